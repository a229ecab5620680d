package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Each line is words of which every one finds every other, and behind | what they find too.
func TestFormsFindEachOther(t *testing.T) {
	for _, line := range []string{
		"إدلب ادلب إِدلِب أدلب",
		"غارة غارات الغارة والغارات غاراتها غارتين الغارتان | بغارات وغاراتهم",
		"مدينة المدينة بالمدينة مدينه مدينتنا | ومدينة لمدينة",
		"مستشفى مستشفي المستشفى بالمستشفى | ومستشفى",
		"مدني مدنيين المدنيون مدنيًا والمدنيين | بمدنيين",
		"قصف القصف قصفت قصفوا | وقصف بقصف فقصفت",
		"مسؤول المسؤولين مسوول",
		"قائد القائد قايد",
		"١٢٥٠ 1250 1,250",
		"Idlib idlib IDLIB",
		"للمقاتلين المقاتلون مقاتلين والمقاتلون",
	} {
		each, _, _ := strings.Cut(line, "|")
		for _, sought := range strings.Fields(each) {
			q := Parse(sought, nil)
			for _, w := range strings.Fields(strings.ReplaceAll(line, "|", "")) {
				if !q.Holds("في " + w + " أمس") {
					t.Errorf("%s does not find %s: %q in %q", sought, w, q[0].Stems, Stems(w))
				}
			}
		}
	}
}

func TestOtherWordsAreNotFound(t *testing.T) {
	for sought, text := range map[string]string{
		"وزير": "زيارة", "قتل": "مقاتلة", "درعا": "الدروع", "بلدة": "اللد", "دير": "إدارة",
	} {
		if Parse(sought, nil).Holds(text) {
			t.Errorf("%s finds %s: %q", sought, text, Stems(text))
		}
	}
}

// Marks cover whole words as they are printed, wherever they stand.
func TestMarks(t *testing.T) {
	text := "«وبالغاراتِ» على إِدلِب (12-15) غارةً؛ ثم غارَتين."
	var got []string
	for _, m := range Parse("غارة ادلب", nil).Marks(text) {
		got = append(got, text[m.Start:m.End])
	}
	if want := []string{"وبالغاراتِ", "إِدلِب", "غارةً", "غارَتين"}; !slices.Equal(got, want) {
		t.Errorf("marked %q, want %q", got, want)
	}
}

// Further forms are sought too, and named when they are found by another stem.
func TestAlso(t *testing.T) {
	q := Parse("مدفع Idlib", func(text, norm string) []string {
		return map[string][]string{"مدفع": {"مدافع", "المدفع"}, "Idlib": {"إدلب"}}[text]
	})
	if !slices.Equal(q[0].Also, []string{"مدافع"}) || !slices.Equal(q[1].Also, []string{"إدلب"}) {
		t.Fatalf("%+v", q)
	}
	if !q.Holds("مدافعهم في ريف إدلب") || q.Holds("مدافعهم في حلب") {
		t.Error("forms are not sought, or one word is enough")
	}
}

// A passage is a whole sentence, or what lies around the first mark of a long one.
func TestPassages(t *testing.T) {
	text := "لا شيء هنا. شنت طائرات غارة على إدلب. ثم غارة أخرى؟\n" + strings.Repeat("كلام طويل ", 200) + "عن إدلب " + strings.Repeat("ثم كلام ", 200)
	var got []string
	for _, p := range Parse("غارة ادلب", nil).Passages(text, 3) {
		for _, m := range p.Marks {
			if m.Start < p.Start || m.End > p.End {
				t.Errorf("a mark outside of its passage: %v", p)
			}
		}
		got = append(got, text[p.Start:p.End])
	}
	if len(got) != 3 || got[0] != "شنت طائرات غارة على إدلب." || got[1] != "ثم غارة أخرى؟" || len(got[2]) > longest+20 || !strings.Contains(got[2], "عن إدلب ثم") {
		t.Errorf("%q", got)
	}
	if one := Parse("غارة ادلب", nil).Passages(text, 1); len(one) != 1 || len(one[0].Marks) != 2 {
		t.Errorf("the best passage is %v", one)
	}
}

func FuzzMarks(f *testing.F) {
	f.Add("غارة على", "والغاراتِ على إدلب")
	f.Fuzz(func(t *testing.T, typed, text string) {
		if !utf8.ValidString(text) {
			return
		}
		q := Parse(typed, nil)
		last := 0
		for _, m := range q.Marks(text) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("a mark %v behind %d in %d bytes", m, last, len(text))
			}
			last = m.End
		}
		for _, s := range Stems(text) {
			if s == "" || strings.ContainsAny(s, " \"") {
				t.Fatalf("the stem %q", s)
			}
		}
	})
}
