package extract

import (
	"sort"

	"github.com/isnad-project/isnad"
)

// keepLessons says of each event that was read whether a person read it too: one of
// the same sort, in the same words.
func (p *parsed) keepLessons(answers []Answer) []Lesson {
	type match struct {
		weight float64
		event  int
		answer int
	}
	type at struct {
		n int
		e *event
	}
	var events []at
	for n := range p.sents {
		for _, e := range p.sents[n].events {
			events = append(events, at{n, e})
		}
	}
	var all []match
	for i, x := range events {
		quote, trigger := p.span(x.e.from, x.e.to), p.span(x.e.first, x.e.end)
		for k, a := range answers {
			if branch(a.Type) != branch(x.e.typ) || p.stated(x.e) && a.Type != "statement" {
				continue
			}
			o, t := common(a.Quote, quote), common(a.Trigger, trigger)
			if o < 0.3 {
				continue
			}
			w := o
			if t > 0 {
				w += 2
			}
			if a.Type == x.e.typ {
				w += 2
			}
			all = append(all, match{w, i, k})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].weight > all[j].weight })
	told, taken := make([]bool, len(events)), make([]bool, len(answers))
	for _, m := range all {
		if !told[m.event] && !taken[m.answer] {
			told[m.event] = true
			for k := range answers {
				taken[k] = taken[k] || answers[k].Trigger == answers[m.answer].Trigger && answers[k].Type == answers[m.answer].Type
			}
		}
	}
	var out []Lesson
	for i, x := range events {
		l := Lesson{About: keepQuestion(x.e), Event: p.span(x.e.first, x.e.end)}
		for _, o := range p.keepOptions(x.n, x.e) {
			l.Options = append(l.Options, Option{o.name, o.signs, (o.at >= 0) == told[i]})
		}
		out = append(out, l)
	}
	return out
}

// branch is the family of types that one reader may take for another.
func branch(typ string) string {
	switch f := isnad.Family(typ); f {
	case "clash", "assault":
		return "violence"
	case "mobilize":
		return "control"
	case "displace", "condition", "aid":
		return "condition"
	case "control", "coerce", "toll", "protest":
		return f
	}
	return "act"
}

// common is the share of the shorter span that two spans have in common.
func common(a, b isnad.Span) float64 {
	n := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(max(0, n)) / float64(max(1, min(a.End-a.Start, b.End-b.Start)))
}

// Ruling is what a person said of an act that the reader proposed: whether the
// report tells it.
type Ruling struct {
	Type    string
	Trigger isnad.Span
	Told    bool
}

// Rulings puts rulings of a person beside the acts that the reader proposes in a
// report: lessons of the question what is told.
func (r *Reader) Rulings(d *isnad.Document, rulings []Ruling) []Lesson {
	p := r.told(d)
	p.explains = true
	var out []Lesson
	for n := range p.sents {
		for _, e := range p.sents[n].events {
			trigger := p.span(e.first, e.end)
			for _, g := range rulings {
				if branch(g.Type) != branch(e.typ) || common(g.Trigger, trigger) == 0 {
					continue
				}
				l := Lesson{About: keepQuestion(e), Event: trigger}
				for _, o := range p.keepOptions(n, e) {
					l.Options = append(l.Options, Option{o.name, o.signs, (o.at >= 0) == g.Told})
				}
				out = append(out, l)
				break
			}
		}
	}
	return out
}
