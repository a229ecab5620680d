package score

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// placeWords stand before the name of a place and say nothing of which it is.
var placeWords = words("حي احياء مدينه بلده قريه ريف محافظه منطقه مخيم ساحه بلدات مدن حيي العاصمه ضاحيه محيط")

// nameWords are dropped from the names of actors and sources.
var nameWords = words("من في على ال و قوات قوه عناصر مقاتلي مقاتلو مسلحي وكاله شبكه وزير رئيس تنظيم السيد")

// apart tell two names apart that share all else: الجيش is not الجيش الحر.
var apart = words("حر")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

var letters = strings.NewReplacer("إ", "ا", "أ", "ا", "آ", "ا", "ٱ", "ا", "ى", "ي", "ة", "ه", "ؤ", "و", "ئ", "ي")

// fold brings the spellings of a name together: NFKC, without vowel signs,
// tatweel, quotation marks and direction marks, one form of alif, ya and ha.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x064b && r <= 0x065f, r == 0x0670, r == 0x0640, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e:
			return -1
		case strings.ContainsRune("«»\"'“”()", r):
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	s = letters.Replace(s)
	s = strings.Join(strings.FieldsFunc(s, isSpace), " ")
	return strings.ReplaceAll(s, "سوريه", "سوريا")
}

// isSpace is white space, the four information separators of ASCII included.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }

// stem takes the article off a word.
func stem(w string) string {
	for _, p := range []string{"وال", "بال", "لل", "ال"} {
		if rest, ok := strings.CutPrefix(w, p); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return w
}

// wordSet is the set of stems of a name, sorted, without the dropped words.
func wordSet(s string, drop map[string]bool) []string {
	var out []string
	for _, w := range strings.FieldsFunc(fold(s), func(r rune) bool { return !isWord(r) }) {
		if !drop[w] {
			out = append(out, stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sameName compares two names loosely: most of the words are shared, or one name
// holds all words of the other and at most three more.
func sameName(a, b string, drop map[string]bool) bool {
	wa, wb := wordSet(a, drop), wordSet(b, drop)
	if len(wa) == 0 || len(wb) == 0 || strings.Join(wa, "") == strings.Join(wb, "") {
		return fold(a) == fold(b) || len(wa) > 0 && slices.Equal(wa, wb)
	}
	shared, either := 0, len(wb)
	for _, w := range wa {
		if slices.Contains(wb, w) {
			shared++
			continue
		}
		if either++; apart[w] {
			return false
		}
	}
	for _, w := range wb {
		if apart[w] && !slices.Contains(wa, w) {
			return false
		}
	}
	if strings.ReplaceAll(fold(a), " ", "") == strings.ReplaceAll(fold(b), " ", "") {
		return true
	}
	if (shared == len(wa) || shared == len(wb)) && either-shared <= 3 {
		return true
	}
	return float64(shared)/float64(either) > 0.5
}

// samePlace compares the names of two places; no place equals no place.
func samePlace(g, p *place) bool {
	if g == nil || p == nil {
		return g == nil && p == nil
	}
	return sameName(g.Name, p.Name, placeWords)
}
