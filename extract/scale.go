package extract

import (
	"math"
	"slices"
	"strings"
)

// A word is what signs are joined with («arg:subj deed»: a sign and a kind of
// event), looked up once.
type word struct {
	text string
	id   int32 // -1 for a word that no sign with a weight ends in
}

// scales have the weights ready for reading: signs are told part by part, and none
// is ever put together as a string. The first words are those that end the most signs.
type scales struct {
	words map[string]int32
	of    map[string]*scale // by question
}

// A scale has the weights of one question.
type scale struct {
	signs   table // the signs, and what they begin with
	weights []weight
	joined  table        // signs with a word that has no column
	with    []hundredths // what these weigh
	keeps   bool         // options keep the names of their signs
}

// columns is how many words have what the signs weigh with them beside the signs' own
// weights, so that one look finds both.
const columns = 27

// weight is what a sign weighs by itself, and with the first words. Of the
// other words words has a bit each by their ids modulo 64: most are told to be none
// without a look.
type weight struct {
	alone hundredths
	with  [columns]hundredths
	words uint64
}

// newScales prepares weights. A sign of several words is also each of its beginnings
// joined with the rest.
func newScales(w Weights) scales {
	all := scales{words: wordsOf(w), of: map[string]*scale{}}
	for about, signs := range w {
		n := 0
		for name := range signs {
			n += strings.Count(name, " ")
		}
		s := &scale{signs: newTable(len(signs) + n), weights: make([]weight, len(signs)+n), joined: newTable(n), with: make([]hundredths, n)}
		for name, v := range signs {
			v := newHundredths(v)
			s.weights[s.signs.add(hashOf(name))].alone = v
			for i := range len(name) {
				if name[i] != ' ' {
					continue
				}
				word := all.words[name[i+1:]]
				begins := s.signs.add(hashOf(name[:i]))
				if word < columns {
					s.weights[begins].with[word] = v
					continue
				}
				s.weights[begins].words |= 1 << (word & 63)
				s.with[s.joined.add(joinedHash(begins, word))] = v
			}
		}
		all.of[about] = s
	}
	return all
}

// wordsOf numbers the words that end signs, those that end most first.
func wordsOf(w Weights) map[string]int32 {
	count := map[string]int{}
	for _, signs := range w {
		for name := range signs {
			for i := range len(name) {
				if name[i] == ' ' {
					count[name[i+1:]]++
				}
			}
		}
	}
	order := make([]string, 0, len(count))
	for word := range count {
		order = append(order, word)
	}
	slices.SortFunc(order, func(a, b string) int {
		if n := count[b] - count[a]; n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	words := make(map[string]int32, len(order))
	for i, word := range order {
		words[word] = int32(i)
	}
	return words
}

// hundredths is a weight as the scales have it: that of a file, which has two decimals,
// is the same number again.
type hundredths int16

func newHundredths(v float64) hundredths {
	return hundredths(math.Round(100 * min(max(v, math.MinInt16/100), math.MaxInt16/100)))
}

func (h hundredths) float() float64 { return float64(h) / 100 }

func joinedHash(sign, word int32) uint64 { return mix(uint64(sign)<<32 | uint64(word)) }

// word looks a word up.
func (p *parsed) word(text string) word {
	if i, ok := p.scales.words[text]; ok {
		return word{text, i}
	}
	return word{text, -1}
}

// scale is that of a question; one whose options keep their signs, when every choice
// is to be accounted for.
func (p *parsed) scale(about string) *scale {
	s := p.scales.of[about]
	if s == nil {
		s = &scale{}
	}
	if p.explains {
		kept := *s
		kept.keeps = true
		return &kept
	}
	return s
}

// sign is a sign just told.
type sign struct {
	o    *option
	id   int32
	name string // when names are kept
}

// sign adds a sign to an option, or to none when there is no such option: its parts
// make up its name.
func (o *option) sign(parts ...string) sign {
	if o == nil {
		return sign{id: -1}
	}
	id := o.on.signs.number(hashOf(parts...))
	if id >= 0 {
		o.sum += o.on.weights[id].alone.float()
	}
	g := sign{o: o, id: id}
	if o.on.keeps {
		g.name = strings.Join(parts, "")
		o.signs = append(o.signs, g.name)
	}
	return g
}

// with adds the same sign joined with each of the words.
func (g sign) with(words ...word) {
	if g.o == nil {
		return
	}
	if g.id >= 0 {
		w := &g.o.on.weights[g.id]
		for i := range words {
			switch id := words[i].id; {
			case uint32(id) < columns:
				g.o.sum += w.with[id].float()
			case id >= 0 && w.words>>(id&63)&1 != 0:
				if k := g.o.on.joined.number(joinedHash(g.id, id)); k >= 0 {
					g.o.sum += g.o.on.with[k].float()
				}
			}
		}
	}
	if g.o.on.keeps {
		for i := range words {
			g.o.signs = append(g.o.signs, g.name+" "+words[i].text)
		}
	}
}
