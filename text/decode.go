package text

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// The encodings that [Decode] names. UTF-8 without a byte order mark is "".
const (
	UTF8BOM     = "utf-8-bom"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
	Windows1256 = "windows-1256"
	ISO88596    = "iso-8859-6"
)

// Decode gives the text that b holds, as valid UTF-8, and the encoding it was
// decoded from: "" for UTF-8, whose bytes stay as they are, or one of the
// constants above (a byte order mark is not part of the text). Bytes that are
// valid UTF-8 are UTF-8; others are Windows-1256 or ISO 8859-6 if they read as
// Arabic there. name stands in errors, which are of type *[Error].
func Decode(name string, b []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(b, []byte{0xef, 0xbb, 0xbf}):
		b, encoding = b[3:], UTF8BOM
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return decodeWith(name, b, UTF16LE, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return decodeWith(name, b, UTF16BE, unicode.UTF16(unicode.BigEndian, unicode.UseBOM))
	}
	if blank(b) {
		return "", "", &Error{Name: name, Err: ErrEmpty}
	}
	if what := binary(b); what != "" {
		return "", "", &Error{Name: name, Err: fmt.Errorf("%w: %s", ErrBinary, what)}
	}
	if utf8.Valid(b) {
		return string(b), encoding, nil
	}
	if encoding == "" {
		if p := legacy(b); p != nil {
			return decodeWith(name, b, p.name, p.decoder)
		}
	}
	at := invalidAt(b)
	e := &Error{Name: name, Line: 1 + bytes.Count(b[:at], []byte{'\n'}), Offset: at}
	if encoding == UTF8BOM {
		e.Offset += 3
	}
	e.Err = fmt.Errorf("%w (0x%02x)", ErrInvalid, b[at])
	return "", "", e
}

func decodeWith(name string, b []byte, label string, enc encoding.Encoding) (string, string, error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", "", &Error{Name: name, Err: fmt.Errorf("%w: %s: %w", ErrBinary, label, err)}
	}
	if blank(out) {
		return "", "", &Error{Name: name, Err: ErrEmpty}
	}
	if what := binary(out); what != "" {
		return "", "", &Error{Name: name, Err: fmt.Errorf("%w: %s after %s", ErrBinary, what, label)}
	}
	return string(out), label, nil
}

// invalidAt is the offset of the first byte that is not part of valid UTF-8.
func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}
