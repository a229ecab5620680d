package extract

import (
	"slices"

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
	about string
	site
	n       int
	on      *scale
	kind    word
	form    word
	typ     word
	lemmaOf string // the word of the dictionary that the trigger is, or empty
	before  trail
	options []option
	source  ids // who vouches for the event
	doers   ids // who did it, once settled
}

// partyOptions lists who of the report may be doer or target of event e of sentence
// n, and nobody, with what speaks for each.
func (p *parsed) partyOptions(about string, n int, e *event, before trail) []option {
	s := &p.sents[n]
	q := &partyQuestion{parsed: p, about: about, n: n, on: p.scale(about), kind: p.word(kindOf(e.typ)), typ: p.word(e.typ), before: before, site: p.siteOf(s, e)}
	q.form = p.word(p.formOf(s, e))
	q.options = p.spare[:0]
	q.lemmaOf = q.word()
	q.source, q.doers = p.idsOf(e.source), p.idsOf(e.whoDid)
	if about == askDoer && q.settled() {
		q.ruled()
		return q.options
	}
	q.none()
	q.ruled()
	q.here()
	q.adjectives()
	q.elsewhere()
	q.spoken()
	q.tallyKnown()
	for i := 1; i < len(q.options); i++ {
		q.known(&q.options[i])
	}
	q.forget()
	q.pairs()
	p.spare = q.options
	return q.options
}

// settled tells that what an adjective is said of has a name, so that nobody else is asked for.
func (q *partyQuestion) settled() bool {
	e := q.e
	return ofHead(e.rule) && len(e.actors) == 1 && slices.Contains(e.args, arg{"head", e.actors[0]}) && q.actorName1(e.actors[0]) != ""
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
	var few [4]int32
	ids := few[:0]
	for _, n := range names {
		if id := q.idOf(trimmed(n)); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if i := q.has(ids); i >= 0 {
		return q.found(i, chunks)
	}
	return q.add(q.solo(names, chunks))
}

// optionOf is the same of a party alone.
func (q *partyQuestion) optionOf(one *solo) *option {
	if i := q.has(one.ids); i >= 0 {
		return q.found(i, one.chunks)
	}
	return q.add(one)
}

// found is an option that there is; chunks are noted where it had none.
func (q *partyQuestion) found(i int, chunks []int) *option {
	o := &q.options[i]
	if o.chunks == nil {
		o.chunks = chunks
	}
	return o
}

func (q *partyQuestion) add(who *solo) *option {
	n := len(q.options)
	q.options = append(q.options, option{on: q.on, at: n, names: who.names, ids: who.ids, chunks: who.chunks})
	return &q.options[n]
}

// has is the option that holds these names, or -1.
func (q *partyQuestion) has(ids []int32) int {
	for i := 1; i < len(q.options); i++ {
		if slices.Equal(q.options[i].ids, ids) {
			return i
		}
	}
	return -1
}

// tell signs an option with each sign, alone and with the kind of the event.
func (q *partyQuestion) tell(o *option, signs ...string) {
	for _, s := range signs {
		o.sign(s).with(q.kind)
	}
}

// none is the option that the text does not say who.
func (q *partyQuestion) none() {
	q.options = append(q.options, option{on: q.on, at: -1})
	o := &q.options[0]
	o.sign("none").with(q.kind, q.typ, q.form)
	o.sign("none ", q.form.text, " ", q.kind.text)
	if q.e.rule == nil {
		o.sign("none unruled")
	}
	for _, t := range []struct {
		has  bool
		what string
	}{{len(q.e.actors)+len(q.e.who) > 0, "doer"}, {len(q.e.targets)+len(q.e.whom) > 0, "target"}, {len(q.e.figures) > 0, "figure"}, {len(q.e.source) > 0, "source"}} {
		if t.has {
			o.sign("none with ", t.what).with(q.kind, q.form)
		} else {
			o.sign("none without ", t.what).with(q.kind)
		}
	}
	if q.lemmaOf != "" {
		o.sign("none of ", q.lemmaOf)
	}
	if q.n == 0 {
		o.sign("none title").with(q.kind)
	}
	if len(q.before) > 0 {
		t := &q.before[len(q.before)-1]
		if len(q.told(t)) == 0 {
			o.sign("none again").with(q.kind)
		}
	}
	if q.e.first-q.s.first <= 1 {
		o.sign("none opens").with(q.form)
	}
}

// told are the names that a step has for this question.
func (q *partyQuestion) told(t *step) []string {
	if q.about == askDoer {
		return t.doers.names
	}
	return t.targets.names
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
		o.sign("ruled").with(q.kind, q.typ, q.form)
		o.sign("ruled ", rel)
		o.sign("ruled ", q.sortOf(&q.s.chunks[chunks[0]]).text)
		o.sign("ruled of ", upTo(len(all), 3))
	}
	if q.about == askTarget {
		if v := q.victims(q.s, q.e); len(v) > 0 {
			o := q.option(v, nil)
			o.sign("victims").with(q.kind, q.typ)
			if len(all) > 0 {
				o = q.option(append(append([]string(nil), all...), v...), chunks)
				o.sign("ruled and victims").with(q.kind)
			}
		}
	}
	if len(names) > 0 {
		o := q.option(names, nil)
		o.sign("carried").with(q.kind, q.typ)
		if slices.Contains(q.e.inferred, "actors") {
			o.sign("carried far").with(q.kind)
		}
	}
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
