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
	signs  map[string]int32 // the signs, and what they begin with
	alone  []float64        // what each weighs by itself
	joined []joint          // what they weigh with a word: a table of a size that is a power of two, probed in order
	keeps  bool             // options keep the names of their signs
}

// joint is a sign with a word.
type joint struct {
	key    uint64 // of jointKey; 0 in an empty place
	weight float64
}

func jointKey(sign, word int32) uint64 { return uint64(sign+1)<<32 | uint64(word) }

// place is where a key is looked for first.
func (s *scale) place(key uint64) int {
	return int(key * 0x9e3779b97f4a7c15 >> 32 & uint64(len(s.joined)-1))
}

// newScales prepares weights. A sign of several words is also each of its beginnings
// joined with the rest.
func newScales(w Weights) scales {
	all := scales{words: map[string]int32{}, of: map[string]*scale{}}
	for about, signs := range w {
		s := &scale{signs: map[string]int32{}}
		n := 0
		for name, v := range signs {
			s.alone[s.index(name)] = v
			n += strings.Count(name, " ")
		}
		size := 2
		for size < 2*n {
			size *= 2
		}
		s.joined = make([]joint, size)
		for name, v := range signs {
			for i := range len(name) {
				if name[i] == ' ' {
					s.join(jointKey(s.index(name[:i]), all.index(name[i+1:])), v)
				}
			}
		}
		all.of[about] = s
	}
	return all
}

func (a *scales) index(word string) int32 {
	i, ok := a.words[word]
	if !ok {
		i = int32(len(a.words))
		a.words[word] = i
	}
	return i
}

func (s *scale) index(sign string) int32 {
	i, ok := s.signs[sign]
	if !ok {
		i = int32(len(s.alone))
		s.signs[sign] = i
		s.alone = append(s.alone, 0)
	}
	return i
}

func (s *scale) join(key uint64, v float64) {
	i := s.place(key)
	for s.joined[i].key != 0 {
		i = (i + 1) & (len(s.joined) - 1)
	}
	s.joined[i] = joint{key, v}
}

// with is what a sign weighs with a word.
func (s *scale) with(sign, word int32) float64 {
	key := jointKey(sign, word)
	for i := s.place(key); s.joined[i].key != 0; i = (i + 1) & (len(s.joined) - 1) {
		if s.joined[i].key == key {
			return s.joined[i].weight
		}
	}
	return 0
}

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
		s = &scale{joined: make([]joint, 2)}
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
	var name [96]byte
	n := 0
	for _, s := range parts {
		n += copy(name[n:], s)
	}
	id, ok := o.on.signs[string(name[:n])]
	if !ok {
		id = -1
	} else {
		o.sum += o.on.alone[id]
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
		if g.id >= 0 && w.id >= 0 {
			g.o.sum += g.o.on.with(g.id, w.id)
		}
		if g.o.on.keeps {
			g.o.signs = append(g.o.signs, g.name+" "+w.text)
		}
	}
}
