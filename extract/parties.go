package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// The two questions about who takes part in an event: who did it, and to whom it was
// done.
const (
	askDoer   = "doer"
	askTarget = "target"
)

// partyQuestion is one of them, of one event.
type partyQuestion struct {
	*parsed
	about   string
	s       *sentence
	n       int
	e       *event
	kind    string
	form    string
	ci, cj  int // the chunks of the trigger
	before  trail
	options []option
	index   map[string]int
}

// partyOptions lists who of the report may be doer or target of event e of sentence
// n, and nobody, with what speaks for each.
func (p *parsed) partyOptions(about string, n int, e *event, before trail) []option {
	s := &p.sents[n]
	q := &partyQuestion{parsed: p, about: about, s: s, n: n, e: e, kind: kindOf(e.typ), before: before, index: map[string]int{},
		ci: s.chunkOf(e.first), cj: s.chunkOf(e.end - 1)}
	q.form = p.formOf(s, e)
	q.none()
	q.ruled()
	q.here()
	q.adjectives()
	q.elsewhere()
	q.spoken()
	for i := 1; i < len(q.options); i++ {
		q.known(&q.options[i])
	}
	q.pairs()
	return q.options
}

// formOf says how an event is named: by a verb (active, passive, in the first
// person), by a noun that goes back, or by one that brings it up.
func (p *parsed) formOf(s *sentence, e *event) string {
	for i := e.first; i < e.end && i < s.end; i++ {
		if v := p.pos(i, lexicon.Verb); v != nil && p.isVerb(i, s) {
			switch {
			case p.firstPerson(i):
				return "we"
			case v.Enc != "":
				return "verb with pronoun"
			}
			return "verb"
		}
		if n := p.pos(i, lexicon.Noun); n != nil && n.Classes.Has(p.class.act) {
			switch {
			case n.Enc != "":
				return "noun with pronoun"
			case p.article(i):
				return "definite noun"
			}
			return "noun"
		}
	}
	return "other"
}

// option is the one that holds these names, made when there is none yet; chunks are
// those of the sentence that they stand in.
func (q *partyQuestion) option(names []string, chunks []int) *option {
	var keys, once []string
	for _, n := range names {
		n = strings.TrimSpace(n)
		if k := q.folded(n); !contains2(keys, k) {
			keys, once = append(keys, k), append(once, n)
		}
	}
	names = once
	key := strings.Join(keys, "+")
	i, ok := q.index[key]
	if !ok {
		i = len(q.options)
		q.index[key] = i
		q.options = append(q.options, option{at: i, name: strings.Join(names, "، "), names: names, keys: keys, chunks: chunks})
	}
	o := &q.options[i]
	if o.chunks == nil {
		o.chunks = chunks
	}
	return o
}

// tell signs an option with each sign, alone and with the kind of the event.
func (q *partyQuestion) tell(o *option, signs ...string) {
	for _, s := range signs {
		o.sign(s, s+" "+q.kind)
	}
}

// none is the option that the text does not say who.
func (q *partyQuestion) none() {
	q.options = append(q.options, option{at: -1})
	o := &q.options[0]
	o.sign("none", "none "+q.kind, "none "+q.e.typ, "none "+q.form, "none "+q.form+" "+q.kind)
	if q.e.rule == nil {
		o.sign("none unruled")
	}
	for _, t := range []struct {
		has  bool
		what string
	}{{len(q.e.actors)+len(q.e.who) > 0, "doer"}, {len(q.e.targets)+len(q.e.whom) > 0, "target"}, {len(q.e.figures) > 0, "figure"}, {len(q.e.source) > 0, "source"}} {
		if t.has {
			o.sign("none with "+t.what, "none with "+t.what+" "+q.kind, "none with "+t.what+" "+q.form)
		} else {
			o.sign("none without "+t.what, "none without "+t.what+" "+q.kind)
		}
	}
	if w := q.word(); w != "" {
		o.sign("none of " + w)
	}
	if q.n == 0 {
		o.sign("none title", "none title "+q.kind)
	}
	if len(q.before) > 0 {
		t := &q.before[len(q.before)-1]
		if len(q.told(t)) == 0 {
			o.sign("none again", "none again "+q.kind)
		}
	}
	if q.e.first-q.s.first <= 1 {
		o.sign("none opens", "none opens "+q.form)
	}
}

// told are the names that a step has for this question.
func (q *partyQuestion) told(t *step) []string {
	if q.about == askDoer {
		return t.doers
	}
	return t.targets
}

// ruled is the answer of the rule that found the event, and of what was carried to
// it from the act that it goes back to.
func (q *partyQuestion) ruled() {
	chunks, names, name := q.e.actors, q.e.who, q.actorName1
	if q.about == askTarget {
		chunks, names, name = q.e.targets, q.e.whom, q.targetName1
	}
	var all []string
	for _, k := range chunks {
		all = append(all, name(k))
	}
	if len(all) > 0 {
		rel := q.relOf(chunks[0])
		o := q.option(all, chunks)
		o.sign("ruled", "ruled "+q.kind, "ruled "+q.e.typ, "ruled "+q.form, "ruled "+rel, "ruled "+q.sortOf(&q.s.chunks[chunks[0]]), "ruled of "+upTo(len(all), 3))
	}
	if q.about == askTarget {
		if v := q.victims(q.s, q.e); len(v) > 0 {
			o := q.option(v, nil)
			o.sign("victims", "victims "+q.kind, "victims "+q.e.typ)
			if len(all) > 0 {
				o = q.option(append(append([]string(nil), all...), v...), chunks)
				o.sign("ruled and victims", "ruled and victims "+q.kind)
			}
		}
	}
	if len(names) > 0 {
		o := q.option(append([]string(nil), names...), nil)
		o.sign("carried", "carried "+q.kind, "carried "+q.e.typ)
		if contains2(q.e.inferred, "actors") {
			o.sign("carried far", "carried far "+q.kind)
		}
	}
}

func contains2(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

func (q *partyQuestion) actorName1(k int) string  { return q.actorName(q.s, k, q.e.speaker()) }
func (q *partyQuestion) targetName1(k int) string { return q.targetName(q.s, k) }

func (q *partyQuestion) relOf(k int) string {
	for _, a := range q.e.args {
		if a.chunk == k {
			return a.rel
		}
	}
	return "no relation"
}

// here collects the parties of the event's own sentence, each alone and with those
// joined to it.
func (q *partyQuestion) here() {
	prior, after := -1, -1
	for k := range q.s.chunks {
		c := &q.s.chunks[k]
		if c.kind != cNoun || !q.takesPart(c) {
			continue
		}
		inside := q.e.first <= c.first && c.first < q.e.end
		if inside && (c.end > q.e.end || !q.party("gen", c)) {
			continue
		}
		name := q.nameOf(k)
		if name == "" {
			continue
		}
		o := q.option([]string{name}, []int{k})
		q.stand(o, k)
		if inside {
			o.sign("inside", "inside "+q.kind, "inside "+q.e.typ, "inside "+q.form)
		}
		group := []int{k}
		names := []string{name}
		for j := k + 1; j < len(q.s.chunks) && q.s.chunks[j].kind == cNoun && q.s.chunks[j].coord; j++ {
			if n := q.nameOf(j); n != "" && q.takesPart(&q.s.chunks[j]) {
				group, names = append(group, j), append(names, n)
			}
		}
		at := o.at
		if len(group) > 1 && !(c.coord && k > 0 && q.s.chunks[k-1].kind == cNoun) {
			g := q.option(names, group)
			q.stand(g, k)
			g.sign("joined", "joined "+q.kind)
			q.options[at].sign("alone of joined")
			at = g.at
		}
		if c.coord {
			q.options[at].sign("joined to another")
		}
		if c.first >= q.e.end && after < 0 {
			after = at
		}
		if c.first < q.e.first {
			prior = at
		}
	}
	signNearest(q.options, prior, after)
}

// takesPart tells whether a chunk may be somebody who acts, or whom or what
// something is done to.
func (q *partyQuestion) takesPart(c *chunk) bool {
	if c.place >= 0 {
		pl := &q.places[c.place]
		return pl.Country || pl.Capital || q.about == askTarget
	}
	if q.about == askDoer {
		return q.party("subj", c)
	}
	return q.party("subj", c) || q.targetable(c) || q.is(c.first, q.class.settlement)
}

// calling is a chunk of a sentence and as what, and by whom, it is called something.
type calling struct {
	n, k           int
	about, speaker string
}

// nameOf is what a chunk is called as an answer.
func (q *partyQuestion) nameOf(k int) string {
	by := calling{q.n, k, q.about, q.e.speaker()}
	name, ok := q.called[by]
	if !ok {
		name = q.callOf(k)
		q.called[by] = name
	}
	return name
}

func (q *partyQuestion) callOf(k int) string {
	c := &q.s.chunks[k]
	if c.number >= 0 {
		if c.head < q.nums[c.number].End {
			return ""
		}
		return q.many(&q.nums[c.number], c.head, c.end)
	}
	if q.about == askDoer {
		return q.actorName1(k)
	}
	return q.targetName1(k)
}

// stand signs how a chunk of the sentence stands to the event, and what it is.
func (q *partyQuestion) stand(o *option, k int) {
	c := &q.s.chunks[k]
	tag := q.sortOf(c)
	q.tell(o, "here", tag)
	prep := c.prep
	if prep == "" {
		prep = "no"
	}
	o.sign("prep "+prep, "prep "+prep+" "+q.kind, "prep "+prep+" "+q.form)
	rel := ""
	for _, a := range q.e.args {
		if a.chunk == k {
			rel = a.rel
			break
		}
	}
	if rel != "" {
		o.sign("arg", "arg:"+rel, "arg:"+rel+" "+q.kind, "arg:"+rel+" "+q.form, "arg:"+rel+" "+tag, "arg:"+rel+" "+q.e.typ)
	} else {
		side := q.position(o, q.s, q.e, c.first, k, q.ci, q.cj)
		o.sign(side+" "+q.kind, side+" "+q.form, side+" "+tag)
	}
	h := q.hostOf(q.s, k, q.ci, q.cj)
	o.sign("host "+h, "host "+h+" "+q.kind)
	if c.number >= 0 {
		o.sign("counted")
	}
	if c.first <= q.s.first+1 && c.prep == "" {
		o.sign("opens")
	}
	if q.article(c.first) && tag != "armed" && tag != "of armed" {
		o.sign("definite")
	}
	if q.within[c.first] != q.within[q.e.first] {
		o.sign("quote between")
	}
	for _, x := range q.s.events {
		same := " another"
		if x == q.e {
			continue
		}
		if kindOf(x.typ) == q.kind {
			same = " like"
		}
		if contains(x.actors, k) {
			o.sign("doer of" + same)
		}
		if contains(x.targets, k) {
			o.sign("target of" + same)
		}
	}
	if q.about == askTarget && contains(q.e.actors, k) || q.about == askDoer && contains(q.e.targets, k) {
		o.sign("other side", "other side "+q.kind)
	}
	if h := q.hanger(q.s, k); h >= 0 && (h < q.ci || h > q.cj) {
		on := "on " + q.lemma(q.s.chunks[h].head)
		if q.s.chunks[h].first > c.first {
			on += " behind"
		}
		o.sign(on, on+" "+q.kind)
	}
	if w := q.word(); w != "" {
		if rel == "" {
			rel = map[bool]string{true: "before", false: "behind"}[c.first < q.e.first]
		}
		o.sign("of " + w + " " + rel)
	}
	if c.first > q.s.first && q.resumes(c.first-1) {
		o.sign("behind pronoun", "behind pronoun "+q.form)
	}
}

// somebody tells whether the first word of a chunk is itself somebody: مقاتلو الحركة, but
// not مواقع الحركة.
func (p *parsed) somebody(c *chunk) bool {
	h := c.first
	if c.number >= 0 {
		h = c.head
	}
	if _, ok := p.names[h]; ok {
		return true
	}
	if p.is(h, p.class.object) || p.pos(h, lexicon.Noun) == nil && p.pos(h, lexicon.Name) == nil {
		return len(p.words[h].Senses) > 0 && p.is(h, p.class.human)
	}
	for _, class := range []lexicon.Class{p.class.group, p.class.human, p.class.title, p.class.armed, p.class.air, p.class.medium} {
		if p.is(h, class) {
			return true
		}
	}
	return false
}

// word is the word of the dictionary that the trigger is, or empty.
func (q *partyQuestion) word() string {
	for i := q.e.first; i < q.e.end; i++ {
		if q.toks[i].Kind == arabic.Word {
			return q.lemma(i)
		}
	}
	return ""
}

// resumes tells a preposition with a pronoun, behind which the subject stands:
// استولت عليها القوات.
func (q *partyQuestion) resumes(i int) bool {
	s := q.pos(i, lexicon.Particle)
	return s != nil && s.Enc != "" && s.Classes.Has(q.class.prep)
}

// memory is how many acts back a party is known by what it did.
const memory = 64

// known signs what the names of an option have been in the report so far.
func (q *partyQuestion) known(o *option) {
	did, done := 0, 0
	for i := max(0, len(q.before)-memory); i < len(q.before); i++ {
		t := &q.before[i]
		if q.overlap(o.names, t.doers) {
			did++
		}
		if q.overlap(o.names, t.targets) {
			done++
		}
	}
	o.sign("did "+upTo(did, 3), "undergone "+upTo(done, 2))
	if len(q.e.source) > 0 {
		switch {
		case q.overlap(o.names, q.e.source[len(q.e.source)-1:]):
			q.tell(o, "speaks")
		case q.overlap(o.names, q.e.source):
			q.tell(o, "speaks through another")
		}
	}
	if q.about == askTarget && q.overlap(o.names, q.e.whoDid) {
		q.tell(o, "does it")
	}
}

// overlap tells whether two lists have a name in common, but for spelling.
func (p *parsed) overlap(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || p.folded(x) == p.folded(y) {
				return true
			}
		}
	}
	return false
}

// folded is a name without marks and variants of letters, remembered.
func (p *parsed) folded(name string) string {
	f, ok := p.folds[name]
	if !ok {
		f = arabic.Fold(name)
		p.folds[name] = f
	}
	return f
}

// sortOf is the sort of party that a chunk is: the same for an army, rebels and gunmen,
// whatever the report calls them.
func (p *parsed) sortOf(c *chunk) string {
	if c.place >= 0 {
		switch pl := &p.places[c.place]; {
		case pl.Country || pl.Capital:
			return "country"
		case grounds[pl.Kind]:
			return "settlement"
		}
		return "facility"
	}
	if c.name == nil && p.is(c.first, p.class.homeland) {
		return "homeland"
	}
	for _, t := range []struct {
		class lexicon.Class
		name  string
	}{{p.class.medium, "medium"}, {p.class.monitor, "monitor"}, {p.class.armedActor, "armed"}, {p.class.stateForce, "armed"}, {p.class.security, "armed"},
		{p.class.armed, "armed"}, {p.class.armedPerson, "armed"}, {p.class.title, "title"}, {p.class.person, "person"}, {p.class.actor, "actor"}} {
		if c.name != nil && c.name.Classes.Has(t.class) || c.name == nil && p.chunkIs(c, t.class) {
			if c.name == nil && !p.somebody(c) {
				return "of " + t.name // مواقع المسلحين
			}
			return t.name
		}
	}
	h := c.head
	for _, t := range []struct {
		class lexicon.Class
		name  string
	}{{p.class.settlement, "settlement"}, {p.class.air, "aircraft"}, {p.class.weapon, "weapon"}, {p.class.group, "group"}, {p.class.body, "body"},
		{p.class.source, "source"}, {p.class.human, "people"}, {p.class.object, "thing"}, {p.class.act, "deed"}} {
		if p.is(h, t.class) {
			return t.name
		}
	}
	if len(p.words[h].Senses) == 0 {
		return "unknown word"
	}
	return "other word"
}
