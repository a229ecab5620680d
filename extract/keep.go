package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// askKeep is the question whether an event that a rule proposes is a claim at all: it
// may be a way of speaking, a mere mention, or told before.
const askKeep = "keep"

// askTell is the same question of a clause that no rule proposes: most of them are no
// record.
const askTell = "tell"

// keepQuestion is which of the two is asked of an event.
func keepQuestion(e *event) string {
	if e.ruleID == tellingRule {
		return askTell
	}
	return askKeep
}

// sift drops the events that more speaks against than for.
func (p *parsed) sift() {
	for n := range p.sents {
		s := &p.sents[n]
		var kept []*event
		for _, e := range s.events {
			options := p.keepOptions(n, e)
			about := keepQuestion(e)
			chosen := best(options)
			e.why += p.because(about, options)
			if options[chosen].at >= 0 && !p.threatened(s, e) {
				kept = append(kept, e)
			} else {
				s.dropped = append(s.dropped, e)
			}
		}
		s.events = kept
	}
}

// threatened tells an act that is only what a threat right before it is about: هددت بقصف
// المطار, التهديد بالانسحاب.
func (p *parsed) threatened(s *sentence, e *event) bool {
	at := s.chunkOf(e.first)
	if at <= 0 || s.chunks[at].prep != "ب" || s.chunks[at].coord {
		return false
	}
	for _, x := range s.events {
		if x.typ != "threaten" || x.end > e.first {
			continue
		}
		k := at - 1
		for k > 0 && s.chunks[k].kind == cNoun && s.chunks[k].first >= x.end {
			k--
		}
		if s.chunks[k].first < x.end {
			return true
		}
	}
	return false
}

// caution is what is added to dropping an event: little or nothing where a claim
// too many costs less than one too few; more for what happens somewhere, and most for
// an act of force, in a report that hardly speaks of war.
func (p *parsed) caution(e *event) float64 {
	peace := len(e.figures) == 0 && (p.martial == "little" || p.martial == "hardly any")
	switch {
	case keepQuestion(e) == askTell:
		return -0.3
	case peace && p.violent(e.typ):
		return 1.5
	case peace && happens(kindOf(e.typ)):
		return 0.5
	}
	return -0.6
}

// keepOptions are to drop event e of sentence n and to keep it, with what speaks
// for keeping it.
func (p *parsed) keepOptions(n int, e *event) []option {
	s := &p.sents[n]
	on := p.scale(keepQuestion(e))
	keep := option{on: on, at: 0, name: "keep"}
	kind, form := p.word(kindOf(e.typ)), p.word(p.formOf(s, e))
	rule := e.ruleID
	keep.sign("keep")
	keep.signWord(kind)
	keep.signWord(form).with(kind)
	keep.sign(e.typ).with(form)
	keep.sign("rule ", rule).with(form)
	if e.rule != nil && e.rule.Figurative {
		keep.sign("figurative")
	}
	for i := e.first; i < e.end; i++ {
		if p.toks[i].Kind == arabic.Word {
			keep.sign("word ", p.lemma(i))
			break
		}
	}
	has := func(yes bool, what string) {
		if yes {
			keep.sign(what).with(kind, form)
		} else {
			keep.sign("no ", what).with(kind, form)
		}
	}
	if p.stated(e) {
		p.signTelling(s, e, &keep)
	}
	has(len(e.actors)+len(e.who) > 0, "doer")
	has(len(e.targets)+len(e.whom) > 0, "target")
	has(len(e.places) > 0, "place")
	has(len(e.figures) > 0, "figure")
	has(len(e.source) > 0, "source")
	has(p.within[e.first], "quoted")
	p.signBehind(s, e, form, &keep)
	for _, d := range e.doubts {
		keep.sign("doubt ", d).with(kind, form)
	}
	if n == 0 {
		keep.sign("title").with(kind)
	}
	if e.modality != isnad.Asserted {
		keep.sign(string(e.modality)).with(kind)
	}
	args := 0
	for _, a := range e.args {
		if a.rel != "head" {
			args++
		}
	}
	keep.sign("args ", upTo(args, 3)).with(form)
	p.signHanging(s, e, kind, form, &keep)
	p.signOthers(n, e, kind, form, &keep)
	p.signWar(s, e, kind, form, &keep)
	p.spare = append(p.spare[:0], option{on: on, at: -1, name: "drop", sum: p.caution(e)}, keep)
	return p.spare
}

// lemma is what a dictionary has token i under, or the token as it is.
func (p *parsed) lemma(i int) string {
	if s := p.words[i].Senses; len(s) > 0 {
		best := ""
		for k := range s {
			if s[k].POS == lexicon.Verb || s[k].POS == lexicon.Noun {
				if best == "" || s[k].Lemma < best {
					best = s[k].Lemma
				}
			}
		}
		if best != "" {
			return best
		}
	}
	return p.norm(i)
}
