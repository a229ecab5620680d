package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const shared = "../../shared/gold"

// TestAgainstPython compares the report with that of the reference script, byte
// for byte, for gold taken as its own prediction and for damaged copies of it.
func TestAgainstPython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run the reference script with")
	}
	script := filepath.Join(shared, "score.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("the reference script is not here")
	}
	for _, set := range []string{"seeds", "train", "articles"} {
		gold, texts := filepath.Join(shared, set+".gold.jsonl"), filepath.Join(shared, set+".texts.jsonl")
		for seed := range uint64(4) {
			t.Run(fmt.Sprintf("%s/%d", set, seed), func(t *testing.T) {
				predicted := gold
				if seed > 0 {
					predicted = filepath.Join(t.TempDir(), "predicted.jsonl")
					damage(t, gold, texts, predicted, rand.New(rand.NewPCG(seed, 1)))
				}
				for _, flags := range [][]string{{"--misses", "100000"}, {"--json"}} {
					cmd := exec.Command(python, append([]string{script, gold, predicted, "--texts", texts}, flags...)...)
					cmd.Stderr = new(bytes.Buffer)
					want, err := cmd.Output()
					if err != nil {
						t.Fatalf("score.py: %v\n%s", err, cmd.Stderr)
					}
					got := run(t, gold, predicted, texts, flags[0] == "--json")
					if got != string(want) {
						t.Errorf("%v differs at %s", flags, firstDifference(got, string(want)))
					}
				}
			})
		}
	}
}

// run prints the report with all misses, as the command does.
func run(t *testing.T, gold, predicted, texts string, asJSON bool) string {
	t.Helper()
	var f [3]*File
	for i, path := range []string{gold, predicted, texts} {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if f[i], err = Load(bytes.NewReader(b), path); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Compare(f[0], f[1], f[2])
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if asJSON {
		err = r.WriteJSON(&out)
	} else {
		err = r.WriteText(&out)
		for _, m := range r.Misses {
			fmt.Fprintln(&out, m)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d:\ngot  %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("the end: %d lines, want %d", len(g), len(w))
}

// damage writes a copy of a gold file with faults of every kind that the figures
// look at: documents and claims lost, types, places, counts, names, times and
// modalities changed, quotes cut, widened, moved, given as offsets, right or wrong.
func damage(t *testing.T, gold, texts, to string, r *rand.Rand) {
	t.Helper()
	text := map[string][]rune{}
	for _, d := range lines(t, texts) {
		text[d["id"].(string)] = []rune(d["text"].(string))
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for _, d := range lines(t, gold) {
		if r.IntN(15) == 0 {
			continue
		}
		var kept []any
		for _, c := range d["claims"].([]any) {
			if r.IntN(8) == 0 {
				continue
			}
			c := c.(map[string]any)
			hurt(c, text[d["id"].(string)], r)
			kept = append(kept, c)
			if r.IntN(10) == 0 {
				kept = append(kept, c)
			}
		}
		r.Shuffle(len(kept), func(i, j int) {
			if r.IntN(3) == 0 {
				kept[i], kept[j] = kept[j], kept[i]
			}
		})
		d["claims"] = kept
		if err := enc.Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(to, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func hurt(c map[string]any, text []rune, r *rand.Rand) {
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	if r.IntN(6) == 0 {
		c["type"] = pick("clash", "assault.attack", "assault.shelling", "toll", "control.capture", "statement", "displace")
	}
	if r.IntN(6) == 0 {
		c["modality"] = pick("denied", "hedged", "asserted", "planned")
	}
	switch r.IntN(8) {
	case 0:
		c["place"] = nil
	case 1:
		c["place"] = map[string]any{"name": pick("مدينة حلب", "حمص", "درعا البلد", "محافظة إدلب"), "country": "SY", "relation": "in"}
	case 2:
		if p, ok := c["place"].(map[string]any); ok && p["name"] != nil {
			p["name"] = pick("مدينة ", "حي ", "ريف ", "ال", "«") + p["name"].(string)
			p["admin1"], p["relation"] = pick("حلب", "محافظة دمشق", "الرّقة"), pick("in", "near", "countryside")
		}
	}
	for _, k := range []string{"actors", "targets", "source"} {
		names, _ := c[k].([]any)
		switch r.IntN(7) {
		case 0:
			c[k] = append(names, pick("قوات النظام", "الجيش الحر", "الجيش", "وكالة أعماق", "مصدر عسكري"))
		case 1:
			c[k] = nil
		case 2:
			if len(names) > 0 {
				names[0] = map[string]any{"name": pick("قوات ", "وكالة ", "السيد ", "") + fmt.Sprint(names[0])}
			}
		case 3:
			if len(names) > 0 {
				names[0] = strings.ReplaceAll(fmt.Sprint(names[0]), "ا", "اـَ") + pick("", " السورية", " السوري لحقوق الإنسان")
			}
		}
	}
	if r.IntN(8) == 0 {
		c["time"] = map[string]any{"value": pick("P0D", "-P1D", "2015-07-21")}
	}
	counts, _ := c["counts"].([]any)
	for _, n := range counts {
		n := n.(map[string]any)
		switch r.IntN(9) {
		case 0:
			n["low"] = r.IntN(40)
		case 1:
			n["high"] = nil
		case 2:
			n["who"], n["part_of"] = pick("children", "persons", ""), nil
		case 3:
			n["approx"], n["bound"] = true, pick("at_least", "at_most")
		case 4:
			n["outcome"] = pick("injured", "killed")
		}
		n["quote"] = moved(n["quote"].(string), text, r)
	}
	if len(counts) > 0 && r.IntN(6) == 0 {
		c["counts"] = counts[:len(counts)-1]
	}
	c["quote"] = moved(c["quote"].(string), text, r)
	c["trigger"] = moved(c["trigger"].(string), text, r)
	if r.IntN(40) == 0 {
		c["quote"] = nil
	}
}

// moved is a quote shortened, widened, moved or put into offsets.
func moved(s string, text []rune, r *rand.Rand) any {
	n := len([]rune(s))
	at := len([]rune(string(text)[:max(0, strings.Index(string(text), s))]))
	exact := func(a, b int) any {
		a, b = max(0, a), min(len(text), b)
		return map[string]any{"start": a, "end": b, "exact": string(text[a:b])}
	}
	switch r.IntN(9) {
	case 0:
		return string([]rune(s)[:n/2+1])
	case 1:
		return exact(at-r.IntN(40), at+n+r.IntN(400))
	case 2:
		return exact(at+n/3, at+n)
	case 3:
		return map[string]any{"start": at + 1, "end": at + 1 + n, "exact": s} // off by one
	case 4:
		return map[string]any{"start": at, "end": at + n}
	case 5:
		return s
	case 6:
		return map[string]any{"start": -n - 1, "end": -1, "exact": s}
	}
	return exact(at, at+n)
}

func lines(t *testing.T, path string) (out []map[string]any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(b) {
		var d map[string]any
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}
