package web

import (
	"html/template"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
)

// A proof is what stands behind a value of the head of an event: the claims that state the
// field, each with what it says of it.
type proof struct {
	Field string
	Said  []said
}

// proofs are the proofs of the fields that the head of an event shows.
func (l *locale) proofs(claims []*claimView) map[string]proof {
	out := map[string]proof{}
	for _, f := range []string{"type", "place", "time", "actors", "killed", "injured"} {
		p := proof{Field: f}
		for _, c := range claims {
			if v := l.value(f, c); v != "" {
				p.Said = append(p.Said, said{Claim: c, Value: v})
			}
		}
		out[f] = p
	}
	return out
}

// A reckoning is how the figure of an outcome came about: what each origin says of it, what
// repeats it, what is not counted, and which ends of the figure it gives.
type reckoning struct {
	Outcome string
	Tally   *isnad.Tally
	Lines   []reckoned
	Silent  int // claims that give no such figure
}

// A reckoned is the word of one origin.
type reckoned struct {
	Origin string
	Said   []said // the first one speaks; the others repeat or change it
	Gives  []string
	Aside  template.HTML // why it is not counted, or empty
}

// reckon writes down how the figure of an outcome came about, by the rule of the event.
func (l *locale) reckon(outcome string, t *isnad.Tally, origins []origin) *reckoning {
	out := &reckoning{Outcome: outcome, Tally: t}
	for _, o := range origins {
		var counted, aside reckoned
		for _, c := range o.Claims {
			v := l.value(outcome, c)
			switch {
			case v == "":
				out.Silent++
			case c.Modality == isnad.Asserted || c.Modality == isnad.Hedged:
				counted.Said = append(counted.Said, said{Claim: c, Value: v})
			default:
				aside.Said = append(aside.Said, said{Claim: c, Value: v})
				aside.Aside = l.Term("modality", c.Modality)
			}
		}
		for _, line := range []reckoned{counted, aside} {
			if line.Origin = o.Name; len(line.Said) > 0 {
				if line.Aside == "" && t != nil {
					line.Gives = ends(outcome, t, line.Said)
				}
				out.Lines = append(out.Lines, line)
			}
		}
	}
	return out
}

// ends names the ends of a figure that some of the claims state: low, best, high.
func ends(outcome string, t *isnad.Tally, all []said) (out []string) {
	stated := map[int]bool{}
	for _, x := range all {
		for _, n := range x.Claim.Counts {
			if n.Outcome != outcome || n.PartOf != nil {
				continue
			}
			for _, end := range []*int{n.Low, n.High} {
				if end != nil {
					stated[*end] = true
				}
			}
		}
	}
	for _, e := range []struct {
		name string
		n    int
	}{{"low", t.Low}, {"best", t.Best}, {"high", t.High}} {
		if stated[e.n] {
			out = append(out, e.name)
		}
	}
	return out
}

// A ruleView is the rule by which a claim was read, with what is told of it.
type ruleView struct {
	Code string
	Kind string // key of the catalogue, for what no rule of the grammar found; else empty
	Text *extract.RuleText
}

// ruled is the rule of a claim.
func (s *server) ruled(c *isnad.Claim) ruleView {
	out := ruleView{Code: c.Rule}
	family, _, _ := strings.Cut(c.Rule, ".")
	if s.ruleText != nil {
		if t, ok := s.ruleText(c.Rule); ok {
			out.Text = &t
			return out
		}
	}
	out.Kind = map[string]string{"figure": "read.figure", "speech": "read.speech", "clause": "read.speech", "reviewer": "missed.rule"}[family]
	return out
}

// RuleSays is what a rule of the grammar says of itself in English, in the language of the page
// where it is known in Arabic.
func (l *locale) RuleSays(english string) template.HTML {
	if says, ok := l.rules[english]; ok && l.Lang == Arabic {
		return bdi(says)
	}
	return template.HTML(`<bdi lang="en">` + template.HTMLEscapeString(english) + "</bdi>")
}
