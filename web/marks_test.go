package web

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// leaves joins the texts of all leaves.
func leaves(nodes []*node) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.Element {
			b.WriteString(leaves(n.Children))
		} else {
			b.WriteString(n.Text)
		}
	}
	return b.String()
}

// under joins the texts that lie under a stretch.
func under(nodes []*node, s *stretch) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.Of == s {
			b.WriteString(leaves(n.Children))
		} else if n.Element {
			b.WriteString(under(n.Children, s))
		}
	}
	return b.String()
}

func ids(nodes []*node, into map[string]int) {
	for _, n := range nodes {
		if n.ID != "" {
			into[n.ID]++
		}
		ids(n.Children, into)
	}
}

func TestDrawKeepsText(t *testing.T) {
	text := []rune("قتل 12 شخصًا (بينهم طفلان) في دوما، بحسب ناشطين — ABC 36.20")
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var ss []stretch
		for i := range 1 + rnd.IntN(6) {
			a, b := rnd.IntN(len(text)+1), rnd.IntN(len(text)+1)
			s := stretch{Start: min(a, b), End: max(a, b), Claim: string(rune('a' + i)), Number: i + 1}
			if rnd.IntN(4) == 0 {
				s.Claim, s.Mark = "", "caption"
			}
			ss = append(ss, s)
		}
		from, to := 0, len(text)
		if rnd.IntN(2) == 0 {
			from = rnd.IntN(len(text))
			to = from + rnd.IntN(len(text)-from) + 1
		}
		nodes := draw(text, from, to, ss, map[string]bool{})
		if got, want := leaves(nodes), string(text[from:to]); got != want {
			t.Fatalf("%v\nleaves are %q\n    want %q", ss, got, want)
		}
		seen := map[string]int{}
		ids(nodes, seen)
		for i := range ss {
			s := &ss[i]
			lo, hi := max(s.Start, from), min(s.End, to)
			want := ""
			if lo < hi {
				want = string(text[lo:hi])
			}
			if got := under(nodes, s); got != want {
				t.Fatalf("%v: under stretch %d is %q, want %q", ss, i, got, want)
			}
			if s.Claim != "" && want != "" && seen[s.Claim] != 1 {
				t.Fatalf("%v: claim %s has %d anchors", ss, s.Claim, seen[s.Claim])
			}
		}
	}
}

func TestDrawNests(t *testing.T) {
	text := []rune("قتل رجل وجرح آخر")
	nodes := draw(text, 0, len(text), []stretch{
		{Start: 0, End: 16, Claim: "whole", Number: 1},
		{Start: 0, End: 7, Claim: "first", Number: 2},
		{Start: 0, End: 7, Claim: "same", Number: 3},
		{Start: 4, End: 11, Claim: "crossing", Number: 4},
	}, map[string]bool{})
	if len(nodes) != 1 || nodes[0].ID != "whole" || nodes[0].Depth != 1 {
		t.Fatalf("the outermost mark is %+v", nodes[0])
	}
	if got := nodes[0].Numbers; len(got) != 3 || got[0] != 1 || got[1] != 2 || got[2] != 3 {
		t.Errorf("the numbers that begin at the first letter are %v, want [1 2 3]", got)
	}
	if got := nodes[0].Children[0].Numbers; len(got) != 0 {
		t.Errorf("the marks inside it carry numbers of their own: %v", got)
	}
	first := nodes[0].Children[0]
	if first.ID != "first" || first.Depth != 2 {
		t.Errorf("inside it lies %q at depth %d, want first at 2", first.ID, first.Depth)
	}
	same := first.Children[0]
	if same.ID != "same" || same.Depth != 2 {
		t.Errorf("an equal stretch is %q at depth %d, want same at the same depth 2", same.ID, same.Depth)
	}
	crossing := same.Children[1]
	if crossing.ID != "crossing" || crossing.Depth != 3 || len(crossing.Numbers) != 1 || crossing.Numbers[0] != 4 {
		t.Errorf("the crossing stretch is %+v", crossing)
	}
	again := nodes[0].Children[1]
	if again.Of.Claim != "crossing" || again.ID != "" || leaves(again.Children) != " وجر" {
		t.Errorf("its second piece is %q %q, want the rest without an anchor", again.ID, leaves(again.Children))
	}
}

func TestDrawEmptyStretch(t *testing.T) {
	text := []rune("انفجارسيارة")
	nodes := draw(text, 0, len(text), []stretch{
		{Start: 0, End: 11, Claim: "c", Number: 1}, {Start: 6, End: 6, Mark: "glued"},
	}, map[string]bool{})
	mark := nodes[0]
	if len(mark.Children) != 3 || mark.Children[1].Of.Mark != "glued" || leaves(nodes) != "انفجارسيارة" {
		t.Fatalf("the boundary between glued words is not inside the claim: %+v", mark.Children)
	}
}

func TestDirection(t *testing.T) {
	for text, want := range map[string]string{
		"قتل 3": "rtl", "BBC - قتل ثلاثة أشخاص": "rtl", "3 قتلى": "rtl", "Idlib — إدلب": "ltr", "«حلب»": "rtl", "٣ killed": "ltr", "": "ltr",
	} {
		if got := direction(text); got != want {
			t.Errorf("direction of %q is %s, want %s", text, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	text := []rune("أ\n\n \nب ج\n")
	got := lines(text)
	if len(got) != 2 || string(text[got[0][0]:got[0][1]]) != "أ" || string(text[got[1][0]:got[1][1]]) != "ب ج" {
		t.Errorf("lines are %v", got)
	}
}
