package extract

// hostOf says how the verb or act that chunk k hangs on (the last one before it in
// its clause; the first behind it where it opens the clause) stands to the event
// at chunks ci to cj:
//
//	own      it is the event
//	governs  it is a verb with the event in its clause: شن الطيران أمس غارة
//	under    it is an act in the event's own clause: قتل مدني في غارة أمس
//	says     it is a verb of saying
//	another  it is another verb or act
//	none     there is none
func (x *site) hostOf(p *parsed, k int) string {
	s := x.s
	h := s.hanger(k)
	switch {
	case h < 0:
		return "none"
	case x.ci <= h && h <= x.cj:
		return "own"
	case s.chunks[h].kind == cVerb && p.is(s.chunks[h].head, p.class.say):
		return "says"
	case h < x.ci && p.unbroken(s, h, x.ci):
		if s.chunks[h].kind == cVerb {
			return "governs"
		}
		return "beside"
	case h > x.cj && p.unbroken(s, x.cj, h):
		return "under"
	}
	return "another"
}

// hanger is the chunk of the verb or act that chunk k hangs on, or -1.
func (s *sentence) hanger(k int) int {
	if k < 0 {
		return s.findHanger(k)
	}
	c := &s.chunks[k]
	if !c.hung {
		c.hung, c.hangs = true, s.findHanger(k)+1
	}
	return c.hangs - 1
}

func (s *sentence) findHanger(k int) int {
	for j := k - 1; j >= 0 && !bounds(s.chunks[j].kind); j-- {
		if x := s.chunks[j].kind; x == cVerb || x == cAct {
			return j
		}
	}
	comma := false
	for j := k + 1; j < len(s.chunks); j++ {
		switch x := s.chunks[j].kind; {
		case x == cVerb || x == cAct:
			return j
		case x == cPunct && !comma:
			comma = true
		case bounds(x):
			return -1
		}
	}
	return -1
}

// unbroken tells whether no border of a clause stands between chunks a and b.
func (p *parsed) unbroken(s *sentence, a, b int) bool {
	for j := a + 1; j < b; j++ {
		if bounds(s.chunks[j].kind) {
			return false
		}
	}
	return true
}

func bounds(k chunkKind) bool {
	return k == cPunct || k == cThat || k == cRel || k == cClause
}

// site is where an event stands in its sentence.
type site struct {
	s      *sentence
	e      *event
	ci, cj int // the chunks of its trigger
	lo, hi int // the tokens of its clause
}

func (p *parsed) siteOf(s *sentence, e *event) site {
	x := site{s: s, e: e, ci: s.chunkOf(e.first), cj: s.chunkOf(e.end - 1)}
	x.lo, x.hi = p.clauseAround(s, e.first, e.end)
	return x
}

// sideStems are the stems of the signs of where a phrase stands, for one side.
type sideStems struct {
	side, clause           stem
	gap, verbs, bars, acts []stem
}

func newSideStems(side string) *sideStems {
	s := &sideStems{side: stemOf(side), clause: stemOf(side, " clause"), verbs: stemsUpTo(side+" verbs ", 2), bars: stemsUpTo(side+" bars ", 3), acts: stemsUpTo(side+" acts ", 2)}
	for _, b := range buckets {
		s.gap = append(s.gap, stemOf(side, " gap ", b))
	}
	return s
}

var behindStems, beforeStems = newSideStems("behind"), newSideStems("before")

// position signs where a phrase at token at, in chunk c, stands to the event: on
// which side, how far, and what stands between. The sign of the side is returned.
func (x *site) position(o *option, at, c int) sign {
	st := behindStems
	from, to := x.cj+1, c
	if at < x.e.first {
		st = beforeStems
		from, to = c+1, x.ci
	}
	var a, b tally
	if from < to {
		a, b = x.s.chunks[from].before, x.s.chunks[to].before
	}
	signed := o.signFrom(&st.side)
	o.signFrom(&st.gap[bucketOf(to-from)])
	o.signFrom(&st.verbs[min(int(b.verbs-a.verbs), 2)])
	o.signFrom(&st.bars[min(int(b.bars-a.bars), 3)])
	o.signFrom(&st.acts[min(int(b.acts-a.acts), 2)])
	if x.lo <= at && at < x.hi {
		o.signFrom(&st.clause)
	}
	return signed
}
