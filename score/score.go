package score

import (
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// Figure is one measure: how many of the gold items were hit, and how many were
// predicted. P, R and F1 are rounded to four decimals.
type Figure struct {
	Name            string
	P, R, F1        float64
	Hit, Gold, Pred int
}

// Accuracy is the share of pairs for which something holds, to four decimals.
type Accuracy struct {
	Name  string
	Share float64
	Of    int
}

// Report is a comparison. Figures stand in a fixed order, accuracies by name and
// only where there was something to compare.
type Report struct {
	Figures    []Figure
	Accuracies []Accuracy
	Misses     []string // one line for each figure and claim that was not found
	Unread     int      // gold documents without a prediction
	Documents  int      // gold documents
}

// The figures, in the order in which they are printed.
var figureNames = []string{"counts", "attached", "breakdown", "claims", "placed", "core", "actors", "targets", "source", "time", "marked"}

type scorer struct {
	tally  map[string]*[3]int // hit, gold, predicted
	shares map[string]*[2]int // held, of
	misses []string
}

// Compare scores predicted against gold. Every gold document must have a text;
// one without a prediction counts as read with no claims.
func Compare(gold, predicted, texts *File) (*Report, error) {
	s := &scorer{tally: map[string]*[3]int{}, shares: map[string]*[2]int{}}
	for _, n := range figureNames {
		s.tally[n] = new([3]int)
	}
	out := &Report{Documents: len(gold.docs)}
	for _, g := range gold.docs {
		t, ok := texts.get(g.ID)
		if !ok || t.Text == nil {
			return nil, fmt.Errorf("no text for document %s", g.ID)
		}
		p, ok := predicted.get(g.ID)
		if !ok {
			out.Unread++
		}
		s.document(g.ID, g.Claims, p.Claims, newReport(*t.Text))
	}
	for _, n := range figureNames {
		out.Figures = append(out.Figures, figureOf(n, *s.tally[n]))
	}
	for n, a := range s.shares {
		out.Accuracies = append(out.Accuracies, Accuracy{n, round4(float64(a[0]) / float64(a[1])), a[1]})
	}
	slices.SortFunc(out.Accuracies, func(a, b Accuracy) int { return strings.Compare(a.Name, b.Name) })
	out.Misses = s.misses
	return out, nil
}

func (s *scorer) add(name string, hit, gold, pred int) {
	t := s.tally[name]
	t[0], t[1], t[2] = t[0]+hit, t[1]+gold, t[2]+pred
}

func (s *scorer) mark(name string, ok bool) {
	if s.shares[name] == nil {
		s.shares[name] = new([2]int)
	}
	s.shares[name][0] += int(one(ok))
	s.shares[name][1]++
}

func core(c claim) bool { return isnad.Happens(c.Type) }

func (s *scorer) document(id string, gold, pred []claim, r *report) {
	m := matchCounts(gold, pred, r, false)
	s.add("counts", len(m.hits), m.gold, m.pred)
	for _, c := range m.missed {
		s.misses = append(s.misses, fmt.Sprintf("%s count missed: %s %s..%s | %s", id, c.Outcome, c.Low, c.High, c.Quote))
	}
	for _, h := range m.hits {
		s.mark("bounds", h[0].Approx == h[1].Approx && sameString(h[0].Bound, h[1].Bound))
	}
	s.add("breakdown", len(matchCounts(gold, pred, r, true).hits), m.gold, m.pred)
	s.add("attached", 0, m.gold, m.pred)

	pairs := pair(gold, pred, r)
	found := make([]bool, len(gold))
	typed, placed, inCore := 0, 0, 0
	for _, ij := range pairs {
		g, p := gold[ij[0]], pred[ij[1]]
		if g.Type != p.Type {
			continue
		}
		typed++
		if samePlace(g.Place, p.Place) {
			found[ij[0]] = true
			placed++
			inCore += int(one(core(g)))
		}
	}
	s.add("claims", typed, len(gold), len(pred))
	s.add("placed", placed, len(gold), len(pred))
	s.add("core", inCore, tellCore(gold), tellCore(pred))
	for i, g := range gold {
		if !found[i] {
			s.misses = append(s.misses, missedClaim(id, g))
		}
	}
	for _, ij := range pairs {
		s.couple(&gold[ij[0]], &pred[ij[1]], r)
	}
}

func tellCore(claims []claim) (n int) {
	for _, c := range claims {
		n += int(one(core(c)))
	}
	return n
}

func missedClaim(id string, g claim) string {
	where := "None"
	if g.Place != nil && g.Place.Name != "" {
		where = g.Place.Name
	}
	words := []rune(g.Quote.String())
	return fmt.Sprintf("%s claim missed: %s @ %s | %s", id, g.Type, where, string(words[:min(110, len(words))]))
}

// couple marks the fields of two paired claims.
func (s *scorer) couple(g, p *claim, r *report) {
	s.mark("place", samePlace(g.Place, p.Place))
	if gp, pp := g.Place, p.Place; gp != nil && pp != nil {
		if gp.Admin1 != "" {
			s.mark("place_admin1", sameName(gp.Admin1, pp.Admin1, placeWords))
		}
		if gp.Country != "" {
			s.mark("place_country", gp.Country == pp.Country)
		}
		s.mark("relation", sameString(gp.Relation, pp.Relation))
	}
	s.names("actors", g.Actors, p.Actors)
	s.names("targets", g.Targets, p.Targets)
	s.names("source", g.Source, p.Source)
	s.mark("source_exact", slices.EqualFunc(g.Source, p.Source, sameActor))

	gv, pv := g.Time.Value, p.Time.Value
	s.add("time", int(one(gv != nil && sameString(gv, pv))), int(one(gv != nil)), int(one(pv != nil)))
	gm, pm := g.Modality != isnad.Asserted, p.Modality != isnad.Asserted
	s.add("marked", int(one(gm && g.Modality == p.Modality)), int(one(gm)), int(one(pm)))
	s.tally["attached"][0] += len(matchCounts([]claim{*g}, []claim{*p}, r, false).hits)
}

// SameActor tells whether two names of actors, targets or sources are loosely the
// same.
func SameActor(a, b string) bool { return sameName(a, b, nameWords) }

func sameActor(a, b name) bool { return sameName(string(a), string(b), nameWords) }

// names counts the names of one list that the other has too, looked at from the
// side that has fewer of them.
func (s *scorer) names(field string, gold, pred []name) {
	covered := func(a, b []name) (n int) {
		for _, x := range a {
			n += int(one(slices.ContainsFunc(b, func(y name) bool { return sameActor(x, y) })))
		}
		return n
	}
	s.add(field, min(covered(gold, pred), covered(pred, gold)), len(gold), len(pred))
}
