package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/lexicon"
)

// event is a candidate for one or more claims: one a place of its list.
type event struct {
	typ        string
	rule       *grammar.Rule
	ruleID     string
	first, end int // trigger tokens
	args       []arg
	actors     []int // chunks
	targets    []int
	places     []int // place mentions
	weapon     [2]int
	time       int    // time expression of the document, or -1
	when       string // its value
	figures    []*figure
	sums       *grammar.Rule // of a toll, the rule of the act whose figures it took
	silent     []string      // outcomes that the source is said not to mention
	victims    []isnad.Victim
	tollKind   string
	source     []string
	modality   isnad.Modality
	who        []string // actors by name, when they are no chunk of the sentence
	whom       []string // targets by name, likewise
	whoDid     []string // as settled
	toWhom     []string // likewise
	inferred   []string
	doubts     []string // what speaks for a mere mention of an act told before
	from, to   int      // tokens of everything that the claim rests on
	inherits   bool     // its place comes from the context
	within     bool     // it is another act than the one that the place was said of: «outskirts» need not hold of it
	why        string   // how its place and time were chosen, when that is to be explained
}

// speaker is the innermost of those who vouch for the event, or empty.
func (e *event) speaker() string {
	if len(e.source) == 0 {
		return ""
	}
	return e.source[len(e.source)-1]
}

func (e *event) cover(first, end int) {
	e.from, e.to = min(e.from, first), max(e.to, end)
}

// events finds the triggers of every sentence, lets the better rule win where two
// claim the same words, and fills what stands in the sentence.
func (p *parsed) events() {
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		var cands []*event
		var found []grammar.Trigger
		for t := s.first; t < s.end; t++ {
			if p.toks[t].Kind != arabic.Word || p.aside[t] {
				continue
			}
			found = p.rules.Triggers(p.words[:s.end], t, found[:0])
			for _, f := range found {
				if e := p.candidate(s, f); e != nil {
					cands = append(cands, e)
				}
			}
		}
		s.events = choose(cands)
		for _, e := range s.events {
			p.fill(s, e)
		}
		p.mergeStrikes(s)
		p.mergeDoubles(s)
		p.inheritDoers(s)
	}
}

// candidate is the event of a trigger, when the rule's conditions hold.
func (p *parsed) candidate(s *sentence, t grammar.Trigger) *event {
	if k, ok := p.names.at(t.First); ok && k.entry.Classes.Has(p.class.act) && t.End == t.First+1 {
		t.End = k.end // an act that two words name: اتصال هاتفي
	} else if ok && k.end > max(t.First+1, t.End) || p.insideName(t.First) {
		return nil // part of a name: سيطرة in a title of a newspaper
	}
	if m, ok := p.placeAt.at(t.First); ok && !p.places[m].Anaphor || p.named[t.First] || p.attributive(s, t.First) || p.onlyMine(t.First) {
		return nil
	}
	if _, ok := p.timeAt.at(t.First); ok {
		return nil
	}
	if k, ok := p.numAt.at(t.First); ok && p.nums[k].Core == t.First {
		return nil // اثني عشر is no praise
	}
	args := p.speakersOwn(s, t, p.arguments(s, t.First, t.End))
	if k := s.chunkOf(t.First); ofHead(t.Rule) && k >= 0 && s.chunks[k].kind == cNoun && s.chunks[k].first < t.First {
		args = append(args, arg{"head", k})
	} else if k > 0 && s.chunks[k-1].kind == cNoun {
		args = append(args, arg{"head", k - 1})
	}
	if !t.Rule.Holds(func(w grammar.Want) bool { return p.meets(s, t, args, w) }) || p.mereChance(s, t) || p.undergoing(t, args) || p.onlyOutcome(s, t) {
		return nil
	}
	e := p.raised.take()
	*e = event{typ: t.Rule.Event, rule: t.Rule, ruleID: t.Rule.ID, first: t.First, end: t.End, args: args, time: -1,
		modality: isnad.Asserted, from: t.First, to: t.End}
	return e
}

// ofHead tells a rule of an adjective, whose doer is what that is said of: القوات المتوغلة.
func ofHead(r *grammar.Rule) bool { return r != nil && len(r.Actors()) > 0 && r.Actors()[0].Is("head") }

// speakersOwn corrects the arguments of a trigger whose doer is the speaker: a verb
// of the first person has no subject beside it, «سنواصل القتال», and a participle at
// the side of the clause, «مطالبا المجتمع الدولي», has that of the clause.
func (p *parsed) speakersOwn(s *sentence, t grammar.Trigger, args []arg) []arg {
	switch {
	case p.firstPerson(t.First):
		var out []arg
		for _, a := range args {
			if a.rel == "subj" {
				if s.chunks[a.chunk].first < t.First {
					continue
				}
				a.rel = "obj"
			}
			out = append(out, a)
		}
		return out
	case p.is(t.First, p.class.beside):
		var out []arg
		for _, a := range args {
			switch a.rel {
			case "by", "subj":
				continue
			case "gen":
				a.rel = "obj"
			}
			out = append(out, a)
		}
		if sub := p.firstSubject(s, s.chunkOf(t.First)); sub >= 0 {
			out = append(out, arg{"subj", sub})
		}
		return out
	}
	return args
}

// firstPerson tells a verb of which we, or I, is the subject.
func (p *parsed) firstPerson(i int) bool {
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.POS == lexicon.Verb && s.Feature&lexicon.First != 0 && s.Feature&lexicon.Plural != 0 {
			return true
		}
	}
	return false
}

// choose keeps, of candidates on the same words, the best.
func choose(cands []*event) []*event {
	order := make([]*event, len(cands))
	copy(order, cands)
	sort.SliceStable(order, func(i, j int) bool {
		a, b := order[i], order[j]
		if a.rule.Weight != b.rule.Weight {
			return a.rule.Weight > b.rule.Weight
		}
		if x, y := a.rule.Conditions(), b.rule.Conditions(); x != y {
			return x > y
		}
		return a.end-a.first > b.end-b.first
	})
	var kept []*event
next:
	for _, e := range order {
		for _, k := range kept {
			if e.first < k.end && k.first < e.end && !e.amid(k) && !k.amid(e) {
				continue next
			}
		}
		kept = append(kept, e)
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].first < kept[j].first })
	return kept
}

// amid tells an act of another family that stands in the middle of the words of k: أطلقت
// القوات |المتوغلة| في البلدة النار.
func (e *event) amid(k *event) bool {
	return k.first < e.first && e.end < k.end && branch(e.typ) != branch(k.typ)
}

// complementWords is how far behind an act of words its quote may reach.
const complementWords = 14

// fill finds doer, target, place, weapon of an event in its sentence.
func (p *parsed) fill(s *sentence, e *event) {
	e.actors = p.pick(s, e, e.rule.Actors(), func(rel string, c *chunk) bool {
		if rel == "ل" && s.chunkOf(c.first) != s.chunkOf(e.end-1)+1 {
			return false // it belongs to what stands between
		}
		return (c.place < 0 || p.places[c.place].Country || p.places[c.place].Capital && e.rule.Plain) && (c.number < 0 || rel == "subj" && p.didIt(s, e, c)) && p.party(rel, c) && !p.fewOf(s, s.chunkOf(c.first))
	})
	e.targets = p.pick(s, e, e.rule.Targets(), func(rel string, c *chunk) bool { return p.undergoes(e, rel, c) })
	if ci := s.chunkOf(e.first); performing[e.typ] && contains(e.actors, ci+1) && p.mismatched(s, ci) {
		e.targets, e.actors = []int{ci + 1}, without(e.actors, []int{ci + 1})
	}
	e.targets = without(e.targets, e.actors)
	for _, list := range [][]int{e.actors, e.targets} {
		for _, k := range list {
			if s.chunks[k].first < e.first && p.is(e.first, p.class.beside) {
				continue // the subject of the clause is far
			}
			e.cover(s.chunks[k].first, s.chunks[k].end)
		}
	}
	if e.rule.Plain {
		for _, a := range e.args {
			if c := &s.chunks[a.chunk]; c.first >= e.end && c.end-e.end <= complementWords {
				e.cover(e.first, c.end) // what is asked, promised, refused
			}
		}
	}
	if len(e.actors) == 0 && len(e.who) == 0 && !e.rule.Plain {
		if e.who = p.stateBehind(s, e); len(e.who) == 0 {
			e.who = p.bomber(e)
		}
	}
	p.placeOf(s, e)
	p.furtherPlaces(s, e)
	p.weaponOf(s, e)
}

// bomber is the doer that the trigger itself names: انتحاري فجر نفسه.
func (p *parsed) bomber(e *event) []string {
	if e.typ != "assault.suicide" {
		return nil
	}
	for i := e.first; i < e.end; i++ {
		if p.is(i, p.class.human) && p.is(i, p.class.suicidal) && p.pos(i, lexicon.Noun) != nil && (i == e.first || p.pos(i-1, lexicon.Verb) != nil) {
			return []string{p.plain(i, i+1)}
		}
	}
	return nil
}

// stateBehind is the state whose adjective stands with the act: إسرائيل of «غارة
// إسرائيلية».
func (p *parsed) stateBehind(s *sentence, e *event) []string {
	c := &s.chunks[max(0, s.chunkOf(e.end-1))]
	if c.kind != cAct {
		return nil
	}
	for i := c.first + 1; i < c.end; i++ {
		a := p.pos(i, lexicon.Adjective)
		if a == nil {
			continue
		}
		if state := p.gaz.State(a.Own); state != "" {
			return []string{state}
		}
	}
	return nil
}

// party tells whether a chunk can be a doer: somebody, a body or a force, what
// flies or fires; as a subject also a word of no list, perhaps a name.
func (p *parsed) party(rel string, c *chunk) bool {
	if c.first > 0 && p.norm(c.first-1) == "اي" {
		return false // لم تتبن أي جهة: nobody
	}
	if n, ok := p.names.at(c.first); (rel == "subj" || rel == "by") && ok && n.end == c.end && n.entry.POS == lexicon.Noun && n.entry.Classes.Has(p.class.weapon) {
		return false // عبوة ناسفة, طائرة مسيرة of nobody
	}
	if c.name != nil || c.place >= 0 {
		return true
	}
	h := c.first
	if c.number >= 0 {
		h = c.head
	}
	if p.is(h, p.class.homeland) {
		return true
	}
	if several(p.norm(h)) && c.end-h > 1 {
		h++ // عدة آليات إسرائيلية
	}
	if p.is(h, p.class.shell) || p.is(h, p.class.quantity) {
		return false // shells do not fire themselves
	}
	if p.is(h, p.class.weapon) && !p.is(h, p.class.human) && p.owner(c) == "" && (!p.is(h, p.class.air) || !p.article(h)) {
		return false // means, not a doer: دبابات, طائرات
	}
	if p.is(h, p.class.vehicle) && p.owner(c) != "" {
		return true // آليات إسرائيلية
	}
	for _, class := range []lexicon.Class{p.class.group, p.class.human, p.class.title, p.class.air, p.class.weapon, p.class.medium} {
		if p.is(h, class) {
			return true
		}
	}
	if p.chunkIs(c, p.class.actor) {
		return true
	}
	return rel != "gen" && len(p.words[h].Senses) == 0
}

// didIt tells people of a number who are the subject of a verb of force, and are not said
// to have been killed or seized by it: هاجم ثلاثة مسلحين حاجزا.
func (p *parsed) didIt(s *sentence, e *event, c *chunk) bool {
	if kindOf(e.typ) != "deed" || !p.isVerb(e.first, s) || p.writtenPassive(e.first) || !p.is(c.head, p.class.human) && !p.is(c.head, p.class.group) {
		return false
	}
	outcome, _ := p.fateWord(s, e.first)
	return outcome == "" || slices.ContainsFunc(e.args, func(a arg) bool { return a.rel == "obj" })
}

// several tells a word for an indefinite number before those it counts.
func several(norm string) bool {
	switch strings.TrimPrefix(norm, "و") {
	case "عده", "بضعه", "بعض":
		return true
	}
	return false
}

// grounds are the kinds of places where things are; the others are things
// themselves and can be struck.
var grounds = map[string]bool{"": true, "country": true, "city": true, "capital": true, "town": true, "village": true, "neighbourhood": true,

	"governorate": true, "region": true, "district": true, "countryside": true, "area": true, "camp": true, "square": true, "street": true, "road": true,

	"hill": true, "mountain": true, "valley": true, "river": true, "lake": true, "sea": true, "island": true, "centre": true}

// targetable tells whether a chunk can be what an act of violence was done to: a
// thing or people, not a settlement, which is the place.
func (p *parsed) targetable(c *chunk) bool {
	if c.place >= 0 {
		return !grounds[p.places[c.place].Kind]
	}
	if c.number >= 0 {
		return c.head >= p.nums[c.number].End && !p.is(c.head, p.class.human) && !p.is(c.head, p.class.settlement)
	}
	return !p.is(c.first, p.class.settlement) && !p.is(c.first, p.class.beside) && (p.pos(c.first, lexicon.Adjective) == nil || p.pos(c.first, lexicon.Noun) != nil)
}

// undergoes tells whether a chunk can be what an event was done to.
func (p *parsed) undergoes(e *event, rel string, c *chunk) bool {
	switch {
	case strings.HasSuffix(p.norm(c.first), "اخري"): // الهجمات الأخرى
		return false
	case e.typ == "accuse" && p.is(c.first, p.class.wrong):
		return false
	}
	return e.rule.Plain || rel == "ضد" || p.targetable(c)
}

// pick is the first relation of the list that somebody stands in, with all who
// stand in it.
func (p *parsed) pick(s *sentence, e *event, wants []grammar.Want, ok func(rel string, c *chunk) bool) []int {
	for _, w := range wants {
		var out []int
		for _, a := range e.args {
			c := &s.chunks[a.chunk]
			if w.Is(a.rel) && c.kind == cNoun && (!w.Classed || p.chunkIs(c, w.Class)) && ok(a.rel, c) && !contains(out, a.chunk) {
				out = append(out, a.chunk)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func without(list, drop []int) []int {
	var out []int
next:
	for _, k := range list {
		for _, d := range drop {
			if d == k {
				continue next
			}
		}
		out = append(out, k)
	}
	return out
}

func contains(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// weaponOf is the phrase after ب, or inside the trigger, that names a weapon.
func (p *parsed) weaponOf(s *sentence, e *event) {
	switch isnad.Family(e.typ) {
	case "assault", "clash", "threaten":
	default:
		return
	}
	for _, a := range e.args {
		c := &s.chunks[a.chunk]
		if (a.rel == "ب" || a.rel == "عبر" || a.rel == "subj" && p.chunkIs(c, p.class.air)) && (p.chunkIs(c, p.class.weapon) || p.chunkIs(c, p.class.vehicle)) {
			e.weapon = [2]int{c.first, c.end}
			for _, k := range p.coordinated(s, a.chunk) {
				if p.chunkIs(&s.chunks[k], p.class.weapon) {
					e.weapon[1] = s.chunks[k].end
				}
			}
			e.cover(e.weapon[0], e.weapon[1])
			return
		}
	}
	for i := e.first; i < e.end; i++ {
		if k := s.chunkOf(i); k >= 0 && (p.chunkIs(&s.chunks[k], p.class.weapon) || p.chunkIs(&s.chunks[k], p.class.vehicle)) && s.chunks[k].kind == cNoun {
			e.weapon = [2]int{s.chunks[k].first, s.chunks[k].end}
			e.cover(e.weapon[0], e.weapon[1])
			return
		}
	}
}
