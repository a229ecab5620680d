package link

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/isnad-project/isnad"
)

// shelf gives copies of claims, as one that reads them each time, until it is broken.
type shelf struct {
	in     []Input
	broken error
}

func (s *shelf) Each(do func(*Input) error) error {
	sorted := slices.Clone(s.in)
	slices.SortStableFunc(sorted, func(a, b Input) int { return strings.Compare(report(&b), report(&a)) })
	for _, x := range sorted {
		if err := do(&x); err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) Some(seqs []int) (out []Input, err error) {
	for _, x := range s.in {
		if slices.Contains(seqs, x.Seq) {
			out = append(out, x)
		}
	}
	return out, s.broken
}

// TestLittleRoomGivesTheSame links claims that are read again and again, and wants what Build makes
// of them in memory.
func TestLittleRoomGivesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawReports(t)
		js := drawJudgements(t, in)
		l, err := Link(&shelf{in: in}, js, Options{Room: rapid.IntRange(1, 8).Draw(t, "room")})
		if err != nil {
			t.Fatal(err)
		}
		var res Result
		if err := l.collect(&res); err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(res.Incidents, func(a, b isnad.Incident) int { return strings.Compare(a.ID, b.ID) })
		sortEvents(res.Events)
		if d := cmp.Diff(Build(in, js, Options{}), res); d != "" {
			t.Fatalf("in memory (-) and with little room (+):\n%s", d)
		}
	})
}

func TestClaimsThatCannotBeReadAgain(t *testing.T) {
	broken := errors.New("the disk is gone")
	var in []Input
	for _, id := range []string{"r1", "r2", "r3"} {
		in = append(in, inputs(rep{id: id, outlet: id, text: id, published: "2016-09-05", claims: []isnad.Claim{claim(carBomb, "حمص", kill(12))}})...)
	}
	for i := range in {
		in[i].Seq = i + 1
	}
	if _, err := Link(&shelf{in: in, broken: broken}, nil, Options{Room: 1}); !errors.Is(err, broken) {
		t.Fatalf("error %v, want %v", err, broken)
	}
}
