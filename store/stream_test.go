package store_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// A stream gives what Events gives, in windows, with the report of each claim.
func TestTellings(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "a.db"))
	value := "2031-03-01"
	for d := range 3 {
		doc := &isnad.Document{ID: fmt.Sprint("d", d), Text: fmt.Sprint("نص ", d), Outlet: "وكالة"}
		var claims []isnad.Claim
		for i := range 170 {
			c := isnad.Claim{Type: "assault.shelling", Doc: doc.ID, Modality: isnad.Asserted, Actors: []string{"فصيل"},
				Place: &isnad.Place{Name: fmt.Sprintf("قرية %d", d*170+i), ID: fmt.Sprint("p", d*170+i), Kind: "village", Relation: isnad.In},
				Time:  isnad.Time{Value: &value}}
			if i == 0 {
				c.Actors = []string{"الجيش"}
			}
			c.Seal(doc.Key())
			claims = append(claims, c)
		}
		add(t, l, doc, claims)
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	for _, f := range []store.EventFilter{{}, {Limit: 1}, {Limit: 200}, {Limit: 201}, {Actor: "الجيش"}, {Actor: "غيره"}, {Place: "p300"}} {
		want, err := l.Events(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for e, err := range l.Tellings(t.Context(), f) {
			if err != nil {
				t.Fatal(err)
			}
			if n >= len(want) || e.ID != want[n].ID || len(e.Claims) != len(want[n].Claims) {
				t.Fatalf("%+v: event %d is %s", f, n, e.ID)
			}
			for i := range e.Claims {
				if r := e.Reports[e.Claims[i].ID]; r == nil || r.ID != e.Claims[i].Doc || r.Text != "" {
					t.Fatalf("%+v: the report of %s is %+v", f, e.Claims[i].ID, r)
				}
			}
			n++
		}
		if n != len(want) {
			t.Errorf("%+v: %d events, want %d", f, n, len(want))
		}
	}
	if got, _ := l.Events(t.Context(), store.EventFilter{Actor: "الجيش"}); len(got) != 3 {
		t.Errorf("%d events of الجيش", len(got))
	}
	for range l.Tellings(t.Context(), store.EventFilter{}) {
		break // and the ledger can be used again
	}
	claims := 0
	for c, err := range l.AllClaims(t.Context()) {
		if err != nil || c.Event == "" || c.DocKey == "" {
			t.Fatalf("%+v, %v", c, err)
		}
		claims++
	}
	docs := 0
	for _, err := range l.AllDocuments(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		docs++
	}
	if claims != 510 || docs != 3 {
		t.Errorf("%d claims, %d documents", claims, docs)
	}
}
