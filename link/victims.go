package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// Naming is one claim naming one victim.
type Naming struct {
	Claim  string       `json:"claim"`
	Name   string       `json:"name"` // as the report writes it
	Age    *int         `json:"age,omitempty"`
	Doc    string       `json:"doc"`
	Origin string       `json:"origin"`
	Type   string       `json:"type"`
	Place  *isnad.Place `json:"place"`
	When   string       `json:"when,omitempty"` // the value of the claim's time
	Event  string       `json:"event,omitempty"`
}

// Victim is one person as far as people have ruled: the namings that somebody held to be
// of one. Without a ruling each naming is a person of its own.
type Victim struct {
	Names   []string `json:"names"` // spellings, the fullest first
	Namings []Naming `json:"namings"`
}

// Likeness is a question for a person: do two namings mean one person?
type Likeness struct {
	A   Naming `json:"a"`
	B   Naming `json:"b"`
	Why string `json:"why"` // spelling, middle, shorter
}

// Victims are the persons whom claims name, the questions that are open about them, and
// rulings that contradict others. events gives the event of each claim. Names that are
// alike are never taken for one person by themselves: that is for people to say.
func Victims(in []Input, judgements []isnad.Judgement, names Names, events map[string]string) ([]Victim, []Likeness, []Conflict) {
	v := &victims{index: map[string]int{}}
	items := admitted(in, judgements, names)
	for _, it := range items {
		v.add(it, events[it.c.ID])
	}
	js := ranked(judgements)
	r, asked := v.rulings(js)
	f, conflicts := r.honour(len(v.all))
	byRoot := map[int32]*Victim{}
	var out []*Victim
	for i, n := range v.all {
		root := f.find(int32(i))
		p := byRoot[root]
		if p == nil {
			p = &Victim{}
			byRoot[root], out = p, append(out, p)
		}
		p.Namings = append(p.Namings, n.Naming)
		if !slices.Contains(p.Names, n.Name) {
			p.Names = append(p.Names, n.Name)
		}
	}
	folded := make(map[string]string, len(out))
	persons := make([]Victim, len(out))
	for i, p := range out {
		slices.SortStableFunc(p.Names, func(a, b string) int {
			return cmp.Or(cmp.Compare(len([]rune(b)), len([]rune(a))), strings.Compare(a, b))
		})
		persons[i] = *p
		folded[p.Names[0]] = Fold(p.Names[0])
	}
	slices.SortStableFunc(persons, func(a, b Victim) int { return strings.Compare(folded[a.Names[0]], folded[b.Names[0]]) })
	return persons, v.open(f, r, asked), conflicts
}

type victims struct {
	all   []naming
	index map[string]int // by claim and name
}

type naming struct {
	Naming
	it    *item
	parts []string
}

func (v *victims) add(it *item, event string) {
	for _, x := range it.c.Victims {
		key := it.c.ID + "\x00" + x.Name
		if _, twice := v.index[key]; twice || strings.TrimSpace(x.Name) == "" {
			continue
		}
		v.index[key] = len(v.all)
		n := naming{Naming{Claim: it.c.ID, Name: x.Name, Age: x.Age, Doc: it.c.Doc, Origin: it.origin, Type: it.c.Type, Place: it.c.Place, Event: event},
			it, nameParts(x.Name)}
		if it.c.Time.Value != nil {
			n.When = *it.c.Time.Value
		}
		v.all = append(v.all, n)
	}
}

// rulings are what people say of pairs of namings, and all pairs that somebody was asked of.
func (v *victims) rulings(js []isnad.Judgement) (rulings, map[pair]bool) {
	var r rulings
	asked := map[pair]bool{}
	for n, j := range js {
		said, err := j.Victims()
		if err != nil || j.By == Machine {
			continue
		}
		x, okA := v.index[j.A+"\x00"+said[0]]
		y, okB := v.index[j.B+"\x00"+said[1]]
		p := order(int32(x), int32(y))
		if !okA || !okB || x == y || asked[p] {
			continue
		}
		asked[p] = true
		r.say(j, p, n)
	}
	return r, asked
}

// open are the questions that nobody has answered, those of one event and of the likest names
// first. What would follow from the answers to others is not asked: of many namings that may all
// be of one person, each stands beside one other, until somebody says that these two are not.
func (v *victims) open(f forest, r rulings, asked map[pair]bool) []Likeness {
	apart := map[pair]bool{}
	for _, d := range r.different {
		apart[order(f.find(d.i), f.find(d.j))] = true
	}
	for p := range asked { // also what nobody could tell
		apart[order(f.find(p.i), f.find(p.j))] = true
	}
	type question struct {
		Likeness
		rank, parts int
	}
	var qs []question
	settled := slices.Clone(f) // who would be one by the answers
	names := v.namesAlike()
	for at, why := range []string{sameSpelling, sameEnds, shorterName, sameSpelling, sameEnds, shorterName} {
		ask := func(i, j int32) {
			x, y := settled.find(i), settled.find(j)
			a, b := &v.all[min(i, j)], &v.all[max(i, j)]
			if x == y || apart[order(f.find(i), f.find(j))] || !canBeOne(a, b) {
				return
			}
			settled.join(x, y)
			qs = append(qs, question{Likeness{a.Naming, b.Naming, why}, at, len(a.parts)})
		}
		for _, l := range names {
			switch {
			case l.why != why:
			case at < 3:
				l.inOneEvent(ask)
			default:
				l.inOneTime(ask)
			}
		}
	}
	slices.SortFunc(qs, func(a, b question) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.parts, a.parts),
			strings.Compare(a.A.Claim, b.A.Claim), strings.Compare(a.B.Claim, b.B.Claim), strings.Compare(a.A.Name, b.A.Name), strings.Compare(a.B.Name, b.B.Name))
	})
	out := make([]Likeness, len(qs))
	for i, q := range qs {
		out[i] = q.Likeness
	}
	return out
}

// Who is named within so many days and so many years of age can be one.
const (
	nearDays  = longToll
	nearYears = 5
)

// canBeOne tells whether place, time and age allow two namings to mean one person. One
// sentence does not name a person twice.
func canBeOne(a, b *naming) bool {
	if a.Claim == b.Claim {
		return false
	}
	if how, _ := compare(a.Place, b.Place); how == apart && len(a.parts) < 3 {
		return false
	}
	x, y := a.it.when, b.it.when
	if x.frame == y.frame && (x.known || x.guess) && (y.known || y.guess) && gap(x, y) > nearDays {
		return false
	}
	if a.Age != nil && b.Age != nil {
		return max(*a.Age-*b.Age, *b.Age-*a.Age) <= nearYears
	}
	return true
}
