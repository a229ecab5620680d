package text_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad/text"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

const village = "قالت مصادر محلية إن قذيفتين سقطتا قرب المدرسة في القرية،\r\nوأصيب ثلاثة أطفال بجروح؟\n"

func encode(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	for _, tc := range []struct {
		name     string
		in       []byte
		text     string
		encoding string
	}{
		{"utf-8", []byte(village), village, ""},
		{"short utf-8", []byte("ء"), "ء", ""},
		{"ascii", []byte("a\r\n"), "a\r\n", ""},
		{"bom", []byte("\xef\xbb\xbf" + village), village, text.UTF8BOM},
		{"utf-16le", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), village), village, text.UTF16LE},
		{"utf-16be", encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), village), village, text.UTF16BE},
		{"1256", encode(t, charmap.Windows1256, village), village, text.Windows1256},
		{"short 1256", encode(t, charmap.Windows1256, "قتل شخص واحد"), "قتل شخص واحد", text.Windows1256},
		{"1256 with Latin", encode(t, charmap.Windows1256, "وكالة Reuters: قصف على القرية"), "وكالة Reuters: قصف على القرية", text.Windows1256},
		{"NUL at the end", []byte("قرية\n\x00"), "قرية\n\x00", ""},
		{"8859-6", encode(t, charmap.ISO8859_6, village), village, text.ISO88596},
	} {
		got, enc, err := text.Decode("f", tc.in)
		if got != tc.text || enc != tc.encoding || err != nil {
			t.Errorf("%s: %q, %q, %v", tc.name, got, enc, err)
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, tc := range []struct {
		name string
		in   string
		is   error
		says string
	}{
		{"empty", "", text.ErrEmpty, "f: empty"},
		{"blanks", " \r\n\t\u00a0\u200f", text.ErrEmpty, "f: empty"},
		{"only a bom", "\xef\xbb\xbf", text.ErrEmpty, "f: empty"},
		{"utf-16 blanks", "\xff\xfe \x00\n\x00", text.ErrEmpty, "f: empty"},
		{"jpeg", "\xff\xd8\xff\xe0\x00\x10JFIF", text.ErrBinary, "f: not text: a JPEG image"},
		{"pdf", "%PDF-1.7\n", text.ErrBinary, "a PDF file"},
		{"docx", "PK\x03\x04\x14\x00", text.ErrBinary, "a ZIP archive"},
		{"gzip", "\x1f\x8b\x08", text.ErrBinary, "a gzip file"},
		{"nul", "نص\x00نص", text.ErrBinary, "NUL bytes"},
		{"utf-16 without bom", string(encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), village)), text.ErrBinary, "NUL bytes"},
		{"only nul", "\x00\x00", text.ErrBinary, "NUL bytes"},
		{"control characters", "a\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f", text.ErrBinary, "control characters"},
		{"broken byte", "قرية\nقر\xd9 ية", text.ErrInvalid, "f:2: byte 13: invalid UTF-8 (0xd9)"},
		{"behind a bom", "\xef\xbb\xbfقرية \xff", text.ErrInvalid, "f:1: byte 12: invalid UTF-8 (0xff)"},
		{"cut off", village[:len(village)-4], text.ErrInvalid, "f:2: byte"},
		{"overlong", "قرية \xc0\xaf", text.ErrInvalid, "f:1: byte 9"},
		{"surrogate", "قرية \xed\xa0\xbd", text.ErrInvalid, "f:1: byte 9"},
		{"French", string(encode(t, charmap.Windows1252, "L'armée a pilonné le village à l'aube, où trois blessés ont été relevés.")), text.ErrInvalid, "f:1: byte 5"},
		{"Russian", string(encode(t, charmap.Windows1251, "Утром артиллерия обстреляла окраину деревни, трое раненых.")), text.ErrInvalid, "f:1: byte 0"},
		{"Russian KOI8", string(encode(t, charmap.KOI8R, "Утром артиллерия обстреляла окраину деревни, трое раненых, сообщили жители соседнего села.")), text.ErrInvalid, "f:1: byte 0"},
		{"Greek", string(encode(t, charmap.ISO8859_7, "Το πρωί το πυροβολικό έπληξε τα περίχωρα του χωριού")), text.ErrInvalid, "f:1: byte 0"},
		{"Hebrew", string(encode(t, charmap.Windows1255, "בבוקר הפגיזה הארטילריה את פאתי הכפר ושלושה נפצעו")), text.ErrInvalid, "f:1: byte 0"},
		{"Chinese", string(encode(t, simplifiedchinese.GBK, "早晨炮兵炮击了村庄的外围三人受伤")), text.ErrInvalid, "f:1: byte 0"},
		{"Japanese", string(encode(t, japanese.ShiftJIS, "朝、砲兵が村の外れを砲撃し三人が負傷した")), text.ErrInvalid, "f:1: byte 0"},
	} {
		s, _, err := text.Decode("f", []byte(tc.in))
		var te *text.Error
		if !errors.As(err, &te) || !errors.Is(err, tc.is) || !strings.Contains(err.Error(), tc.says) || te.Name != "f" || s != "" {
			t.Errorf("%s: %q, error %v, want %q", tc.name, s, err, tc.says)
		}
	}
}

// TestDecodeCorpus brings real reports to Windows-1256 and to broken UTF-8, whole
// and in short pieces: what is read must be what was written.
func TestDecodeCorpus(t *testing.T) {
	pieces, wrong := 0, 0
	for _, s := range texts(t, "conflict-articles.jsonl") {
		old := encode(t, charmap.Windows1256, s)
		for _, n := range []int{60, 200, 1000, len(old)} {
			piece := old[:min(n, len(old))]
			if utf8.Valid(piece) {
				continue
			}
			pieces++
			if _, enc, err := text.Decode("", piece); enc != text.Windows1256 || err != nil {
				wrong++
				if wrong < 10 {
					t.Logf("%d bytes read as %q (%v): %.60s", n, enc, err, s)
				}
			}
			broken := []byte(s[:min(n, len(s))])
			broken = append(broken, 0xd8, ' ')
			if _, enc, err := text.Decode("", broken); !errors.Is(err, text.ErrInvalid) {
				t.Errorf("broken UTF-8 read as %q: %.60s", enc, s)
			}
		}
	}
	t.Logf("%d of %d pieces wrong", wrong, pieces)
	if wrong*200 > pieces {
		t.Errorf("%d of %d pieces of Windows-1256 not known as such", wrong, pieces)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(village))
	f.Add(encode(f, charmap.Windows1256, village))
	f.Add(encode(f, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), village))
	f.Add([]byte("\xff\xfe\x00\xd8"))
	f.Add([]byte("قر\xd9 ية"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, enc, err := text.Decode("f", b)
		var te *text.Error
		switch {
		case err != nil && (!errors.As(err, &te) || s != "" || te.Offset > len(b)):
			t.Fatalf("%q, %v", s, err)
		case err != nil:
		case !utf8.ValidString(s) || strings.TrimSpace(s) == "":
			t.Fatalf("text %q", s)
		case enc == "" && s != string(b):
			t.Fatalf("UTF-8 changed: %q", s)
		}
	})
}
