package store_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// While a ledger grows, is judged and is read again, what it holds in memory of places and
// issues is what a ledger that was just opened makes of all claims.
func TestFollowedLikeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	r := rand.New(rand.NewPCG(8, 1))
	l := open(t, path)
	var claims []isnad.Claim
	var made []isnad.Judgement
	for i := range 60 {
		switch d, c := some(r, i); {
		case i > 10 && i%3 == 0:
			j, err := l.Judge(t.Context(), ruling(r, claims, made))
			if err != nil {
				t.Fatal(err)
			}
			made = append(made, j)
		default:
			for k := range c {
				c[k].Actors = []string{[]string{"الجيش", "الفصائل"}[r.IntN(2)]}
				if c[k].Type == "statement" {
					c[k].Issue, c[k].Stance = fmt.Sprint("مؤتمر ", r.IntN(5)), []string{"for", "against"}[r.IntN(2)]
				}
				c[k].Seal(d.Key())
			}
			add(t, l, d, c)
			claims = append(claims, c...)
			if i%7 == 0 { // a reading that finds less
				add(t, l, d, c[1:])
			}
		}
		opened, err := store.OpenExisting(t.Context(), path, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(followed(t, opened), followed(t, l)); diff != "" {
			t.Fatalf("after step %d (-anew +held):\n%s", i, diff)
		}
		if err := opened.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(followed(t, l)) < 4000 {
		t.Error("hardly anything was followed")
	}
}

// followed is what claims say of places and issues, as JSON.
func followed(t *testing.T, l *store.Ledger) string {
	t.Helper()
	controls, err := l.Controls(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	positions, err := l.Positions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.MarshalIndent([]any{controls, positions}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
