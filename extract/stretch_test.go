package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// long is a report of many paragraphs, no two alike, which after the first speaks of
// an organisation by its short name alone.
func long(paragraphs int) string {
	var b strings.Builder
	b.WriteString("أعلن تنظيم داعش مسؤوليته عن تفجير في مدينة حلب.\n")
	for i := range paragraphs {
		fmt.Fprintf(&b, "قصفت قوات النظام مدينة إدلب بالمدفعية ما أدى إلى مقتل %d مدنيين.\nوقتل التنظيم %d جنود في مدينة دير الزور.\n", i+3, i+3)
	}
	return b.String()
}

// TestStretches cuts texts of many sorts: each byte is in one stretch, and what is read
// with it stands before it.
func TestStretches(t *testing.T) {
	for _, text := range []string{"", "قصف", long(9000), strings.Repeat("ا", 1<<20), strings.Repeat("قصف ", 1<<18), strings.Repeat("\n", 1<<20)} {
		at := 0
		for i, s := range stretches(text) {
			if s.from != at && i > 0 {
				t.Fatalf("stretch %d begins at %d, the one before ends at %d", i, s.from, at)
			}
			read := 0
			for k, g := range s.given {
				if g.Start < read || g.End < g.Start {
					t.Fatalf("stretch %d is given %v", i, s.given)
				}
				if read = g.End; k == len(s.given)-1 && g.Start > s.from {
					t.Fatalf("stretch %d from %d is not in what is read, %v", i, s.from, s.given)
				}
				if !strings.HasPrefix(strings.ToValidUTF8(g.Of(text), "?"), g.Of(text)) {
					t.Fatalf("stretch %d cuts a character: %v", i, g)
				}
			}
			if read <= s.from && text != "" || read-s.from > 2*stretchBytes {
				t.Fatalf("stretch %d is %d to %d", i, s.from, read)
			}
			at = read
		}
		if at != len(text) {
			t.Fatalf("%d of %d bytes are read", at, len(text))
		}
	}
}

// TestLongReport reads a report of several stretches as it is read at once: the claims
// stand at the same words, and the last of them still know who was introduced in the
// first line.
func TestLongReport(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	d := &isnad.Document{ID: "long", Text: long(2600), Published: "2016-05-03"}
	if n := len(stretches(d.Text)); n < 2 {
		t.Fatalf("%d stretches", n)
	}
	p := r.parse(d)
	p.hear()
	p.sift()
	p.ground()
	want := p.claims(d.Key())
	got := r.Read(d)
	if len(got) != len(want) || len(got) < 2600 {
		t.Fatalf("%d claims in stretches, %d at once", len(got), len(want))
	}
	for i := range got {
		if got[i].ID != want[i].ID {
			t.Fatalf("claim %d is %+v, at once %+v", i, got[i], want[i])
		}
	}
	parts := 0
	for range r.Parts(d) {
		parts++
	}
	if parts != len(stretches(d.Text)) {
		t.Errorf("%d parts", parts)
	}
	if last := got[len(got)-1]; len(last.Actors) != 1 || last.Actors[0] != "تنظيم داعش" {
		t.Errorf("the last claim was done by %q", last.Actors)
	}
}
