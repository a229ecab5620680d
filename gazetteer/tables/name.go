package tables

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
)

var marks = strings.NewReplacer("ـ", "", "ٱ", "ا", "ی", "ي", "ک", "ك", "ھ", "ه", "ہ", "ه", "’", "", "‘", "", "'", "", "\u200c", "", "\u200f", "", "\u200e", "", "_", " ")

// glued parts words that the tables run into one.
var glued = strings.NewReplacer("قرية", "قرية ", "عزبة", "عزبة ", "ةال", "ة ال", "آباد", " آباد")

// Names gives the names of a row of a kind as they can stand in a gazetteer, from
// those that a table calls Arabic: cleaned, without the word for the office that
// keeps a division (حلب for محافظة حلب), each spelling once. fits, if not nil,
// leaves out what is no name of the row.
func Names(raw []string, kind string, fits func(string) bool) []string {
	var names []string
	seen := map[string]bool{}
	for _, n := range raw {
		for _, c := range clean(n) {
			if fits != nil && !fits(c) {
				continue
			}
			if b, ok := Bare(c); ok && officious(c, kind) {
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

// officious tells whether the word for an office before a name is no part of it
// in the places of a kind.
func officious(name, kind string) bool {
	switch kind {
	case "country", "governorate", "district", "neighbourhood":
		return true
	case "subdistrict":
		return !strings.HasPrefix(name, "مركز ")
	case "city", "town", "village", "settlement", "camp":
		return !strings.HasPrefix(name, "حي ")
	}
	return false
}

// clean takes vowel marks, brackets and stray signs out of a name, and what
// stands behind a comma. A slash parts two names.
func clean(s string) []string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x600 && r <= 0x6ff || r >= 0xfb50 && r <= 0xfeff }) {
		return nil // most names of most tables are Latin
	}
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
	for p := range strings.SplitSeq(s, "/") {
		p = strings.Trim(strings.Join(strings.Fields(p), " "), "-")
		if gazetteer.ArabicName(p) && !foreign(p) {
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

// Bare is a name without the word for its kind of division.
func Bare(name string) (string, bool) {
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
