package link

import (
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawSums draws numbers and ties that hold between them, and limits around the numbers.
func drawSums(t *rapid.T) (numbers []int, given []limits, ties []constraint) {
	n := rapid.IntRange(3, 9).Draw(t, "numbers")
	for range n {
		numbers = append(numbers, rapid.IntRange(0, 40).Draw(t, "number"))
	}
	for whole := n - 1; whole > 0; whole-- { // parts stand before their whole, so that nothing lies in itself
		if rapid.Bool().Draw(t, "leaf") {
			continue
		}
		var parts []int
		sum := 0
		for p := range whole {
			if rapid.Bool().Draw(t, "part") {
				parts, sum = append(parts, p), sum+numbers[p]
			}
		}
		if len(parts) == 0 {
			continue
		}
		all := rapid.Bool().Draw(t, "all")
		switch {
		case all && numbers[whole] != sum, sum > numbers[whole]:
			continue // not true of these numbers
		}
		ties = append(ties, constraint{whole, parts, all})
	}
	for _, x := range numbers {
		l := limits{max(0, x-rapid.IntRange(0, 9).Draw(t, "below")), x + rapid.IntRange(0, 9).Draw(t, "above")}
		if rapid.IntRange(0, 4).Draw(t, "unbounded") == 0 {
			l.high = open
		}
		given = append(given, l)
	}
	return numbers, given, ties
}

func TestNarrowingKeepsWhatIsTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers, given, ties := drawSums(t)
		left, clashes := propagate(given, ties)
		if len(clashes) > 0 {
			t.Fatalf("ties that hold clash: %v", clashes)
		}
		for i, b := range left {
			if b.low < given[i].low || b.high > given[i].high {
				t.Fatalf("number %d: %v became %v: wider", i, given[i], b.limits)
			}
			if numbers[i] < b.low || numbers[i] > b.high {
				t.Fatalf("number %d: %d is true and lies outside %v", i, numbers[i], b.limits)
			}
			if (b.lowBy < 0) != (b.low == given[i].low) || (b.highBy < 0) != (b.high == given[i].high) {
				t.Fatalf("number %d: %v of %v is set by %d and %d", i, b.limits, given[i], b.lowBy, b.highBy)
			}
		}
		again, _ := propagate(limitsOf(left), ties)
		if diff := gocmp.Diff(limitsOf(left), limitsOf(again), gocmp.AllowUnexported(limits{})); diff != "" {
			t.Fatalf("not all was drawn tight: %s", diff)
		}
	})
}

func limitsOf(bounds []bound) (out []limits) {
	for _, b := range bounds {
		out = append(out, b.limits)
	}
	return out
}

func TestOrderOfTiesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, given, ties := drawSums(t)
		if rapid.Bool().Draw(t, "wrong") { // also where they cannot all hold
			x := rapid.IntRange(0, len(given)-1).Draw(t, "which")
			given[x].low, given[x].high = given[x].low+20, max(given[x].high, given[x].low+20)
		}
		other := rapid.Permutation(slices.Clone(ties)).Draw(t, "order")
		left, clashes := propagate(given, ties)
		right, others := propagate(given, other)
		if diff := gocmp.Diff(limitsOf(left), limitsOf(right), gocmp.AllowUnexported(limits{})); diff != "" {
			t.Fatal(diff)
		}
		wholes := func(all []clash, of []constraint) map[int]bool {
			m := map[int]bool{}
			for _, c := range all {
				for _, i := range c {
					m[of[i].whole] = true
				}
			}
			return m
		}
		if diff := gocmp.Diff(wholes(clashes, ties), wholes(others, other)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestWhatBinds(t *testing.T) {
	// 48 = 35 + ? + 1 + 8, and the second holds at least 2
	left, clashes := propagate([]limits{{48, 48}, {35, 35}, {2, open}, {1, 1}, {8, 8}}, []constraint{{0, []int{1, 2, 3, 4}, true}})
	if len(clashes) > 0 || left[2] != (bound{limits{4, 4}, 0, 0}) {
		t.Errorf("left %v, clashes %v", left, clashes)
	}
	// 100 = a + b, but a holds 60 and b holds 50
	left, clashes = propagate([]limits{{100, 100}, {10, 70}, {10, 70}, {60, 60}, {50, 50}},
		[]constraint{{0, []int{1, 2}, true}, {1, []int{3}, false}, {2, []int{4}, false}})
	if len(clashes) == 0 || !slices.Equal(clashes[0], clash{0, 1, 2}) {
		t.Errorf("clashes %v", clashes)
	}
	if left[1].limits != (limits{10, 70}) {
		t.Errorf("ties that clash narrow: %v", left)
	}
	// parts beyond the whole: that tie alone cannot hold
	_, clashes = propagate([]limits{{10, 10}, {6, 6}, {5, 5}}, []constraint{{0, []int{1, 2}, false}})
	if len(clashes) != 1 || !slices.Equal(clashes[0], clash{0}) {
		t.Errorf("clashes %v", clashes)
	}
}
