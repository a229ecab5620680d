package gazetteer

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

const shared = "../../shared"

type goldPlace struct {
	Text     *string
	Name     string
	Admin1   *string
	Country  *string
	Relation string
}

type goldDoc struct {
	ID     string
	Text   string
	Claims []struct {
		Quote string
		Place *goldPlace
	}
}

// readGold joins the texts and the claims of one gold set.
func readGold(t testing.TB, set string) []goldDoc {
	t.Helper()
	read := func(file string, add func([]byte)) {
		f, err := os.Open(filepath.Join(shared, "gold", file))
		if os.IsNotExist(err) {
			t.Skip("no " + shared + "/gold beside the project")
		}
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<24)
		for s.Scan() {
			add(s.Bytes())
		}
		if err := s.Err(); err != nil {
			t.Fatal(err)
		}
	}
	var docs []goldDoc
	at := map[string]int{}
	read(set+".texts.jsonl", func(b []byte) {
		var d goldDoc
		if err := json.Unmarshal(b, &d); err != nil {
			t.Fatal(err)
		}
		at[d.ID] = len(docs)
		docs = append(docs, d)
	})
	read(set+".gold.jsonl", func(b []byte) {
		var d goldDoc
		if err := json.Unmarshal(b, &d); err != nil {
			t.Fatal(err)
		}
		docs[at[d.ID]].Claims = d.Claims
	})
	return docs
}

func known(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

var word1 = regexp.MustCompile(`[\p{L}\p{N}_]+`)

var prefixes = strings.Fields("حي احياء مدينه بلده قريه ريف محافظه منطقه مخيم ساحه بلدات مدن حيي العاصمه ضاحيه محيط")

func nameWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range word1.FindAllString(strings.ReplaceAll(arabic.Fold(s), "سوريه", "سوريا"), -1) {
		if slices.Contains(prefixes, w) {
			continue
		}
		for _, p := range []string{"وال", "بال", "لل", "ال"} {
			if r, ok := strings.CutPrefix(w, p); ok && len([]rune(r)) >= 2 {
				w = r
				break
			}
		}
		out[w] = true
	}
	return out
}

// sameName compares two names as loosely as the gold's own scorer does.
func sameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return arabic.Fold(a) == arabic.Fold(b)
	}
	if strings.ReplaceAll(arabic.Fold(a), " ", "") == strings.ReplaceAll(arabic.Fold(b), " ", "") {
		return true
	}
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	union := len(x) + len(y) - both
	if both == len(x) || both == len(y) {
		return union-both <= 3
	}
	return 2*both > union
}

type tally struct{ hit, of int }

func (a *tally) mark(ok bool) {
	a.of++
	if ok {
		a.hit++
	}
}

func (a tally) rate() float64 { return float64(a.hit) / float64(max(1, a.of)) }

// TestGold finds each place that the gold gives in its text and compares the
// mention that stands there. The floors are what was reached, a little rounded
// down; a fall below is a loss.
func TestGold(t *testing.T) {
	floors := map[string][4]float64{ // name, admin1, country, relation
		"seeds": {0.94, 0.98, 0.98, 0.90},
		"train": {0.90, 0.97, 0.97, 0.94},
	}
	for _, set := range []string{"seeds", "train"} {
		t.Run(set, func(t *testing.T) {
			g := load(t)
			var name, admin1, country, relation tally
			for _, d := range readGold(t, set) {
				toks := arabic.Tokenize(d.Text, nil)
				ms := g.Find(toks, arabic.Sentences(toks))
				res := g.Resolve(ms)
				for _, c := range d.Claims {
					if c.Place == nil || c.Place.Text == nil {
						continue
					}
					i := mentionFor(d, c.Quote, c.Place, toks, ms, res)
					if i < 0 {
						name.mark(false)
						t.Logf("%s none: %q want %s", d.ID, *c.Place.Text, c.Place.Name)
						continue
					}
					r := &res[i]
					ok := sameName(r.Name, c.Place.Name)
					name.mark(ok)
					a, k := true, true
					if c.Place.Admin1 != nil {
						a = sameName(known(c.Place.Admin1), string(r.Admin1))
						admin1.mark(a)
					}
					if c.Place.Country != nil {
						k = known(c.Place.Country) == string(r.Country)
						country.mark(k)
					}
					rel := r.Relation == isnad.Relation(c.Place.Relation)
					relation.mark(rel)
					if !ok || !a || !k || !rel {
						t.Logf("%s %v%v%v%v: %q want %s/%s/%s/%s got %s/%s/%s/%s %s", d.ID, b2(ok), b2(a), b2(k), b2(rel), *c.Place.Text, c.Place.Name, known(c.Place.Admin1),
							known(c.Place.Country), c.Place.Relation, r.Name, r.Admin1, r.Country, r.Relation, ambiguity(r))
					}
				}
			}
			got := [4]float64{name.rate(), admin1.rate(), country.rate(), relation.rate()}
			t.Logf("%s: name %d/%d %.3f, admin1 %d/%d %.3f, country %d/%d %.3f, relation %d/%d %.3f", set, name.hit, name.of, got[0],
				admin1.hit, admin1.of, got[1], country.hit, country.of, got[2], relation.hit, relation.of, got[3])
			for i, f := range floors[set] {
				if got[i] < f {
					t.Errorf("figure %d: %.3f is below %.2f", i, got[i], f)
				}
			}
		})
	}
}

func b2(ok bool) string {
	if ok {
		return "+"
	}
	return "-"
}

func ambiguity(r *Resolution) string {
	var s []string
	for _, c := range r.Ambiguous {
		s = append(s, c.Path)
	}
	return strings.Join(s, " | ")
}

// mentionFor is the mention in the words that the gold quotes for a place: of
// several the one whose name agrees, else the first.
func mentionFor(d goldDoc, quote string, p *goldPlace, toks []arabic.Token, ms []Mention, res []Resolution) int {
	from := strings.Index(d.Text, quote)
	at := -1
	if from >= 0 {
		if at = strings.Index(d.Text[from:from+len(quote)], *p.Text); at >= 0 {
			at += from
		}
	}
	if at < 0 {
		at = strings.Index(d.Text, *p.Text)
	}
	span := isnad.Span{Start: at, End: at + len(*p.Text)}
	best := -1
	for i, m := range ms {
		s := toks[m.First].Cover(toks[m.End-1].Span)
		if !s.Overlaps(span) {
			continue
		}
		if best < 0 || sameName(res[i].Name, p.Name) && (!sameName(res[best].Name, p.Name) || ms[best].Relation == "in" && string(m.Relation) == p.Relation) {
			best = i
		}
	}
	return best
}
