package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// item is a claim made ready for comparison.
type item struct {
	*testimony
	in *Input
	c  *isnad.Claim

	when       when
	parties    []string // actors under their usual names, sorted; only known ones
	actors     []string // the words of the actors' names
	targets    []string
	weapon     []string
	words      []string
	placeName  string // folded
	ordinal    int
	quoteStart int
	placeTaken bool // the place is not in the claim's words but taken from the context
	timeTaken  bool // so is the time
	several    bool // its words name more acts than one
}

// testimony is what a claim counts, and who says so: all of it that sums ask for.
type testimony struct {
	stated
	claim, doc, report string
	origin             string // the innermost narrator as named
	originKey          string // folded
	originDay          int    // publication day, for what the origin said last; farPast when unknown
	stance             stance
	tollKind           string
	bare               bool // the report says it itself
}

func testimonies(items []*item) []*testimony {
	out := make([]*testimony, len(items))
	for i, it := range items {
		out[i] = it.testimony
	}
	return out
}

// stance is what a claim says of its event.
type stance int

const (
	says    stance = iota // asserted, hedged: gives figures
	against               // denied, negated: disputes
	idle                  // planned, conditional: neither
)

func stanceOf(m isnad.Modality) stance {
	switch m {
	case isnad.Denied, isnad.Negated:
		return against
	case isnad.Planned, isnad.Conditional:
		return idle
	}
	return says
}

// prepare gives the items of the claims that happen, sorted by claim id, each
// once.
func prepare(in []Input, names Names) []*item {
	first := firsts{}
	for i := range in {
		if isnad.Happens(in[i].Claim.Type) {
			first.see(&in[i])
		}
	}
	items := make([]*item, 0, len(in))
	for i := range in {
		if x := &in[i]; isnad.Happens(x.Claim.Type) {
			items = append(items, newItem(x, first.of(x), names))
		}
	}
	slices.SortFunc(items, func(a, b *item) int {
		if n := strings.Compare(a.c.ID, b.c.ID); n != 0 {
			return n
		}
		return a.in.Seq - b.in.Seq
	})
	return slices.CompactFunc(items, func(a, b *item) bool { return a.c.ID == b.c.ID })
}

// newItem makes a claim ready. outlet is who says what it attributes to nobody.
func newItem(x *Input, outlet string, names Names) *item {
	c := &x.Claim
	t := &testimony{stated: figuresOf(c), claim: c.ID, doc: c.Doc, report: report(x), originDay: farPast,
		stance: stanceOf(c.Modality), tollKind: c.TollKind, bare: len(c.Source) == 0}
	it := &item{
		testimony: t, in: x, c: c,
		when:       readWhen(c.Time.Value, x.Published, t.report),
		actors:     nameWords(c.Actors...),
		targets:    nameWords(c.Targets...),
		weapon:     nameWords(string(c.Weapon)),
		words:      contentWords(c.Quote),
		ordinal:    ordinal(c.Quote),
		quoteStart: c.Quote.Start,
		placeTaken: slices.Contains(c.Inferred, "place"),
		timeTaken:  slices.Contains(c.Inferred, "time"),
		several:    several(c.Trigger.Exact),
	}
	t.origin = names.of(strings.TrimSpace(c.Origin(outlet)), countryOf(c))
	t.originKey = Fold(t.origin)
	if c.Place != nil {
		it.placeName = Fold(c.Place.Name)
	}
	for _, a := range c.Actors {
		if usual, ok := names.usual(a, countryOf(c)); ok {
			it.parties = append(it.parties, usual)
		}
	}
	slices.Sort(it.parties)
	if d, ok := day(x.Published); ok {
		t.originDay = d
	}
	return it
}

// report names the text that a claim stands in: copies are one report.
func report(x *Input) string {
	return cmp.Or(x.Printing, x.TextKey, x.DocKey)
}

// printing names the words that a claim stands in: a sentence that reports have from
// one another is one, as a text that was copied whole is.
func printing(x *Input) string {
	if x.Passage != "" {
		return x.Passage
	}
	return report(x)
}

// firsts finds, for each printing, whose words its unattributed claims are:
// the outlet of the earliest dated copy, so that copies count as one origin.
// A report without outlet speaks under its own id.
type firsts map[string]first

type first struct {
	published, name string
	several         bool // it is not all that was seen
}

func byOutlet(x *Input) first {
	switch {
	case x.Outlet == "":
		return first{published: "99999", name: x.Claim.Doc} // any named outlet goes before
	case x.Published == "":
		return first{published: "9999", name: x.Outlet}
	}
	return first{published: x.Published, name: x.Outlet}
}

func (fs firsts) see(x *Input) {
	f := byOutlet(x)
	old, ok := fs[printing(x)]
	if ok && f.published == old.published && f.name == old.name {
		return
	}
	if ok && (old.published < f.published || old.published == f.published && old.name < f.name) {
		f = old
	}
	f.several = ok
	fs[printing(x)] = f
}

// alone lets go of a printing of which all that was seen says the same: it is known without.
func (fs firsts) alone(printing string) {
	if f, ok := fs[printing]; ok && !f.several {
		delete(fs, printing)
	}
}

// of is whose words the unattributed claims of x's printing are.
func (fs firsts) of(x *Input) string {
	if f, ok := fs[printing(x)]; ok {
		return f.name
	}
	return byOutlet(x).name
}

// printedFirst leaves out of items those whose words others of them printed on an earlier day: what a
// copy calls yesterday is not the day before it was printed.
func printedFirst(items []*item) []*item {
	words := func(it *item) string { return printing(it.in) + "\x00" + it.c.Quote.Exact }
	first := map[string]string{}
	for _, it := range items {
		if day, ok := first[words(it)]; it.in.Published != "" && (!ok || it.in.Published < day) {
			first[words(it)] = it.in.Published
		}
	}
	return slices.DeleteFunc(slices.Clone(items), func(it *item) bool { return it.in.Published > first[words(it)] })
}

// sameReport tells whether both claims stand in one text.
func sameReport(a, b *item) bool { return a.report == b.report }

// sameNarrator tells whether both are the words of one narrator in one text.
func sameNarrator(a, b *item) bool {
	return sameReport(a, b) && slices.Equal(a.c.Source, b.c.Source)
}
