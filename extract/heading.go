package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// heading reads a heading that names its speaker before a colon: «تركيا: لا نستهدف
// المدنيين», «الصليب الأحمر: ...». A bare place is where, not who, unless those who
// speak next are of that state.
func (p *parsed) heading(s *sentence) {
	if !p.toks[s.first].Line && s.first > 0 {
		return
	}
	start := s.first
	for i := start; i < s.end && i < start+4; i++ { // عاجل | المرصد: ...
		if p.toks[i].Text == "|" || p.norm(i) == "عاجل" {
			start = i + 1
		}
	}
	if start > s.first && start < s.end && p.toks[start].Text == ":" {
		start++
	}
	q, ok := p.partyAt(start, s.end)
	if o, quoted := p.quotes[start]; quoted && o.closed && o.close-start <= 5 && p.norm(o.close+1) == ":" { // «الصحيفة»: ...
		q = party{first: start + 1, end: o.close, text: p.plain(start+1, o.close), strong: true}
		ok = true
	}
	if !ok || !q.strong || q.end >= s.end {
		return
	}
	k := q.end
	for k < s.end && isQuote(p.toks[k].Text) {
		k++
	}
	if k >= s.end || p.toks[k].Text != ":" || k+2 >= s.end {
		return
	}
	if m, ok := p.placeAt.at(q.first); ok && q.title == "" && p.names.entry(q.first) == nil {
		if p.isActNoun(k+1) || p.forceTold(s) || !p.stateSpeaks(s, m) {
			return
		}
	}
	chain, _ := p.chainOf(&q)
	s.speeches = append(s.speeches, speech{verb: s.first, chain: chain, from: k + 1, to: s.end, comp: opensColon})
	p.cast.say(voice{chain: chain, title: q.title, words: p.wordsOf(q.first, q.end), keys: p.keysOf(q.first), gender: p.genderOf(&q), sentence: p.now})
}

// forceTold tells a heading whose verb is an act of force: it says where, not who says so.
func (p *parsed) forceTold(s *sentence) bool {
	for _, e := range s.events {
		family, _, _ := strings.Cut(e.typ, ".")
		if (family == "assault" || family == "coerce" || family == "control" || family == "clash") && p.pos(e.first, lexicon.Verb) != nil && p.isVerb(e.first, s) {
			return true
		}
	}
	return false
}

// stateSpeaks tells whether the first who speaks behind a heading is of the state
// named by place m.
func (p *parsed) stateSpeaks(s *sentence, m int) bool {
	if !p.places[m].Country && !p.places[m].Capital {
		return false
	}
	code := string(p.where[m].Country)
	if code == "" {
		return false
	}
	row, ok := p.gaz.ByID(code)
	if !ok {
		return false
	}
	state := arabic.Fold(p.gaz.Row(row).Names[0])
	for n := p.now + 1; n < len(p.sents) && n <= p.now+2; n++ {
		t := &p.sents[n]
		if t.skip {
			continue
		}
		for i := t.first; i < t.end; i++ {
			if !p.isSaying(t, i) {
				continue
			}
			f, ok := p.frameAt(t, i)
			if !ok || f.elided {
				return false
			}
			q := &f.speakers[0]
			for k := q.first; k < q.end; k++ {
				if arabic.Fold(p.gaz.State(strings.TrimPrefix(p.norm(k), "ال"))) == state {
					return true
				}
			}
			return false
		}
	}
	return false
}
