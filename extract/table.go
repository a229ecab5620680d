package extract

import (
	"encoding/binary"
	"math/bits"
)

// table numbers hashes of names. Names are told apart by parts of their hashes alone: that
// two of ten thousand are taken for one is a matter of one in some millions.
type table struct {
	slots []slot // a power of two of them, at most two thirds of them taken
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
	for 2*size < 3*names {
		size *= 2
	}
	return table{slots: make([]slot, size)}
}

// hashOf is the hash of a name told in parts: that of the parts together, however
// they are cut.
func hashOf(parts ...string) uint64 { return hashing{}.and(parts).sum() }

// hashing is the work on the hash of a name whose end is not told yet.
type hashing struct {
	h, tail uint64 // tail has the bytes that do not yet make up eight,
	n       int    // and so many bits of it are taken
}

func (x hashing) and(parts []string) hashing {
	for _, s := range parts {
		for ; len(s) >= 8; s = s[8:] {
			bytes := binary.LittleEndian.Uint64([]byte(s[:8]))
			x.h = mix(x.h ^ (x.tail | bytes<<x.n))
			x.tail = bytes >> (64 - x.n) // 0 for n = 0
		}
		bytes := short(s)
		x.tail |= bytes << x.n
		if x.n += 8 * len(s); x.n >= 64 {
			x.h = mix(x.h ^ x.tail)
			x.n -= 64
			x.tail = bytes >> (8*len(s) - x.n)
		}
	}
	return x
}

func (x hashing) sum() uint64 { return mix(x.h ^ x.tail ^ uint64(x.n)<<56) }

// short is a string of less than eight bytes as a number.
func short(s string) uint64 {
	switch n := len(s); {
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32([]byte(s[:4]))) | uint64(binary.LittleEndian.Uint32([]byte(s[n-4:])))<<(8*(n-4))
	case n >= 2:
		return uint64(binary.LittleEndian.Uint16([]byte(s[:2]))) | uint64(binary.LittleEndian.Uint16([]byte(s[n-2:])))<<(8*(n-2))
	case n == 1:
		return uint64(s[0])
	}
	return 0
}

// mix spreads every bit of h over all.
func mix(h uint64) uint64 {
	hi, lo := bits.Mul64(h^0x9e3779b97f4a7c15, 0xd6e8feb86659fd93)
	return hi ^ lo
}
