package store_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/search"
	"github.com/isnad-project/isnad/store"
)

// Reports are found by their words as they are added, in any spelling, and by all of the
// words that are sought.
func TestFind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	l := open(t, path)
	found := func(typed string) []int {
		t.Helper()
		out, err := l.Find(t.Context(), search.Parse(typed, nil))
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		return out
	}
	if got := found("غارة"); len(got) != 0 {
		t.Errorf("an empty ledger finds %v", got)
	}
	for _, text := range []string{"شنت طائرات غارتين على إِدلِب.", "وبالغارات على حلب قتل 1,250 شخصا (UN).", "لا شيء هنا"} {
		add(t, l, &isnad.Document{ID: text, Title: "عنوان المستشفى", Text: text}, nil)
		found("غارة") // the index grows with the ledger
	}
	other := open(t, path) // another process finds the index made
	for typed, want := range map[string][]int{
		"غارة": {1, 2}, "الغارات ادلب": {1}, "ادلب حلب": nil, "مستشفي": {1, 2, 3}, "1250 un": {2}, "": nil, "؟!": nil, `"غارة" OR (`: nil,
	} {
		if got := found(typed); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", typed, got, want)
		}
		if got, err := other.Find(t.Context(), search.Parse(typed, nil)); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q finds %v, %v in the other, want %v", typed, got, err, want)
		}
	}
	heads, err := l.Heads(t.Context())
	if err != nil || len(heads) != 3 || heads[2].Seq != 3 {
		t.Errorf("heads: %v, %v", heads, err)
	}
}

// A saved search is replaced and ended by later records.
func TestSavedSearches(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	for _, s := range []store.SavedSearch{
		{Name: "b", Query: "q=1", By: "Salma"}, {Name: "a", Query: "q=2", By: "Salma"}, {Name: "b", Query: "q=3", By: "Yusuf"}, {Name: "a", By: "Yusuf"},
	} {
		if err := l.SaveSearch(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.SavedSearches(t.Context())
	if err != nil || len(got) != 1 || got[0].Name != "b" || got[0].Query != "q=3" || got[0].By != "Yusuf" {
		t.Errorf("%v, %v", got, err)
	}
	if err := l.SaveSearch(t.Context(), store.SavedSearch{Query: "q=1", By: "Salma"}); err == nil {
		t.Error("a search without a name is kept")
	}
}
