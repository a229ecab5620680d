package arabic

import (
	"iter"
	"strings"
)

// Clitics is the set of proclitics taken off a word.
type Clitics uint8

// The proclitics.
const (
	Wa Clitics = 1 << iota // و and
	Fa                     // ف so
	Bi                     // ب in, with
	Li                     // ل to, for
	Ka                     // ك like
	Al                     // ال the
	Sa                     // س will
)

// Has tells whether c holds any of d.
func (c Clitics) Has(d Clitics) bool { return c&d != 0 }

// Split is one way to read a folded word as proclitics, a stem and an enclitic
// pronoun.
type Split struct {
	Pro  Clitics
	Stem string // folded; a ت before the pronoun is ه again (سيطرته → سيطره)
	Enc  string // ه ها هم هما هن ك كم نا ني ي, or empty
}

var enclitics = []string{"هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي"}

// Splits yields the ways to read a folded word, the least divided first. It
// proposes; which one is right the word lists must say. A stem has at least two
// letters.
func Splits(norm string) iter.Seq[Split] {
	return func(yield func(Split) bool) {
		for p := range proclitics(norm) {
			if !yield(p) {
				return
			}
		}
		for p := range proclitics(norm) {
			for _, e := range enclitics {
				stem, ok := strings.CutSuffix(p.Stem, e)
				if !ok || len(stem) < 4 || p.Pro.Has(Al) {
					continue
				}
				for _, s := range restored(stem) {
					if s != "" && !yield(Split{p.Pro, s, e}) {
						return
					}
				}
			}
		}
	}
}

// restored is the stem before a pronoun as it is written without one.
func restored(stem string) [2]string {
	switch {
	case strings.HasSuffix(stem, "ت"):
		return [2]string{strings.TrimSuffix(stem, "ت") + "ه", stem}
	case strings.HasSuffix(stem, "اي"), strings.HasSuffix(stem, "او"):
		return [2]string{stem[:len(stem)-2] + "ء", stem}
	case strings.HasSuffix(stem, "و"):
		return [2]string{stem + "ا", stem}
	case strings.HasSuffix(stem, "ا"):
		return [2]string{stem, stem[:len(stem)-2] + "ي"}
	}
	return [2]string{stem}
}

func proclitics(norm string) iter.Seq[Split] {
	return func(yield func(Split) bool) {
		if !yield(Split{Stem: norm}) {
			return
		}
		for _, c := range conjunctions {
			rest, ok := strings.CutPrefix(norm, c.text)
			if !ok || len(rest) < 4 {
				continue
			}
			if c.text != "" && !yield(Split{Pro: c.bit, Stem: rest}) {
				return
			}
			if s, ok := strings.CutPrefix(rest, "س"); ok && len(s) >= 6 && !yield(Split{Pro: c.bit | Sa, Stem: s}) {
				return
			}
			if s, ok := strings.CutPrefix(rest, "ال"); ok && len(s) >= 4 && !yield(Split{Pro: c.bit | Al, Stem: s}) {
				return
			}
			if s, ok := strings.CutPrefix(rest, "لل"); ok && len(s) >= 4 {
				if !yield(Split{Pro: c.bit | Li | Al, Stem: s}) {
					return
				}
				// للاجئين is ل + ال + لاجئين
				if !yield(Split{Pro: c.bit | Li | Al, Stem: "ل" + s}) {
					return
				}
			}
			for _, q := range prepositions {
				s, ok := strings.CutPrefix(rest, q.text)
				if !ok || len(s) < 4 {
					continue
				}
				if t, ok := strings.CutPrefix(s, "ال"); ok && len(t) >= 4 && !yield(Split{Pro: c.bit | q.bit | Al, Stem: t}) {
					return
				}
				if !yield(Split{Pro: c.bit | q.bit, Stem: s}) {
					return
				}
			}
		}
	}
}

type clitic struct {
	text string
	bit  Clitics
}

var (
	conjunctions = []clitic{{"", 0}, {"و", Wa}, {"ف", Fa}}
	prepositions = []clitic{{"ب", Bi}, {"ل", Li}, {"ك", Ka}}
)
