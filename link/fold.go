package link

import "strings"

// Fold is the form in which names are compared: without harakat and tatweel,
// alef, yeh and teh marbuta folded, small letters, single spaces.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r >= 'ً' && r <= 'ٟ', r == 'ٰ', r == 'ـ', r == '\u200c', r == '\u200d', r == '\u200e', r == '\u200f':
			continue
		case r == 'أ' || r == 'إ' || r == 'آ' || r == 'ٱ':
			r = 'ا'
		case r == 'ى':
			r = 'ي'
		case r == 'ة':
			r = 'ه'
		case r == 'ؤ':
			r = 'و'
		case r == 'ئ':
			r = 'ي'
		case r >= '٠' && r <= '٩':
			r = '0' + r - '٠'
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case between(r):
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// between tells what stands between words.
func between(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\u00a0', '-', '–', '—', '/', '«', '»', '"', '\'', '“', '”', '(', ')', '،', ',', '.', '؛', ':':
		return true
	}
	return false
}
