package numeral_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// show writes the numbers of a text briefly: words, range, flags.
func show(text string) []string {
	toks := arabic.Tokenize(text, nil)
	var out []string
	for _, n := range numeral.Find(toks) {
		low, high := "", ""
		if !n.NoLow {
			low = fmt.Sprint(n.Low)
		}
		if !n.NoHigh {
			high = fmt.Sprint(n.High)
		}
		s := text[toks[n.First].Start:toks[n.End-1].End] + " " + low + ".." + high
		if n.Kind != numeral.Cardinal {
			s += " " + n.Kind.String()
		}
		if n.Approx {
			s += " approx"
		}
		if n.Bound != "" {
			s += " " + n.Bound
		}
		out = append(out, s)
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// Bounds.
		{"أُصيب ما لا يقل عن مئةٍ وخمسة وثلاثين عاملا", []string{"ما لا يقل عن مئةٍ وخمسة وثلاثين 135.. at_least"}},
		{"جُرح نحو خمسين مزارعا على الأقل", []string{"نحو خمسين 50.. approx at_least"}},
		{"غادرت أكثر من ٤٠٠ أسرة", []string{"أكثر من ٤٠٠ 400.. more_than"}},
		{"لا يزيد عن 12 خيمة", []string{"لا يزيد عن 12 ..12 at_most"}},
		{"أقل من عشرين شاحنة", []string{"أقل من عشرين ..20 less_than"}},
		{"تجاوز عدد المفقودين 300 شخص", []string{"تجاوز عدد المفقودين 300 300.. more_than"}},
		{"لا يقل عددهم عن سبعين", []string{"لا يقل عددهم عن سبعين 70.. at_least"}},
		{"سقط تسعة بحارة تقريبا", []string{"تسعة 9..9 approx"}},
		{"قضى 8 صيادين على الأقل ونحو 20 بحارا", []string{"8 8.. at_least", "ونحو 20 20..20 approx"}},
		// Ranges.
		{"بين ثلاثين وأربعين زورقا", []string{"بين ثلاثين وأربعين 30..40"}},
		{"من 3 إلى 5 آلاف نازح", []string{"من 3 إلى 5 آلاف 3000..5000"}},
		{"ثلاثة أو أربعة رعاة", []string{"ثلاثة أو أربعة 3..4"}},
		{"ارتفعت الحصيلة من 10 إلى 15 غريقا", []string{"10 10..10", "15 15..15"}},
		{"أكثر من عشرين وأقل من ثلاثين جريحا", []string{"أكثر من عشرين وأقل من ثلاثين 20..30"}},
		// Composition.
		{"ثلاثة آلاف ومئتان وخمسون طنا", []string{"ثلاثة آلاف ومئتان وخمسون 3250..3250"}},
		{"مئة وعشرين ألفا", []string{"مئة وعشرين ألفا 120000..120000"}},
		{"3.5 مليون لاجئ", []string{"3.5 مليون 3500000..3500000"}},
		{"مليونان ونصف المليون", []string{"مليونان ونصف المليون 2500000..2500000"}},
		{"نصف مليون", []string{"نصف مليون 500000..500000"}},
		{"1,250 و1.250 و1 250", []string{"1,250 1250..1250", "1.250 1250..1250", "1 250 1250..1250"}},
		{"خمسمئة وستون", []string{"خمسمئة وستون 560..560"}},
		{"ألفا جندي", []string{"ألفا 2000..2000"}},
		{"ألفا و150 خيمة", []string{"ألفا و150 1150..1150"}},
		{"ألفا وثلاثمئة لاجئ", []string{"ألفا وثلاثمئة 1300..1300"}},
		{"ألفا جندي و20 ضابطا", []string{"ألفا 2000..2000", "20 20..20"}},
		{"إحدى وعشرين قرية", []string{"إحدى وعشرين 21..21"}},
		{"عشرة وثلاثة", []string{"عشرة 10..10", "وثلاثة 3..3"}},
		{"ألف خمس مئة", []string{"ألف خمس مئة 1500..1500"}},
		{"1\u202f234\u202f567 و1\u200f,250", []string{"1\u202f234\u202f567 1234567..1234567", "1\u200f,250 1250..1250"}},
		{"على الأكثر 100 و على الأقل 20 خيمة", []string{"على الأكثر 100 و على الأقل 20 20..100"}},
		{"غرق 100 بحار و على الأقل 20 صيادا", []string{"100 100..100", "على الأقل 20 20.. at_least"}},
		{"بين ناقص خمس وعشر درجات", []string{"بين ناقص خمس وعشر 0..10"}},
		// Fractions.
		{"خُمس السكان", []string{"خُمس 1..0 fraction"}},
		{"ثُمن الأرض، ثمن الخبز", []string{"ثُمن 1..0 fraction"}},
		{"واحد من بين كل ثمانية عمال", []string{"واحد من بين كل ثمانية 1..0 fraction"}},
		{"نجا واحد من خمسة صيادين", []string{"واحد 1..1", "خمسة 5..5"}},
		// Vague.
		{"عشرات الآلاف من السكان", []string{"عشرات الآلاف 20000.. vague"}},
		{"مئات الجرحى وعدد كبير من المفقودين", []string{"مئات 200.. vague", "وعدد كبير من 2.. vague"}},
		{"بضعة آلاف", []string{"بضعة آلاف 2000.. vague"}},
		{"عدد الجرحى 14", []string{"14 14..14"}},
		// Ordinals, percent, labels.
		{"للمرة الثالثة عشرة", []string{"الثالثة عشرة 13..13 ordinal"}},
		{"80 في المئة من المنازل", []string{"80 في المئة 80..80 percent"}},
		{"تضرر %70 من المنازل وارتفع السعر بنسبة 20 عن العام الماضي", []string{"%70 70..70 percent", "20 20..20 percent"}},
		{"ارتفع 30 % 40 طنا", []string{"30 % 30..30 percent", "40 40..40"}},
		{"القرار 2118 ومؤتمر جنيف2 وطائرة F-16", []string{"2118 2118..2118 label", "2 2..2 label", "16 16..16 label"}},
		{"غرق35 بحارا", []string{"35 35..35"}},
		// Words that are no numbers here.
		{"كمية من الطحين أهم بكثير من غيرها وبعده ميتين", nil},
		{"وصل الاثنين ثم غادر الثلاثاء والأحد", nil},
		{"في 21/7/2015 عند 10:30", nil},
		{"أول من أمس", nil},
		{"وأثنى القائد على المقاتلين وأثنت الوزيرة عليهم", nil},
		{"وقتل أثني عشر جنديا", []string{"أثني عشر 12..12"}},
	} {
		if got := show(c.text); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestPost(t *testing.T) {
	toks := arabic.Tokenize("جُرح ستة عمال مناجم على الأقل أمس", nil)
	n := numeral.Find(toks)[0]
	if n.End != 2 || n.Post != 4 || n.PostEnd != 6 || n.Bound != numeral.AtLeast {
		t.Errorf("%+v", n)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("أُصيب ما لا يقل عن مئةٍ وخمسة وثلاثين عاملا، و1,250.5 مليون -٣/٤ على الأقل")
	f.Add("بين عشرات الآلاف و٥٠٬٠٠٠ مليار مليار 10–15% الـ7 واحد على 0 جزء من")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		toks := arabic.Tokenize(text, nil)
		at := 0
		for _, n := range numeral.Find(toks) {
			if n.First < at || n.Core < n.First || n.End <= n.Core || n.End > len(toks) || n.Post > n.PostEnd || n.PostEnd > len(toks) || n.Post < n.End {
				t.Fatalf("%q: %+v after %d", text, n, at)
			}
			if n.Low < 0 || n.High < 0 || n.Value != n.Value {
				t.Fatalf("%q: %+v", text, n)
			}
			at = n.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "gold", "train.texts.jsonl"))
	if err != nil {
		b.Skip("no text beside the project")
	}
	sents := arabic.Sentences(arabic.Tokenize(string(data), nil))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		for _, s := range sents {
			numeral.Find(s.Tokens)
		}
	}
}
