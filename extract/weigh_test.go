package extract

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadWeights(t *testing.T) {
	for _, c := range []struct{ text, fault string }{
		{"# a remark\nplace\tnext\t1.50\ntime\tnext\t-0.25\n", ""},
		{"place\tnext\n", "w.tsv:1"},
		{"place\tnext\t1.5\nplace\tprevious\tmuch\n", "w.tsv:2"},
	} {
		w, err := loadWeights(fstest.MapFS{"w.tsv": {Data: []byte(c.text)}}, "w.tsv")
		switch {
		case c.fault == "" && err != nil:
			t.Error(err)
		case c.fault == "" && (w["place"]["next"] != 1.5 || w["time"]["next"] != -0.25):
			t.Errorf("got %v", w)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%q: want a fault at %s, got %v", c.text, c.fault, err)
		}
	}
}

func TestBest(t *testing.T) {
	w := Weights{"place": {"next": 1, "holds": -2}}
	options := []option{{at: 3, signs: []string{"next", "holds"}}, {at: 4, signs: []string{"next"}}, {at: 5, signs: []string{"next", "unheard of"}}}
	if got := w.best("place", options); got != 1 {
		t.Errorf("chose %d: want the first of the heaviest, 1", got)
	}
	if options[0].sum != -1 {
		t.Errorf("option 0 weighs %v, want -1", options[0].sum)
	}
}

func TestShift(t *testing.T) {
	for _, c := range []struct {
		value string
		days  int
		want  string
	}{
		{"2016-03-01", -1, "2016-02-29"}, {"-P1D", -1, "-P2D"}, {"-P1D", 1, "P0D"}, {"P0D", 1, "P1D"}, {"P1D", -2, "-P1D"},
		{"2016", 1, ""}, {"-P1W", 1, ""}, {"2016-03-01/2016-03-04", 1, ""},
	} {
		if got := shift(c.value, c.days); got != c.want {
			t.Errorf("%s and %d days: got %q, want %q", c.value, c.days, got, c.want)
		}
	}
}

func TestPlaceNamed(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"سورية", "سوريا", true}, {"محافظة إدلب", "إدلب", true}, {"حمص", "حماة", false}, {"", "", true}, {"", "حلب", false},
		{"مطار دير الزور العسكري", "دير الزور", true}, {"مطار دير الزور العسكري الشرقي", "مطار", false},
	} {
		if got := placeNamed(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: got %v", c.a, c.b, got)
		}
	}
}
