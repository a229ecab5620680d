package link

import "github.com/isnad-project/isnad"

// open stands for a figure without an upper bound.
const open = 1 << 40

// span is a figure as a claim states it: low..high, high open when the text
// sets no limit.
type span struct {
	low, high int
	approx    bool
	vague     bool // "some", "dozens": no number stands in the text
	set       bool // somebody stated it
}

func spanOf(n isnad.Count) span {
	s := span{high: open, approx: n.Approx, set: n.Low != nil || n.High != nil}
	s.vague = s.set && n.High == nil && n.Bound == nil
	if n.Low != nil {
		s.low = *n.Low
	}
	if n.High != nil {
		s.high = max(*n.High, s.low)
	}
	return s
}

// exact tells a plain number.
func (s span) exact() bool { return s.set && s.low == s.high && !s.approx }

// zero tells a stated "none".
func (s span) zero() bool { return s.set && s.high == 0 }

// figure is the number that stands in the text: the lower bound, or the upper
// where only that is given.
func (s span) figure() int {
	if s.low == 0 && s.high != open {
		return s.high
	}
	return s.low
}

// top is the greatest number that was named.
func (s span) top() int {
	if s.high == open {
		return s.low
	}
	return s.high
}

// slack widens "about 60" by a tenth.
func (s span) slack() (low, high int) {
	low, high = s.low, s.high
	if s.approx {
		low -= low / 10
		if high != open {
			high += high / 10
		}
	}
	return low, high
}

// meets tells whether both figures can be true.
func (s span) meets(t span) bool {
	al, ah := s.slack()
	bl, bh := t.slack()
	return al <= bh && bl <= ah
}

func (s span) plus(t span) span {
	if !s.set {
		return t
	}
	if !t.set {
		return s
	}
	r := span{low: s.low + t.low, high: open, approx: s.approx || t.approx, vague: s.vague && t.vague, set: true}
	if s.high != open && t.high != open {
		r.high = s.high + t.high
	}
	return r
}

// cover is the range that holds both.
func (s span) cover(t span) span {
	if !s.set {
		return t
	}
	if !t.set {
		return s
	}
	return span{low: min(s.low, t.low), high: max(s.high, t.high), approx: s.approx || t.approx, vague: s.vague && t.vague, set: true}
}
