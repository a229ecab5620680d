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
	hash uint64
	id   int32 // -1 for a word that no sign with a weight ends in
}

// scales have the weights ready for reading: signs are told part by part, and none
// is ever put together as a string. The first words are those that end the most signs.
type scales struct {
	words table
	of    map[string]*scale // by question
}

// A scale has the weights of one question: an open table of the signs, and of what
// they begin with. It is small enough to stay at hand while a report is read.
type scale struct {
	signs  []weight     // a power of two of them, at most two thirds of them taken
	rows   []row        // what signs weigh with a word behind them; the first is that of the signs that have no such
	joined table        // rows with a word that has no column
	with   []hundredths // what these weigh
	keeps  bool         // options keep the names of their signs
}

// weight is what a sign weighs by itself, and where it says what it weighs with a word.
type weight struct {
	key   uint32 // the upper half of the sign's hash, or 0 where no sign is; the lower half says where it is
	alone hundredths
	row   uint16
}

// columns is how many words have their own place in a row: as many as fit into a line of memory.
const columns = 28

// row is what a sign weighs with the first words. Of the other words words has a bit
// each by their ids modulo 64: most are told to be none without a look.
type row struct {
	words uint64
	with  [columns]hundredths
}

// newScale has room for so many signs.
func newScale(signs int) *scale {
	size := 16
	for 2*size < 3*signs {
		size *= 2
	}
	return &scale{signs: make([]weight, size), rows: make([]row, 1)}
}

// find is the place of a sign, or where it would be, and its key there.
func (s *scale) find(hash uint64) (*weight, uint32) {
	key := max(uint32(hash>>32), 1)
	i := int(hash) & (len(s.signs) - 1)
	for s.signs[i].key != key && s.signs[i].key != 0 {
		i = (i + 1) & (len(s.signs) - 1)
	}
	return &s.signs[i], key
}

// of is the weight of a sign, made where there is none yet.
func (s *scale) of(sign string) *weight {
	w, key := s.find(hashOf(sign))
	w.key = key
	return w
}

// join notes what a sign weighs with a word.
func (s *scale) join(sign string, word int32, v hundredths) {
	w := s.of(sign)
	if w.row == 0 {
		w.row = uint16(len(s.rows))
		s.rows = append(s.rows, row{})
	}
	r := &s.rows[w.row]
	if word < columns {
		r.with[word] = v
		return
	}
	r.words |= 1 << (word & 63)
	s.with[s.joined.add(joinedHash(w.row, word))] = v
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
			s.of(name).alone = v
			for i := range len(name) {
				if name[i] == ' ' {
					s.join(name[:i], all.words.number(hashOf(name[i+1:])), v)
				}
			}
		}
		all.of[about] = s
	}
	return all
}

// wordsOf numbers the words that end signs, those that end most first.
func wordsOf(w Weights) table {
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
	words := newTable(len(order))
	for _, word := range order {
		words.add(hashOf(word))
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

func joinedHash(row uint16, word int32) uint64 { return mix(uint64(row)<<32 | uint64(word)) }

// word looks a word up.
func (p *parsed) word(text string) word {
	hash := hashOf(text)
	return word{text, hash, p.scales.words.number(hash)}
}

// scale is that of a question; one whose options keep their signs, when every choice
// is to be accounted for.
func (p *parsed) scale(about string) *scale {
	s := p.scales.of[about]
	if s == nil {
		s = newScale(0)
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
	row  uint16
	name string // when names are kept
}

// sign adds a sign to an option, or to none when there is no such option: its parts
// make up its name.
func (o *option) sign(parts ...string) sign {
	if o == nil {
		return sign{}
	}
	return o.weigh(hashOf(parts...), "", parts)
}

// signWord is sign with a word that is a sign by itself.
func (o *option) signWord(w word) sign { return o.weigh(w.hash, w.text, nil) }

// stem is what the names of signs begin with that are told all the time, or all of such
// a name, hashed once.
type stem struct {
	text  string
	begun hashing
	whole uint64
}

func stemOf(parts ...string) stem {
	begun := hashing{}.and(parts)
	return stem{strings.Join(parts, ""), begun, begun.sum()}
}

// stemsUpTo are those of numbers: [upTo] says how they are written.
func stemsUpTo(begin string, top int) []stem {
	all := make([]stem, top+1)
	for n := range all {
		all[n] = stemOf(begin, upTo(n, top))
	}
	return all
}

// signFrom is sign with a name that begins with a stem.
func (o *option) signFrom(begin *stem, rest ...string) sign {
	hash := begin.whole
	if len(rest) > 0 {
		hash = begin.begun.and(rest).sum()
	}
	return o.weigh(hash, begin.text, rest)
}

// weigh adds the sign with a hash. Its name is only put together where names are kept.
func (o *option) weigh(hash uint64, begin string, rest []string) sign {
	w, _ := o.on.find(hash)
	o.sum += w.alone.float() // 0 where no sign is
	g := sign{o: o, row: w.row}
	if o.on.keeps {
		g.name = begin + strings.Join(rest, "")
		o.signs = append(o.signs, g.name)
	}
	return g
}

// with adds the same sign joined with each of the words.
func (g sign) with(words ...word) {
	if g.row != 0 {
		r := &g.o.on.rows[g.row]
		for i := range words {
			switch id := words[i].id; {
			case uint32(id) < columns:
				g.o.sum += r.with[id].float()
			case id >= 0 && r.words>>(id&63)&1 != 0:
				if k := g.o.on.joined.number(joinedHash(g.row, id)); k >= 0 {
					g.o.sum += g.o.on.with[k].float()
				}
			}
		}
	}
	if g.o != nil && g.o.on.keeps {
		for i := range words {
			g.o.signs = append(g.o.signs, g.name+" "+words[i].text)
		}
	}
}
