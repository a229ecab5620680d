package link

import (
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

func TestKindsAddUp(t *testing.T) {
	for _, tc := range []struct {
		name            string
		counts          []edit
		low, best, high int
	}{
		{"civilians", []edit{count("killed", 9, 9, of("civilians", -1))}, 9, 9, 9},
		{"soldiers and civilians", []edit{count("killed", 3, 3, of("soldiers", -1)), count("killed", 2, 2, of("civilians", -1))}, 5, 5, 5},
		{"women and children", []edit{count("killed", 3, 3, of("women", -1)), count("killed", 2, 2, of("children", -1))}, 5, 5, 5},
		{"civilians and perhaps their children", []edit{count("killed", 5, 5, of("civilians", -1)), count("killed", 2, 2, of("children", -1))}, 5, 5, 7},
		{"more children than civilians", []edit{count("killed", 1, 1, of("civilians", -1)), count("killed", 4, 4, of("children", -1))}, 4, 4, 5},
		{"at least some soldiers", []edit{count("killed", 3, -1, of("soldiers", -1)), count("killed", 2, 2, of("fighters", -1))}, 5, 5, 5},
	} {
		t.Run(tc.name, func(t *testing.T) {
			in := inputs(rep{id: "r1", claims: []isnad.Claim{claim(carBomb, "حمص", tc.counts...)}})
			if e := eventWith(t, build(in), in[0].Claim.ID); !sameTally(e.Killed, tc.low, tc.best, tc.high) {
				t.Errorf("killed %v", e.Killed)
			}
		})
	}
}

func TestCiviliansAreATotal(t *testing.T) {
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim(strike, "الأتارب", in("حلب"), by("مرصد"), count("killed", 9, 9, of("civilians", -1))),
		claim(strike, "الأتارب", in("حلب"), by("مرصد"), kill(9)),
		claim(strike, "الأتارب", in("حلب"), by("ناشطون"), kill(7)),
		claim(strike, "الأتارب", in("حلب"), by("طبيب"), count("killed", 2, 2, of("children", -1))),
		claim(strike, "الأتارب", in("حلب"), by("شبكة"), count("killed", 9, 9, of("civilians", -1))),
	}})
	e := together(t, build(in), in, 0, 1, 2, 3, 4)
	if !sameTally(e.Killed, 7, 9, 9) {
		t.Errorf("killed %v: nine civilians are nine dead, two children are two among them", e.Killed)
	}
	if c := contradiction(e, "killed", "number"); c == nil || len(c.Claims[1]) != 3 {
		t.Errorf("contradictions: %v", e.Contradictions)
	}
	if len(e.ByWho) != 2 {
		t.Errorf("by who: %v", e.ByWho)
	}
}

func TestNobodyContradictsHimself(t *testing.T) {
	place := in("حلب")
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim(strike, "الأتارب", place, by("مرصد"), kill(9)),
		claim(strike, "الأتارب", place, by("الوزارة"), mood(isnad.Denied)),
		claim(strike, "الأتارب", place, by("الوزارة"), count("casualties", 0, 0)),
		claim(strike, "الأتارب", place, by("الناطق"), mood(isnad.Denied)),
	}})
	e := together(t, build(in), in, 0, 1, 2, 3)
	c := contradiction(e, "happened", "happened")
	if c == nil || len(c.Claims[0]) != 2 || !slices.Equal(c.Claims[1], []string{in[0].Claim.ID}) {
		t.Errorf("two deny, one says: %v", c)
	}
	in = inputs(rep{id: "r1", claims: []isnad.Claim{
		claim("control.capture", "قارة", by("سانا"), extent("large")),
		claim("control.capture", "قارة", by("سانا"), extent("full")),
		claim("control.capture", "قارة", by("مركز"), mood(isnad.Denied)),
		claim("control.capture", "قارة", by("مركز"), extent("partial")),
	}})
	e = eventWith(t, build(in), in[0].Claim.ID)
	for _, kind := range []string{"control", "happened"} {
		c := contradiction(e, kind, kind)
		if c == nil || len(c.Claims[0]) != 2 || !slices.Equal(c.Claims[1], []string{in[2].Claim.ID}) {
			t.Errorf("%s: %v", kind, c)
		}
	}
}

func TestEarlierWordsStand(t *testing.T) {
	place := in("إدلب")
	day := at("2031-03-03")
	in := inputs(
		rep{id: "r1", outlet: "A", published: "2031-03-03", claims: []isnad.Claim{claim(carBomb, "سلقين", place, day, count("killed", 60, -1))}},
		rep{id: "r2", outlet: "B", published: "2031-03-04", claims: []isnad.Claim{
			claim(carBomb, "سلقين", place, day, by("شبكة"), kill(19)), claim(carBomb, "سلقين", place, day, by("A"), kill(60))}},
		rep{id: "r3", outlet: "C", published: "2031-03-05", claims: []isnad.Claim{claim(carBomb, "سلقين", place, day, by("شبكة"), kill(24))}})
	e := together(t, build(in), in, 0, 1, 2, 3)
	c := contradiction(e, "killed", "number")
	want := []string{in[0].Claim.ID, in[2].Claim.ID}
	slices.Sort(want)
	got := slices.Clone(c.Claims[1])
	slices.Sort(got)
	if !slices.Equal(c.Claims[0], []string{in[3].Claim.ID}) || !slices.Equal(got, want) {
		t.Errorf("%v: both claims of A stand against what the network says last", e.Contradictions)
	}
}

func TestRangesAndBounds(t *testing.T) {
	for _, tc := range []struct {
		name            string
		counts          []edit
		low, best, high int
	}{
		{"plain", []edit{kill(5)}, 5, 5, 5},
		{"at least", []edit{count("killed", 60, -1)}, 60, 60, 60},
		{"at most", []edit{count("killed", -1, 20)}, 0, 20, 20},
		{"range", []edit{count("killed", 10, 15)}, 10, 10, 15},
		{"kinds add up", []edit{count("killed", 8, 8, of("soldiers", -1)), count("killed", 3, 3, of("civilians", -1))}, 11, 11, 11},
		{"a part is not added", []edit{kill(8), count("killed", 6, 6, of("police", 0))}, 8, 8, 8},
		{"a kind beside the whole", []edit{kill(8), count("killed", 6, 6, of("police", -1))}, 8, 8, 8},
	} {
		t.Run(tc.name, func(t *testing.T) {
			in := inputs(rep{id: "r1", claims: []isnad.Claim{claim(carBomb, "حمص", tc.counts...)}})
			if e := eventWith(t, build(in), in[0].Claim.ID); !sameTally(e.Killed, tc.low, tc.best, tc.high) {
				t.Errorf("killed %v", e.Killed)
			}
		})
	}
}

func TestKindBesideTotals(t *testing.T) {
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim(strike, "الأتارب", in("حلب"), by("مرصد"), count("killed", 9, 9, of("civilians", -1))),
		claim(strike, "الأتارب", in("حلب"), by("ناشطون"), kill(7)),
		claim(strike, "الأتارب", in("حلب"), by("الوزارة"), count("casualties", 0, 0)),
	}})
	e := together(t, build(in), in, 0, 1, 2)
	if !sameTally(e.Killed, 0, 7, 9) {
		t.Errorf("killed %v: nine civilians are at least nine dead", e.Killed)
	}
	if contradiction(e, "killed", "number") == nil || contradiction(e, "killed", "none_some") == nil {
		t.Errorf("contradictions: %v", e.Contradictions)
	}
}

func TestSomeIsNoNumber(t *testing.T) {
	place := in("حلب")
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim(carBomb, "أعزاز", place, count("killed", 2, -1)),
		claim(carBomb, "أعزاز", place, by("ناشط"), count("killed", 2, -1)),
		claim(carBomb, "أعزاز", place, by("طبيب"), kill(41)),
	}})
	if e := together(t, build(in), in, 0, 1, 2); !sameTally(e.Killed, 2, 41, 41) || len(e.Contradictions) > 0 {
		t.Errorf("killed %v, contradictions %v", e.Killed, e.Contradictions)
	}
}
