package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
)

// survey notes what the grounding asks of the report as a whole.
func (p *parsed) survey() {
	p.nations()
	p.surveyed = true
	p.holding = make([]bool, len(p.places))
	for m := range p.places {
		if c := p.places[m].Container; c >= 0 {
			p.holding[c] = true
		}
	}
	p.within = make([]bool, len(p.toks))
	deeper := make([]int, len(p.toks)+1) // how many quotations open at a token, less those that close
	for open, q := range p.quotes {
		if end := min(q.close, len(p.toks)); open+1 < end {
			deeper[open+1]++
			deeper[end]--
		}
	}
	depth := 0
	for i := range p.within {
		depth += deeper[i]
		p.within[i] = depth > 0
	}
}

// nations adds to the places of a report the countries that only their adjectives
// name (الحكومة اليمنية), each at its first adjective, and the country that the
// report speaks of most. They stand in no chunk: only what has no other place may
// take them.
func (p *parsed) nations() {
	named := map[string]bool{}
	count := map[string]int{}
	var order []string
	for m := range p.places {
		w := &p.where[m]
		if p.grain(m) == "country" && w.Row >= 0 {
			named[w.Name] = true
		}
		if c := string(w.Country); c != "" {
			if count[c] == 0 {
				order = append(order, c)
			}
			count[c] += 2
		}
	}
	for i := range p.toks {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		if _, ok := p.placeAt.at(i); ok {
			continue
		}
		r := p.readings[i].country
		if r == nil {
			continue
		}
		c := string(r.Country)
		if count[c] == 0 {
			order = append(order, c)
		}
		count[c]++
		if !named[r.Name] {
			named[r.Name] = true
			p.addPlace(i, i+1, *r)
		}
	}
	p.nation = -1
	best := ""
	for _, c := range order {
		if best == "" || count[c] > count[best] {
			best = c
		}
	}
	if r, ok := p.gaz.Nation(best); ok {
		for m := range p.places {
			if p.where[m].Row == r.Row {
				p.nation = m
				return
			}
		}
		p.nation = p.addPlace(-1, 0, r)
	}
}

// addPlace adds a place that no phrase names, at the tokens that tell of it.
func (p *parsed) addPlace(first, end int, r gazetteer.Resolution) int {
	m := gazetteer.Mention{First: first, End: end, Phrase: [2]int{first, end}, Name: r.Name, Relation: isnad.In, Prep: "adjective", Container: -1,
		Country: r.Kind == "country"}
	p.places = append(p.places, m)
	p.where = append(p.where, r)
	p.notePlace(len(p.places) - 1)
	return len(p.places) - 1
}

// notePlace notes in which sentence a place stands.
func (p *parsed) notePlace(m int) {
	if f := p.places[m].First; f >= 0 {
		s := &p.sents[p.sentOf(f)]
		s.places = append(s.places, m)
	}
}
