package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// The rule that a claim names is told in words with sentences that it reads so.
func TestRule(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	claims := r.Read(&isnad.Document{Text: "قصفت المدفعية بلدة سراقب وقتلت ثلاثة أشخاص."})
	if len(claims) == 0 {
		t.Fatal("nothing is read")
	}
	text, ok := r.Rule(claims[0].Rule)
	if !ok || text.Says == "" || !slices.Contains(text.Words, "قصف") || len(text.Examples) == 0 {
		t.Errorf("the rule %s is %+v", claims[0].Rule, text)
	}
	for _, w := range text.Words {
		if strings.ContainsAny(w, ":=_{}@") {
			t.Errorf("%q is no word for people", w)
		}
	}
	if _, ok := r.Rule("figure.toll"); ok {
		t.Error("the grammar has no rule figure.toll")
	}
}
