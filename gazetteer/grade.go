package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// gradeOf says what evidence the name at i needs.
func (f *finder) gradeOf(i int, w *word, rows []int) grade {
	if w.n == 1 {
		if w.refs != nil && !strings.HasSuffix(f.toks[i].Text, "ه") {
			return w.grade
		}
		return f.g.gradeOne(w, &f.toks[i], rows)
	}
	row := f.g.weightiest(rows)
	switch {
	case f.listed(w.nStem, i, w.n) != unlisted:
		return f.listed(w.nStem, i, w.n)
	case row.Kind == "country", row.Kind == "region", row.Kind == "sea", row.Capital:
		return free
	case w.term.has(isVacuous|isPlace) && w.term.class&(isKind|isToponymic) == 0:
		return strict
	case w.term.has(isKind) && w.namePr.Has(arabic.Al):
		return prep // المنطقة الشرقية
	case row.Kind == "governorate", row.Pop >= 30000:
		return free
	case f.ordinary(i, i+w.n) && w.term.class&(isKind|isToponymic) == 0:
		return strict
	case w.term.has(isTitle|isFirst) && !w.term.has(isKind) && row.Kind == "village":
		return strict
	}
	return prep
}

// weightiest is the row most likely meant, the first of equals.
func (g *Gazetteer) weightiest(rows []int) *Row {
	best := 0.0
	top := -1
	for _, r := range rows {
		if p := g.rows[r].prior(); p > best {
			best, top = p, r
		}
	}
	return &g.rows[top]
}

// gradeOne is the grade of a name of one word, token t. What it hangs on besides the
// folded word is whether t is written with ه at its end.
func (g *Gazetteer) gradeOne(w *word, t *arabic.Token, rows []int) grade {
	row := g.weightiest(rows)
	stem := w.nStem
	al := w.namePr.Has(arabic.Al)
	if s, ok := strings.CutSuffix(t.Text, "ه"); ok && strings.HasSuffix(s, strings.TrimSuffix(stem, "ه")) && g.lex[strings.TrimSuffix(stem, "ه")].has(isRelation|isKind) {
		return strict // شمال العراق وغربه
	}
	if v := g.graded(stem, al); v != unlisted {
		if v == prep && g.possessed(t, w) {
			return strict
		}
		return v
	}
	surface := w.surface()
	if w.term.has(isFirst | isTitle | isVacuous | isBody) {
		return strict
	}
	seen := g.words[surface]
	if w.namePr&^(arabic.Wa|arabic.Al) != 0 {
		seen = max(seen, g.words[strings.TrimPrefix(t.Norm, "و")])
	}
	if w.namePr != 0 {
		seen = max(seen, g.words[t.Norm])
	}
	same := sameArticle(g, rows, al)
	switch {
	case !same && g.words[stem]+g.words["ال"+stem] > 0:
		return strict // قاهرة
	case row.Kind == "country", row.Kind == "sea":
		return free
	case w.term.has(isPlace), seen > 0, len([]rune(stem)) < 3:
		return strict
	case row.Kind == "governorate", row.Capital, row.Pop >= 100000 && arab[row.Country], row.Pop >= 1000000:
		if same {
			return free
		}
	}
	return prep
}

// possessed tells whether the word is written with ه where the name has ة and is
// an ordinary one: من حديثه is no town of Haditha.
func (g *Gazetteer) possessed(t *arabic.Token, w *word) bool {
	if !strings.HasSuffix(t.Text, "ه") || g.words[w.nStem] < 100 {
		return false
	}
	for k := w.ref; k >= 0; k = g.idx.refs[k].next {
		for _, n := range g.rows[g.idx.refs[k].row].Names {
			if strings.HasSuffix(n, "ه") && strings.HasSuffix(arabic.Fold(n), w.nStem) {
				return false
			}
		}
	}
	return true
}

// listed is the grade that common.tsv gives a name of several words: شمال غزة is
// the north of the Strip, save in محافظة شمال غزة.
func (f *finder) listed(stem string, i, n int) grade {
	k := stem
	for j := i + 1; j < i+n; j++ {
		k += stripAl(f.toks[j].Norm)
	}
	return f.g.grades[k]
}

// sameArticle tells whether one of the rows bears the name with, or without, the
// article as the text does.
func sameArticle(g *Gazetteer, rows []int, al bool) bool {
	for _, r := range rows {
		for _, n := range g.rows[r].Names {
			if strings.HasPrefix(n, "ال") == al {
				return true
			}
		}
	}
	return false
}

// ordinary tells whether all words of a name stand often in news.
func (f *finder) ordinary(i, j int) bool {
	for ; i < j; i++ {
		if f.g.words[f.toks[i].Norm] < 100 {
			return false
		}
	}
	return true
}

var arab = map[string]bool{
	"SY": true, "IQ": true, "LB": true, "JO": true, "PS": true, "IL": true, "EG": true, "LY": true, "SD": true, "YE": true, "SA": true,
	"SO": true, "TN": true, "DZ": true, "MA": true, "MR": true, "KW": true, "QA": true, "AE": true, "OM": true, "BH": true, "DJ": true,
	"TR": true,
}
