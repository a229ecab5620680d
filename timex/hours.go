package timex

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// hours reads two hours with a link between them: الساعة السادسة مساء حتى الخامسة
// فجرا, behind بين with و. One of them must be told to be an hour, unless sure is
// set.
func (p *parser) hours(j int, and, sure bool) (Time, bool) {
	n := p.num(j)
	if n == nil && p.norm(j) != "الساعه" && (j >= len(p.toks) || p.toks[j].Kind != arabic.Number) {
		return Time{}, false
	}
	if n != nil && n.Range && n.Low >= 0 && n.High <= 24 && p.toks[n.Core].Kind == arabic.Number {
		t := p.clockTail(n.End) // 4-6 مساء
		return t, sure && t.End == n.End && p.ends(t.End) || t.End > n.End && p.word(n.End).class == partWord && !p.word(n.End).prep
	}
	a, told, ok := p.someHour(j)
	if !ok {
		return a, false
	}
	k := a.End
	switch w, n := p.word(k), p.norm(k); {
	case and && n == "و", !and && (w.class == prep && (w.n == to || w.n == until) || n == "-" || n == "–"):
		k++
	case !and || !p.joined(k):
		return a, false
	}
	b, too, ok := p.someHour(k)
	if !ok || !told && !too && !sure || !too && !p.ends(b.End) && p.toks[b.End-1].Kind == arabic.Number { // حتى 24 قتيلا
		return b, false
	}
	switch {
	case a.Kind == Date && b.Kind == Date:
		return Time{End: b.End, Kind: Interval, from: a.from, to: b.from}, true
	case a.Kind == Date:
		a.End = b.End
		return a, true
	}
	return b, true
}

// someHour reads an hour and its tail although nothing may tell that it is one.
func (p *parser) someHour(j int) (t Time, told, ok bool) {
	switch p.norm(j) {
	case "الساعه", "والساعه":
		t, ok = p.oneClock(j)
		return t, true, ok
	}
	if t, ok := p.numeric(j); ok {
		return t, true, t.Kind == Clock
	}
	n := p.num(j)
	if n == nil || n.Value < 0 || n.Value > 24 || n.Range {
		return t, false, false
	}
	switch n.Kind {
	case numeral.Cardinal:
		ok = n.End == n.Core+1 && p.toks[n.Core].Kind == arabic.Number
	case numeral.Ordinal:
		ok = n.Definite && n.Value <= 12 && strings.HasSuffix(p.norm(n.Core), "ه")
	}
	t = p.clockTail(n.End)
	return t, p.isHour(n.Core, n), ok
}

// ends tells whether nothing that could be counted stands at token i.
func (p *parser) ends(i int) bool {
	return i >= len(p.toks) || p.toks[i].Kind == arabic.Punct || p.word(i).class == prep
}
