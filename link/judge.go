package link

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// rulings are the judgements in force, by item index.
type rulings struct {
	same, different []ruled
	judged          map[int32]bool  // items that are judged to be one with another claim or not, linked here or not
	rejected        map[string]bool // claim ids that a reviewer ruled out
}

type ruled struct {
	pair
	id    string
	order int // place in the order in which rulings are honoured
}

// Machine is the By of judgements that the program recorded itself.
const Machine = "machine"

// Holds tells of each judgement whether nobody took it back. A retraction may
// itself be retracted: then what it took back holds again.
func Holds(js []isnad.Judgement) []bool {
	retractors := map[string][]int{}
	for i, j := range js {
		if j.Retracts != "" {
			retractors[j.Retracts] = append(retractors[j.Retracts], i)
		}
	}
	state := make([]int8, len(js)) // 0 unknown, 1 holds, 2 retracted, 3 being asked
	var holds func(i int) bool
	holds = func(i int) bool {
		if state[i] == 3 {
			return false // judgements that retract one another in a ring
		}
		if state[i] == 0 {
			state[i] = 3
			s := int8(1)
			for _, r := range retractors[js[i].ID] {
				if r != i && holds(r) {
					s = 2
				}
			}
			state[i] = s
		}
		return state[i] == 1
	}
	out := make([]bool, len(js))
	for i := range js {
		out[i] = holds(i)
	}
	return out
}

// InForce are the judgements that hold, without retractions.
func InForce(js []isnad.Judgement) []isnad.Judgement {
	var out []isnad.Judgement
	for i, holds := range Holds(js) {
		if holds && js[i].Retracts == "" {
			out = append(out, js[i])
		}
	}
	return out
}

// ranked are the judgements in force, persons before the machine and the later
// before the earlier: of several on one thing the first counts.
func ranked(js []isnad.Judgement) []isnad.Judgement {
	js = InForce(js)
	slices.SortStableFunc(js, func(a, b isnad.Judgement) int {
		return cmp.Or(
			cmp.Compare(boolInt(a.By == Machine), boolInt(b.By == Machine)),
			-strings.Compare(a.At, b.At),
			strings.Compare(a.ID, b.ID))
	})
	return js
}

// Corrections are the corrections in force by claim, one a field.
func Corrections(js []isnad.Judgement) map[string][]isnad.Judgement {
	out := map[string][]isnad.Judgement{}
	for _, j := range ranked(js) {
		if j.Verdict == "correct" && !slices.ContainsFunc(out[j.A], func(k isnad.Judgement) bool { return k.Field == j.Field }) {
			out[j.A] = append(out[j.A], j)
		}
	}
	return out
}

// Correct gives a claim as the corrections of it have it. One that cannot be read
// changes nothing: the ledger takes none of those.
func Correct(c isnad.Claim, corrections []isnad.Judgement) isnad.Claim {
	for _, j := range corrections {
		if x, err := c.Corrected(j.Field, j.Value); err == nil {
			c = x
		}
	}
	return c
}

// corrected are the claims as they are to be linked.
func corrected(in []Input, js []isnad.Judgement) []Input {
	by := Corrections(js)
	if len(by) == 0 {
		return in
	}
	in = slices.Clone(in)
	for i := range in {
		in[i].Claim = Correct(in[i].Claim, by[in[i].Claim.ID])
	}
	return in
}

// rulingsOf finds what the judgements in force say of the items, by the sorted ids of their claims.
func rulingsOf(js []isnad.Judgement, ids []string) rulings {
	js = ranked(js)
	r := rulings{judged: map[int32]bool{}, rejected: map[string]bool{}}
	ruledClaim := map[string]bool{}
	seen := map[[2]string]bool{}
	for n, j := range js {
		if j.Field == isnad.OfVictims {
			continue // speaks of persons, not of happenings
		}
		if j.Verdict == "skip" {
			continue // says that somebody went on to another question
		}
		if j.B == "" {
			if !ruledClaim[j.A] && (j.Verdict == "accept" || j.Verdict == "reject") {
				ruledClaim[j.A] = true
				r.rejected[j.A] = j.Verdict == "reject"
			}
			continue
		}
		both := [2]string{min(j.A, j.B), max(j.A, j.B)}
		if j.A == j.B || seen[both] {
			continue
		}
		seen[both] = true
		x, okA := slices.BinarySearch(ids, j.A)
		y, okB := slices.BinarySearch(ids, j.B)
		if okA && okB {
			r.say(j, order(int32(x), int32(y)), n)
		}
		if j.Verdict == "same" || j.Verdict == "different" {
			if okA {
				r.judged[int32(x)] = true
			}
			if okB {
				r.judged[int32(y)] = true
			}
		}
	}
	return r
}

// say takes in what a judgement says of a pair, the n-th in order.
func (r *rulings) say(j isnad.Judgement, p pair, n int) {
	switch j.Verdict {
	case "same":
		r.same = append(r.same, ruled{p, j.ID, n})
	case "different":
		r.different = append(r.different, ruled{p, j.ID, n})
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// forest is a union-find over item indices.
type forest []int32

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = int32(i)
	}
	return f
}

func (f forest) find(i int32) int32 {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

// join makes the smaller index the root.
func (f forest) join(i, j int32) {
	i, j = f.find(i), f.find(j)
	if i > j {
		i, j = j, i
	}
	f[j] = i
}

// trees gives the indices that hang together, each tree by its root, which is its first.
func (f forest) trees() iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		all := make([]int32, len(f))
		for i := range all {
			all[i] = int32(i)
		}
		slices.SortStableFunc(all, func(a, b int32) int { return cmp.Compare(f.find(a), f.find(b)) })
		for len(all) > 0 {
			n := 1
			for n < len(all) && f.find(all[n]) == all[0] {
				n++
			}
			if !yield(all[:n:n]) {
				return
			}
			all = all[n:]
		}
	}
}

// honour joins what was judged the same, in order, save where that would put
// claims together that a judgement of no less weight keeps apart.
func (r rulings) honour(n int) (forest, []Conflict) {
	f := newForest(n)
	var conflicts []Conflict
	for _, s := range r.same {
		a, b := f.find(s.i), f.find(s.j)
		var against string
		for _, d := range r.different {
			x, y := f.find(d.i), f.find(d.j)
			if x == a && y == b || x == b && y == a {
				against = d.id
				break
			}
		}
		if against != "" {
			conflicts = append(conflicts, Conflict{s.id, "would join what judgement " + against + " keeps apart"})
			continue
		}
		f.join(a, b)
	}
	return f, conflicts
}
