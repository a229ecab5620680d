package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// scanPlain proposes a name that the gazetteer lacks and no kind word leads, behind
// a preposition of place: في سرحانة بريف حماة. It counts as a place where the text
// says where it lies.
func (f *finder) scanPlain(i, start, end int) bool {
	t, w := &f.toks[i], &f.words[i]
	if t.Kind != arabic.Word || t.Line || w.term.class != 0 || w.nisba != "" || w.n > 0 || f.customary(i) {
		return false
	}
	c := core{first: i, end: i + 1, words: 1, unknown: true, plain: true}
	if strings.HasPrefix(t.Norm, "ال") {
		c.pro = arabic.Al
	}
	f.extendLeft(&c, i, start)
	if !f.placePrep(&c) {
		return false
	}
	f.extendRight(&c, end)
	f.cores = append(f.cores, c)
	return true
}

// customary tells whether the word at i, or what is left of it without clitics and
// endings, is one that news use: no name of a small place.
func (f *finder) customary(i int) bool {
	norm := f.toks[i].Norm
	if len([]rune(norm)) < 4 || f.used(norm) || strings.HasSuffix(norm, "هم") || strings.HasSuffix(norm, "هما") || strings.HasSuffix(norm, "ها") {
		return true
	}
	for s := range arabic.Splits(norm) {
		if (s.Pro != 0 || s.Enc != "") && (f.used(s.Stem) || s.Enc != "" && f.used(s.Stem+"ه")) {
			return true
		}
		for _, end := range endings {
			if stem, ok := strings.CutSuffix(s.Stem, end); ok && (f.used(stem) || f.used(stem+"ه")) {
				return true
			}
		}
	}
	return false
}

// endings are those of nouns and verbs.
var endings = []string{"ين", "ان", "ون", "ات", "ه", "ا", "تين", "تان", "وا", "ت", "ي", "يه"}

// used tells whether news use a word, with or without the article.
func (f *finder) used(word string) bool {
	return f.g.words[word] > 0 || f.g.words["ال"+word] > 0
}

// located tells whether the words right behind a plain name say where it lies: the
// adjective of a country (إنغريتا التركية) or a direction in brackets (كيتانا (جنوب)).
func (f *finder) located(c *core) bool {
	if c.m.nisba != "" {
		return true
	}
	return c.right+2 < len(f.toks) && f.toks[c.right].Text == "(" && f.words[c.right+1].term.relation == isnad.AreaOf && f.toks[c.right+2].Text == ")" ||
		c.right+3 < len(f.toks) && f.toks[c.right].Text == "(" && f.words[c.right+1].term.relation == isnad.AreaOf && f.toks[c.right+3].Text == ")"
}
