package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// pronounFates reads deaths of somebody named before, told with a pronoun alone:
// أدى إلى مقتله, أنه قتل في ضربة, توفي متأثرا بجراحه.
func (p *parsed) pronounFates(s *sentence) []*figure {
	var out []*figure
	for i := s.first; i < s.end; i++ {
		f := p.pronounFate(s, i)
		if f == nil {
			continue
		}
		for _, g := range s.figures {
			if g.first < f.end && f.first < g.end || g.outcomeAt == f.outcomeAt {
				f = nil
				break
			}
		}
		if f != nil {
			out = append(out, f)
		}
	}
	return out
}

func (p *parsed) pronounFate(s *sentence, i int) *figure {
	o, verb := p.fateWord(s, i)
	first, end := i, i+1
	low := 1
	switch norm := strings.TrimPrefix(p.norm(i), "و"); {
	case (norm == "بحياته" || norm == "بحياتها") && p.bears(s, i):
		o = "killed" // انفجار أودى بحياته
	case o != "killed" && o != "detained" && o != "kidnapped":
		return nil
	case i > s.first && done(p.norm(i-1)):
		n := p.pos(i, lexicon.Noun)
		switch {
		case n == nil || verb:
			return nil
		case n.Enc == "هما":
			low = 2
		case n.Enc != "ه" && n.Enc != "ها":
			return nil
		}
		first-- // تم قتله
	case o != "killed":
		return nil
	case !verb:
		n := p.pos(i, lexicon.Noun)
		if n == nil || n.Enc != "ه" && n.Enc != "ها" || i == s.first || !p.causes(s, i) && p.norm(i-1) != "يوم" {
			return nil
		}
		if p.norm(i-1) == "يوم" {
			first--
		}
	case i+1 < s.end && strings.HasPrefix(p.norm(i+1), "متاثر"):
		end++
	case i > s.first && p.particle(i-1, p.class.that) && strings.HasSuffix(p.norm(i-1), "ه"):
		v := p.pos(i, lexicon.Verb)
		if v == nil || v.Enc != "" || v.Feature&(lexicon.Plural|lexicon.Dual|lexicon.Present) != 0 || p.objectBehind(s, i) {
			return nil
		}
		first--
	default:
		return nil
	}
	return &figure{outcome: o, low: low, high: low, first: first, end: end, outcomeAt: i, who: p.lastWho(s, i), again: true, whom: people{first: i, end: end, noun: -1}}
}

// done tells a verb that says of a verbal noun that it was done.
func done(norm string) bool {
	switch strings.TrimPrefix(norm, "و") {
	case "تم", "تمت", "جري", "جرت", "يتم", "تتم":
		return true
	}
	return false
}

// bears tells a verb of bringing about right before token i, a time perhaps between.
func (p *parsed) bears(s *sentence, i int) bool {
	for k := i - 1; k >= s.first && k >= i-3; k-- {
		if _, ok := p.timeAt.at(k); !ok {
			return p.is(k, p.class.cause)
		}
	}
	return false
}

// causes tells a verb of bringing about, with its preposition, right before token i.
func (p *parsed) causes(s *sentence, i int) bool {
	if !p.particle(max(i-1, s.first), p.class.prep) && !p.proclitics(i).Has(arabic.Bi) {
		return false
	}
	for k := i - 1; k >= s.first && k >= i-3; k-- {
		if p.is(k, p.class.cause) {
			return true
		}
	}
	return false
}

// objectBehind tells whether people or a name follow a verb as what it was done to.
func (p *parsed) objectBehind(s *sentence, i int) bool {
	if i+1 >= s.end {
		return false
	}
	if _, ok := p.numAt.at(i + 1); ok {
		return true
	}
	return p.is(i+1, p.class.human) || p.is(i+1, p.class.title) || p.nounStart(i+1) && p.toks[i+1].Kind == arabic.Word && !p.particle(i+1, p.class.prep)
}

// lastWho is the kind of the person that a pronoun at token i goes back to: that
// of the last one of whom something was said to befall, in this report.
func (p *parsed) lastWho(s *sentence, i int) string {
	for k := len(s.figures) - 1; k >= 0; k-- {
		if f := s.figures[k]; f.first < i && f.low == 1 && f.high == 1 {
			return f.who
		}
	}
	if p.told.lastOne != nil {
		return p.told.lastOne.who
	}
	return "persons"
}
