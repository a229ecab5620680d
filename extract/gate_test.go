package extract_test

import (
	"testing"

	"github.com/isnad-project/isnad"
)

// TestFigurative reads sentences whose words of violence mean something else, and
// the same words in a report of war.
func TestFigurative(t *testing.T) {
	r := newReader(t)
	violence := func(text string) int {
		n := 0
		for _, c := range r.Read(&isnad.Document{ID: "t", Text: text}) {
			if isnad.Happens(c.Type) {
				n++
			}
		}
		return n
	}
	for _, text := range []string{
		"يستعد الفريق لمواجهة ضيفه في الدور الثاني بعد أن قاد هجوم النادي إلى الفوز",
		"خاض المرشح معركة انتخابية صعبة في الدائرة الثالثة",
		"ألحق القرار ضررا كبيرا بقطاع السياحة وأدى إلى انهيار الأسعار",
		"أصيب اللاعب في الركبة وغاب عن المباراة",
	} {
		if n := violence(text); n > 0 {
			t.Errorf("%d claims of violence in: %s", n, text)
		}
	}
	for _, text := range []string{
		"هاجم مسلحون مركز الشرطة في مدينة بعقوبة",
		"دارت معركة بين الجيش والمسلحين في محيط البلدة",
	} {
		if violence(text) == 0 {
			t.Errorf("no claim of violence in: %s", text)
		}
	}
}
