package grammar_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/isnad-project/isnad/grammar"
)

// FuzzTriggers loads a rule of any trigger and condition and looks for it in any text:
// a rule is loaded or refused with an error, and what it finds stands in the text.
func FuzzTriggers(f *testing.F) {
	f.Add("زرع _{1} @crop", "obj@crop|subj", "زرع الفلاح القمح")
	f.Add("we:future:_", "clause@act", "وسنزرع الحقل")
	f.Add("past:سقى|n:حصد =القمح? _", "", "سقت الأمطار الحقل والقمح")
	lex := lex(f)
	f.Fuzz(func(t *testing.T, trigger, when, text string) {
		g, err := load(t, rule(fmt.Sprintf("%q", trigger), fmt.Sprintf("  when: %q\n", when)))
		if err != nil {
			return
		}
		words, prepared := sentence(lex, text), sentence(lex, text)
		for i := range words {
			g.Prepare(prepared[i])
		}
		for i := range words {
			found := g.Triggers(words, i, nil)
			if again := g.Triggers(prepared, i, nil); !slices.Equal(found, again) {
				t.Fatalf("%q finds %v, of prepared words %v", trigger, found, again)
			}
			for _, x := range found {
				if x.First != i || x.End <= i || x.End > len(words) {
					t.Fatalf("%q finds %d to %d of %d words", trigger, x.First, x.End, len(words))
				}
				x.Rule.Holds(func(w grammar.Want) bool { return len(w.Relations) > i })
			}
		}
	})
}
