package link

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/isnad-project/isnad"
)

func TestWhoStandsWhere(t *testing.T) {
	reports := inputs(
		rep{id: "r1", outlet: "صحيفة", published: "2016-09-06", claims: []isnad.Claim{
			claim(carBomb, "حمص", at("2016-09-05"), kill(9)),
			claim(carBomb, "حمص", at("2016-09-05"), by("الوزارة"), count("casualties", 0, 0)),
			claim(carBomb, "حمص", at("2016-09-05"), by("رجل"), kill(9))}})
	camp := func(name, country string) isnad.Camp {
		if name == "الوزارة" && country == "SY" {
			return isnad.State
		}
		return ""
	}
	e := together(t, Build(reports, nil, Options{Camps: camp}), reports, 0, 1, 2)
	if e.Camps["الوزارة"] != isnad.State || e.Camps["صحيفة"] != isnad.Media || e.Camps["رجل"] != isnad.UnknownCamp {
		t.Errorf("camps %v", e.Camps)
	}
	c := contradiction(e, "killed", "none_some")
	if c == nil || !slices.Equal(c.Camps[0], []isnad.Camp{isnad.State}) || !slices.Equal(c.Camps[1], []isnad.Camp{isnad.Media, isnad.UnknownCamp}) {
		t.Errorf("contradictions %+v", e.Contradictions)
	}
	if e := together(t, build(reports), reports, 0, 1, 2); e.Camps != nil {
		t.Errorf("camps that nobody looked up: %v", e.Camps)
	}
}

// The two claims that are named as enough stand on the two sides, and alone in an incident
// conflict in the same way.
func TestLeastConflicts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawReports(t)
		byID := map[string]*item{}
		for _, it := range prepare(in, nil) {
			byID[it.c.ID] = it
		}
		for _, e := range build(in).Events {
			for _, c := range e.Contradictions {
				if !slices.Contains(c.Claims[0], c.Least[0]) || !slices.Contains(c.Claims[1], c.Least[1]) {
					t.Fatalf("%v is not of the sides %v", c.Least, c.Claims)
				}
				two := contradictions([]*item{byID[c.Least[0]], byID[c.Least[1]]})
				if !slices.ContainsFunc(two, func(d isnad.Contradiction) bool { return d.Kind == c.Kind }) {
					t.Fatalf("%s of %s: the two alone conflict in %v", c.Kind, c.Field, two)
				}
			}
		}
	})
}
