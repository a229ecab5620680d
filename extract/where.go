package extract

import (
	"slices"
	"strconv"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// placeOptions lists the places of the report that event e of sentence n may
// have happened at, and none, with what speaks for each.
func (p *parsed) placeOptions(n int, e *event, before trail) []option {
	s := &p.sents[n]
	kind := kindOf(e.typ)
	q := &placeQuestion{parsed: p, s: s, n: n, e: e, kind: kind, before: before}
	q.noun, q.definite = p.nounOf(s, e)
	q.here()
	q.elsewhere()
	return append(q.options, q.none())
}

// placeQuestion is where one event happened.
type placeQuestion struct {
	*parsed
	s        *sentence
	n        int
	e        *event
	kind     string
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
	ci, cj := s.chunkOf(e.first), s.chunkOf(e.end-1)
	lo, hi := q.clauseAround(s, e.first, e.end)
	after, prior := -1, -1
	antecedent := q.described(s, ci)
	for m := range q.places {
		pl := &q.places[m]
		if pl.First < s.first || pl.First >= s.end || q.where[m].Name == "" {
			continue
		}
		o := option{at: m, name: q.where[m].Name}
		o.sign("here")
		q.nature(&o)
		c := s.chunkOf(pl.First)
		rel, ruled := q.rel(m)
		if rel != "" {
			q.args = true
			o.sign("arg", "arg:"+rel, "arg "+q.kind)
			if ruled {
				o.sign("ruled")
			}
		}
		if contains(q.e.places, m) {
			o.sign("by rule", "by rule "+q.kind)
		}
		if q.e.first <= pl.First && pl.First < q.e.end {
			o.sign("in trigger")
		}
		side := "behind"
		from, to := cj+1, c
		if pl.First < e.first {
			side = "before"
			from, to = c+1, ci
		}
		verbs, bars, acts := 0, 0, 0
		for k := max(from, 0); k < to; k++ {
			switch x := &s.chunks[k]; x.kind {
			case cVerb:
				verbs++
			case cAct:
				acts++
			case cThat, cClause, cRel:
				bars++
			case cPunct:
				bars++
			}
		}
		if rel == "" {
			o.sign(side, side+" gap "+bucket(to-from), side+" verbs "+upTo(verbs, 2), side+" bars "+upTo(bars, 3), side+" acts "+upTo(acts, 2))
			if lo <= pl.First && pl.First < hi {
				o.sign(side + " clause")
			}
			o.sign(side + " " + q.kind)
		}
		h := q.hostOf(s, c, ci, cj)
		o.sign("host "+h, "host "+h+" "+q.kind)
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
	if after >= 0 {
		q.options[after].sign("next")
	}
	if prior >= 0 {
		q.options[prior].sign("previous")
	}
}

// described is the place that the clause around chunk ci says something of (المدينة
// التي دمرت, حمص حيث تدور, بلدة الواقعة تحت), or -1.
func (p *parsed) described(s *sentence, ci int) int {
	before := func(k int, far bool) int {
		for k--; k >= 0; k-- {
			switch c := &s.chunks[k]; {
			case c.place >= 0:
				return c.place
			case c.kind == cPunct, c.kind == cTime, far && c.kind == cNoun:
			default:
				return -1
			}
		}
		return -1
	}
	for k := ci - 1; k >= 0; k-- {
		c := &s.chunks[k]
		switch {
		case c.kind == cRel:
			return before(k, c.coord)
		case c.kind == cClause && p.norm(c.first) == "حيث":
			return before(k, true)
		case c.kind == cThat, c.kind == cClause:
			return -1
		}
	}
	for k := ci; k >= 0 && k >= ci-3; k-- {
		c := &s.chunks[k]
		if k < ci && c.kind != cNoun && c.kind != cOther {
			break
		}
		if k > 0 && p.article(c.first) && p.pos(c.first, lexicon.Adjective) != nil {
			if m := s.chunks[k-1].place; m >= 0 && !p.article(p.places[m].First) || m >= 0 && p.places[m].Kind != "" {
				return m
			}
		}
	}
	return -1
}

// nature signs what a place is by itself.
func (q *placeQuestion) nature(o *option) {
	m := &q.places[o.at]
	prep := q.prepOf(q.s, o.at)
	if prep == "" {
		prep = "no"
	}
	g := q.grain(o.at)
	o.sign("prep "+prep, g+" prep "+prep, "rel "+string(m.Relation), g, g+" "+q.kind)
	if m.Anaphor {
		o.sign("anaphor")
	}
	if m.Bare {
		o.sign("bare", "bare "+g)
	}
	if q.metonym(o.at) {
		o.sign("metonym", "metonym "+q.kind)
	}
	if m.Kind == "" {
		o.sign("no kind word")
	}
}

// prepOf is the preposition before a place, or empty.
func (p *parsed) prepOf(s *sentence, m int) string {
	if prep := p.places[m].Prep; prep != "" {
		return prep
	}
	if f := p.places[m].First; f >= s.first && f < s.end {
		if k := s.chunkOf(p.places[m].Phrase[0]); k >= 0 && s.chunks[k].place == m {
			return s.chunks[k].prep
		}
	}
	return ""
}

// around tells whether another place of the sentence lies in this one.
func (p *parsed) around(s *sentence, m int) bool {
	id := p.where[m].ID
	if id == "" {
		return false
	}
	for k := range p.places {
		if f := p.places[k].First; k != m && f >= s.first && f < s.end && p.where[k].ID != id && slices.Contains(p.where[k].Within, id) {
			return true
		}
	}
	return false
}

// metonym tells the name of a country or capital that nothing marks as a place: it
// may stand for its government.
func (p *parsed) metonym(m int) bool {
	pl := &p.places[m]
	if !pl.Country && !pl.Capital || pl.Kind != "" {
		return false
	}
	switch p.prepOf(&p.sents[p.sentOf(max(pl.First, 0))], m) {
	case "", "adjective", "مع", "من قبل", "عن", "بين", "ضد":
		return true
	}
	return false
}

// holdsAnother tells whether another mention is stated to lie in this one.
func (p *parsed) holdsAnother(m int) bool {
	for k := range p.places {
		if p.places[k].Container == m {
			return true
		}
	}
	return false
}

// grain is how fine a place is.
func (p *parsed) grain(m int) string {
	k := p.where[m].Kind
	switch k {
	case "country", "continent", "sea":
		return "country"
	case "governorate", "region":
		return k
	case "city", "town", "village", "settlement", "district", "subdistrict":
		return "town"
	case "neighbourhood", "camp":
		return "quarter"
	case "", "area", "place":
		return "spot"
	}
	return "site"
}

// inSpeaker tells whether a mention stands in the name of a speaker.
func (p *parsed) inSpeaker(s *sentence, m int) bool {
	at := p.places[m].First
	for _, sp := range s.speeches {
		if at >= sp.from && at < sp.to {
			continue
		}
		for _, w := range sp.chain {
			if w == p.where[m].Name {
				return true
			}
		}
		if sp.verb < 0 {
			continue
		}
		if k := s.chunkOf(sp.verb); k >= 0 && at > s.chunks[k].first && at < sp.from {
			return true
		}
	}
	return false
}

// elsewhere collects the places of the context.
func (q *placeQuestion) elsewhere() {
	here := map[string]bool{}
	for _, o := range q.options {
		here[o.name] = true
	}
	index := map[string]int{}
	first := len(q.options)
	opening := q.openingOf(q.s)
	add := func(m int, signs ...string) {
		if m < 0 || q.where[m].Name == "" {
			return
		}
		name := q.where[m].Name
		i, ok := index[name]
		if !ok {
			i = len(q.options)
			index[name] = i
			o := option{at: m, name: name}
			o.sign("context", "context "+q.kind)
			o.sign("context opening " + opening)
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
				o.sign("stated " + upTo(q.n-q.sentOf(f), 4))
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
				o.sign("context prep " + q.places[m].Prep)
			}
			g := q.grain(m)
			o.sign("context "+g, "context "+g+" "+q.kind)
			q.options = append(q.options, o)
		}
		q.options[i].sign(signs...)
	}
	def := ""
	if q.definite {
		def = " def"
	}
	if t := q.before.last(func(t *step) bool { return true }); t != nil {
		add(t.place, "last", "last "+t.kind+" "+q.kind, "last sent "+upTo(q.n-t.sent, 3), "last "+q.voices(q.e, t.event))
		if q.sameDoer(q.n, q.e, t) {
			add(t.place, "last same doer")
		}
	}
	if t := q.before.last(func(t *step) bool { return t.place >= 0 }); t != nil {
		add(t.place, "last placed", "last placed sent "+upTo(q.n-t.sent, 3)+def)
	}
	if t := q.before.last(func(t *step) bool { return t.place >= 0 && happens(t.kind) }); t != nil {
		if q.sameFigure(t.event) {
			add(t.place, "same figure")
		}
		add(t.place, "last deed", "last deed sent "+upTo(q.n-t.sent, 3), "last deed "+q.kind)
	}
	if t := q.before.last(func(t *step) bool { return t.place >= 0 && t.event.typ == q.e.typ }); t != nil {
		add(t.place, "same type", "same type sent "+upTo(q.n-t.sent, 3)+def)
	}
	if q.definite {
		if t := q.before.last(func(t *step) bool { return t.place >= 0 && isnad.Family(t.event.typ) == isnad.Family(q.e.typ) }); t != nil {
			add(t.place, "same family definite")
		}
	}
	if q.noun != "" {
		if t := q.before.last(func(t *step) bool { return t.place >= 0 && t.noun == q.noun }); t != nil {
			add(t.place, "same noun"+def)
		}
	}
	if len(q.before) > 0 {
		add(q.before[0].place, "first event", "first event "+q.kind)
	}
	for k := q.n - 1; k >= 0 && k >= q.n-2; k-- {
		s := &q.sents[k]
		if s.skip {
			continue
		}
		gap := strconv.Itoa(q.n - k)
		if m := q.topic(s); m >= 0 {
			add(m, "topic "+gap)
		}
		first, last := -1, -1
		for m := range q.places {
			if f := q.places[m].First; f >= s.first && f < s.end && q.where[m].Name != "" && !q.metonym(m) && !q.holdsAnother(m) {
				if first < 0 {
					first = m
				}
				last = m
			}
		}
		add(first, "first named "+gap)
		add(last, "last named "+gap)
	}
	add(q.dominant(), "dominant", "dominant "+q.kind)
	add(q.nation, "nation", "nation "+q.kind)
	if q.widely() {
		add(q.nation, "nation widely")
	}
	if len(q.options) == first || q.n == 0 {
		for m := range q.places {
			if q.places[m].First >= q.s.end && q.where[m].Name != "" && q.places[m].Prep != "" {
				add(m, "to come", "to come "+q.kind)
				break
			}
		}
	}
}

// wide are words for many places at once.
var wide = map[string]bool{"محافظات": true, "مناطق": true, "انحاء": true, "ارجاء": true, "البلاد": true, "بلاد": true, "مدن": true, "بلدات": true, "قري": true,
	"عموم": true, "اراضي": true, "ولايات": true}

// widely tells an event that its clause spreads over many places.
func (q *placeQuestion) widely() bool {
	lo, hi := q.clauseAround(q.s, q.e.first, q.e.end)
	for i := lo; i < hi; i++ {
		for split := range arabic.Splits(q.norm(i)) {
			if wide[split.Stem] {
				return true
			}
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

// none is the option that the text gives the event no place.
func (q *placeQuestion) none() option {
	o := option{at: -1}
	o.sign("none", "none "+q.kind, "none "+q.e.typ)
	if q.args {
		o.sign("none though arg")
	}
	if len(q.e.places) > 0 {
		o.sign("none though rule")
	}
	if len(q.before) > 0 {
		t := &q.before[len(q.before)-1]
		if t.place < 0 {
			o.sign("none again", "none again "+q.kind)
		}
		if t.place < 0 && t.sent == q.n {
			o.sign("none again here")
		}
	}
	if len(q.options) == 0 || q.options[0].at < 0 || !q.near() {
		o.sign("none near", "none near "+q.kind)
	}
	if q.e.rule != nil && q.e.rule.Plain {
		o.sign("none plain")
	}
	if q.within[q.e.first] {
		o.sign("none quoted " + q.kind)
	}
	return o
}

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

// near tells whether a place stands in the event's sentence.
func (q *placeQuestion) near() bool {
	for _, o := range q.options {
		if f := q.places[o.at].First; f >= q.s.first && f < q.s.end {
			return true
		}
	}
	return false
}

// sameFigure tells whether two events have a figure in common, so that one may be
// the other told again.
func (q *placeQuestion) sameFigure(e *event) bool { return commonFigure(q.e, e) }

func commonFigure(a, b *event) bool {
	for _, f := range a.figures {
		for _, g := range b.figures {
			if f.outcome == g.outcome && f.low == g.low && f.high == g.high && f.noHigh == g.noHigh {
				return true
			}
		}
	}
	return false
}

func bucket(n int) string {
	switch {
	case n <= 1:
		return strconv.Itoa(max(n, 0))
	case n <= 3:
		return "2-3"
	case n <= 6:
		return "4-6"
	case n <= 12:
		return "7-12"
	}
	return "13+"
}

func upTo(n, top int) string {
	if n >= top {
		return strconv.Itoa(top) + "+"
	}
	return strconv.Itoa(n)
}
