package extract

import (
	"sort"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// step is an event whose place and time are settled: what later events may go
// back to.
type step struct {
	sent  int
	event *event
	kind  string // of kindOf
	noun  string // the folded noun that names it, if one does
	place int    // mention, or -1
	time  int    // expression, or -1
	when  string // its value

	doers, targets *solo
	tag            string // the sort of party that the doers are
}

// parties notes who did it and to whom.
func (t *step) parties(p *parsed, doers, targets []string) {
	t.doers, t.targets = p.solo(doers, nil), p.solo(targets, nil)
}

// trail is the events of a report that are settled so far.
type trail []step

// farthest is how many steps an event may go back.
const farthest = 1000

// last is the last step that the test accepts, or nil.
func (t trail) last(ok func(*step) bool) *step {
	for i := len(t) - 1; i >= max(0, len(t)-farthest); i-- {
		if ok(&t[i]) {
			return &t[i]
		}
	}
	return nil
}

// kindOf sorts the types of events by how their places and times behave.
func kindOf(typ string) string {
	switch isnad.Family(typ) {
	case "assault", "clash", "protest":
		return "deed"
	case "control", "mobilize":
		return "control"
	case "coerce":
		return "coerce"
	case "condition", "aid", "displace":
		return "state"
	case "toll":
		return "toll"
	case "consult":
		return "meet"
	case "responsibility":
		return "claim"
	case "statement":
		return "statement"
	}
	return "word"
}

// happens tells kinds of events that take place somewhere.
func happens(kind string) bool {
	switch kind {
	case "deed", "control", "coerce", "state", "toll":
		return true
	}
	return false
}

// nounOf is the folded noun that names an event, and whether it has the article
// or a definite genitive: التفجير goes back to a تفجير before it.
func (p *parsed) nounOf(s *sentence, e *event) (noun string, definite bool) {
	for i := e.first; i < e.end && i < s.end; i++ {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		for k := range p.words[i].Senses {
			sense := &p.words[i].Senses[k]
			if sense.POS != lexicon.Noun || !sense.Classes.Has(p.class.act) {
				continue
			}
			definite = sense.Pro.Has(arabic.Al) || sense.Enc != ""
			if !definite && i+1 < s.end {
				if m, ok := p.placeAt.at(i + 1); ok && p.places[m].Prep == "" {
					definite = true // هجوم سوروتش
				}
			}
			if sense.Feature&lexicon.Plural != 0 {
				return sense.Own + " many", definite // التفجيرات goes back to several
			}
			return sense.Own, definite
		}
	}
	return "", false
}

// sentOf is the sentence that holds token i.
func (p *parsed) sentOf(i int) int {
	n := sort.Search(len(p.sents), func(n int) bool { return p.sents[n].end > i })
	return min(n, len(p.sents)-1)
}

// voices says whether two events are told by one speaker.
func (p *parsed) voices(a, b *event) string {
	switch {
	case len(a.source) == 0 && len(b.source) == 0:
		return "no speaker"
	case len(a.source) == 0 || len(b.source) == 0:
		return "one speaks"
	case p.idOf(a.speaker()) == p.idOf(b.speaker()):
		return "same speaker"
	}
	return "two speakers"
}

// sameDoer tells whether event e of sentence n and a step have a doer in common.
func (p *parsed) sameDoer(n int, e *event, t *step) bool {
	for _, a := range p.doers(n, e) {
		for _, b := range p.doers(t.sent, t.event) {
			if p.idOf(a) == p.idOf(b) {
				return true
			}
		}
	}
	return false
}

func (p *parsed) doers(n int, e *event) []string {
	if e.whoDid != nil {
		return e.whoDid
	}
	out := append([]string(nil), e.who...)
	for _, k := range e.actors {
		out = append(out, p.partyOf(&p.sents[n].chunks[k]))
	}
	return out
}

// repeated tells an event that is many or a custom rather than one happening: an
// indefinite plural (سلسلة هجمات), a verb in the imperfect.
func (p *parsed) repeated(s *sentence, e *event) bool {
	for i := e.first; i < e.end && i < s.end; i++ {
		for k := range p.words[i].Senses {
			sense := &p.words[i].Senses[k]
			if sense.POS == lexicon.Noun && sense.Classes.Has(p.class.act) {
				return sense.Feature&lexicon.Plural != 0 && !sense.Pro.Has(arabic.Al) && sense.Enc == ""
			}
		}
	}
	return p.present(s, e)
}

// present tells an event told by a verb in the imperfect: a state or a custom
// rather than one happening.
func (p *parsed) present(s *sentence, e *event) bool {
	for i := e.first; i < e.end && i < s.end; i++ {
		v := p.pos(i, lexicon.Verb)
		if v == nil || !p.isVerb(i, s) {
			continue
		}
		return v.Feature&lexicon.Present != 0
	}
	return false
}

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
