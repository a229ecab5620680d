package arabic

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-project/isnad/text"
)

// Fold brings a word to the form under which the program compares words: no
// vowel marks, no tatweel, no zero-width or direction marks; أ إ آ ٱ as ا, ى as
// ي, ة as ه, ؤ as و, ئ as ي; letters of Persian, Kurdish and other keyboards as the
// Arabic one they stand for (ک as ك, ھ as ه, پ as ب); digits of both scripts as
// ASCII; presentation forms (ﻻ) as plain letters.
func Fold(s string) string { return fold(s, nil) }

// Folds remembers how words of late were folded.
type Folds [1 << 10]struct {
	hash uint64
	norm string
}

func fold(s string, late *Folds) string {
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0xd8 && c <= 0xdb && i+1 < len(s) && s[i+1]&0xc0 == 0x80 { // a letter of the Arabic block
			if changes[c-0xd8]>>(s[i+1]&0x3f)&1 != 0 {
				return late.from(s, i)
			}
			i += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if f := foldRune(r); f != r {
			return late.from(s, i)
		}
		i += n
	}
	return s
}

// from is foldFrom, or what is remembered of it.
func (late *Folds) from(s string, i int) string {
	if late == nil {
		return foldFrom(s, i)
	}
	hash := HashOf(s)
	at := &late[hash%uint64(len(late))]
	if at.hash != hash {
		at.hash, at.norm = hash, foldFrom(s, i)
	}
	return at.norm
}

// foldFrom folds s, whose first i bytes need no folding.
func foldFrom(s string, i int) string {
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for _, r := range s[i:] {
		switch f := foldRune(r); f {
		case drop:
		case compat:
			for _, c := range text.Compat(r) {
				if g := foldRune(c); g != drop && g != compat {
					b.WriteRune(g)
				}
			}
		default:
			b.WriteRune(f)
		}
	}
	return b.String()
}

// variants are the letters from U+0671 on, each as the Arabic one whose shape it
// has but for dots and strokes of its own.
var variants = [...]rune{
	'ا', 'ا', 'ا', drop, 'ا', 'و', 'و', 'ي', 'ت', 'ت', 'ب', 'ت', 'ث', 'ب', 'ت', // ٱ ٲ ٳ ٴ ٵ ٶ ٷ ٸ ٹ ٺ ٻ ټ ٽ پ ٿ
	'ب', 'خ', 'خ', 'ج', 'ج', 'خ', 'ج', 'ج', 'د', 'د', 'د', 'د', 'د', 'د', 'د', 'د', // ڀ to ڏ
	'د', 'ر', 'ر', 'ر', 'ر', 'ر', 'ر', 'ز', 'ز', 'ز', 'س', 'س', 'ش', 'ص', 'ض', 'ظ', // ڐ to ڟ
	'غ', 'ف', 'ف', 'ف', 'ف', 'ف', 'ف', 'ق', 'ق', 'ك', 'ك', 'ك', 'ك', 'ك', 'ك', 'ك', // ڠ to گ
	'ك', 'ك', 'ك', 'ك', 'ك', 'ل', 'ل', 'ل', 'ل', 'ن', 'ن', 'ن', 'ن', 'ن', 'ه', 'ج', // ڰ to ڿ
	'ه', 'ه', 'ه', 'ه', 'و', 'و', 'و', 'و', 'و', 'و', 'و', 'و', 'ي', 'ي', 'ي', 'و', // ۀ to ۏ
	'ي', 'ي', 'ي', 'ي', '۔', 'ه', // ې ۑ ے ۓ ۔ ە
}

const firstVariant = 'ٱ'

// combines tells the marks over and under letters that Koranic spelling adds to
// the vowels.
func combines(r rune) bool {
	return r >= 0x610 && r <= 0x61a || r >= 0x6d6 && r <= 0x6dc || r >= 0x6df && r <= 0x6e8 || r >= 0x6ea && r <= 0x6ed
}

// changes has a bit for each letter from U+0600 to U+06FF that is folded to another: most
// words have none.
var changes = func() (c [4]uint64) {
	for r := rune(0x600); r <= 0x6ff; r++ {
		if foldRune(r) != r {
			c[(r-0x600)>>6] |= 1 << (r & 0x3f)
		}
	}
	return c
}()

const (
	drop   rune = -1 // the rune leaves nothing behind
	compat rune = -2 // the rune is a presentation form
)

func foldRune(r rune) rune {
	if r < 0x600 {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	switch {
	case r <= 0x6ff:
		switch r {
		case 'أ', 'إ', 'آ':
			return 'ا'
		case 'ى', 'ئ':
			return 'ي'
		case 'ؤ':
			return 'و'
		case 'ة':
			return 'ه'
		case 'ـ', 'ٰ':
			return drop
		}
		switch {
		case r >= 0x64b && r <= 0x65f, combines(r):
			return drop
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r >= firstVariant && r < firstVariant+rune(len(variants)):
			return variants[r-firstVariant]
		}
		return r
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2069, r == 0xfeff, r == 0xad:
		return drop
	case r >= 0xfb50 && r <= 0xfdff, r >= 0xfe70 && r <= 0xfefc:
		return compat
	}
	return r
}
