package extract

import (
	"slices"

	"github.com/isnad-project/isnad/lexicon"
)

// maxPaired bounds how many parties of a sentence are tried two by two.
const maxPaired = 8

// pairs joins the parties of the sentence two by two where an event has two sides
// that need not stand joined: اشتبك المسلحون أمس مع الجيش. A pair has the signs of
// both, and its own.
func (q *partyQuestion) pairs() {
	switch q.e.typ {
	case "clash", "agree", "consult.meet":
	default:
		return
	}
	if q.about != askDoer {
		return
	}
	var here []int
	for i := range q.options {
		if o := &q.options[i]; len(o.chunks) == 1 && len(o.names) == 1 && len(here) < maxPaired {
			here = append(here, i)
		}
	}
	for n, i := range here {
		for _, k := range here[n+1:] {
			a, b := q.options[i], q.options[k]
			if a.ids.meet(b.ids) || a.chunks[0] == b.chunks[0] {
				continue
			}
			if a.chunks[0] > b.chunks[0] {
				a, b = b, a
			}
			known := q.has(ids{a.ids[0], b.ids[0]}) >= 0
			o := q.option([]string{a.names[0], b.names[0]}, []int{a.chunks[0], b.chunks[0]})
			if !known {
				o.sum = a.sum + b.sum
				o.signs = slices.Concat(a.signs, b.signs)
			}
			x, y := &q.s.chunks[a.chunks[0]], &q.s.chunks[b.chunks[0]]
			o.sign("pair").with(q.typ)
			o.sign("pair ", x.prep, "+", y.prep)
			o.sign("pair ", q.sortOf(x).text, "+", q.sortOf(y).text)
			if x.first < q.e.first && y.first >= q.e.end {
				o.sign("pair around")
			}
		}
	}
}

// adjectives are the states, and the groups, whose adjectives stand in the sentence:
// «غارة إسرائيلية», «القذائف الحوثية».
func (q *partyQuestion) adjectives() {
	if q.about != askDoer {
		return
	}
	for k := range q.s.chunks {
		c := &q.s.chunks[k]
		if c.kind != cNoun && c.kind != cAct || c.place >= 0 {
			continue
		}
		for i := c.first + 1; i < c.end; i++ {
			who := q.byAdjective(i)
			if who == "" {
				continue
			}
			o := q.option([]string{who}, []int{k})
			of := "thing"
			switch {
			case k >= q.ci && k <= q.cj:
				of = "trigger"
			case c.kind == cAct:
				of = "act"
			case q.party("subj", c):
				of = "party"
			}
			q.tell(o, "adjective", "adjective of "+of)
			o.sign("adjective of ", of, " ", q.e.typ)
			o.sign("adjective of ", of, " ", q.form.text)
			if of != "trigger" {
				q.position(o, c.first, k)
			}
			break
		}
	}
}

// byAdjective is the party whose adjective token i is: the state, or the group whose
// members are called so; empty for none.
func (q *partyQuestion) byAdjective(i int) string {
	if _, ok := q.names.at(i); ok {
		return ""
	}
	if a := q.pos(i, lexicon.Adjective); a != nil {
		if state := q.gaz.State(a.Own); state != "" {
			return state
		}
	}
	if r := q.readings[i]; r != nil && r.state != "" && q.article(i) {
		return r.state
	}
	return ""
}
