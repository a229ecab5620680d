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

// nameStarts tells whether a person's name starts at token at, behind the title
// at i; comma tells that a comma stands between.
func (p *parsed) nameStarts(i, at, limit int, comma bool) bool {
	if p.honorific(at) && p.titleAt(at, limit) && p.article(at) {
		k := p.afterHonorifics(at, limit)
		return k < limit && k > at && p.toks[k].Kind == arabic.Word && (p.pos(k, lexicon.Particle) == nil || p.pos(k, lexicon.Particle).Enc != "")
	}
	if n, ok := p.names.at(at); ok {
		return n.entry.Classes.Has(p.class.person) && n.pro == 0
	}
	if p.timeStarts(at) {
		return false
	}
	if p.toks[at].Kind != arabic.Word || p.norm(at) == "ل" || p.norm(at) == "ب" || p.norm(at) == "لحقوق" || strings.HasPrefix(p.norm(at), "بال") || strings.HasPrefix(p.norm(at), "لل") || p.stops(at) && !p.unknown(at) && (!p.saidBy(i) || p.pos(at, lexicon.Particle) != nil) || p.joinedBy(at) {
		return false
	}
	if p.article(at) {
		return at == i+1 && p.honorific(i) && p.article(i) && !p.nisba(at) && p.unknown(at) && p.norm(at) != "العام" && p.norm(at) != "العامه"
	}
	if !p.unknown(at) {
		// a listed word that stands where the name must stand: الناطق باسم المنظمة ياسر النمر إن
		end := p.looseName(at, limit)
		return end-at >= 2 && end-at <= 3 && p.endsSubject(end, limit)
	}
	if comma {
		end := p.nameEnd(at, limit)
		return end-at >= 2 && end-at <= 5
	}
	return true
}

// joinedBy tells a word with و or ف before it; ف before a word of no list is
// rather the first letter of a name: فيصل.
func (p *parsed) joinedBy(i int) bool {
	pro := p.proclitics(i)
	return pro.Has(arabic.Wa) || pro.Has(arabic.Fa) && !p.unknown(i)
}

// saidBy tells whether who stands at i must be who says something: behind قال, وفق
// or نقلا عن.
func (p *parsed) saidBy(i int) bool {
	return i > 0 && (p.is(i-1, p.class.say) || p.is(i-1, p.class.according) || p.norm(i-1) == "عن")
}

// endsSubject tells whether what stands at i shows that the name of a speaker has
// ended before it.
func (p *parsed) endsSubject(i, limit int) bool {
	return i == limit || isComma(p.toks[i].Text) || p.toks[i].Text == ":" || p.particle(i, p.class.that) || p.particle(i, p.class.rel) || p.ownSaying(i)
}

// looseName is the end of the words from i on that a name may be made of, listed
// or not.
func (p *parsed) looseName(i, limit int) int {
	j := i
	for j < limit && j-i < 4 && p.toks[j].Kind == arabic.Word && !p.timeStarts(j) && len(p.norm(j)) > 2 && p.norm(j) != "قد" && p.norm(j) != "ايضا" && !p.particle(j, p.class.that) && !p.particle(j, p.class.rel) &&
		(!p.prepAt(j) || p.toks[j].Text == "علي") && !strings.HasPrefix(p.norm(j), "لل") && (p.unknown(j) || !p.proclitics(j).Has(arabic.Bi|arabic.Li|arabic.Ka)) && (p.names.entry(j) == nil || p.names.entry(j).Classes.Has(p.class.person)) && !p.isActNoun(j) && p.pos(j, lexicon.Adjective) == nil && !p.ownSaying(j) {
		j++
	}
	return j
}

// nameEnd is the end of a person's name that starts at i.
func (p *parsed) nameEnd(i, limit int) int {
	j, size := i, 3
	for j < limit && j-i < size {
		switch p.norm(j) {
		case "عبد", "ابو", "ابي", "ابن", "بن", "ال", "ام", "ولد", "الدين", "الله":
			size++
		}
		if n, ok := p.names.at(j); ok {
			if !n.entry.Classes.Has(p.class.person) || n.pro != 0 {
				break
			}
			if j = n.end; p.norm(i) != "عبد" || j >= limit || !p.unknown(j) {
				break
			}
			continue
		}
		if j > i {
			if p.toks[j].Kind != arabic.Word || p.norm(j) == "قد" || p.norm(j) == "ايضا" || strings.HasPrefix(p.norm(j), "لل") || p.norm(j) == "ل" || p.norm(j) == "ب" || p.timeStarts(j) || p.stops(j) && !p.unknown(j) && !p.first(j) || p.participle(j) || p.sideways(j) || p.is(j, p.class.beside) || p.particle(j, p.class.that) {
				break
			}
			last := j+1 == limit || isComma(p.toks[j+1].Text)
			if p.titleAt(j, limit) && !(last && !p.article(j)) || p.proclitics(j).Has(arabic.Bi|arabic.Li|arabic.Ka) {
				break
			}
			if p.isActNoun(j) || p.pos(j, lexicon.Noun) != nil && !p.article(j) && !last {
				break
			}
			if v := p.pos(j, lexicon.Verb); v != nil && !p.first(j) || j >= i+2 && p.looksLikeVerb(j) {
				break
			}
			if p.joinedBy(j) || p.article(j) && p.onlyNoun(j) && j+1 < limit && p.prepAt(j+1) { // جدد فلان الإشارة إلى
				break
			}
			if p.article(j) && (p.pos(j, lexicon.Adjective) != nil && !(j == i+1 && p.endsSubject(j+1, limit)) && !p.byname(i, j) || p.anaphoric(j)) {
				break
			}
		}
		j++
	}
	if j == i+3 && j+1 < limit && p.unknown(j) && !p.stops(j) && (isComma(p.toks[j+1].Text) || p.particle(j+1, p.class.that)) {
		j++ // a fourth word, and nothing behind it
	}
	return j
}

// byname tells an adjective of relation that ends the name begun at i as its family name:
// سالم الحربي, أبو عمر التونسي.
func (p *parsed) byname(i, j int) bool {
	return p.nisba(j) && strings.HasSuffix(p.norm(j), "ي") && (j == i+1 && p.unknown(i) || j == i+2 && (p.norm(i) == "ابو" || p.norm(i) == "ابي"))
}

// listedPerson tells a person of the lists at i.
func (p *parsed) listedPerson(i int) bool { return p.names.entry(i) != nil }

// anaphoric tells المدينة and its like, which stand for a place named before.
func (p *parsed) anaphoric(i int) bool {
	m, ok := p.placeAt.at(i)
	return ok && p.places[m].Anaphor
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
	if end := p.looseName(i, limit); end > j && end-i <= 3 && p.endsSubject(end, limit) && !p.listedPerson(i) {
		j = end
	}
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
	for j < limit && (isComma(p.toks[j].Text) || p.dash(j) && j == q.end || p.norm(j) == "وهو" || p.norm(j) == "وهي" || isQuote(p.toks[j].Text) && p.toks[j].Text != "(" && j == q.end) {
		j++
	}
	if j+1 < limit && p.norm(j) == "من" && (p.is(j+1, p.class.body) || p.is(j+1, p.class.group)) && q.body == "" { // العقيد فلان من شرطة ديالى
		in := party{first: j + 1, end: j + 2, definite: p.article(j + 1), strong: true}
		p.common(&in, j+2, limit)
		q.body, q.end = in.text, in.end
		return
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
	if p.dash(q.end) && end < limit && p.dash(end) {
		end++ // فلان -نائب الوزير-
	}
	q.end = end
}

// dash tells a mark that sets an aside apart.
func (p *parsed) dash(i int) bool {
	return i < len(p.toks) && (p.toks[i].Text == "-" || p.toks[i].Text == "–" || p.toks[i].Text == "ـ")
}
