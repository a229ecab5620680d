package link

import (
	"maps"
	"testing"

	"github.com/isnad-project/isnad"
)

func TestTollOfOneAttack(t *testing.T) {
	place := in("إدلب")
	bomb := claim(carBomb, "سلقين", place, at("2031-03-03"), hurt(90))
	toll := func(edits ...edit) isnad.Claim {
		return claim("toll", "سلقين", append([]edit{place, by("الشبكة"), hurt(47)}, edits...)...)
	}
	later := []isnad.Claim{toll(at("2031-03-03"), words("ارتفاع حصيلة تفجير سلقين"))}
	named := claim(carBomb, "سلقين", place, at("2031-03-03"), hurt(90))
	named.Trigger.Exact = "تفجير سيارة"
	for _, tc := range []struct {
		name    string
		reports []rep
		joins   bool
	}{
		{"the only attack there", []rep{{claims: []isnad.Claim{bomb, toll()}}}, true},
		{"of the quarter of a town", []rep{{claims: []isnad.Claim{claim(carBomb, "الزهراء", in("حمص"), kill(4)),
			claim("toll", "حمص", at("P0D"), by("الشبكة"), hurt(47))}}}, false},
		{"another day", []rep{{claims: []isnad.Claim{bomb, toll(at("2031-03-02"))}}}, false},
		{"two attacks there", []rep{{claims: []isnad.Claim{bomb, claim(shelling, "سلقين", place, at("2031-03-03"), kill(3)), toll()}}}, false},
		{"one narrator gives two figures", []rep{{claims: []isnad.Claim{bomb, claim("toll", "سلقين", place, hurt(47))}}}, false},
		{"another town", []rep{{claims: []isnad.Claim{bomb, claim("toll", "حارم", place, hurt(47))}}}, false},
		{"shelling of a city", []rep{{claims: []isnad.Claim{claim(shelling, "حمص", city), claim("toll", "حمص", city, by("الشبكة"), kill(12))}}}, false},
		{"shelling of a city, by one narrator", []rep{{claims: []isnad.Claim{claim(shelling, "حمص", city), claim("toll", "حمص", city, kill(12))}}}, true},
		{"a later report that names it", []rep{{claims: []isnad.Claim{named}}, {claims: later}}, true},
		{"a later report that does not", []rep{{claims: []isnad.Claim{bomb}}, {claims: []isnad.Claim{toll(at("2031-03-03"))}}}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for i := range tc.reports {
				r := &tc.reports[i]
				r.id, r.outlet, r.published = string(rune('a'+i)), string(rune('A'+i)), "2031-03-04"
			}
			in := inputs(tc.reports...)
			res := build(in)
			last, first := in[len(in)-1].Claim.ID, in[0].Claim.ID
			if got := incidentWith(res, last) == incidentWith(res, first); got != tc.joins {
				t.Fatalf("joined: %v, want %v", got, tc.joins)
			}
			if !tc.joins {
				return
			}
			if e := eventWith(t, res, last); isnad.Family(e.Type) != "assault" || len(e.SumOf) > 0 {
				t.Errorf("type %s, sum of %v", e.Type, e.SumOf)
			}
			apart := isnad.Judgement{ID: "j", A: first, B: last, Verdict: "different", By: "Salma", At: "2031-03-05T00:00:00Z"}
			if res := build(in, apart); incidentWith(res, last) == incidentWith(res, first) {
				t.Error("joined against a judgement")
			}
		})
	}
	in := inputs(rep{id: "a", outlet: "A", published: "2031-03-04", claims: []isnad.Claim{bomb, toll()}})
	if e := together(t, build(in), in, 0, 1); !sameTally(e.Injured, 47, 47, 90) || contradiction(e, "injured", "number") == nil {
		t.Errorf("injured %v, contradictions %v", e.Injured, e.Contradictions)
	}
}

// city makes the claim's place a city of the gazetteer.
func city(c *isnad.Claim) {
	c.Place.ID, c.Place.Kind, c.Place.Within = "t1", "city", []string{"g1", "SY"}
}

func TestTollsOfTheSamePeopleAreCountedOnce(t *testing.T) {
	nigeria := func(n int, period string) isnad.Claim {
		return claim("toll", "نيجيريا", in(""), at(period), kill(n), func(c *isnad.Claim) { c.Place.Country = "NG" })
	}
	in := inputs(
		rep{id: "r1", outlet: "A", published: "2015-07-21", claims: []isnad.Claim{nigeria(15000, "2009/2015-07-21")}},
		rep{id: "r2", outlet: "B", published: "2015-07-21", claims: []isnad.Claim{nigeria(14000, "2009-03/2015-08")}},
		rep{id: "r3", outlet: "C", published: "2015-07-23", claims: []isnad.Claim{nigeria(15000, "2009/2015-07-21")}},
		rep{id: "r4", outlet: "D", published: "2015-07-24", claims: []isnad.Claim{claim("toll", "سوريا", in(""), kill(16507))}},
		rep{id: "r5", outlet: "E", published: "2015-07-24", claims: []isnad.Claim{claim(carBomb, "حمص", at("2015-07-24"), kill(4))}},
		rep{id: "r6", claims: []isnad.Claim{claim("toll", "سوريا", in(""), at("2011-03/P0D"), kill(16000))}},
		rep{id: "r7", outlet: "F", published: "2015-07-24", claims: []isnad.Claim{claim("toll", "", at("2014-09-23/2015-07-23"), kill(3042))}},
		rep{id: "r8", outlet: "G", published: "2015-07-24", claims: []isnad.Claim{claim("toll", "", at("2014-09-23/2015-07-23"), kill(3042))}})
	res := build(in)
	if eventWith(t, res, in[0].Claim.ID).ID != eventWith(t, res, in[2].Claim.ID).ID {
		t.Error("one figure over one period is two events")
	}
	row := Tally(res.Events)[0]
	if eventWith(t, res, in[6].Claim.ID).ID != eventWith(t, res, in[7].Claim.ID).ID {
		t.Error("one figure over one period, without a place, is two events")
	}
	if !sameTally(row.Killed, 18046, 18046, 18046) {
		t.Errorf("killed %v", row.Killed)
	}
	codes := map[string]bool{}
	for _, s := range row.SetAside {
		codes[s.Reason.Code] = true
	}
	if len(row.SetAside) != 3 || !codes[Shares] || !codes[NoTime] {
		t.Errorf("set aside: %+v", row.SetAside)
	}
}

func TestStandingOfATollOverALongTime(t *testing.T) {
	as := func(kind string) edit { return func(c *isnad.Claim) { c.Place.Kind = kind } }
	toll := func(time string, n int) isnad.Claim {
		return claim("toll", "إدلب", as("governorate"), at(time), kill(n))
	}
	in := inputs(
		rep{id: "r1", outlet: "A", published: "2031-07-01", claims: []isnad.Claim{toll("2031-01-01/2031-06-30", 300)}},
		rep{id: "r2", outlet: "B", published: "2031-05-03", claims: []isnad.Claim{toll("2031-05-03", 290)}},
		rep{id: "r3", outlet: "C", published: "2031-03-04", claims: []isnad.Claim{toll("2031-03-04", 12)}},
		rep{id: "r4", outlet: "D", published: "2031-09-03", claims: []isnad.Claim{toll("2031-09-03", 170)}},
		rep{id: "r5", outlet: "E", published: "2031-05-03", claims: []isnad.Claim{claim("toll", "سرمين", in("إدلب"), as("town"), at("2031-05-03"), kill(160))}})
	row := Tally(build(in).Events)[0]
	want := map[string]string{in[0].Claim.ID: LongToll, in[1].Claim.ID: Standing}
	got := map[string]string{}
	for _, s := range row.SetAside {
		got[s.Claims[0]] = s.Reason.Code
	}
	if !maps.Equal(got, want) || !sameTally(row.Killed, 342, 342, 342) {
		t.Errorf("killed %v, set aside %v, want %v", row.Killed, got, want)
	}
}
