package isnad

import (
	"slices"
	"testing"
)

func figure(outcome string, n int, partOf *int) Count {
	return Count{Outcome: outcome, Low: &n, High: &n, Who: "persons", PartOf: partOf}
}

// A corrected figure takes the place of the whole ones of its outcome; what they
// are broken down into hangs on it, and other figures keep their wholes.
func TestCorrectedFigures(t *testing.T) {
	zero, two := 0, 2
	c := Claim{ID: "c1", Counts: []Count{figure("killed", 26, nil), figure("killed", 6, &zero), figure("injured", 40, nil), figure("injured", 9, &two)}}
	got, err := c.Corrected("killed", `{"low": 20, "high": null}`)
	if err != nil {
		t.Fatal(err)
	}
	outcomes := []string{}
	for _, n := range got.Counts {
		outcomes = append(outcomes, n.Outcome)
	}
	if !slices.Equal(outcomes, []string{"killed", "injured", "injured", "killed"}) || *got.Counts[0].PartOf != 3 || *got.Counts[2].PartOf != 1 ||
		*got.Counts[3].Low != 20 || got.Counts[3].High != nil || got.ID != "c1" {
		t.Errorf("%+v", got.Counts)
	}
	if got, err = c.Corrected("killed", "null"); err != nil || len(got.Counts) != 2 || *got.Counts[1].PartOf != 0 {
		t.Errorf("without a figure: %+v, %v", got.Counts, err)
	}
	if len(c.Counts) != 4 || *c.Counts[1].PartOf != 0 || *c.Counts[3].PartOf != 2 {
		t.Errorf("the claim itself was changed: %+v", c.Counts)
	}
}

func TestCorrectedFields(t *testing.T) {
	c := Claim{Type: "clash", Place: &Place{Name: "سلقين", Text: &Quote{Exact: "سلقين"}}, Actors: []string{"الجيش"}}
	for _, x := range []struct {
		field, value string
		ok           bool
	}{
		{"type", `"assault.shelling"`, true}, {"type", `""`, false}, {"type", `null`, false},
		{"time", `"2016-08-04"`, true}, {"time", `"2016"`, true}, {"time", `"2016-08/"`, true}, {"time", `null`, true},
		{"time", `"P0D"`, false}, {"time", `"/"`, false}, {"time", `"2016-13"`, false},
		{"place", `{"name": "دركوش"}`, true}, {"place", `null`, true}, {"place", `{}`, false}, {"place", `{"name": "x", "colour": 1}`, false},
		{"actors", `["أ", "ب"]`, true}, {"targets", `[]`, true}, {"actors", `"أ"`, false},
		{"killed", `{}`, false}, {"killed", `{"low": -1}`, false}, {"injured", `{"low": 9, "high": 3}`, false}, {"quote", `null`, false},
	} {
		if _, err := c.Corrected(x.field, x.value); (err == nil) != x.ok {
			t.Errorf("%s %s: %v", x.field, x.value, err)
		}
	}
	if got, err := c.Corrected("place", `{"name": "دركوش"}`); err != nil || got.Place.Text == nil || c.Place.Name != "سلقين" {
		t.Errorf("the words of the place are lost: %+v, %v", got.Place, err)
	}
}
