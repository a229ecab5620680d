package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// signTelling signs a statement with what its clause is like: how it hangs in the
// sentence, its verb, what is told beside it.
func (p *parsed) signTelling(s *sentence, e *event, o *option) {
	v := e.end - 1
	voice := p.word("own")
	if len(e.source) > 0 {
		voice = p.word("said")
	}
	o.sign("tells as ", p.clauseKind(s, e.from)).with(voice)
	o.sign("tells tense ", p.tense(v)).with(voice)
	for _, g := range p.groupsOf(v) {
		o.sign("tells group ", g).with(voice)
	}
	o.sign("tells length ", bucket(e.to-e.from)).with(voice)
	inside, before, after := 0, 0, 0
	for _, x := range s.events {
		if x == e || p.stated(x) {
			continue
		}
		switch {
		case x.first >= e.from && x.first < e.first:
			before++
		case x.first >= e.end && x.first < e.to:
			after++
		}
		if x.from < e.to && e.from < x.to {
			inside++
		}
	}
	for _, x := range s.events {
		switch {
		case x == e || p.stated(x):
		case x.end > v-3 && x.end <= v:
			o.sign("tells behind act").with(voice)
			o.sign("tells behind ", isnad.Family(x.typ))
		case x.first > v && x.first < v+3:
			o.sign("tells at act").with(voice)
			o.sign("tells at ", isnad.Family(x.typ))
		}
	}
	o.sign("tells acts before ", upTo(before, 2)).with(voice)
	o.sign("tells acts after ", upTo(after, 2)).with(voice)
	o.sign("tells acts over it ", upTo(inside, 2)).with(voice)
	figures := 0
	for _, f := range s.figures {
		if f.first < e.to && e.from < f.end {
			figures++
		}
	}
	o.sign("tells figures ", upTo(figures, 1)).with(voice)
	if e.first < v {
		o.sign("tells not ", p.norm(e.first)).with(voice)
	}
	o.sign("tells word ", p.norm(v)).with(voice)
	for k, what := range p.contents(e) {
		if what {
			o.sign("tells holds ", contentNames[k]).with(voice)
		} else {
			o.sign("tells no ", contentNames[k]).with(voice)
		}
	}
	if c := s.chunkOf(v); c+1 < len(s.chunks) && c >= 0 {
		n := &s.chunks[c+1]
		o.sign("tells then ", chunkNames[n.kind]).with(voice)
		if n.name == nil && !p.someone(n.first) {
			o.sign("tells of ", p.lemma(n.first))
			for _, g := range p.groupsOf(n.head) {
				o.sign("tells of group ", g)
			}
		}
	}
	if e.from < e.first {
		o.sign("tells subject before").with(voice)
		if p.names.entry(e.from) == nil && !p.someone(e.from) {
			o.sign("tells about ", p.lemma(e.from))
		}
	}
	if v+1 < s.end {
		next := "noun"
		switch {
		case p.toks[v+1].Kind != arabic.Word:
			next = "mark"
		case p.particle(v+1, p.class.that):
			next = "that"
		case p.prepAt(v + 1):
			next = p.norm(v + 1)
		case p.finite(s, v+1):
			next = "verb"
		case p.article(v + 1):
			next = "definite"
		}
		o.sign("tells before ", next).with(voice)
	}
}

// clauseKind is what opens the clause at token from.
func (p *parsed) clauseKind(s *sentence, from int) string {
	switch {
	case from <= s.first:
		return "sentence"
	case p.proclitics(from).Has(arabic.Wa | arabic.Fa):
		return "joined"
	case p.particle(from-1, p.class.rel):
		return "relative"
	case p.particle(from-1, p.class.that):
		return "that"
	case p.toks[from-1].Kind == arabic.Punct:
		return "behind mark"
	case p.particle(from-1, p.class.clause):
		return "behind " + p.norm(from-1)
	}
	return "inside"
}

// tense is the form of the verb at token v.
func (p *parsed) tense(v int) string {
	x := p.pos(v, lexicon.Verb)
	switch {
	case x == nil:
		return "guessed"
	case x.Pro.Has(arabic.Sa):
		return "future"
	case x.Feature&lexicon.Past != 0:
		return "past"
	}
	return "present"
}

// groupsOf are the word lists that token i stands in.
func (p *parsed) groupsOf(i int) []string {
	if len(p.words[i].Senses) == 0 {
		return []string{"none"}
	}
	var out []string
	for k := range p.words[i].Senses {
		if g := p.words[i].Senses[k].Group; !has(out, g) {
			out = append(out, g)
		}
	}
	return out
}

// someone tells words for people and bodies: who it is must not decide what is kept.
func (p *parsed) someone(i int) bool {
	return p.is(i, p.class.human) || p.is(i, p.class.armed) || p.is(i, p.class.armedPerson) || p.is(i, p.class.group) || p.nisba(i) || p.unknown(i)
}

// contentNames are what contents tells, in its order.
var contentNames = [...]string{"place", "time", "people", "quotation"}

// contents tells what stands in the clause of a statement.
func (p *parsed) contents(e *event) (has [len(contentNames)]bool) {
	for i := e.from; i < e.to; i++ {
		if _, ok := p.placeAt.at(i); ok {
			has[0] = true
		}
		has[1] = has[1] || p.timeStarts(i)
		has[2] = has[2] || p.is(i, p.class.human)
		has[3] = has[3] || p.within[i]
	}
	return has
}
