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
	t, w := &f.toks[i], f.words[i]
	if t.Kind != arabic.Word || t.Line || w.term.class != 0 || w.nisba != "" || w.n > 0 || w.usual {
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

// customary tells whether a folded word, or what is left of it without clitics and
// endings, is one that news use: no name of a small place.
func (g *Gazetteer) customary(norm string) bool {
	if len([]rune(norm)) < 4 || g.used(norm) || strings.HasSuffix(norm, "هم") || strings.HasSuffix(norm, "هما") || strings.HasSuffix(norm, "ها") {
		return true
	}
	for s := range arabic.Splits(norm) {
		if (s.Pro != 0 || s.Enc != "") && (g.used(s.Stem) || s.Enc != "" && g.used(s.Stem+"ه")) {
			return true
		}
		for _, end := range endings {
			if stem, ok := strings.CutSuffix(s.Stem, end); ok && (g.used(stem) || g.used(stem+"ه")) {
				return true
			}
		}
	}
	return false
}

// endings are those of nouns and verbs.
var endings = []string{"ين", "ان", "ون", "ات", "ه", "ا", "تين", "تان", "وا", "ت", "ي", "يه"}

// used tells whether news use a word, with or without the article.
func (g *Gazetteer) used(word string) bool {
	return g.words[word] > 0 || g.words["ال"+word] > 0
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
