package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// The order of questions stands for a round: a reviewer who comes back goes on behind the last
// that was decided, and what came meanwhile waits.
func TestRound(t *testing.T) {
	l := reviewLedger(t)
	server := served(t, l)
	w := openWindow(t, server)
	asked := w.send(t, w.open(t, "/review?lang=en"), http.StatusOK, url.Values{"verdict": {"unsure"}, "by": {"Salma"}})
	wants(t, asked, "No open questions", "Last judged on 1 April 2031 : 1 judgement")
	w.send(t, w.open(t, "/review"), http.StatusOK, url.Values{"retracts": {judgementIDs(t, l)[0]}})
	wants(t, w.open(t, "/review"), "Question 1 of 1")
	later := isnad.Document{ID: "later", Outlet: "وكالة later", Published: "2031-03-10", Text: "قتل 170 شخصا في غارة طائرة مجهولة على السوق في بلدة الريحان الأحد."}
	for _, x := range []struct {
		id, trigger, text, code string
		dead                    int
	}{
		{"raid2", "غارة", "قتل 170 شخصا في غارة طائرة مجهولة على السوق في بلدة الريحان الأحد.", "assault.airstrike", 170},
		{"guns2", "قصف", "أدى قصف كتيبة المثال مدرسة في بلدة الريحان مساء الأحد إلى سقوط 29 قتيلا.", "assault.shelling", 29},
	} {
		later.ID, later.Text, later.Outlet = x.id, x.text, "وكالة "+x.id
		place, dead, day := quote(t, x.text, "الريحان", 1), x.dead, "2031-03-09"
		c := isnad.Claim{Doc: x.id, Type: x.code, Quote: quote(t, x.text, strings.TrimSuffix(x.text, "."), 1), Trigger: quote(t, x.text, x.trigger, 1),
			Place: &isnad.Place{Text: &place, Name: "الريحان", Country: "SY", Relation: isnad.In, ID: "g:rihan", Kind: "town", Within: []string{"g:sy"}, Precision: "town"},
			Time:  isnad.Time{Value: &day}, Actors: []string{map[string]string{"raid2": "طائرة مجهولة", "guns2": "كتيبة المثال"}[x.id]}, Targets: []string{map[string]string{"raid2": "السوق", "guns2": "مدرسة"}[x.id]},
			Weapon:   isnad.Known(map[string]string{"raid2": "صاروخ"}[x.id]),
			Counts:   []isnad.Count{{Outcome: "killed", Low: &dead, High: &dead, Who: "persons", Quote: quote(t, x.text, fmt.Sprint(dead), 1)}},
			Modality: isnad.Asserted, Rule: "strike.verbal_clause"}
		c.Seal(later.Key())
		if _, err := l.Add(t.Context(), &later, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Update(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	page := w.open(t, "/review")
	wants(t, page, "Question 1 of 1", "1 new question waits for the next round")
	resp, err := w.PostForm(server.URL+"/review", url.Values{"token": {strings.Split(strings.Split(page, `name="token" value="`)[1], `"`)[0]}})
	page = w.read(t, resp, err, http.StatusOK)
	wants(t, page, "Question 1 of 2")
	skipped := w.send(t, page, http.StatusOK, url.Values{"verdict": {"skip"}})
	wants(t, skipped, "Skip to the next", "Question 2 of 2")
	page = w.send(t, skipped, http.StatusOK, url.Values{"verdict": {"skip"}})
	wants(t, page, "Question 1 of 2") // what was skipped comes again when no other is left
	if _, open, err := l.Doubts(t.Context(), 0, 0); err != nil || open != 2 {
		t.Errorf("%d questions are open behind two that were skipped, %v", open, err)
	}
	second := w.open(t, "/review?at=2")
	wants(t, second, "Question 2 of 2")
	w.send(t, page, http.StatusOK, url.Values{"verdict": {"unsure"}})
	wants(t, w.open(t, "/review"), "Question 2 of 2")
	var doubts struct{ Count int }
	if err := json.NewDecoder(get(t, handler(t, l), "/api/v1/doubts").Body).Decode(&doubts); err != nil || doubts.Count != 1 {
		t.Errorf("%d questions are open, %v", doubts.Count, err)
	}
}
