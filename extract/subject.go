package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// speakerAfter reads the subject behind the verb.
func (p *parsed) speakerAfter(s *sentence, v, j int) (party, bool) {
	if j >= s.end || p.particle(j, p.class.that) || p.prepAt(j) || p.toks[j].Text == ":" {
		return party{}, false
	}
	if pro := p.proclitics(j); !p.spelled(j) && (pro.Has(arabic.Bi|arabic.Li) || pro.Has(arabic.Ka|arabic.Wa|arabic.Fa) && !p.unknown(j)) {
		return party{}, false
	}
	if q, ok := p.quotes[j]; ok && (!q.closed || q.close-j > 5 || p.hasVerb(j, q.close)) {
		return party{}, false
	}
	if p.norm(j) == "كل" && p.norm(j+1) == "من" && j+2 < s.end { // كل من الوزارة والهيئة
		j += 2
	}
	if p.isActNoun(j) && !p.is(j, p.class.body) && !p.is(j, p.class.group) {
		return party{}, false
	}
	if strings.HasSuffix(p.toks[j].Text, "\u064e") || j > v+1 && p.wholes(j-1) {
		return party{}, false // رئيسَ, جميع الأطراف: whom he calls on
	}
	if p.unknown(j) && !p.article(j) && strings.HasSuffix(p.norm(j), "ها") && len(p.norm(j)) > 8 && j+1 < s.end && p.article(j+1) {
		return party{}, false // أكدت إمطارها القوات: what she did
	}
	if j == v+1 && p.spelled(j) { // وقال كولو إن: a name with the letters of a preposition
		return party{first: j, end: j + 1, name: p.toks[j].Text, nameAt: [2]int{j, j + 1}, text: p.toks[j].Text, strong: true}, true
	}
	q, ok := p.partyAt(j, s.end)
	if !ok && p.pos(j, lexicon.Verb) != nil && p.is(v, p.class.say) { // a name that a verb has too: قال ناصر الحاسي المتحدث باسم ...
		if end := p.looseName(j, s.end); end-j >= 2 {
			for end > j+2 && p.titleAt(end-1, s.end) {
				end--
			}
			q = party{first: j, end: end}
			q.name, q.text, q.nameAt, q.strong = p.plain(j, end), p.plain(j, end), [2]int{j, end}, true
			p.apposition(&q, s.end)
			return q, q.title != ""
		}
	}
	if !ok || j == v+1 && !p.is(v, p.class.say) && p.disagrees(v, q.first) {
		return q, false
	}
	if !q.strong && !p.unknown(q.first) && !q.definite && !(p.is(v, p.class.say) && p.is(q.first, p.class.footage)) {
		return q, false
	}
	if q.end < s.end && p.norm(q.end) == "اي" {
		return q, false // نفت وجود أي حصار
	}
	if p.is(v, p.class.say) || p.is(v, p.class.deny) {
		p.toBound(s, v, &q)
	}
	p.joined(&q, s)
	if k := q.end; k+1 < s.end && (p.toks[k].Text == "-" || p.toks[k].Text == "–") && (p.canSpeak(k+1) || p.names.entry(k+1) != nil) { // كتائب ... - مخيم ...
		for k++; k < s.end && !isComma(p.toks[k].Text) && !p.particle(k, p.class.that) && k-q.end < 8; k++ {
		}
		if k < s.end && (isComma(p.toks[k].Text) || p.particle(k, p.class.that)) {
			q.end = k
		}
	}
	return q, true
}

// spelled tells a word of the lists with ك or ف before it that stands where only a name can,
// before أن.
func (p *parsed) spelled(j int) bool {
	return p.toks[j].Kind == arabic.Word && j+1 < len(p.toks) && p.particle(j+1, p.class.that) && p.proclitics(j).Has(arabic.Ka|arabic.Fa) && !p.article(j) && p.names.entry(j) == nil && !p.canSpeak(j)
}

// wholes tells جميع and its like.
func (p *parsed) wholes(i int) bool {
	switch p.norm(i) {
	case "جميع", "كافه", "مختلف", "ساير":
		return true
	}
	return false
}

// joined reads the parties that و joins to q: named ones are sources of their
// own, unnamed ones go with it as one.
func (p *parsed) joined(q *party, s *sentence) {
	for q.end < s.end && p.proclitics(q.end).Has(arabic.Wa) && q.name == "" {
		i := q.end
		if !p.canSpeak(i) && p.names.entry(i) == nil {
			return
		}
		if v := p.pos(i, lexicon.Verb); v != nil && p.names.entry(i) == nil && !p.is(i, p.class.group) {
			return
		}
		n := party{first: i, end: i + 1, definite: p.article(i), strong: true}
		k := i + 1
		if e, ok := p.names.at(i); ok {
			k = e.end
		}
		p.common(&n, k, s.end)
		if named := p.names.entry(i) != nil || strings.HasPrefix(p.norm(i), "وال"); named {
			q.and = append(q.and, n)
			q.end = n.end
			continue
		}
		q.end = n.end
		q.text = p.plain(q.first, q.end)
	}
	if len(q.and) > 0 {
		// what a list of parties covers ends with the last of them
		q.end = q.and[len(q.and)-1].end
	}
}

// subjectHere is the subject of the first verb of the sentence before i that has one
// who can speak.
func (p *parsed) subjectHere(s *sentence, i int) (party, bool) {
	for v := s.first; v < i; v++ {
		if p.toks[v].Kind != arabic.Word || !p.looksLikeVerb(v) && (p.pos(v, lexicon.Verb) == nil || !p.isVerb(v, s)) || v > s.first && p.particle(v-1, p.class.rel) {
			continue
		}
		if q, ok := p.speakerAfter(s, v, p.skipAdverbs(s, v+1)); ok && q.strong && q.end <= i && p.nounEnc(q.first) == "" {
			return q, true
		}
		if p.unled[v] {
			continue
		}
		if q, _, ok := p.speakerBefore(s, v); ok && q.strong && p.nounEnc(q.first) == "" {
			return q, true
		}
		p.unled[v] = true
	}
	return party{}, false
}

// firstSubject is the subject of the first verb before chunk k, or -1.
func (p *parsed) firstSubject(s *sentence, k int) int {
	for j := 0; j < k; j++ {
		if s.chunks[j].kind == cVerb {
			if sub := p.subjectOf(s, j); sub >= 0 && s.chunks[sub].number < 0 {
				return sub
			}
		}
	}
	return -1
}
