package gazetteer

import (
	"sort"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// FindGiven is Find for a document of which somebody says where it names places: a
// reviewer, or a program that marks them by other means. given are half-open token
// ranges; what stands there is a place however weak its evidence. of tells the
// mention of each range.
func (g *Gazetteer) FindGiven(toks []arabic.Token, sents []arabic.Sentence, given [][2]int) (ms []Mention, of []int) {
	found := g.Find(toks, sents)
	type slot struct {
		m     Mention
		found int // number among those found, or -1
		given int // number among those given, or -1
	}
	slots := make([]slot, 0, len(found)+len(given))
	for i, m := range found {
		slots = append(slots, slot{m, i, -1})
	}
	of = make([]int, len(given))
	for k, r := range given {
		of[k] = -1
		for i := range found {
			if m := &found[i]; m.Joint == nil && !m.Anaphor && m.First >= r[0] && m.End <= r[1] {
				of[k] = i
				break
			}
		}
		if of[k] < 0 {
			slots = append(slots, slot{g.called(toks, r[0], r[1]), -1, k})
		}
	}
	sort.SliceStable(slots, func(a, b int) bool { return slots[a].m.First < slots[b].m.First })
	moved := make([]int, len(found))
	made := map[int]int{}
	for i, s := range slots {
		if s.found >= 0 {
			moved[s.found] = i
		} else {
			made[s.given] = i
		}
	}
	for i := range slots {
		m := slots[i].m
		if m.Container >= 0 {
			m.Container = moved[m.Container]
		}
		for k, j := range m.Joint {
			m.Joint[k] = moved[j]
		}
		ms = append(ms, m)
	}
	for k := range of {
		if of[k] >= 0 {
			of[k] = moved[of[k]]
		} else {
			of[k] = made[k]
		}
	}
	return ms, of
}

// called is the mention of a place that is called by the tokens from a to b and
// nothing else: the name that the gazetteer has for all of them but kind words, or
// one that it lacks.
func (g *Gazetteer) called(toks []arabic.Token, a, b int) Mention {
	f := &finder{g: g, report: newReport()}
	f.open(toks[a:b], []arabic.Sentence{{Tokens: toks[a:b]}})
	f.read(g.known(toks[a:b]))
	for i, w := range f.words {
		if w.skip > 0 {
			read := *w
			read.skip = 0
			f.words[i] = &read
		}
	}
	n := len(f.toks)
	f.scan(0, n)
	c := core{end: n, right: n, unknown: true, words: n}
	for _, o := range f.cores {
		switch {
		case o.m.Anaphor:
		case o.left == 0 && o.right == n:
			c = o
		case len(o.refs) > 0 && o.grade < strict:
			c.m.inner = o.refs // حديقة الأزهر
		}
	}
	c.known = true
	f.cores = []core{c}
	m := f.back(f.mentions())[0]
	m.First, m.End = m.First+a, m.End+a
	m.Phrase[0], m.Phrase[1] = m.Phrase[0]+a, m.Phrase[1]+a
	m.Relation, m.given = isnad.In, true
	return m
}
