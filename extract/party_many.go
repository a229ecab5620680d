package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// many is what the counted of tokens first to end-1 are called without their number:
// behind eleven and more stands a singular, «14 جنديا أفغانيا», and many are جنود أفغان.
func (p *parsed) many(n *numeral.Number, first, end int) string {
	name := p.nominative(first, end, p.plain(first, end))
	if n.Low < 11 && n.High < 11 {
		return name
	}
	words := strings.Fields(name)
	human := p.is(first, p.class.human) || len(p.words[first].Senses) == 0
	k := 0
	for i := first; i < end && k < len(words); i++ {
		if p.toks[i].Kind == arabic.Punct {
			continue
		}
		if w := p.pluralOf(i, human); w != "" {
			words[k] = w
		} else if i > first {
			break
		}
		k++
	}
	return strings.Join(words, " ")
}

// pluralOf is the plural of a singular in the indefinite accusative, جنديا → جنود;
// empty for any other form.
func (p *parsed) pluralOf(i int, human bool) string {
	if len(p.words[i].Senses) == 0 {
		bare := strings.Map(func(r rune) rune {
			if r == 'ً' {
				return -1
			}
			return r
		}, p.toks[i].Text)
		if stem, ok := strings.CutSuffix(bare, "يا"); ok && human {
			return stem + "يون" // حوثيا → حوثيون
		}
		return ""
	}
	for k := range p.words[i].Senses {
		s := &p.words[i].Senses[k]
		if s.POS == lexicon.Noun && s.Plural != "" && s.Feature&(lexicon.Plural|lexicon.Dual) == 0 && s.Enc == "" && s.Pro&arabic.Al == 0 {
			return s.Plural
		}
	}
	if a := p.pos(i, lexicon.Adjective); a != nil && human && a.Feature == lexicon.Tanwin {
		return a.Lemma + "ون"
	}
	return ""
}
