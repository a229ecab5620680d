package link

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// namesakes are all namings by one name, however it is spelled.
type namesakes struct {
	parts   []string
	dated   []timed            // whose days are known
	loose   []int32            // the others
	byEvent map[string][]int32 // those that an event has
}

// timed is a naming with the days on which it may have been.
type timed struct {
	i        int32
	from, to int
	side     int // of which of two names
}

// alike are two names that can be one person's, or one name.
type alike struct {
	a, b *namesakes
	why  string
}

// namesAlike finds the names that can be one person's: those with a first part and another in
// common are compared, not all with all.
func (v *victims) namesAlike() []alike {
	byName, byParts := map[string]*namesakes{}, map[[2]string][]*namesakes{}
	for i, n := range v.all {
		if len(n.parts) == 0 {
			continue
		}
		key := strings.Join(n.parts, "\x00")
		c := byName[key]
		if c == nil {
			c = &namesakes{parts: n.parts, byEvent: map[string][]int32{}}
			byName[key] = c
		}
		if w := n.it.when; w.frame == "" && (w.known || w.guess) {
			c.dated = append(c.dated, timed{i: int32(i), from: w.from, to: w.to})
		} else {
			c.loose = append(c.loose, int32(i))
		}
		if n.Event != "" {
			c.byEvent[n.Event] = append(c.byEvent[n.Event], int32(i))
		}
	}
	names := slices.Sorted(maps.Keys(byName))
	for _, key := range names {
		c := byName[key]
		byParts[[2]string{c.parts[0]}] = append(byParts[[2]string{c.parts[0]}], c)
		for n, w := range c.parts[1:] {
			if !slices.Contains(c.parts[1:n+1], w) {
				byParts[[2]string{c.parts[0], w}] = append(byParts[[2]string{c.parts[0], w}], c)
			}
		}
	}
	var out []alike
	for _, key := range names {
		c := byName[key]
		with := byParts[[2]string{c.parts[0]}] // a kunya is like every name that begins with it
		for _, w := range c.parts[1:] {
			if some := byParts[[2]string{c.parts[0], w}]; len(some) < len(with) {
				with = some
			}
		}
		for _, o := range with { // the shorter name, of equals the first, finds the other
			shorter := len(c.parts) < len(o.parts) || len(c.parts) == len(o.parts) && slices.Compare(c.parts, o.parts) <= 0
			if why := likeNames(c.parts, o.parts); shorter && why != "" {
				out = append(out, alike{c, o, why})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b alike) int { return cmp.Compare(len(b.a.parts), len(a.a.parts)) })
	return out
}

// inOneEvent gives the pairs of one event.
func (l alike) inOneEvent(each func(i, j int32)) {
	for _, e := range slices.Sorted(maps.Keys(l.a.byEvent)) {
		for n, i := range l.a.byEvent[e] {
			others := l.b.byEvent[e]
			if l.a == l.b {
				others = others[n+1:]
			}
			for _, j := range others {
				each(i, j)
			}
		}
	}
}

// inOneTime gives the pairs whose days do not speak against one person.
func (l alike) inOneTime(each func(i, j int32)) {
	all := slices.Clone(l.a.dated)
	if l.a != l.b {
		for _, t := range l.b.dated {
			t.side = 1
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(x, y timed) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.i, y.i)) })
	for n, x := range all {
		for _, y := range all[n+1:] {
			if y.from > x.to+nearDays {
				break
			}
			if l.a == l.b || x.side != y.side {
				each(x.i, y.i)
			}
		}
	}
	for n, i := range l.a.loose {
		for _, t := range l.b.dated {
			each(i, t.i)
		}
		others := l.b.loose
		if l.a == l.b {
			others = others[n+1:]
		}
		for _, j := range others {
			each(i, j)
		}
	}
	if l.a != l.b {
		for _, j := range l.b.loose {
			for _, t := range l.a.dated {
				each(t.i, j)
			}
		}
	}
}
