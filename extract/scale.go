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

// A scale has the weights of one question: an open table of the signs, and of what
// they begin with, in which a sign and what it weighs are found with one look.
type scale struct {
	signs  []weight     // a power of two of them, at most two thirds of them taken
	joined table        // signs with a word that has no column
	with   []hundredths // what these weigh
	keeps  bool         // options keep the names of their signs
}

// columns is how many words have what the signs weigh with them beside the signs' own
// weights: as many as fit into a line of memory.
const columns = 25

// weight is what a sign weighs by itself, and with the first words. Of the
// other words words has a bit each by their ids modulo 64: most are told to be none
// without a look.
type weight struct {
	words uint64
	key   uint32 // the upper half of the sign's hash, or 0 where no sign is; the lower half says where it is
	alone hundredths
	with  [columns]hundredths
}

// newScale has room for so many signs.
func newScale(signs int) *scale {
	size := 16
	for 2*size < 3*signs {
		size *= 2
	}
	return &scale{signs: make([]weight, size)}
}

// slot is where a sign is or would be, with its key there.
func (s *scale) slot(hash uint64) (int, uint32) {
	key := max(uint32(hash>>32), 1)
	i := int(hash) & (len(s.signs) - 1)
	for s.signs[i].key != key && s.signs[i].key != 0 {
		i = (i + 1) & (len(s.signs) - 1)
	}
	return i, key
}

// of is the weight of a sign, made where there is none yet.
func (s *scale) of(sign string) int {
	i, key := s.slot(hashOf(sign))
	s.signs[i].key = key
	return i
}

// find is the number of a sign, or -1.
func (s *scale) find(hash uint64) int {
	if len(s.signs) == 0 {
		return -1
	}
	i, _ := s.slot(hash)
	if s.signs[i].key == 0 {
		return -1
	}
	return i
}

// newScales prepares weights. A sign of several words is also each of its beginnings
// joined with the rest.
func newScales(w Weights) scales {
	all := scales{words: wordsOf(w), of: map[string]*scale{}}
	for about, signs := range w {
		names, n := make(map[string]struct{}, 2*len(signs)), 0
		for name := range signs {
			names[name] = struct{}{}
			for i := range len(name) {
				if name[i] == ' ' {
					names[name[:i]] = struct{}{}
					n++
				}
			}
		}
		s := newScale(len(names))
		s.joined, s.with = newTable(n), make([]hundredths, n)
		for name, v := range signs {
			v := newHundredths(v)
			s.signs[s.of(name)].alone = v
			for i := range len(name) {
				if name[i] != ' ' {
					continue
				}
				word := all.words[name[i+1:]]
				begins := s.of(name[:i])
				if word < columns {
					s.signs[begins].with[word] = v
					continue
				}
				s.signs[begins].words |= 1 << (word & 63)
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

func joinedHash(sign int, word int32) uint64 { return mix(uint64(sign)<<32 | uint64(word)) }

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
	id   int
	name string // when names are kept
}

// sign adds a sign to an option, or to none when there is no such option: its parts
// make up its name.
func (o *option) sign(parts ...string) sign {
	if o == nil {
		return sign{id: -1}
	}
	id := o.on.find(hashOf(parts...))
	if id >= 0 {
		o.sum += o.on.signs[id].alone.float()
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
		w := &g.o.on.signs[g.id]
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
