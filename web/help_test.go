package web

import (
	"strings"
	"testing"
)

// Each help mark leads to a section of the manual that is there, in both languages.
func TestHelp(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	event := eventHref(eventOf(t, l, "market", "assault.car_bomb").ID)
	for _, lang := range []Lang{Arabic, English} {
		manual := get(t, h, "/help?lang="+string(lang)).Body.String()
		marks := 0
		for _, path := range []string{"/", "/events", event, "/reports/market", "/review", "/search", "/tally", "/control", "/positions"} {
			page := get(t, h, path).Body.String()
			for _, part := range strings.Split(page, `class="help" href="/help#`)[1:] {
				id, _, _ := strings.Cut(part, `"`)
				if marks++; !strings.Contains(manual, `id="`+id+`"`) {
					t.Errorf("%s: the manual has no section %q", path, id)
				}
			}
			if !strings.Contains(page, `class="help"`) {
				t.Errorf("%s has no help mark", path)
			}
		}
		if marks < 12 {
			t.Errorf("%d help marks", marks)
		}
	}
}
