package gazetteer

import (
	"math"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/arabic"
)

// What is weighed leads to what is resolved: the signs add up to the score, and
// a row that was chosen stands first.
func TestWeigh(t *testing.T) {
	g := load(t)
	toks := arabic.Tokenize("دارت اشتباكات في سراقب بريف إدلب، وقصفت المدفعية قرى مشيرفة وجديدة في ريف حمص. وعادت المدينة إلى الهدوء.", nil)
	ms := g.Find(toks, arabic.Sentences(toks))
	out, weighed := g.Weigh(ms)
	if plain := g.Resolve(ms); len(plain) != len(out) || len(out) != 5 {
		t.Fatalf("%d mentions, resolved %d and %d", len(ms), len(plain), len(out))
	}
	stated := false
	for i, ws := range weighed {
		for n, w := range ws {
			sum := 0.0
			for _, s := range w.Signs {
				sum += s.Weight
			}
			if math.Abs(sum-w.Score) > 1e-9 {
				t.Errorf("%s: signs add up to %g, the score is %g: %s", ms[i].Name, sum, w.Score, w.Why())
			}
			if n > 0 && w.Score > ws[n-1].Score {
				t.Errorf("%s: not in order", ms[i].Name)
			}
			stated = stated || strings.Contains(w.Why(), "stated container holds it +")
		}
		if out[i].Row >= 0 && len(ws) > 0 && out[i].Row != ws[0].Row {
			t.Errorf("%s is %s, but %s weighs most", ms[i].Name, g.Path(out[i].Row), g.Path(ws[0].Row))
		}
	}
	if !stated {
		t.Error("nothing was held by a stated container")
	}
}
