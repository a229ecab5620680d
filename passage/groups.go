package passage

// bands is how many parts of a signature two passages are looked up by: those that
// agree in one whole part are compared.
const bands = 8

// Groups puts passages that are copies together: those that are like the first of a
// group are of it. What is only like another of the group is not: from copy to copy
// one would come from any sentence of a set form («قتل 5 أشخاص في قصف على بلدة كذا») to
// any other. Passages are numbered as they were added.
type Groups struct {
	sigs  []Signature // of the firsts of groups
	first []int32     // of each passage, by its place in sigs
	lead  []int32     // of each of sigs: the number of the passage
	seen  map[uint64][]int32
}

// NewGroups holds no passage yet.
func NewGroups() *Groups { return &Groups{seen: map[uint64][]int32{}} }

// Add adds a passage and gives its number.
func (g *Groups) Add(s Signature) int {
	n := len(g.first)
	keys := s.keys()
	best, like := int32(-1), 0.0
	for _, k := range keys {
		for _, o := range g.seen[k] {
			if r := Resemblance(&g.sigs[o], &s); r >= Alike && (r > like || r == like && o < best) {
				best, like = o, r
			}
		}
	}
	if best < 0 {
		best = int32(len(g.sigs))
		g.sigs, g.lead = append(g.sigs, s), append(g.lead, int32(n))
		for _, k := range keys {
			g.seen[k] = append(g.seen[k], best)
		}
	}
	g.first = append(g.first, best)
	return n
}

// Of is the number of the first passage of n's group.
func (g *Groups) Of(n int) int { return int(g.lead[g.first[n]]) }

// keys are what a passage is looked up by.
func (s *Signature) keys() (keys [bands]uint64) {
	for b := range keys {
		k := uint64(b)
		for _, h := range s[b*hashes/bands : (b+1)*hashes/bands] {
			k = mix(k<<32 ^ uint64(h) ^ k)
		}
		keys[b] = k
	}
	return keys
}

// Seen tells which of many passages need a place in [Groups]: those that may be like another
// one. All are added before any is asked for. It takes the same room for however many: of each key it
// knows whether it, or one that falls together with it, was added once, or more often.
type Seen struct{ once, often []uint64 }

// keyBits is how many places keys fall on, as a power of two: 8 MiB for both sets. Of ten million
// passages a quarter of the keys of each fall together with others.
const keyBits = 25

// NewSeen has seen nothing.
func NewSeen() *Seen {
	return &Seen{make([]uint64, 1<<keyBits/64), make([]uint64, 1<<keyBits/64)}
}

// Add adds a passage.
func (s *Seen) Add(sig *Signature) {
	for _, k := range sig.keys() {
		at, bit := place(k)
		s.often[at] |= s.once[at] & bit
		s.once[at] |= bit
	}
}

// mayDiffer is in how many hashes of its signature a copy differs at most (1 - Alike), so in as many keys.
const mayDiffer = hashes * 3 / 10

// Again tells whether a passage may be like another one.
func (s *Seen) Again(sig *Signature) bool {
	n := 0
	for _, k := range sig.keys() {
		if at, bit := place(k); s.often[at]&bit != 0 {
			n++
		}
	}
	return n >= bands-mayDiffer
}

func place(key uint64) (at, bit uint64) {
	key >>= 64 - keyBits
	return key / 64, 1 << (key % 64)
}
