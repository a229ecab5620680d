package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/lexicon"
)

// Failure is an example of the knowledge that does not come out as it says.
type Failure struct {
	File, ID string
	Text     string // the example, or the variant of it that failed
	Kind     string // nothing, partial, wrong or unwanted
	Detail   string
}

func (f Failure) Error() string {
	return fmt.Sprintf("%s: %s: %s: %s\n\t%s", f.File, f.ID, f.Kind, f.Detail, f.Text)
}

// Check runs every example and counterexample of the word lists, the rules and
// the ontology against the whole knowledge, each also in variants: with tatweel,
// with harakat, with و before it, with Arabic-Indic digits.
func (r *Reader) Check() []Failure {
	var out []Failure
	for _, g := range r.lex.Groups() {
		out = append(out, r.checkGroup(g)...)
	}
	for _, rule := range r.rules.Rules {
		out = append(out, r.checkRule(rule)...)
	}
	for _, t := range r.types {
		for _, e := range t.Examples {
			for _, v := range variants(e) {
				if claims := r.example(v); !slices.ContainsFunc(claims, func(c isnad.Claim) bool { return c.Type == t.Code }) {
					out = append(out, Failure{"ontology.yaml", t.Code, v, kindOfMiss(claims), "want " + t.Code + ", got " + summary(claims)})
				}
			}
		}
	}
	return out
}

func (r *Reader) example(text string) []isnad.Claim {
	return r.Read(&isnad.Document{ID: "example", Text: text})
}

func (r *Reader) checkGroup(g lexicon.Group) []Failure {
	var out []Failure
	if len(g.Examples) == 0 {
		return []Failure{{g.File, g.Group, "", "nothing", "the group has no example"}}
	}
	for _, e := range g.Examples {
		for _, text := range variants(e.Text) {
			if got := r.inGroup(text, arabic.Fold(e.Word), g.Group); got == e.Not {
				kind, detail := "nothing", fmt.Sprintf("%s is not read as a word of the group", e.Word)
				if e.Not {
					kind, detail = "unwanted", fmt.Sprintf("%s is read as a word of the group; %s", e.Word, e.Why)
				}
				out = append(out, Failure{g.File, g.Group, text, kind, detail})
			}
		}
	}
	return out
}

// inGroup tells whether the word of the text has a reading of the group.
func (r *Reader) inGroup(text, word, group string) bool {
	p := r.parse(&isnad.Document{Text: text})
	first := strings.Fields(word)[0]
	for i := range p.toks {
		n := p.toks[i].Norm
		if n != first && n != "و"+first {
			continue
		}
		if m, ok := p.names.at(i); ok && m.entry.Group == group {
			return true
		}
		if e, _ := p.lex.NameAt(strings.TrimPrefix(n, "و"), func(k int) (string, bool) { return p.norm(i + 1 + k), i+1+k < len(p.toks) }); e != nil && e.Group == group {
			return true
		}
		for _, s := range p.words[i].Senses {
			if s.Group == group {
				return true
			}
		}
	}
	return false
}

func (r *Reader) checkRule(rule *grammar.Rule) []Failure {
	var out []Failure
	for _, e := range rule.Examples {
		for _, text := range variants(e.Text) {
			if kind, detail := r.meets(rule, text, e.Want); kind != "" {
				out = append(out, Failure{rule.File, rule.ID, text, kind, detail})
			}
		}
	}
	for _, e := range rule.Not {
		for _, text := range variants(e.Text) {
			for _, c := range r.example(text) {
				if c.Rule == rule.ID {
					out = append(out, Failure{rule.File, rule.ID, text, "unwanted", summary([]isnad.Claim{c}) + "; " + e.Why})
				}
			}
		}
	}
	return out
}

// meets looks for a claim that has everything an example wants.
func (r *Reader) meets(rule *grammar.Rule, text string, want map[string]string) (kind, detail string) {
	claims := r.example(text)
	typ := want["type"]
	if typ == "" {
		typ = rule.Event
	}
	best := ""
	found := false
	for i := range claims {
		c := &claims[i]
		if c.Type != typ {
			continue
		}
		found = true
		if best = lacks(c, want); best == "" {
			return "", ""
		}
	}
	if !found {
		return kindOfMiss(claims), "want " + typ + ", got " + summary(claims)
	}
	return "partial", best + ", got " + summary(claims)
}

// lacks names the first wanted field that a claim does not have.
func lacks(c *isnad.Claim, want map[string]string) string {
	same := func(a, b string) bool { return arabic.Fold(a) == arabic.Fold(b) }
	has := func(list []string, x string) bool {
		return slices.ContainsFunc(list, func(y string) bool { return same(x, y) })
	}
	keys := make([]string, 0, len(want))
	for k := range want {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		v := want[k]
		ok := true
		switch k {
		case "type":
		case "trigger":
			ok = strings.Contains(arabic.Fold(c.Trigger.Exact), arabic.Fold(v))
		case "actor":
			ok = has(c.Actors, v)
		case "target":
			ok = has(c.Targets, v)
		case "source":
			ok = has(c.Source, v)
		case "place":
			ok = c.Place != nil && same(c.Place.Name, v)
		case "weapon":
			ok = same(string(c.Weapon), v)
		case "modality":
			ok = string(c.Modality) == v
		case "time":
			ok = c.Time.Value != nil && *c.Time.Value == v
		case "killed", "injured", "detained":
			ok = slices.ContainsFunc(c.Counts, func(n isnad.Count) bool {
				return n.Outcome == k && n.Low != nil && strconv.Itoa(*n.Low) == v
			})
		default:
			ok = false
		}
		if !ok {
			return fmt.Sprintf("want %s %s", k, v)
		}
	}
	return ""
}

func kindOfMiss(claims []isnad.Claim) string {
	if len(claims) == 0 {
		return "nothing"
	}
	return "wrong"
}

func summary(claims []isnad.Claim) string {
	if len(claims) == 0 {
		return "no claim"
	}
	var b strings.Builder
	for i, c := range claims {
		if i > 0 {
			b.WriteString(" | ")
		}
		fmt.Fprintf(&b, "%s «%s»", c.Type, c.Trigger.Exact)
		if len(c.Actors) > 0 {
			fmt.Fprintf(&b, " by %s", strings.Join(c.Actors, ", "))
		}
		if len(c.Targets) > 0 {
			fmt.Fprintf(&b, " to %s", strings.Join(c.Targets, ", "))
		}
		if c.Place != nil {
			fmt.Fprintf(&b, " at %s", c.Place.Name)
		}
		for _, n := range c.Counts {
			fmt.Fprintf(&b, " %s %s", n.Outcome, rangeOf(n.Low, n.High))
		}
	}
	return b.String()
}

func rangeOf(low, high *int) string {
	switch {
	case low != nil && high != nil && *low == *high:
		return strconv.Itoa(*low)
	case low != nil && high != nil:
		return fmt.Sprintf("%d–%d", *low, *high)
	case low != nil:
		return fmt.Sprintf("%d+", *low)
	case high != nil:
		return fmt.Sprintf("≤%d", *high)
	}
	return "?"
}

// variants are ways to write the same sentence that must read the same.
func variants(text string) []string {
	out := []string{text}
	if !strings.HasPrefix(text, "و") {
		out = append(out, "و"+text)
	}
	if i := strings.IndexRune(text, 'ل'); i > 0 {
		out = append(out, text[:i+len("ل")]+"ـ"+text[i+len("ل"):])
	}
	if i := strings.IndexRune(text, 'ق'); i >= 0 {
		out = append(out, text[:i+len("ق")]+"\u064e"+text[i+len("ق"):])
	}
	if digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, text); digits != text {
		out = append(out, digits)
	}
	return out
}
