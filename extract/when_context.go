package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
)

// elsewhere collects the times of what was told before.
func (q *timeQuestion) elsewhere() {
	index := map[string]int{}
	here := len(q.options)
	add := func(t *step) *option {
		if t == nil || t.time < 0 || t.when == "" {
			return nil
		}
		i, ok := index[t.when]
		if !ok {
			i = len(q.options)
			index[t.when] = i
			o := option{on: q.on, at: t.time, name: t.when}
			o.sign("context").with(q.kind)
			if q.definite {
				o.sign("context definite")
			}
			if here > 0 {
				o.sign("context though here")
			}
			as, gap := q.placeAs(t), upTo(q.n-t.sent, 2)
			o.sign("context ", as)
			o.sign("context ", as, " ", gap)
			o.sign("context ", as, " ", q.form())
			o.sign("context ", q.form(), " ", gap)
			if q.present(q.s, q.e) {
				o.sign("context present")
			}
			if q.e.inherits && len(q.e.places) > 0 {
				o.sign("context place inherited")
			}
			o.sign("context opening ", q.openingOf(q.s))
			if commonFigure(q.e, t.event) {
				o.sign("context same figure")
			}
			if q.sents[t.sent].Paragraph == q.s.Paragraph {
				o.sign("context same paragraph")
			}
			o.sign("stated ", upTo(q.n-q.sentOf(q.times[t.time].First), 4))
			o.sign(q.voices(q.e, t.event))
			if q.sameDoer(q.n, q.e, t) {
				o.sign("same doer")
			}
			w := q.tense(t.time, t.when)
			o.sign("context ", w).with(q.kind)
			if strings.Contains(t.when, "/") {
				o.sign("context span")
			}
			q.options = append(q.options, o)
		}
		return &q.options[i]
	}
	if n := len(q.before); n > 0 {
		t := &q.before[n-1]
		o := add(t)
		o.sign("last")
		o.sign("last ", t.kind, " ", q.kind.text)
		o.sign("last sent ", upTo(q.n-t.sent, 3))
		if q.sents[t.sent].Paragraph == q.s.Paragraph {
			add(t).sign("last in paragraph")
		}
	}
	if t := q.before.last(func(t *step) bool { return happens(t.kind) }); t != nil {
		o := add(t)
		o.sign("last deed").with(q.kind)
		o.sign("last deed sent ", upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.when != "" }); t != nil {
		o := add(t)
		o.sign("last dated")
		o.sign("last dated sent ", upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.event.typ == q.e.typ }); t != nil {
		o := add(t)
		o.sign("same type")
		o.sign("same type sent ", upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.event.typ == q.e.typ && t.when != "" }); t != nil {
		add(t).sign("same type dated")
	}
	if q.definite {
		add(q.before.last(func(t *step) bool { return t.when != "" && isnad.Family(t.event.typ) == isnad.Family(q.e.typ) })).sign("same family definite")
	}
	if q.noun != "" {
		if t := q.before.last(func(t *step) bool { return t.noun == q.noun && t.when != "" }); t != nil {
			if q.definite {
				add(t).sign("same noun definite")
			} else {
				add(t).sign("same noun")
			}
		}
	}
	if len(q.e.places) > 0 {
		name := q.where[q.e.places[0]].Name
		if t := q.before.last(func(t *step) bool { return t.place >= 0 && q.where[t.place].Name == name && t.when != "" }); t != nil {
			add(t).sign("same place").with(q.kind)
			if t.event.typ == q.e.typ {
				add(t).sign("same place and type")
			}
		}
	}
	if t := q.first(); t != nil {
		add(t).sign("first dated").with(q.kind)
	}
	if k := q.toCome(); k >= 0 {
		v := q.value(k)
		i, ok := index[v]
		if !ok {
			i = len(q.options)
			o := option{on: q.on, at: k, name: v}
			o.sign("only to come")
			q.options = append(q.options, o)
		}
		w := q.tense(k, v)
		q.options[i].sign("to come")
		q.options[i].sign("to come ", w)
		q.options[i].sign("to come after ", upTo(q.sentOf(q.times[k].First)-q.n, 3))
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
	if !happens(q.kind.text) || q.kind.text == "state" {
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
			for k := s.times[0]; k < s.times[1]; k++ {
				t := &q.times[k]
				if t.First < lo || t.First >= hi || t.Since || t.Until || q.value(k) == "" {
					continue
				}
				sub := timeQuestion{parsed: q.parsed, site: site{s: s, e: x}, n: n}
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
	for i := range min(len(q.before), farthest) {
		if q.before[i].when != "" {
			return &q.before[i]
		}
	}
	return nil
}
