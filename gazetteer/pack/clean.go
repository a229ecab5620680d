package main

import (
	"strings"
	"unicode"

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

var marks = strings.NewReplacer("ـ", "", "ٱ", "ا", "ی", "ي", "ک", "ك", "ھ", "ه", "ہ", "ه", "’", "", "‘", "", "'", "", "\u200c", "", "\u200f", "", "\u200e", "", "_", " ")

// glued parts words that the tables run into one.
var glued = strings.NewReplacer("قرية", "قرية ", "عزبة", "عزبة ", "ةال", "ة ال", "آباد", " آباد")

// cleanName takes vowel marks, brackets and stray signs out of a name, and what
// stands behind a comma. A slash parts two names.
func cleanName(s string) []string {
	s, _, _ = strings.Cut(norm.NFKC.String(s), "،")
	s, _, _ = strings.Cut(s, ",")
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
	s = glued.Replace(marks.Replace(b.String()))
	s = strings.NewReplacer(" -", " ", "- ", " ").Replace(s)
	var out []string
	for _, p := range strings.Split(s, "/") {
		p = strings.Trim(strings.Join(strings.Fields(p), " "), "-")
		if isArabic(p) && !foreign(p) {
			out = append(out, p)
		}
	}
	return out
}

// foreign tells a name in the spelling of Kurdish, Uighur or Persian though all
// its letters are Arabic: a word begins with ئ, or has ة or ى before its end; and
// one with a letter other than و three times over, which no spelling has.
func foreign(name string) bool {
	for w := range strings.FieldsFuncSeq(name, func(c rune) bool { return c == ' ' || c == '-' }) {
		r := []rune(w)
		for i, c := range r {
			if i == 0 && c == 'ئ' || i < len(r)-1 && (c == 'ة' || c == 'ى') || i > 1 && c == r[i-1] && c == r[i-2] && c != 'و' {
				return true
			}
		}
	}
	return false
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
		switch r.kind {
		case "israeli_settlement":
			r.kind = "settlement"
		case "locality":
			r.kind = "village"
		case "city_area":
			r.kind = "neighbourhood"
		}
		if strings.HasPrefix(firstName(r), "مخيم ") && level(r.kind) == 4 {
			r.kind = "camp"
		}
		if r.from == "world" && r.kind == "city" && r.pop < 50000 {
			r.kind = "town"
		}
		r.names = cleaned(r)
	}
}

// cleaned gives the names of a row that can be names of it.
func cleaned(r *row) []string {
	var names []string
	seen := map[string]bool{}
	for _, n := range r.names {
		for _, c := range cleanName(n) {
			if r.kind == "village" && r.source == "wof" && !translated(c) && !spells(c, r.latin) {
				continue
			}
			if b, ok := bare(c); ok && (office(r.kind) || r.kind == "subdistrict" && !strings.HasPrefix(c, "مركز ") ||
				level(r.kind) == 4 && !strings.HasPrefix(c, "حي ")) {
				c = b
			}
			if k := arabic.Fold(c); !seen[k] && (len(names) == 0 || len([]rune(c)) > 2) {
				seen[k] = true
				names = append(names, c)
			}
		}
	}
	return unfounded(names)
}

// translated tells whether the Latin tables translate a name rather than spell
// it: one with a number, or that of a port, a camp or the like.
func translated(name string) bool {
	head, _, _ := strings.Cut(name, " ")
	switch head {
	case "مخيم", "مدينة", "ميناء", "مطار", "جزيرة", "قلعة":
		return true
	}
	return strings.IndexFunc(name, unicode.IsDigit) >= 0
}

// office tells whether tables write the word for its office before the name of
// a place of a kind.
func office(kind string) bool {
	switch kind {
	case "country", "governorate", "district", "neighbourhood":
		return true
	}
	return false
}
