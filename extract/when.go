package extract

import (
	"strings"
)

// timeOptions lists the times of the report that event e of sentence n may have,
// and none, with what speaks for each. The place of e must be settled.
func (p *parsed) timeOptions(n int, e *event, before trail) []option {
	q := &timeQuestion{parsed: p, site: p.siteOf(&p.sents[n], e), n: n, on: p.scale("time"), kind: p.word(kindOf(e.typ)), before: before}
	q.options = p.spare[:0]
	q.noun, q.definite = p.nounOf(q.s, e)
	q.here()
	q.elsewhere()
	p.spare = append(q.options, q.none())
	return p.spare
}

type timeQuestion struct {
	*parsed
	site
	n        int
	on       *scale
	kind     word
	noun     string
	definite bool
	before   trail
	options  []option
}

// here collects the times of the event's own sentence.
func (q *timeQuestion) here() {
	s, e := q.s, q.e
	after, prior := -1, -1
	for k := s.times[0]; k < s.times[1]; k++ {
		t := &q.times[k]
		o := option{on: q.on, at: k, name: q.valueOf(k)}
		o.sign("here").with(q.kind)
		q.nature(&o)
		c := s.chunkOf(t.First)
		q.position(&o, t.First, c)
		h := q.hostOf(q.parsed, c)
		o.sign("host ", h).with(q.kind)
		if t.First <= s.first+1 {
			o.sign("opens sentence")
		}
		if q.datesSaying(c) {
			o.sign("dates saying").with(q.kind)
		}
		if e.first <= t.First && t.First < e.end {
			o.sign("in trigger")
		}
		switch {
		case t.End == e.first:
			o.sign("touches before")
		case t.First == e.end:
			o.sign("touches behind")
		}
		if q.described(s, q.ci) >= 0 {
			o.sign("here of what describes")
		}
		if q.nearerTo(t) {
			o.sign("nearer to another")
		}
		if q.within[t.First] != q.within[e.first] {
			o.sign("quote between")
		}
		if t.First >= e.end && after < 0 {
			after = len(q.options)
		}
		if t.First < e.first {
			prior = len(q.options)
		}
		q.options = append(q.options, o)
	}
	signNearest(q.options, prior, after)
	if len(q.options) == 1 {
		q.options[0].sign("only one")
	}
}

// nature signs what a time is by itself.
func (q *timeQuestion) nature(o *option) {
	t := &q.times[o.at]
	o.sign(t.Kind.String())
	if o.name == "" {
		o.sign("no value")
	}
	if t.Since {
		o.sign("since").with(q.kind)
	}
	if t.Until {
		o.sign("until").with(q.kind)
	}
	w := q.tense(o.at, o.name)
	o.sign(w).with(q.kind)
	if w == "ahead" || w == "now" {
		o.sign(w, " ", string(q.e.modality))
	}
	if strings.Contains(o.name, "/") {
		o.sign("span").with(q.kind)
	}
}

// undated is what is added to giving an event no time: with the weights alone more times
// are missed than taken wrongly (87 against 59 on train; with it 65 against 88, F1 .759
// and .767).
const undated = -0.3

// none is the option that the text gives the event no time.
func (q *timeQuestion) none() option {
	o := option{on: q.on, at: -1, sum: undated}
	o.sign("none").with(q.kind)
	if len(q.before) > 0 {
		t := &q.before[len(q.before)-1]
		if t.when == "" {
			o.sign("none again").with(q.kind)
			if t.sent == q.n {
				o.sign("none again here")
			}
		}
	} else {
		o.sign("none first")
	}
	if q.definite {
		o.sign("none definite")
	}
	if q.present(q.s, q.e) {
		o.sign("none present").with(q.kind)
	}
	o.sign("none ", q.form())
	if q.n == 0 && len(q.sents) > 1 && q.sents[1].Paragraph != q.s.Paragraph {
		o.sign("none headline").with(q.kind)
	}
	if q.described(q.s, q.s.chunkOf(q.e.first)) >= 0 {
		o.sign("none of what describes")
	}
	if q.within[q.e.first] {
		o.sign("none quoted")
	}
	return o
}
