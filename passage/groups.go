package passage

// bands is how many parts of a signature two passages are looked up by: those that
// agree in one whole part are compared.
const bands = 8

// Groups puts passages that are copies of one another together: it gives each the
// number of the first of its group. Passages are numbered as they were added.
type Groups struct {
	sigs  []Signature
	first []int32 // a forest: the parent of each
	seen  map[uint64][]int32
}

// NewGroups holds no passage yet.
func NewGroups() *Groups { return &Groups{seen: map[uint64][]int32{}} }

// Add adds a passage and gives its number.
func (g *Groups) Add(s Signature) int {
	n := int32(len(g.sigs))
	g.sigs = append(g.sigs, s)
	g.first = append(g.first, n)
	for b := range bands {
		k := uint64(b)
		for _, h := range s[b*hashes/bands : (b+1)*hashes/bands] {
			k = mix(k<<32 ^ uint64(h) ^ k)
		}
		alike := false
		for _, o := range g.seen[k] {
			if Resemblance(&g.sigs[o], &g.sigs[n]) >= Alike {
				g.join(o, n)
				alike = true
			}
		}
		if !alike { // else the one that is there stands for it
			g.seen[k] = append(g.seen[k], n)
		}
	}
	return int(n)
}

// Of is the number of the first passage of n's group.
func (g *Groups) Of(n int) int { return int(g.root(int32(n))) }

func (g *Groups) root(n int32) int32 {
	for g.first[n] != n {
		g.first[n] = g.first[g.first[n]]
		n = g.first[n]
	}
	return n
}

func (g *Groups) join(a, b int32) {
	a, b = g.root(a), g.root(b)
	if a > b {
		a, b = b, a
	}
	g.first[b] = a
}
