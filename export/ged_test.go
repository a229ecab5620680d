package export

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// However figures by kind overlap or exceed the whole, the deaths of a row add up to
// best, and none is negative.
func TestDeathsAddUp(t *testing.T) {
	kinds := []string{"persons", "civilians", "children", "women", "medics", "soldiers", "fighters", "families"}
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.IntRange(0, 50).Draw(t, "low")
		best := low + rapid.IntRange(0, 50).Draw(t, "best")
		e := isnad.Event{Type: "clash", Killed: &isnad.Tally{Low: low, Best: best, High: best + rapid.IntRange(0, 50).Draw(t, "high")}}
		for range rapid.IntRange(0, 6).Draw(t, "kinds") {
			n := rapid.IntRange(0, 120).Draw(t, "n")
			e.ByWho = append(e.ByWho, isnad.WhoTally{Who: rapid.SampledFrom(kinds).Draw(t, "who"),
				Outcome: rapid.SampledFrom([]string{"killed", "injured"}).Draw(t, "outcome"), Tally: isnad.Tally{Low: n, Best: n, High: n}})
		}
		c := &cells{&store.Telling{Event: e}, &Options{}}
		row := map[string]int{}
		for _, col := range gedColumns.list {
			switch col.name {
			case "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best":
				n, err := strconv.Atoi(col.cell(c))
				if err != nil || n < 0 {
					t.Fatalf("%s is %q", col.name, col.cell(c))
				}
				row[col.name] = n
			}
		}
		if row["deaths_a"]+row["deaths_b"]+row["deaths_civilians"]+row["deaths_unknown"] != row["best"] || row["best"] != best {
			t.Fatalf("%v", row)
		}
	})
}
