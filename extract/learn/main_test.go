package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/extract"
)

const own = "../testdata/own"

// TestLearn learns twice from the reports of the project's own and wants the same
// bytes, in the form that the reader loads.
func TestLearn(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := run(w, 0, false, false, nil, questions, []string{own}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("learning twice gives different weights")
	}
	for _, sign := range []string{"place\tnext\t", "time\tnone\t"} {
		if !strings.Contains(a.String(), sign) {
			t.Errorf("no weight for %q", sign)
		}
	}
}

// TestLearnChoosesBetter wants the learned weights to choose right more often than
// no weights do, and on no question less often.
func TestLearnChoosesBetter(t *testing.T) {
	r, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	reports, err := load(r, own, nil)
	if err != nil {
		t.Fatal(err)
	}
	gained := 0
	for about, w := range teach(r, reports, questions, nil) {
		learned, blank := 0, 0
		for _, rep := range reports {
			n, _ := try(bytes.NewBuffer(nil), rep, about, w)
			m, _ := try(bytes.NewBuffer(nil), rep, about, nil)
			learned, blank = learned+n, blank+m
		}
		if learned < blank {
			t.Errorf("%s: %d right with weights, %d without", about, learned, blank)
		}
		gained += learned - blank
	}
	if gained < 100 {
		t.Errorf("weights choose right in only %d cases more", gained)
	}
}
