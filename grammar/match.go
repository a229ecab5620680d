package grammar

import "github.com/isnad-project/isnad/lexicon"

// Trigger is a place where a rule's trigger words stand.
type Trigger struct {
	Rule       *Rule
	First, End int // half-open word indices
}

// Idle tells a word at which no trigger of a rule can start, whatever stands behind it.
func (g *Grammar) Idle(norm string, senses []lexicon.Sense) bool {
	for i := range senses {
		s := &senses[i]
		if g.byKey[s.Key] != nil || g.byKey[s.Own] != nil || s.Classes.Meets(&g.classes) || len(g.byVerb) > 0 && s.POS == lexicon.Verb {
			return false
		}
	}
	return g.byKey[norm] == nil && g.byKey[bare(norm)] == nil
}

// Triggers finds every rule whose trigger starts at word i.
func (g *Grammar) Triggers(words []*Word, i int, found []Trigger) []Trigger {
	w := words[i]
	if w.Idle {
		return found
	}
	try := func(list []at) {
		for _, c := range list {
			end := c.rule.patterns[c.pattern].match(words, i)
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
	}
	for s := range w.Senses {
		sense := &w.Senses[s]
		if !keyed(w.Senses[:s], sense.Key) {
			try(g.byKey[sense.Key])
		}
		if sense.Own != sense.Key && !keyed(w.Senses[:s], sense.Own) {
			try(g.byKey[sense.Own])
		}
	}
	if !keyed(w.Senses, w.Norm) {
		try(g.byKey[w.Norm])
	}
	if b := bare(w.Norm); b != w.Norm && !keyed(w.Senses, b) {
		try(g.byKey[b])
	}
	for _, c := range g.starts {
		if w.Is(c) {
			try(g.byClass[c])
		}
	}
	if len(g.byVerb) > 0 && w.POS(lexicon.Verb) != nil {
		try(g.byVerb)
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
