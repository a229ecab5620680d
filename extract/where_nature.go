package extract

import (
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/lexicon"
)

// nature signs what a place is by itself.
func (q *placeQuestion) nature(o *option) {
	m := &q.places[o.at]
	prep := q.prepOf(q.s, o.at)
	if prep == "" {
		prep = "no"
	}
	g := q.grain(o.at)
	o.sign("prep ", prep)
	o.sign(g, " prep ", prep)
	o.sign("rel ", string(m.Relation))
	o.sign(g).with(q.kind)
	if m.Anaphor {
		o.sign("anaphor")
	}
	if m.Bare {
		o.sign("bare")
		o.sign("bare ", g)
	}
	if q.metonym(o.at) {
		o.sign("metonym").with(q.kind)
	}
	if m.Kind == "" {
		o.sign("no kind word")
	}
	q.company(o)
}

// described is the place that the clause around chunk ci says something of (المدينة
// التي دمرت, حمص حيث تدور, بلدة الواقعة تحت), or -1.
func (p *parsed) described(s *sentence, ci int) int {
	before := func(k int, far bool) int {
		for k--; k >= 0; k-- {
			switch c := &s.chunks[k]; {
			case c.place >= 0:
				return c.place
			case c.kind == cPunct, c.kind == cTime, far && c.kind == cNoun:
			default:
				return -1
			}
		}
		return -1
	}
	for k := ci - 1; k >= 0; k-- {
		c := &s.chunks[k]
		switch {
		case c.kind == cRel:
			return before(k, c.coord)
		case c.kind == cClause && p.norm(c.first) == "حيث":
			return before(k, true)
		case c.kind == cThat, c.kind == cClause:
			return -1
		}
	}
	for k := ci; k >= 0 && k >= ci-3; k-- {
		c := &s.chunks[k]
		if k < ci && c.kind != cNoun && c.kind != cOther {
			break
		}
		if k > 0 && p.article(c.first) && p.pos(c.first, lexicon.Adjective) != nil {
			if m := s.chunks[k-1].place; m >= 0 && !p.article(p.places[m].First) || m >= 0 && p.places[m].Kind != "" {
				return m
			}
		}
	}
	return -1
}

// prepOf is the preposition before a place, or empty.
func (p *parsed) prepOf(s *sentence, m int) string {
	if prep := p.places[m].Prep; prep != "" {
		return prep
	}
	if f := p.places[m].First; f >= s.first && f < s.end {
		if k := s.chunkOf(p.places[m].Phrase[0]); k >= 0 && s.chunks[k].place == m {
			return s.chunks[k].prep
		}
	}
	return ""
}

// origin tells a place that a strike comes from: قصف من داخل الأراضي العراقية, عدوان من اتجاه
// الجولان.
func (q *placeQuestion) origin(m int) bool {
	if q.kind.text != "deed" {
		return false
	}
	for i := q.places[m].Phrase[0] - 1; i <= q.places[m].Phrase[0]; i++ {
		if i < 1 || q.norm(i-1) != "من" {
			continue
		}
		switch q.norm(i) {
		case "داخل", "اتجاه", "جهه", "صوب":
			return true
		}
	}
	return false
}

// receives tells the hospital that those whom act e hit were brought to, which is not
// where it hit them: نقل المصابون إلى مستشفى الأمل.
func (p *parsed) receives(m int, e *event) bool {
	if p.where[m].Kind != "hospital" && p.places[m].Kind != "hospital" || p.places[m].Prep != "الي" && p.places[m].Prep != "ل" {
		return false
	}
	if kind := kindOf(e.typ); kind != "deed" && kind != "toll" {
		return false
	}
	at := p.places[m].Phrase[0]
	for i := at - 1; i >= max(0, at-brought) && !p.toks[i].Line; i-- {
		for k := range p.words[i].Senses {
			switch p.words[i].Senses[k].Key {
			case "نقل", "وصل", "اسعف", "ادخل":
				return true
			}
		}
	}
	return false
}

// brought is how far before a hospital the word may stand that brings people there, in
// tokens.
const brought = 10

// doersLand tells the country by which the doer of an attack is called: غارة تركية need not
// have struck in Turkey.
func (q *placeQuestion) doersLand(m int) bool {
	return isnad.Family(q.e.typ) == "assault" && slices.Contains(q.e.whoDid, q.where[m].Name) && q.grain(m) == "country"
}

// around tells whether another place of the sentence lies in this one.
func (p *parsed) around(s *sentence, m int) bool {
	id := p.where[m].ID
	if id == "" {
		return false
	}
	for _, k := range s.places {
		if k != m && p.where[k].ID != id && slices.Contains(p.where[k].Within, id) {
			return true
		}
	}
	return false
}

// metonym tells the name of a country or capital that nothing marks as a place: it
// may stand for its government.
func (p *parsed) metonym(m int) bool {
	pl := &p.places[m]
	if !pl.Country && !pl.Capital || pl.Kind != "" || p.struck(m) {
		return false
	}
	switch p.prepOf(&p.sents[p.sentOf(max(pl.First, 0))], m) {
	case "", "adjective", "مع", "من قبل", "عن", "بين", "ضد":
		return true
	}
	return false
}

// holdsAnother tells whether another mention is stated to lie in this one.
func (p *parsed) holdsAnother(m int) bool {
	return m < len(p.holding) && p.holding[m]
}

// grain is how fine a place is.
func (p *parsed) grain(m int) string {
	k := p.where[m].Kind
	switch k {
	case "country", "continent", "sea":
		return "country"
	case "governorate", "region":
		return k
	case "city", "town", "village", "settlement", "district", "subdistrict":
		return "town"
	case "neighbourhood", "camp":
		return "quarter"
	case "", "area", "place":
		return "spot"
	}
	return "site"
}

// inSpeaker tells whether a mention stands in the name of a speaker.
func (p *parsed) inSpeaker(s *sentence, m int) bool {
	at := p.places[m].First
	for _, sp := range s.speeches {
		if at >= sp.from && at < sp.to {
			continue
		}
		for _, w := range sp.chain {
			if w == p.where[m].Name {
				return true
			}
		}
		if sp.verb < 0 {
			continue
		}
		if k := s.chunkOf(sp.verb); k >= 0 && at > s.chunks[k].first && at < sp.from {
			return true
		}
	}
	return false
}

// struck tells a place right behind a verb that things befall it by: هزت سوريا سلسلة
// تفجيرات.
func (p *parsed) struck(m int) bool {
	pl := &p.places[m]
	if pl.First < 1 {
		return false
	}
	s := &p.sents[p.sentOf(pl.First)]
	v := pl.First - 1
	return v >= s.first && p.pos(v, lexicon.Verb) != nil && p.isVerb(v, s) && p.is(v, p.class.strike)
}
