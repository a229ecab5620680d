package web

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
)

// A sumView is the arithmetic of an event in words.
type sumView struct {
	isnad.Sum
	Equation template.HTML // 35 + 8 + 4 + 1 = 48
	Says     template.HTML
	Refs     []*claimView // of the event's own claims that give numbers
}

// sums puts how an event adds up in words.
func (l *locale) sums(e *isnad.Event, claims []*claimView) []sumView {
	byID := map[string]*claimView{}
	for _, c := range claims {
		byID[c.ID] = c
	}
	var out []sumView
	for _, s := range e.Sums {
		v := sumView{Sum: s, Equation: l.equation(s), Says: l.T("sum."+s.Finding, l.bounds(s.Stated))}
		for _, id := range s.Claims {
			if c := byID[id]; c != nil {
				v.Refs = append(v.Refs, c)
			}
		}
		out = append(out, v)
	}
	return out
}

// equation writes the parts and what they come to, the same way round in both languages.
func (l *locale) equation(s isnad.Sum) template.HTML {
	if s.Parts[0].Who != "" {
		return l.T("figure.of_who", l.bounds(s.Parts[0].Bounds), l.Term("who", s.Parts[0].Who))
	}
	terms := make([]string, len(s.Parts))
	for i, p := range s.Parts {
		terms[i] = p.Bounds.String()
	}
	sum := strings.Join(terms, " + ")
	if len(terms) > 1 {
		sum += " = " + s.ComeTo.String()
	}
	return ltr(l.digits(sum))
}

// bounds writes what a number can be.
func (l *locale) bounds(b isnad.Bounds) template.HTML {
	switch {
	case b.High == nil:
		return l.T("bounds.least", b.Low)
	case b.Exact():
		return l.N(b.Low)
	}
	return ltr(l.digits(strconv.Itoa(b.Low) + "–" + strconv.Itoa(*b.High)))
}
