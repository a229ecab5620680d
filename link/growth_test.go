package link

import (
	"testing"

	"github.com/isnad-project/isnad"
)

func TestGrowth(t *testing.T) {
	bomb := func(edits ...edit) []isnad.Claim { return []isnad.Claim{claim(carBomb, "دركوش", edits...)} }
	ins := inputs(
		rep{id: "a", outlet: "أ", published: "2031-03-01", claims: bomb(kill(12))},
		rep{id: "b", outlet: "ب", published: "2031-03-03", claims: bomb(kill(19), hurt(40))},
		rep{id: "c", outlet: "ج", published: "2031-03-03", claims: bomb(kill(60))},
	)
	got := Growth(ins, nil, nil, Conservative)
	if len(got) != 2 || !sameTally(got[0].Killed, 12, 12, 12) || got[0].Injured != nil {
		t.Fatalf("%+v", got)
	}
	if !sameTally(got[1].Killed, 12, 19, 60) || !sameTally(got[1].Injured, 40, 40, 40) || len(got[1].Claims) != 2 {
		t.Errorf("%+v", got[1])
	}
}
