package text_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/text"
)

func TestDump(t *testing.T) {
	out := os.Getenv("DUMP")
	if out == "" {
		t.Skip()
	}
	f, _ := os.Create(out)
	defer f.Close()
	freq := wordCounts(t)
	for _, name := range []string{"conflict-articles.jsonl", "bulk-articles.jsonl.gz"} {
		for i, s := range texts(t, name) {
			ms := text.Marks(s, freq)
			for k := 0; k < len(ms); k++ {
				m := ms[k]
				if m.Kind != isnad.Glued {
					fmt.Fprintf(f, "%s\t%s:%d\t%q\n", m.Kind, name[:4], i, m.Of(s))
					continue
				}
				at := m.Start
				lo := strings.LastIndexFunc(s[:at], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
				hi := strings.IndexFunc(s[at:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
				if hi < 0 {
					hi = len(s) - at
				}
				lo++
				if lo > 0 {
					for !(s[lo]&0xc0 == 0xc0 || s[lo] < 0x80) {
						lo++
					}
				}
				w := s[lo : at+hi]
				cut := w[:at-lo]
				prev := at
				parts := cut
				for k+1 < len(ms) && ms[k+1].Kind == isnad.Glued && ms[k+1].Start < at+hi {
					k++
					parts += "|" + s[prev:ms[k].Start]
					prev = ms[k].Start
				}
				parts += "|" + s[prev:at+hi]
				fr := ""
				for _, p := range strings.Split(parts, "|") {
					fr += fmt.Sprintf(" %d", freq(p))
				}
				fmt.Fprintf(f, "glued\t%s:%d\t%s\t%d\t%s\n", name[:4], i, parts, freq(w), fr)
			}
		}
	}
}
