package extract

import "math"

// doubt is how likely a name must at least be to be given as an answer: a wrong name
// costs less than none where most events have one.
var doubt = map[string]float64{askDoer: 0.33, askTarget: 0.2}

// bestParties is the index of the option whose names are most likely in sum. A name
// that stands in several options, alone and joined to others, is as likely as all of
// them together.
func (p *parsed) bestParties(question string, options []option) int {
	top := options[0].sum
	for i := range options {
		top = max(top, options[i].sum)
	}
	shares, total := p.shares[:0], 0.0
	for i := range options {
		share := math.Exp(options[i].sum - top)
		shares = append(shares, share)
		total += share
	}
	for len(p.likely) < len(p.ids) {
		p.likely = append(p.likely, 0)
	}
	for i := range options {
		for _, n := range options[i].ids {
			p.likely[n] += shares[i] / total
		}
	}
	best, worth := 0, 0.0
	least := doubt[question]
	for i := range options {
		v := 0.0
		for _, n := range options[i].ids {
			v += p.likely[n] - least
		}
		if v > worth {
			best, worth = i, v
		}
	}
	for i := range options {
		for _, n := range options[i].ids {
			p.likely[n] = 0
		}
	}
	p.shares = shares
	return best
}
