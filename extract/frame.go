package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// opening tells how what is said begins.
type opening uint8

const (
	opensNot   opening = iota
	opensThat          // أن, بأن
	opensColon         // :
	opensQuote         // a quotation mark
	opensNoun          // a noun: أعلن مقتل ..., تحدث عن ...
)

// frame is a verb of saying with who says it and where what he says begins.
type frame struct {
	verb     int
	start    int // first token of the clause that the verb stands in
	opening  opening
	comp     int // token at which what is said begins
	speakers []party
	elided   bool     // the verb names no speaker
	media    []string // to whom he said it
	relayed  *party   // whose words he passes on
	document bool     // he said it in a statement
	inThe    bool     // he said it in a statement named before: في البيان
}

// takes are the prepositions that verbs of saying put before what is said.
var takes = map[string][]string{
	"اعلن": {"عن"}, "كشف": {"عن"}, "افاد": {"ب", "عن"}, "تحدث": {"عن"}, "اشار": {"الي"}, "لفت": {"الي"}, "شدد": {"علي"}, "اكد": {"علي"}, "صرح": {"ب"},
	"اقر": {"ب"}, "اعترف": {"ب"}, "عبر": {"عن"}, "اعرب": {"عن"}, "نوه": {"الي", "ب"}, "ابلغ": {"عن", "ب"}, "اخبر": {"عن", "ب"}, "نبه": {"الي"},
	"حذر": {"من"}, "قال": {"عن"}, "تطرق": {"الي"}, "كتب": {"عن"}, "بين": {}, "اضاف": {}, "جاهر": {"ب"},
}

// frameAt reads the verb of saying at token v. ok is false when its words are no
// saying here.
func (p *parsed) frameAt(s *sentence, v int) (f frame, ok bool) {
	sense := p.sense(v, p.class.say)
	if sense == nil {
		sense = p.sense(v, p.class.deny)
	}
	if sense == nil {
		sense = &lexicon.Sense{Entry: &lexicon.Entry{Key: p.norm(v), POS: lexicon.Verb}}
	}
	f = frame{verb: v, start: v}
	if sense != nil && sense.POS == lexicon.Verb && sense.Feature&lexicon.First != 0 && sense.Feature&lexicon.Present != 0 {
		return f, false // أؤكد: the speaker goes on
	}
	relay := p.relays(v)
	j := p.skipAdverbs(s, v+1)
	j = p.address(&f, s, j, s.end)
	speaker, weak := -1, false
	if q, ok := p.speakerAfter(s, v, j); ok {
		weak = !q.strong
		f.speakers = append(f.speakers, q)
		f.speakers = append(f.speakers, q.and...)
		speaker = j
		j = q.end
	}
	before, start, found := p.speakerBefore(s, v)
	switch {
	case speaker < 0 && found, found && !f.speakers[0].strong:
		f.speakers, f.start = append([]party{before}, before.and...), start
		if speaker >= 0 {
			j = speaker
		}
	case speaker < 0:
		f.elided = true
	}
	if relay {
		return p.relayed(f, s, j)
	}
	p.findComplement(&f, s, j, sense)
	if f.opening == opensNoun { // عبر عن اعتقاده بأن
		for k := f.comp + 1; k < s.end && k <= f.comp+2; k++ {
			if p.particle(k, p.class.that) && !p.bindsThat(k-1) {
				f.opening, f.comp = opensThat, k
			}
		}
	}
	if f.opening == opensNot {
		return f, false
	}
	if f.opening == opensNoun && !p.speaks(f) || weak && sense.Key == "اشار" || f.elided && p.is(v, p.class.sayCount) {
		return f, false
	}
	if p.is(v, p.class.sayCount) && f.opening == opensNoun && (!p.isActNoun(f.comp) && p.toks[f.comp].Kind != arabic.Number || p.is(f.speakers[0].first, p.class.armed)) {
		return f, false
	}
	if p.is(v, p.class.sayThat) && f.opening == opensNoun {
		return f, false
	}
	if p.is(v, p.class.sayAct) && f.opening == opensNoun && !p.wordAct(s, f.comp) || p.is(v, p.class.witness) && !p.witnesses(f) {
		return f, false
	}
	return f, true
}

// wordAct tells whether an act by words starts at i: جدد التزامه, دعوته.
func (p *parsed) wordAct(s *sentence, i int) bool {
	for _, e := range s.events {
		if e.first == i && performing[e.typ] {
			return true
		}
	}
	return false
}

// witnesses tells whether who heard or saw in a frame can tell of it: a reporter,
// a witness.
func (p *parsed) witnesses(f frame) bool {
	return !f.elided && (p.is(f.speakers[0].first, p.class.reporter) || strings.HasPrefix(f.speakers[0].text, "شهود") || strings.HasPrefix(f.speakers[0].text, "شاهد"))
}

// speaks tells whether a speaker of the frame is somebody who can speak.
func (p *parsed) speaks(f frame) bool {
	if f.elided {
		return true
	}
	return f.speakers[0].strong
}

// skipAdverbs is the first token at or behind i that is no time, particle or mark
// between a verb and its subject.
func (p *parsed) skipAdverbs(s *sentence, i int) int {
	for i < s.end {
		if k, ok := p.timeAt[i]; ok {
			i = max(p.times[k].End, i+1)
			continue
		}
		if isComma(p.toks[i].Text) || p.toks[i].Text == "-" || p.toks[i].Text == "–" {
			i++
			continue
		}
		if p.toks[i].Text == "(" {
			if c := p.bracket(i, s.end); c > 0 && c-i < 6 {
				i = c + 1
				continue
			}
		}
		if p.is(i, p.class.pronoun) && p.pos(i, lexicon.Particle) != nil && !p.demonstrative(i) && p.norm(i) != "احد" && p.norm(i) != "عده" && p.norm(i) != "بعض" && p.norm(i) != "كل" {
			i++
			continue
		}
		return i
	}
	return i
}

// address reads what may stand between verb and subject or behind the subject: to
// whom, where and when it was said. It returns the first token behind it.
func (p *parsed) address(f *frame, s *sentence, i, limit int) int {
	for i < limit {
		i = p.skipAdverbs(s, i)
		if i >= limit {
			return i
		}
		if p.particle(i, p.class.that) || p.toks[i].Text == ":" {
			return i
		}
		prep := ""
		if p.prepAt(i) {
			prep = p.norm(i)
		} else {
			prep = cliticPrep(p.proclitics(i))
		}
		at := i
		if p.prepAt(i) {
			at = i + 1
		}
		if at >= limit {
			return i
		}
		switch {
		case prep == "ل" && (p.mediumAt(at) || p.is(at, p.class.reporter)), prep == "الي" && p.mediumAt(at):
			if q, ok := p.partyAt(at, limit); ok {
				if p.mediumAt(at) {
					f.media = append(f.media, q.text)
				}
				i = q.end
				continue
			}
			return at + 1
		case (prep == "في" || prep == "ب" || prep == "عبر" || prep == "خلال" || prep == "عقب" || prep == "علي" || prep == "من" && !p.particle(at, p.class.that) || prep == "اثر" || prep == "بعد") && (p.utterance(at) || p.is(at, p.class.setting) || p.times != nil && p.timeStarts(at)):
			if p.is(at, p.class.document) {
				f.document = true
				f.inThe = f.inThe || p.article(at)
			}
			i = p.utteranceEnd(f, s, at, limit)
			continue
		}
		return i
	}
	return i
}

func (p *parsed) timeStarts(i int) bool { _, ok := p.timeAt[i]; return ok }

// utteranceEnd is the end of «بيان نشرته على موقعها», «مقابلة مع صحيفة ...»; the
// medium of an interview goes to f.
func (p *parsed) utteranceEnd(f *frame, s *sentence, i, limit int) int {
	j := i + 1
	for j < limit && j-i < 22 {
		t := &p.toks[j]
		if t.Text == ":" || p.particle(j, p.class.that) || t.Text == "؛" {
			return j
		}
		if q, ok := p.quotes[j]; ok && (!q.closed || q.close-j > 6 || p.hasVerb(j, q.close)) {
			return j
		}
		if isComma(t.Text) {
			return j
		}
		if (p.norm(j) == "مع" || p.norm(j) == "ل") && j+1 < limit && p.mediumAt(j+1) || p.proclitics(j).Has(arabic.Li) && p.mediumAt(j) {
			at := j
			if p.norm(j) == "مع" || p.norm(j) == "ل" {
				at = j + 1
			}
			if q, ok := p.partyAt(at, limit); ok {
				f.media = append(f.media, q.text)
				j = q.end
				continue
			}
		}
		if p.isActNoun(j) && j > i+2 && !p.prepAt(j-1) && p.pos(j, lexicon.Adjective) == nil && p.proclitics(j) == 0 {
			return j
		}
		j++
	}
	return j
}

// speakerAfter reads the subject behind the verb.
func (p *parsed) speakerAfter(s *sentence, v, j int) (party, bool) {
	if j >= s.end || p.particle(j, p.class.that) || p.prepAt(j) || p.toks[j].Text == ":" {
		return party{}, false
	}
	if p.proclitics(j).Has(arabic.Bi|arabic.Li|arabic.Ka|arabic.Wa|arabic.Fa) && !p.unknown(j) {
		return party{}, false
	}
	if q, ok := p.quotes[j]; ok && (!q.closed || q.close-j > 5 || p.hasVerb(j, q.close)) {
		return party{}, false
	}
	if p.isActNoun(j) && !p.is(j, p.class.body) && !p.is(j, p.class.group) {
		return party{}, false
	}
	q, ok := p.partyAt(j, s.end)
	if !ok {
		return q, false
	}
	if !q.strong && !p.unknown(q.first) && !q.definite {
		return q, false
	}
	p.joined(&q, s)
	return q, true
}

// joined reads the parties that و joins to q: named ones are sources of their
// own, unnamed ones go with it as one.
func (p *parsed) joined(q *party, s *sentence) {
	for q.end < s.end && p.proclitics(q.end).Has(arabic.Wa) && q.name == "" {
		i := q.end
		if !p.canSpeak(i) && p.names[i].entry == nil {
			return
		}
		if v := p.pos(i, lexicon.Verb); v != nil && p.names[i].entry == nil && !p.is(i, p.class.group) {
			return
		}
		n := party{first: i, end: i + 1, definite: p.article(i), strong: true}
		k := i + 1
		if e, ok := p.names[i]; ok {
			k = e.end
		}
		p.common(&n, k, s.end)
		if named := p.names[i].entry != nil || strings.HasPrefix(p.norm(i), "وال"); named {
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

// speakerBefore reads the subject before the verb: «شبكة أطباء السودان تقول إن».
func (p *parsed) speakerBefore(s *sentence, v int) (party, int, bool) {
	if p.proclitics(v).Has(arabic.Wa | arabic.Fa) {
		return party{}, v, false
	}
	if q, ok := p.relativeHead(s, v); ok {
		return q, v, true
	}
	start := s.first
	k := v - 1
	for ; k >= s.first; k-- {
		t := &p.toks[k]
		if p.particle(k, p.class.that) || p.particle(k, p.class.clause) || p.particle(k, p.class.cond) || t.Text == "؛" || t.Text == ":" || t.Text == "." {
			start = k + 1
			break
		}
		if n, ok := p.names[k]; ok && n.entry.POS == lexicon.Particle && n.entry.Classes.Has(p.class.clause) {
			start = max(n.end, k+1)
			break
		}
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "كان", "كانت", "كانوا":
			if !p.reaches(k+1, v) {
				start = k + 1
				k = s.first
			}
		}
	}
	if start >= v {
		return party{}, v, false
	}
	// the subject is the phrase that reaches up to the verb
	for j := start; j < v; j++ {
		if j > start && !p.phraseStart(j) {
			continue
		}
		if p.prepAt(j) || p.proclitics(j).Has(arabic.Bi|arabic.Li|arabic.Ka) && !p.unknown(j) {
			continue
		}
		q, ok := p.partyAt(j, v)
		if !ok || !q.strong {
			continue
		}
		if p.reaches(q.end, v) {
			return q, j, true
		}
	}
	return party{}, v, false
}

// relativeHead is the party whom a relative clause with the verb at v is about:
// «المعلومات التي أفادت», «صحيفة حرييت التي قالت».
func (p *parsed) relativeHead(s *sentence, v int) (party, bool) {
	r := v - 1
	for r > s.first && (p.particle(r, p.class.pronoun) || p.is(r, p.class.aux) && strings.HasPrefix(p.norm(r), "كان")) {
		r--
	}
	if r <= s.first || !p.particle(r, p.class.rel) && !strings.HasPrefix(p.norm(r), "والت") && !strings.HasPrefix(p.norm(r), "والذ") {
		return party{}, false
	}
	if p.norm(r) == "ما" || p.norm(r) == "مما" {
		return party{}, false
	}
	for j := max(s.first, r-9); j < r; j++ {
		if p.toks[j].Kind != arabic.Word || p.prepAt(j) {
			continue
		}
		if q, ok := p.partyAt(j, r); ok && q.strong && q.end >= r-1 {
			return q, true
		}
	}
	if strings.HasPrefix(p.norm(r), "و") {
		return p.subjectHere(s, r)
	}
	return party{}, false
}

// phraseStart tells whether a phrase may start at j that goes up to a verb: behind
// a mark or an adverb, or with و.
func (p *parsed) phraseStart(j int) bool {
	if p.toks[j].Kind != arabic.Word {
		return false
	}
	return p.toks[j-1].Kind == arabic.Punct || p.proclitics(j).Has(arabic.Wa) || p.timeStarts(j-1) || p.names[j].entry != nil || p.particle(j-1, p.class.pronoun)
}

// reaches tells whether nothing but adverbs, marks and what is said in passing
// stands between token i and the verb at v.
func (p *parsed) reaches(i, v int) bool {
	for i < v {
		switch {
		case p.timeStarts(i):
			i = max(i+1, p.times[p.timeAt[i]].End)
		case p.toks[i].Kind == arabic.Punct:
			if p.toks[i].Text == "(" {
				if c := p.bracket(i, v); c > 0 {
					i = c
				}
			}
			i++
		case p.article(i) && (p.pos(i, lexicon.Adjective) != nil || p.unknown(i)) && i+1 < v && p.proclitics(i+1).Has(arabic.Li|arabic.Bi):
			i += 2 // المعارض للأسد: what describes the subject
			for i < v && (p.article(i) || p.names[i].entry != nil) {
				i++
			}
		case p.particle(i, p.class.pronoun), p.norm(i) == "قد", p.is(i, p.class.aux) && strings.HasPrefix(p.norm(i), "كان"):
			i++
		default:
			return false
		}
	}
	return true
}

// relays tells verbs of passing on: نقلت رويترز عن.
func (p *parsed) relays(i int) bool {
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.POS == lexicon.Verb && s.Key == "نقل" {
			return true
		}
	}
	return false
}

// relayed reads «نقلت الوكالة عن مصدر عسكري أن»: whose words are passed on.
func (p *parsed) relayed(f frame, s *sentence, j int) (frame, bool) {
	for j < s.end && j-f.verb < 24 {
		if p.norm(j) == "عن" && j+1 < s.end {
			q, ok := p.partyAt(j+1, s.end)
			if !ok {
				return f, false
			}
			f.relayed = &q
			k := p.skipAdverbs(s, q.end)
			if k < s.end && p.isBareNoun(k) && !p.utterance(k) && !p.ownSaying(k) {
				f.opening, f.comp = opensNoun, k // نقل عن الرئيس دعمه للخطة
				return f, true
			}
			p.findComplement(&f, s, k, p.sense(f.verb, p.class.say))
			if f.opening == opensNot {
				f.opening, f.comp = opensNoun, p.skipAdverbs(s, k)
			}
			return f, f.comp < s.end
		}
		if p.particle(j, p.class.that) || p.toks[j].Text == ":" {
			f.opening, f.comp = opensThat, j
			return f, true
		}
		if p.toks[j].Text == "؛" {
			return f, false
		}
		j++
	}
	return f, false
}

// findComplement finds where what is said begins, from token j on.
func (p *parsed) findComplement(f *frame, s *sentence, j int, sense *lexicon.Sense) {
	j = p.address(f, s, j, s.end)
	direct := p.is(f.verb, p.class.sayNoun) || p.is(f.verb, p.class.witness) || p.is(f.verb, p.class.deny) || p.is(f.verb, p.class.sayCount)
	preps := takes[sense.Key]
	relative := false
	start := j
	for ; j < s.end && j-f.verb < 48; j++ {
		t := &p.toks[j]
		if p.timeStarts(j) {
			j = max(j, p.times[p.timeAt[j]].End-1)
			continue
		}
		if p.particle(j, p.class.that) {
			if j > f.verb+1 && p.bindsThat(j-1) {
				continue
			}
			if n := strings.TrimPrefix(p.norm(j), "و"); strings.HasPrefix(n, "لا") || strings.HasPrefix(n, "كا") {
				return
			}
			f.opening, f.comp = opensThat, j
			return
		}
		if t.Text == ":" {
			f.opening, f.comp = opensColon, j+1
			return
		}
		if q, ok := p.quotes[j]; ok {
			if !q.closed || q.close-j > 6 || p.hasVerb(j, q.close) || j == start && q.close-j > 2 {
				f.opening, f.comp = opensQuote, j
				return
			}
			j = q.close
			continue
		}
		if n, ok := p.names[j]; ok && n.entry.POS == lexicon.Particle && n.entry.Classes.Has(p.class.clause) {
			return
		}
		if t.Text == "؛" || p.particle(j, p.class.clause) && !relative || p.particle(j, p.class.cond) {
			return
		}
		if p.particle(j, p.class.rel) {
			relative = true
			continue
		}
		if p.norm(j) == "نقلا" && p.norm(j+1) == "عن" && f.relayed == nil {
			if q, ok := p.partyAt(j+2, s.end); ok {
				f.relayed, p.taken[j] = &q, true
				j = q.end - 1
				continue
			}
		}
		if p.prepAt(j) {
			if has(preps, p.norm(j)) && j+1 < s.end && !p.particle(j+1, p.class.that) && !p.utterance(j+1) && !relative {
				f.opening, f.comp = opensNoun, j+1
				return
			}
			continue
		}
		if has(preps, "ب") && p.proclitics(j).Has(arabic.Bi) && !p.utterance(j) && !relative && p.toks[j].Kind == arabic.Word {
			f.opening, f.comp = opensNoun, j
			return
		}
		if relative {
			continue
		}
		if direct && j == start && p.isBareNoun(j) && (p.isActNoun(j) || !p.thatFollows(s, j)) {
			f.opening, f.comp = opensNoun, j
			return
		}
		if v := p.pos(j, lexicon.Verb); v != nil && p.isVerb(j, s) && !p.isActNoun(j) {
			if v.Pro.Has(arabic.Wa | arabic.Fa) {
				return
			}
			if len(f.speakers) > 0 && f.speakers[0].definite && f.speakers[0].first < f.verb {
				return
			}
			continue
		}
		if direct && p.isBareNoun(j) && !p.prepAt(j-1) && (j == start || p.isActNoun(j) || p.owned(j) || !p.article(j)) {
			f.opening, f.comp = opensNoun, j
			return
		}
		if isComma(t.Text) && len(f.speakers) > 0 && f.speakers[0].name != "" && j+1 < s.end && !direct && p.pos(j+1, lexicon.Verb) != nil && p.proclitics(j+1) == 0 && p.isVerb(j+1, s) {
			f.opening, f.comp = opensColon, j+1 // وأوضح فلان هاتفيا، قتل ...
			return
		}
	}
}

// thatFollows tells whether أن stands behind the noun phrase at j: the phrase then
// still belongs to who speaks.
func (p *parsed) thatFollows(s *sentence, j int) bool {
	for k := j + 1; k < s.end && k < j+7; k++ {
		if p.particle(k, p.class.that) {
			return !p.bindsThat(k - 1)
		}
		if p.toks[k].Kind != arabic.Word && !isComma(p.toks[k].Text) || p.prepAt(k) || p.particle(k, p.class.rel) || p.pos(k, lexicon.Verb) != nil {
			return false
		}
	}
	return false
}

func has(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// bindsThat tells بعد and its like, with which أن makes a conjunction.
func (p *parsed) bindsThat(i int) bool {
	switch strings.TrimPrefix(p.norm(i), "و") {
	case "بعد", "قبل", "منذ", "دون", "غير", "الا", "رغم", "حتي":
		return true
	}
	return false
}

// isBareNoun tells a noun that nothing governs and that is no adjective.
func (p *parsed) isBareNoun(i int) bool {
	if p.toks[i].Kind != arabic.Word && p.toks[i].Kind != arabic.Number || p.proclitics(i).Has(arabic.Bi|arabic.Li|arabic.Ka|arabic.Wa|arabic.Fa) {
		return false
	}
	if p.toks[i].Kind == arabic.Number {
		return true
	}
	if p.pos(i, lexicon.Particle) != nil {
		return false
	}
	if p.pos(i, lexicon.Adjective) != nil && p.pos(i, lexicon.Noun) == nil {
		return false
	}
	return true
}
