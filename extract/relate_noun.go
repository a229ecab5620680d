package extract

import (
	"github.com/isnad-project/isnad/lexicon"
)

func (p *parsed) nounArguments(s *sentence, ci, cj int) []arg {
	var out []arg
	if g := p.governor(s, ci); g >= 0 {
		h := s.chunks[g].head
		sub := -1
		if before, rel := p.subjectBefore(s, g); before >= 0 && !rel {
			sub = before
		}
		for k := g + 1; k < ci && sub < 0; k++ {
			if c := &s.chunks[k]; c.kind == cNoun && c.prep == "" {
				sub = k
			}
		}
		if sub < 0 {
			if before, rel := p.subjectBefore(s, g); before >= 0 && rel {
				sub = before
			}
		}
		rel := ""
		switch {
		case p.chunkIs(&s.chunks[max(sub, 0)], p.class.quantity):
		case p.is(h, p.class.suffer):
			rel = "obj"
		case p.is(h, p.class.perform), p.is(h, p.class.aux), p.owned(s.chunks[ci].head):
			rel = "by"
		case sub >= 0 && p.is(h, p.class.say) && p.outcomeOf(s.chunks[ci].head) != "killed" && p.outcomeOf(s.chunks[ci].head) != "injured" &&
			(p.chunkIs(&s.chunks[sub], p.class.armed) || p.chunkIs(&s.chunks[sub], p.class.armedActor)):
			rel = "by" // أعلنت الشرطة اعتقال ثلاثة: a force announces what it did
		}
		if sub >= 0 && rel != "" {
			for _, k := range p.coordinated(s, sub) {
				if k < ci {
					out = append(out, arg{rel, k})
				}
			}
		}
	}
	last := ""
	for k := ci + 1; k < len(s.chunks); k++ {
		c := &s.chunks[k]
		if k <= cj && c.kind != cNoun {
			continue
		}
		switch c.kind {
		case cPunct:
			if p.listGoesOn(s, k) && last != "" || p.parenthetic(s, k) {
				continue
			}
			return out
		case cThat, cClause:
			return out
		case cTime, cOther:
			continue
		case cRel:
			if k+1 < len(s.chunks) && s.chunks[k+1].kind == cVerb {
				out = append(out, p.clauseArguments(s, k+1)...)
			}
			return out
		case cVerb:
			if p.is(c.head, p.class.aux) && !c.coord && !p.is(c.head, p.class.act) {
				continue // الاشتباكات تتواصل في ...
			}
			if c.coord {
				return out // another act: حرائق اندلعت وأغلقت القوات المنافذ
			}
			return append(out, p.clauseArguments(s, k)...)
		case cAct:
			if c.prep != "" && k > cj {
				out = append(out, arg{c.prep, k}) // تهديدات بالقتل
			}
			return out
		}
		switch {
		case p.onOneSide(c):
			continue // بين أ من جهة وب من جهة أخرى
		case c.prep == "ل" && k > cj+1 && last != "ل" && s.chunks[k-1].kind == cNoun && s.chunks[k-1].place < 0 && s.chunks[k-1].name == nil && !p.force(&s.chunks[k-1]):
			continue // belongs to what stands before it: على مواقع للجيش
		case agentive[c.prep]:
			last = "by"
		case c.coord && last != "" && (c.prep == "" || c.prep == s.chunks[k-1].prep):
		case c.prep != "":
			last = c.prep
		case k == ci+1 && p.owned(s.chunks[ci].head):
			last = "obj" // رفضه المشاركة
		case k == ci+1 && (p.article(s.chunks[ci].first) || p.qualified(&s.chunks[ci])):
			last = "obj"
		case k == ci+1, k == cj+1 && s.chunks[cj].kind == cAct:
			last = "gen"
		case last == "gen" && !c.coord:
			last = "obj"
		default:
			continue
		}
		out = append(out, arg{last, k})
	}
	return out
}

// qualified tells an indefinite act that an adjective closes, so that nothing behind it is
// in construct with it: استهدف بضربة جوية | قائدا.
func (p *parsed) qualified(c *chunk) bool {
	return c.kind == cAct && c.end-c.first > 1 && !p.defined(c.first)
}

// force tells a definite noun of those who bear arms: nothing that follows it under ل
// is its own, «قصف الجيش للمدينة».
func (p *parsed) force(c *chunk) bool {
	return c.end-c.first == 1 && p.article(c.first) && p.is(c.first, p.class.armed)
}

// listGoesOn tells a comma inside a list of places, or of sides: behind it stands و and
// another place, or و and who stood «من جهة أخرى».
func (p *parsed) listGoesOn(s *sentence, k int) bool {
	if k > 0 && k+1 < len(s.chunks) && s.chunks[k+1].kind == cNoun && s.chunks[k+1].coord && p.onOneSide(&s.chunks[k-1]) && p.toks[s.chunks[k].first].Text == "،" {
		return true
	}
	return k+1 < len(s.chunks) && s.chunks[k+1].kind == cNoun && s.chunks[k+1].coord && s.chunks[k+1].place >= 0 && p.toks[s.chunks[k].first].Text == "،" &&
		k > 0 && s.chunks[k-1].place >= 0
}

// owned tells a noun with a pronoun behind it: سيطرتها.
func (p *parsed) owned(i int) bool {
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.POS != lexicon.Verb && s.Enc != "" {
			return true
		}
	}
	return false
}

// governor is the verb before an act noun that carries it out or suffers it, or
// -1.
func (p *parsed) governor(s *sentence, ci int) int {
	for k := ci - 1; k >= 0; k-- {
		c := &s.chunks[k]
		switch c.kind {
		case cVerb:
			return k
		case cPunct:
			if !p.parenthetic(s, k) {
				return -1
			}
		case cThat, cRel, cClause:
			return -1
		case cAct:
			if ci-k > 1 {
				return -1
			}
		}
	}
	return -1
}

// parenthetic tells a comma beside a time that stands between two commas.
func (p *parsed) parenthetic(s *sentence, k int) bool {
	return p.toks[s.chunks[k].first].Text == "،" && (k > 0 && s.chunks[k-1].kind == cTime || k+1 < len(s.chunks) && s.chunks[k+1].kind == cTime)
}

// clauseArguments reads the relative clause of an act noun: who carried it out,
// what it struck.
func (p *parsed) clauseArguments(s *sentence, v int) []arg {
	var out []arg
	h := s.chunks[v].head
	perform := p.is(h, p.class.perform) || p.is(h, p.class.claim) // هجوم تبناه التنظيم
	blames := p.is(h, p.class.blame)
	strikes := blames || p.is(h, p.class.act) || p.is(h, p.class.fall)
	if !perform && !strikes {
		return nil
	}
	last := ""
	for k := v + 1; k < len(s.chunks); k++ {
		c := &s.chunks[k]
		switch c.kind {
		case cPunct:
			if p.listGoesOn(s, k) && last != "" {
				continue
			}
			return out
		case cThat, cClause, cVerb, cAct, cRel:
			return out
		case cTime, cOther:
			continue
		}
		switch {
		case c.coord && last != "":
		case blames && c.prep == "الي":
			last = "by" // هجمات نسبت إلى ...
		case c.prep == "ل" && last == "obj":
			continue
		case c.prep == "" && perform && last == "by":
			continue // تبناها تنظيم الدولة «داعش»
		case c.prep == "" && perform:
			last = "by"
		case c.prep == "" && strikes:
			last = "obj"
		case c.prep != "":
			last = c.prep
		default:
			continue
		}
		out = append(out, arg{last, k})
	}
	return out
}
