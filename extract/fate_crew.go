package extract

// crewFates reads people without a number of whom the text says that all came to
// harm, whether dead or wounded: أوقع طاقمها بين قتيل وجريح, أوقعتهم بين قتيل وجريح.
func (p *parsed) crewFates(s *sentence) []*figure {
	var out []*figure
next:
	for i := s.first + 1; i+2 < s.end; i++ {
		if p.norm(i) != "بين" || !p.is(i+1, p.class.dead) || !p.is(i+2, p.class.hurt) {
			continue
		}
		for _, f := range s.figures {
			if f.first < i+3 && i-1 < f.end || f.outcomeAt == i+1 {
				continue next
			}
		}
		m := p.crewBefore(s, i)
		f := p.newFigure(&m)
		f.outcome, f.outcomeAt, f.end, f.who = "casualties", i+1, i+3, "persons"
		if w := p.whoOf(s, &m, nil); w != "" {
			f.who = w
		}
		out = append(out, f)
	}
	return out
}

// crewBefore is the mention of people before بين at token i: a noun, or the pronoun of
// a verb, which goes back to people named before.
func (p *parsed) crewBefore(s *sentence, i int) people {
	head := i - 1
	if !p.nounStart(head) || p.verbAt(s, head) {
		return people{first: head, end: i, noun: -1, plural: true, others: true}
	}
	for head > s.first && head > i-3 && !p.is(head, p.class.human) && p.is(head-1, p.class.human) {
		head-- // جنود الحاجز, الجنود المحليين
	}
	return people{first: head, end: i, noun: head, plural: true}
}
