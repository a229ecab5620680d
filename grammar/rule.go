package grammar

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// Rule is one rule as a file holds it.
type Rule struct {
	ID         string    `yaml:"id"`
	Event      string    `yaml:"event"`      // a code of the ontology
	Says       string    `yaml:"says"`       // in words, for people
	Trigger    []string  `yaml:"trigger"`    // alternatives
	Actor      string    `yaml:"actor"`      // relations, in order of preference
	Target     string    `yaml:"target"`     //
	Place      string    `yaml:"place"`      // relations besides the usual في and ب
	Must       string    `yaml:"must"`       // all of these must hold
	When       string    `yaml:"when"`       // at least one of these must hold
	Unless     string    `yaml:"unless"`     // none of these may hold
	Modality   string    `yaml:"modality"`   // when the rule itself decides it
	Figurative bool      `yaml:"figurative"` // its words are used of other things too: kept only where something speaks of war
	Plain      bool      `yaml:"plain"`      // an act of words: takes no place from its context
	Weight     int       `yaml:"weight"`     // breaks ties between rules on the same words; higher wins
	Examples   []Example `yaml:"examples"`
	Not        []Counter `yaml:"counterexamples"`

	File   string `yaml:"-"`
	actor  []Want
	target []Want
	place  []Want
	must   []Want
	when   []Want
	unless []Want
}

// Example is a sentence that the rule must read.
type Example struct {
	Text string            `yaml:"text"`
	Want map[string]string `yaml:"want"` // trigger, type, actor, target, place, weapon, killed, injured, source, modality, time
}

// Counter is a sentence that the rule must leave alone.
type Counter struct {
	Text string `yaml:"text"`
	Why  string `yaml:"why"`
}

// Want is one relation that an argument may stand in, or several that count alike
// (subj+obj), with the class that its head must have, if any.
type Want struct {
	Relations []string
	Class     lexicon.Class
	Classed   bool
}

// Is tells whether rel is one of the relations.
func (w Want) Is(rel string) bool { return slices.Contains(w.Relations, rel) }

// Actors are the places where the rule looks for the doer, best first.
func (r *Rule) Actors() []Want { return r.actor }

// Targets are the places where the rule looks for what it was done to.
func (r *Rule) Targets() []Want { return r.target }

// Places are the relations, besides the usual ones, that hold the place.
func (r *Rule) Places() []Want { return r.place }

// Grammar is a compiled set of rules, immutable and safe for concurrent use.
type Grammar struct {
	Rules   []*Rule
	byKey   map[string][]at // lemma or folded word of a first atom → patterns
	byClass [256][]at       // class of a first atom → patterns
	starts  []lexicon.Class // the classes of first atoms, ascending
	classes lexicon.Set     // the same
	byVerb  []at            // patterns that start with a verb of any lemma
}

type at struct {
	rule    *Rule
	pattern pattern
}

// Load reads and compiles every .yaml file of dir. An error names the file and
// the rule.
func Load(fsys fs.FS, dir string, lex *lexicon.Lexicon, known func(event string) bool) (*Grammar, error) {
	files, err := fs.Glob(fsys, path.Join(dir, "*.yaml"))
	if err != nil {
		return nil, fmt.Errorf("grammar: %w", err)
	}
	sort.Strings(files)
	g := &Grammar{byKey: map[string][]at{}}
	seen := map[string]string{}
	var faults []error
	for _, f := range files {
		b, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, fmt.Errorf("grammar: %w", err)
		}
		var rules []*Rule
		if err := yaml.UnmarshalWithOptions(b, &rules, yaml.Strict()); err != nil {
			return nil, fmt.Errorf("grammar: %s: %w", f, err)
		}
		for i, r := range rules {
			r.File = f
			switch at, again := seen[r.ID]; {
			case r.ID == "":
				return nil, fmt.Errorf("grammar: %s: rule %d has no id", f, i+1)
			case again:
				return nil, fmt.Errorf("grammar: %s: rule %s stands in %s already", f, r.ID, at)
			case !known(r.Event):
				return nil, fmt.Errorf("grammar: %s: rule %s: no type %q in the ontology", f, r.ID, r.Event)
			case r.Says == "" || len(r.Examples) == 0:
				return nil, fmt.Errorf("grammar: %s: rule %s needs says and examples", f, r.ID)
			}
			seen[r.ID] = f
			if err := g.add(r, lex); err != nil {
				faults = append(faults, fmt.Errorf("grammar: %s: rule %s: %w", f, r.ID, err))
			}
		}
	}
	for c, patterns := range g.byClass {
		if len(patterns) > 0 {
			g.starts, g.classes = append(g.starts, lexicon.Class(c)), g.classes.With(lexicon.Class(c))
		}
	}
	return g, errors.Join(faults...)
}

func (g *Grammar) add(r *Rule, lex *lexicon.Lexicon) error {
	for _, f := range []struct {
		text string
		to   *[]Want
	}{{r.Actor, &r.actor}, {r.Target, &r.target}, {r.Place, &r.place}, {r.Must, &r.must}, {r.When, &r.when}, {r.Unless, &r.unless}} {
		for _, w := range strings.Fields(f.text) {
			rel, class, classed := strings.Cut(w, "@")
			want := Want{Relations: strings.Split(arabic.Fold(rel), "+"), Classed: classed}
			if classed {
				c, err := lex.Class(class)
				if err != nil {
					return fmt.Errorf("%s: %w", w, err)
				}
				want.Class = c
			}
			*f.to = append(*f.to, want)
		}
	}
	var faults []error
	for _, t := range r.Trigger {
		p, err := compile(t, lex)
		if err != nil {
			faults = append(faults, fmt.Errorf("trigger %q: %w", t, err))
			continue
		}
		for _, alt := range p[0].alts {
			switch {
			case alt.classed:
				g.byClass[alt.class] = append(g.byClass[alt.class], at{r, p})
			case alt.text == "" && alt.pos == 'v':
				g.byVerb = append(g.byVerb, at{r, p})
			case alt.text == "":
				return fmt.Errorf("trigger %q starts with any word", t)
			default:
				g.byKey[alt.text] = append(g.byKey[alt.text], at{r, p})
			}
		}
	}
	if len(r.Trigger) == 0 {
		return fmt.Errorf("needs a trigger")
	}
	g.Rules = append(g.Rules, r)
	return errors.Join(faults...)
}
