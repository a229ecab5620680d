package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/isnad-project/isnad/grammar"
)

// RuleText is a rule of reading as people are told of it.
type RuleText struct {
	Says     string   `json:"says"`     // in English, as the rule's author wrote it
	Words    []string `json:"words"`    // that make it fire
	Examples []string `json:"examples"` // sentences in which it does
	Not      []string `json:"not"`      // sentences that it leaves alone
}

// Rule tells of a rule of the grammar by the id that claims carry; false for what no rule of
// the grammar found, such as a figure that stands alone.
func (r *Reader) Rule(id string) (RuleText, bool) {
	i := slices.IndexFunc(r.rules.Rules, func(rule *grammar.Rule) bool { return rule.ID == id })
	if i < 0 {
		return RuleText{}, false
	}
	rule := r.rules.Rules[i]
	t := RuleText{Says: rule.Says}
	for _, pattern := range rule.Trigger {
		var words []string
		for _, atom := range strings.Fields(pattern) {
			if at := strings.IndexFunc(atom, func(c rune) bool { return unicode.Is(unicode.Arabic, c) }); at >= 0 {
				words = append(words, atom[at:])
			} else if len(words) > 0 {
				words = append(words, "…")
			}
		}
		if s := strings.Join(words, " "); s != "" && !slices.Contains(t.Words, s) {
			t.Words = append(t.Words, s)
		}
	}
	for _, e := range rule.Examples {
		t.Examples = append(t.Examples, e.Text)
	}
	for _, n := range rule.Not {
		t.Not = append(t.Not, n.Text)
	}
	return t, true
}
