package extract

import (
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// elsewhere collects the places of the context.
func (q *placeQuestion) elsewhere() {
	here := map[string]bool{}
	for _, o := range q.options {
		here[o.name] = true
	}
	index := map[string]int{}
	first := len(q.options)
	opening := q.openingOf(q.s)
	add := func(m int) *option {
		if m < 0 || q.where[m].Name == "" || q.receives(m, q.e) || q.doersLand(m) {
			return nil
		}
		name := q.where[m].Name
		i, ok := index[name]
		if !ok {
			i = len(q.options)
			index[name] = i
			o := option{on: q.on, at: m, name: name}
			o.sign("context").with(q.kind)
			o.sign("context opening ", opening)
			if q.args {
				o.sign("context though arg")
			}
			if first > 0 {
				o.sign("context though here")
			}
			if len(q.e.places) > 0 {
				o.sign("context though rule")
			}
			if here[name] {
				o.sign("context also here")
			}
			if f := q.places[m].First; f >= 0 {
				o.sign("stated ", upTo(q.n-q.sentOf(f), 4))
			}
			if q.metonym(m) {
				o.sign("context metonym")
			}
			if q.holdsAnother(m) {
				o.sign("context holds")
			}
			if q.around(q.s, m) {
				o.sign("context around here")
			}
			switch q.places[m].Prep {
			case "من", "الي", "نحو":
				o.sign("context prep ", q.places[m].Prep)
			}
			g := q.grain(m)
			o.sign("context ", g).with(q.kind)
			q.options = append(q.options, o)
		}
		return &q.options[i]
	}
	def := ""
	if q.definite {
		def = " def"
	}
	many := ""
	if q.repeated(q.s, q.e) {
		many = " of many"
	}
	if t := q.before.last(func(t *step) bool { return true }); t != nil {
		o := add(t.place)
		o.sign("last").with(q.era)
		o.sign("last ", t.kind, " ", q.kind.text)
		o.sign("last sent ", upTo(q.n-t.sent, 3)).with(q.era)
		o.sign("last ", q.voices(q.e, t.event))
		if q.sameDoer(q.n, q.e, t) {
			add(t.place).sign("last same doer")
		}
	}
	if t := q.before.last(func(t *step) bool { return t.place >= 0 }); t != nil {
		o := add(t.place)
		o.sign("last placed", many).with(q.era)
		o.sign("last placed sent ", upTo(q.n-t.sent, 3), def)
	}
	if t := q.before.last(func(t *step) bool { return t.place >= 0 && happens(t.kind) }); t != nil {
		if commonFigure(q.e, t.event) {
			add(t.place).sign("same figure")
		}
		o := add(t.place)
		o.sign("last deed").with(q.era)
		o.sign("last deed sent ", upTo(q.n-t.sent, 3))
		o.sign("last deed ", q.kind.text)
	}
	if t := q.before.last(func(t *step) bool { return t.place >= 0 && t.event.typ == q.e.typ }); t != nil {
		o := add(t.place)
		o.sign("same type").with(q.era)
		o.sign("same type sent ", upTo(q.n-t.sent, 3), def)
	}
	if q.definite {
		if t := q.before.last(func(t *step) bool { return t.place >= 0 && isnad.Family(t.event.typ) == isnad.Family(q.e.typ) }); t != nil {
			add(t.place).sign("same family definite")
		}
	}
	if q.noun != "" {
		if t := q.before.last(func(t *step) bool { return t.place >= 0 && t.noun == q.noun }); t != nil {
			add(t.place).sign("same noun", def)
		}
	}
	if len(q.before) > 0 {
		o := add(q.before[0].place)
		o.sign("first event", many).with(q.era)
		o.sign("first event ", q.kind.text)
	}
	for k := q.n - 1; k >= 0 && k >= q.n-2; k-- {
		s := &q.sents[k]
		if s.skip {
			continue
		}
		gap := strconv.Itoa(q.n - k)
		if m := q.topic(s); m >= 0 {
			add(m).sign("topic ", gap)
		}
		first, last := -1, -1
		for _, m := range s.places {
			if q.where[m].Name != "" && !q.metonym(m) && !q.holdsAnother(m) {
				if first < 0 {
					first = m
				}
				last = m
			}
		}
		add(first).sign("first named ", gap)
		add(last).sign("last named ", gap)
	}
	add(q.dominant()).sign("dominant").with(q.kind, q.era)
	o := add(q.nation)
	o.sign("nation", many).with(q.era)
	o.sign("nation ", q.kind.text)
	if q.widely() {
		add(q.nation).sign("nation widely")
	}
	if len(q.options) == first || q.n == 0 {
		for m := range q.places {
			if q.places[m].First >= q.s.end && q.where[m].Name != "" && q.places[m].Prep != "" {
				add(m).sign("to come").with(q.kind)
				break
			}
		}
	}
}

// wide are words for many places at once.
var wide = map[string]bool{"محافظات": true, "مناطق": true, "انحاء": true, "ارجاء": true, "البلاد": true, "بلاد": true, "مدن": true, "بلدات": true, "قري": true,
	"عموم": true, "اراضي": true, "ولايات": true}

// isWide tells whether a folded word is one of them, clitics aside.
func isWide(norm string) bool {
	for split := range arabic.Splits(norm) {
		if wide[split.Stem] {
			return true
		}
	}
	return false
}

// widely tells an event that its clause spreads over many places.
func (q *placeQuestion) widely() bool {
	lo, hi := q.clauseAround(q.s, q.e.first, q.e.end)
	for i := lo; i < hi; i++ {
		if w := q.readings[i]; w != nil && w.wide {
			return true
		}
	}
	return false
}

// dominant is the first mention of the place that the report names most, or -1.
func (p *parsed) dominant() int {
	if p.most != nil {
		return *p.most
	}
	best := -1
	count := map[string]int{}
	first := map[string]int{}
	for m := range p.places {
		name := p.where[m].Name
		if name == "" || p.metonym(m) {
			continue
		}
		if _, ok := first[name]; !ok {
			first[name] = m
		}
		count[name]++
		if best < 0 || count[name] > count[p.where[best].Name] {
			best = first[name]
		}
	}
	p.most = &best
	return best
}

// background are words with which a report turns to what was before or is so
// anyway: يذكر أن, وتشهد المدينة, وكان المسلحون قد.
var background = map[string]bool{"يذكر": true, "يشار": true, "جدير": true, "الجدير": true, "كان": true, "كانت": true, "كانوا": true, "تشهد": true, "يشهد": true,
	"ياتي": true, "تاتي": true, "سبق": true, "تعد": true, "يعد": true, "منذ": true}

// openingOf is how a sentence opens, which often says whether it goes on with the
// story (كما, وأضاف) or turns to another (وفي, من جهة).
func (p *parsed) openingOf(s *sentence) string {
	if len(s.chunks) == 0 {
		return "empty"
	}
	c := &s.chunks[0]
	switch {
	case p.norm(s.first) == "كما":
		return "likewise"
	case background[strings.TrimPrefix(p.norm(s.first), "و")]:
		return "background"
	case c.kind == cVerb && p.is(c.head, p.class.say):
		return "say"
	case c.kind == cVerb && c.coord && len(s.chunks) > 1 && (s.chunks[1].kind != cNoun || s.chunks[1].prep != "" || s.chunks[1].number >= 0):
		return "verb alone" // ونفذت 11 غارة: of whom the sentence before spoke
	case c.kind == cVerb:
		return "verb"
	case c.kind == cTime:
		return "time"
	case c.prep != "" && c.place >= 0:
		return "place"
	case c.prep != "":
		return "preposition"
	case c.kind == cNoun || c.kind == cAct:
		return "noun"
	}
	return "other"
}
