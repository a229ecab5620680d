package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// victimsLedger holds two invented reports that name victims of one shelling, spelled
// otherwise.
func victimsLedger(t testing.TB) *store.Ledger {
	t.Helper()
	l := emptyLedger(t)
	for id, name := range map[string]string{"first": "أحمد عبد الله المثال", "second": "احمد عبدالله المثال"} {
		text := "قتل " + name + " في قصف على بلدة الغيمة الأحد."
		place := quote(t, text, "الغيمة", 1)
		d := isnad.Document{ID: id, Outlet: "وكالة " + id, Published: "2031-03-10", Text: text}
		one := 1
		c := isnad.Claim{Doc: id, Type: "assault.shelling", Quote: quote(t, text, "قتل "+name+" في قصف على بلدة الغيمة الأحد", 1), Trigger: quote(t, text, "قصف", 1),
			Place:  &isnad.Place{Text: &place, Name: "الغيمة", Country: "SY", Relation: isnad.In, ID: "g:ghaima", Kind: "town", Within: []string{"g:sy"}, Precision: "town"},
			Time:   isnad.Time{Value: word("2031-03-09")},
			Counts: []isnad.Count{{Outcome: "killed", Low: &one, High: &one, Who: "persons", Quote: quote(t, text, name, 1)}}, Victims: []isnad.Victim{{Name: name, Age: num(24)}},
			Modality: isnad.Asserted, Rule: "strike.verbal_clause"}
		c.Seal(d.Key())
		if _, err := l.Add(t.Context(), &d, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return l
}

// Two names of one person are never merged but by a person, without script and by the API.
func TestNamedVictims(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		words := localeOf(t, lang, false)
		l := victimsLedger(t)
		w := openWindow(t, served(t, l))
		page := w.open(t, "/victims?lang="+string(lang))
		wants(t, page, "أحمد عبد الله المثال", "احمد عبدالله المثال", words.A("victims.why.spelling"), "24")
		done := w.send(t, page, http.StatusOK, url.Values{"verdict": {"same"}, "by": {"سلمى حداد"}, "why": {""}})
		wants(t, done, words.A("judged.recorded"), words.A("verdict.victim.same"))
		if persons, open, err := l.Victims(t.Context()); err != nil || len(persons) != 1 || len(open) != 0 || len(persons[0].Names) != 2 {
			t.Fatalf("persons %v, open %v, %v", persons, open, err)
		}
		wants(t, w.open(t, "/review/log"), words.A("verdict.victim.same"), "احمد عبدالله المثال")
		back := w.send(t, w.open(t, "/review"), http.StatusOK, url.Values{"retracts": {judgementIDs(t, l)[0]}})
		wants(t, back, words.A("entry.retract"))
		wants(t, w.open(t, "/victims"), words.A("victims.why.spelling"))
	}
}

func TestAPINamedVictims(t *testing.T) {
	l := victimsLedger(t)
	h := handler(t, l)
	var open struct {
		Count int
		Open  []link.Likeness
	}
	if err := json.Unmarshal(call(t, h, "GET", "/api/v1/victims?open=1", "").Body.Bytes(), &open); err != nil || open.Count != 1 {
		t.Fatalf("open: %+v, %v", open, err)
	}
	rule := func(names ...string) int {
		value, err := json.Marshal(names)
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(isnad.Judgement{A: open.Open[0].A.Claim, B: open.Open[0].B.Claim, Verdict: "different", Field: isnad.OfVictims, Value: string(value), By: "Salma"})
		if err != nil {
			t.Fatal(err)
		}
		return call(t, h, "POST", "/api/v1/judgements", string(body)).Code
	}
	for _, wrong := range [][]string{nil, {"أحمد"}, {"فلان", "علان"}} {
		if got := rule(wrong...); got != http.StatusUnprocessableEntity {
			t.Errorf("%q: status %d", wrong, got)
		}
	}
	if got := rule(open.Open[0].A.Name, open.Open[0].B.Name); got != http.StatusCreated {
		t.Fatalf("status %d", got)
	}
	var all struct {
		Count   int
		Victims []link.Victim
	}
	if err := json.Unmarshal(call(t, h, "GET", "/api/v1/victims", "").Body.Bytes(), &all); err != nil || all.Count != 2 || len(all.Victims) != 2 {
		t.Errorf("persons: %+v, %v", all, err)
	}
	if err := json.Unmarshal(call(t, h, "GET", "/api/v1/victims?open=1", "").Body.Bytes(), &open); err != nil || open.Count != 0 {
		t.Errorf("still open: %+v, %v", open, err)
	}
}
