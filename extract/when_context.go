package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
)

// elsewhere collects the times of what was told before.
func (q *timeQuestion) elsewhere() {
	index := map[string]int{}
	here := len(q.options)
	add := func(t *step, signs ...string) {
		if t == nil || t.time < 0 || t.when == "" {
			return
		}
		i, ok := index[t.when]
		if !ok {
			i = len(q.options)
			index[t.when] = i
			o := option{at: t.time, name: t.when}
			o.sign("context", "context "+q.kind)
			if q.definite {
				o.sign("context definite")
			}
			if here > 0 {
				o.sign("context though here")
			}
			as, gap := q.placeAs(t), upTo(q.n-t.sent, 2)
			o.sign("context "+as, "context "+as+" "+gap, "context "+as+" "+q.form(), "context "+q.form()+" "+gap)
			if q.present(q.s, q.e) {
				o.sign("context present")
			}
			if q.e.inherits && len(q.e.places) > 0 {
				o.sign("context place inherited")
			}
			o.sign("context opening " + q.openingOf(q.s))
			if commonFigure(q.e, t.event) {
				o.sign("context same figure")
			}
			if q.sents[t.sent].Paragraph == q.s.Paragraph {
				o.sign("context same paragraph")
			}
			o.sign("stated " + upTo(q.n-q.sentOf(q.times[t.time].First), 4))
			o.sign(q.voices(q.e, t.event))
			if q.sameDoer(q.n, q.e, t) {
				o.sign("same doer")
			}
			w := q.tense(t.time, t.when)
			o.sign("context "+w, "context "+w+" "+q.kind)
			if strings.Contains(t.when, "/") {
				o.sign("context span")
			}
			q.options = append(q.options, o)
		}
		q.options[i].sign(signs...)
	}
	if n := len(q.before); n > 0 {
		t := &q.before[n-1]
		add(t, "last", "last "+t.kind+" "+q.kind, "last sent "+upTo(q.n-t.sent, 3))
		if q.sents[t.sent].Paragraph == q.s.Paragraph {
			add(t, "last in paragraph")
		}
	}
	if t := q.before.last(func(t *step) bool { return happens(t.kind) }); t != nil {
		add(t, "last deed", "last deed "+q.kind, "last deed sent "+upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.when != "" }); t != nil {
		add(t, "last dated", "last dated sent "+upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.event.typ == q.e.typ }); t != nil {
		add(t, "same type", "same type sent "+upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.event.typ == q.e.typ && t.when != "" }); t != nil {
		add(t, "same type dated")
	}
	if q.definite {
		add(q.before.last(func(t *step) bool { return t.when != "" && isnad.Family(t.event.typ) == isnad.Family(q.e.typ) }), "same family definite")
	}
	if q.noun != "" {
		if t := q.before.last(func(t *step) bool { return t.noun == q.noun && t.when != "" }); t != nil {
			if q.definite {
				add(t, "same noun definite")
			} else {
				add(t, "same noun")
			}
		}
	}
	if len(q.e.places) > 0 {
		name := q.where[q.e.places[0]].Name
		if t := q.before.last(func(t *step) bool { return t.place >= 0 && q.where[t.place].Name == name && t.when != "" }); t != nil {
			add(t, "same place", "same place "+q.kind)
			if t.event.typ == q.e.typ {
				add(t, "same place and type")
			}
		}
	}
	if t := q.first(); t != nil {
		add(t, "first dated", "first dated "+q.kind)
	}
	if k := q.toCome(); k >= 0 {
		v := q.value(k)
		i, ok := index[v]
		if !ok {
			i = len(q.options)
			o := option{at: k, name: v}
			o.sign("only to come")
			q.options = append(q.options, o)
		}
		w := q.tense(k, v)
		q.options[i].sign("to come", "to come "+w, "to come after "+upTo(q.sentOf(q.times[k].First)-q.n, 3))
		for n := range here {
			if c := q.s.chunkOf(q.times[q.options[n].at].First); q.datesSaying(c) {
				q.options[i].sign("to come though saying is dated")
				break
			}
		}
	}
}

// toCome is the time in the clause of a later event that goes back to this one (a
// noun of the same family with the article): lead first, particulars after. -1
// without one.
func (q *timeQuestion) toCome() int {
	if !happens(q.kind) || q.kind == "state" {
		return -1
	}
	for n := q.n + 1; n < len(q.sents) && n <= q.n+4; n++ {
		s := &q.sents[n]
		for _, x := range s.events {
			if isnad.Family(x.typ) != isnad.Family(q.e.typ) {
				continue
			}
			if _, definite := q.nounOf(s, x); !definite {
				return -1
			}
			lo, hi := q.clauseAround(s, x.first, x.end)
			for k := range q.times {
				t := &q.times[k]
				if t.First < lo || t.First >= hi || t.Since || t.Until || q.value(k) == "" {
					continue
				}
				sub := timeQuestion{parsed: q.parsed, s: s, n: n, e: x}
				if !sub.datesSaying(s.chunkOf(t.First)) {
					return k
				}
			}
		}
	}
	return -1
}

// placeAs says how the place of the event lies to that of a step.
func (q *timeQuestion) placeAs(t *step) string {
	switch {
	case len(q.e.places) == 0 && t.place < 0:
		return "no places"
	case len(q.e.places) == 0:
		return "no place here"
	case t.place < 0:
		return "no place there"
	}
	a, b := &q.where[q.e.places[0]], &q.where[t.place]
	switch {
	case a.Name == b.Name:
		return "one place"
	case a.Country != b.Country:
		return "another country"
	case a.Admin1 != b.Admin1 && a.Admin1 != "" && b.Admin1 != "":
		return "another governorate"
	}
	return "place around"
}

// first is the first step that has a time.
func (q *timeQuestion) first() *step {
	for i := range q.before {
		if q.before[i].when != "" {
			return &q.before[i]
		}
	}
	return nil
}
