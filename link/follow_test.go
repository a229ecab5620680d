package link

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

func told(published string, claims ...isnad.Claim) rep {
	return rep{id: "r" + published + fmt.Sprint(len(claims)), outlet: "صحيفة", published: published, claims: claims}
}

// TestControls: taken, denied, taken back, and silence.
func TestControls(t *testing.T) {
	const capture, lose, town = "control.capture", "control.lose", "قارة"
	c := func(code string, edits ...edit) isnad.Claim {
		return claim(code, town, append([]edit{in("ريف دمشق")}, edits...)...)
	}
	ins := inputs(
		told("2031-03-01", c("control.hold", who("المعارضة"), by("أ"))),
		told("2031-03-20", c(capture, who("الجيش"), by("الوكالة"), at("2031-03-19"), extent("full"))),
		told("2031-03-21", c(capture, who("الجيش"), by("المركز"), mood(isnad.Denied), words("لليوم الرابع ننفي"))),
		told("2031-04-02", c(capture, who("الجيش"), by("الوكالة"), at("2031-04-01"))),
		told("2031-05-06", c(lose, who("الجيش"), by("ب"), at("2031-05-05"))),
		told("2031-05-07", c(capture, who("الفصائل"), by("ب"), mood(isnad.Planned))),
	)
	got := Controls(ins, nil, nil)
	if len(got) != 1 {
		t.Fatalf("%d places", len(got))
	}
	var lines []string
	for _, s := range got[0].Stretches {
		line := s.From + "/" + s.To + " " + s.State
		for _, h := range s.Holders {
			line += " " + h.Holder + strings.Join(h.Extent, ",")
		}
		for _, h := range s.Denied {
			line += " not " + h.Holder
		}
		lines = append(lines, line+" "+s.Last)
	}
	want := []string{
		"2031-03-01/2031-03-18 held المعارضة 2031-03-01",
		"2031-03-19/2031-03-20 held الجيشfull 2031-03-20",
		"2031-03-21/2031-03-31 contested الجيشfull not الجيش 2031-03-21",
		"2031-04-01/2031-05-04 held الجيشfull 2031-04-02",
		"2031-05-05/ unknown 2031-05-06",
	}
	if s := strings.Join(lines, "\n"); s != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", s, strings.Join(want, "\n"))
	}
	if n := got[0].Holdings[2].InRow; n != 4 {
		t.Errorf("denied for the day no. %d, want 4", n)
	}
	if s := got[0].At("2031-03-22"); s == nil || s.State != "contested" {
		t.Errorf("on the 22nd: %+v", s)
	}
	if s := got[0].At("2031-02-01"); s != nil {
		t.Errorf("before the first word: %+v", s)
	}
}

// TestRivals: two who say within days that they hold a place contest it.
func TestRivals(t *testing.T) {
	ins := inputs(
		told("2031-03-01", claim("control.capture", "مارع", in("حلب"), who("أ"), by("أ"))),
		told("2031-03-04", claim("control.capture", "مارع", in("حلب"), who("ب"), by("ب"))),
		told("2031-03-30", claim("control.hold", "مارع", in("حلب"), who("ب"), by("ج"))),
	)
	s := Controls(ins, nil, nil)[0].Stretches
	if len(s) != 3 || s[0].State != "held" || s[1].State != "contested" || s[2].State != "held" || s[2].Holders[0].Holder != "ب" {
		t.Errorf("%+v", s)
	}
	if !strings.Contains(fmt.Sprint(Controls(ins, []isnad.Judgement{{ID: "j", A: ins[1].Claim.ID, Verdict: "reject", By: "x"}}, nil)[0].Stretches[0].Holders), "أ") {
		t.Error("a rejected claim counts")
	}
}

func TestPositions(t *testing.T) {
	on := func(issue, stance, condition string) edit {
		return func(c *isnad.Claim) { c.Issue, c.Stance, c.Condition = issue, stance, condition }
	}
	planned := func(day string) edit {
		return func(c *isnad.Claim) { c.Issue, c.PlannedFor = "مؤتمر سلوان", day }
	}
	ins := inputs(
		told("2031-10-01", claim("reject", "", who("المجلس"), on("مؤتمر سلوان", "against", "")), claim("consult.conference", "", by("كاتب"), planned("2031-11"))),
		told("2031-11-20", claim("agree", "", who("المجلس"), on("«مؤتمر سلوان»", "conditional", "إذا رفع الحصار")), claim("consult.conference", "", by("الأمين"), planned("2031-12"))),
		told("2031-12-03", claim("agree", "", who("المجلس"), on("المؤتمر سلوان", "for", "")), claim("request", "", who("الحكومة"), on("الهدنة", "for", ""))),
	)
	got := Positions(ins, nil, nil)
	if len(got) != 2 || got[0].Name != "الهدنة" {
		t.Fatalf("issues %+v", got)
	}
	k := got[1]
	if len(k.Parties) != 1 || len(k.Parties[0].Positions) != 3 || len(k.Planned) != 2 {
		t.Fatalf("%+v", k)
	}
	p := k.Parties[0].Positions
	if p[0].Changed || !p[1].Changed || p[1].Condition == "" || !p[2].Changed || p[2].Stance != "for" {
		t.Errorf("%+v", p)
	}
	if !k.Planned[1].Moved || k.Planned[1].For != "2031-12" || k.Planned[1].Origin != "الأمين" {
		t.Errorf("drift %+v", k.Planned)
	}
}
