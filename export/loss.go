package export

import (
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// An aspect is something that an event can hold and a format may have no room for.
type aspect struct {
	key    string
	ar, en string
	count  func(*store.Telling) int // how much of it the event holds
}

// aspects are all that is looked for in what a format does not carry.
var aspects = []aspect{
	{"contradictions", "تناقضات بين الادعاءات", "contradictions between claims",
		func(t *store.Telling) int { return len(t.Contradictions) }},
	{"denials", "ادعاءات تنفي أو تُنفى", "claims that deny or are denied", claimsThat(func(c *isnad.Claim) bool {
		return c.Modality == isnad.Denied || c.Modality == isnad.Negated
	})},
	{"hedges", "ادعاءات بتحفّظ", "hedged claims", claimsThat(func(c *isnad.Claim) bool { return c.Modality == isnad.Hedged })},
	{"chains", "سلاسل إسناد من حلقتين أو أكثر", "chains of two narrators or more",
		claimsThat(func(c *isnad.Claim) bool { return len(c.Source) > 1 })},
	{"quotes", "اقتباسات بمواضعها", "quotes with their positions", func(t *store.Telling) int { return len(t.Claims) }},
	{"bounds", "أعداد قتلى لها حد أدنى وحد أعلى", "figures of killed with a least and a most",
		func(t *store.Telling) int { return is(t.Killed != nil && t.Killed.Low < t.Killed.High) }},
	{"injured", "جرحى (أرجح الأعداد)", "injured (best figures)", func(t *store.Telling) int {
		if t.Injured == nil {
			return 0
		}
		return t.Injured.Best
	}},
	{"kinds", "أعداد بحسب صنف الضحايا", "figures by kind of person", func(t *store.Telling) int { return len(t.ByWho) }},
	{"outcomes", "أعداد أخرى: مفقودون ومعتقلون ومخطوفون ونازحون", "other figures: missing, detained, kidnapped, displaced",
		func(t *store.Telling) (n int) {
			for i := range t.Claims {
				for _, c := range t.Claims[i].Counts {
					n += is(c.Outcome != "killed" && c.Outcome != "injured")
				}
			}
			return n
		}},
	{"rules", "أعداد قتلى تختلف باختلاف القاعدة", "figures of killed that differ by rule", func(t *store.Telling) int {
		return is(slices.ContainsFunc(t.ByRule, func(f isnad.Figures) bool {
			return f.Killed != nil && t.Killed != nil && *f.Killed != *t.Killed
		}))
	}},
	{"undated", "أحداث لا يُعرف يومها", "events whose day is unknown", func(t *store.Telling) int { return is(t.Date == nil) }},
	{"unlocated", "أحداث مكانها بلا إحداثيات", "events without coordinates", func(t *store.Telling) int {
		_, _, ok := point(&t.Event)
		return is(!ok)
	}},
	{"areas", "أماكن هي مساحات لا نقاط", "places that are areas, not points", func(t *store.Telling) int {
		if t.Place == nil {
			return 0
		}
		switch t.Place.Class() {
		case isnad.AtSite, isnad.AtNeighbourhood, isnad.AtTown, isnad.Named:
			return 0
		}
		return 1
	}},
	{"ambiguous", "أسماء أماكن ملتبسة", "ambiguous names of places", func(t *store.Telling) int {
		return is(t.Place != nil && len(t.Place.Ambiguous) > 0)
	}},
	{"sides", "أطراف اشتباك بعد الطرفين الأولين", "sides of a clash beyond two", func(t *store.Telling) int {
		if t.Type != "clash" {
			return 0
		}
		return max(0, len(parties(&t.Event))-2)
	}},
	{"targets", "أهداف", "targets", func(t *store.Telling) int { return len(targets(&t.Event)) }},
	{"weapons", "أسلحة", "weapons", func(t *store.Telling) int { return is(t.Fields["weapon"].Value != "") }},
	{"sums", "صلات حصيلة بأجزائها", "links of a sum with its parts", func(t *store.Telling) int { return len(t.SumOf) + len(t.PartOf) }},
}

// carries says what of the aspects each format has room for.
var carries = map[Format][]string{
	ACLED:   nil,
	GED:     {"bounds"},
	PLOVER:  {"injured", "targets"},
	HXL:     {"bounds", "injured", "undated", "unlocated", "areas"},
	GeoJSON: {"bounds", "injured", "kinds", "undated", "unlocated", "areas", "ambiguous", "weapons", "targets", "sides", "sums"},
	FTM:     {"undated", "unlocated", "bounds", "injured", "sides"},
	Parquet: everythingBut("areas"),
	CSV:     everythingBut("areas"),
	JSONL:   everythingBut("areas"),
}

func everythingBut(keys ...string) (out []string) {
	for _, a := range aspects {
		if !slices.Contains(keys, a.key) {
			out = append(out, a.key)
		}
	}
	return out
}

func is(b bool) int {
	if b {
		return 1
	}
	return 0
}

func claimsThat(f func(*isnad.Claim) bool) func(*store.Telling) int {
	return func(t *store.Telling) (n int) {
		for i := range t.Claims {
			n += is(f(&t.Claims[i]))
		}
		return n
	}
}

// A Loss is something that the written events hold and the format does not carry.
type Loss struct {
	Ar, En string
	Count  int // of it
	Events int // that hold it
}

// A LeftOut is a reason why events were not written.
type LeftOut struct {
	Ar, En string
	Events int
	Killed int // the best figures of those, added up
}

var reasons = []struct {
	why    reason
	ar, en string
}{
	{sum, "حصائل تجمع غيرها، لو كُتبت لعُدّ الناس مرتين", "sums over others: written beside them, people would be counted twice"},
	{unsaid, "لا أحد يقول إنها وقعت", "nobody says that they happened"},
	{noType, "لا اسم لنوعها في هذا الشكل", "the format has no name for their type"},
	{noDeaths, "لا أحد يذكر فيها قتيلا", "nobody speaks of a death"},
}

// A Summary tells what was written and what was not.
type Summary struct {
	Format  Format
	Written int // events
	LeftOut []LeftOut
	Losses  []Loss

	o *Options
}

func newSummary(f Format, o *Options) *Summary {
	s := &Summary{Format: f, o: o}
	for _, r := range reasons {
		s.LeftOut = append(s.LeftOut, LeftOut{Ar: r.ar, En: r.en})
	}
	for _, a := range aspects {
		s.Losses = append(s.Losses, Loss{Ar: a.ar, En: a.en})
	}
	return s
}

// leave takes in an event that was left out.
func (s *Summary) leave(e *isnad.Event, why reason) {
	for i, r := range reasons {
		if r.why != why {
			continue
		}
		s.LeftOut[i].Events++
		if e.Killed != nil {
			s.LeftOut[i].Killed += e.Killed.Best
		}
	}
}

// count takes in an event that was written, as the ledger has it: what another rule for
// numbers drops is lost too.
func (s *Summary) count(t *store.Telling) {
	s.Written++
	for i, a := range aspects {
		if slices.Contains(carries[s.Format], a.key) {
			continue
		}
		if n := a.count(t); n > 0 {
			s.Losses[i].Count += n
			s.Losses[i].Events++
		}
	}
}
