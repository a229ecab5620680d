package web

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// funcs are what the templates of one locale may call.
func (l *locale) funcs(version string) template.FuncMap {
	return template.FuncMap{
		"t": l.T, "a": l.A, "count": l.Count, "n": l.N, "has": l.Has,
		"term": l.Term, "type": l.Type, "figure": l.Figure, "when": l.When, "date": l.Date,
		"placename": l.PlaceName, "country": l.Country, "contradiction": l.contradictionName,
		"bdi": bdi, "ltr": ltr,
		"lang": func() string { return string(l.Lang) }, "dir": l.Lang.Dir,
		"names": l.names, "figures": l.Figures, "numbers": l.numbers, "why": l.Why, "bounds": l.bounds, "rulesays": l.RuleSays,
		"number":    func(n *int) int { return *n },
		"whenptr":   func(v *string) template.HTML { return l.When(*v) },
		"interval":  func(t *isnad.Tally) *interval { return drawInterval(t, l.Lang) },
		"sorts":     func() []string { return sorts },
		"pair":      func(a, b any) pair { return pair{a, b} },
		"plain":     func(n int) string { return l.digits(group(n, l.Hindi)) },
		"time":      l.Range,
		"sub":       func(a, b int) int { return a - b },
		"add":       func(a, b int) int { return a + b },
		"sequence":  func(n int) []struct{} { return make([]struct{}, n) },
		"short":     func(key string) string { return key[:min(len(key), 12)] },
		"eventHref": eventHref, "historyHref": historyHref, "jobHref": jobHref, "digits": l.digits, "reportHref": reportHref, "claimHref": claimHref, "claimPage": claimPage, "besideHref": besideHref, "clock": l.Clock,
		"outcomes":  func() []string { return []string{"killed", "injured"} },
		"lists":     func() []string { return []string{"source", "actors", "targets"} },
		"reports":   func(some ...store.Entry) []store.Entry { return some },
		"relations": func() []isnad.Relation { return []isnad.Relation{isnad.Near, isnad.Outskirts, isnad.Countryside} },
		"asset":     func(path string) string { return "/static/" + path + "?v=" + version },
	}
}

func eventHref(id string) string { return "/events/" + url.PathEscape(id) }

func reportHref(doc string) string { return "/reports/" + url.PathEscape(doc) }

// claimHref opens a report with the words of one claim looked at.
func claimHref(doc, claim string) string {
	return reportHref(doc) + "?claim=" + url.QueryEscape(claim) + "#" + url.PathEscape(claim)
}

// PlaceName writes a place with how the event lies to it: "the outskirts of
// دوما".
func (l *locale) PlaceName(p *isnad.Place) template.HTML {
	if p == nil {
		return l.T("unknown")
	}
	name := l.placeName(p)
	how := bdi(name)
	if p.Relation != "" && p.Relation != isnad.In {
		how = l.T("relation."+string(p.Relation), name)
	}
	o := p.Offset
	switch {
	case o == nil:
		return how
	case o.From != nil:
		return l.T("offset.at", how, l.distance(o, o.From.Name))
	case o.Km > 0:
		return l.distance(o, name)
	}
	return l.T("offset.side", how, l.Term("bearing", o.Bearing))
}

// distance writes how far from a place and which way.
func (l *locale) distance(o *isnad.Offset, from string) template.HTML {
	if o.Bearing == "" {
		return l.T("offset.from", l.km(o.Km), from)
	}
	return l.T("offset.toward", l.km(o.Km), l.Term("bearing", o.Bearing), from)
}

// placeName is the name of a place; a country that is only known by its code is
// named in the language of the page.
func (l *locale) placeName(p *isnad.Place) string {
	if p.Kind == "country" && p.Name == string(p.Country) {
		return l.Country(p.Country)
	}
	return p.Name
}

// Country is the name of a country by its ISO code.
func (l *locale) Country(code isnad.Known) string {
	if code == "" {
		return ""
	}
	region, err := language.ParseRegion(string(code))
	if err != nil {
		return string(code)
	}
	if s := display.Regions(language.Make(string(l.Lang))).Name(region); s != "" {
		return s
	}
	return string(code)
}

// A placeView says where, how precisely, and when the name is not decided.
type placeView struct {
	*isnad.Place
	Above     []string          // names of what holds it: governorate, country
	Precision string            // key of the catalogue
	Maybe     []isnad.Candidate // the places that the name may mean, when no report decides
}

// place writes where an event happened.
func (l *locale) place(e *isnad.Event) placeView {
	p := e.Place
	v := placeView{Place: p}
	if p == nil {
		return v
	}
	if p.Admin1 != "" && string(p.Admin1) != p.Name {
		v.Above = append(v.Above, string(p.Admin1))
	}
	if c := l.Country(p.Country); c != "" && p.Kind != "country" {
		v.Above = append(v.Above, c)
	}
	v.Maybe = undecided(e)
	v.Precision = "precision." + string(p.Class())
	return v
}

// undecided are the places that the name of an event's place may mean, when no
// claim that gives the name decides between them.
func undecided(e *isnad.Event) []isnad.Candidate {
	var out []isnad.Candidate
	for i := range e.Claims {
		p := e.Claims[i].Place
		if p == nil || p.Name != e.Place.Name {
			continue
		}
		if len(p.Ambiguous) == 0 {
			return nil
		}
		if out == nil {
			out = p.Ambiguous
		}
	}
	return out
}

// wherever is the place of an event as a map shows it: with all that its name may
// mean.
func wherever(e *isnad.Event) *isnad.Place {
	if e.Place == nil {
		return nil
	}
	p := *e.Place
	p.Ambiguous = undecided(e)
	return &p
}

// A whenView says when: in words, and for a relative time of which report.
type whenView struct {
	Text     template.HTML // empty when unknown
	Relative bool
	Doc      string        // the report that the relative time counts from
	Told     template.HTML // when it was reported, of an event whose time nobody tells
}

// when writes the time of an event.
func (l *locale) when(e *isnad.Event) whenView {
	if e.Date != nil {
		return whenView{Text: l.Range(e.Date.From, e.Date.To)}
	}
	value, doc, _ := strings.Cut(e.When, " (")
	if value == "" && e.Told != nil {
		return whenView{Told: l.Range(e.Told.From, e.Told.To)}
	}
	if value == "" {
		return whenView{}
	}
	return whenView{Text: l.When(value), Relative: isRelative(value), Doc: strings.TrimSuffix(doc, ")")}
}

// contradictionName is the short name of a contradiction: its kind, and for
// figures which figure.
func (l *locale) contradictionName(c isnad.Contradiction) template.HTML {
	outcome, who, _ := strings.Cut(c.Field, ".") // "killed.children"
	if !l.Has("outcome." + outcome) {
		return l.Term("kind", c.Kind)
	}
	what := l.Term("outcome", outcome)
	if who != "" {
		what = l.T("figure.of_who", what, l.Term("who", who))
	}
	return l.T("label", l.Term("kind", c.Kind), what)
}

// chained joins pieces with the separator of the language.
func (l *locale) chained(parts []template.HTML) template.HTML {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString(string(l.T("separator")))
		}
		b.WriteString(string(p))
	}
	return template.HTML(b.String())
}

// names writes names one after another, each isolated.
func (l *locale) names(names []string) template.HTML {
	parts := make([]template.HTML, len(names))
	for i, n := range names {
		parts[i] = bdi(n)
	}
	return l.chained(parts)
}

// numbers writes the numbers of claims that begin at one place: "3·4", and a
// row of them by its ends: "3…9".
func (l *locale) numbers(ns []int) string {
	write := func(n int) string { return l.digits(strconv.Itoa(n)) }
	if last := len(ns) - 1; last > 1 && ns[last]-ns[0] == last {
		return write(ns[0]) + "…" + write(ns[last])
	}
	s := make([]string, len(ns))
	for i, n := range ns {
		s[i] = write(n)
	}
	return strings.Join(s, "·")
}

// pair hands two values to a template.
type pair struct{ A, B any }

// An interval is a tally as a line of 200 units, 8 of margin at each end: zero
// stands at the start of the line of writing, the high figure at its end.
type interval struct{ Low, Best, High int }

// drawInterval gives nil where the three figures are one: there is nothing to
// draw.
func drawInterval(t *isnad.Tally, lang Lang) *interval {
	if t.Low == t.High || t.High <= 0 {
		return nil
	}
	return scaled(t, t.High, lang)
}

// scaled draws a tally on a line that ends at a figure.
func scaled(t *isnad.Tally, most int, lang Lang) *interval {
	at := func(n int) int {
		x := 8 + n*184/most
		if lang == Arabic {
			return 200 - x
		}
		return x
	}
	return &interval{at(t.Low), at(t.Best), at(t.High)}
}
