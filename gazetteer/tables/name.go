package tables

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
)

// foreign tells whether a name of unknown language has letters that Persian, Urdu
// and Kurdish write in place of Arabic ones.
func foreign(s string) bool { return strings.ContainsAny(s, "یکھہےۀ") }

var marks = strings.NewReplacer("ـ", "", "ٱ", "ا", "ی", "ي", "ک", "ك", "ھ", "ه", "ہ", "ه", "،", " ", "’", "", "‘", "", "'", "", "\u200c", "", "\u200f", "", "\u200e", "", "_", " ")

// Clean takes vowel marks, brackets and stray signs out of a name of a table that
// is said to be Arabic. A slash parts two names. What has letters of other
// languages is none.
func Clean(s string) []string {
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
	for p := range strings.SplitSeq(s, "/") {
		p = strings.Trim(strings.Join(strings.Fields(p), " "), "-")
		if gazetteer.ArabicName(p) {
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

// Bare is a name without the word for its kind of division: حلب for محافظة حلب.
func Bare(name string) (string, bool) {
	head, rest, ok := strings.Cut(name, " ")
	if !ok || !offices[arabic.Fold(head)] || len([]rune(rest)) < 3 {
		return name, false
	}
	return rest, true
}

// usual puts the names of a row in order: without the words for divisions, each
// spelling once.
func usual(names []string, kind string) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range names {
		switch kind {
		case "governorate", "district", "subdistrict", "neighbourhood":
			n, _ = Bare(n)
		}
		if k := arabic.Fold(n); !seen[k] {
			seen[k] = true
			out = append(out, n)
		}
	}
	return out
}
