package extract

import (
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// skipAdverbs is the first token at or behind i that is no time, particle or mark
// between a verb and its subject.
func (p *parsed) skipAdverbs(s *sentence, i int) int {
	for i < s.end {
		if k, ok := p.timeAt.at(i); ok {
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
		if p.norm(i) == "لنا" || p.norm(i) == "لي" {
			i++
			continue
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
		if isComma(p.toks[i].Text) { // قال فلان، من ريف حماة، للجزيرة
			if k := p.behindAside(i, limit); k < limit && isComma(p.toks[k].Text) && k+1 < limit && p.proclitics(k+1).Has(arabic.Li) && p.mediumAt(k+1) {
				i = k
			}
		}
		i = p.skipAdverbs(s, i)
		if i >= limit {
			return i
		}
		if p.particle(i, p.class.that) || p.toks[i].Text == ":" {
			return i
		}
		prep, at := cliticPrep(p.proclitics(i)), i
		if p.prepAt(i) || p.norm(i) == "ل" {
			prep, at = p.norm(i), i+1
			for at < limit && isQuote(p.toks[at].Text) {
				at++
			}
		}
		if at >= limit {
			return i
		}
		switch {
		case prep == "ل" && p.norm(i) == "ل" && p.quotedName(at-1, limit) > 0: // لـ«الصحيفة», لـ(الصحيفة)
			end := p.quotedName(at-1, limit)
			f.media = append(f.media, p.plain(at, end))
			i = end + 1
			continue
		case prep == "في" && at > i && p.mediumAt(at) && !f.elided && len(f.speakers) > 0 && f.speakers[0].name != "": // الكاتب فلان في مجلة ...
			if q, ok := p.partyAt(at, limit); ok {
				f.media = append(f.media, q.text)
				i = q.end
				continue
			}
			return i
		case isQuote(p.toks[i].Text) && len(f.speakers) > 0 && i+1 < limit && p.mediumAt(i+1) && !p.mediumAt(f.speakers[0].first) && p.quotedName(i, limit) > 0:
			end := p.quotedName(i, limit)
			f.media = append(f.media, p.plain(i+1, end))
			i = end + 1
			continue
		case prep == "" && p.mediumAt(i) && p.proclitics(i) == 0 && len(f.speakers) > 0 && !p.mediumAt(f.speakers[0].first): // أفادت الوزارة وكالة ...
			if q, ok := p.partyAt(i, limit); ok {
				f.media = append(f.media, q.text)
				i = q.end
				continue
			}
			return i
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
			i = p.utteranceEnd(f, at, limit)
			continue
		}
		return i
	}
	return i
}

// addressBefore reads where it was said when that stands before the verb: «وفي
// تصريح لرويترز قال الوزير إن».
func (p *parsed) addressBefore(f *frame, s *sentence) {
	for i := f.verb - 2; i >= s.first; i-- {
		if p.particle(i, p.class.that) || p.toks[i].Text == ":" || p.toks[i].Text == "؛" || p.pos(i, lexicon.Verb) != nil && p.isVerb(i, s) {
			return
		}
		if p.prepAt(i) && p.is(i+1, p.class.utterance) {
			p.utteranceEnd(f, i+1, f.verb)
			return
		}
	}
}

// quotedName is the token that closes the quotation or bracket at i, when it holds
// a name of a few words; 0 otherwise.
func (p *parsed) quotedName(i, limit int) int {
	if i >= limit {
		return 0
	}
	if q, ok := p.quotes[i]; ok && q.closed && q.close < limit && q.close-i <= 5 {
		return q.close
	}
	if p.toks[i].Text == "(" {
		if c := p.bracket(i, limit); c-i <= 5 {
			return c
		}
	}
	if t := p.toks[i].Text; t == "»" || t == "”" { // marks the wrong way round
		for k := i + 1; k < limit && k <= i+5; k++ {
			if p.toks[k].Text == "«" || p.toks[k].Text == "»" || p.toks[k].Text == "“" {
				return k
			}
		}
	}
	return 0
}

// verbWithEnc tells a verb with its object as a suffix at i: نشرته, بثتها.
func (p *parsed) verbWithEnc(i int) bool {
	v := p.pos(i, lexicon.Verb)
	return v != nil && v.Enc != "" && v.Feature&lexicon.Past != 0
}

// beforeTime is the last token before i, and behind first, that is no time: the verb
// of «تصريح بثته أمس الوكالة».
func (p *parsed) beforeTime(i, first int) int {
	k := i - 1
	for k > first && k > i-4 && p.timeStarts(k) {
		k--
	}
	return k
}

func (p *parsed) timeStarts(i int) bool { _, ok := p.timeAt.at(i); return ok }

// timeEnd is the end of the time that token i stands in, or i.
func (p *parsed) timeEnd(i int) int {
	if k, ok := p.timeAt.at(i); ok {
		return p.times[k].End
	}
	return i
}

// utteranceEnd is the end of «بيان نشرته على موقعها», «مقابلة مع صحيفة ...»; the
// medium of an interview goes to f.
func (p *parsed) utteranceEnd(f *frame, i, limit int) int {
	j := i + 1
	for j < limit && j-i < 22 {
		t := &p.toks[j]
		if t.Text == ":" || p.particle(j, p.class.that) || t.Text == "؛" {
			return j
		}
		if q, ok := p.quotes[j]; ok && (!q.closed || q.close-j > 6 || p.hasVerb(j, q.close)) {
			return j
		}
		if isComma(t.Text) || p.norm(j) == "عن" && j > i+1 && !p.participle(j-1) {
			return j
		}
		if p.norm(j) == "ل" && j+1 < limit {
			if end := p.quotedName(j+1, limit); end > 0 {
				f.media = append(f.media, p.plain(j+2, end))
				j = end + 1
				continue
			}
		}
		if (p.norm(j) == "مع" || p.norm(j) == "ل") && j+1 < limit && p.mediumAt(j+1) || p.proclitics(j).Has(arabic.Li|arabic.Bi) && p.mediumAt(j) {
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
		if j == i+1 && p.mediumAt(j) && p.proclitics(j) == 0 || p.mediumAt(j) && p.verbWithEnc(p.beforeTime(j, i)) { // أسئلة الوكالة; تصريح نشرته الوكالة
			if q, ok := p.partyAt(j, limit); ok {
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
