package extract

import "strings"

// A word is what signs are joined with («arg:subj deed»: a sign and a kind of
// event), looked up once.
type word struct {
	text string
	id   int32 // -1 for a word that no sign with a weight ends in
}

// scales have the weights ready for reading: signs are told part by part, and none
// is ever put together as a string.
type scales struct {
	words map[string]int32
	of    map[string]*scale // by question
}

// A scale has the weights of one question.
type scale struct {
	signs   table // the signs, and what they begin with
	weights []weight
	joined  table     // signs with a word
	with    []float64 // what these weigh
	keeps   bool      // options keep the names of their signs
}

// weight is what a sign weighs by itself. Of the words that it is joined with, words has
// a bit each by their ids modulo 64: most are told to be none without a look.
type weight struct {
	alone float64
	words uint64
}

// newScales prepares weights. A sign of several words is also each of its beginnings
// joined with the rest.
func newScales(w Weights) scales {
	all := scales{words: map[string]int32{}, of: map[string]*scale{}}
	for about, signs := range w {
		n := 0
		for name := range signs {
			n += strings.Count(name, " ")
		}
		s := &scale{signs: newTable(len(signs) + n), weights: make([]weight, len(signs)+n), joined: newTable(n), with: make([]float64, n)}
		for name, v := range signs {
			s.weights[s.signs.add(hashOf(name))].alone = v
			for i := range len(name) {
				if name[i] != ' ' {
					continue
				}
				word, ok := all.words[name[i+1:]]
				if !ok {
					word = int32(len(all.words))
					all.words[name[i+1:]] = word
				}
				begins := s.signs.add(hashOf(name[:i]))
				s.weights[begins].words |= 1 << (word & 63)
				s.with[s.joined.add(joinedHash(begins, word))] = v
			}
		}
		all.of[about] = s
	}
	return all
}

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
		o.sum += o.on.weights[id].alone
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
	for _, w := range words {
		if g.id >= 0 && w.id >= 0 && g.o.on.weights[g.id].words>>(w.id&63)&1 != 0 {
			if k := g.o.on.joined.number(joinedHash(g.id, w.id)); k >= 0 {
				g.o.sum += g.o.on.with[k]
			}
		}
		if g.o.on.keeps {
			g.o.signs = append(g.o.signs, g.name+" "+w.text)
		}
	}
}
