package main

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"golang.org/x/text/unicode/norm"
)

// isArabic tells whether s is written with the letters of Arabic alone. Kurdish
// ێ ۆ ڕ ڵ ە and Persian گ چ پ ژ are not among them.
func isArabic(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case r >= 'ء' && r <= 'غ', r >= 'ف' && r <= 'ي':
			letters++
		case r == ' ', r == '-', r >= '0' && r <= '9':
		default:
			return false
		}
	}
	return letters >= 2
}

var marks = strings.NewReplacer("ـ", "", "ٱ", "ا", "ی", "ي", "ک", "ك", "ھ", "ه", "ہ", "ه", "،", " ", "’", "", "‘", "", "'", "", "\u200c", "", "\u200f", "", "\u200e", "", "_", " ")

// cleanName takes vowel marks, brackets and stray signs out of a name. A slash
// parts two names.
func cleanName(s string) []string {
	s = norm.NFKC.String(s)
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth > 0, r >= 0x64b && r <= 0x65f, r == 0x670:
		default:
			b.WriteRune(r)
		}
	}
	s = marks.Replace(b.String())
	s = strings.ReplaceAll(s, " - ", " ")
	var out []string
	for _, p := range strings.Split(s, "/") {
		p = strings.Trim(strings.Join(strings.Fields(p), " "), "-")
		if isArabic(p) {
			out = append(out, p)
		}
	}
	return out
}

// offices are the words that tables put before the name of a division.
var offices = map[string]bool{
	"محافظه": true, "ولايه": true, "منطقه": true, "ناحيه": true, "شعبيه": true, "بلديه": true,
	"مديريه": true, "قضاء": true, "اماره": true, "مقاطعه": true, "محليه": true, "اقليم": true,
	"مركز": true, "حي": true, "معتمديه": true, "دائره": true, "دايره": true,
}

// bare is a name without the word for its kind of division.
func bare(name string) (string, bool) {
	head, rest, ok := strings.Cut(name, " ")
	if !ok || !offices[arabic.Fold(head)] || len([]rune(rest)) < 3 {
		return name, false
	}
	return rest, true
}

// unfounded drops names that only put مدينة or قرية before another name of the
// row.
func unfounded(names []string) []string {
	var out []string
	for _, n := range names {
		rest, ok := strings.CutPrefix(n, "مدينة ")
		if !ok {
			rest, ok = strings.CutPrefix(n, "قرية ")
		}
		double := false
		for _, m := range names {
			double = double || ok && arabic.Fold(m) == arabic.Fold(rest)
		}
		if !double {
			out = append(out, n)
		}
	}
	return out
}

func (t *table) cleanNames() {
	for _, r := range t.rows {
		var names []string
		seen := map[string]bool{}
		add := func(n string) {
			if k := arabic.Fold(n); !seen[k] {
				seen[k] = true
				names = append(names, n)
			}
		}
		admin := r.kind == "governorate" || r.kind == "district" || r.kind == "neighbourhood" || r.kind == "country"
		for _, n := range r.names {
			for _, c := range cleanName(n) {
				if b, ok := bare(c); ok && (admin || r.kind == "subdistrict" && !strings.HasPrefix(c, "مركز ")) {
					c = b
				}
				add(c)
			}
		}
		names = unfounded(names)
		r.names = names
		switch r.kind {
		case "israeli_settlement":
			r.kind = "settlement"
		case "locality":
			r.kind = "village"
		case "city_area":
			r.kind = "neighbourhood"
		}
		if r.from == "world" && r.kind == "city" && r.pop < 50000 {
			r.kind = "town"
		}
	}
}
