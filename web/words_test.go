package web

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/knowledge"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/shape"
)

func catalogueOf(t testing.TB) catalogue {
	t.Helper()
	c, err := readCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func localeOf(t testing.TB, lang Lang, hindi bool) *locale {
	return &locale{Lang: lang, Hindi: hindi, words: catalogueOf(t)}
}

var (
	arabicLetter = regexp.MustCompile(`\p{Arabic}`)
	ruleID       = regexp.MustCompile(`(?m)^- id: (\S+)$`)
	placeholder  = regexp.MustCompile(`\{\d\}`)
	// sameInBoth are strings that are rightly equal in both languages.
	sameInBoth = map[string]bool{"label": true, "report.utf8": true, "figure.of_who": true, "event.title": true, "report.title": true}
	// crossed are strings that name the other language or its digits.
	crossed = map[string]bool{"settings.other": true, "settings.digits.hindi": true}
)

// Every string stands in both languages, with all plural forms, the same
// values to fill in, and letters of the right script.
func TestNoStringIsMissing(t *testing.T) {
	c := catalogueOf(t)
	need := map[Lang][]string{Arabic: {"zero", "one", "two", "few", "many", "other"}, English: {"one", "other"}}
	for _, key := range c.keys() {
		ar, en := c[key][Arabic], c[key][English]
		if ar == nil || en == nil {
			t.Errorf("%s: a language is missing", key)
			continue
		}
		if _, plural := ar["other"]; plural {
			for lang, forms := range need {
				for _, f := range forms {
					if c[key][lang][f] == "" {
						t.Errorf("%s: %s lacks the form %s", key, lang, f)
					}
				}
			}
			continue
		}
		a, e := ar[""], en[""]
		if a == "" || e == "" {
			t.Errorf("%s: a string is empty", key)
		}
		if a == e && !sameInBoth[key] {
			t.Errorf("%s: both languages say %q", key, a)
		}
		if got, want := len(placeholder.FindAllString(a, -1)), len(placeholder.FindAllString(e, -1)); got != want {
			t.Errorf("%s: Arabic fills in %d values, English %d", key, got, want)
		}
		if !crossed[key] && arabicLetter.MatchString(e) && key != "separator" {
			t.Errorf("%s: Arabic letters in the English string %q", key, e)
		}
	}
}

// What a rule of the grammar says of itself stands in Arabic, with Arabic letters, and nothing
// is translated that no rule says.
func TestRulesAreSaidInArabic(t *testing.T) {
	reader, err := program()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := readRules()
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(knowledge.FS, "grammar/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, name := range files {
		b, err := fs.ReadFile(knowledge.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range ruleID.FindAllStringSubmatch(string(b), -1) {
			rule, ok := reader.Rule(id[1])
			if !ok {
				t.Fatalf("%s: no rule %s", name, id[1])
			}
			if said[rule.Says] = true; !arabicLetter.MatchString(rules[rule.Says]) {
				t.Errorf("%s: rule %s: rules.ar.json has no Arabic for %q", name, id[1], rule.Says)
			}
		}
	}
	if len(said) < 100 {
		t.Errorf("only %d rules were found", len(said))
	}
	for english := range rules {
		if !said[english] {
			t.Errorf("rules.ar.json: no rule says %q", english)
		}
	}
}

// Every key that a template or the code names stands in the catalogue, and
// every key of the catalogue is named somewhere.
func TestKeysAreUsed(t *testing.T) {
	c := catalogueOf(t)
	var source strings.Builder
	for _, dir := range []string{"templates", "."} {
		files, err := fs.Glob(sourceFS(t), dir+"/*")
		if dir == "." {
			files, err = fs.Glob(sourceFS(t), "*.go")
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			b, err := fs.ReadFile(sourceFS(t), f)
			if err != nil {
				t.Fatal(err)
			}
			source.Write(b)
		}
	}
	text := source.String()
	named := regexp.MustCompile(`(?:\{\{|\(|\s)(?:t|a|count|l\.T|l\.A|l\.Count)[ (]"([a-z_.A-Z0-9]+)"`)
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		if !c.has(m[1]) && !strings.HasSuffix(m[1], ".") {
			t.Errorf("%s is named but not in the catalogue", m[1])
		}
	}
	prefix := regexp.MustCompile(`"([a-z_]+(?:\.[a-z_]+)*\.)(?:%[sdv]|")`)
	prefixes := []string{"modality.", "family.", "outcome.", "who.", "extent.", "toll_kind.", "kind.", "mark.", "error.", "bearing.", "camp."}
	for _, m := range prefix.FindAllStringSubmatch(text, -1) {
		prefixes = append(prefixes, m[1])
	}
next:
	for _, key := range c.keys() {
		if strings.Contains(text, `"`+key+`"`) {
			continue
		}
		for _, p := range prefixes {
			if strings.HasPrefix(key, p) {
				continue next
			}
		}
		t.Errorf("%s is in the catalogue but nothing names it", key)
	}
}

// Every code of the root nouns has its word.
func TestTermsOfTheNouns(t *testing.T) {
	c := catalogueOf(t)
	var keys []string
	for _, m := range []isnad.Modality{isnad.Asserted, isnad.Denied, isnad.Negated, isnad.Hedged, isnad.Planned, isnad.Conditional} {
		keys = append(keys, "modality."+string(m))
	}
	for _, r := range []isnad.Relation{isnad.Near, isnad.Outskirts, isnad.Countryside, isnad.Between, isnad.Toward, isnad.AreaOf} {
		keys = append(keys, "relation."+string(r))
	}
	for _, b := range []isnad.Compass{"N", "NE", "E", "SE", "S", "SW", "W", "NW"} {
		keys = append(keys, "bearing."+string(b))
	}
	for _, p := range []isnad.Class{isnad.AtSite, isnad.AtNeighbourhood, isnad.AtTown, isnad.Around, isnad.InSubdistrict, isnad.InDistrict, isnad.Along,
		isnad.InRegion, isnad.InPart, isnad.InGovernorate, isnad.InCountry, isnad.AtSea, isnad.Named} {
		keys = append(keys, "precision."+string(p))
	}
	for _, r := range []shape.Rule{shape.Outline, shape.Spot, shape.Ring, shape.Part, shape.Offset, shape.Corridor, shape.Members, shape.Within, shape.Candidates} {
		keys = append(keys, "map."+string(r))
	}
	for _, m := range []isnad.MarkKind{isnad.Glued, isnad.Repeat, isnad.Caption, isnad.Credit, isnad.Residue} {
		keys = append(keys, "mark."+string(m))
	}
	for _, o := range outcomes {
		keys = append(keys, "outcome."+o)
	}
	for _, k := range []string{"number", "none_some", "place", "perpetrator", "means", "control", "happened", "date"} {
		keys = append(keys, "kind."+k, "contradiction."+k)
	}
	for _, k := range keys {
		if !c.has(k) {
			t.Errorf("%s is missing", k)
		}
	}
}

func TestPlurals(t *testing.T) {
	ar, en := localeOf(t, Arabic, false), localeOf(t, English, false)
	for n, want := range map[int]string{
		0: "لا أحداث", 1: "حدث واحد", 2: "حدثان", 3: "<bdi>3</bdi> أحداث", 11: "<bdi>11</bdi> حدثًا",
		100: "<bdi>100</bdi> حدث", 103: "<bdi>103</bdi> أحداث", 1234: "<bdi>1,234</bdi> حدثًا",
	} {
		if got := string(ar.Count("count.events", n)); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "<bdi>0</bdi> events", 1: "1 event", 2: "<bdi>2</bdi> events"} {
		if got := string(en.Count("count.events", n)); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestNumbersAndFigures(t *testing.T) {
	at := func(n int) *int { return &n }
	more := "more_than"
	ar, hindi, en := localeOf(t, Arabic, false), localeOf(t, Arabic, true), localeOf(t, English, false)
	for _, c := range []struct {
		got  any
		want string
	}{
		{ar.N(12345), "<bdi>12,345</bdi>"},
		{hindi.N(12345), "<bdi>١٢٬٣٤٥</bdi>"},
		{ar.N(-1234), "<bdi>-1,234</bdi>"},
		{ar.Figure(isnad.Count{Low: at(60), Approx: true}), "نحو <bdi>60</bdi> على الأقل"},
		{en.Figure(isnad.Count{Low: at(12), High: at(15)}), "between <bdi>12</bdi> and <bdi>15</bdi>"},
		{en.Figure(isnad.Count{High: at(9)}), "at most <bdi>9</bdi>"},
		{en.Figure(isnad.Count{Low: at(100), Bound: &more}), "more than <bdi>100</bdi>"},
		{en.Figures([]isnad.Count{{Outcome: "killed", Low: at(0), High: at(0), Who: "persons"}}, "killed"), "said to be none"},
		{en.Figures([]isnad.Count{
			{Outcome: "killed", Low: at(2), High: at(2), Who: "children", PartOf: at(1)},
			{Outcome: "killed", Low: at(9), High: at(9), Who: "civilians"},
			{Outcome: "injured", Low: at(4), High: at(4), Who: "persons"},
		}, "killed"), "<bdi>9</bdi> (civilians), of them <bdi>2</bdi> (children)"},
		{en.A("error.400.says", "<x>"), "The value: \u2068<x>\u2069"},
		{en.T("error.400.says", "<x>{0}"), "The value: <bdi>&lt;x&gt;{0}</bdi>"},
	} {
		if got := strings.TrimSpace(toString(c.got)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// Every reason that link gives for setting a figure aside is known in both
// languages.
func TestReasonsAreKnown(t *testing.T) {
	tally := func(n int) *isnad.Tally { return &isnad.Tally{Low: n, Best: n, High: n} }
	event := func(id string, n *isnad.Tally, sumOf, partOf []string) isnad.Event {
		return isnad.Event{ID: id, Type: "toll", Killed: n, SumOf: sumOf, PartOf: partOf, Claims: []isnad.Claim{{ID: "c" + id}},
			Date: &isnad.DateRange{From: "2031-03-03", To: "2031-03-03"}}
	}
	year := event("y", tally(90), []string{"a"}, nil)
	year.Date = &isnad.DateRange{From: "2031-01-01", To: "2031-12-31"}
	timeless := event("n", tally(900), nil, nil)
	timeless.Date = nil
	cases := [][]isnad.Event{
		{timeless},
		{event("w", tally(5), []string{"a", "b"}, nil), event("a", tally(4), nil, []string{"w"}), event("b", tally(1), nil, []string{"w"})},
		{event("w", tally(50), []string{"a"}, nil), event("a", tally(4), nil, []string{"w"})},
		{year, event("a", tally(4), nil, []string{"y"})},
		{event("w", tally(50), []string{"a", "b"}, nil), event("v", tally(40), []string{"b", "d"}, nil),
			event("a", tally(4), nil, []string{"w"}), event("b", tally(3), nil, []string{"w", "v"}), event("d", tally(2), nil, []string{"v"})},
	}
	ar := localeOf(t, Arabic, false)
	seen, codes := 0, map[string]bool{}
	for _, events := range cases {
		for _, row := range link.Tally(events) {
			for _, s := range row.SetAside {
				seen++
				codes[s.Reason.Code] = true
				if got := string(ar.Why(s.Reason)); strings.Contains(got, `lang="en"`) || strings.Contains(got, "⟦") {
					t.Errorf("no Arabic for %q: %s", s.Why, got)
				}
			}
		}
	}
	if seen < 5 || len(codes) < 5 {
		t.Errorf("only %d figures were set aside, for %v", seen, codes)
	}
	if got := string(ar.Why(link.Aside{Code: "<new>"})); got != `<bdi lang="en">&lt;new&gt;</bdi>` {
		t.Errorf("an unknown reason is %s", got)
	}
}
