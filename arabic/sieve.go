package arabic

import "encoding/binary"

// Sieve tells of most words that they are not in a set of some hundreds, without a
// look at the set: by how long a word is and by what it begins and ends with.
type Sieve [1 << 8]uint64

// NewSieve is one of the words that are keys of a set.
func NewSieve[T any](set map[string]T) *Sieve {
	s := &Sieve{}
	for word := range set {
		bit := sieved(word)
		s[bit>>6] |= 1 << (bit & 63)
	}
	return s
}

// May tells whether a word may be in the set; all that are in it may.
func (s *Sieve) May(word string) bool {
	bit := sieved(word)
	return s[bit>>6]>>(bit&63)&1 != 0
}

// sieved is a number below the bits of a sieve that a word always has.
func sieved(word string) uint64 {
	h := uint64(len(word))
	switch n := len(word); {
	case n >= 8:
		h ^= binary.LittleEndian.Uint64([]byte(word[:8])) ^ binary.LittleEndian.Uint64([]byte(word[n-8:]))*0x9e3779b97f4a7c15
	case n >= 4:
		h ^= uint64(binary.LittleEndian.Uint32([]byte(word[:4])))<<8 ^ uint64(binary.LittleEndian.Uint32([]byte(word[n-4:])))<<32
	case n >= 2:
		h ^= uint64(binary.LittleEndian.Uint16([]byte(word[:2]))) << 8
	}
	return h * 0xd6e8feb86659fd93 >> 50
}
