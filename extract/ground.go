package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/gazetteer"
)

// ground gives each event its place and its time: of what stands in its sentence
// and what was told before, the option whose signs weigh most.
func (p *parsed) ground() {
	var before trail
	for n := range p.sents {
		s := &p.sents[n]
		if s.skip {
			continue
		}
		order := append([]*event(nil), s.events...)
		slices.SortStableFunc(order, func(a, b *event) int { return a.first - b.first })
		for _, e := range order {
			st := step{sent: n, event: e, kind: kindOf(e.typ), place: -1, time: -1}
			st.noun, _ = p.nounOf(s, e)
			st.tag = p.settleParties(n, e, before)
			st.parties(p, e.whoDid, e.toWhom)
			p.settlePlace(n, e, before)
			p.sumUp(e)
			if len(e.places) > 0 {
				st.place = e.places[0]
			}
			p.settleTime(n, e, before)
			st.time, st.when = e.time, e.when
			before = append(before, st)
		}
	}
}

// settleParties gives an event its doers and its targets, and says what sort of
// party the doers are.
func (p *parsed) settleParties(n int, e *event, before trail) (tag string) {
	s := &p.sents[n]
	tag = "told"
	for _, about := range []string{askDoer, askTarget} {
		options := p.partyOptions(about, n, e, before)
		o := &options[p.bestParties(about, options)]
		e.why += p.because(about, options)
		for _, k := range o.chunks {
			if !e.far(&s.chunks[k]) {
				e.cover(s.chunks[k].first, s.chunks[k].end)
			}
		}
		if about == askTarget {
			e.toWhom = o.names
			if len(o.names) > 0 && o.chunks == nil {
				e.infer("targets")
			}
			continue
		}
		e.whoDid = o.names
		e.inferred = slices.DeleteFunc(e.inferred, func(f string) bool { return f == "actors" }) // what was carried to it may not have been chosen
		if len(o.names) > 0 && o.chunks == nil {
			e.infer("actors")
		}
		if len(o.chunks) > 0 {
			tag = p.sortOf(&s.chunks[o.chunks[0]]).text
		}
	}
	return tag
}

// far tells a party that the quote need not reach: it stands well apart from the
// trigger.
func (e *event) far(c *chunk) bool {
	return c.end < e.first-maxReach || c.first > e.end+maxReach
}

// maxReach is how far a quote reaches out for a party, in tokens.
const maxReach = 25

// infer notes that a field was taken from the context.
func (e *event) infer(field string) {
	if !slices.Contains(e.inferred, field) {
		e.inferred = append(e.inferred, field)
	}
}

func (p *parsed) settlePlace(n int, e *event, before trail) {
	if p.fixed(e) {
		return
	}
	options := p.placeOptions(n, e, before)
	m := options[best(options)].at
	e.why += p.because("place", options)
	ruled := e.places
	e.places = nil
	if m < 0 {
		return
	}
	s := &p.sents[n]
	m = p.held(s, e, m)
	if f := p.places[m].First; f < s.first || f >= s.end {
		_, definite := p.nounOf(s, e)
		e.places, e.inherits, e.within = []int{m}, true, !definite
		return
	}
	switch {
	case contains(ruled, m):
		e.places = ruled
	case p.anothers(s, e, m):
		e.places = []int{m} // اقتحمت البلدات الثلاث واعتقلت ستة: not six in each
	default:
		e.places = p.listOf(m)
		if e.rule != nil {
			p.furtherPlaces(s, e)
		}
	}
	lo, hi := p.clauseAround(s, e.first, e.end)
	for _, m := range e.places {
		if q := p.places[m].Phrase; q[1] > lo && q[0] < hi || q[0] < e.to && q[1] > e.from {
			e.cover(q[0], q[1])
		}
	}
}

// held is the place of the sentence that m is stated to hold, else m itself: what happens
// in «حي البياع جنوبي بغداد» happens in the quarter.
func (p *parsed) held(s *sentence, e *event, m int) int {
	for _, k := range s.places {
		if p.places[k].Container == m && p.where[k].Name != "" && !p.places[k].Anaphor && !p.receives(k, e) {
			return k
		}
	}
	return m
}

// anothers tells a place that another event of the sentence governs.
func (p *parsed) anothers(s *sentence, e *event, m int) bool {
	for _, x := range s.events {
		if x != e && contains(x.places, m) {
			return true
		}
	}
	return false
}

// because is the account of a choice, when the reading is to be explained.
func (p *parsed) because(question string, options []option) string {
	if !p.explains {
		return ""
	}
	return "    " + question + "\n" + p.weights.account(question, options)
}

// sumUp gives a sum over several places the smallest place that holds them all: the
// one that the text says they lie in, else by the map.
func (p *parsed) sumUp(e *event) {
	if e.typ != "toll" && !p.joint(e) || len(e.places) == 0 || e.inherits {
		return
	}
	members := e.places
	if len(members) == 1 {
		members = p.listOf(members[0])
	}
	if len(members) < 2 {
		return
	}
	var of []gazetteer.Resolution
	stated := -1
	first, end := len(p.toks), 0
	for _, m := range members {
		if c := p.places[m].Container; c >= 0 && p.where[c].Name != "" {
			stated = c
		}
		of = append(of, p.where[m])
		first, end = min(first, p.places[m].Phrase[0]), max(end, p.places[m].Phrase[1])
	}
	if stated >= 0 {
		e.places = []int{stated}
		return
	}
	if r, ok := p.gaz.Holding(of); ok {
		e.places = []int{p.addPlace(first, end, r)}
	}
}

// joint tells an act that is told by how many it befell, who are not so many in each
// of its places: نزحت 300 أسرة من داريا والمعضمية.
func (p *parsed) joint(e *event) bool {
	return len(e.figures) > 0 && (e.typ == "displace" || e.typ == "coerce.arrest" || e.typ == "coerce.abduct")
}

// fixed tells an event whose place stands with its figure: قتيلان في إدلب.
func (p *parsed) fixed(e *event) bool {
	return len(e.places) > 0 && strings.HasPrefix(e.ruleID, "figure.")
}

func (p *parsed) settleTime(n int, e *event, before trail) {
	options := p.timeOptions(n, e, before)
	o := &options[best(options)]
	e.why += p.because("time", options)
	e.time, e.when = o.at, o.name
	if o.at < 0 {
		return
	}
	s := &p.sents[n]
	if f := p.times[o.at].First; f < s.first || f >= s.end {
		e.inferred = append(e.inferred, "time")
		if _, definite := p.nounOf(s, e); !definite && (kindOf(e.typ) == "deed" || kindOf(e.typ) == "control") {
			e.when = dayOnly(e.when) // another act of the same story, not of the same hour
		}
		e.when = finer(e.when, before)
	}
}

// topic is a place that a sentence opens with: وفي ريف دمشق، ...
func (p *parsed) topic(s *sentence) int {
	for k := range s.chunks {
		c := &s.chunks[k]
		if k > 1 || c.first > s.first+1 {
			break
		}
		if c.kind == cNoun && c.place >= 0 && c.prep != "" && !p.places[c.place].Anaphor {
			return c.place
		}
	}
	return -1
}

func (p *parsed) usedAsActor(s *sentence, e *event, m int) bool {
	for _, x := range s.events {
		for _, k := range x.actors {
			if s.chunks[k].place == m {
				return true
			}
		}
	}
	return false
}

// finer is a value told before that says more exactly what v says: 2018-11 for 2018.
func finer(v string, before trail) string {
	for i := len(before) - 1; i >= max(0, len(before)-farthest); i-- {
		if w := before[i].when; len(w) > len(v) && len(v) >= 4 && strings.HasPrefix(w, v+"-") && !strings.Contains(w, "/") {
			return w
		}
	}
	return v
}
