package link

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestRules gives one bomb in many tellings to all rules.
func TestRules(t *testing.T) {
	const bomb, town = carBomb, "دركوش"
	tell := func(edits ...edit) isnad.Claim { return claim(bomb, town, append([]edit{in("إدلب")}, edits...)...) }
	vague := func(low int) edit { return count("killed", low, -1) }
	for _, c := range []struct {
		name   string
		claims []isnad.Claim
		want   string // killed by every rule, and the grade
	}{
		{"one number", []isnad.Claim{tell(by("أ"), kill(19))},
			"conservative 19 19 19, ucdp-like 19 19 19, acled-like 19 19 19, airwars-like 19 19 19 weak, two-origins none"},
		{"two numbers", []isnad.Claim{tell(by("أ"), kill(19)), tell(by("ب"), kill(60))},
			"conservative 19 19 60, ucdp-like 19 19 60, acled-like 19 19 19, airwars-like 19 19 60 fair, two-origins none"},
		{"two origins agree against a third", []isnad.Claim{tell(by("أ"), kill(30)), tell(by("ب"), kill(30)), tell(by("ج"), kill(12))},
			"conservative 12 30 30, ucdp-like 12 30 30, acled-like 12 12 12, airwars-like 12 12 30 fair, two-origins 30 30 30"},
		{"tens beside a number", []isnad.Claim{tell(by("أ"), vague(20)), tell(by("ب"), kill(34))},
			"conservative 20 34 34, ucdp-like 34 34 34, acled-like 34 34 34, airwars-like 34 34 34 fair, two-origins 20 34 34"},
		{"tens alone", []isnad.Claim{tell(by("أ"), vague(20))},
			"conservative 20 20 20, ucdp-like 20 20 20, acled-like 10 10 10, airwars-like 20 20 20 weak, two-origins none"},
		{"some alone", []isnad.Claim{tell(by("أ"), vague(2))},
			"conservative 2 2 2, ucdp-like 2 2 2, acled-like 3 3 3, airwars-like 2 2 2 weak, two-origins none"},
		{"none against some", []isnad.Claim{tell(by("أ"), kill(0)), tell(by("ب"), kill(7))},
			"conservative 0 0 7, ucdp-like 0 0 7, acled-like 0 0 0, airwars-like 0 0 7 fair, two-origins none"},
		{"soldiers only", []isnad.Claim{tell(by("أ"), count("killed", 4, 4, of("soldiers", -1)))},
			"conservative 4 4 4, ucdp-like 4 4 4, acled-like 4 4 4, airwars-like 4 4 4 discounted, two-origins none"},
		{"the party says that it did it", []isnad.Claim{tell(by("اللواء"), who("اللواء"), kill(5)), tell(by("ب"), who("اللواء"), kill(6))},
			"conservative 5 5 6, ucdp-like 5 5 6, acled-like 5 5 5, airwars-like 5 5 6 confirmed, two-origins none"},
	} {
		ins := inputs(rep{id: "r1", outlet: "ص", claims: c.claims})
		e := eventWith(t, build(ins), ins[0].Claim.ID)
		if len(e.Claims) != len(c.claims) {
			t.Errorf("%s: %d claims of %d in the event", c.name, len(e.Claims), len(c.claims))
			continue
		}
		var got []string
		for i, f := range e.ByRule {
			if f.Rule != string(Rules[i]) {
				t.Errorf("%s: figures of %s in the place of %s", c.name, f.Rule, Rules[i])
			}
			name, _, _ := strings.Cut(f.Rule, "/")
			s := "none"
			if f.Killed != nil {
				s = fmt.Sprint(f.Killed.Low, f.Killed.Best, f.Killed.High)
			}
			got = append(got, strings.TrimSpace(name+" "+s+" "+f.Grade))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}

// TestEarlierWord: by all rules but the first an origin's last word counts.
func TestEarlierWord(t *testing.T) {
	early := claim(carBomb, "دركوش", at("2031-03-01"), by("المرصد"), kill(12))
	late := claim(carBomb, "دركوش", at("2031-03-01"), by("المرصد"), kill(19))
	ins := inputs(rep{id: "r1", outlet: "أ", published: "2031-03-01", claims: []isnad.Claim{early}},
		rep{id: "r2", outlet: "ب", published: "2031-03-03", claims: []isnad.Claim{late}})
	e := together(t, build(ins), ins, 0, 1)
	for _, r := range Rules {
		under := Under(*e, r)
		switch r {
		case Conservative:
			if !sameTally(under.Killed, 12, 19, 19) {
				t.Errorf("%s: %v", r, under.Killed)
			}
		case TwoOrigins:
			if under.Killed != nil {
				t.Errorf("%s: %v from one origin", r, under.Killed)
			}
		default:
			if !sameTally(under.Killed, 19, 19, 19) {
				t.Errorf("%s: %v", r, under.Killed)
			}
		}
	}
}

func TestCompared(t *testing.T) {
	ins := inputs(rep{id: "r1", outlet: "ص", claims: []isnad.Claim{
		claim(carBomb, "دركوش", in("إدلب"), by("أ"), kill(19), hurt(40)),
		claim(carBomb, "دركوش", in("إدلب"), by("ب"), kill(60)),
		claim(shelling, "الرستن", in("حمص"), by("أ"), count("killed", 20, -1)),
	}})
	rows := Compared(build(ins).Events, ByPlace)
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprintf("%s %s %d–%d", r.Key[0], r.Outcome, r.Least, r.Most))
	}
	if s := strings.Join(got, ", "); s != "إدلب killed 19–19, إدلب injured 40–40, حمص killed 10–20" {
		t.Error(s)
	}
	if rows[1].Figures[2] != nil {
		t.Error("a rule like ACLED's counts injured")
	}
}
