package text_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/text"
)

// marks are those of s, words told apart by how often they occur, where freq says it.
func marks(s string, freq func(string) int) []isnad.Mark {
	if freq == nil {
		return text.Marks(s, nil)
	}
	return text.Marks(s, func(word string) []int { return text.Glued(word, freq) })
}

// cut writes a boundary mark into text as |.
func cut(s string, freq func(string) int) string {
	var b strings.Builder
	at := 0
	for _, m := range marks(s, freq) {
		if m.Kind == isnad.Glued {
			b.WriteString(s[at:m.Start] + "|")
			at = m.Start
		}
	}
	return b.String() + s[at:]
}

// TestGlued needs no corpus: the counts are made up, of the size they have in
// news.
func TestGlued(t *testing.T) {
	counts := map[string]int{
		"انفجار": 644, "سيارة": 1696, "الولايات": 10186, "المتحدة": 17054, "روسيا": 7335, "غزة": 20660, "وهو": 15857,
		"عبد": 9000, "الرحمن": 900, "قدر": 2000, "اتهم": 900, "قدرات": 700, "مؤكدا": 4000, "ضرورة": 3000, "مكافحة": 2000,
		"مكافحةالإرهاب": 60, "الإرهاب": 3000, "نور": 800, "الدين": 4000, "بعد": 30000, "عملية": 7000, "نادر": 45, "مدرسة": 45,
		"اقتحام": 700, "قوات": 12000, "السوري": 9000, "الية": 900,
	}
	freq := func(w string) int { return counts[strings.NewReplacer("ّ", "", "ً", "", "ـ", "").Replace(w)] }
	for _, want := range []string{
		"وقع انفجار|سيارة ثم", "الولايات|المتحدة", "روسيا|الولايات|المتحدة.", "غزة|وهو", "غزّة|وهو", "مؤكداً|ضرورة", "بعد|عملية",
		"اقتحام|قوات",   // nothing but the words speaks for it
		"السوريالية",    // surrealism, not السوري and a word of four letters that begins as endings do
		"عبدالرحمن",     // a name
		"نورالدين",      // a name
		"قدراتهم",       // قدرات with a pronoun
		"مكافحةالإرهاب", // often written so
		"نادرمدرسة",     // both rare
		"وانفجار", "السيارة", "سيارةً", "انفجار سيارة",
	} {
		if got := cut(strings.ReplaceAll(want, "|", ""), freq); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if m := text.Marks("انفجارسيارة", nil); len(m) > 0 {
		t.Errorf("marks without counts: %v", m)
	}
}

func TestGluedReal(t *testing.T) {
	freq := wordCounts(t)
	for _, want := range []string{
		"انفجار|سيارة", "الولايات|المتحدة", "روسيا|الولايات|المتحدة", "الأمم|المتحدة", "نوفمبر|القادم", "غزة|وهو",
		"عبدالرحمن", "نورالدين", "ابوظبي", "أبوظبي", "وعبدالكريم", "فخرالدين", "ورئيسها", "لمسؤولياتهم", "قدراتهما", "وزيران", "والمتظاهرين",
		"انفجارات", "مستشارين", "للاتحادين", "قراراتهما", "استعداداتهم", "ودورانها", "بورسعيد", "دارفور", "رأسمالية",
		"والديمقراطيات", "مواجهاتهم", "وتدميرها", "لأنهائه", "لإجادة", "اقتحام|قوات", "الإسرائيلي|منذ", "مراسل|الميادين|أفاد", "السوريالية", "والعملياتي", "المصرفي", "الاستكشافي", "لا|توجد", "المقاومة|وتنظيم", "الحكومة|والمعارضة", "بعدما|اندلعت",
		"الاحتلال|بوقوع", "المتقاعدين|من", "انتشال|جثامين", "الإسرائيلي|باقتحام", "تنفيذ|تفجيرات", "استقبالات", "والبرية", "كراسنوارميسك", "نوفوميخايلوفكا",
	} {
		if got := cut(strings.ReplaceAll(want, "|", ""), freq); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestGluedSample counts the splits in real reports, and with -v shows every
// third of them, for reading: at least 95 in 100 must be right.
func TestGluedSample(t *testing.T) {
	freq := wordCounts(t)
	list := texts(t, "conflict-articles.jsonl")
	n := 0
	for _, s := range list {
		for _, m := range marks(s, freq) {
			if m.Kind != isnad.Glued {
				continue
			}
			inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
			left := s[:m.Start]
			left = left[len(strings.TrimRightFunc(left, inWord)):]
			right := s[m.Start:]
			right = right[:len(right)-len(strings.TrimLeftFunc(right, inWord))]
			if left == "" || right == "" || freq(left+right) >= freq(right) && freq(left+right) >= freq(left) && freq(left+right) > 0 {
				t.Errorf("cut %q | %q", left, right)
			}
			if n++; n%3 == 0 {
				t.Logf("%s|%s", left, right)
			}
		}
	}
	t.Logf("%d boundaries in %d reports", n, len(list))
	if n < 300 || n > 900 {
		t.Errorf("%d boundaries in %d reports; some 600 are there", n, len(list))
	}
}
