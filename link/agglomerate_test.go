package link

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestComponentJoinsByOdds joins clusters as the definition says, all pairs of things looked at
// in each round, and wants the same of a component.
func TestComponentJoinsByOdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 14).Draw(t, "things")
		scores := map[pair]float64{}
		things := make([]int32, n)
		for i := range things {
			things[i] = int32(i)
		}
		c := newComponent(alone(things), Threshold)
		for i := range n {
			for j := range i {
				s := rapid.SampledFrom([]float64{strangers, strangers, strangers, -8, -0.5, 0.25, 0.25, 1, 2.5, 9, never}).Draw(t, "score")
				if s != strangers {
					c.tie(i, j, s)
				}
				scores[pair{int32(j), int32(i)}] = s
			}
		}
		if got, want := fmt.Sprint(c.joined()), fmt.Sprint(inOrder(linkByOdds(alone(things), scores))); got != want {
			t.Fatalf("joined %s, want %s", got, want)
		}
	})
}

func linkByOdds(parts [][]int32, scores map[pair]float64) [][]int32 {
	for {
		x, y, top := -1, -1, odds(Threshold)
		for i := range parts {
			for j := i + 1; j < len(parts); j++ {
				if a, ok := oddsOf(parts[i], parts[j], scores); ok && (x < 0 && a >= top || a > top+1e-9) {
					x, y, top = i, j, a
				}
			}
		}
		if x < 0 {
			return parts
		}
		parts[x] = append(append([]int32{}, parts[x]...), parts[y]...)
		parts = append(parts[:y:y], parts[y+1:]...)
	}
}

func oddsOf(a, b []int32, scores map[pair]float64) (mean float64, ok bool) {
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			s := scores[order(i, j)]
			if s == never {
				return 0, false
			}
			sum += odds(s)
		}
	}
	return sum / float64(len(a)*len(b)), true
}

func inOrder(parts [][]int32) [][]int32 {
	for _, p := range parts {
		slices.Sort(p)
	}
	return parts
}
