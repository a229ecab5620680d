package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// prepAt tells a preposition that stands alone: لدى, but not لديه.
func (p *parsed) prepAt(i int) bool {
	s := p.sense(i, p.class.prep)
	return s != nil && s.Enc == "" && p.particle(i, p.class.prep) && !p.isAli(i)
}

// isAli tells the name علي from the preposition, which many write with dots too:
// no listed word and no place stands behind it.
func (p *parsed) isAli(i int) bool {
	if p.toks[i].Text != "علي" || i+1 >= len(p.toks) || !p.unknown(i+1) {
		return false
	}
	_, place := p.placeAt.at(i + 1)
	return !place
}

// stops tells a word that no noun phrase runs over.
func (p *parsed) stops(i int) bool {
	if p.toks[i].Kind == arabic.Punct || p.toks[i].Kind == arabic.Number || len(p.norm(i)) <= 2 {
		return true // a mark, a number, a letter that stands alone: لـ«الصحيفة»
	}
	if _, ok := p.timeAt.at(i); ok {
		return true
	}
	if _, ok := p.numAt.at(i); ok {
		return true
	}
	if n, ok := p.names.at(i); ok {
		return n.entry.POS == lexicon.Particle || n.pro&(arabic.Wa|arabic.Fa) != 0
	}
	if _, ok := p.placeAt.at(i); ok {
		return p.proclitics(i).Has(arabic.Wa | arabic.Fa)
	}
	if part := p.pos(i, lexicon.Particle); part != nil && (part.Pro == 0 || p.pos(i, lexicon.Noun) == nil) && (part.Enc == "" || p.is(i, p.class.pronoun) || p.is(i, p.class.that)) {
		return p.toks[i].Text != "علي" && p.norm(i) != "بن"
	}
	if v := p.pos(i, lexicon.Verb); v != nil && p.pos(i, lexicon.Noun) == nil && p.pos(i, lexicon.Adjective) == nil {
		return true
	}
	if p.isParticiple(i) {
		return true
	}
	return p.looksLikeVerb(i) || p.proclitics(i).Has(arabic.Wa|arabic.Fa)
}

// common reads a phrase without a person's name: its head stands before j.
func (p *parsed) common(q *party, j, limit int) {
	first := q.first
	closed := p.article(first) || p.names.entry(first) != nil
	proper := p.names.entry(first) != nil && p.names.entry(first).POS == lexicon.Name
	described := false // an adjective has ended the construct
	for j < limit && j-first < 14 {
		t := &p.toks[j]
		if o, ok := p.quotes[j]; ok {
			if p.mediumAt(j+1) && j > first+1 && !p.mediumAt(first) {
				break // أفاد مصدر أمني «صحيفة الشرق»
			}
			if o.closed && o.close-j <= 6 && o.close < limit && (o.close-j <= 2 || !p.hasVerb(j, o.close)) {
				closed = o.close-j > 2 || p.article(j+1) // «جيش» الاحتلال
				j = o.close + 1
				continue
			}
			break
		}
		if t.Text == "(" {
			if c := p.bracket(j, limit); c > 0 && c-j <= 5 {
				j = c + 1
				continue
			}
			break
		}
		if t.Text == ")" || isQuote(t.Text) {
			j++
			continue
		}
		if n, ok := p.names.at(j); ok && n.entry.POS == lexicon.Name && n.pro == 0 {
			if closed || described || p.closed(j-1) && !p.article(j) {
				break // اتهم ناشطون | قوات الدعم السريع
			}
			j, closed = n.end, true
			q.strong = q.strong || n.entry.Classes.Has(p.class.actor)
			continue
		}
		if p.prepAt(j) && p.attaches(q, j, limit) {
			j++
			closed, described = false, false
			if m, ok := p.placeAt.at(j); ok {
				j, closed, described = max(j+1, p.places[m].End), true, true
			}
			continue
		}
		if p.joinsConstruct(first, j) {
			j++
			continue
		}
		if p.ownSaying(j) {
			break
		}
		if t.Kind == arabic.Number && j == first+1 && p.is(first, p.class.mediumHead) { // القناة 12
			j++
			continue
		}
		if p.norm(j) == "ال" && j <= first+3 && j+1 < limit && p.toks[j+1].Kind == arabic.Number && p.is(first, p.class.mediumHead) { // القناة الـ12
			j += 2
			continue
		}
		if described && p.joinsAdjective(j) {
			j++
			continue
		}
		if p.stops(j) {
			break
		}
		pro := p.proclitics(j)
		if pro.Has(arabic.Bi | arabic.Li | arabic.Ka) {
			if pro.Has(arabic.Ka) || !p.attached(q, j) {
				break
			}
			end := j + 1
			if m, ok := p.placeAt.at(j); ok {
				end = max(end, p.places[m].End)
			} else if n, ok := p.names.at(j); ok {
				end = n.end
			}
			closed = end > j+1 || strings.HasPrefix(p.norm(j), "لل") || strings.HasPrefix(p.norm(j), "بال")
			j, described = end, false
			continue
		}
		if p.participle(j) && (proper || j-first >= 2) {
			break
		}
		al := p.article(j)
		adj := p.pos(j, lexicon.Adjective) != nil || p.nisba(j)
		adj = adj || !al && p.looseNisba(j, first)
		adj = adj && !(strings.HasSuffix(p.toks[j].Text, "ى") && p.pos(j, lexicon.Noun) != nil) // ائتلاف قوى المعارضة
		if adj && al && described && !p.article(j-1) && !p.article(first) {
			break // the object: منظمة حقوقية العملية
		}
		if described && strings.HasSuffix(p.norm(j), "ين") && p.soundPlural(j) && !p.plural(first) {
			break // the object: حمل الجيش الإسرائيلي الفلسطينيين
		}
		if !adj && described {
			break // the object: كشف المتحدث باسم الجيش الإسرائيلي النقاب
		}
		described = described || adj
		if closed && !al && !adj {
			if m, ok := p.placeAt.at(j); !ok || !p.places[m].Country {
				break // in construct with nothing: another phrase
			}
		}
		if al && !adj && p.article(j-1) && p.onlyNoun(j) && !p.is(first, p.class.human) && !p.is(first, p.class.armedPerson) {
			break // the object: نعت الحركة الشهيدين
		}
		if p.isActNoun(j) && !adj && (closed || !al && (j > first+1 || !p.fieldOf(first) && !p.namedByTask(first, j))) {
			break
		}
		if al && p.titleAt(j, limit) && !adj && !p.plural(j) && (j > first+1 || closed) { // but نادي الأسير
			break
		}
		if al {
			closed = true
		}
		if _, ok := p.placeAt.at(j); ok {
			closed = true
		}
		j++
	}
	q.end = j
	q.text = p.plain(first, j)
	if !proper {
		q.text = p.nominative(first, j, q.text)
		if head, rest, _ := strings.Cut(q.text, " "); p.pos(first, lexicon.Noun) != nil && p.pos(first, lexicon.Noun).Feature&lexicon.Tanwin != 0 {
			q.text = strings.TrimSpace(strings.TrimRight(strings.TrimSuffix(head, "ا"), "\u064b") + " " + rest)
		}
	}
}

// namedByTask tells a body named after what it does: لجان توثيق الانتهاكات.
func (p *parsed) namedByTask(first, j int) bool {
	return j+1 < len(p.toks) && p.article(j+1) && (p.is(first, p.class.body) || p.is(first, p.class.group))
}

// joinsConstruct tells the second noun of a pair that one head governs: مجلس السلم
// والأمن, وزير التعليم العالي والبحث العلمي.
func (p *parsed) joinsConstruct(first, j int) bool {
	return j > first+1 && !p.article(first) && strings.HasPrefix(p.norm(j), "وال") && p.article(j-1) && !p.canSpeak(j) && !p.titleAt(j, j+1) && p.names.entry(j) == nil &&
		p.pos(j, lexicon.Verb) == nil
}

// fieldOf tells a body that is named by its field, even one that is an act
// elsewhere: وزارة الدفاع.
func (p *parsed) fieldOf(first int) bool {
	return p.is(first, p.class.body) && !p.is(first, p.class.human) && !p.is(first, p.class.source) && !p.plural(first)
}

// joinsAdjective tells the second adjective of a pair: مصادر أمنية وطبية.
func (p *parsed) joinsAdjective(j int) bool {
	n, before := p.norm(j), p.norm(j-1)
	if !strings.HasPrefix(n, "و") || strings.HasPrefix(n, "وال") != p.article(j-1) || p.toks[j].Kind != arabic.Word {
		return false
	}
	if a := p.pos(j, lexicon.Adjective); a != nil && a.Pro.Has(arabic.Wa) {
		return true
	}
	for _, end := range []string{"يه", "يين", "يون"} {
		if len(n) > len(end)+4 && strings.HasSuffix(n, end) && strings.HasSuffix(before, end) {
			return p.unknown(j)
		}
	}
	return false
}

// looseNisba tells an adjective of no list behind an indefinite head: منظمة حقوقية.
func (p *parsed) looseNisba(j, first int) bool {
	n := p.norm(j)
	return p.unknown(j) && !p.article(first) && (strings.HasSuffix(n, "ي") || strings.HasSuffix(n, "يه")) && len(n) > 8
}

func (p *parsed) plural(i int) bool {
	s := p.pos(i, lexicon.Noun)
	return s != nil && s.Feature&lexicon.Plural != 0
}

// hasVerb tells whether a verb stands among the tokens between a and b.
func (p *parsed) hasVerb(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if v := p.pos(i, lexicon.Verb); v != nil && p.pos(i, lexicon.Noun) == nil && p.pos(i, lexicon.Adjective) == nil || p.looksLikeVerb(i) {
			return true
		}
	}
	return false
}

// bracket is the token that closes the bracket at i before limit, or 0.
func (p *parsed) bracket(i, limit int) int {
	for k := i + 1; k < limit; k++ {
		if p.toks[k].Text == ")" {
			return k
		}
	}
	return 0
}

// attaches tells whether the preposition at j goes on with the phrase q: «مسؤول
// في الحكومة» but not «المرصد في بيان».
func (p *parsed) attaches(q *party, j, limit int) bool {
	if j+1 >= limit || !q.strong {
		return false
	}
	switch p.norm(j) {
	case "في":
	case "من":
		if q.definite {
			return false
		}
	default:
		return false
	}
	if o, ok := p.quotes[j+1]; ok && p.norm(j) == "في" && o.closed && o.close-j <= 4 {
		return true // مصادر في «الائتلاف»
	}
	if p.utterance(j+1) || p.stops(j+1) {
		return false
	}
	if _, ok := p.placeAt.at(j + 1); ok {
		return p.norm(j) == "في" || p.is(q.first, p.class.body) && p.plural(q.first) // مصادر من درعا
	}
	if _, ok := p.names.at(j + 1); ok {
		return true
	}
	return p.is(j+1, p.class.group) || p.is(j+1, p.class.armed) || p.is(j+1, p.class.body) || p.norm(j) == "في" && p.unknown(j+1) && p.names.entry(q.first) != nil
}

// attached tells whether the word at j, which has ب or ل, goes on with the phrase
// q: «مصادر بالشرطة», «مصادر معارضة للحكومة», but not «مصدر لرويترز».
func (p *parsed) attached(q *party, j int) bool {
	if p.utterance(j) || p.isActNoun(j) {
		return false
	}
	if p.norm(j) == "للاعلام" && p.is(q.first, p.class.body) && j > q.first+1 && p.pos(j-1, lexicon.Adjective) != nil {
		return true // الوكالة الوطنية للإعلام
	}
	if p.proclitics(j).Has(arabic.Li) && (p.mediumAt(j) || p.is(j, p.class.reporter)) {
		return p.is(q.first, p.class.reporter) || p.is(q.first, p.class.document) || j == q.first+1 && p.plural(q.first) && p.is(q.first, p.class.body) && p.norm(q.first) == "مصادر"
	}
	if n, ok := p.names.at(j); ok {
		return n.entry.POS == lexicon.Name
	}
	if m, ok := p.placeAt.at(j); ok {
		return p.proclitics(j).Has(arabic.Bi) && !p.places[m].Anaphor
	}
	if strings.HasPrefix(p.norm(j), "لل") && !p.article(q.first) && p.pos(q.first, lexicon.Noun) != nil && j > q.first+1 && !p.is(j, p.class.human) {
		return true // منظمة ... للطفولة
	}
	return p.is(j, p.class.group) || p.is(j, p.class.armed) || p.is(j, p.class.body) || p.norm(j) == "باسم" || p.norm(j) == "لحقوق" || p.norm(j) == "للثوره" || p.norm(j) == "للانباء"
}

// mediumAt tells whether a medium is named at j, clitics aside.
func (p *parsed) mediumAt(j int) bool {
	if n, ok := p.names.at(j); ok && n.entry.Classes.Has(p.class.medium) {
		return true
	}
	return p.is(j, p.class.mediumHead)
}

// utterance tells the noun of a thing said in: بيان, تصريح, مؤتمر صحافي.
func (p *parsed) utterance(j int) bool {
	return p.is(j, p.class.utterance) || p.is(j, p.class.document)
}

// participle tells المقربة, التابعة and their like, which describe a party behind
// its name.
func (p *parsed) participle(j int) bool { return p.is(j, p.class.bound) }
