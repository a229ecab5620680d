package web

import (
	"html"
	"html/template"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// A fieldPair is one field of an event in two versions.
type fieldPair struct {
	Field string
	Label template.HTML
	A, B  []item
	Same  bool
}

// An item is one of the values of a field, cut into pieces: Hit is what the other version
// lacks.
type item []piece

// A valued is a field with its values in words.
type valued struct {
	field  string
	label  template.HTML
	values []string
}

// differences are the fields of an event in two versions, side by side.
func (l *locale) differences(a, b *isnad.Event, fold func(string) string) []fieldPair {
	var out []fieldPair
	of, to := l.versionFields(a), l.versionFields(b)
	at := map[string]int{}
	for i, f := range to {
		at[f.field] = i
	}
	for _, f := range of {
		i, ok := at[f.field]
		if !ok {
			out = append(out, pairOf(f, nil, fold))
			continue
		}
		out = append(out, pairOf(f, to[i].values, fold))
		delete(at, f.field)
	}
	for _, f := range to {
		if _, ok := at[f.field]; ok {
			values := f.values
			f.values = nil
			out = append(out, pairOf(f, values, fold))
		}
	}
	return slices.DeleteFunc(out, func(p fieldPair) bool { return p.A == nil && p.B == nil })
}

// pairOf sets the values of a field beside those of another version: what both have is the
// same, one value that took the place of one other is compared with it word by word.
func pairOf(f valued, other []string, fold func(string) string) fieldPair {
	p := fieldPair{Field: f.field, Label: f.label}
	lacks := func(all, others []string) (out []int) {
		left := map[string]int{}
		for _, s := range others {
			left[s]++
		}
		for i, s := range all {
			if left[s]--; left[s] < 0 {
				out = append(out, i)
			}
		}
		return out
	}
	onlyA, onlyB := lacks(f.values, other), lacks(other, f.values)
	p.Same = len(onlyA) == 0 && len(onlyB) == 0
	write := func(all []string, only []int) (out []item) {
		for i, s := range all {
			out = append(out, item{{s, slices.Contains(only, i)}})
		}
		return out
	}
	p.A, p.B = write(f.values, onlyA), write(other, onlyB)
	if len(onlyA) == 1 && len(onlyB) == 1 {
		a, b := cutWords(f.values[onlyA[0]], fold), cutWords(other[onlyB[0]], fold)
		if inA, inB := together(a.words, b.words); slices.Contains(inA, true) && slices.Contains(slices.Concat(inA, inB), false) {
			p.A[onlyA[0]], p.B[onlyB[0]] = marked(&a, inA), marked(&b, inB)
		}
	}
	return p
}

// versionFields are the fields of an event, and of its claims what can be corrected of them.
func (l *locale) versionFields(e *isnad.Event) []valued {
	if e == nil {
		return nil
	}
	var out []valued
	add := func(field string, label template.HTML, values ...string) {
		out = append(out, valued{field, label, slices.DeleteFunc(values, func(s string) bool { return s == "" })})
	}
	add("id", l.T("event.id"), e.ID)
	add("type", l.T("field.type"), l.Type(e.Type))
	place := l.place(e)
	var where []string
	if e.Place != nil {
		where = append([]string{asText(l.PlaceName(e.Place))}, place.Above...)
		where = append(where, l.A(place.Precision))
	}
	add("place", l.T("events.where"), where...)
	add("date", l.T("events.when"), asText(l.when(e).Text))
	for _, f := range []struct {
		name string
		t    *isnad.Tally
	}{{"killed", e.Killed}, {"injured", e.Injured}} {
		add(f.name, l.T("outcome."+f.name), l.tallied(f.t)...)
	}
	var who []string
	for _, w := range e.ByWho {
		who = append(who, l.labelled(asText(l.T("label", l.Term("who", w.Who), l.Term("outcome", w.Outcome))), l.tallied(&w.Tally)...))
	}
	add("by_who", l.T("event.by_who"), who...)
	for _, f := range []struct {
		name string
		of   func(*isnad.Claim) []string
	}{
		{"actors", func(c *isnad.Claim) []string { return c.Actors }},
		{"targets", func(c *isnad.Claim) []string { return c.Targets }},
		{"weapon", func(c *isnad.Claim) []string { return some(string(c.Weapon)) }},
	} {
		var names []string
		for i := range e.Claims {
			for _, n := range f.of(&e.Claims[i]) {
				if !slices.Contains(names, n) {
					names = append(names, n)
				}
			}
		}
		add(f.name, l.fieldName(f.name), names...)
	}
	add("origins", l.T("event.rests_on"), e.Origins...)
	var clashes []string
	for _, c := range e.Contradictions {
		clashes = append(clashes, asText(l.contradictionName(c)))
	}
	add("contradictions", l.T("event.contradictions"), clashes...)
	var rules []string
	for _, r := range e.ByRule {
		if r.Rule != e.Rule && r.Killed != nil {
			rules = append(rules, l.labelled(l.A("rule.name."+r.Rule), l.tallied(r.Killed)...))
		}
	}
	add("by_rule", l.T("event.by_rule"), rules...)
	add("sum_of", l.T("event.sum_of"), e.SumOf...)
	add("part_of", l.T("event.part_of"), e.PartOf...)
	for i := range e.Claims {
		c := &claimView{Claim: e.Claims[i]}
		values := []string{"«" + c.Quote.Exact + "»"}
		for _, f := range isnad.Correctable() {
			if v := l.value(f, c); v != "" {
				values = append(values, l.labelled(asText(l.fieldName(f)), asText(v)))
			}
		}
		add("claim "+c.ID, l.T("history.claim", e.Claims[i].Doc), values...)
	}
	return out
}

// tallied are the figures of a tally, each by its name.
func (l *locale) tallied(t *isnad.Tally) []string {
	switch {
	case t == nil:
		return []string{l.A("not_stated")}
	case t.Low == 0 && t.High == 0:
		return []string{l.A("none_said")}
	case t.Low == t.High:
		return []string{asText(l.N(t.Best))}
	}
	var out []string
	for _, end := range []pair{{"low", t.Low}, {"best", t.Best}, {"high", t.High}} {
		out = append(out, l.labelled(l.A(end.A.(string)), asText(l.N(end.B.(int)))))
	}
	return out
}

// labelled writes values behind what they are. All of it is in the language of the page, and
// nothing is isolated but what is so already.
func (l *locale) labelled(what string, values ...string) string {
	return fill(l.words.form(l.Lang, "label", ""), func(s string) string { return s }, []string{what, strings.Join(values, l.A("separator"))})
}

// isolates are the signs that isolate in text what elements isolate in pages.
var isolates = strings.NewReplacer("<bdi>", "\u2068", `<bdi dir="ltr">`, "\u2066", "</bdi>", "\u2069")

// asText is what pages show of names and numbers as text.
func asText(h template.HTML) string { return html.UnescapeString(isolates.Replace(string(h))) }

// texts are items as text, without the signs that isolate.
func texts(all []item) []string {
	out := []string{}
	for _, it := range all {
		var b strings.Builder
		for _, p := range it {
			b.WriteString(strings.NewReplacer("\u2066", "", "\u2068", "", "\u2069", "").Replace(p.Text))
		}
		out = append(out, b.String())
	}
	return out
}
