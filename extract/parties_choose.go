package extract

import "math"

// doubt is how likely a name must at least be to be given as an answer: a wrong name
// costs less than none where most events have one.
var doubt = map[string]float64{askDoer: 0.33, askTarget: 0.2}

// bestParties is the index of the option whose names are most likely in sum. A name
// that stands in several options, alone and joined to others, is as likely as all of
// them together.
func bestParties(question string, options []option) int {
	top := math.Inf(-1)
	for i := range options {
		top = max(top, options[i].sum)
	}
	total := 0.0
	for i := range options {
		total += math.Exp(options[i].sum - top)
	}
	likely := map[int32]float64{}
	for i := range options {
		share := math.Exp(options[i].sum-top) / total
		for _, n := range options[i].ids {
			likely[n] += share
		}
	}
	best, worth := 0, 0.0
	for i := range options {
		v := 0.0
		for _, n := range options[i].ids {
			v += likely[n] - doubt[question]
		}
		if v > worth {
			best, worth = i, v
		}
	}
	return best
}
