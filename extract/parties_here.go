package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/lexicon"
)

// solo is the answer that one chunk of the sentence makes: its name, or none when it
// is nobody.
type solo struct {
	names  []string
	ids    ids
	chunks []int
}

// solo is the answer of some names, each once, that stand in these chunks.
func (p *parsed) solo(names []string, chunks []int) *solo {
	if len(names) == 0 {
		return nobody
	}
	s := p.singles.take()
	s.names, s.ids, s.chunks = s.name[:0], s.id[:0], chunks
	for _, n := range names {
		n = trimmed(n)
		if id := p.idOf(n); !slices.Contains(s.ids, id) {
			s.names, s.ids = append(s.names, n), append(s.ids, id)
		}
	}
	s.names, s.ids = slices.Clip(s.names), slices.Clip(s.ids)
	return &s.solo
}

// newSolo is the answer of one name.
func (p *parsed) newSolo(name string, id int32, k int) *solo {
	s := p.singles.take()
	s.name[0], s.id[0], s.chunk[0] = name, id, k
	s.names, s.ids, s.chunks = s.name[:1:1], s.id[:1:1], s.chunk[:]
	return &s.solo
}

// single is an answer with room for two names, which most have not more of.
type single struct {
	solo
	name  [2]string
	id    [2]int32
	chunk [1]int
}

// solos are those of a sentence by its chunks, as doers and as targets: its events all
// ask for them.
type solos struct {
	sent int // 1 more than the sentence
	of   [2][]*solo
}

// here collects the parties of the event's own sentence, each alone and with those
// joined to it.
func (q *partyQuestion) here() {
	prior, after := -1, -1
	for k := range q.s.chunks {
		c := &q.s.chunks[k]
		if c.kind != cNoun {
			continue
		}
		inside := q.e.first <= c.first && c.first < q.e.end
		if inside && (c.end > q.e.end || !q.party("gen", c)) || q.sidesWith(q.s, k) || q.suffers(c) || q.ownsTarget(k) || q.object(k) || q.wardsOff(k) || q.speaksOnly(c) || q.fewOf(q.s, k) {
			continue
		}
		one := q.soloOf(k)
		if one.names == nil || q.tellsOf(k) || q.about == askTarget && contains(q.e.actors, k) && q.owner(c) != "" {
			continue // مدفعية الجيش استهدفت: the guns are his who fires them
		}
		o := q.optionOf(one)
		q.stand(o, k)
		if inside {
			o.sign("inside").with(q.kind, q.typ, q.form)
		}
		at := o.at
		if group, names := q.joinedFrom(k, one); len(group) > 1 && !(c.coord && k > 0 && q.s.chunks[k-1].kind == cNoun) {
			g := q.option(names, group)
			q.stand(g, k)
			g.sign("joined").with(q.kind)
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

// joinedFrom are a chunk and those joined to it, and their names.
func (q *partyQuestion) joinedFrom(k int, one *solo) (group []int, names []string) {
	for j := q.overSide(k + 1); j < len(q.s.chunks) && q.s.chunks[j].coord && (q.s.chunks[j].kind == cNoun || q.armament(j)); j = q.overSide(j + 1) {
		other := q.soloOf(j)
		if other.names == nil {
			if other = q.thing(j); other == nil {
				continue
			}
		}
		if group == nil {
			group, names = append(make([]int, 0, 4), k), append(make([]string, 0, 4), one.names[0])
		}
		group, names = append(group, j), append(names, other.names[0])
	}
	return group, names
}

// overSide is j, or the chunk behind «من جهة» and its comma that stand at j.
func (q *partyQuestion) overSide(j int) int {
	if j+1 < len(q.s.chunks) && q.s.chunks[j].kind == cNoun && q.onOneSide(&q.s.chunks[j]) {
		if j++; j+1 < len(q.s.chunks) && q.s.chunks[j].kind == cPunct && q.listGoesOn(q.s, j) {
			j++
		}
	}
	return j
}

// armament tells a chunk whose noun names arms as well as the act of arming: أسلحة.
func (q *partyQuestion) armament(k int) bool {
	c := &q.s.chunks[k]
	return c.kind == cAct && q.is(c.first, q.class.munition)
}

// thing is the answer that chunk k makes as one more of a list of things that were struck:
// وحدات ومركبات وأسلحة. Nil when it is none.
func (q *partyQuestion) thing(k int) *solo {
	c := &q.s.chunks[k]
	if q.about != askTarget || c.place >= 0 || q.nameless(c) || c.number >= 0 && c.head < q.nums[c.number].End {
		return nil
	}
	name := trimmed(q.callOf(k))
	if name == "" {
		return nil
	}
	return q.newSolo(name, q.idOf(name), k)
}

// takesPart tells whether a chunk may be somebody who acts, or whom or what
// something is done to.
func (q *partyQuestion) takesPart(c *chunk) bool {
	if c.place >= 0 {
		pl := &q.places[c.place]
		if q.about == askTarget && q.kind.text != "state" && c.prep == "من" {
			return false // 30 من بلدة: where from
		}
		return pl.Country || pl.Capital || q.about == askTarget && !(grounds[pl.Kind] && (q.kind.text == "deed" || pl.List > 0 || pl.Anaphor))
	}
	if q.kind.text == "deed" && c.end-c.first == 1 && direction(q.norm(c.first)) {
		return false // جنوبي, مناطق: a part of what is struck, which is named behind
	}
	if q.deedOnly(c) || q.nameless(c) || q.kind.text == "deed" && c.name == nil && c.end-c.first == 1 && (q.is(c.first, q.class.dead) || q.is(c.first, q.class.hurt)) {
		return false
	}
	if q.about == askDoer && q.kind.text == "deed" && q.rescues(c) {
		return false
	}
	if q.about == askDoer {
		return q.party("subj", c) && !(c.prep == "ب" && q.is(c.first, q.class.weapon)) // بالأسلحة الخفيفة: with what
	}
	return q.party("obj", c) || q.targetable(c) || q.is(c.first, q.class.settlement)
}

// deedOnly tells a phrase that names an act and nobody: اقتحامات الاحتلال.
func (q *partyQuestion) deedOnly(c *chunk) bool {
	if c.name != nil || c.place >= 0 || c.number >= 0 || !q.isActNoun(c.first) {
		return false
	}
	for _, of := range []lexicon.Class{q.class.group, q.class.human, q.class.body, q.class.armed, q.class.weapon, q.class.object, q.class.vehicle, q.class.title, q.class.medium, q.class.munition} {
		if q.is(c.first, of) {
			return false
		}
	}
	return true
}

// direction tells a word for a part of a place, or one that only leads on to something else.
func direction(norm string) bool {
	switch strings.TrimPrefix(strings.TrimSuffix(norm, "ي"), "ال") {
	case "جنوب", "شمال", "شرق", "غرب", "وسط", "اضافه", "مناطق":
		return true
	}
	return norm == "بدوره" || norm == "بدورها"
}

// soloOf is the answer that a chunk makes, remembered unless its name hangs on who
// says it.
func (q *partyQuestion) soloOf(k int) *solo {
	c := &q.s.chunks[k]
	if q.about == askDoer && q.is(c.first, q.class.homeland) {
		return q.alone(k)
	}
	if q.solos.sent != q.n+1 {
		q.solos = solos{q.n + 1, [2][]*solo{make([]*solo, len(q.s.chunks)), make([]*solo, len(q.s.chunks))}}
	}
	known := &q.solos.of[0][k]
	if q.about == askTarget {
		known = &q.solos.of[1][k]
	}
	if *known == nil {
		*known = q.alone(k)
	}
	return *known
}

// nobody is the answer that is none.
var nobody = &solo{}

func (q *partyQuestion) alone(k int) *solo {
	if !q.takesPart(&q.s.chunks[k]) {
		return nobody
	}
	name := trimmed(q.callOf(k))
	if name == "" {
		return nobody
	}
	return q.newSolo(name, q.idOf(name), k)
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

// Stems of what most parties of a sentence are asked for.
var (
	hereStem, argStem, definiteStem = stemOf("here"), stemOf("arg"), stemOf("definite")
	prepStem, relStem, hostStem     = stemOf("prep "), stemOf("arg:"), stemOf("host ")
	onStem, ofStem                  = stemOf("on "), stemOf("of ")
)

// stand signs how a chunk of the sentence stands to the event, and what it is.
func (q *partyQuestion) stand(o *option, k int) {
	c := &q.s.chunks[k]
	tag := q.sortOf(c)
	o.signFrom(&hereStem).with(q.kind)
	o.signWord(tag).with(q.kind)
	prep := c.prep
	if prep == "" {
		prep = "no"
	}
	o.signFrom(&prepStem, prep).with(q.kind, q.form)
	rel := ""
	for _, a := range q.e.args {
		if a.chunk == k {
			rel = a.rel
			break
		}
	}
	if rel != "" {
		o.signFrom(&argStem)
		o.signFrom(&relStem, rel).with(q.kind, q.form, tag, q.typ)
	} else {
		side := q.position(o, c.first, k)
		side.with(q.kind, q.form, tag)
	}
	h := q.hostOf(q.parsed, k)
	o.signFrom(&hostStem, h).with(q.kind)
	if c.number >= 0 {
		o.sign("counted")
	}
	if c.first <= q.s.first+1 && c.prep == "" {
		o.sign("opens")
	}
	if q.article(c.first) && tag.text != "armed" && tag.text != "of armed" {
		o.signFrom(&definiteStem)
	}
	if q.within[c.first] != q.within[q.e.first] {
		o.sign("quote between")
	}
	for _, x := range q.s.events {
		did, undergoes := contains(x.actors, k), contains(x.targets, k)
		if x == q.e || !did && !undergoes {
			continue
		}
		same := " another"
		if kindOf(x.typ) == q.kind.text {
			same = " like"
		}
		if did {
			o.sign("doer of", same)
		}
		if undergoes {
			o.sign("target of", same)
		}
	}
	if q.about == askTarget && contains(q.e.actors, k) || q.about == askDoer && contains(q.e.targets, k) {
		o.sign("other side").with(q.kind)
	}
	if h := q.s.hanger(k); h >= 0 && (h < q.ci || h > q.cj) {
		side := ""
		if q.s.chunks[h].first > c.first {
			side = " behind"
		}
		o.signFrom(&onStem, q.lemma(q.s.chunks[h].head), side).with(q.kind)
	}
	if q.lemmaOf != "" {
		switch {
		case rel != "":
		case c.first < q.e.first:
			rel = "before"
		default:
			rel = "behind"
		}
		o.signFrom(&ofStem, q.lemmaOf, " ", rel)
	}
	if c.first > q.s.first && q.resumes(c.first-1) {
		o.sign("behind pronoun").with(q.form)
	}
}
