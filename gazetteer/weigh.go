package gazetteer

import (
	"fmt"
	"strings"
)

// Sign is one thing that speaks for a row, or against it, and what it weighs.
type Sign struct {
	Name   string
	Weight float64
}

// Weighed is a row that a mention may mean, with its score and the signs that
// the score is the sum of.
type Weighed struct {
	Row   int
	Score float64
	Signs []Sign
}

// Why writes the signs, in the order in which they were found.
func (w Weighed) Why() string {
	var b strings.Builder
	for i, s := range w.Signs {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s %+.1f", s.Name, s.Weight)
	}
	return b.String()
}

// Weigh is Resolve for those who ask why: beside the resolutions it gives of each
// mention the rows that were weighed, the best first. Of an anaphor, of a joint
// mention and of a name that the gazetteer lacks there are none.
func (g *Gazetteer) Weigh(ms []Mention) ([]Resolution, [][]Weighed) {
	r := g.resolve(ms, true)
	out := make([][]Weighed, len(ms))
	for i := range r.scored {
		for _, s := range r.scored[i] {
			out[i] = append(out[i], Weighed{s.row, s.score, s.signs})
		}
	}
	return r.out, out
}

// weighing sums up what speaks for a row and against it.
type weighing struct {
	score  float64
	stated bool   // what the text states of the mention speaks for this row
	again  bool   // or of another mention of the name
	signs  []Sign // kept when not nil
}

func (w *weighing) add(sign string, weight float64) {
	w.score += weight
	if w.signs != nil && weight != 0 {
		w.signs = append(w.signs, Sign{sign, weight})
	}
}

// state adds what the text itself states.
func (w *weighing) state(sign string, weight float64) {
	w.add(sign, weight)
	w.stated = true
}
