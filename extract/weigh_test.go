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
	w := Weights{"place": {"next": 1, "next deed": 0.5, "holds": -2, "prep في": 0.25}}
	p := &parsed{Reader: &Reader{weights: w, scales: newScales(w)}, explains: true}
	deed := p.word("deed")
	options := []option{{at: 3}, {at: 4}, {at: 5}}
	for i := range options {
		o := &options[i]
		o.on = p.scale("place")
		o.sign("next").with(deed, p.word("unheard of"))
		switch i {
		case 0:
			o.sign("holds").with(deed)
		case 2:
			o.sign("prep ", "في").with(deed)
		}
	}
	if got := best(options); got != 2 {
		t.Errorf("chose %d: want the heaviest, 2", got)
	}
	for i, want := range []float64{-0.5, 1.5, 1.75} {
		if options[i].sum != want {
			t.Errorf("option %d weighs %v, want %v", i, options[i].sum, want)
		}
	}
	w.weigh("place", options) // by the names of the signs
	for i, want := range []float64{-0.5, 1.5, 1.75} {
		if options[i].sum != want {
			t.Errorf("option %d weighs %v by the names of its signs, want %v", i, options[i].sum, want)
		}
	}
	if got := best(options[:2]); got != 1 {
		t.Errorf("chose %d of two", got)
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
