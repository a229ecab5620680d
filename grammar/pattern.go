package grammar

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// Word is what a pattern sees of one token.
type Word struct {
	Norm   string          // folded
	Senses []lexicon.Sense // its readings
}

// Is tells whether some reading of the word is of the class.
func (w *Word) Is(c lexicon.Class) bool {
	for i := range w.Senses {
		if w.Senses[i].Classes.Has(c) {
			return true
		}
	}
	return false
}

type pattern []atom

type atom struct {
	alts     []alternative
	optional bool
	gap      int // up to so many words of any kind; alts is empty
}

type alternative struct {
	text    string // lemma or, when exact, folded word; empty for any word
	exact   bool
	pos     byte            // 'v', 'n' or 0
	form    lexicon.Feature // form that a verb must have, or 0
	class   lexicon.Class
	classed bool
}

func compile(src string, lex *lexicon.Lexicon) (pattern, error) {
	var p pattern
	for _, f := range strings.Fields(src) {
		if n, ok := strings.CutPrefix(f, "_{"); ok {
			k, err := strconv.Atoi(strings.TrimSuffix(n, "}"))
			if err != nil || !strings.HasSuffix(n, "}") {
				return nil, fmt.Errorf("%q: want _{n}", f)
			}
			p = append(p, atom{gap: k})
			continue
		}
		var a atom
		f, a.optional = strings.CutSuffix(f, "?")
		for _, s := range strings.Split(f, "|") {
			var alt alternative
			switch {
			case s == "_":
			case strings.HasPrefix(s, "@"):
				c, err := lex.Class(s[1:])
				if err != nil {
					return nil, err
				}
				alt.class, alt.classed = c, true
			case strings.HasPrefix(s, "="):
				alt.text, alt.exact = arabic.Fold(s[1:]), true
			case strings.HasPrefix(s, "v:"), strings.HasPrefix(s, "n:"):
				alt.pos, alt.text = s[0], arabic.Fold(s[2:])
			case strings.HasPrefix(s, "past:"):
				alt.pos, alt.form, alt.text = 'v', lexicon.Past, arabic.Fold(s[len("past:"):])
			case strings.HasPrefix(s, "present:"):
				alt.pos, alt.form, alt.text = 'v', lexicon.Present, arabic.Fold(s[len("present:"):])
			default:
				alt.text = arabic.Fold(s)
			}
			if alt.text == "" && !alt.classed && s != "_" {
				return nil, fmt.Errorf("%q is empty", f)
			}
			if alt.text != "" && !alt.exact && !lex.Has(alt.text, alt.pos) {
				return nil, fmt.Errorf("%q: no word list has this lemma", s)
			}
			a.alts = append(a.alts, alt)
		}
		p = append(p, a)
	}
	if len(p) == 0 || p[0].gap > 0 || p[0].optional {
		return nil, fmt.Errorf("must start with a word that is there")
	}
	return p, nil
}

func (a *alternative) matches(w *Word) bool {
	switch {
	case a.classed:
		return w.Is(a.class)
	case a.exact:
		return w.Norm == a.text || bare(w.Norm) == a.text
	case a.text == "":
		return true
	}
	for i := range w.Senses {
		s := &w.Senses[i]
		if s.Key != a.text && s.Own != a.text {
			continue
		}
		if (a.pos == 0 || (a.pos == 'v') == (s.POS == lexicon.Verb)) && (a.form == 0 || s.Feature&a.form != 0) {
			return true
		}
	}
	return false
}

// bare is a word without the conjunction that may be written with it.
func bare(norm string) string {
	if s, ok := strings.CutPrefix(norm, "و"); ok {
		return s
	}
	return strings.TrimPrefix(norm, "ف")
}

func (a *atom) matches(w *Word) bool {
	for i := range a.alts {
		if a.alts[i].matches(w) {
			return true
		}
	}
	return false
}

// match finds the shortest stretch of words from first on that the pattern
// covers; it returns the end, or -1.
func (p pattern) match(words []Word, first int) int {
	if len(p) == 0 {
		return first
	}
	a := &p[0]
	if a.gap > 0 {
		for skip := 0; skip <= a.gap && first+skip <= len(words); skip++ {
			if end := p[1:].match(words, first+skip); end >= 0 {
				return end
			}
		}
		return -1
	}
	if first < len(words) && a.matches(&words[first]) {
		if end := p[1:].match(words, first+1); end >= 0 {
			return end
		}
	}
	if a.optional {
		return p[1:].match(words, first)
	}
	return -1
}
