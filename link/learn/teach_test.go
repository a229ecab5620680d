package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/link"
)

func TestLearn(t *testing.T) {
	always, good, bad := [3]string{"telling", "always", ""}, [3]string{"place", "same", ""}, [3]string{"place", "apart", ""}
	var lessons []link.Lesson
	for i := range 40 {
		l := link.Lesson{Question: link.Within, Same: i%4 == 0, Happened: [2]string{"a", "a"}, Signs: [][3]string{always, bad}}
		if l.Same {
			l.Signs[1] = good
		}
		lessons = append(lessons, l)
	}
	w := link.NewWeights()
	learn(w, link.Within, lessons)
	var b bytes.Buffer
	if err := w.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := link.ReadWeights("test", strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	var c bytes.Buffer
	if err := again.Write(&c); err != nil || c.String() != b.String() {
		t.Errorf("read and written again: %q, %v, want %q", c.String(), err, b.String())
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 3 || !strings.Contains(lines[0], "apart\t\t-") || strings.Contains(lines[1], "-") {
		t.Errorf("a sign of what is apart weighs against, one of what is the same for: %q", lines)
	}
}

func TestSolve(t *testing.T) {
	x := solve([][]float64{{4, 2}, {2, 3}}, []float64{10, 8})
	if x[0] < 1.74 || x[0] > 1.76 || x[1] < 1.49 || x[1] > 1.51 {
		t.Errorf("%v, want 1.75 and 1.5", x)
	}
}

func TestPartsKeepHappeningsTogether(t *testing.T) {
	j := &judged{set: &set{mentions: []mention{{happening: "1", doc: "a"}, {happening: "1", doc: "b"}, {happening: "2", doc: "b"},
		{happening: "2", doc: "c"}, {happening: "3", doc: "d"}}}}
	parts := j.parts(2)
	if !parts[0]["a"] || !parts[0]["b"] || !parts[0]["c"] || parts[0]["d"] || !parts[1]["d"] {
		t.Errorf("%v", parts)
	}
}
