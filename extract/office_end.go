package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// officeEnd is the end of a title and of what belongs to it: adjectives, the body
// or the country in construct, what في and ل and باسم tie to it. A name starts
// there, or nothing that belongs to the person.
func (p *parsed) officeEnd(i, limit int) int {
	closed, described := p.article(i) || strings.HasPrefix(p.norm(i), "لل"), false
	personal := closed && p.honorific(i)
	start := i + 1
	if p.nounEnc(i) != "" {
		return start // حذر رئيسها الدول
	}
	if n, ok := p.names.at(i); ok && n.end > i+1 {
		start = n.end // الأمين العام
	}
	if personal {
		start = p.afterRank(start, limit)
	}
	for j := start; j < limit && j-i < 14; {
		if o, ok := p.quotes[j]; ok && o.closed && o.close-j <= 6 && (o.close-j <= 2 || !p.hasVerb(j, o.close)) {
			j, closed = o.close+1, true
			continue
		}
		if n, ok := p.names.at(j); ok && n.entry.POS == lexicon.Name {
			if n.entry.Classes.Has(p.class.person) && !p.namedAfter(j) || n.pro&(arabic.Wa|arabic.Fa) != 0 || n.pro.Has(arabic.Li) && n.entry.Classes.Has(p.class.medium) {
				return j
			}
			j, closed = n.end, true
			continue
		}
		if m, ok := p.placeAt.at(j); ok && !closed && p.places[m].Country {
			j, closed = p.places[m].End, true
			continue
		}
		if p.prepAt(j) && p.toks[j].Text != "علي" {
			switch p.norm(j) {
			case "في", "لدي", "الي":
				if _, ok := p.placeAt.at(min(j+1, limit)); !ok && p.norm(j) == "الي" {
					return j
				}
				if j+1 < limit && !p.utterance(j+1) && !p.stops(j+1) && !p.particle(j+1, p.class.that) {
					j, closed = j+1, p.article(j+1)
					if m, ok := p.placeAt.at(j); ok {
						j, closed = max(p.places[m].End, j+1), true
					} else if n, ok := p.names.at(j); ok && n.entry.POS == lexicon.Name {
						j, closed = n.end, true
					} else {
						j++
					}
					continue
				}
			}
			return j
		}
		if p.norm(j) == "باسم" {
			j, closed, personal = j+1, false, false
			if j < limit && p.titleAt(j, limit) && p.article(j) {
				j++ // باسم الرئيس أوباما
				if j < limit {
					j++
				}
				closed = true
			} else if j < limit {
				closed = p.article(j)
				if n, ok := p.names.at(j); ok {
					j, closed = n.end, true
				} else {
					j++
				}
			}
			continue
		}
		if p.ownSaying(j) {
			return j
		}
		if p.joinsConstruct(i, j) {
			j++
			continue
		}
		if p.stops(j) {
			return j
		}
		al := p.article(j) || strings.HasPrefix(p.norm(j), "لل")
		adj := p.nisba(j) || p.pos(j, lexicon.Adjective) != nil
		pro := p.proclitics(j)
		if pro.Has(arabic.Bi|arabic.Li|arabic.Ka) && !p.unknown(j) || strings.HasPrefix(p.norm(j), "لل") {
			switch p.norm(j) {
			case "بالوكاله", "بالانابه", "بالنيابه":
				j++
				continue
			}
			if p.utterance(j) || pro.Has(arabic.Ka) || pro.Has(arabic.Bi) && p.isActNoun(j) || p.mediumAt(j) || p.is(j, p.class.reporter) {
				return j
			}
			closed, described = strings.HasPrefix(p.norm(j), "لل") || strings.HasPrefix(p.norm(j), "بال"), false
			if n, ok := p.names.at(j); ok {
				j, closed = n.end, true
			} else {
				j++
			}
			continue
		}
		if m, ok := p.placeAt.at(j); ok && !al {
			j, closed = max(j+1, p.places[m].End), true
			continue
		}
		switch {
		case p.participle(j):
			return j
		case al && p.titleAt(j, limit) && p.honorific(j):
			return j
		case al:
			if personal && !adj || !adj && described {
				return j // الدكتور الخضر لصور; الناطق باسم الجيش العراقي النقاب
			}
			j, closed, described = j+1, true, described || adj
		case adj && !p.unknown(j):
			j++
		case closed:
			return j
		case j == start && p.unknown(j) && len(p.gaz.Named(p.toks[j].Text)) > 0: // محافظ حمص
			j, closed = j+1, true
		default:
			j++
			if p.titleAt(j-1, limit) {
				personal = false
			}
		}
	}
	return limit
}

// namedAfter tells a body called by a person's name (باسم خليفة حفتر).
func (p *parsed) namedAfter(j int) bool { return j > 0 && p.norm(j-1) == "باسم" }

// honorific tells a title that stands right before the name and says no office:
// الدكتور, العميد, النائب.
func (p *parsed) honorific(i int) bool { return p.is(i, p.class.honorific) }

// afterRank is the first token at or behind i that is no part of a rank: الفريق
// أول, اللواء الركن المتقاعد.
func (p *parsed) afterRank(i, limit int) int {
	for i < limit {
		switch strings.TrimPrefix(p.norm(i), "ال") {
		case "اول", "ثان", "ثاني", "ركن", "متقاعد", "طيار", "حقوقي", "بحري":
			i++
			continue
		}
		return i
	}
	return i
}

// afterHonorifics is the first token at or behind i that is no honorific.
func (p *parsed) afterHonorifics(i, limit int) int {
	for i < limit && p.honorific(i) && p.titleAt(i, limit) {
		i = p.afterRank(i+1, limit)
		for i < limit && p.article(i) && p.nisba(i) && i+1 < limit && p.unknown(i+1) {
			i++ // السناتور الجمهوري جون
		}
	}
	return i
}
