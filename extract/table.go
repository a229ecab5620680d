package extract

import (
	"encoding/binary"
	"math/bits"
)

// table numbers hashes of names. Names are told apart by their hashes alone: that two
// of ten thousand have the same one is a matter of one in a million.
type table struct {
	slots []slot // a power of two of them, at most half of them taken
	n     int32
}

// slot has the upper half of a key; the lower one says where the slot is.
type slot struct {
	key uint32
	val int32 // one more than the number; 0 in an empty slot
}

// number is that of a key, or -1.
func (t *table) number(key uint64) int32 {
	if len(t.slots) == 0 {
		return -1
	}
	return t.slots[t.find(key)].val - 1
}

func (t *table) find(key uint64) int {
	i := int(key) & (len(t.slots) - 1)
	for t.slots[i].val != 0 && t.slots[i].key != uint32(key>>32) {
		i = (i + 1) & (len(t.slots) - 1)
	}
	return i
}

// add numbers a key, if it has no number yet.
func (t *table) add(key uint64) int32 {
	s := &t.slots[t.find(key)]
	if s.val == 0 {
		t.n++
		*s = slot{uint32(key >> 32), t.n}
	}
	return s.val - 1
}

// newTable has room for so many names.
func newTable(names int) table {
	size := 16
	for size < 2*names {
		size *= 2
	}
	return table{slots: make([]slot, size)}
}

// hashOf is the hash of a name told in parts: that of the parts together, however
// they are cut. What is beyond 96 bytes does not count.
func hashOf(parts ...string) uint64 {
	var name [96]byte
	n := 0
	for _, s := range parts {
		n += copy(name[n:], s)
	}
	h := uint64(n)
	for i := 0; i < n; i += 8 {
		h = mix(h ^ binary.LittleEndian.Uint64(name[i:]))
	}
	return h
}

// mix spreads every bit of h over all.
func mix(h uint64) uint64 {
	hi, lo := bits.Mul64(h^0x9e3779b97f4a7c15, 0xd6e8feb86659fd93)
	return hi ^ lo
}
