package lexicon

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/isnad-project/isnad/arabic"
)

// Group is a list of words that share part of speech and classes, as a YAML file
// holds it.
type Group struct {
	Group    string    `yaml:"group"`    // its name, unique
	Says     string    `yaml:"says"`     // what the words have in common
	POS      string    `yaml:"pos"`      // verb, noun, adjective, particle or name
	Class    []string  `yaml:"class"`    // the classes of every word of the group
	Words    []string  `yaml:"words"`    // one entry each: its forms, separated by commas
	Examples []Example `yaml:"examples"` // run against the whole knowledge

	File string `yaml:"-"`
}

// Example is a phrase and a word in it that must, or must not, be read as the
// group's.
type Example struct {
	Text string `yaml:"text"`
	Word string `yaml:"word"` // a substring of Text that must be read as a word of the group
	Not  bool   `yaml:"not"`  // it must not
	Why  string `yaml:"why"`  // of a counterexample
}

// Load reads every .yaml file of dir.
func Load(fsys fs.FS, dir string) (*Lexicon, error) {
	files, err := fs.Glob(fsys, path.Join(dir, "*.yaml"))
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	sort.Strings(files)
	l := &Lexicon{forms: map[string][]form{}, names: map[string][]name{}, class: map[string]Class{}, keys: map[lemma]bool{}}
	seen := map[string]string{}
	for _, f := range files {
		b, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
		var groups []Group
		if err := yaml.UnmarshalWithOptions(b, &groups, yaml.Strict()); err != nil {
			return nil, fmt.Errorf("lexicon: %s: %w", f, err)
		}
		for _, g := range groups {
			g.File = f
			if at, ok := seen[g.Group]; ok {
				return nil, fmt.Errorf("lexicon: %s: group %q stands in %s already", f, g.Group, at)
			}
			seen[g.Group] = f
			if err := l.add(g); err != nil {
				return nil, fmt.Errorf("lexicon: %s: group %q: %w", f, g.Group, err)
			}
		}
	}
	return l, nil
}

func (l *Lexicon) add(g Group) error {
	if g.Says == "" || len(g.Words) == 0 {
		return fmt.Errorf("needs says and words")
	}
	var set Set
	for _, c := range g.Class {
		id, err := l.intern(c)
		if err != nil {
			return err
		}
		set = set.With(id)
	}
	l.groups = append(l.groups, g)
	for _, w := range g.Words {
		parts := strings.Split(w, ",")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
			if parts[i] == "" {
				return fmt.Errorf("%q has an empty form", w)
			}
		}
		e := &Entry{Lemma: parts[0], Key: arabic.Fold(parts[0]), Own: arabic.Fold(parts[0]), Group: g.Group, Classes: set}
		switch g.POS {
		case "verb":
			if len(parts) < 2 {
				return fmt.Errorf("verb %q needs its past and its present", w)
			}
			e.POS = Verb
			for _, f := range verbForms(parts[0], parts[1]) {
				l.put(f.text, form{e, f.feature})
			}
			var n *Entry
			for k, m := range parts[2:] {
				own := arabic.Fold(m)
				plural := k > 0 && strings.HasSuffix(own, "ات") && strings.HasPrefix(own, strings.TrimSuffix(n.Own, "ه"))
				if !plural {
					n = &Entry{Lemma: m, Key: e.Key, Own: own, Group: g.Group, POS: Noun, Classes: set}
				}
				for _, f := range nounForms(own) {
					if plural {
						f.feature |= Plural
					}
					l.put(f.text, form{n, f.feature | Masdar})
				}
			}
		case "noun", "adjective":
			e.POS = Noun
			if g.POS == "adjective" {
				e.POS = Adjective
			}
			if e.POS == Noun && len(parts) > 1 && !strings.Contains(parts[1], " ") {
				e.Plural = parts[1]
			}
			for i, p := range parts {
				if strings.Contains(p, " ") {
					l.putName(e, p)
					continue
				}
				fs := nounForms(arabic.Fold(p))
				if e.POS == Adjective {
					fs = adjectiveForms(arabic.Fold(p))
				}
				for _, f := range fs {
					if i > 0 && e.POS == Noun {
						f.feature = f.feature&^Dual | Plural
					}
					l.put(f.text, form{e, f.feature})
				}
			}
		case "particle":
			e.POS = Particle
			for _, p := range parts {
				if strings.Contains(p, " ") {
					l.putName(e, p)
				} else {
					l.put(arabic.Fold(p), form{e, 0})
				}
			}
		case "name":
			e.POS = Name
			for _, p := range parts {
				l.putName(e, p)
			}
		default:
			return fmt.Errorf("pos %q: want verb, noun, adjective, particle or name", g.POS)
		}
	}
	return nil
}

func (l *Lexicon) put(text string, f form) {
	pos := byte('n')
	if f.entry.POS == Verb {
		pos = 'v'
	}
	l.keys[lemma{f.entry.Key, pos}] = true
	l.keys[lemma{f.entry.Own, pos}] = true
	if len(text) < 2 {
		return
	}
	for _, have := range l.forms[text] {
		if have.entry == f.entry {
			return
		}
	}
	l.forms[text] = append(l.forms[text], f)
}

func (l *Lexicon) putName(e *Entry, text string) {
	words := strings.Fields(arabic.Fold(text))
	if len(words) == 1 {
		l.put(words[0], form{e, 0})
		return
	}
	list := append(l.names[words[0]], name{e, words[1:]})
	sort.SliceStable(list, func(i, j int) bool { return len(list[i].rest) > len(list[j].rest) })
	l.names[words[0]] = list
}
