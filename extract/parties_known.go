package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// memory is how many acts back a party is known by what it did.
const memory = 64

// somebody tells whether the first word of a chunk is itself somebody: مقاتلو الحركة, but
// not مواقع الحركة.
func (p *parsed) somebody(c *chunk) bool {
	h := c.first
	if c.number >= 0 {
		h = c.head
	}
	if _, ok := p.names.at(h); ok {
		return true
	}
	if p.is(h, p.class.object) || p.pos(h, lexicon.Noun) == nil && p.pos(h, lexicon.Name) == nil {
		return len(p.words[h].Senses) > 0 && p.is(h, p.class.human)
	}
	for _, class := range []lexicon.Class{p.class.group, p.class.human, p.class.title, p.class.armed, p.class.air, p.class.medium} {
		if p.is(h, class) {
			return true
		}
	}
	return false
}

// deeds are how often of late somebody did something, and had it done to him.
type deeds struct{ did, done int16 }

// lately are the acts by which a party is known.
func (q *partyQuestion) lately() trail { return q.before[max(0, len(q.before)-memory):] }

// tallyKnown counts the deeds of all of them, until forget.
func (q *partyQuestion) tallyKnown() {
	for len(q.deeds) < len(q.ids) {
		q.deeds = append(q.deeds, deeds{})
	}
	for _, t := range q.lately() {
		for _, id := range t.doers.ids {
			q.deeds[id].did++
		}
		for _, id := range t.targets.ids {
			q.deeds[id].done++
		}
	}
}

func (q *partyQuestion) forget() {
	for _, t := range q.lately() {
		for _, id := range t.doers.ids {
			q.deeds[id] = deeds{}
		}
		for _, id := range t.targets.ids {
			q.deeds[id] = deeds{}
		}
	}
}

// known signs what the names of an option have been in the report so far.
func (q *partyQuestion) known(o *option) {
	var did, done int
	if len(o.ids) == 1 {
		did, done = int(q.deeds[o.ids[0]].did), int(q.deeds[o.ids[0]].done)
	} else {
		for i := range q.lately() {
			t := &q.lately()[i]
			if o.ids.meet(t.doers.ids) {
				did++
			}
			if o.ids.meet(t.targets.ids) {
				done++
			}
		}
	}
	o.signFrom(&didStems[min(did, 3)])
	o.signFrom(&undergoneStems[min(done, 2)])
	if len(q.e.source) > 0 {
		switch {
		case o.ids.meet(q.source[len(q.source)-1:]):
			q.tell(o, "speaks")
		case o.ids.meet(q.source):
			q.tell(o, "speaks through another")
		}
	}
	if q.about == askTarget && o.ids.meet(q.doers) {
		q.tell(o, "does it")
	}
}

var didStems, undergoneStems = stemsUpTo("did ", 3), stemsUpTo("undergone ", 2)

// ids stand for names of parties: one for all spellings that differ in marks and
// variants of letters.
type ids []int32

// meet tells whether two lists have a name in common.
func (a ids) meet(b ids) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// idOf is the id of a name in this report.
func (p *parsed) idOf(name string) int32 {
	hash := arabic.HashOf(name)
	id, ok := p.ids[hash]
	if ok {
		return id
	}
	if f := arabic.Fold(name); f != name {
		id = p.idOf(f)
	} else {
		id = int32(len(p.ids))
	}
	p.ids[hash] = id
	return id
}

// trimmed is a name without white space around it.
func trimmed(name string) string {
	if n := len(name); n > 2 && name[0]>>2 == 0xd8>>2 && name[n-2]>>2 == 0xd8>>2 {
		return name // letters of the Arabic block stand at both ends
	}
	return strings.TrimSpace(name)
}

func (p *parsed) idsOf(names []string) ids {
	if len(names) == 0 {
		return nil
	}
	out := make(ids, 0, len(names))
	for _, n := range names {
		out = append(out, p.idOf(n))
	}
	return out
}

// sortOf is the sort of party that a chunk is: the same for an army, rebels and gunmen,
// whatever the report calls them.
func (p *parsed) sortOf(c *chunk) word {
	if c.sort.text == "" {
		c.sort = p.word(p.sort(c))
	}
	return c.sort
}

func (p *parsed) sort(c *chunk) string {
	if c.place >= 0 {
		switch pl := &p.places[c.place]; {
		case pl.Country || pl.Capital:
			return "country"
		case grounds[pl.Kind]:
			return "settlement"
		}
		return "facility"
	}
	if c.name == nil && p.is(c.first, p.class.homeland) {
		return "homeland"
	}
	for _, t := range []struct {
		class lexicon.Class
		name  string
	}{{p.class.medium, "medium"}, {p.class.monitor, "monitor"}, {p.class.armedActor, "armed"}, {p.class.stateForce, "armed"}, {p.class.security, "armed"},
		{p.class.armed, "armed"}, {p.class.armedPerson, "armed"}, {p.class.title, "title"}, {p.class.person, "person"}, {p.class.actor, "actor"}} {
		if c.name != nil && c.name.Classes.Has(t.class) || c.name == nil && p.chunkIs(c, t.class) {
			if c.name == nil && !p.somebody(c) {
				return "of " + t.name // مواقع المسلحين
			}
			return t.name
		}
	}
	h := c.head
	for _, t := range []struct {
		class lexicon.Class
		name  string
	}{{p.class.settlement, "settlement"}, {p.class.air, "aircraft"}, {p.class.weapon, "weapon"}, {p.class.group, "group"}, {p.class.body, "body"},
		{p.class.source, "source"}, {p.class.human, "people"}, {p.class.object, "thing"}, {p.class.act, "deed"}} {
		if p.is(h, t.class) {
			return t.name
		}
	}
	if len(p.words[h].Senses) == 0 {
		return "unknown word"
	}
	return "other word"
}
