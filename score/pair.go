package score

import (
	"cmp"
	"slices"

	"github.com/isnad-project/isnad"
)

// kin puts types into families: only claims of one family are paired.
func kin(code string) string {
	switch head := isnad.Family(code); head {
	case "clash", "assault":
		return "violence"
	case "control", "mobilize":
		return "control"
	case "coerce":
		return "coerce"
	case "displace", "condition", "aid":
		return "condition"
	case "toll", "protest":
		return head
	}
	return "act"
}

type couple struct {
	weight     float64
	near       int // 0 for the same position in both lists, less the farther apart
	gold, pred int
}

// pair matches gold claims with predicted ones, one to one, best first. A pair
// needs types of one family, quotes that overlap by 0.3 of the shorter, and a
// predicted quote of at most three times the gold one and 150 code points more.
func pair(gold, pred []claim, r *report) [][2]int {
	var all []couple
	for i := range gold {
		g := &gold[i]
		gs := r.place(g.Quote, nil)
		gt := r.place(g.Trigger, gs)
		for j := range pred {
			p := &pred[j]
			if kin(g.Type) != kin(p.Type) {
				continue
			}
			ps := r.place(p.Quote, nil)
			o := overlap(gs, ps)
			if o < 0.3 || ps.len() > 3*gs.len()+150 {
				continue
			}
			t := overlap(gt, r.place(p.Trigger, ps))
			w := 2*one(t > 0) + o
			w += 2 * one(g.Type == p.Type)
			w += 2 * one(samePlace(g.Place, p.Place))
			w += 0.5 * one(len(g.Counts) == len(p.Counts))
			all = append(all, couple{w, -max(i-j, j-i), i, j})
		}
	}
	slices.SortFunc(all, func(a, b couple) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.near, a.near), cmp.Compare(b.gold, a.gold), cmp.Compare(b.pred, a.pred))
	})
	goldUsed, predUsed := make([]bool, len(gold)), make([]bool, len(pred))
	var out [][2]int
	for _, c := range all {
		if goldUsed[c.gold] || predUsed[c.pred] {
			continue
		}
		goldUsed[c.gold], predUsed[c.pred] = true, true
		out = append(out, [2]int{c.gold, c.pred})
	}
	return out
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
