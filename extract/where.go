package extract

// placeOptions lists the places of the report that event e of sentence n may
// have happened at, and none, with what speaks for each.
func (p *parsed) placeOptions(n int, e *event, before trail) []option {
	s := &p.sents[n]
	q := &placeQuestion{parsed: p, site: p.siteOf(s, e), n: n, on: p.scale("place"), kind: p.word(kindOf(e.typ)), typ: p.word(e.typ), before: before}
	q.options = p.spare[:0]
	q.era = p.word("era " + p.eraOf(n, q.site))
	q.noun, q.definite = p.nounOf(s, e)
	q.here()
	q.elsewhere()
	p.spare = append(q.options, q.none())
	return p.spare
}

// placeQuestion is where one event happened.
type placeQuestion struct {
	*parsed
	site
	n        int
	on       *scale
	kind     word
	typ      word
	era      word // the time that its clause speaks of
	noun     string
	definite bool
	before   trail
	options  []option
	args     bool // a place stands among the event's own arguments
}

func (q *placeQuestion) rel(m int) (rel string, ruled bool) {
	if q.e.rule != nil {
		for _, w := range q.e.rule.Places() {
			for _, a := range q.e.args {
				c := &q.s.chunks[a.chunk]
				if w.Is(a.rel) && c.place == m && (!w.Classed || q.chunkIs(c, w.Class)) {
					return a.rel, true
				}
			}
		}
	}
	for _, a := range q.e.args {
		if q.s.chunks[a.chunk].place == m {
			return a.rel, false
		}
	}
	return "", false
}

// here collects the places of the event's own sentence.
func (q *placeQuestion) here() {
	s, e := q.s, q.e
	after, prior := -1, -1
	antecedent := q.described(s, q.ci)
	for _, m := range s.places {
		pl := &q.places[m]
		if q.where[m].Name == "" || q.origin(m) || q.receives(m, q.e) || q.doersLand(m) {
			continue
		}
		o := option{on: q.on, at: m, name: q.where[m].Name}
		o.sign("here").with(q.era)
		q.nature(&o)
		c := s.chunkOf(pl.First)
		rel, ruled := q.rel(m)
		if rel != "" {
			q.args = true
			o.sign("arg").with(q.era)
			o.sign("arg:", rel)
			o.sign("arg ", q.kind.text)
			if ruled {
				o.sign("ruled")
			}
		}
		if contains(q.e.places, m) {
			o.sign("by rule").with(q.kind)
		}
		if q.e.first <= pl.First && pl.First < q.e.end {
			o.sign("in trigger")
		}
		if rel == "" {
			q.position(&o, pl.First, c).with(q.kind)
		}
		h := q.hostOf(q.parsed, c)
		o.sign("host ", h).with(q.kind)
		if c >= 0 && s.chunks[c].place != m {
			o.sign("inside")
		}
		if q.usedAsActor(s, e, m) {
			o.sign("party")
		}
		if q.inSpeaker(s, m) {
			o.sign("speaker")
		}
		if q.holdsAnother(m) {
			o.sign("holds")
		} else if q.around(s, m) {
			o.sign("around another")
		}
		if m == antecedent || antecedent >= 0 && q.places[m].List > 0 && q.places[m].List == q.places[antecedent].List {
			o.sign("antecedent")
		}
		if q.within[pl.First] != q.within[e.first] {
			o.sign("quote between")
		}
		if m == q.topic(s) {
			o.sign("topic")
		}
		if last := q.before.last(func(t *step) bool { return t.place >= 0 }); last != nil && q.where[last.place].Name == o.name {
			o.sign("again")
		}
		if pl.First >= e.end && after < 0 {
			after = len(q.options)
		}
		if pl.First < e.first {
			prior = len(q.options)
		}
		q.options = append(q.options, o)
	}
	signNearest(q.options, prior, after)
}

// none is the option that the text gives the event no place.
func (q *placeQuestion) none() option {
	o := option{on: q.on, at: -1}
	o.sign("none").with(q.kind, q.typ, q.era)
	if q.args {
		o.sign("none though arg")
	}
	if len(q.e.places) > 0 {
		o.sign("none though rule")
	}
	if len(q.before) > 0 {
		t := &q.before[len(q.before)-1]
		if t.place < 0 {
			o.sign("none again").with(q.kind)
		}
		if t.place < 0 && t.sent == q.n {
			o.sign("none again here")
		}
	}
	if len(q.options) == 0 || q.options[0].at < 0 || !q.near() {
		o.sign("none near").with(q.kind)
	}
	if q.e.rule != nil && q.e.rule.Plain {
		o.sign("none plain")
	}
	if q.within[q.e.first] {
		o.sign("none quoted ", q.kind.text)
	}
	o.sign("none opening ", q.openingOf(q.s))
	if q.n == 0 && len(q.sents) > 1 && q.sents[1].Paragraph != q.s.Paragraph {
		o.sign("none headline ", q.kind.text)
	}
	return o
}

// near tells whether a place stands in the event's sentence.
func (q *placeQuestion) near() bool {
	for _, o := range q.options {
		if f := q.places[o.at].First; f >= q.s.first && f < q.s.end {
			return true
		}
	}
	return false
}
