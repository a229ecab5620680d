package tables

import (
	"io"
	"strings"

	"github.com/isnad-project/isnad"
)

// ownHeader finds the columns of our own form by their names, or nothing when
// the line is no header of it.
func ownHeader(columns []string) map[string]int {
	h := map[string]int{}
	for i, c := range columns {
		h[strings.TrimSpace(c)] = i
	}
	for _, must := range []string{"id", "names", "kind", "country"} {
		if _, ok := h[must]; !ok {
			return nil
		}
	}
	return h
}

// own reads our own form: tab-separated, with a header.
func (t *reading) own(in io.Reader, header map[string]int) error {
	t.Form = Own
	first := true
	for n, line := range t.each(in) {
		if first {
			first = false
			continue
		}
		f := strings.Split(line, "\t")
		cell := func(name string) string {
			if i, ok := header[name]; ok && i < len(f) {
				return strings.TrimSpace(f[i])
			}
			return ""
		}
		if len(f) < 4 || len(f) > len(header) {
			t.bad(n, "%d columns, the header has %d", len(f), len(header))
			continue
		}
		r := isnad.PlaceRow{ID: cell("id"), Kind: cell("kind"), Parent: cell("parent"), Country: cell("country"), Admin1: cell("admin1"), Precision: cell("precision")}
		var err error
		if r.Lat, r.Lon, err = point(cell("lat"), cell("lon")); err != nil {
			t.bad(n, "%w", err)
			continue
		}
		if r.Pop, err = population(cell("population")); err != nil {
			t.bad(n, "%w", err)
			continue
		}
		for name := range strings.SplitSeq(cell("names"), "|") {
			if len(clean(name)) == 0 {
				t.bad(n, "the name %q is not Arabic", name)
				r.Names = nil
				break
			}
			r.Names = append(r.Names, name)
		}
		if r.Names = Names(r.Names, r.Kind, nil); len(r.Names) > 0 {
			t.add(r, n)
		}
	}
	return t.ctx.Err()
}
