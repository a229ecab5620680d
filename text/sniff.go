package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// blank tells whether b holds nothing but white space and invisible marks.
func blank(b []byte) bool {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if !unicode.IsSpace(r) && !invisible(r) {
			return false
		}
		i += n
	}
	return true
}

func invisible(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r == 0xfeff || r == 0xad
}

// magics are the first bytes of files that people mistake for reports.
var magics = []struct{ head, what string }{
	{"\xff\xd8\xff", "a JPEG image"},
	{"\x89PNG\r\n\x1a\n", "a PNG image"},
	{"GIF87a", "a GIF image"},
	{"GIF89a", "a GIF image"},
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a ZIP archive (or DOCX, XLSX, ODT)"},
	{"PK\x05\x06", "a ZIP archive"},
	{"\x1f\x8b", "a gzip file"},
	{"BZh", "a bzip2 file"},
	{"\xfd7zXZ\x00", "an xz file"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"Rar!\x1a\x07", "a RAR archive"},
	{"\x28\xb5\x2f\xfd", "a zstd file"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"},
	{"{\\rtf", "an RTF file"},
	{"\x7fELF", "a program"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"OggS", "an Ogg file"},
	{"ID3", "an MP3 file"},
	{"RIFF", "a RIFF file (WAV, AVI, WebP)"},
}

// binary says what kind of file b is when it is not text, and "" when nothing
// speaks against text.
func binary(b []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.head)) {
			return m.what
		}
	}
	if len(b) >= 12 && string(b[4:8]) == "ftyp" {
		return "an MP4 file"
	}
	// Some exports of newspapers end in a NUL byte: that alone is no harm.
	if body := bytes.TrimRight(b, "\x00 \t\r\n"); len(body) == 0 || bytes.IndexByte(body, 0) >= 0 {
		return "NUL bytes"
	}
	control := 0
	for _, c := range b {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			control++
		}
	}
	if control > 8 && control*20 > len(b) {
		return "control characters"
	}
	return ""
}
