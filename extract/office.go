package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// officeWords are the words of an office, comparable between «رئيس وزراء تركيا»
// and «رئيس الوزراء التركي»: folded, without articles, states by their usual name.
func (p *parsed) officeWords(first, end int) []string {
	var out []string
	for i := first; i < end; i++ {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		w := strings.TrimPrefix(p.norm(i), "ال")
		if m, ok := p.placeAt[i]; ok && p.places[m].Country {
			out = append(out, bare(p.places[m].Name))
			i = max(i, p.places[m].End-1)
			continue
		}
		if w == "اممي" || w == "امميه" {
			w = "امم"
		}
		if state := p.gaz.State(w); state != "" {
			w = bare(state)
		}
		out = append(out, w)
	}
	return out
}

// bare is a name folded, its words without articles.
func bare(name string) string {
	words := strings.Fields(arabic.Fold(name))
	for i := range words {
		words[i] = strings.TrimPrefix(words[i], "ال")
	}
	return strings.Join(words, " ")
}

// holder is the person in the cast who has the office that q names without a
// name: الوزير الروسي. nil when there is none.
func (p *parsed) holder(q *party) *member {
	words := p.officeWords(q.office[0], q.office[1])
	if len(words) == 0 || q.title == "" || spokesmen[q.title] && len(words) < 2 {
		return nil
	}
	if !q.definite && len(words) < 2 {
		return nil
	}
	if q.definite { // whoever spoke last under this title
		for k := len(p.cast.voices) - 1; k >= 0; k-- {
			v := &p.cast.voices[k]
			m := p.memberNamed(v.inner())
			if m == nil || !p.compatible(m.office, words[1:]) {
				continue
			}
			if m.title == q.title || q.title == "مسوول" && m.title != "" {
				return m
			}
		}
	}
	for k := range p.cast.people {
		m := &p.cast.people[k]
		if m.title == q.title && covers(m.office, words) {
			return m
		}
	}
	return nil
}

// compatible tells whether a person can be meant by the words of a definite title:
// they stand in his office, or are a nationality where it names none.
func (p *parsed) compatible(office, words []string) bool {
	for _, w := range words {
		if covers(office, []string{w}) || p.isState(w) && (!p.anyState(office) || samePlace(office, w)) {
			continue
		}
		return false
	}
	return true
}

// samePlace tells whether one of words is state under a shorter or longer name:
// الولايات المتحدة for الولايات المتحدة الأميركية.
func samePlace(words []string, state string) bool {
	for _, w := range words {
		if len(w) > 6 && (strings.HasPrefix(w, state) || strings.HasPrefix(state, w)) {
			return true
		}
	}
	return false
}

func (p *parsed) isState(w string) bool { return p.states[w] }

func (p *parsed) anyState(words []string) bool {
	for _, w := range words {
		if p.isState(w) {
			return true
		}
	}
	return false
}

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
	closed, described := p.article(i) || strings.HasPrefix(p.norm(i), "لل"), false
	personal := closed && p.honorific(i)
	start := i + 1
	if p.nounEnc(i) != "" {
		return start // حذر رئيسها الدول
	}
	if n, ok := p.names[i]; ok && n.end > i+1 {
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
			if p.utterance(j) || pro.Has(arabic.Ka) || p.mediumAt(j) || p.is(j, p.class.reporter) {
				return j
			}
			closed, described = strings.HasPrefix(p.norm(j), "لل") || strings.HasPrefix(p.norm(j), "بال"), false
			if n, ok := p.names[j]; ok {
				j, closed = n.end, true
			} else {
				j++
			}
			continue
		}
		if m, ok := p.placeAt[j]; ok && !al {
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

// spokesmen are the titles of those who speak for whatever is named behind them;
// heads those of the heads and members of a body, whom it is named for when it is
// no office of a state.
var (
	spokesmen = map[string]bool{"متحدث": true, "متحدثه": true, "ناطق": true, "ناطقه": true}
	heads     = map[string]bool{"مدير": true, "مديره": true, "رييس": true, "رييسه": true, "زعيم": true, "قايد": true, "قيادي": true, "مستشار": true,
		"مستشاره": true, "عميد": true, "منسق": true, "منسقه": true, "امين عام": true, "مسوول": true, "عضو": true, "ممثل": true, "سكرتير": true, "مفوض": true, "مفوضه": true, "مفتش": true, "مقرر": true, "مقرره": true}
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
	if p.officer(i) && i+2 < end && p.norm(i+1) == "في" && (p.is(i+2, p.class.body) || p.is(i+2, p.class.group) || p.fieldForce(i+2)) {
		return p.bodyText(i+2, end) // العقيد في شرطة المدينة
	}
	if n, ok := p.names[i]; ok && key == "امين عام" && n.end < end && (p.proclitics(n.end).Has(arabic.Li) || strings.HasPrefix(p.norm(n.end), "لل")) {
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
	if j := i + 2; j < end && p.article(i+1) && p.proclitics(j).Has(arabic.Li) && (p.is(j, p.class.body) || p.is(j, p.class.group) || p.names[j].entry != nil) {
		return p.bodyText(j, end) // المدير العام لمنظمة ...
	}
	if j := i + 2; j+2 < end && p.article(i+1) && p.norm(j) == "ل" && isQuote(p.toks[j+1].Text) {
		return p.plain(j+2, end) // المفوض العام ل«الهيئة»
	}
	if j := i + 1; j < end && p.article(j) && p.is(j, p.class.body) && strings.HasSuffix(p.norm(j), "حكومه") {
		return "" // رئيس الحكومة: an office of the state
	}
	for j := i + 1; j < end && !p.is(i+1, p.class.body); j++ {
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
	if n, ok := p.names[j]; ok {
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
