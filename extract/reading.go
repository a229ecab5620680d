package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
	"github.com/isnad-project/isnad/timex"
)

// reading is what a folded word is by itself, wherever it stands.
type reading struct {
	word    grammar.Word
	pro     arabic.Clitics        // of a word of no list: و when the rest is the commoner word
	verbal  bool                  // it has the company of a verb, for a word of no list
	country *gazetteer.Resolution // whose adjective it may be, or nil
	state   string                // whose adjective it may be, or empty
	place   *gazetteer.Word       // what the tables of places know of it
	names   bool                  // a name of the lists may begin with it
	wide    bool                  // it is a word for many places
	number  bool                  // it is a word of numbers
	time    timex.Word            // what it is for times
}

// readingOf reads a folded word, or remembers how it was read.
func (r *Reader) readingOf(norm string) *reading {
	return r.memory.Of(arabic.HashOf(norm), norm, r.read)
}

func (r *Reader) read(norm string) reading {
	w := reading{word: grammar.Word{Norm: norm}, place: r.gaz.Word(norm)}
	senses := slices.DeleteFunc(r.lex.Senses(norm), r.noPair)
	w.word.Read(senses)
	r.rules.Prepare(&w.word)
	w.names, w.wide = r.beginsName(norm, senses), isWide(norm)
	w.number, w.time = numeral.Listed(norm), timex.WordOf(norm)
	if len(senses) == 0 || strings.HasSuffix(norm, "ه") { // what is written with ة may lose its senses
		w.pro, w.verbal = r.commoner(norm), r.looksLikeVerb(norm)
	}
	for split := range arabic.Splits(norm) {
		if split.Enc != "" {
			break
		}
		if c, ok := r.gaz.Country(split.Stem); ok && w.country == nil {
			w.country = &c
		}
		if w.state == "" {
			w.state = r.gaz.State(split.Stem)
		}
	}
	return w
}

// noPair tells a reading as the dual of a noun before a pronoun (طفلاها) that is none: of
// people alone such duals are told from other words (تبناها).
func (r *Reader) noPair(s lexicon.Sense) bool {
	return s.Feature&(lexicon.Tanwin|lexicon.Dual) == lexicon.Tanwin|lexicon.Dual && !s.Classes.Has(r.class.human)
}

// beginsName tells whether a name of the lists, of one word or several, may begin with
// a folded word.
func (r *Reader) beginsName(norm string, senses []lexicon.Sense) bool {
	for i := range senses {
		if senses[i].POS == lexicon.Name {
			return true
		}
	}
	if strings.HasPrefix(norm, "لل") {
		return true // it may hide the article of one
	}
	for split := range arabic.Splits(norm) {
		if split.Enc != "" {
			break
		}
		if r.lex.Leads(firstWord(split)) {
			return true
		}
	}
	return false
}

// commoner are the proclitics of a word of no list that is the commoner word without
// them.
func (r *Reader) commoner(norm string) arabic.Clitics {
	for split := range arabic.Splits(norm) {
		if split.Enc != "" {
			break
		}
		if split.Pro == 0 || split.Pro == arabic.Al {
			continue
		}
		whole := split.Stem
		if split.Pro.Has(arabic.Al) {
			whole = "ال" + split.Stem
		}
		if split.Pro.Has(arabic.Al) && !split.Pro.Has(arabic.Sa) || len(whole) >= 6 && r.freq.of(whole) > r.freq.of(norm)+2 { // but وليد is no و, ل and يد
			return split.Pro
		}
	}
	return 0
}

// looksLikeVerb tells whether a word of no list is in the company of a verb.
func (r *Reader) looksLikeVerb(norm string) bool {
	if r.verbForm(norm) {
		return true
	}
	for _, c := range []string{"و", "ف", "س", "وس"} {
		if rest, ok := strings.CutPrefix(norm, c); ok && len(rest) >= 6 && r.freq.of(rest) > 0 && r.verbForm(rest) {
			return true
		}
	}
	return false
}

// verbForm tells a bare folded word that has the company of a verb: the imperfect
// stands with ي and with ت, the perfect with ت and with وا at its end.
func (r *Reader) verbForm(w string) bool {
	n := r.freq.of(w)
	if n == 0 || len(w) < 6 || r.freq.of("ال", w)*20 > n {
		return false
	}
	for _, a := range [...][2]string{{"ي", "ت"}, {"ت", "ي"}} {
		if body, ok := strings.CutPrefix(w, a[0]); ok && r.freq.of(a[1], body) >= 3 && r.freq.of("ال", a[1], body)*20 <= r.freq.of(a[1], body) {
			return true
		}
	}
	base := strings.TrimSuffix(strings.TrimSuffix(w, "وا"), "ت")
	return len(base) >= 6 && r.freq.of(base) >= 5 && r.freq.of(base, "ت") >= 5 && r.freq.of(base, "وا") >= 2 && r.freq.of("ال", base)*20 <= r.freq.of(base)
}
