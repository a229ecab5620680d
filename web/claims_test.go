package web

import (
	"fmt"
	"html"
	"net/http"
	"regexp"
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

// The list of claims goes on and back by the claim at its edge: nothing is left out or shown twice,
// and what comes meanwhile moves no page.
func TestClaimsGoOnByID(t *testing.T) {
	l := emptyLedger(t)
	add := func(id string, many int) {
		t.Helper()
		text := "قصف حي المثال " + id
		d := isnad.Document{ID: id, Outlet: "وكالة", Published: "2031-03-01", Text: text}
		var claims []isnad.Claim
		for i := range many {
			c := isnad.Claim{Doc: id, Type: "assault.shelling", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "قصف", 1), Modality: isnad.Asserted, Rule: fmt.Sprint("rule ", i)}
			c.Seal(d.Key())
			claims = append(claims, c)
		}
		if _, err := l.Add(t.Context(), &d, claims); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 3 {
		add(fmt.Sprint("r", i), 40)
	}
	h := handler(t, l)
	row := regexp.MustCompile(`<th role="rowheader" scope="row" class="what"><a href="/claims/([^"]+)"`)
	read := func(path string) (ids []string, older, newer string) {
		t.Helper()
		page := visit(t, h, path, http.StatusOK)
		for _, m := range row.FindAllStringSubmatch(page, -1) {
			ids = append(ids, m[1])
		}
		for rel, into := range map[string]*string{"next": &older, "prev": &newer} {
			if m := regexp.MustCompile(`<a rel="` + rel + `" href="([^"]+)"`).FindStringSubmatch(page); m != nil {
				*into = html.UnescapeString(m[1])
			}
		}
		return ids, older, newer
	}
	var pages [][]string
	seen := map[string]bool{}
	path, back := "/claims", ""
	for path != "" {
		ids, older, newer := read(path)
		for _, id := range ids {
			if seen[id] {
				t.Errorf("%s shows %s again", path, id)
			}
			seen[id] = true
		}
		if (newer == "") != (len(pages) == 0) {
			t.Errorf("%s leads back to %q", path, newer)
		}
		pages, path, back = append(pages, ids), older, newer
	}
	if len(seen) != 120 || len(pages) != 3 || len(pages[2]) != 20 {
		t.Fatalf("%d claims on %d pages", len(seen), len(pages))
	}
	add("r3", 1)
	second, older, newer := read(back)
	if !slices.Equal(second, pages[1]) || newer == "" {
		t.Errorf("back from the last page is not the page before it: %d claims, newer %q", len(second), newer)
	}
	if again, _, _ := read(older); !slices.Equal(again, pages[2]) {
		t.Error("on again is not the last page")
	}
	if first, _, newer := read(newer); !slices.Equal(first, pages[0]) || newer == "" {
		t.Error("back again is not the page before it")
	} else if top, _, none := read(newer); len(top) != perPage || top[1] != pages[0][0] || none != "" {
		t.Error("back to what came meanwhile is not the first page")
	}
}
