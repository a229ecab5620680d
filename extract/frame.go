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

// impersonal tells «ويذكر أن», «ويتوقع أن»: nobody is said to say it.
func (p *parsed) impersonal(s *sentence, v int) bool {
	switch strings.TrimPrefix(p.norm(v), "و") {
	case "يذكر", "يشار", "يتوقع", "يعتقد", "يرجح", "يقال", "يروي", "يلاحظ", "يخشي":
		return v+1 < s.end && (p.particle(v+1, p.class.that) || v+2 < s.end && p.particle(v+2, p.class.that) && p.norm(v+1) == "الي")
	}
	return false
}

// takes are the prepositions that verbs of saying put before what is said.
var takes = map[string][]string{
	"اعلن": {"عن"}, "كشف": {"عن"}, "افاد": {"ب", "عن"}, "تحدث": {"عن"}, "اشار": {"الي"}, "لفت": {"الي"}, "شدد": {"علي"}, "اكد": {"علي"}, "صرح": {"ب"},
	"اقر": {"ب"}, "اعترف": {"ب"}, "عبر": {"عن"}, "اعرب": {"عن"}, "نوه": {"الي", "ب"}, "ابلغ": {"عن", "ب"}, "اخبر": {"عن", "ب"}, "نبه": {"الي"},
	"حذر": {"من"}, "قال": {"عن"}, "خشي": {"من"}, "تطرق": {"الي"}, "كتب": {"عن"}, "بين": {}, "اضاف": {}, "جاهر": {"ب"},
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
	if p.impersonal(s, v) {
		return f, false
	}
	if sense != nil && sense.POS == lexicon.Verb && sense.Feature&lexicon.First != 0 && sense.Feature&lexicon.Present != 0 {
		return f, false // أؤكد: the speaker goes on
	}
	relay := p.relays(v)
	j := p.skipAdverbs(s, v+1)
	j = p.address(&f, s, j, s.end)
	speaker, weak := -1, false
	if sense.Key == "ابلغ" || sense.Key == "اخبر" { // أبلغت «الصحيفة» مصادر: the medium is told
		k := j
		for k < s.end && isQuote(p.toks[k].Text) {
			k++
		}
		if end := p.quotedName(j, s.end); end > 0 && end+1 < s.end && p.canSpeak(end+1) {
			f.media, j = append(f.media, p.plain(k, end)), end+1
		} else if n, ok := p.names.at(j); ok && n.entry.Classes.Has(p.class.medium) && n.end < s.end && p.canSpeak(n.end) {
			f.media, j = append(f.media, p.plain(j, n.end)), n.end
		}
	}
	if q, ok := p.speakerAfter(s, v, j); ok {
		weak = !q.strong
		f.speakers = append(f.speakers, q)
		f.speakers = append(f.speakers, q.and...)
		speaker = j
		j = q.end
		if (sense.Key == "ابلغ" || sense.Key == "اخبر" || sense.Key == "حدث") && j < s.end && p.mediumAt(j) { // أبلغ مصدر الوكالة
			if m, ok := p.partyAt(j, s.end); ok {
				f.media = append(f.media, m.text)
				j = m.end
			}
		}
	}
	before, start, found := p.speakerBefore(s, v)
	if v > s.first && p.hePronoun(v-1) && speaker >= 0 { // وهو يحذر الجيش من أن: whom he speaks to
		f.speakers, speaker = nil, -1
	}
	switch {
	case speaker < 0 && found, found && !f.speakers[0].strong, found && before.end == v: // روسيا تحذر الناتو
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
	p.addressBefore(&f, s)
	p.findComplement(&f, s, j, sense)
	if f.opening == opensNot && len(f.media) > 0 && sense.Key == "ابلغ" && j < s.end && (p.owned(j) || p.isActNoun(j)) {
		f.opening, f.comp = opensNoun, j
	}
	if f.opening == opensNoun { // عبر عن اعتقاده بأن
		for k := f.comp + 1; k < s.end && k <= f.comp+2; k++ {
			if p.particle(k, p.class.that) && !p.bindsThat(k-1) {
				f.opening, f.comp = opensThat, k
			}
		}
	}
	for f.opening != opensNot && f.comp < s.end && p.toks[f.comp].Kind == arabic.Punct && p.quotes[f.comp].close == 0 {
		f.comp++
	}
	if f.opening == opensNot || f.comp >= s.end {
		return f, false
	}
	if f.opening == opensNoun && !p.speaks(f) || weak && sense.Key == "اشار" && (f.speakers[0].definite || strings.HasSuffix(p.norm(f.speakers[0].first), "ات")) || f.elided && p.is(v, p.class.sayCount) {
		return f, false
	}
	if p.is(v, p.class.sayCount) && f.opening == opensNoun && (!p.isActNoun(f.comp) && p.toks[f.comp].Kind != arabic.Number || p.is(f.speakers[0].first, p.class.armed)) {
		return f, false
	}
	if sense.Key == "كشف" && f.opening == opensNoun && !f.elided && p.is(f.speakers[0].first, p.class.armedPerson) {
		return f, false // whom fighters came upon
	}
	if sense.Key == "ذكر" && f.opening == opensNoun && !p.isActNoun(f.comp) && !p.owned(f.comp) {
		return f, false
	}
	if p.is(v, p.class.sayThat) && f.opening == opensNoun && !p.shows(&f) {
		return f, false
	}
	if p.is(v, p.class.sayAct) && f.opening == opensNoun && !p.wordAct(s, f.comp) || p.is(v, p.class.witness) && !p.witnesses(f) {
		return f, false
	}
	return f, true
}

// hePronoun tells هو and its like, behind which a verb has its subject already.
func (p *parsed) hePronoun(i int) bool {
	switch strings.TrimPrefix(p.norm(i), "و") {
	case "هو", "هي", "هم":
		return true
	}
	return false
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
	q := f.speakers[0]
	return q.strong || p.shows(&f) || !q.definite && p.unknown(q.first) && q.end == q.first+1 && (p.isActNoun(f.comp) || p.owned(f.comp))
}

// shows tells pictures and films that show what was seen: أظهرت مقاطع مصورة اقتحام.
func (p *parsed) shows(f *frame) bool {
	if f.elided || !p.is(f.speakers[0].first, p.class.footage) {
		return false
	}
	sense := p.sense(f.verb, p.class.sayThat)
	return sense != nil && sense.Key == "اظهر"
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
	if len(f.speakers) > 0 && p.mediumAt(f.speakers[0].first) && j < s.end && p.isActNoun(j) && p.isBareNoun(j) {
		f.opening, f.comp = opensNoun, j // نقل التلفزيون قصف القرية
		return f, true
	}
	for j < s.end && j-f.verb < 24 {
		if p.norm(j) == "عن" && j+1 < s.end {
			q, ok := p.partyAt(j+1, s.end)
			if !ok {
				return f, false
			}
			p.toBound(s, j, &q)
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
