package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// hostile are texts that no outlet would print, each of about n bytes.
var hostile = []struct {
	name string
	text func(n int) string
}{
	{"one paragraph", repeated("وقصفت قوات النظام مواقع المعارضة في مدينة حلب أمس ما أدى إلى مقتل عشرة جنود ")},
	{"one list", repeated("حلب و")},
	{"numbers in a row", repeated("١٢٣ ")},
	{"numbers in words", repeated("ثلاثة وعشرون ألفا و")},
	{"nested quotes", func(n int) string { return strings.Repeat("«قال ", n/18) + strings.Repeat("»", n/18) }},
	{"quotes that never close", repeated("«قتل ")},
	{"stops", repeated(".")},
	{"commas", repeated("،")},
	{"closing marks", repeated("»")},
	{"combining marks", repeated("\u064b\u0650\u0651")},
	{"bidi controls", repeated("\u202e\u2066\u200f")},
	{"a word of one letter", repeated("ا")},
	{"replaced surrogates", repeated("\ufffd")},
	{"bytes that are no text", repeated("\xed\xa0\x80")},
	{"days", repeated("يوم الاثنين الماضي ")},
	{"sayings", repeated("وقال المتحدث إن ")},
	{"lines", repeated("حلب\n")},
	{"back references", repeated("وقال التنظيم إن القوات قصفت المدينة. ")},
}

func repeated(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)) }
}

// TestHostile reads texts made to be hard: no claim may point outside its text, and
// no sentence is so long that looking over it could cost more than the text's share.
func TestHostile(t *testing.T) {
	r := newReader(t)
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			d := &isnad.Document{ID: "h", Text: h.text(16 << 10), Published: "2016-05-03"}
			for _, s := range arabic.Sentences(arabic.Tokenize(d.Text, nil)) {
				if len(s.Tokens) > arabic.Longest+1 {
					t.Fatalf("a sentence of %d tokens", len(s.Tokens))
				}
			}
			size := utf8.RuneCountInString(d.Text)
			for _, c := range r.Read(d) {
				if c.Quote.Start < 0 || c.Quote.Start >= c.Quote.End || c.Quote.End > size {
					t.Fatalf("%s quotes %d to %d of %d", c.Type, c.Quote.Start, c.Quote.End, size)
				}
			}
		})
	}
}

// BenchmarkHostile shows that the time for each text grows with its length: the
// megabytes a second of each stay what they are.
func BenchmarkHostile(b *testing.B) {
	r := newReader(b)
	for _, h := range hostile {
		for _, n := range []int{32 << 10, 128 << 10, 8 << 20} {
			b.Run(fmt.Sprintf("%s/%dKiB", strings.ReplaceAll(h.name, " ", "_"), n>>10), func(b *testing.B) {
				d := &isnad.Document{ID: "h", Text: h.text(n), Published: "2016-05-03"}
				b.SetBytes(int64(len(d.Text)))
				for b.Loop() {
					r.Read(d)
				}
			})
		}
	}
}
