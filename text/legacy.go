package text

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// codepage is a one-byte encoding of Arabic, told by the letters that its bytes
// are.
type codepage struct {
	name      string
	decoder   encoding.Encoding
	alef, lam byte
	common    string     // و ي م ن ر ب ت ع, after alef and lam the letters that make up most of a text
	class     [256]uint8 // what a byte is: the constants below
}

const (
	byteASCII   uint8 = iota
	byteMark          // a vowel mark, punctuation or a blank
	byteLetter        // an Arabic letter
	byteForeign       // a letter or sign that Arabic text has hardly any of
)

var codepages = []*codepage{
	newCodepage(Windows1256, charmap.Windows1256, "\xe6\xed\xe3\xe4\xd1\xc8\xca\xda"),
	newCodepage(ISO88596, charmap.ISO8859_6, "\xe8\xea\xe5\xe6\xd1\xc8\xca\xd9"),
}

func newCodepage(name string, m *charmap.Charmap, common string) *codepage {
	p := &codepage{name: name, decoder: m, common: common}
	p.alef, _ = m.EncodeRune('ا')
	p.lam, _ = m.EncodeRune('ل')
	for i := 0x80; i < 256; i++ {
		r := m.DecodeByte(byte(i))
		switch {
		case class(r) == letter && r <= 'ي':
			p.class[i] = byteLetter
		case class(r) == vowel, r == '،', r == '؛', r == '؟', r == 0xa0, r == '«', r == '»', r >= 0x2013 && r <= 0x2026, r >= 0x200c && r <= 0x200f:
			p.class[i] = byteMark
		default:
			p.class[i] = byteForeign
		}
	}
	return p
}

// legacy is the encoding of b, which is not valid UTF-8, when b reads as Arabic
// in it; nil when it reads as such in none.
//
// UTF-8 with a broken byte is not taken for anything else: there most bytes
// above 127 still form valid sequences, while in a one-byte encoding of Arabic
// the bytes that would continue a sequence (128 to 191) are no letters.
func legacy(b []byte) *codepage {
	if brokenUTF8(b) {
		return nil
	}
	for _, p := range codepages {
		if p.reads(b) {
			return p
		}
	}
	return nil
}

// brokenUTF8 tells whether more sequences of b are valid UTF-8 than not.
func brokenUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good >= bad
}

// reads tells whether b reads as Arabic on the code page: nearly all of its
// bytes above 127 are Arabic letters, these stand together and not inside Latin
// words, and they are as frequent as in Arabic. In news alef is 15 % of all
// letters, lam 11 %, and the ten common ones together two thirds.
func (p *codepage) reads(b []byte) bool {
	var letters, foreign, beside, common, alef, lam int
	for i, c := range b {
		switch p.class[c] {
		case byteForeign:
			foreign++
		case byteLetter:
			letters++
			if i > 0 && isASCIILetter(b[i-1]) || i+1 < len(b) && isASCIILetter(b[i+1]) {
				beside++
			}
			switch c {
			case p.alef:
				alef++
			case p.lam:
				lam++
			default:
				for j := 0; j < len(p.common); j++ {
					if p.common[j] == c {
						common++
						break
					}
				}
			}
		}
	}
	common += alef + lam
	switch {
	case letters < 4, foreign*40 > letters, beside*20 > letters:
		return false
	case letters < 60:
		return alef+lam > 0 && common*100 >= letters*35
	case common*100 < letters*45:
		return false
	}
	return alef*100 >= letters*6 && lam*100 >= letters*4
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
