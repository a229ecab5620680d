package link

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/isnad-project/isnad"
)

// pair is two items by their index, i < j.
type pair struct{ i, j int32 }

// blocks finds pairs worth comparing: those of items that share a key. The strong ones of a key
// are compared with each other and with the weak ones; the weak ones are not compared.
type blocks struct{ keys []blockKey }

type blockKey struct {
	key  uint64 // two keys that come out the same only mean another comparison
	item int32
	weak bool
}

// manyDays is the length from which a time is looked up by month. One that is longer
// still (longToll) is only compared with others as long, of the same months.
const manyDays = 10

// deadKey is what claims that give one figure of some size for a day are looked up by,
// wherever they put it.
func deadKey(group string, f stated, w when) (string, bool) {
	k := f.killed
	if !k.set || k.vague || k.figure() < 10 || w.frame != "" || w.length() > manyDays {
		return "", false
	}
	return fmt.Sprintf("%s|%d", group, k.figure()), true
}

// add looks up an item by what a pair shares that is worth comparing: a kind, a place (or one
// holds the other) and a time, or without times a place and a figure.
func (b *blocks) add(i int32, it *item) {
	put := func(key string, weak bool) { b.keys = append(b.keys, blockKey{hashed(key), i, weak}) }
	strong := func(key string) { put(key, false) }
	weak := func(key string) { put(key, true) }
	if it.stance == idle {
		return // compared with nothing but its own copies
	}
	g := group(it.c.Type)
	if it.in.Passage != "" {
		strong("passage|" + g + "|" + it.in.Passage)
	}
	if key, ok := deadKey(g, it.stated, it.when); ok {
		for d := it.when.from; d <= it.when.to; d++ {
			strong(fmt.Sprintf("dead|%s|%d", key, d))
		}
	}
	if it.c.Place == nil {
		if g == "toll" && it.when.known && it.when.frame == "" {
			for _, k := range figureKeys(it) {
				strong(fmt.Sprintf("period|%s||%d|%d|%s", g, it.when.from, it.when.to, k))
			}
		}
		return
	}
	own, outer := placeKeys(it.c.Place)
	if it.when.frame != "" {
		for _, p := range own {
			for _, k := range tellingKeys(it) {
				strong("undated|" + g + "|" + p + "|" + k)
			}
		}
		return
	}
	for _, p := range own {
		for _, k := range tellingKeys(it) {
			weak("undated|" + g + "|" + p + "|" + k)
		}
	}
	if it.when.length() > manyDays {
		for _, p := range own {
			strong(fmt.Sprintf("period|%s|%s|%d|%d", g, p, it.when.from, it.when.to))
		}
		block := "month|"
		if it.when.length() >= longToll {
			block = "long|"
		}
		for _, m := range months(it.when) {
			for _, p := range own {
				strong(block + g + "|" + p + "|" + m)
			}
			for _, p := range outer {
				weak(block + g + "|" + p + "|" + m)
			}
		}
		return
	}
	for d := it.when.from; d <= it.when.to+1; d++ { // a day more: reports differ by one
		day := strconv.Itoa(d)
		for _, p := range own {
			strong("day|" + g + "|" + p + "|" + day)
		}
		for _, p := range outer {
			weak("day|" + g + "|" + p + "|" + day)
			for _, k := range figureKeys(it) {
				strong("figure|" + g + "|" + p + "|" + day + "|" + k)
			}
		}
	}
	for _, m := range months(it.when) {
		for _, p := range slices.Concat(own, outer) {
			weak("month|" + g + "|" + p + "|" + m)
		}
	}
	if singular(it.c.Type) {
		for w := it.when.from / 7; w <= it.when.to/7+1; w++ {
			for _, p := range own {
				strong("week|" + g + "|" + p + "|" + strconv.Itoa(w))
			}
		}
	}
}

// hashed is a number for a key: FNV-1a.
func hashed(key string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 0x100000001b3
	}
	return h
}

// pairs gives the pairs of items, some more than once.
func (b *blocks) pairs(each func(pair)) {
	slices.SortFunc(b.keys, func(x, y blockKey) int {
		if x.key != y.key {
			return cmp.Compare(x.key, y.key)
		}
		return cmp.Or(cmp.Compare(boolInt(x.weak), boolInt(y.weak)), cmp.Compare(x.item, y.item))
	})
	for keys := b.keys; len(keys) > 0; {
		n := 1
		for n < len(keys) && keys[n].key == keys[0].key {
			n++
		}
		for x := 0; x < n && !keys[x].weak; x++ {
			for _, y := range keys[x+1 : n] {
				if y.item != keys[x].item {
					each(order(keys[x].item, y.item))
				}
			}
		}
		keys = keys[n:]
	}
}

func comparePairs(p, q pair) int {
	if p.i != q.i {
		return cmp.Compare(p.i, q.i)
	}
	return cmp.Compare(p.j, q.j)
}

func order(i, j int32) pair {
	if i > j {
		i, j = j, i
	}
	return pair{i, j}
}

// placeKeys names a place by its id and by its name, and the places around it
// up to the governorate.
func placeKeys(p *isnad.Place) (own, outer []string) {
	if p.ID != "" {
		own = append(own, p.ID)
	}
	if n := Fold(p.Name); n != "" {
		own = append(own, n+","+string(p.Country))
	}
	for _, id := range p.Within {
		if id != string(p.Country) {
			outer = append(outer, id)
		}
	}
	if a := Fold(string(p.Admin1)); a != "" && a != Fold(p.Name) {
		outer = append(outer, a+","+string(p.Country))
	}
	return own, outer
}

// spotKeys name everything that holds a place, itself and its country included.
func spotKeys(p *isnad.Place) []string {
	own, outer := placeKeys(p)
	keys := append(own, outer...)
	if p.Country != "" {
		keys = append(keys, string(p.Country))
	}
	return keys
}

// areaKeys are those of the spotKeys of what lies in a place that the place has given
// them.
func areaKeys(p *isnad.Place) []string {
	own, _ := placeKeys(p)
	if level(p) <= levelCountry {
		own = append(own, string(p.Country))
	}
	return own
}

// figureKeys are the figures that can tie two claims together.
func figureKeys(it *item) []string {
	var out []string
	if f := it.stated.killed; f.set && f.figure() >= 5 {
		out = append(out, fmt.Sprintf("killed %d", f.figure()))
	}
	if f := it.stated.injured; f.set && f.figure() >= 5 {
		out = append(out, fmt.Sprintf("injured %d", f.figure()))
	}
	return out
}

// tellingKeys are what can tie claims together whose times cannot be compared.
func tellingKeys(it *item) []string {
	out := figureKeys(it)
	if singular(it.c.Type) && (len(it.actors) > 0 || len(it.weapon) > 0) {
		out = append(out, "rare")
	}
	return out
}

// months are the months since year 0 that a time touches, at most three years
// of them; a longer or open time stands for itself.
func months(w when) []string {
	if w.length() > 3*366 {
		return nil
	}
	var out []string
	last := ""
	for d := w.from; ; d = min(d+28, w.to) {
		if m := isoDay(d)[:7]; m != last {
			out, last = append(out, m), m
		}
		if d == w.to {
			return out
		}
	}
}
