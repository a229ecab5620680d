package gazetteer

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// post is one text of others with the places that they marked in it: by code
// points (IDRISI), or by words between single spaces (Wojood).
type post struct {
	Text      string
	Event     string
	Locations []struct{ StartIdx, EndIdx int }
	Entities  []struct {
		Text, Type string
		Start      int
	}
}

func readPeers(t *testing.T, file string) []post {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, "peers", file))
	if os.IsNotExist(err) {
		t.Skip("no " + shared + "/peers beside the project")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []post
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var p post
		if err := json.Unmarshal(s.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// places lists the spans that the post marks.
func (p *post) places() []isnad.Span {
	var out []isnad.Span
	var at []int // of each code point
	for i := range p.Text {
		at = append(at, i)
	}
	at = append(at, len(p.Text))
	for _, l := range p.Locations {
		out = append(out, isnad.Span{Start: at[l.StartIdx], End: at[l.EndIdx]})
	}
	for _, e := range p.Entities {
		if e.Type == "GPE" || e.Type == "LOC" || e.Type == "FAC" {
			start := 0
			for range e.Start {
				start += strings.IndexByte(p.Text[start:], ' ') + 1
			}
			out = append(out, isnad.Span{Start: start, End: start + len(e.Text)})
		}
	}
	return out
}

// named lists the words of a text that name places, as these corpora mark them:
// with clitics and the kind word for one, without words of relation.
func named(g *Gazetteer, text string) []isnad.Span {
	toks := arabic.Tokenize(text, nil)
	var out []isnad.Span
	for _, m := range g.Find(toks, arabic.Sentences(toks)) {
		if m.Anaphor || m.Joint != nil {
			continue
		}
		first := m.First
		for first > m.Phrase[0] && (mark(toks[first-1]) || kindWord(g, toks[first-1].Norm)) {
			first--
		}
		if mark(toks[first]) {
			first++
		}
		out = append(out, toks[first].Cover(toks[m.End-1].Span))
	}
	return out
}

func kindWord(g *Gazetteer, norm string) bool {
	for s := range arabic.Splits(norm) {
		if t := g.lex[s.Stem]; t.has(isKind) && t.sort != "centre" && t.number == 1 && s.Enc == "" {
			return true
		}
	}
	return false
}

// f1 counts spans told, wanted and both.
type f1 struct{ hit, told, want int }

func (a *f1) add(b f1) { a.hit += b.hit; a.told += b.told; a.want += b.want }

func (a f1) score() (p, r, f float64) {
	p, r = float64(a.hit)/float64(max(1, a.told)), float64(a.hit)/float64(max(1, a.want))
	return p, r, 2 * p * r / max(1e-9, p+r)
}

// overlap counts equal spans, or ones that overlap.
func overlap(told, want map[isnad.Span]bool) (strict, lenient f1) {
	strict = f1{told: len(told), want: len(want)}
	lenient = strict
	for w := range want {
		if told[w] {
			strict.hit++
		}
		for s := range told {
			if s.Overlaps(w) {
				lenient.hit++
				break
			}
		}
	}
	return strict, lenient
}

func set(spans []isnad.Span) map[isnad.Span]bool {
	out := map[isnad.Span]bool{}
	for _, s := range spans {
		out[s] = true
	}
	return out
}

// foremost moves each span to where its words first stand in the text: IDRISI
// marks a place named twice once.
func foremost(text string, spans []isnad.Span) []isnad.Span {
	for i, s := range spans {
		at := strings.Index(text, s.Of(text))
		spans[i] = isnad.Span{Start: at, End: at + s.Len()}
	}
	return spans
}

// TestPeers finds the places that others marked: in posts about floods and a
// pandemic (IDRISI), of which the odd lines may be looked at when rules are
// written, the even ones not; and in texts of many kinds (Wojood), of which those
// for training may. The floors are what was reached, a little rounded down.
func TestPeers(t *testing.T) {
	g := load(t)
	for _, c := range []struct {
		file  string
		read  func(line int) bool // whether the misses may be read
		floor float64
	}{
		{"idrisi_lmr_ar_open.jsonl", func(line int) bool { return line%2 == 1 }, 0.78},
		{"wojood_sample_train.jsonl", func(int) bool { return true }, 0.58},
		{"wojood_sample_val.jsonl", func(int) bool { return false }, 0.62},
	} {
		t.Run(c.file, func(t *testing.T) {
			var all, loose, raw f1
			parts := map[string]*f1{}
			for i, p := range readPeers(t, c.file) {
				want, spans := set(p.places()), named(g, p.Text)
				asIs, _ := overlap(set(spans), want)
				if p.Event != "" {
					spans = foremost(p.Text, spans)
				}
				told := set(spans)
				strict, lenient := overlap(told, want)
				all.add(strict)
				loose.add(lenient)
				raw.add(asIs)
				half := "lines not read"
				if c.read(i + 1) {
					half = "lines read"
					for s := range told {
						if !want[s] {
							t.Logf("%d: not a place there: %s in %s", i+1, s.Of(p.Text), p.Text)
						}
					}
					for s := range want {
						if !told[s] {
							t.Logf("%d: not found: %s in %s", i+1, s.Of(p.Text), p.Text)
						}
					}
				}
				for _, part := range []string{p.Event, half} {
					if part == "" {
						continue // Wojood's texts are of no event
					}
					if parts[part] == nil {
						parts[part] = &f1{}
					}
					parts[part].add(strict)
				}
			}
			for _, part := range slices.Sorted(maps.Keys(parts)) {
				p, r, f := parts[part].score()
				t.Logf("%s: P %.3f R %.3f F1 %.3f, %d places", part, p, r, f, parts[part].want)
			}
			p, r, f := all.score()
			_, _, l := loose.score()
			_, _, o := raw.score()
			t.Logf("P %.3f R %.3f F1 %.3f; overlapping %.3f; each naming of a place counted %.3f", p, r, f, l, o)
			if f < c.floor {
				t.Errorf("F1 %.3f is below %.2f", f, c.floor)
			}
		})
	}
}
