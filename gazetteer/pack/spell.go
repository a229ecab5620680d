package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spells tells whether an Arabic name can be a spelling of one of the Latin
// ones: whether at least four in ten of their consonants agree, in order. The
// raw tables took many Arabic names of villages from whatever else in the world
// is spelled so in English: a village Saw is called منشار there, and one called
// Kale is كرنب, the cabbage.
func spells(arabicName string, latin []string) bool {
	a := arabicSound(arabicName)
	known := false
	for _, l := range latin {
		if l == "" {
			continue
		}
		known = true
		b := latinSound(l)
		if n := max(len(a), len(b)); 10*unlike(a, b) <= 12*n {
			return true
		}
	}
	return !known
}

// arabicSounds and latinSounds write letters as the class of their consonant;
// vowels and the various h are left out, since spellings differ most in them.
var (
	arabicSounds = sounds("ب b ت t ط t ث t د d ض d ذ d ظ d ز z س s ص s ش x ج k غ k ق k ك k ر r ل l م m ن n ف f")
	latinSounds  = sounds("b b p b t t d d z z s s j k g k q k k k c k x k r r l l m m n n f f v f")
	digraphs     = strings.NewReplacer("sch", "ش", "sh", "ش", "ch", "ش", "kh", "", "gh", "g", "th", "t", "dh", "d", "ph", "f", "dj", "j")
	latinAl      = map[string]bool{"al": true, "el": true, "ad": true, "an": true, "ar": true, "as": true, "ash": true, "at": true, "az": true, "ath": true, "adh": true, "ed": true, "en": true, "er": true, "es": true, "esh": true, "et": true, "ez": true}
)

func sounds(pairs string) map[rune]byte {
	m := map[rune]byte{'ش': 'x'}
	f := strings.Fields(pairs)
	for i := 0; i < len(f); i += 2 {
		m[[]rune(f[i])[0]] = f[i+1][0]
	}
	return m
}

func arabicSound(name string) string {
	var b []byte
	for w := range strings.FieldsSeq(name) {
		if w != "آل" {
			b = appendSounds(b, strings.TrimPrefix(w, "ال"), arabicSounds)
		}
	}
	return string(b)
}

func latinSound(name string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("'`‘’ʿʾʻʼ", r):
			return -1
		case unicode.IsLetter(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(name))
	var b []byte
	words := strings.Fields(plain)
	for i, w := range words {
		if i == len(words)-1 || !latinAl[w] {
			b = appendSounds(b, digraphs.Replace(strings.TrimSuffix(w, "at")), latinSounds)
		}
	}
	return string(b)
}

func appendSounds(b []byte, word string, of map[rune]byte) []byte {
	start := len(b)
	for _, r := range word {
		if c, ok := of[r]; ok && (len(b) == start || b[len(b)-1] != c) {
			b = append(b, c)
		}
	}
	return b
}

// alike are pairs of sounds that spellings often exchange.
const alike = "td dt dz zd zs sz sx xs ts st xk kx bf fb sk ks"

// unlike is the edit distance of two sounds, counted in halves.
func unlike(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = 2 * j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = 2 * (i + 1)
		for j := range len(b) {
			cost := 2
			if a[i] == b[j] {
				cost = 0
			} else if strings.Contains(alike, string([]byte{a[i], b[j]})) {
				cost = 1
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j+1]+2, row[j]+2)
		}
	}
	return row[len(b)]
}
