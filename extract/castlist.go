package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// cast is who has appeared in a report so far, so that short forms go back to
// full ones: كارتر to اشتون كارتر, الشبكة to الشبكة السورية لحقوق الإنسان. Whom a
// form means is asked for every speaker, so both lists are indexed: a report may be
// megabytes long.
type cast struct {
	people  []member
	byName  map[string]int   // by their names
	byWord  map[string][]int // by each word of these, without the article
	byTitle map[string][]int // in the order of people
	titled  []int            // who have any title

	voices    []voice
	published int                // the last who spoke in a statement, or -1
	byInner   map[string]int     // the last by the inner name
	byKey     map[string][]int   // by what they may be called again by
	byFirst   map[string][]named // names of all chains by their first words, without the article; the last told at the end
}

// named is a name and its folded words.
type named struct {
	name  string
	words []string
}

func newCast() cast {
	return cast{published: -1, byName: map[string]int{}, byWord: map[string][]int{}, byTitle: map[string][]int{},
		byInner: map[string]int{}, byKey: map[string][]int{}, byFirst: map[string][]named{}}
}

// meet adds a person, or what is new about one whom it has.
func (c *cast) meet(m member) {
	if len(m.words) == 0 {
		return
	}
	for _, k := range c.byWord[withoutArticle(m.words[0])] {
		have := &c.people[k]
		if !slices.Equal(have.words, m.words) {
			continue
		}
		if have.title == "" && m.title != "" {
			have.title, have.office = m.title, m.office
			c.entitle(k)
		}
		if have.body == "" {
			have.body = m.body
		}
		return
	}
	n := len(c.people)
	if k, ok := c.byInner[m.name]; ok {
		m.spoke = k + 1
	}
	c.people = append(c.people, m)
	c.byName[m.name] = n
	for i, w := range m.words {
		if w = withoutArticle(w); !slices.ContainsFunc(m.words[:i], func(x string) bool { return withoutArticle(x) == w }) {
			c.byWord[w] = append(c.byWord[w], n)
		}
	}
	c.entitle(n)
}

// entitle notes the title of person n.
func (c *cast) entitle(n int) {
	title := c.people[n].title
	if title == "" {
		return
	}
	c.titled = append(c.titled, n)
	list := c.byTitle[title]
	at, _ := slices.BinarySearch(list, n)
	c.byTitle[title] = slices.Insert(list, at, n)
}

// named is the person of a name, or nil.
func (c *cast) named(name string) *member {
	if k, ok := c.byName[name]; ok {
		return &c.people[k]
	}
	return nil
}

// spokeLast is the one of people who spoke last of those whom the test accepts, or nil.
func (c *cast) spokeLast(people []int, ok func(*member) bool) *member {
	last := &member{}
	for _, k := range people {
		if m := &c.people[k]; m.spoke > last.spoke && ok(m) {
			last = m
		}
	}
	if last.spoke == 0 {
		return nil
	}
	return last
}

// say adds a voice.
func (c *cast) say(v voice) {
	n := len(c.voices)
	c.voices = append(c.voices, v)
	if v.document {
		c.published = n
	}
	for _, key := range v.keys {
		if list := c.byKey[key]; len(list) == 0 || list[len(list)-1] != n {
			c.byKey[key] = append(list, n)
		}
	}
	for i := len(v.chain) - 1; i >= 0; i-- { // of one chain the outermost is found first
		name := v.chain[i]
		if i == len(v.chain)-1 {
			c.byInner[name] = n
			if k, ok := c.byName[name]; ok {
				c.people[k].spoke = n + 1
			}
		}
		if words := strings.Fields(arabic.Fold(name)); len(words) > 0 {
			first := withoutArticle(words[0])
			list := slices.DeleteFunc(c.byFirst[first], func(x named) bool { return x.name == name })
			c.byFirst[first] = append(list, named{name, words})
		}
	}
}

// back is the last voice that one of the keys may mean and that the test accepts, or -1.
func (c *cast) back(keys []string, ok func(*voice) bool) int {
	for n := len(c.voices); ; {
		next := -1
		for _, key := range keys {
			list := c.byKey[key]
			if at, _ := slices.BinarySearch(list, n); at > 0 {
				next = max(next, list[at-1])
			}
		}
		if next < 0 || ok(&c.voices[next]) {
			return next
		}
		n = next
	}
}

// voice is the one with a number, nil for -1.
func (c *cast) voice(n int) *voice {
	if n < 0 {
		return nil
	}
	return &c.voices[n]
}
