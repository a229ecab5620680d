package text_test

import (
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/text"
)

// cut writes a boundary mark into text as |.
func cut(s string, freq func(string) int) string {
	var b strings.Builder
	at := 0
	for _, m := range text.Marks(s, freq) {
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
	}
	freq := func(w string) int { return counts[strings.NewReplacer("ّ", "", "ً", "", "ـ", "").Replace(w)] }
	for _, want := range []string{
		"وقع انفجار|سيارة ثم", "الولايات|المتحدة", "روسيا|الولايات|المتحدة.", "غزة|وهو", "غزّة|وهو", "مؤكداً|ضرورة", "بعد|عملية",
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
		"والديمقراطيات", "مواجهاتهم", "وتدميرها", "لأنهائه", "لإجادة", "لا|توجد", "المقاومة|وتنظيم", "الحكومة|والمعارضة", "بعدما|اندلعت",
	} {
		if got := cut(strings.ReplaceAll(want, "|", ""), freq); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
