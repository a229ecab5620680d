package extract_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
)

var reader = sync.OnceValues(extract.New)

func newReader(t testing.TB) *extract.Reader {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// reports reads up to n reports of a file of JSON lines beside the project, or
// skips the test where that file is absent.
func reports(t testing.TB, file string, n int) []*isnad.Document {
	t.Helper()
	f, err := os.Open("../../shared/" + file)
	if err != nil {
		t.Skipf("no %s beside the project", file)
	}
	defer f.Close()
	var out []*isnad.Document
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() && len(out) < n {
		d := &isnad.Document{}
		if err := json.Unmarshal(sc.Bytes(), d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func samples(t testing.TB) []*isnad.Document {
	t.Helper()
	b, err := os.ReadFile("../samples/reports.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []*isnad.Document
	for line := range bytes.Lines(b) {
		d := &isnad.Document{}
		if err := json.Unmarshal(line, d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// quotes are all quotes of a claim.
func quotes(c *isnad.Claim) []isnad.Quote {
	out := []isnad.Quote{c.Quote, c.Trigger}
	if c.Place != nil && c.Place.Text != nil {
		out = append(out, *c.Place.Text)
	}
	if c.Time.Text != nil {
		out = append(out, *c.Time.Text)
	}
	for _, n := range c.Counts {
		out = append(out, n.Quote)
	}
	return out
}

// checkQuotes reports quotes that are not the words at their place.
func checkQuotes(t *testing.T, d *isnad.Document, claims []isnad.Claim) {
	t.Helper()
	text := []rune(d.Text)
	for i := range claims {
		for _, q := range quotes(&claims[i]) {
			if q.Start < 0 || q.End > len(text) || q.Start >= q.End || string(text[q.Start:q.End]) != q.Exact {
				t.Fatalf("%s: %s: the quote %+v is not what stands there", d.ID, claims[i].Type, q)
			}
		}
	}
}

// checkClaims reports what no claim may ever have: a quote that is not the words
// at its place, a figure whose part_of leads nowhere, a date that the text does
// not give.
func checkClaims(t *testing.T, d *isnad.Document, claims []isnad.Claim) {
	t.Helper()
	checkQuotes(t, d, claims)
	ids := map[string]bool{}
	for i := range claims {
		c := &claims[i]
		if !contains(c.Quote, c.Trigger) {
			t.Errorf("%s: %s: the trigger %q is not inside the quote %q", d.ID, c.Type, c.Trigger.Exact, c.Quote.Exact)
		}
		for k, n := range c.Counts {
			if n.PartOf != nil && (*n.PartOf < 0 || *n.PartOf >= len(c.Counts) || *n.PartOf == k) {
				t.Errorf("%s: %s: count %d is part of %d", d.ID, c.Type, k, *n.PartOf)
			}
			if n.Low == nil && n.High == nil || n.Low != nil && n.High != nil && *n.Low > *n.High {
				t.Errorf("%s: %s: figure %q", d.ID, c.Type, n.Quote.Exact)
			}
		}
		if ids[c.ID] {
			t.Errorf("%s: claim %s twice", d.ID, c.ID)
		}
		ids[c.ID] = true
		if d.Published == "" && c.Time.Value != nil {
			for _, year := range yearOf.FindAllString(*c.Time.Value, -1) {
				if decade.MatchString(*c.Time.Value) && (strings.Contains(d.Text, "ينات") || strings.Contains(d.Text, "ينيات")) {
					continue // الثمانينات and حتى الثمانينات name their years in words
				}
				if !strings.Contains(western(d.Text), year) {
					t.Errorf("%s: %s: time %s in an undated report that does not name %s", d.ID, c.Type, *c.Time.Value, year)
				}
			}
		}
	}
}

func contains(a, b isnad.Quote) bool { return a.Start <= b.Start && b.End <= a.End }

var decade = regexp.MustCompile(`^(\d{3}0)?/(\d{3}9|P0D)$`)

var yearOf = regexp.MustCompile(`\b\d{4}\b`)

func western(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '٠' && r <= '٩' {
			return r - '٠' + '0'
		}
		return r
	}, s)
}

func TestSamplesHold(t *testing.T) {
	r := newReader(t)
	for _, d := range samples(t) {
		claims := r.Read(d)
		if len(claims) == 0 {
			t.Errorf("%s: no claim", d.ID)
		}
		checkClaims(t, d, claims)
	}
}

func TestReportsHold(t *testing.T) {
	r := newReader(t)
	for _, f := range []struct {
		file string
		n    int
	}{{"gold/seeds.texts.jsonl", 10}, {"gold/train.texts.jsonl", 100}, {"corpus/conflict-articles.jsonl", 300}} {
		t.Run(f.file, func(t *testing.T) {
			for _, d := range reports(t, f.file, f.n) {
				checkClaims(t, d, r.Read(d))
				d.Published = ""
				checkClaims(t, d, r.Read(d))
			}
		})
	}
}

// TestSameBytes reads the samples with two readers, one of them from many
// goroutines at once.
func TestSameBytes(t *testing.T) {
	a := newReader(t)
	b, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	docs := samples(t)
	want := make([]string, len(docs))
	for i, d := range docs {
		want[i] = lines(t, a.Read(d))
	}
	var wg sync.WaitGroup
	got := make([]string, len(docs))
	for i, d := range docs {
		copied := *d
		wg.Go(func() { got[i] = lines(t, b.Read(&copied)) })
	}
	wg.Wait()
	if !slices.Equal(got, want) {
		t.Error("two readers differ")
	}
}

func lines(t testing.TB, claims []isnad.Claim) string {
	b, err := json.Marshal(claims)
	if err != nil {
		t.Error(err)
	}
	return string(b)
}

func TestOddTexts(t *testing.T) {
	r := newReader(t)
	for name, text := range map[string]string{
		"empty": "", "blank": " \n\t ", "marks": "\u064b\u0651\u200f\u202b", "latin": "Nothing Arabic here, 35 killed.",
		"numbers": strings.Repeat("35 ", 2000), "quotes": strings.Repeat("«", 500), "one word": "قصف",
		"no space": strings.Repeat("قتل", 300), "nul": "قتل\x00 خمسة أشخاص",
		"cut at a verb": "رصد الجنود نشاطا على الحدود وأبلغ ", "dash first": "- صفر قتلى بين المدنيين", "dash and people": "- مرافق للوزير قرب المبنى",
	} {
		t.Run(name, func(t *testing.T) {
			d := &isnad.Document{ID: name, Text: text}
			checkClaims(t, d, r.Read(d))
		})
	}
}

// TestCutTexts reads the samples cut in two at seeded places and with words left out,
// as reports come from feeds and pages.
func TestCutTexts(t *testing.T) {
	r := newReader(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for _, d := range samples(t) {
		runes := []rune(d.Text)
		at := rng.IntN(len(runes) + 1)
		var holed strings.Builder
		for _, w := range strings.SplitAfter(d.Text, " ") {
			if rng.IntN(8) > 0 {
				holed.WriteString(w)
			}
		}
		for _, text := range []string{string(runes[:at]), string(runes[at:]), holed.String()} {
			cut := &isnad.Document{ID: d.ID, Text: text, Published: d.Published}
			checkClaims(t, cut, r.Read(cut))
		}
	}
}

func FuzzRead(f *testing.F) {
	r := newReader(f)
	for _, d := range samples(f) {
		f.Add(d.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &isnad.Document{ID: "fuzz", Text: strings.ToValidUTF8(text, "")}
		for _, c := range r.Read(d) {
			for _, q := range quotes(&c) {
				if runes := []rune(d.Text); string(runes[q.Start:q.End]) != q.Exact {
					t.Fatal(fmt.Sprint(q))
				}
			}
		}
	})
}

// TestExtent reads how much of a place somebody is said to hold.
func TestExtent(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]string{
		"فرض الجيش سيطرته الكاملة على بلدة قارة":          "full",
		"سيطرت الفصائل على بلدة قارة بأكملها":             "full",
		"دخل الجيش بلدة قارة وسيطر على مساحات واسعة منها": "large",
		"تسيطر الفصائل على معظم أحياء مدينة حلب":          "large",
		"سيطرت الفصائل على أجزاء من مدينة الباب":          "partial",
		"سيطر الجيش على 80 بالمئة من مدينة تدمر":          "80%",
		"سيطر الجيش على بلدة قارة":                        "",
	} {
		claims := r.Read(&isnad.Document{ID: "x", Text: text})
		if len(claims) == 0 {
			t.Errorf("%s: no claim", text)
			continue
		}
		if got := claims[len(claims)-1].Extent; got != want {
			t.Errorf("%s: extent %q, want %q", text, got, want)
		}
	}
}
