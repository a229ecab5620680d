package web

import (
	"fmt"
	"html/template"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// Of each party the page says where it stands by its last word, since when, and where it stood
// before; the issue's own page has all that was said, newest first.
func TestPositions(t *testing.T) {
	l, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "isnad.db"), fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	for i, x := range []struct{ day, who, stance, condition string }{
		{"2031-02-01", "وفد الشمال", "for", ""}, {"2031-02-05", "وفد الجنوب", "for", ""}, {"2031-02-11", "وفد الشمال", "against", ""},
		{"2031-02-20", "وفد الشمال", "against", ""}, {"2031-03-02", "وفد الجنوب", "conditional", "إطلاق الأسرى"},
	} {
		text := fmt.Sprintf("أعلن %s موقفه من لقاء الوادي للمرة %d.", x.who, i+1)
		d := &isnad.Document{ID: fmt.Sprint("talk", i), Outlet: "وكالة الوادي", Published: x.day, Text: text}
		c := isnad.Claim{Doc: d.ID, Type: "statement", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "أعلن", 1), Modality: isnad.Asserted,
			Actors: []string{x.who}, Targets: []string{}, Source: []string{}, Issue: "لقاء الوادي", Stance: x.stance, Condition: x.condition}
		c.Seal(d.Key())
		if _, err := l.Add(t.Context(), d, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 3 { // the issue is not the only one
		text := fmt.Sprintf("رحب الوسيط بالهدنة %d.", i)
		d := &isnad.Document{ID: fmt.Sprint("truce", i), Outlet: "وكالة الوادي", Published: "2031-03-01", Text: text}
		c := isnad.Claim{Doc: d.ID, Type: "statement", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "رحب", 1), Modality: isnad.Asserted,
			Actors: []string{"الوسيط"}, Targets: []string{}, Source: []string{}, Issue: "الهدنة", Stance: "for"}
		c.Seal(d.Key())
		if _, err := l.Add(t.Context(), d, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	h := handler(t, l)
	page := visit(t, h, "/positions?lang=en", http.StatusOK)
	wants(t, page, "2 issues", "وفد الشمال", "against", "changed", "was for ( 1 February 2031 )", "11 February 2031", "last said 20 February 2031", "إطلاق الأسرى", "was for ( 5 February 2031 )",
		"All that was said: 5 statements")
	wants(t, visit(t, h, "/positions?lang=ar", http.StatusOK), "قضيتان", "كل ما قيل: 5 أقوال")
	own := regexp.MustCompile(`<h2><a href="([^"]*)"><bdi>لقاء الوادي`).FindStringSubmatch(page)
	if own == nil {
		t.Fatal("the issue has no page of its own")
	}
	all := visit(t, h, own[1]+"&lang=en", http.StatusOK)
	said := plain(template.HTML(all[strings.Index(all, "newest first"):]))
	at := -1
	for _, day := range []string{"2 March 2031", "20 February 2031", "11 February 2031", "5 February 2031", "1 February 2031"} {
		i := strings.Index(said[at+1:], day)
		if i < 0 {
			t.Fatalf("%s does not follow in what was said on the issue:\n%s", day, said)
		}
		at += i + len(day)
	}
	visit(t, h, "/positions?of=nothing", http.StatusNotFound)
}
