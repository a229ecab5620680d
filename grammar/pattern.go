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
	class  lexicon.Set             // the classes of its readings together: most questions are answered without a look at these
	first  [lexicon.Name + 1]uint8 // one more than the first reading that is each part of speech
	Nounal bool                    // it stands as a nominal here, whatever its letters could be
	ready  bool                    // its starts are known
	Norm   string                  // folded
	Senses []lexicon.Sense         // its readings
	starts []at                    // the patterns that it may start, by [Grammar.Prepare]
}

// Read gives the word its readings.
func (w *Word) Read(senses []lexicon.Sense) {
	w.Senses, w.first, w.class, w.ready = senses, [len(w.first)]uint8{}, lexicon.Set{}, false
	for i := range senses {
		if first := &w.first[senses[i].POS]; *first == 0 {
			*first = uint8(i + 1)
		}
		w.class.Join(&senses[i].Classes)
	}
}

// Is tells whether some reading of the word is of the class.
func (w *Word) Is(c lexicon.Class) bool { return w.class.Has(c) }

// Sense is the first reading of the class, or nil.
func (w *Word) Sense(c lexicon.Class) *lexicon.Sense {
	if w.class.Has(c) {
		for i := range w.Senses {
			if s := &w.Senses[i]; s.Classes.Has(c) {
				return s
			}
		}
	}
	return nil
}

// POS is the first reading that is such a part of speech, or nil.
func (w *Word) POS(pos lexicon.POS) *lexicon.Sense {
	if i := w.first[pos]; i != 0 {
		return &w.Senses[i-1]
	}
	return nil
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
	form    lexicon.Feature // features that the form must have
	future  bool            // with س before it
	class   lexicon.Class
	classed bool
}

// forms are the prefixes of an atom that ask for a form of a verb.
var forms = map[string]lexicon.Feature{
	"past": lexicon.Past, "present": lexicon.Present, "future": lexicon.Present, "we": lexicon.First | lexicon.Plural,
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
			alt, err := compileAlternative(s, lex)
			if err != nil {
				return nil, err
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

// compileAlternative reads one alternative of an atom.
func compileAlternative(src string, lex *lexicon.Lexicon) (alternative, error) {
	var alt alternative
	s := src
	for {
		prefix, rest, ok := strings.Cut(s, ":")
		if !ok {
			break
		}
		form, known := forms[prefix]
		switch {
		case known:
			alt.pos = 'v'
			alt.form |= form
			alt.future = alt.future || prefix == "future"
		case prefix == "v" || prefix == "n":
			alt.pos = prefix[0]
		default:
			return alt, fmt.Errorf("%q: no prefix %q", src, prefix)
		}
		s = rest
	}
	switch {
	case s == "_":
		return alt, nil
	case strings.HasPrefix(s, "@"):
		c, err := lex.Class(s[1:])
		alt.class, alt.classed = c, true
		return alt, err
	case strings.HasPrefix(s, "="):
		alt.text, alt.exact = arabic.Fold(s[1:]), true
	default:
		alt.text = arabic.Fold(s)
	}
	if alt.text == "" {
		return alt, fmt.Errorf("%q is empty", src)
	}
	if !alt.exact && !lex.Has(alt.text, alt.pos) {
		return alt, fmt.Errorf("%q: no word list has this lemma", src)
	}
	return alt, nil
}

func (a *alternative) matches(w *Word) bool {
	if a.exact {
		return w.Norm == a.text || bare(w.Norm) == a.text
	}
	if a.text == "" && !a.classed && a.pos == 0 {
		return true
	}
	if a.pos == 'v' && (w.Nounal || w.first[lexicon.Verb] == 0) || a.classed && !w.Is(a.class) {
		return false
	}
	for i := range w.Senses {
		if a.reads(&w.Senses[i]) {
			return true
		}
	}
	return false
}

// reads tells whether one reading of a word is what the alternative asks for.
func (a *alternative) reads(s *lexicon.Sense) bool {
	switch {
	case a.classed && !s.Classes.Has(a.class):
		return false
	case a.text != "" && s.Key != a.text && s.Own != a.text:
		return false
	case a.pos != 0 && (a.pos == 'v') != (s.POS == lexicon.Verb):
		return false
	}
	return s.Feature&a.form == a.form && (!a.future || s.Pro.Has(arabic.Sa))
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
func (p pattern) match(words []*Word, first int) int {
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
	if first < len(words) && a.matches(words[first]) {
		if end := p[1:].match(words, first+1); end >= 0 {
			return end
		}
	}
	if a.optional {
		return p[1:].match(words, first)
	}
	return -1
}
