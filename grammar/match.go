package grammar

import (
	"slices"

	"github.com/isnad-project/isnad/lexicon"
)

// Trigger is a place where a rule's trigger words stand.
type Trigger struct {
	Rule       *Rule
	First, End int // half-open word indices
}

// Prepare finds out once which patterns a word that has its readings may start, whatever
// stands behind it, unless it is Nounal later. Other words are asked each time.
func (g *Grammar) Prepare(w *Word) { w.starts, w.ready = g.startsOf(w), true }

// startsOf are the patterns whose first atom a word matches.
func (g *Grammar) startsOf(w *Word) []at {
	return slices.DeleteFunc(g.listed(w), func(s at) bool { return !s.pattern[0].matches(w) })
}

// listed are the patterns that are listed under what is known of a word.
func (g *Grammar) listed(w *Word) []at {
	var starts []at
	for s := range w.Senses {
		sense := &w.Senses[s]
		if !keyed(w.Senses[:s], sense.Key) {
			starts = append(starts, g.byKey[sense.Key]...)
		}
		if sense.Own != sense.Key && !keyed(w.Senses[:s], sense.Own) {
			starts = append(starts, g.byKey[sense.Own]...)
		}
	}
	if !keyed(w.Senses, w.Norm) {
		starts = append(starts, g.byKey[w.Norm]...)
	}
	if b := bare(w.Norm); b != w.Norm && !keyed(w.Senses, b) {
		starts = append(starts, g.byKey[b]...)
	}
	for _, c := range g.starts {
		if w.Is(c) {
			starts = append(starts, g.byClass[c]...)
		}
	}
	if w.POS(lexicon.Verb) != nil {
		starts = append(starts, g.byVerb...)
	}
	return starts
}

// Triggers finds every rule whose trigger starts at word i.
func (g *Grammar) Triggers(words []*Word, i int, found []Trigger) []Trigger {
	starts := words[i].starts
	if !words[i].ready {
		starts = g.startsOf(words[i])
	}
	for s := range starts {
		c := &starts[s]
		if words[i].Nounal && !c.pattern[0].matches(words[i]) {
			continue
		}
		end := c.pattern[1:].match(words, i+1)
		if end < 0 {
			continue
		}
		known := false
		for k := range found {
			if found[k].Rule == c.rule && found[k].First == i {
				found[k].End = max(found[k].End, end)
				known = true
			}
		}
		if !known {
			found = append(found, Trigger{c.rule, i, end})
		}
	}
	return found
}

// keyed tells whether one of the senses goes by the key.
func keyed(senses []lexicon.Sense, key string) bool {
	for i := range senses {
		if senses[i].Key == key || senses[i].Own == key {
			return true
		}
	}
	return false
}

// Holds tells whether the conditions of the rule hold; has answers for a single
// one.
func (r *Rule) Holds(has func(Want) bool) bool {
	for _, w := range r.unless {
		if has(w) {
			return false
		}
	}
	for _, w := range r.must {
		if !has(w) {
			return false
		}
	}
	if len(r.when) == 0 {
		return true
	}
	for _, w := range r.when {
		if has(w) {
			return true
		}
	}
	return false
}

// Conditions is the number of conditions that the rule makes: of two rules on the
// same words the one with more is the more specific.
func (r *Rule) Conditions() int {
	n := len(r.must)
	if len(r.when) > 0 {
		n++
	}
	return n
}
