package extract

import (
	"testing"

	"github.com/isnad-project/isnad"
)

// TestEraOf reads of what time the clause of the last event speaks.
func TestEraOf(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"قصفت المدفعية بلدة داريا أمس.", "recent"},
		{"وفي عام 2013 قصف الطيران بلدة داريا.", "past"},
		{"ومنذ عام 2011 قتل مئات المدنيين في هجمات.", "since"},
		{"قصفت المدفعية بلدة داريا.", "unsaid"},
		{"قصفت المدفعية داريا أمس، وكان الطيران قصف دوما.", "unsaid"},
	} {
		p := r.told(&isnad.Document{Text: c.text, Published: "2016-05-12"})
		s := &p.sents[0]
		if len(s.events) == 0 {
			t.Errorf("%s: no event", c.text)
			continue
		}
		if got := p.eraOf(0, p.siteOf(s, s.events[len(s.events)-1])); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
