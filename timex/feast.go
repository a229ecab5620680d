package timex

import (
	"strings"

	"github.com/isnad-project/isnad/numeral"
)

// feasts are days that are called by a name, folded, by the first word.
var feasts = buildFeasts([]feast{
	{"عيد الفطر", point{month: 10, day: 1, hijri: true}},
	{"عيد الاضحي", point{month: 12, day: 10, hijri: true}},
	{"راس السنه الهجريه", point{month: 1, day: 1, hijri: true}},
	{"المولد النبوي", point{month: 3, day: 12, hijri: true}},
	{"عاشوراء", point{month: 1, day: 10, hijri: true}},
	{"عيد الميلاد", point{month: 12, day: 25}},
	{"راس السنه", point{month: 1, day: 1}},
	{"عيد العمال", point{month: 5, day: 1}},
	{"عيد النوروز", point{month: 3, day: 21}},
})

type feast struct {
	name string
	on   point
}

func buildFeasts(list []feast) map[string][]feast {
	m := map[string][]feast{}
	for _, f := range list {
		f.on.shape = calendar
		head, _, _ := strings.Cut(f.name, " ")
		m[head] = append(m[head], f)
	}
	return m
}

// feast reads عيد الفطر 2013, أول أيام عيد الأضحى, يوم عاشوراء. The bare name is a time
// only behind a preposition: «صلاة عيد الفطر» is none.
func (p *parser) feast(i int) (Time, bool) {
	j, nth := i, 1
	switch n := p.num(i); {
	case n != nil && n.Kind == numeral.Ordinal && !n.Definite && n.Low <= 4 && p.norm(n.End) == "ايام": // ثاني أيام
		j, nth = n.End+1, n.Low
	case p.norm(i) == "يوم", p.norm(i) == "ايام":
		j++
	}
	for _, f := range feasts[p.norm(j)] {
		words := strings.Fields(f.name)
		end := j + len(words)
		if !p.same(j, words) {
			continue
		}
		switch p.norm(end) {
		case "المبارك", "المجيد", "السعيد", "الشريف", "الميلاديه":
			end++
		}
		q := f.on
		q.day += nth - 1
		t := Time{End: p.yearBehind(end, &q), Kind: Date, from: q}
		return t, j > i || t.End > end || p.word(i-1).class == prep
	}
	return Time{}, false
}
