package link

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/isnad-project/isnad"
)

// drawReports makes reports out of few places, days, types, parties and
// figures, so that claims meet.
func drawReports(t *rapid.T) []Input {
	var reports []rep
	n := rapid.IntRange(1, 6).Draw(t, "reports")
	for i := range n {
		r := rep{id: fmt.Sprintf("r%d", i), outlet: rapid.SampledFrom([]string{"A", "B", "C", ""}).Draw(t, "outlet"),
			text: fmt.Sprintf("text %d", rapid.IntRange(0, n).Draw(t, "text"))}
		if rapid.Bool().Draw(t, "dated") {
			r.published = rapid.SampledFrom([]string{"2016-09-05", "2016-09-06", "2016-09-12"}).Draw(t, "published")
		}
		for range rapid.IntRange(1, 6).Draw(t, "claims") {
			r.claims = append(r.claims, drawClaim(t))
		}
		reports = append(reports, r)
	}
	return inputs(reports...)
}

func drawClaim(t *rapid.T) isnad.Claim {
	code := rapid.SampledFrom([]string{carBomb, suicide, ied, shelling, strike, "assault.attack", "clash", "control.capture", "toll", "toll"}).Draw(t, "type")
	place := rapid.SampledFrom([]string{"حمص", "الزهراء", "طرطوس", "سوريا", ""}).Draw(t, "place")
	c := claim(code, place)
	switch place {
	case "الزهراء":
		c.Place.Admin1 = "حمص"
	case "سوريا":
		c.Place.Admin1 = ""
	}
	if v := rapid.SampledFrom([]string{"", "P0D", "-P1D", "-P2D/P0D", "2016-09-05", "2016-09", "XXXX-WXX-1"}).Draw(t, "time"); v != "" {
		at(v)(&c)
	}
	c.Modality = rapid.SampledFrom([]isnad.Modality{isnad.Asserted, isnad.Asserted, isnad.Asserted, isnad.Hedged, isnad.Denied, isnad.Planned}).Draw(t, "modality")
	if s := rapid.SampledFrom([]string{"", "المرصد", "الوزير"}).Draw(t, "source"); s != "" {
		c.Source = []string{s}
	}
	if a := rapid.SampledFrom([]string{"", "قوات النظام", "تنظيم الدولة"}).Draw(t, "actor"); a != "" {
		c.Actors = []string{a}
	}
	switch rapid.IntRange(0, 5).Draw(t, "figure") {
	case 0, 1:
		kill(rapid.IntRange(0, 48).Draw(t, "killed"))(&c)
	case 2:
		count("killed", rapid.IntRange(0, 48).Draw(t, "killed"), -1)(&c)
	case 3:
		count("killed", -1, rapid.IntRange(0, 48).Draw(t, "killed"))(&c)
		hurt(rapid.IntRange(0, 48).Draw(t, "injured"))(&c)
	case 4:
		kill(9)(&c)
		count("killed", 4, 4, of("children", 0))(&c)
	}
	return c
}

// anonymous replaces ids of incidents and events by what they are made of.
func anonymous(res Result) any {
	name := map[string]string{}
	for _, inc := range res.Incidents {
		name[inc.ID] = strings.Join(inc.Claims, "+")
	}
	rename := func(ids []string) []string {
		out := make([]string, len(ids))
		for i, id := range ids {
			out[i] = name[id]
		}
		slices.Sort(out)
		return out
	}
	var incidents []string
	for _, n := range name {
		incidents = append(incidents, n)
	}
	slices.Sort(incidents)
	var events []isnad.Event
	for _, e := range res.Events {
		e.ID, e.SumOf, e.PartOf = name[e.ID], rename(e.SumOf), rename(e.PartOf)
		for i := range e.Sums {
			s := &e.Sums[i]
			s.Against = rename(s.Against)
			for j := range s.Parts {
				s.Parts[j].Event = name[s.Parts[j].Event]
			}
		}
		for i := range e.Limits {
			l := &e.Limits[i]
			l.LowBy, l.HighBy = name[l.LowBy], name[l.HighBy]
		}
		events = append(events, e)
	}
	slices.SortFunc(events, func(a, b isnad.Event) int { return strings.Compare(a.ID, b.ID) })
	var tallies []Row
	for _, by := range [][]Dimension{nil, {ByPlace}, {ByMonth, ByType}, {ByWho}} {
		for _, r := range Tally(res.Events, by...) {
			for i := range r.Used {
				r.Used[i].Event = name[r.Used[i].Event]
			}
			for i := range r.SetAside {
				r.SetAside[i].Event = name[r.SetAside[i].Event]
			}
			slices.SortFunc(r.Used, func(a, b Used) int {
				return cmp.Or(strings.Compare(a.Event, b.Event), strings.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Figure.Best, b.Figure.Best))
			})
			slices.SortFunc(r.SetAside, func(a, b SetAside) int {
				return cmp.Or(strings.Compare(a.Event, b.Event), strings.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Figure.Best, b.Figure.Best))
			})
			tallies = append(tallies, r)
		}
	}
	return []any{incidents, events, tallies, res.Edges, res.Conflicts}
}

func shuffled(t *rapid.T, in []Input) []Input {
	out := rapid.Permutation(in).Draw(t, "arrival")
	for i := range out {
		out[i].Seq = i + 1
	}
	return out
}

// drawJudgements draws what people and the machine hold of pairs of claims.
func drawJudgements(t *rapid.T, in []Input) []isnad.Judgement {
	var out []isnad.Judgement
	for i := range rapid.IntRange(0, 4).Draw(t, "judgements") {
		a := rapid.SampledFrom(in).Draw(t, "a").Claim.ID
		b := rapid.SampledFrom(in).Draw(t, "b").Claim.ID
		if a == b {
			continue
		}
		out = append(out, isnad.Judgement{ID: fmt.Sprintf("j%d", i), A: a, B: b,
			Verdict: rapid.SampledFrom([]string{"same", "different", "unsure"}).Draw(t, "verdict"),
			By:      rapid.SampledFrom([]string{"Salma", Machine}).Draw(t, "by"),
			At:      fmt.Sprintf("2024-05-0%dT00:00:00Z", i+1)})
	}
	return out
}

func TestOrderOfArrivalChangesOnlyIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawReports(t)
		js := drawJudgements(t, in)
		want := anonymous(build(in, js...))
		got := anonymous(build(shuffled(t, in), js...))
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawReports(t)
		res := build(in, drawJudgements(t, in)...)
		seen := map[string]bool{}
		for _, inc := range res.Incidents {
			for _, c := range inc.Claims {
				if seen[c] {
					t.Fatalf("claim %s is in two incidents", c)
				}
				seen[c] = true
			}
		}
		for _, x := range in {
			if !seen[x.Claim.ID] {
				t.Fatalf("claim %s is in no incident", x.Claim.ID)
			}
		}
		byID := map[string]*isnad.Event{}
		for i := range res.Events {
			e := &res.Events[i]
			byID[e.ID] = e
			for _, r := range Rules {
				under := Under(*e, r)
				for _, x := range []*isnad.Tally{under.Killed, under.Injured} {
					if x != nil && (x.Low < 0 || x.Low > x.Best || x.Best > x.High || x.High >= open) {
						t.Fatalf("%s by %s: %v", e.ID, r, x)
					}
				}
			}
			for _, c := range e.Contradictions {
				if len(c.Claims[0]) == 0 || len(c.Claims[1]) == 0 {
					t.Fatalf("one-sided contradiction %v", c)
				}
			}
		}
		for _, e := range res.Events {
			for _, p := range e.SumOf {
				if !slices.Contains(byID[p].PartOf, e.ID) {
					t.Fatalf("%s sums %s up, which does not know", e.ID, p)
				}
			}
			if nested(byID, e.ID, e.ID, 0) {
				t.Fatalf("%s lies inside itself", e.ID)
			}
		}
	})
}

func nested(byID map[string]*isnad.Event, id, in string, depth int) bool {
	for _, p := range byID[in].SumOf {
		if p == id || depth > 50 || nested(byID, id, p, depth+1) {
			return true
		}
	}
	return false
}

func TestTallyNeverCountsTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := build(drawReports(t)).Events
		total := Tally(events)
		if len(total) == 0 {
			return
		}
		byID := map[string]*isnad.Event{}
		for i := range events {
			byID[events[i].ID] = &events[i]
		}
		for _, outcome := range outcomes {
			var used []string
			for _, u := range total[0].Used {
				if u.Outcome == outcome {
					used = append(used, u.Event)
				}
			}
			for _, a := range used {
				for _, b := range used {
					if a != b && nested(byID, b, a, 0) {
						t.Fatalf("%s and %s inside it are both counted", a, b)
					}
				}
			}
		}
		for _, by := range []Dimension{ByPlace, ByMonth, ByType} {
			var killed, injured isnad.Tally
			n := 0
			for _, r := range Tally(events, by) {
				n += r.Events
				for _, x := range []struct{ sum, part *isnad.Tally }{{&killed, r.Killed}, {&injured, r.Injured}} {
					if x.part != nil {
						x.sum.Low, x.sum.Best, x.sum.High = x.sum.Low+x.part.Low, x.sum.Best+x.part.Best, x.sum.High+x.part.High
					}
				}
			}
			if n != total[0].Events || total[0].Killed != nil && killed != *total[0].Killed || total[0].Injured != nil && injured != *total[0].Injured {
				t.Fatalf("by %s: %d events, %v killed, %v injured; in all %d, %v, %v", by, n, killed, injured,
					total[0].Events, total[0].Killed, total[0].Injured)
			}
		}
	})
}

func TestAnotherClaimOnlyWidens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figure := func(c *isnad.Claim) {
			switch low := rapid.IntRange(0, 60).Draw(t, "low"); rapid.IntRange(0, 3).Draw(t, "bound") {
			case 0:
				count("killed", low, -1)(c)
			case 1:
				count("killed", -1, low)(c)
			default:
				count("killed", low, low+rapid.IntRange(0, 9).Draw(t, "more"))(c)
			}
		}
		var items []*item
		var before *isnad.Tally
		for i := range rapid.IntRange(2, 8).Draw(t, "claims") {
			r := rep{id: fmt.Sprint("r", i), outlet: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "outlet"),
				published: rapid.SampledFrom([]string{"", "2016-09-05", "2016-09-06"}).Draw(t, "published"),
				claims:    []isnad.Claim{claim(carBomb, "حمص", figure)}}
			items = append(items, prepare(inputs(r), nil)...)
			now := Conservative.tally("killed", voices(items, killed))
			if before != nil && (now.Low > before.Low || now.High < before.High) {
				t.Fatalf("claim %d: %v became %v", i, before, now)
			}
			before = now
		}
	})
}

func TestJudgementsAreHonoured(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawReports(t)
		before := build(in)
		a := rapid.SampledFrom(in).Draw(t, "a").Claim.ID
		b := rapid.SampledFrom(in).Draw(t, "b").Claim.ID
		if a == b {
			return
		}
		verdict := rapid.SampledFrom([]string{"same", "different"}).Draw(t, "verdict")
		j := isnad.Judgement{ID: "j1", A: a, B: b, Verdict: verdict, By: "Salma", At: "2024-05-02T00:00:00Z"}
		machine := isnad.Judgement{ID: "j0", A: b, B: a, Verdict: "same", By: Machine, At: "2024-05-03T00:00:00Z"}
		if verdict == "same" {
			machine.Verdict = "different"
		}
		res := build(in, machine, j)
		if got := incidentWith(res, a) == incidentWith(res, b); got != (verdict == "same") {
			t.Fatalf("a person says %s, joined: %v", verdict, got)
		}
		taken := []isnad.Judgement{j, {ID: "j2", Retracts: "j1", By: "Salma", At: "2024-05-04T00:00:00Z"}}
		if diff := gocmp.Diff(anonymous(before), anonymous(build(in, taken...))); diff != "" {
			t.Fatalf("a retraction does not restore: %s", diff)
		}
		again := append(taken, isnad.Judgement{ID: "j3", Retracts: "j2", By: "Salma", At: "2024-05-05T00:00:00Z"})
		if diff := gocmp.Diff(anonymous(build(in, j)), anonymous(build(in, again...))); diff != "" {
			t.Fatalf("a retraction taken back does not restore: %s", diff)
		}
	})
}

func incidentWith(res Result, claim string) string {
	for _, inc := range res.Incidents {
		if slices.Contains(inc.Claims, claim) {
			return inc.ID
		}
	}
	return ""
}

func TestCompareSaysWhatBuildSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawReports(t)
		byID := map[string]Input{}
		for _, x := range in {
			byID[x.Claim.ID] = x
		}
		for _, e := range build(in).Edges {
			if e.Reasons != nil { // all that two reports tell of it, or a toll that joined the only attack
				continue
			}
			got, err := Explain(e, byID[e.B], byID[e.A], nil)
			if err != nil {
				t.Fatal(err)
			}
			sum := 0.0
			for _, r := range got.Reasons {
				sum += r.Points
			}
			if len(got.Reasons) == 0 || math.Abs(sum-e.Score) > 0.02 && e.Score != never {
				t.Fatalf("reasons come to %.2f: %v", sum, got)
			}
			if sameText := byID[e.A].TextKey == byID[e.B].TextKey; sameText && got.Reasons[len(got.Reasons)-1].Feature == "reports" {
				t.Fatalf("one report: %v", got)
			}
		}
	})
	in := inputs(rep{id: "r", claims: []isnad.Claim{claim("statement", "حمص"), claim(carBomb, "حمص")}})
	if _, err := Compare(in[0], in[1], nil); err == nil {
		t.Error("a statement is compared with a bomb")
	}
}

func TestProgress(t *testing.T) {
	in := many(1000)
	last, total, calls := 0, 0, 0
	Build(in, nil, Options{Progress: func(done, of int) {
		if done < last || done > of || total != 0 && of != total {
			t.Fatalf("%d of %d after %d of %d", done, of, last, total)
		}
		last, total = done, of
		calls++
	}})
	if last != total || calls < 50 || calls > 1000 {
		t.Errorf("%d calls, the last %d of %d", calls, last, total)
	}
}

func TestScoreIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := prepare(drawReports(t), nil)
		for _, a := range items {
			for _, b := range items {
				if a == b {
					continue
				}
				x, _ := usual.score(a, b, false)
				y, why := usual.score(b, a, true)
				if x != y {
					t.Fatalf("%v against %v: %v", x, y, why)
				}
				sum := 0.0
				for _, r := range why {
					sum += r.Points
				}
				if y > never && math.Abs(sum-y) > 1e-9 {
					t.Fatalf("reasons sum to %v, not %v: %v", sum, y, why)
				}
			}
		}
	})
}
