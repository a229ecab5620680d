package extract

import "strings"

// signBehind signs the word that stands before an event with a noun.
func (p *parsed) signBehind(s *sentence, e *event, form word, keep *option) {
	if e.first == s.first || form.text == "verb" {
		return
	}
	k := e.first - 1
	if p.particle(k, p.class.pronoun) && k > s.first {
		keep.sign("this ", form.text)
		k--
	}
	keep.sign("behind ", strings.TrimPrefix(p.norm(k), "و"))
	if p.is(k, p.class.about) {
		keep.sign("about").with(form)
	}
}

// signHanging signs how the chunk of an event stands in its sentence: under what, behind
// what, with which preposition.
func (p *parsed) signHanging(s *sentence, e *event, kind, form word, keep *option) {
	ci := s.chunkOf(e.first)
	if ci < 0 {
		return
	}
	c := &s.chunks[ci]
	prep := c.prep
	if prep == "" {
		prep = "no"
	}
	keep.sign("prep ", prep).with(kind)
	if c.coord {
		keep.sign("joined ", kind.text)
	}
	before := "nothing"
	if ci > 0 {
		before = chunkNames[s.chunks[ci-1].kind]
	}
	keep.sign("after ", before).with(form)
	h := s.hanger(ci)
	if h >= 0 && h < ci && p.unbroken(s, h, ci) {
		keep.sign("under").with(form)
		keep.sign("under ", chunkNames[s.chunks[h].kind], " ", kind.text)
		keep.sign("under ", p.lemma(s.chunks[h].head))
	}
}

// signOthers signs what else sentence n and those before it tell.
func (p *parsed) signOthers(n int, e *event, kind, form word, keep *option) {
	same, like, near := 0, 0, 0
	for k := max(0, n-3); k <= n; k++ {
		for _, x := range p.sents[k].events {
			if x == e || x.ruleID == tellingRule {
				continue
			}
			if x.typ == e.typ {
				same++
			} else if kindOf(x.typ) == kind.text {
				like++
			}
			if k == n {
				near++
				if x.typ == e.typ && x.first < e.first {
					keep.sign("same before here").with(form, kind)
				}
				if x.end == e.first || x.first == e.end {
					keep.sign("touches another").with(kind)
				}
			}
		}
	}
	keep.sign("same ", upTo(same, 3)).with(form)
	keep.sign("like ", upTo(like, 3), " ", kind.text)
	keep.sign("near ", upTo(near, 4))
}

// signWar signs how much the report, and the words beside the event, speak of war.
func (p *parsed) signWar(s *sentence, e *event, kind, form word, keep *option) {
	keep.sign("length ", bucket(s.end-s.first))
	keep.sign("war ", p.martial).with(kind, form)
	if happens(kind.text) {
		beside := " and none beside"
		if p.spokenOfWar(s, e) {
			beside = " and beside"
		}
		keep.sign("war ", p.martial, beside).with(kind)
		if e.rule != nil && e.rule.Figurative {
			keep.sign("war ", p.martial, beside, " figurative")
			keep.sign("war ", p.martial, " figurative")
		}
	}
}
