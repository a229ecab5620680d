package export

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// reason is why an event is not written; empty when it is.
type reason string

const (
	sum      reason = "sum"      // it sums up others, so that rows could not be added up
	unsaid   reason = "unsaid"   // nobody says that it happened
	noType   reason = "no type"  // the format has no name for its type
	noDeaths reason = "no death" // nobody speaks of a death
)

// incident tells of an event that stands for itself: rows of incidents can be added
// up without counting anybody twice.
func incident(e *isnad.Event) reason {
	switch {
	case isnad.Family(e.Type) == "toll" || len(e.SumOf) > 0:
		return sum
	case e.Fields["happened"].Value == "no":
		return unsaid
	}
	return ""
}

// says tells of a claim that stands for what it tells.
func says(c *isnad.Claim) bool { return c.Modality == isnad.Asserted || c.Modality == isnad.Hedged }

// parties are those who did it, as most origins call them.
func parties(e *isnad.Event) []string {
	if v := e.Fields["actors"].Value; v != "" {
		return strings.Split(v, "، ")
	}
	return nil
}

// targets are those to whom it was done, as the first claim that says it calls them.
func targets(e *isnad.Event) []string {
	for i := range e.Claims {
		if c := &e.Claims[i]; says(c) && len(c.Targets) > 0 {
			return c.Targets
		}
	}
	return nil
}

// first is the first day that an event may have happened on, or the last when that
// is all that is known; empty when nothing is.
func first(e *isnad.Event) string {
	if e.Date == nil {
		return ""
	}
	return cmp.Or(e.Date.From, e.Date.To)
}

// days is how many days an event's date spans; 0 when it has none or no end.
func days(e *isnad.Event) int {
	if e.Date == nil {
		return 0
	}
	from, err1 := time.Parse(time.DateOnly, e.Date.From)
	to, err2 := time.Parse(time.DateOnly, e.Date.To)
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(to.Sub(from).Hours()/24) + 1
}

// point is the point of the event's place, as the gazetteer has it. There is none for
// a way between two places.
func point(e *isnad.Event) (lat, lon float64, ok bool) {
	p := e.Place
	if p == nil || p.Lat == nil || p.Lon == nil || len(p.Ends) == 2 {
		return 0, 0, false
	}
	return *p.Lat, *p.Lon, true
}

// where describes the place in a few words: «near سلقين», «20 km W of حمص».
func where(p *isnad.Place) string {
	if p == nil {
		return ""
	}
	var words []string
	if o := p.Offset; o != nil {
		if o.Km > 0 {
			words = append(words, strconv.FormatFloat(o.Km, 'f', -1, 64), "km")
		}
		if o.Bearing != "" {
			words = append(words, string(o.Bearing))
		}
		if o.From != nil {
			words = append(words, "of "+o.From.Name+",")
		}
	}
	if p.Relation != isnad.In && p.Relation != "" {
		words = append(words, string(p.Relation))
	}
	return strings.Join(append(words, p.Name), " ")
}

// country are the code, English name and number of a country as ISO 3166 and Unicode
// CLDR have them; empty for none.
func country(p *isnad.Place) (code, name, number string) {
	if p == nil || p.Country == "" {
		return "", "", ""
	}
	r, err := language.ParseRegion(string(p.Country))
	if err != nil {
		return string(p.Country), "", ""
	}
	return string(p.Country), display.English.Regions().Name(r), strconv.Itoa(r.M49())
}

// reports are the reports that tell of the event, each once, in order of arrival.
func reports(t *store.Telling) []*store.Entry {
	var out []*store.Entry
	for _, r := range t.Reports {
		if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b *store.Entry) int { return a.Seq - b.Seq })
	return out
}

// each joins what f gives for each of list, without the empty and the repeated.
func each[T any](list []T, sep string, f func(T) string) string {
	var out []string
	for _, x := range list {
		if s := f(x); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

// words are the exact words of a claim in one line.
func words(c *isnad.Claim) string { return strings.Join(strings.Fields(c.Quote.Exact), " ") }

// number writes a whole number that may be unknown.
func number(t *isnad.Tally, of func(*isnad.Tally) int) string {
	if t == nil {
		return ""
	}
	return strconv.Itoa(of(t))
}

func low(t *isnad.Tally) int  { return t.Low }
func best(t *isnad.Tally) int { return t.Best }
func high(t *isnad.Tally) int { return t.High }

// code writes a code of which 0 means that there is none.
func code(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// degrees writes a coordinate to five decimals, about a metre.
func degrees(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e5)/1e5, 'f', -1, 64)
}
