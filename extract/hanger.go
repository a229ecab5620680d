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
func (p *parsed) hostOf(s *sentence, k, ci, cj int) string {
	h := p.hanger(s, k)
	switch {
	case h < 0:
		return "none"
	case ci <= h && h <= cj:
		return "own"
	case s.chunks[h].kind == cVerb && p.is(s.chunks[h].head, p.class.say):
		return "says"
	case h < ci && p.unbroken(s, h, ci):
		if s.chunks[h].kind == cVerb {
			return "governs"
		}
		return "beside"
	case h > cj && p.unbroken(s, cj, h):
		return "under"
	}
	return "another"
}

// hanger is the chunk of the verb or act that chunk k hangs on, or -1.
func (p *parsed) hanger(s *sentence, k int) int {
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

// position signs where a phrase at token at, in chunk c, stands to the event at
// chunks ci to cj: on which side, how far, and what stands between.
func (p *parsed) position(o *option, s *sentence, e *event, at, c, ci, cj int) (side string) {
	side = "behind"
	from, to := cj+1, c
	if at < e.first {
		side = "before"
		from, to = c+1, ci
	}
	verbs, bars, acts := 0, 0, 0
	for k := max(from, 0); k < to; k++ {
		switch x := s.chunks[k].kind; {
		case x == cVerb:
			verbs++
		case x == cAct:
			acts++
		case bounds(x):
			bars++
		}
	}
	o.sign(side)
	o.sign(side, " gap ", bucket(to-from))
	o.sign(side, " verbs ", upTo(verbs, 2))
	o.sign(side, " bars ", upTo(bars, 3))
	o.sign(side, " acts ", upTo(acts, 2))
	if lo, hi := p.clauseAround(s, e.first, e.end); lo <= at && at < hi {
		o.sign(side, " clause")
	}
	return side
}
