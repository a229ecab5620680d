package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// seatedIn tells whether a building's noun is followed by that of a division or a body
// seated there: مبنى المحافظة, مقر البرلمان.
func (f *finder) seatedIn(w, n *word) bool {
	return n.term.number == 1 && n.pro == arabic.Al && w.pro&arabic.Al == 0 && w.term.number == 1 && (w.stem == "مبني" || w.stem == "مقر") &&
		(n.term.sort == "division" || housed(n.term.kind))
}

// housed tells the kinds of places that are bodies too, or papers: an embassy, a
// ministry, a position (موقع).
func housed(kind string) bool { return kind == "embassy" || kind == "seat" || kind == "position" }

// struck tells whether the noun at i is struck or stood at, so that the house of the
// body is meant: هجوم مسلح على وزارة الدفاع, قرب السفارة.
func (f *finder) struck(i, start int) bool {
	w := f.words[i]
	if i == start || f.toks[i].Line || w.pro&(arabic.Wa|arabic.Fa|arabic.Ka|arabic.Li) != 0 {
		return false
	}
	before := f.words[i-1]
	switch {
	case before.term.has(isRelation) && before.pro&^(arabic.Bi|arabic.Wa) == 0 && (before.term.relation == isnad.Near || before.term.relation == isnad.Outskirts):
		return true
	case w.term.kind == "position" && (f.toks[i-1].Norm == "داخل" || f.toks[i-1].Norm == "في"):
		return f.words[min(i+1, len(f.words)-1)].n > 0 || i+2 < len(f.words) && isQuote(f.toks[i+1].Text) && f.words[i+2].n > 0 // no site of the net
	case f.toks[i-1].Norm == "امام" || f.toks[i-1].Norm == "داخل":
		return w.term.kind == "embassy" || w.stem == "وزاره" || i+1 < len(f.words) && f.words[i+1].term.has(isKind) // not in parliament
	case w.pro.Has(arabic.Bi):
		return false
	}
	for k := i - 1; k >= max(start, i-5) && f.toks[k].Kind == arabic.Word; k-- {
		switch p := f.words[k]; {
		case p.term.has(isStruck), f.toks[i-1].Norm == "علي" && (strings.Contains(f.toks[k].Norm, "سيطر") || strings.Contains(f.toks[k].Norm, "استول")):
			return true
		case f.toks[k].Norm == "علي" && k == i-1:
		case p.term.has(isPlace | isVacuous | isKind), k < i-3 && f.toks[i-1].Norm != "علي":
			return false
		}
	}
	return false
}
