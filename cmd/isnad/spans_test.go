package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestSpans walks all that extract, claims and events print for the samples and,
// where they are at hand, for real reports: every object with "start", "end" and
// "exact" must be the exact words of its report at its offsets in code points.
func TestSpans(t *testing.T) {
	sets := []struct {
		path  string
		limit int // reports; 0 for all
	}{
		{"../../samples/reports.jsonl", 0},
		{"../../../shared/gold/seeds.texts.jsonl", 0},
		{"../../../shared/gold/train.texts.jsonl", 0},
		{"../../../shared/corpus/conflict-articles.jsonl", 100},
	}
	for _, set := range sets {
		t.Run(filepath.Base(set.path), func(t *testing.T) {
			if _, err := os.Stat(set.path); err != nil {
				t.Skipf("%s is not here", set.path)
			}
			input := head(t, set.path, set.limit)
			texts := map[string][]rune{}
			for _, line := range lines(input) {
				var d struct{ ID, Text string }
				if err := json.Unmarshal(line, &d); err != nil {
					t.Fatal(err)
				}
				texts[d.ID] = []rune(d.Text)
			}
			db := filepath.Join(t.TempDir(), "spans.db")
			first := output(t, input, "extract", "-")
			if again := output(t, input, "extract", "-", "--workers", "1"); !bytes.Equal(first, again) {
				t.Error("two runs of extract print other bytes")
			}
			output(t, input, "ingest", "-", "--db", db)
			n := 0
			for _, out := range [][]byte{first, output(t, nil, "claims", "--db", db), output(t, nil, "events", "--db", db)} {
				for _, line := range lines(out) {
					var v any
					if err := json.Unmarshal(line, &v); err != nil {
						t.Fatal(err)
					}
					n += walk(t, v, "", texts)
				}
			}
			if n == 0 {
				t.Error("nothing was quoted")
			}
			t.Logf("%d quotes stand where they say", n)
		})
	}
}

// walk checks the quotes in v; doc is the report that they are of.
func walk(t *testing.T, v any, doc string, texts map[string][]rune) (n int) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			n += walk(t, x, doc, texts)
		}
	case map[string]any:
		if id, ok := v["doc"].(string); ok {
			doc = id
		} else if id, ok := v["id"].(string); ok && texts[id] != nil {
			doc = id
		}
		if exact, ok := v["exact"].(string); ok {
			n++
			start, end := int(v["start"].(float64)), int(v["end"].(float64))
			text := texts[doc]
			if start < 0 || end > len(text) || start > end || string(text[start:end]) != exact {
				t.Errorf("%s: %q does not stand at %d..%d", doc, exact, start, end)
			}
		}
		for _, x := range v {
			n += walk(t, x, doc, texts)
		}
	}
	return n
}

// head is the first n lines of a file; all for 0.
func head(t *testing.T, path string, n int) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out bytes.Buffer
	in := bufio.NewReader(f)
	for i := 0; n == 0 || i < n; i++ {
		line, err := in.ReadBytes('\n')
		out.Write(line)
		if err != nil {
			break
		}
	}
	return out.Bytes()
}

func lines(b []byte) [][]byte {
	var out [][]byte
	for line := range bytes.Lines(b) {
		if len(bytes.TrimSpace(line)) > 0 {
			out = append(out, line)
		}
	}
	return out
}

// output runs a command that must not fail and gives its standard output.
func output(t *testing.T, stdin []byte, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	a := &app{ctx: t.Context(), stdin: bytes.NewReader(stdin), stdout: &out, stderr: &errs, now: time.Now}
	if s := a.run(args); s != exitOK {
		t.Fatalf("isnad %s: status %d\n%s", strings.Join(args, " "), s, &errs)
	}
	return out.Bytes()
}
