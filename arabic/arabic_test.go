package arabic_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad/arabic"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"إدلب": "ادلب", "مُدَرَّعة": "مدرعه", "مسؤول": "مسوول", "هيئة": "هييه", "مستشفى": "مستشفي",
		"قتـــلى": "قتلي", "٣٥": "35", "ﻻ": "لا", "مقارّ": "مقار", "كُردی": "كردي", "ABC": "abc",
		"پێشمەرگە": "بيشمهركه", "ٱلۡقُرۡءَان": "القرءان",
	} {
		if got := arabic.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func texts(toks []arabic.Token) []string {
	var out []string
	for _, t := range toks {
		out = append(out, t.Text)
	}
	return out
}

func TestTokenize(t *testing.T) {
	for _, c := range []struct {
		text string
		cuts []int
		want []string
	}{
		{"قتل 35 شخصاً،وأصيب 1,250.", nil, []string{"قتل", "35", "شخصاً", "،", "وأصيب", "1,250", "."}},
		{"«جنيف2»", nil, []string{"«", "جنيف", "2", "»"}},
		{"انفجارسيارة", []int{len("انفجار")}, []string{"انفجار", "سيارة"}},
		{"35قتيلا و٣٫٥%", nil, []string{"35", "قتيلا", "و", "٣٫٥", "%"}},
		{"F-16 فوق", nil, []string{"F", "-", "16", "فوق"}},
		{"ٱلۡقُرۡءَانِ 1\u200f,\u200f250 2\u200f3", nil, []string{"ٱلۡقُرۡءَانِ", "1\u200f,\u200f250", "2", "3"}},
	} {
		if got := texts(arabic.Tokenize(c.text, c.cuts)); !slices.Equal(got, c.want) {
			t.Errorf("Tokenize(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	text := "قتل اثنان.وأصيب د.أحمد بجروح. نقلت أ.ف.ب الخبر\nبلغ 3.5 كلم؟ نعم «انتهى.» ثم"
	var got []string
	for _, s := range arabic.Sentences(arabic.Tokenize(text, nil)) {
		got = append(got, s.Of(text))
	}
	want := []string{"قتل اثنان.", "وأصيب د.أحمد بجروح.", "نقلت أ.ف.ب الخبر", "بلغ 3.5 كلم؟", "نعم «انتهى.»", "ثم"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestSplits(t *testing.T) {
	for word, want := range map[string]arabic.Split{
		"وبالمدفعيه": {Pro: arabic.Wa | arabic.Bi | arabic.Al, Stem: "مدفعيه"},
		"للمدنيين":   {Pro: arabic.Li | arabic.Al, Stem: "مدنيين"},
		"للاجيين":    {Pro: arabic.Li | arabic.Al, Stem: "لاجيين"},
		"سيطرتها":    {Stem: "سيطره", Enc: "ها"},
		"وسيعقد":     {Pro: arabic.Wa | arabic.Sa, Stem: "يعقد"},
		"قتلوهم":     {Stem: "قتلوا", Enc: "هم"},
		"ابنايه":     {Stem: "ابناء", Enc: "ه"},
		"واشنطن":     {Stem: "واشنطن"},
	} {
		if !slices.Contains(slices.Collect(arabic.Splits(word)), want) {
			t.Errorf("%s: no %+v", word, want)
		}
	}
}

func FuzzTokenize(f *testing.F) {
	f.Add("قتل 35 شخصاً، «وأصيب» 1,250.\u200f\u0651")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		at := 0
		toks := arabic.Tokenize(text, nil)
		for _, k := range toks {
			if k.Start < at || k.End <= k.Start || k.Of(text) != k.Text {
				t.Fatalf("token %+v after byte %d", k, at)
			}
			at = k.End
			if again := arabic.Fold(k.Norm); again != k.Norm || !utf8.ValidString(k.Norm) {
				t.Fatalf("%q is folded to %q, that to %q", k.Text, k.Norm, again)
			}
			for s := range arabic.Splits(k.Norm) {
				if s.Stem == "" && k.Norm != "" {
					t.Fatalf("%q splits to %+v", k.Norm, s)
				}
			}
		}
		n := 0
		for _, s := range arabic.Sentences(toks) {
			n += len(s.Tokens)
		}
		if n != len(toks) {
			t.Fatalf("%d of %d tokens in sentences", n, len(toks))
		}
	})
}
