package store_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// town makes the place of a claim: a town of one of two governorates of a country, one
// of these, or the country.
func town(r *rand.Rand) *isnad.Place {
	country := []string{"SY", "IQ"}[r.IntN(2)]
	gov := fmt.Sprint("محافظة ", r.IntN(2), country)
	p := &isnad.Place{Country: isnad.Known(country), Relation: isnad.In}
	switch r.IntN(8) {
	case 0:
		return nil
	case 1:
		p.Name, p.ID, p.Kind = country, country, "country"
	case 2:
		p.Name, p.ID, p.Kind, p.Admin1, p.Within = gov, "g"+gov, "governorate", isnad.Known(gov), []string{country}
	default:
		name := fmt.Sprint("بلدة ", r.IntN(3), gov)
		p.Name, p.ID, p.Kind, p.Admin1, p.Within = name, "t"+name, "town", isnad.Known(gov), []string{"g" + gov, country}
	}
	return p
}

// told are words by which reports are alike, or not.
var told = strings.Fields("السوق المستشفى الجسر الفرن الحافلة المدرسة القافلة المطار الحاجز المخيم الميناء الملعب المصنع الحديقة")

// some makes a report of several claims, published on a day of a year.
func some(r *rand.Rand, i int) (*isnad.Document, []isnad.Claim) {
	published := time.Date(2013, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(14)*r.IntN(28))
	id := fmt.Sprint("r", i)
	d := &isnad.Document{ID: id, URL: "https://example.org/" + id, Text: "خبر " + id, Outlet: fmt.Sprint("outlet ", r.IntN(4)), Published: published.Format(time.DateOnly)}
	if r.IntN(12) == 0 {
		d.Text = fmt.Sprint("خبر r", r.IntN(i+1)) // a copy
	}
	if r.IntN(9) == 0 {
		d.Published = "" // its claims have days only where these are told
	}
	var claims []isnad.Claim
	for j := range 1 + r.IntN(4) {
		n := []int{3, 5, 12, 12, 20, 40}[r.IntN(6)]
		day := func(back int) string { return published.AddDate(0, 0, -back).Format(time.DateOnly) }
		words := "قتل في هجوم"
		for range r.IntN(4) {
			words += " " + told[r.IntN(len(told))]
		}
		c := isnad.Claim{Type: []string{"assault.car_bomb", "assault.shelling", "clash", "toll", "control.capture", "statement"}[r.IntN(6)],
			Modality: isnad.Asserted, Quote: isnad.Quote{Start: 20 * j, End: 20*j + 15, Exact: words},
			Trigger: isnad.Quote{Start: 20 * j, End: 20*j + 5, Exact: "هجوم"},
			Place:   town(r), Actors: []string{}, Targets: []string{}, Source: []string{},
			Counts: []isnad.Count{{Outcome: "killed", Low: &n, High: &n, Who: "persons"}}}
		if r.IntN(9) == 0 {
			c.Modality = []isnad.Modality{isnad.Denied, isnad.Planned}[r.IntN(2)]
		}
		if value := []string{"", "", day(0), day(0), day(1), day(2), day(20) + "/" + day(0), day(400) + "/" + day(0), day(9)[:7]}[r.IntN(9)]; value != "" {
			c.Time.Value = &value
		}
		c.Seal(d.Key())
		claims = append(claims, c)
	}
	return d, claims
}

// ruling makes a judgement of any kind on the claims, or takes back one of those made.
func ruling(r *rand.Rand, claims []isnad.Claim, made []isnad.Judgement) isnad.Judgement {
	c := claims[r.IntN(len(claims))]
	j := isnad.Judgement{A: c.ID, By: "Salma"}
	switch r.IntN(9) {
	case 0, 1:
		j.B, j.Verdict = claims[len(claims)-1].ID, []string{"same", "different", "unsure"}[r.IntN(3)]
		if j.A == j.B {
			j.B, j.Verdict = "", "accept"
		}
	case 2:
		j.Verdict, j.Field, j.Value = "correct", "killed", []string{"null", `{"low": 7, "high": 7}`}[r.IntN(2)]
	case 3:
		j.Verdict, j.Field = "correct", "time"
		j.Value = fmt.Sprintf("%q", []string{"2013-05-05", "2015-02", "2014-01-09"}[r.IntN(3)])
	case 4:
		place, _ := json.Marshal(town(r))
		j.Verdict, j.Field, j.Value = "correct", "place", string(place)
	case 5:
		j.Verdict, j.Field, j.Value = "correct", "type", []string{`"statement"`, `"clash"`, `"assault.shelling"`}[r.IntN(3)]
	case 6:
		j.Verdict = []string{"reject", "reject", "accept"}[r.IntN(3)]
	default:
		if len(made) > 0 {
			return isnad.Judgement{Retracts: made[r.IntN(len(made))].ID, By: "Salma"}
		}
		j.Verdict = "reject"
	}
	return j
}

// Adding reports and judging, one after another, gives the ledger that a rebuild gives.
func TestIncrement(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 1))
		one, other := open(t, filepath.Join(t.TempDir(), "one.db")), open(t, filepath.Join(t.TempDir(), "other.db"))
		var claims []isnad.Claim
		var made []isnad.Judgement
		rebuilt := 0
		update := func() {
			whole := false // only a rebuild tells how far it is
			if err := one.Update(t.Context(), func(int, int) { whole = true }); err != nil {
				t.Fatal(err)
			}
			if whole {
				rebuilt++
			}
		}
		for i := range 60 {
			d, c := some(r, i)
			add(t, one, d, c)
			add(t, other, d, c)
			claims = append(claims, c...)
			for range r.IntN(3) {
				j := ruling(r, claims, made)
				if r.IntN(5) == 0 {
					j = addition(t, d, c[0], 3+r.IntN(9))
				}
				j.At = time.Date(2031, 1, 1, 0, 0, len(made), 0, time.UTC).Format("2006-01-02T15:04:05.000000Z07:00")
				for _, l := range []*store.Ledger{other, one} {
					kept, err := l.Judge(t.Context(), j)
					if err != nil {
						t.Fatal(err)
					}
					j.ID = kept.ID
				}
				made = append(made, j)
				if r.IntN(2) == 0 {
					update()
				}
			}
			update()
			if stale(t, one) {
				t.Fatal("stale after an update")
			}
			if i%10 != 9 {
				continue
			}
			if err := other.Rebuild(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(derived(t, other), derived(t, one)); diff != "" {
				t.Fatalf("seed %d, %d reports (-rebuilt +updated):\n%s", seed, i+1, diff)
			}
		}
		if rebuilt > 2 { // the first, and one that somebody corrected much of
			t.Errorf("seed %d: %d of 60 additions linked everything anew", seed, rebuilt)
		}
	}
}

// What the ledger holds otherwise than the region of an addition gives it is mended all the
// same.
func TestUpdateOfWhatDependsOnMore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "one.db")
	one, other := open(t, path), open(t, filepath.Join(t.TempDir(), "other.db"))
	day := "2013-10-17"
	for i, outlet := range []string{"a", "b"} {
		n := 12
		d := &isnad.Document{ID: outlet, Text: "تفجير سيارة مفخخة في السوق " + outlet, Outlet: outlet, Published: day}
		c := isnad.Claim{Type: "assault.car_bomb", Modality: isnad.Asserted, Quote: isnad.Quote{End: 17, Exact: "تفجير سيارة مفخخة"},
			Trigger: isnad.Quote{End: 5, Exact: "تفجير"}, Time: isnad.Time{Value: &day},
			Place:  &isnad.Place{Name: "بلدة", Country: "SY", Admin1: "حمص", Relation: isnad.In},
			Counts: []isnad.Count{{Outcome: "killed", Low: &n, High: &n, Who: "persons"}}}
		c.Seal(d.Key())
		for _, l := range []*store.Ledger{one, other} {
			add(t, l, d, []isnad.Claim{c})
		}
		if err := one.Update(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.ExecContext(t.Context(), `UPDATE events SET body = json_set(body, '$.type', 'clash')`); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := other.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	want := derived(t, other)
	if diff := cmp.Diff(want, derived(t, one)); diff != "" || len(want.Events) != 1 {
		t.Errorf("%d events, want 1 (-rebuilt +updated):\n%s", len(want.Events), diff)
	}
}

// table is all that is derived, but for the ids that an incident had before.
type table struct {
	Events    []isnad.Event
	Incidents []isnad.Incident
	Edges     map[string][]link.Edge
	Doubts    []store.Doubt
}

func derived(t *testing.T, l *store.Ledger) table {
	t.Helper()
	var out table
	var err error
	if out.Events, err = l.Events(t.Context(), store.EventFilter{}); err != nil {
		t.Fatal(err)
	}
	if out.Incidents, err = l.Incidents(t.Context()); err != nil {
		t.Fatal(err)
	}
	if out.Doubts, _, err = l.Doubts(t.Context(), 0, -1); err != nil {
		t.Fatal(err)
	}
	out.Edges = map[string][]link.Edge{}
	for i := range out.Incidents {
		out.Incidents[i].Aliases = nil
		for _, c := range out.Incidents[i].Claims {
			if out.Edges[c], err = l.Edges(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}
