package web

import (
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

func TestSumsInWords(t *testing.T) {
	n := func(low, high int) isnad.Bounds { return isnad.Bounds{Low: low, High: &high} }
	part := func(id string, b isnad.Bounds) isnad.Part { return isnad.Part{Event: id, Bounds: b} }
	e := &isnad.Event{Sums: []isnad.Sum{
		{Outcome: "killed", Report: "r1", Stated: n(48, 48), ComeTo: n(48, 48), Finding: isnad.AddsUp,
			Parts: []isnad.Part{part("i1", n(35, 35)), part("i2", n(8, 8)), part("i3", n(4, 4)), part("i4", n(1, 1))}},
		{Outcome: "killed", Stated: n(36, 36), ComeTo: n(35, 35), Finding: isnad.Short, Parts: []isnad.Part{part("i1", n(30, 30)), part("i2", n(5, 5))}},
		{Outcome: "killed", Stated: isnad.Bounds{Low: 36}, ComeTo: n(32, 40), Finding: isnad.Fits, Parts: []isnad.Part{part("i1", n(30, 30)), part("i2", n(2, 10))}},
		{Outcome: "killed", Stated: n(4, 4), ComeTo: n(6, 6), Finding: isnad.Over, Parts: []isnad.Part{{Event: "i1", Who: "children", Bounds: n(6, 6)}}},
	}}
	for _, tc := range []struct {
		l    *locale
		want [][]string
	}{
		{localeOf(t, Arabic, true), [][]string{{"٣٥ + ٨ + ٤ + ١ = ٤٨", "يصحّ الجمع"}, {"٣٠ + ٥ = ٣٥", "٣٦", "أقل"}, {"٣٠ + ٢–١٠ = ٣٢–٤٠", "فأكثر"}, {"٦", "أطفال", "أكثر من الكل"}}},
		{localeOf(t, English, false), [][]string{{"35 + 8 + 4 + 1 = 48", "adds up"}, {"30 + 5 = 35", "36", "stated"}, {"32–40", "36", "or more"}, {"children", "more than the whole"}}},
	} {
		for i, v := range tc.l.sums(e, nil) {
			for _, w := range tc.want[i] {
				if got := string(v.Equation + " " + v.Says); !strings.Contains(got, w) {
					t.Errorf("%s: %q lacks %q", tc.l.Lang, got, w)
				}
			}
		}
	}
}
