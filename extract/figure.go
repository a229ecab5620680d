package extract

import (
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// figure is a count of people in a sentence.
type figure struct {
	outcome    string
	low, high  int
	noLow      bool
	noHigh     bool
	approx     bool
	bound      string
	who        string
	first, end int // tokens of its quote
	part       *figure
	outcomeAt  int // the word that says what happened to them
	place      int // place mention that belongs to this figure alone, or -1
	victims    int // chunk of whom it counts, or -1
	zero       bool
}

// casualties finds the figures of every sentence and gives each to the act that
// it belongs to.
func (p *parsed) casualties() {
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		p.used = map[int]bool{}
		p.numberedFigures(s)
		p.nounFigures(s)
		p.zeroFigures(s)
		sortFigures(s.figures)
		p.breakdown(s)
		p.attach(s)
	}
}

// numberedFigures reads the figures that have a number: قتل 35 شخصا, عشرات الجرحى.
func (p *parsed) numberedFigures(s *sentence) {
	var last *figure
	for k := range p.nums {
		n := &p.nums[k]
		if n.First < s.first || n.End > s.end || n.Kind == numeral.Ordinal || n.Kind == numeral.Percent {
			continue
		}
		f := p.numbered(s, n, last)
		if f == nil {
			continue
		}
		s.figures = append(s.figures, f)
		last = f
	}
}

// numbered reads one number as a count of people, or returns nil.
func (p *parsed) numbered(s *sentence, n *numeral.Number, last *figure) *figure {
	f := &figure{first: n.First, end: n.End, place: -1, victims: -1, outcomeAt: -1}
	f.low, f.high, f.noLow, f.noHigh, f.approx, f.bound = n.Low, n.High, n.NoLow, n.NoHigh, n.Approx, n.Bound
	f.who = "persons"
	noun := p.countedNoun(s, n)
	counted := noun > 0 && p.is(noun, p.class.human)
	if noun > 0 {
		f.end = p.nounEnd(s, noun, noun+1, false)
		if n.PostEnd > f.end && n.PostEnd <= s.end {
			f.end = n.PostEnd
		}
	}
	switch {
	case noun > 0 && p.is(noun, p.class.dead):
		f.outcome, f.outcomeAt = "killed", noun
	case noun > 0 && p.is(noun, p.class.hurt), noun > 0 && p.is(noun, p.class.injured):
		f.outcome, f.outcomeAt = "injured", noun
	case noun > 0 && !counted:
		return nil
	}
	if f.outcome == "displaced" || noun > 0 && p.is(noun, p.class.displaced) {
		f.outcome, f.outcomeAt = "displaced", noun
	}
	if f.outcome == "" {
		f.outcome, f.outcomeAt = p.outcomeBefore(s, n.First)
		if f.outcome != "" {
			f.first = f.outcomeAt
		}
	}
	if f.outcome == "" && counted {
		if f.outcome, f.outcomeAt = p.outcomeAfter(s, f.end); f.outcome != "" {
			f.end = f.outcomeAt + 1
		}
	}
	if f.outcome == "" && last != nil && p.continues(s, last, n) {
		f.outcome, f.outcomeAt = last.outcome, last.outcomeAt
	}
	if f.outcome == "" {
		return nil
	}
	if noun > 0 {
		f.who = p.whoOf(s, noun, f.end)
		for i := noun; i < f.end; i++ {
			p.used[i] = true
		}
	} else if last != nil && p.continues(s, last, n) {
		f.who = last.who
	}
	p.used[f.outcomeAt] = true
	return f
}

// countedNoun is the token of the noun that a number counts, 0 when it stands
// alone (قتل 43، أصيب ثلاثة منهم).
func (p *parsed) countedNoun(s *sentence, n *numeral.Number) int {
	i := n.End
	for i < s.end && (p.norm(i) == "من" || p.norm(i) == "ال" || isQuote(p.toks[i].Text)) {
		i++
	}
	if i >= s.end || p.toks[i].Kind != arabic.Word {
		return 0
	}
	if _, ok := p.placeAt[i]; ok && !p.is(i, p.class.human) {
		return 0
	}
	if i == n.End && !p.nounStart(i) {
		return 0
	}
	if s := p.words[i].Senses; len(s) > 0 && (s[0].POS == lexicon.Particle || s[0].Pro.Has(arabic.Bi|arabic.Wa)) {
		return 0
	}
	if len(p.words[i].Senses) > 0 && p.pos(i, lexicon.Noun) == nil && p.pos(i, lexicon.Adjective) == nil && p.pos(i, lexicon.Name) == nil {
		return 0
	}
	return i
}

var outcomes = []string{"killed", "injured", "detained", "kidnapped", "displaced", "casualties"}

func (p *parsed) outcomeOf(i int) string {
	for k, c := range []lexicon.Class{p.class.killed, p.class.injured, p.class.detained, p.class.kidnapped, p.class.displaced, p.class.casualties} {
		if p.is(i, c) {
			return outcomes[k]
		}
	}
	return ""
}

// outcomeBefore looks for the verb or noun of outcome that governs what starts at
// token i: in the words just before it.
func (p *parsed) outcomeBefore(s *sentence, i int) (string, int) {
	for j := i - 1; j >= s.first && j >= i-7; j-- {
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			return "", -1
		}
		if o := p.outcomeOf(j); o != "" && (p.pos(j, lexicon.Verb) != nil || p.isActNoun(j)) {
			if p.is(j, p.class.dead) && !p.isActNoun(j) {
				return "", -1
			}
			return o, j
		}
		if i-j > 2 && (p.particle(j, p.class.prep) || p.particle(j, p.class.that)) {
			return "", -1
		}
		if _, ok := p.numAt[j]; ok {
			return "", -1
		}
	}
	return "", -1
}

// outcomeAfter looks for a verb of outcome behind a noun phrase: ثلاثة من الجبهة قتلوا.
func (p *parsed) outcomeAfter(s *sentence, i int) (string, int) {
	for j := i; j < s.end && j < i+5; j++ {
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			return "", -1
		}
		if v := p.pos(j, lexicon.Verb); v != nil {
			if o := p.outcomeOf(j); o != "" && v.Feature&lexicon.Past != 0 && p.isVerb(j, s) {
				return o, j
			}
			return "", -1
		}
		if p.outcomeOf(j) != "" {
			return "", -1
		}
	}
	return "", -1
}

// continues tells whether a number goes on with the figure before it: و between,
// and no other verb: وخمسة بحماة, وسبعة آخرين.
func (p *parsed) continues(s *sentence, last *figure, n *numeral.Number) bool {
	pro := p.toks[n.First].Norm
	if n.First-last.end > 8 || len(pro) < 2 {
		return false
	}
	joined := p.proclitics(n.First).Has(arabic.Wa) || len(pro) > 2 && pro[:2] == "و" || n.First > 0 && p.norm(n.First-1) == "و"
	if !joined {
		return false
	}
	for j := last.end; j < n.First; j++ {
		if p.pos(j, lexicon.Verb) != nil && p.isVerb(j, s) || p.outcomeOf(j) != "" {
			return false
		}
	}
	return true
}

// whoOf says who the counted are.
func (p *parsed) whoOf(s *sentence, noun, end int) string {
	for _, w := range p.class.who {
		if p.is(noun, w.class) {
			switch w.name {
			case "persons":
				return p.belonging(s, noun, end, "persons")
			case "fighters":
				return p.belonging(s, noun, end, "fighters")
			}
			return w.name
		}
	}
	return p.belonging(s, noun, end, "persons")
}

// belonging corrects who by the force that the counted belong to, when the text
// says so close behind: من قوات النظام, في صفوف المقاتلين.
func (p *parsed) belonging(s *sentence, noun, end int, who string) string {
	for i := noun; i < min(end+5, s.end); i++ {
		if p.toks[i].Kind == arabic.Punct && !isQuote(p.toks[i].Text) {
			break
		}
		if i >= end && p.pos(i, lexicon.Verb) != nil && p.isVerb(i, s) {
			break
		}
		if n, ok := p.names[i]; ok {
			switch {
			case n.entry.Classes.Has(p.class.stateForce):
				return "soldiers"
			case n.entry.Classes.Has(p.class.security):
				return "security forces"
			case n.entry.Classes.Has(p.class.armedActor):
				return "fighters"
			}
		}
		if i > noun && i >= end {
			for _, w := range p.class.who {
				if w.name != "persons" && p.is(i, w.class) && who == "persons" && w.name == "fighters" {
					return w.name
				}
			}
		}
	}
	return who
}
