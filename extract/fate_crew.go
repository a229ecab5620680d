package extract

// crewFates reads people without a number of whom the text says that all came to
// harm, whether dead or wounded: أوقع طاقمها بين قتيل وجريح.
func (p *parsed) crewFates(s *sentence) []*figure {
	var out []*figure
next:
	for i := s.first + 1; i+2 < s.end; i++ {
		if p.norm(i) != "بين" || !p.is(i+1, p.class.dead) || !p.is(i+2, p.class.hurt) || !p.nounStart(i-1) || p.verbAt(s, i-1) {
			continue
		}
		for _, f := range s.figures {
			if f.first < i+3 && i-1 < f.end || f.outcomeAt == i+1 {
				continue next
			}
		}
		head := i - 1
		for head > s.first && head > i-3 && !p.is(head, p.class.human) && p.is(head-1, p.class.human) {
			head-- // جنود الحاجز, الجنود المحليين
		}
		m := people{first: head, end: i, noun: head, plural: true}
		f := p.newFigure(&m)
		f.outcome, f.outcomeAt, f.end, f.who = "casualties", i+1, i+3, "persons"
		if w := p.whoOf(s, &m, nil); w != "" {
			f.who = w
		}
		out = append(out, f)
	}
	return out
}
