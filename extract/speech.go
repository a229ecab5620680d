package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// speech is a stretch of a sentence and who says it.
type speech struct {
	verb     int // token of the verb or of بحسب
	chain    []string
	from, to int // tokens that the speaker vouches for
	denies   bool
	nested   bool // inside what another says: the chain goes on
}

// attribute finds who says what in every sentence, and gives each event its chain
// of sources.
func (p *parsed) attribute() {
	var last []string // the chain of the sentence before
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		fresh := len(s.chunks) > 0 && i > 0 && s.Paragraph != p.sents[i-1].Paragraph
		if p.quoted[s.first] && last != nil && !fresh {
			to := s.end
			for k := s.first; k < s.end; k++ {
				if !p.quoted[k] && p.toks[k].Kind == arabic.Punct {
					to = k
					break
				}
			}
			s.speeches = append(s.speeches, speech{verb: s.first, chain: last, from: s.first, to: to})
		}
		last = p.speechesOf(s, last)
		for _, e := range s.events {
			e.source, _ = p.sourceAt(s, e)
		}
		p.statements(s)
		p.modality(s)
	}
}

// speechesOf collects the speeches of a sentence and returns the chain that a
// following وأضاف goes on with.
func (p *parsed) speechesOf(s *sentence, last []string) []string {
	var current []string
	var speaker []string
	for k := range s.chunks {
		c := &s.chunks[k]
		switch {
		case c.kind == cVerb && (p.is(c.head, p.class.say) || p.is(c.head, p.class.deny)):
			chain := p.speakers(s, k)
			inverted := p.follows(s, k)
			switch {
			case len(chain) == 0 && p.is(c.head, p.class.sayOn), len(chain) == 0 && c.coord && current != nil && p.complement(s, k):
				chain = current
				if chain == nil {
					chain = last
				}
			case len(chain) == 1 && p.isSame(chain[0]) && last != nil:
				chain = last
			case len(chain) == 1 && last != nil:
				chain = p.fuller(chain, last)
			}
			if len(chain) == 0 {
				continue
			}
			if inverted {
				s.speeches = append(s.speeches, speech{verb: c.head, chain: chain, from: p.leftEdge(s, k), to: c.first})
				current = chain
				continue
			}
			nested := current != nil && !c.coord && k > 0 && p.inside(s, k)
			sp := speech{verb: c.head, chain: chain, from: c.end, to: s.end, denies: p.is(c.head, p.class.deny), nested: nested}
			if !nested {
				for j := range s.speeches {
					if s.speeches[j].to == s.end && s.speeches[j].from < c.first {
						s.speeches[j].to = p.leftEdge(s, k)
					}
				}
			}
			s.speeches = append(s.speeches, sp)
			if !nested {
				current, speaker = chain, chain
			}
		case p.is(c.first, p.class.sayPart):
			chain := current
			if chain == nil {
				if sub := p.firstSubject(s, k); sub >= 0 {
					chain = p.sourceOf(s, sub)
				}
			}
			if chain != nil {
				s.speeches = append(s.speeches, speech{verb: c.first, chain: chain, from: c.end, to: s.end})
				current, speaker = chain, chain
			}
		}
	}
	for i := s.first; i < s.end; i++ {
		if chain, at, end := p.accordingTo(s, i, last); chain != nil {
			from, to := s.first, at
			if at-s.first <= 2 {
				from, to = end, s.end
			} else if k := s.chunkOf(at); k > 0 {
				from = p.leftEdgeWide(s, at)
			}
			s.speeches = append(s.speeches, speech{verb: i, chain: chain, from: from, to: to})
			if speaker == nil {
				speaker = chain
			}
		}
	}
	if speaker == nil && len(s.speeches) > 0 {
		speaker = s.speeches[len(s.speeches)-1].chain
	}
	if speaker == nil && len(s.events) > 0 && !p.quoted[s.first] {
		return last
	}
	if speaker == nil {
		return last
	}
	return speaker
}

// fuller is the chain of the sentence before when its last name is the short form
// of the one just read: الشبكة after الشبكة السورية لحقوق الإنسان.
func (p *parsed) fuller(chain, last []string) []string {
	short := arabic.Fold(chain[0])
	for i, l := range last {
		long := arabic.Fold(l)
		if long != short && (strings.HasPrefix(long, short+" ") || strings.HasSuffix(long, " "+strings.TrimPrefix(short, "ال"))) {
			return last[:i+1]
		}
	}
	return chain
}

func (p *parsed) isSame(name string) bool {
	for _, s := range p.sensesOf(arabic.Fold(strings.Fields(name + " ")[0])) {
		if s.Classes.Has(p.class.same) {
			return true
		}
	}
	switch arabic.Fold(name) {
	case "المصدر ذاته", "المصدر نفسه", "ذات المصدر", "نفس المصدر", "المصدر", "المصادر ذاتها", "المصادر نفسها":
		return true
	}
	return false
}

// speakers is the chain of the verb of saying at chunk k: its subject, with the
// medium it spoke to before it, or whom it is passed on from after it.
func (p *parsed) speakers(s *sentence, k int) []string {
	var chain []string
	args := p.verbArguments(s, k, k)
	relay := p.relays(s.chunks[k].head)
	for _, a := range args {
		c := &s.chunks[a.chunk]
		if c.kind == cNoun && a.rel == "subj" && len(chain) == 0 && c.number < 0 {
			chain = p.sourceOf(s, a.chunk)
		}
	}
	for _, a := range args {
		c := &s.chunks[a.chunk]
		if c.kind != cNoun || c.number >= 0 {
			continue
		}
		switch {
		case relay && a.rel == "عن" && c.place < 0:
			return append(chain, p.sourceOf(s, a.chunk)...)
		case (a.rel == "ل" || a.rel == "الي") && (p.chunkIs(c, p.class.medium) || p.is(c.first, p.class.body) && p.mediumWord(c.first)) && len(chain) > 0:
			return append([]string{p.plain(c.first, c.end)}, chain...)
		}
	}
	return chain
}

func (p *parsed) mediumWord(i int) bool {
	for k := range p.words[i].Senses {
		switch p.words[i].Senses[k].Key {
		case "وكاله", "قناه", "صحيفه", "اذاعه", "تلفزيون", "شبكه", "موقع":
			return true
		}
	}
	return false
}

// relays tells verbs of passing on: نقلت رويترز عن.
func (p *parsed) relays(i int) bool {
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.POS == lexicon.Verb && (s.Key == "نقل" || s.Key == "اورد") {
			return true
		}
	}
	return false
}

// follows tells a verb of saying behind what was said: ، كما أعلن مكتبه; ، قال فلان.
func (p *parsed) follows(s *sentence, k int) bool {
	prev := s.chunks[k].first - 1
	if prev < s.first {
		return false
	}
	switch p.norm(prev) {
	case "كما", "حسبما", "وفقما", "ما":
	default:
		return false
	}
	return prev-s.first > 3 && !p.complement(s, k)
}

// complement tells whether أن or a colon or a quotation follows the verb at k
// before another verb.
func (p *parsed) complement(s *sentence, k int) bool {
	for j := k + 1; j < len(s.chunks); j++ {
		switch s.chunks[j].kind {
		case cThat:
			return true
		case cVerb, cClause:
			return false
		case cPunct:
			if p.toks[s.chunks[j].first].Text == ":" {
				return true
			}
		}
	}
	return false
}

// inside tells whether the verb at chunk k stands in what an earlier verb of
// saying opened with أن, with no conjunction between that closes it.
func (p *parsed) inside(s *sentence, k int) bool {
	for j := k - 1; j >= 0; j-- {
		switch s.chunks[j].kind {
		case cThat:
			return true
		case cClause:
			return false
		case cPunct:
			return p.toks[s.chunks[j].first].Text == ":"
		}
	}
	return false
}

// leftEdge is the token at which the clause of chunk k starts: behind the
// conjunction or mark before it.
func (p *parsed) leftEdge(s *sentence, k int) int {
	for j := k - 1; j >= 0; j-- {
		switch s.chunks[j].kind {
		case cClause, cPunct:
			return s.chunks[j].first
		}
	}
	if s.chunks[k].coord {
		return s.chunks[k].first
	}
	return s.first
}

// leftEdgeWide is the start of what بحسب at token at vouches for: back to a full
// clause conjunction, over commas.
func (p *parsed) leftEdgeWide(s *sentence, at int) int {
	for j := len(s.chunks) - 1; j >= 0; j-- {
		c := &s.chunks[j]
		if c.first < at && (c.kind == cClause && c.first < at-3 && p.norm(c.first) != "كما" && p.norm(c.first) != "حيث" || c.kind == cPunct && p.toks[c.first].Text == "؛") {
			return c.first
		}
	}
	return s.first
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

// accordingTo reads «بحسب المرصد» and «وفق ما ذكرت الوكالة» at token i: the chain,
// and the tokens where it starts and ends.
func (p *parsed) accordingTo(s *sentence, i int, last []string) ([]string, int, int) {
	n := p.norm(i)
	n = strings.TrimPrefix(n, "و")
	switch n {
	case "بحسب", "حسب", "فق", "وفق", "فقا", "وفقا", "طبقا", "نقلا", "حسبما", "فقما":
	default:
		return nil, 0, 0
	}
	at := i
	j := i + 1
	for j < s.end && (p.norm(j) == "ما" || p.norm(j) == "قول" || p.norm(j) == "عن" || p.norm(j) == "تعبير") {
		j++
	}
	if j >= s.end {
		return nil, 0, 0
	}
	k := s.chunkOf(j)
	if k < 0 {
		return nil, 0, 0
	}
	if s.chunks[k].kind == cVerb {
		if !p.is(s.chunks[k].head, p.class.say) {
			return nil, 0, 0
		}
		for _, sp := range s.speeches {
			if sp.verb == s.chunks[k].head {
				return nil, 0, 0
			}
		}
		return p.speakers(s, k), at, s.end
	}
	if s.chunks[k].kind != cNoun && s.chunks[k].kind != cAct {
		return nil, 0, 0
	}
	c := s.chunks[k]
	c.first = j
	chain := p.sourceOf(&sentence{Sentence: s.Sentence, chunks: []chunk{c}}, 0)
	if last != nil && len(chain) == 1 {
		if p.isSame(chain[0]) {
			chain = last
		} else {
			chain = p.fuller(chain, last)
		}
	}
	return chain, at, c.end
}

// sourceAt is the chain of whoever vouches for an event: the innermost speech
// around it, after the chain that it is nested in.
func (p *parsed) sourceAt(s *sentence, e *event) ([]string, bool) {
	var best *speech
	for k := range s.speeches {
		sp := &s.speeches[k]
		if sp.from <= e.first && e.first < sp.to && sp.verb != e.first {
			if best == nil || sp.verb > best.verb || sp.to-sp.from < best.to-best.from && sp.verb > best.verb {
				best = sp
			}
		}
	}
	if best == nil {
		return nil, false
	}
	chain := best.chain
	if best.nested {
		for k := range s.speeches {
			sp := &s.speeches[k]
			if sp != best && sp.verb < best.verb && sp.from <= best.verb && best.verb < sp.to && !sp.nested {
				chain = append(append([]string{}, sp.chain...), chain...)
				break
			}
		}
	}
	return dedupe(chain), best.denies
}

func dedupe(chain []string) []string {
	var out []string
	for _, c := range chain {
		if c != "" && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return out
}

// modality qualifies each event by the words before its trigger.
func (p *parsed) modality(s *sentence) {
	for _, e := range s.events {
		if _, denies := p.sourceAt(s, e); denies {
			e.modality = isnad.Denied
			continue
		}
		if e.rule != nil && e.rule.Modality != "" {
			e.modality = isnad.Modality(e.rule.Modality)
			continue
		}
		if sense := p.pos(e.first, lexicon.Verb); sense != nil && sense.Pro.Has(arabic.Sa) && p.isVerb(e.first, s) {
			e.modality = isnad.Planned
		}
		for j := e.first - 1; j >= s.first && j >= e.first-4; j-- {
			if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) || p.particle(j, p.class.that) && e.first-j > 2 || p.particle(j, p.class.rel) {
				break
			}
			switch {
			case e.first-j <= 2 && p.particle(j, p.class.not) && p.norm(j) != "لن":
				e.modality = isnad.Negated
			case e.first-j <= 2 && (p.norm(j) == "لن" || p.norm(j) == "سوف"):
				e.modality = isnad.Planned
				if p.norm(j) == "لن" {
					e.modality = isnad.Negated
				}
			case e.first-j <= 2 && (p.norm(j) == "دون" || p.norm(j) == "بدون" || p.norm(j) == "عدم"):
				e.modality = isnad.Negated
			case p.particle(j, p.class.hedge) || p.norm(j) == "انباء":
				e.modality = isnad.Hedged
			case p.particle(j, p.class.plan):
				e.modality = isnad.Planned
			case p.particle(j, p.class.cond):
				e.modality = isnad.Conditional
			default:
				continue
			}
			break
		}
	}
}
