package extract

import (
	"sort"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

func sortFigures(f []*figure) {
	sort.SliceStable(f, func(i, j int) bool { return f[i].first < f[j].first })
}

// nounFigures reads the figures that a noun alone gives: قتيلان, مقتل طفل, جرحى.
func (p *parsed) nounFigures(s *sentence) {
	for i := s.first; i < s.end; i++ {
		if p.used[i] || p.toks[i].Kind != arabic.Word {
			continue
		}
		if _, ok := p.numAt[i]; ok {
			continue
		}
		if f := p.nounFigure(s, i); f != nil {
			s.figures = append(s.figures, f)
		}
	}
}

func (p *parsed) nounFigure(s *sentence, i int) *figure {
	n := p.sense(i, p.class.human)
	if n == nil || n.POS == lexicon.Verb {
		if n = p.sense(i, p.class.injured); n == nil || n.POS == lexicon.Verb || n.Lemma != "إصابات" && p.norm(i) != "اصابات" {
			return nil
		}
		if p.pos(i, lexicon.Adjective) != nil {
			return nil
		}
	}
	f := &figure{first: i, end: i + 1, place: -1, victims: -1, outcomeAt: i, who: "persons"}
	definite := n.Pro.Has(arabic.Al) || n.Enc != ""
	switch {
	case n.Feature&lexicon.Plural != 0 || p.norm(i) == "اصابات":
		f.low, f.noHigh = 2, true
	case n.Feature&lexicon.Dual != 0:
		f.low, f.high = 2, 2
	default:
		f.low, f.high = 1, 1
	}
	dead, hurt := p.is(i, p.class.dead), p.is(i, p.class.hurt) || p.norm(i) == "اصابات"
	gov, at := p.governedBy(s, i)
	switch {
	case dead && !definite:
		f.outcome = "killed"
	case hurt && !definite:
		f.outcome = "injured"
	case gov != "" && (!definite || f.low == 1):
		f.outcome, f.outcomeAt, f.first = gov, at, at
	default:
		return nil
	}
	if dead && p.definiteAfter(s, i) {
		return nil
	}
	if p.among(s, i) != 0 && f.outcome == "" {
		return nil
	}
	f.end = p.nounEnd(s, i, i+1, false)
	f.who = p.whoOf(s, i, f.end)
	if gov != "" && at >= 0 && at < i {
		f.first = at
	}
	for k := f.first; k < f.end; k++ {
		p.used[k] = true
	}
	return f
}

// definiteAfter tells a construct with a definite noun (ضحايا العنف, شهداء الثورة):
// known dead, not a count.
func (p *parsed) definiteAfter(s *sentence, i int) bool {
	return i+1 < s.end && p.toks[i+1].Kind == arabic.Word && len(p.norm(i+1)) > 6 && p.norm(i + 1)[:4] == "ال" && p.pos(i+1, lexicon.Particle) == nil
}

// governedBy is the outcome of the verb or verbal noun right before noun i: قتل
// شرطي, مقتل طفل, وإصابة مدني.
func (p *parsed) governedBy(s *sentence, i int) (string, int) {
	for j := i - 1; j >= s.first && j >= i-2; j-- {
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			return "", -1
		}
		if o := p.outcomeOf(j); o != "" && !p.is(j, p.class.dead) && !p.is(j, p.class.hurt) {
			if p.pos(j, lexicon.Verb) != nil || p.isActNoun(j) {
				return o, j
			}
		}
		if !p.is(j, p.class.pronoun) {
			return "", -1
		}
	}
	return "", -1
}

// among is 1 when token i stands after بينهم and its like, within a few words.
func (p *parsed) among(s *sentence, i int) int {
	for j := i - 1; j >= s.first && j >= i-9; j-- {
		switch p.norm(j) {
		case "بينهم", "بينها", "ضمنهم", "منهم", "بينهن", "ضمنها":
			return j
		}
		if v := p.pos(j, lexicon.Verb); v != nil && p.isVerb(j, s) || p.toks[j].Text == "." || p.particle(j, p.class.clause) {
			return 0
		}
	}
	return 0
}

// breakdown makes the figures after بينهم parts of the one before it.
func (p *parsed) breakdown(s *sentence) {
	// first the parts that have no outcome of their own: بينهم 6 أطفال ومدنيان
	for i := s.first; i < s.end; i++ {
		switch p.norm(i) {
		case "بينهم", "بينها", "ضمنهم", "ضمنها":
			p.parts(s, i)
		}
	}
	sortFigures(s.figures)
	for k, f := range s.figures {
		at := p.among(s, f.first)
		if at == 0 || f.part != nil {
			continue
		}
		for j := k - 1; j >= 0; j-- {
			if w := s.figures[j]; w.end <= at && w.part == nil {
				f.part = w
				if f.outcomeAt < at {
					f.outcome = w.outcome
				}
				break
			}
		}
	}
}

// parts reads the breakdown that starts at token i.
func (p *parsed) parts(s *sentence, i int) {
	var whole *figure
	for _, f := range s.figures {
		if f.end <= i && f.part == nil {
			whole = f
		}
	}
	if whole == nil || i-whole.end > 14 {
		return
	}
	for j := i + 1; j < s.end && j < i+16; j++ {
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) && p.toks[j].Text != "،" {
			return
		}
		if p.pos(j, lexicon.Verb) != nil && p.isVerb(j, s) {
			return
		}
		if p.used[j] {
			continue
		}
		if k, ok := p.numAt[j]; ok {
			n := &p.nums[k]
			noun := p.countedNoun(s, n)
			f := &figure{outcome: whole.outcome, first: n.First, end: n.End, place: -1, victims: -1, outcomeAt: whole.outcomeAt, part: whole, who: "persons"}
			f.low, f.high, f.noLow, f.noHigh, f.approx, f.bound = n.Low, n.High, n.NoLow, n.NoHigh, n.Approx, n.Bound
			if noun > 0 {
				if !p.is(noun, p.class.human) {
					j = n.End
					continue
				}
				f.end = p.nounEnd(s, noun, noun+1, false)
				f.who = p.whoOf(s, noun, f.end)
			}
			if p.claimed(s, f) {
				continue
			}
			s.figures = append(s.figures, f)
			for k := f.first; k < f.end; k++ {
				p.used[k] = true
			}
			j = f.end - 1
			continue
		}
		n := p.sense(j, p.class.human)
		if n == nil || n.POS == lexicon.Verb || n.Pro.Has(arabic.Al|arabic.Bi) || p.is(j-1, p.class.human) {
			continue
		}
		f := &figure{outcome: whole.outcome, first: j, end: p.nounEnd(s, j, j+1, false), place: -1, victims: -1, outcomeAt: whole.outcomeAt, part: whole, low: 1, high: 1}
		switch {
		case n.Feature&lexicon.Plural != 0:
			f.low, f.high, f.noHigh = 2, 0, true
		case n.Feature&lexicon.Dual != 0:
			f.low, f.high = 2, 2
		}
		f.who = p.whoOf(s, j, f.end)
		s.figures = append(s.figures, f)
		for k := f.first; k < f.end; k++ {
			p.used[k] = true
		}
		j = f.end - 1
	}
}

func (p *parsed) claimed(s *sentence, f *figure) bool {
	for _, g := range s.figures {
		if g.first < f.end && f.first < g.end {
			g.part = f.part
			return true
		}
	}
	return false
}

// zeroFigures reads stated absences: ليس هناك من خسائر بشرية, دون وقوع إصابات.
func (p *parsed) zeroFigures(s *sentence) {
	for i := s.first; i < s.end; i++ {
		out := ""
		switch {
		case p.is(i, p.class.casualties) || p.norm(i) == "خسائر" && i+1 < s.end && p.norm(i+1) == "بشريه":
			out = "casualties"
		case p.norm(i) == "اصابات" || p.norm(i) == "ضحايا" || p.norm(i) == "جرحي" || p.norm(i) == "قتلي":
			out = map[string]string{"اصابات": "injured", "ضحايا": "casualties", "جرحي": "injured", "قتلي": "killed"}[p.norm(i)]
		}
		if out == "" {
			continue
		}
		neg := -1
		for j := i - 1; j >= s.first && j >= i-5; j-- {
			switch p.norm(j) {
			case "ليس", "دون", "بدون", "يوقع", "بلا", "ليست":
				neg = j
			case "يسفر", "تسفر", "يودي", "تقع", "توقع", "يقع", "تسجل":
				if p.norm(j-1) == "لم" {
					neg = j - 1
				}
			case "يشير", "ذكر", "اشاره", "تشير", "الاشاره", "يذكر":
				neg = -2
			}
			if p.toks[j].Kind == arabic.Punct || neg == -2 {
				break
			}
		}
		if neg < 0 {
			continue
		}
		end := i + 1
		if p.norm(i+1) == "بشريه" {
			end++
		}
		var kept []*figure
		for _, f := range s.figures {
			if f.end <= neg || f.first >= end {
				kept = append(kept, f)
			}
		}
		s.figures = append(kept, &figure{outcome: out, first: neg, end: end, who: "persons", place: -1, victims: -1, outcomeAt: i, zero: true})
	}
}

// fits tells whether figures of an outcome can belong to a type of act.
func fits(outcome, typ string) bool {
	switch outcome {
	case "killed", "injured", "casualties":
		f := isnad.Family(typ)
		return f == "assault" || f == "clash" || f == "toll" || typ == "coerce.torture" || typ == "protest"
	case "detained":
		return typ == "coerce.arrest"
	case "kidnapped":
		return typ == "coerce.abduct"
	case "displaced":
		return typ == "displace"
	}
	return false
}

// attach gives each figure to the nearest act of its sentence that it can belong
// to; a figure without one makes an act of its own.
func (p *parsed) attach(s *sentence) {
	for _, f := range s.figures {
		if f.part != nil {
			continue
		}
		var best *event
		bestScore := 0
		for _, e := range s.events {
			if !fits(f.outcome, e.typ) {
				continue
			}
			d := 0
			switch {
			case e.end <= f.first:
				d = f.first - e.end
			case f.end <= e.first:
				d = e.first - f.end
			}
			score := 1000 - d
			for j := min(e.end, f.end); j < max(e.first, f.first); j++ {
				switch {
				case p.particle(j, p.class.clause):
					score -= 25
				case p.toks[j].Text == "." || p.toks[j].Text == "؛":
					score -= 40
				}
			}
			if best == nil || score > bestScore {
				best, bestScore = e, score
			}
		}
		if best != nil && bestScore < 1000-45 {
			best = nil
		}
		if best == nil {
			best = p.ownAct(s, f)
			s.events = append(s.events, best)
		}
		best.figures = append(best.figures, f)
		best.cover(f.first, f.end)
	}
	for _, f := range s.figures {
		if f.part == nil {
			continue
		}
		for _, e := range s.events {
			for _, g := range e.figures {
				if g == f.part {
					e.figures = append(e.figures, f)
					e.cover(f.first, f.end)
					break
				}
			}
		}
	}
	sort.SliceStable(s.events, func(i, j int) bool { return s.events[i].first < s.events[j].first })
}

// ownAct is the act that a figure tells of by itself: a killing, an arrest, or a
// toll where the words say sum.
func (p *parsed) ownAct(s *sentence, f *figure) *event {
	typ, id := "assault.kill", "figure.kill"
	switch f.outcome {
	case "detained":
		typ, id = "coerce.arrest", "figure.arrest"
	case "kidnapped":
		typ, id = "coerce.abduct", "figure.abduct"
	case "displaced":
		typ, id = "displace", "figure.displace"
	default:
		for i := s.first; i < s.end; i++ {
			if p.is(i, p.class.sum) {
				typ, id = "toll", "figure.toll"
			}
		}
		if f.outcome != "killed" && typ != "toll" {
			typ, id = "toll", "figure.toll"
		}
		if p.sharesVerb(s, f) {
			typ, id = "toll", "figure.toll"
		}
	}
	at := f.outcomeAt
	if at < f.first-12 || at < 0 {
		at = f.first
	}
	e := &event{typ: typ, ruleID: id, first: at, end: at + 1, time: -1, modality: isnad.Asserted, from: min(at, f.first), to: max(at+1, f.end)}
	e.args = p.arguments(s, at, at+1)
	lo, hi := f.first, min(f.end+4, s.end)
	for i := lo; i < hi; i++ {
		if m, ok := p.placeAt[i]; ok && len(e.places) == 0 {
			if i >= f.end && p.places[m].Prep == "" {
				continue
			}
			e.places = append(e.places, m)
			e.cover(p.places[m].Phrase[0], p.places[m].Phrase[1])
		}
		if i > f.end && (p.toks[i].Kind == arabic.Punct && p.toks[i].Text != "»" || p.proclitics(i).Has(arabic.Wa)) {
			break
		}
	}
	if p.pos(at, lexicon.Verb) != nil && p.isVerb(at, s) && f.outcomeAt < f.first+1 {
		if c := s.chunkOf(at); c >= 0 && s.chunks[c].kind == cVerb {
			if sub := p.subjectOf(s, c); sub >= 0 && s.chunks[sub].number < 0 && s.chunks[sub].end <= f.first && p.chunkIs(&s.chunks[sub], p.class.group) {
				e.actors = []int{sub}
				e.cover(s.chunks[sub].first, s.chunks[sub].end)
			}
		}
	}
	return e
}

// sharesVerb tells whether another figure of the sentence hangs on the same word
// of outcome: sums a place each.
func (p *parsed) sharesVerb(s *sentence, f *figure) bool {
	for _, g := range s.figures {
		if g != f && g.part == nil && f.part == nil && g.outcome == f.outcome && g.outcomeAt == f.outcomeAt {
			return true
		}
	}
	return false
}
