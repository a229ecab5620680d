package link

import (
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/isnad-project/isnad"
)

func called(names ...string) edit {
	return func(c *isnad.Claim) {
		for _, n := range names {
			c.Victims = append(c.Victims, isnad.Victim{Name: n})
		}
	}
}

func onVictims(id, verdict string, a, b isnad.Claim, names ...string) isnad.Judgement {
	return isnad.Judgement{ID: id, A: a.ID, B: b.ID, Verdict: verdict, Field: isnad.OfVictims, Value: fmt.Sprintf("[%q, %q]", names[0], names[1]),
		By: "Salma", At: "2024-05-0" + id[1:] + "T00:00:00Z"}
}

func TestVictims(t *testing.T) {
	reports := inputs(
		rep{id: "r1", outlet: "A", published: "2016-09-06", claims: []isnad.Claim{
			claim(shelling, "حمص", at("2016-09-05"), kill(2), called("أحمد علي الخطيب", "هدى سالم"))}},
		rep{id: "r2", outlet: "B", published: "2016-09-07", claims: []isnad.Claim{
			claim(shelling, "حمص", at("2016-09-05"), kill(2), called("احمد الخطيب", "سالم هدى")),
			claim(shelling, "حلب", at("2016-09-05"), kill(1), called("هدي سالم"))}},
		rep{id: "r3", outlet: "C", published: "2018-09-07", claims: []isnad.Claim{
			claim(shelling, "حمص", at("2018-09-05"), kill(1), called("أحمد علي الخطيب"))}})
	one, other := reports[0].Claim, reports[1].Claim
	ask := func(js ...isnad.Judgement) (int, []Likeness, []Conflict) {
		persons, open, conflicts := Victims(reports, js, nil, nil)
		return len(persons), open, conflicts
	}
	n, open, _ := ask()
	if n != 6 {
		t.Errorf("%d persons: names alike are taken for one without anybody's word", n)
	}
	if len(open) != 1 || open[0].Why != sameEnds || !slices.Contains([]string{one.ID, other.ID}, open[0].A.Claim) {
		t.Errorf("open: %+v", open)
	}
	same := onVictims("j1", "same", one, other, "أحمد علي الخطيب", "احمد الخطيب")
	if n, open, _ := ask(same); n != 5 || len(open) != 0 {
		t.Errorf("held to be one: %d persons, open %v", n, open)
	}
	for _, verdict := range []string{"different", "unsure"} {
		if n, open, _ := ask(onVictims("j1", verdict, other, one, "احمد الخطيب", "أحمد علي الخطيب")); n != 6 || len(open) != 0 {
			t.Errorf("%s: %d persons, open %v", verdict, n, open)
		}
	}
	back := isnad.Judgement{ID: "j2", Retracts: "j1", By: "Salma", At: "2024-05-02T00:00:00Z"}
	if n, open, _ := ask(same, back); n != 6 || len(open) != 1 {
		t.Errorf("taken back: %d persons, open %v", n, open)
	}
	machine := same
	machine.By = Machine
	if n, _, _ := ask(machine); n != 6 {
		t.Errorf("the machine's word made %d persons", n)
	}
	if diff := gocmp.Diff(build(reports), build(reports, same)); diff != "" {
		t.Errorf("a ruling on persons links happenings: %s", diff)
	}
}

// Whatever people say, each naming is of one person, and who is held to be another stays one.
func TestVictimsAreAPartition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in []Input
		var claims []isnad.Claim
		for i := range rapid.IntRange(2, 5).Draw(t, "reports") {
			c := claim(shelling, "حمص", called(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"أحمد علي", "احمد علي حسن", "هدى"}), 1, 3, rapid.ID).Draw(t, "names")...))
			x := inputs(rep{id: fmt.Sprint("r", i), claims: []isnad.Claim{c}})
			x[0].Seq = i + 1
			in, claims = append(in, x...), append(claims, x[0].Claim)
		}
		var js []isnad.Judgement
		for i := range rapid.IntRange(0, 4).Draw(t, "rulings") {
			a, b := rapid.SampledFrom(claims).Draw(t, "a"), rapid.SampledFrom(claims).Draw(t, "b")
			if a.ID != b.ID {
				js = append(js, onVictims(fmt.Sprint("j", i+1), rapid.SampledFrom([]string{"same", "different", "unsure"}).Draw(t, "verdict"), a, b,
					rapid.SampledFrom(a.Victims).Draw(t, "one").Name, rapid.SampledFrom(b.Victims).Draw(t, "other").Name))
			}
		}
		persons, open, conflicts := Victims(in, js, nil, nil)
		of := map[string]int{}
		total := 0
		for i, p := range persons {
			for _, n := range p.Namings {
				of[n.Claim+n.Name] = i
				total++
			}
		}
		want := 0
		for _, c := range claims {
			want += len(c.Victims)
		}
		if total != want || len(of) != want {
			t.Fatalf("%d namings among the persons, %d in the claims", total, want)
		}
		last := map[[2]string]isnad.Judgement{}
		for _, j := range js {
			said, _ := j.Victims()
			key := [2]string{min(j.A+said[0], j.B+said[1]), max(j.A+said[0], j.B+said[1])}
			last[key] = j
		}
		for key, j := range last {
			together := of[key[0]] == of[key[1]]
			honoured := !slices.ContainsFunc(conflicts, func(c Conflict) bool { return c.Judgement == j.ID })
			if j.Verdict == "different" && together || j.Verdict == "same" && !together && honoured {
				t.Fatalf("%s: %v, together %v", j.Verdict, key, together)
			}
		}
		again, reopened, _ := Victims(shuffled(t, in), js, nil, nil)
		if diff := gocmp.Diff([]any{persons, open}, []any{again, reopened}); diff != "" {
			t.Fatalf("the order of arrival changes persons: %s", diff)
		}
	})
}

// Of all pairs of namings that may be one person, so many are asked about as the rest follows from,
// and none twice: found by names and days as by comparing all with all.
func TestVictimQuestionsSpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in []Input
		for i := range rapid.IntRange(2, 12).Draw(t, "reports") {
			edits := []edit{called(rapid.SampledFrom([]string{"أحمد علي", "احمد علي حسن", "أحمد حسن", "هدى", "أبو البراء", "ابو البراء علي", "علي احمد"}).Draw(t, "name"))}
			if day := rapid.SampledFrom([]string{"", "2031-01-05", "2031-01-30", "2031-03-05", "2031-01-01/2031-06-01"}).Draw(t, "day"); day != "" {
				edits = append(edits, at(day))
			}
			published := rapid.SampledFrom([]string{"", "2031-02-01", "2031-09-01"}).Draw(t, "published")
			x := inputs(rep{id: fmt.Sprint("r", i), published: published, claims: []isnad.Claim{claim(shelling, rapid.SampledFrom([]string{"حمص", "حلب"}).Draw(t, "place"), edits...)}})
			x[0].Seq = i + 1
			in = append(in, x...)
		}
		_, open, _ := Victims(in, nil, nil, nil)
		v := &victims{index: map[string]int{}}
		for _, it := range admitted(in, nil, nil) {
			v.add(it, "")
		}
		one := newForest(len(v.all))
		can := map[string]string{}
		for i := range v.all {
			for j := range v.all[:i] {
				a, b := &v.all[j], &v.all[i]
				if why := likeNames(a.parts, b.parts); why != "" && canBeOne(a, b) {
					one.join(int32(i), int32(j))
					can[a.Claim+b.Claim] = why
				}
			}
		}
		persons := 0
		for range one.trees() {
			persons++
		}
		asked := newForest(len(v.all))
		for _, q := range open {
			if can[q.A.Claim+q.B.Claim] != q.Why {
				t.Fatalf("asked: %+v", q)
			}
			asked.join(int32(v.index[q.A.Claim+"\x00"+q.A.Name]), int32(v.index[q.B.Claim+"\x00"+q.B.Name]))
		}
		if len(open) != len(v.all)-persons {
			t.Fatalf("%d questions on %d namings of at least %d persons", len(open), len(v.all), persons)
		}
		for i := range v.all {
			if (one.find(int32(i)) == 0) != (asked.find(int32(i)) == 0) {
				t.Fatalf("naming %d is left out", i)
			}
		}
	})
}
