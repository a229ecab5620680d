package link

// What pairs score is in log-odds over the point from which two count as one happening.
const (
	// Threshold is the score from which the linker holds two claims to tell of
	// one happening.
	Threshold = 0.0
	// Doubtful is the score from which the linker does not decide.
	Doubtful = -1.0

	// oneTelling is the score from which claims of one report are one telling, before any
	// other report is looked at.
	oneTelling = 1.5
	// floor is how much a pair can speak against what others speak for.
	floor = -6.0
	// strangers is the score of two tellings of different reports that were not worth
	// comparing.
	strangers = -1.0
)

// score compares two claims. It is the same both ways round. A pair that cannot
// tell of one happening scores never; explain asks for the reasons.
func (w *Weights) score(a, b *item, explain bool) (float64, []Reason) {
	if told, ok := retold(a, b); ok {
		return 10, []Reason{{"telling", 10, told}}
	}
	if !sameReport(a, b) {
		return w.compare(newTelling([]*item{a}, nil), newTelling([]*item{b}, nil), explain)
	}
	if about, why := excluded(a, b); why != "" {
		return never, []Reason{{about, never, why}}
	}
	s := &scale{weights: w.within, explain: explain}
	weighWithin(a, b, s)
	if about, why := objection(a, b); why != "" {
		s.points += objecting
		if explain {
			s.reasons = append(s.reasons, Reason{about, objecting, why})
		}
	}
	if p, why := byRules(a, b, explain); p > s.points {
		return p, why // the rules miss much, but what they join is right
	}
	return s.points, s.reasons
}

// compare compares what two reports tell: half by rules, of the pair of claims for which these
// speak most, and half by what was learned. The one knows what the judged reports have
// too little of, the other what nobody thought of.
func (w *Weights) compare(x, y *telling, explain bool) (float64, []Reason) {
	best, a, b := never, x.items[0], y.items[0]
	for _, i := range x.items {
		for _, j := range y.items {
			if p, _ := byRules(i, j, false); p > best {
				best, a, b = p, i, j
			}
		}
	}
	if best == never {
		if explain {
			return byRules(a, b, true)
		}
		return never, nil
	}
	s := &scale{weights: w.between, explain: explain}
	weighBetween(x, y, s)
	points := (best + s.points) / 2
	if !explain {
		return points, nil
	}
	_, reasons := byRules(a, b, true)
	reasons = append(reasons, s.reasons...)
	for i := range reasons {
		reasons[i].Points /= 2
	}
	return points, reasons
}

// distinctive tells whether a pair without comparable times has what ties it
// together all the same: one fine place, and a figure of some size or, for rare
// acts, a party or a weapon in common.
func distinctive(a, b *item) bool {
	how, _ := compare(a.c.Place, b.c.Place)
	if how != samePlace || level(a.c.Place) <= levelCountry || level(b.c.Place) <= levelCountry {
		return false
	}
	if equal(a.stated.killed, b.stated.killed, 5) || equal(a.stated.injured, b.stated.injured, 5) {
		return true
	}
	fine := level(a.c.Place) > levelCapital && level(b.c.Place) > levelCapital
	named := len(shared(a.parties, b.parties)) > 0 || len(shared(a.actors, b.actors)) > 0 || len(shared(a.weapon, b.weapon)) > 0
	return fine && named && singular(a.c.Type) && singular(b.c.Type)
}

// equal tells that both state one figure of at least so many.
func equal(x, y span, least int) bool {
	return x.set && y.set && x.figure() == y.figure() && x.figure() >= least
}
