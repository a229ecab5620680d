package gazetteer

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// givenPost is a post in which people marked what names places, and said where
// these are: a point of OpenStreetMap each, of an area its middle.
type givenPost struct {
	Text      string
	Event     string
	Locations []givenPlace
}

type givenPlace struct {
	Text       string
	Type       string
	Start, End int // code points
	Lat, Lon   float64
	Country    string
	Display    string
}

// TestGiven resolves the places that a reference gives within their posts and
// compares coordinates: strictly, and so that the very area counts whatever point
// stands for it. A name that the gazetteer lacks stands where the nearest thing that
// holds it stands. The floors are what was reached, a little rounded down.
func TestGiven(t *testing.T) {
	f, err := os.Open(filepath.Join(shared, "peers", "idrisi_lmd_ar_open.jsonl"))
	if err != nil {
		t.Skip("no " + shared + "/peers beside the project")
	}
	defer f.Close()
	g := load(t)
	var near, region, nearOrArea, regionOrArea tally
	reasons := map[string]int{}
	var misses []string
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 0; s.Scan(); n++ {
		var p givenPost
		if err := json.Unmarshal(s.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		for _, a := range p.resolve(g) {
			d := a.km(g)
			near.mark(d <= 10)
			region.mark(d <= 161)
			nearOrArea.mark(d <= 10 || a.sameArea(g))
			regionOrArea.mark(d <= 161 || a.sameArea(g))
			if d > 10 {
				why := a.reason(g, d)
				reasons[why]++
				if n%2 == 0 {
					misses = append(misses, fmt.Sprintf("%s\t%.0f km\t%s\t%s\t%s\t%s\t%s", why, d, a.of.Type, a.of.Text, a.of.Display, path(g, a.is)+" "+string(a.is.Kind), strings.ReplaceAll(p.Text, "\n", " ")))
				}
			}
		}
	}
	t.Logf("%d places: within 10 km %.3f, within 161 km %.3f; or the very area %.3f, %.3f", near.of, near.rate(), region.rate(), nearOrArea.rate(), regionOrArea.rate())
	for _, c := range []struct {
		what string
		is   tally
		low  float64
	}{{"within 10 km", near, 0.34}, {"within 161 km", region, 0.82}, {"within 10 km or the very area", nearOrArea, 0.56}, {"within 161 km or the very area", regionOrArea, 0.85}} {
		if c.is.rate() < c.low {
			t.Errorf("%s: %.3f is below %.2f", c.what, c.is.rate(), c.low)
		}
	}
	var lines []string
	for k, n := range reasons {
		lines = append(lines, fmt.Sprintf("%5d  %s", n, k))
	}
	sort.Sort(sort.Reverse(sort.StringSlice(lines)))
	t.Log("\n" + strings.Join(lines, "\n"))
	if out := os.Getenv("GIVEN_MISSES"); out != "" {
		os.WriteFile(out, []byte(strings.Join(misses, "\n")), 0o644)
	}
}

type givenAnswer struct {
	of *givenPlace
	m  *Mention
	is *Resolution
}

// resolve answers each place of a post that is marked, once a span.
func (p *givenPost) resolve(g *Gazetteer) []givenAnswer {
	var cuts []int // the span may lie inside a word: الكويت of الكويتية
	for _, l := range p.Locations {
		cuts = append(cuts, bytesOf(p.Text, l.Start), bytesOf(p.Text, l.End))
	}
	slices.Sort(cuts)
	toks := arabic.Tokenize(p.Text, cuts)
	var given [][2]int
	var of []*givenPlace
	seen := map[[2]int]bool{}
	for i := range p.Locations {
		l := &p.Locations[i]
		span := isnad.Span{Start: bytesOf(p.Text, l.Start), End: bytesOf(p.Text, l.End)}
		r := [2]int{-1, -1}
		for k := range toks {
			if toks[k].Overlaps(span) {
				if r[0] < 0 {
					r[0] = k
				}
				r[1] = k + 1
			}
		}
		if r[0] < 0 || seen[[2]int{l.Start, l.End}] {
			continue
		}
		seen[[2]int{l.Start, l.End}] = true
		given, of = append(given, r), append(of, l)
	}
	ms, at := g.FindGiven(toks, arabic.Sentences(toks), given)
	res := g.Resolve(ms)
	out := make([]givenAnswer, len(given))
	for k := range given {
		out[k] = givenAnswer{of[k], &ms[at[k]], &res[at[k]]}
	}
	return out
}

// bytesOf is the byte at which code point n of a text begins.
func bytesOf(text string, n int) int {
	b := 0
	for ; n > 0 && b < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[b:])
		b += size
	}
	return b
}

// km is how far the answer lies from the reference; of an answer without a point,
// that of the nearest thing with one that holds it.
func (a *givenAnswer) km(g *Gazetteer) float64 {
	ref := &Row{Lat: a.of.Lat, Lon: a.of.Lon}
	if a.is.Lat != nil {
		return km(ref, &Row{Lat: *a.is.Lat, Lon: *a.is.Lon})
	}
	for _, id := range a.is.Within {
		if i, ok := g.ByID(string(id)); ok && g.rows[i].Point {
			return km(ref, &g.rows[i])
		}
	}
	return 1e5
}

// sameArea tells whether the answer is the area of which the reference is the
// middle: the country, or the division that it calls by the same name.
func (a *givenAnswer) sameArea(g *Gazetteer) bool {
	if a.is.Row < 0 || !strings.EqualFold(string(a.is.Country), a.of.Country) {
		return false
	}
	r := &g.rows[a.is.Row]
	switch r.Kind {
	case "country":
		return a.of.Type == "Country"
	case "governorate", "district", "subdistrict", "region":
		return r.bears(a.of.area())
	}
	return false
}

// area is the first name of the reference's address without the word for a division.
func (p *givenPlace) area() string {
	name, _, _ := strings.Cut(p.Display, ",")
	for _, w := range []string{"محافظة ", "منطقة ", "قضاء ", "لواء "} {
		name = strings.TrimPrefix(name, w)
	}
	return name
}

func (r *Row) bears(name string) bool {
	return slices.ContainsFunc(r.Names, func(n string) bool { return alike(n, name) })
}

func (a *givenAnswer) reason(g *Gazetteer, d float64) string {
	ref := &Row{Lat: a.of.Lat, Lon: a.of.Lon}
	town := a.is.Row >= 0 && settled(g.rows[a.is.Row].Kind) && g.rows[a.is.Row].bears(a.of.area()) && strings.EqualFold(string(a.is.Country), a.of.Country)
	far := " (beyond 161 km)"
	if d <= 161 {
		far = ""
	}
	right := false
	for _, r := range a.m.Candidates {
		right = right || g.rows[r].Point && km(ref, &g.rows[r]) <= 10
	}
	switch {
	case a.sameArea(g):
		return "the very area, another point of it" + far
	case town && !right:
		return "the town, for the area called after it" + far
	case town:
		return "the town, where a division of its name has the point" + far
	case len(a.is.Ambiguous) > 0 && right:
		return "ambiguous, one is right" + far
	case len(a.is.Ambiguous) > 0:
		return "ambiguous, none is right" + far
	case right && a.is.Row < 0:
		return "held, and taken for lacking" + far
	case right:
		return "wrong sense" + far
	case len(a.m.Candidates) == 0 && (strings.Contains(a.of.Type, "Point-of-Interest") || strings.Contains(a.of.Type, "Road") || strings.Contains(a.of.Type, "Other")):
		return "facility, road or feature lacking" + far
	case len(a.m.Candidates) == 0:
		return "name lacking" + far
	case strings.EqualFold(string(a.is.Country), a.of.Country):
		return "sense lacking, same country" + far
	}
	return "sense lacking, other country" + far
}
