package lexicon

import (
	"fmt"
	"slices"

	"github.com/isnad-project/isnad/arabic"
)

// POS is a part of speech.
type POS uint8

// The parts of speech.
const (
	Verb POS = iota + 1
	Noun
	Adjective
	Particle
	Name
)

func (p POS) String() string {
	return [...]string{"?", "verb", "noun", "adjective", "particle", "name"}[p]
}

// Feature says which form of an entry a word is.
type Feature uint16

// The features.
const (
	Past Feature = 1 << iota
	Present
	Feminine
	Dual
	Plural
	First   // first person
	Tanwin  // indefinite accusative: قتيلا
	Masdar  // the verbal noun of a verb
	Jussive // a form that only stands after لم
)

// Class is one class of words; its number is private to a Lexicon.
type Class uint8

// Set is a set of classes.
type Set [4]uint64

// With is the set and the class.
func (s Set) With(c Class) Set { s[c/64] |= 1 << (c % 64); return s }

// Has tells whether the class is in the set.
func (s Set) Has(c Class) bool { return s[c/64]&(1<<(c%64)) != 0 }

// Meets tells whether the sets have a class in common.
func (s *Set) Meets(t *Set) bool {
	return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0
}

// Join is the classes of both sets.
func (s *Set) Join(t *Set) {
	for i := range s {
		s[i] |= t[i]
	}
}

// Entry is one word of the lists, whatever its form.
type Entry struct {
	Lemma   string // as the list writes it
	Key     string // folded; a verbal noun has the key of its verb
	Own     string // the folded lemma itself: of a verbal noun, its own
	Plural  string // of a noun, as the list writes it; empty for none
	Group   string // where it is listed
	POS     POS
	Classes Set
}

// Sense is one reading of a word of a text.
type Sense struct {
	*Entry
	Feature Feature
	Pro     arabic.Clitics
	Enc     string
}

type form struct {
	entry   *Entry
	feature Feature
}

type name struct {
	entry *Entry
	rest  []string // folded words after the first
}

// Lexicon is a loaded set of lists. It is immutable and safe for concurrent use.
type Lexicon struct {
	forms  map[string][]form
	names  map[string][]name
	class  map[string]Class
	keys   map[lemma]bool
	groups []Group
}

// Groups are the loaded lists, in the order of their files.
func (l *Lexicon) Groups() []Group { return l.groups }

// Class is the class of that name.
func (l *Lexicon) Class(name string) (Class, error) {
	c, ok := l.class[name]
	if !ok {
		return 0, fmt.Errorf("no word list has the class %q", name)
	}
	return c, nil
}

func (l *Lexicon) intern(name string) (Class, error) {
	if c, ok := l.class[name]; ok {
		return c, nil
	}
	if len(l.class) == len(Set{})*64 {
		return 0, fmt.Errorf("more than %d classes", len(l.class))
	}
	c := Class(len(l.class))
	l.class[name] = c
	return c, nil
}

// Senses reads a folded word. Readings without a pronoun at the end come first
// and rule out those with one; a particle rules out every other reading of the
// same letters.
func (l *Lexicon) Senses(norm string) []Sense { return l.senses(norm, true) }

// WithTa reads a folded word that is written with ة at its end: آلية and فئة are not the
// particles إليه and فيه, which have the same letters when folded.
func (l *Lexicon) WithTa(norm string) []Sense {
	senses := l.senses(norm, false)
	return slices.DeleteFunc(senses, func(s Sense) bool { return s.Enc == "ه" })
}

func (l *Lexicon) senses(norm string, particle bool) []Sense {
	var out []Sense
	enc := false
	for s := range arabic.Splits(norm) {
		if s.Enc != "" && !enc {
			if len(out) > 0 {
				return undivided(out)
			}
			enc = true
		}
		for _, f := range l.forms[s.Stem] {
			if !fits(s, f) || !particle && f.entry.POS == Particle {
				continue
			}
			sense := Sense{Entry: f.entry, Feature: f.feature, Pro: s.Pro, Enc: s.Enc}
			if s.Enc != "" && f.feature&Tanwin != 0 {
				sense.Feature |= Dual // طفلاها: the ن is gone; with Tanwin, for few nouns stand so
			}
			out = append(out, sense)
		}
		if s.Pro == 0 && s.Enc == "" {
			if only := particles(out); len(only) > 0 {
				return only
			}
		}
	}
	return undivided(out)
}

// Forms are the folded forms of the words that a folded word may be, itself among them,
// without those of particles.
func (l *Lexicon) Forms(norm string) []string {
	of := map[string]bool{}
	for _, s := range l.Senses(norm) {
		if s.POS != Particle {
			of[s.Key] = true
		}
	}
	if len(of) == 0 {
		return nil
	}
	var out []string
	for text, forms := range l.forms {
		if slices.ContainsFunc(forms, func(f form) bool { return f.entry.POS != Particle && of[f.entry.Key] }) {
			out = append(out, text)
		}
	}
	slices.Sort(out)
	return out
}

// particles are the senses that are particles.
func particles(senses []Sense) []Sense {
	var out []Sense
	for _, s := range senses {
		if s.POS == Particle {
			out = append(out, s)
		}
	}
	return out
}

// undivided drops the readings of a verb behind و or ف when the whole word is a
// verb: وصفت is not و and صفت.
func undivided(out []Sense) []Sense {
	if len(out) == 0 || out[0].Pro != 0 || out[0].POS != Verb {
		return out
	}
	kept := out[:0]
	for _, s := range out {
		if s.POS != Verb || !s.Pro.Has(arabic.Wa|arabic.Fa) {
			kept = append(kept, s)
		}
	}
	return kept
}

// fits tells whether the clitics of a split can stand on a form.
func fits(s arabic.Split, f form) bool {
	verb := f.entry.POS == Verb
	switch {
	case s.Pro.Has(arabic.Al) && (verb || f.entry.POS == Particle || f.feature&Tanwin != 0):
		return false
	case s.Pro.Has(arabic.Sa) && f.feature&Present == 0:
		return false
	case s.Pro.Has(arabic.Bi|arabic.Ka) && verb:
		return false
	case s.Pro.Has(arabic.Li) && verb && f.feature&Present == 0:
		return false
	case s.Enc != "" && f.feature&Tanwin != 0 && (f.entry.POS != Noun || s.Enc == "ي" || s.Enc == "نا"):
		return false
	case s.Enc == "ي" && (verb || f.entry.POS == Name):
		return false
	}
	return true
}

// NameAt finds the longest name of more than one word that starts with a word of
// stem first and goes on with the folded words that next yields. It returns the
// entry and the number of words after the first, or nil.
func (l *Lexicon) NameAt(first string, next func(i int) (string, bool)) (*Entry, int) {
candidates:
	for _, n := range l.names[first] {
		for i, w := range n.rest {
			if got, ok := next(i); !ok || got != w {
				continue candidates
			}
		}
		return n.entry, len(n.rest)
	}
	return nil, 0
}

// Leads tells whether names of more than one word start with a word of this stem.
func (l *Lexicon) Leads(first string) bool { return l.names[first] != nil }

// Has tells whether some entry has the folded lemma: as a verb for pos 'v', as
// anything else for 'n', as either for 0.
func (l *Lexicon) Has(key string, pos byte) bool {
	return l.keys[lemma{key, 'v'}] && pos != 'n' || l.keys[lemma{key, 'n'}] && pos != 'v'
}

type lemma struct {
	key string
	pos byte
}
