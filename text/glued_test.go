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

func TestGluedReal(t *testing.T) {
	freq := wordCounts(t)
	for _, want := range []string{
		"انفجار|سيارة", "الولايات|المتحدة", "روسيا|الولايات|المتحدة", "الأمم|المتحدة", "نوفمبر|القادم", "غزة|وهو",
		"عبدالرحمن", "نورالدين", "ابوظبي", "أبوظبي", "وعبدالكريم", "فخرالدين", "ورئيسها", "لمسؤولياتهم", "قدراتهما", "وزيران", "والمتظاهرين",
		"انفجارات", "مستشارين", "للاتحادين", "قراراتهما", "استعداداتهم", "ودورانها", "بورسعيد", "دارفور", "رأسمالية",
		"والديمقراطيات", "مواجهاتهم", "وتدميرها", "المقاومة|وتنظيم", "الحكومة|والمعارضة", "بعدما|اندلعت",
	} {
		if got := cut(strings.ReplaceAll(want, "|", ""), freq); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
