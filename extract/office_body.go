package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// spokesmen are the titles of those who speak for whatever is named behind them;
// heads those of the heads and members of a body, whom it is named for when it is
// no office of a state.
var (
	spokesmen = map[string]bool{"متحدث": true, "متحدثه": true, "ناطق": true, "ناطقه": true}
	heads     = map[string]bool{"مدير": true, "مديره": true, "رييس": true, "رييسه": true, "زعيم": true, "قايد": true, "قيادي": true, "مستشار": true,
		"مستشاره": true, "عميد": true, "منسق": true, "منسقه": true, "امين عام": true, "مسوول": true, "عضو": true, "ممثل": true, "ممثله": true, "سكرتير": true, "مفوض": true, "مفوضه": true, "مفتش": true, "مقرر": true, "مقرره": true}
)

// bodyOf is the body that the holder of an office speaks for, or empty: of وزير,
// سفير and their like the report names the person alone.
func (p *parsed) bodyOf(office [2]int) string {
	i, end := office[0], office[1]
	key := p.titleKey(i)
	for j := i + 1; j < end && j <= i+2; j++ { // نائب رئيس الحركة
		if !p.article(j) && p.titleAt(j, end) && p.titleKey(j) != "" && heads[p.titleKey(j)] && (key == "نايب" || key == "مساعد") {
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
			case p.proclitics(j).Has(arabic.Bi) && p.is(j, p.class.body): // المتحدث الإعلامي بالوزارة
				return p.bodyText(j, end)
			}
		}
	}
	if key == "مبعوث" || key == "مبعوثه" { // of a state he is named alone
		if i+1 < end && p.norm(i+1) == "الاممي" {
			return "الأمم المتحدة"
		}
		_, place := p.placeAt.at(i + 1)
		if n, ok := p.names.at(i + 1); ok && !place && i+1 < end && n.end > i+2 && n.entry.POS == lexicon.Name && n.entry.Classes.Has(p.class.actor) {
			return n.entry.Lemma
		}
	}
	if p.officer(i) && i+2 < end && p.norm(i+1) == "في" && (p.is(i+2, p.class.body) || p.is(i+2, p.class.group) || p.fieldForce(i+2)) {
		return p.bodyText(i+2, end) // العقيد في شرطة المدينة
	}
	if n, ok := p.names.at(i); ok && key == "امين عام" && n.end < end && (p.proclitics(n.end).Has(arabic.Li) || strings.HasPrefix(p.norm(n.end), "لل")) {
		return p.bodyText(n.end, end)
	}
	if i+2 < end {
		for j := i + 1; j < end && j <= i+3; j++ { // المحلل في القناة
			if p.norm(j) == "في" && j+1 < end && p.is(j+1, p.class.mediumHead) {
				return p.plain(j+1, end)
			}
		}
	}
	if !heads[key] {
		return ""
	}
	if j := i + 2; j < end && p.article(i+1) && p.proclitics(j).Has(arabic.Li) && (p.is(j, p.class.body) || p.is(j, p.class.group) || p.names.entry(j) != nil) {
		return p.bodyText(j, end) // المدير العام لمنظمة ...
	}
	if j := i + 2; j+2 < end && p.article(i+1) && p.norm(j) == "ل" && isQuote(p.toks[j+1].Text) {
		return p.plain(j+2, end) // المفوض العام ل«الهيئة»
	}
	if j := i + 1; j < end && p.article(j) && p.is(j, p.class.body) && strings.HasSuffix(p.norm(j), "حكومه") {
		return "" // رئيس الحكومة: an office of the state
	}
	for j := i + 1; j < end && !p.is(i+1, p.class.body); j++ {
		if p.norm(j) == "في" && j+1 < end && (p.is(j+1, p.class.body) || p.is(j+1, p.class.group) || p.names.entry(j+1) != nil) {
			return p.bodyText(j+1, end)
		}
	}
	j := i + 1
	if n, ok := p.names.at(j); ok && j < end {
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
	case key == "امين عام" && p.names.entry(j) != nil:
		return ""
	}
	if j >= end {
		return ""
	}
	return p.bodyText(j, end)
}

// officer tells a rank at i, which says no office by itself.
func (p *parsed) officer(i int) bool {
	return p.honorific(i) && p.article(i) && p.is(i, p.class.armedPerson) || p.norm(i) == "الجنرال" || p.norm(i) == "الفريق" || p.norm(i) == "اللواء"
}

// fieldForce tells the noun of an arm of the forces: سلاح الجو.
func (p *parsed) fieldForce(i int) bool {
	return p.is(i, p.class.armed) || p.norm(i) == "سلاح"
}

// bodyText is the name of a body at j, up to what says where it sits.
func (p *parsed) bodyText(j, end int) string {
	q := party{first: j, end: j + 1, strong: true, definite: p.article(j)}
	k := j + 1
	if n, ok := p.names.at(j); ok {
		k = n.end
	}
	p.common(&q, min(k, end), end)
	if len(p.plain(j, q.end)) < 6 {
		return "" // a letter or two: الـ«14»
	}
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
