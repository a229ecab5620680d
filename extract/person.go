package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// titled reads a person with a title: «وزير الخارجية سيرغي لافروف», «الناطق باسم
// حماس، حازم قاسم». Without a name the whole phrase is what he is called.
func (p *parsed) titled(q *party, limit int) {
	i := q.first
	q.title, q.strong = p.titleKey(i), true
	j := p.officeEnd(i, limit)
	q.office = [2]int{i, j}
	q.end = j
	at := j
	if j < limit && isComma(p.toks[j].Text) {
		at = j + 1
	}
	if at < limit && p.nameStarts(i, at, limit, at > j) {
		p.nameOf(q, p.afterHonorifics(at, limit), limit)
		q.office[1] = j
	}
	q.text = p.nominative(i, j, p.plain(i, j))
	q.body = p.bodyOf(q.office)
	p.apposition(q, limit)
}

func isComma(s string) bool { return s == "،" || s == "," }

func (p *parsed) titleKey(i int) string {
	if s := p.sense(i, p.class.title); s != nil {
		return s.Key
	}
	if n, ok := p.names[i]; ok && n.entry.Classes.Has(p.class.title) {
		return n.entry.Key
	}
	return ""
}

// officeEnd is the end of a title and of what belongs to it: adjectives, the body
// or the country in construct, what في and ل and باسم tie to it. A name starts
// there, or nothing that belongs to the person.
func (p *parsed) officeEnd(i, limit int) int {
	closed, described := p.article(i), false
	personal := closed && p.honorific(i)
	start := i + 1
	if n, ok := p.names[i]; ok && n.end > i+1 {
		start = n.end // الأمين العام
	}
	for j := start; j < limit && j-i < 14; {
		if o, ok := p.quotes[j]; ok && o.closed && o.close-j <= 6 && !p.hasVerb(j, o.close) {
			j, closed = o.close+1, true
			continue
		}
		if n, ok := p.names[j]; ok && n.entry.POS == lexicon.Name {
			if n.entry.Classes.Has(p.class.person) && !p.namedAfter(j) || n.pro&(arabic.Wa|arabic.Fa) != 0 || n.pro.Has(arabic.Li) && n.entry.Classes.Has(p.class.medium) {
				return j
			}
			j, closed = n.end, true
			continue
		}
		if m, ok := p.placeAt[j]; ok && !closed && p.places[m].Country {
			j, closed = p.places[m].End, true
			continue
		}
		if p.prepAt(j) && p.toks[j].Text != "علي" {
			switch p.norm(j) {
			case "في", "لدي", "الي":
				if _, ok := p.placeAt[min(j+1, limit)]; !ok && p.norm(j) == "الي" {
					return j
				}
				if j+1 < limit && !p.utterance(j+1) && !p.stops(j+1) && !p.particle(j+1, p.class.that) {
					j, closed = j+1, p.article(j+1)
					if m, ok := p.placeAt[j]; ok {
						j, closed = max(p.places[m].End, j+1), true
					} else if n, ok := p.names[j]; ok && n.entry.POS == lexicon.Name {
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
				if n, ok := p.names[j]; ok {
					j, closed = n.end, true
				} else {
					j++
				}
			}
			continue
		}
		if p.stops(j) {
			return j
		}
		al := p.article(j) || strings.HasPrefix(p.norm(j), "لل")
		adj := p.nisba(j) || p.pos(j, lexicon.Adjective) != nil
		pro := p.proclitics(j)
		if pro.Has(arabic.Bi|arabic.Li|arabic.Ka) && !p.unknown(j) || strings.HasPrefix(p.norm(j), "لل") {
			if p.utterance(j) || pro.Has(arabic.Ka) || p.mediumAt(j) || p.is(j, p.class.reporter) {
				return j
			}
			j, closed = j+1, true
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
		default:
			j++
			if p.titleAt(j-1, limit) {
				personal = false
			}
			if m, ok := p.placeAt[j-1]; ok && p.places[m].Country {
				closed = true
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

// afterHonorifics is the first token at or behind i that is no honorific.
func (p *parsed) afterHonorifics(i, limit int) int {
	for i < limit && p.honorific(i) && p.titleAt(i, limit) {
		i++
		for i < limit && p.article(i) && p.nisba(i) && i+1 < limit && p.unknown(i+1) {
			i++ // السناتور الجمهوري جون
		}
	}
	return i
}

// nameStarts tells whether a person's name starts at token at, behind the title
// at i; comma tells that a comma stands between.
func (p *parsed) nameStarts(i, at, limit int, comma bool) bool {
	if p.honorific(at) && p.titleAt(at, limit) && p.article(at) {
		k := p.afterHonorifics(at, limit)
		return k < limit && k > at && p.toks[k].Kind == arabic.Word && (p.pos(k, lexicon.Particle) == nil || p.pos(k, lexicon.Particle).Enc != "")
	}
	if n, ok := p.names[at]; ok {
		return n.entry.Classes.Has(p.class.person) && n.pro == 0
	}
	if p.timeStarts(at) {
		return false
	}
	if p.toks[at].Kind != arabic.Word || p.stops(at) && !p.unknown(at) || p.proclitics(at).Has(arabic.Wa|arabic.Fa) {
		return false
	}
	if p.article(at) {
		return p.honorific(i) && p.article(i) && !p.nisba(at) && p.unknown(at)
	}
	if !p.unknown(at) {
		return false
	}
	if comma {
		end := p.nameEnd(at, limit)
		return end-at >= 2 && end-at <= 5
	}
	return true
}

// nameEnd is the end of a person's name that starts at i.
func (p *parsed) nameEnd(i, limit int) int {
	j := i
	for j < limit && j-i < 5 {
		if n, ok := p.names[j]; ok {
			if !n.entry.Classes.Has(p.class.person) || n.pro != 0 {
				break
			}
			if j = n.end; n.end > i {
				break
			}
			continue
		}
		if j > i {
			if p.toks[j].Kind != arabic.Word || p.timeStarts(j) || p.stops(j) && !p.unknown(j) && !p.first(j) || p.participle(j) || p.particle(j, p.class.that) {
				break
			}
			if p.titleAt(j, limit) || p.proclitics(j).Has(arabic.Bi|arabic.Li|arabic.Ka) {
				break
			}
			last := j+1 == limit || isComma(p.toks[j+1].Text)
			if p.isActNoun(j) || p.pos(j, lexicon.Noun) != nil && !p.article(j) && !last {
				break
			}
			if v := p.pos(j, lexicon.Verb); v != nil && !p.first(j) {
				break
			}
			if p.proclitics(j).Has(arabic.Wa | arabic.Fa) {
				break
			}
			if p.article(j) && p.pos(j, lexicon.Adjective) != nil {
				break
			}
		}
		j++
	}
	return j
}

// first tells a word that would be a verb of the first person: a name more likely,
// behind a name.
func (p *parsed) first(i int) bool {
	v := p.pos(i, lexicon.Verb)
	return v != nil && v.Feature&lexicon.First != 0 && v.Feature&lexicon.Present != 0 && v.Pro == 0
}

// nameOf reads the name that starts at i into q.
func (p *parsed) nameOf(q *party, i, limit int) {
	j := p.nameEnd(i, limit)
	q.name, q.nameAt, q.end, q.strong = p.plain(i, j), [2]int{i, j}, j, true
	if q.text == "" {
		q.text = q.name
	}
}

// apposition reads what a report adds behind a name: «، المتحدث باسم البنتاغون»,
// «عميد بلدية سبها», «وهو متحدث باسم ...».
func (p *parsed) apposition(q *party, limit int) {
	if q.name == "" {
		return
	}
	j := q.end
	for j < limit && (isComma(p.toks[j].Text) || p.norm(j) == "وهو" || p.norm(j) == "وهي" || isQuote(p.toks[j].Text) && p.toks[j].Text != "(" && j == q.end) {
		j++
	}
	if j >= limit || !p.titleAt(j, limit) {
		return
	}
	end := p.officeEnd(j, limit)
	if j == q.end && end < limit && p.nameStarts(j, end, limit, false) {
		return // another person: دعا الوزير سيرغي لافروف رئيس الائتلاف أحمد الجربا
	}
	if b := p.bodyOf([2]int{j, end}); b != "" && q.body == "" {
		q.body = b
	}
	if q.title == "" {
		q.title, q.office = p.titleKey(j), [2]int{j, end}
	}
	q.end = end
}

// spokesmen are the titles of those who speak for whatever is named behind them;
// heads those of the heads and members of a body, whom it is named for when it is
// no office of a state.
var (
	spokesmen = map[string]bool{"متحدث": true, "متحدثه": true, "ناطق": true, "ناطقه": true}
	heads     = map[string]bool{"مدير": true, "مديره": true, "رييس": true, "رييسه": true, "زعيم": true, "قايد": true, "قيادي": true, "مستشار": true,
		"مستشاره": true, "عميد": true, "منسق": true, "منسقه": true, "امين عام": true, "مسوول": true, "عضو": true, "ممثل": true}
)

// bodyOf is the body that the holder of an office speaks for, or empty: of وزير,
// سفير and their like the report names the person alone.
func (p *parsed) bodyOf(office [2]int) string {
	i, end := office[0], office[1]
	key := p.titleKey(i)
	for j := i + 1; j < end && j <= i+2; j++ { // نائب رئيس الحركة
		if !p.article(j) && p.titleAt(j, end) && p.titleKey(j) != "" && heads[p.titleKey(j)] && key == "نايب" {
			i, key = j, p.titleKey(j)
		}
	}
	if spokesmen[key] {
		for j := i + 1; j < end; j++ {
			switch {
			case p.norm(j) == "باسم" && j+1 < end:
				if p.article(j+1) && p.titleAt(j+1, end) {
					return ""
				}
				return p.bodyText(j+1, end)
			case strings.HasPrefix(p.norm(j), "لل"), p.proclitics(j).Has(arabic.Li):
				return p.bodyText(j, end)
			case p.norm(j) == "في" && j+1 < end:
				return p.bodyText(j+1, end)
			}
		}
	}
	if key == "مبعوث" && i+1 < end && p.norm(i+1) == "الاممي" {
		return "الأمم المتحدة"
	}
	if !heads[key] {
		return ""
	}
	for j := i + 1; j < end; j++ {
		if p.norm(j) == "في" && j+1 < end && (p.is(j+1, p.class.body) || p.is(j+1, p.class.group) || p.names[j+1].entry != nil) {
			return p.bodyText(j+1, end)
		}
	}
	j := i + 1
	if n, ok := p.names[j]; ok && j < end {
		if n.entry.Classes.Has(p.class.person) || n.entry.POS != lexicon.Name {
			return ""
		}
		if p.nisba(j) && n.end == j+1 {
			return n.entry.Lemma // القيادي الحوثي speaks for الحوثيون
		}
		return p.bodyText(j, end)
	}
	if j >= end || p.article(j) && p.nisba(j) {
		return ""
	}
	switch {
	case p.is(j, p.class.stateName):
		return ""
	case key == "مدير" || key == "مديره":
		if p.norm(j) == "عام" {
			j++
		}
	case !p.is(j, p.class.body) && !p.is(j, p.class.group):
		return ""
	case key == "امين عام" && p.names[j].entry != nil:
		return ""
	}
	if j >= end {
		return ""
	}
	return p.bodyText(j, end)
}

// bodyText is the name of a body at j, up to what says where it sits.
func (p *parsed) bodyText(j, end int) string {
	q := party{first: j, end: j + 1, strong: true, definite: p.article(j)}
	k := j + 1
	if n, ok := p.names[j]; ok {
		k = n.end
	}
	p.common(&q, min(k, end), end)
	for k := j + 1; k < q.end; k++ { // العمليات العسكرية للحركة: the movement known from before
		if strings.HasPrefix(p.norm(k), "لل") {
			in := party{first: k, end: k + 1, definite: true, text: p.plain(k, k+1)}
			if v := p.voiceBack(&in); v != nil {
				return v.inner()
			}
		}
	}
	return p.plain(j, q.end)
}
