package arabic

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// Memory remembers what was found out about words, so that it is found out once
// for a word that news use all the time. It holds a bounded number of words; a new
// one takes the place of an old one. Words are told apart by 64 bits of a hash that
// is another in every run. It is safe for concurrent use, and the zero Memory is
// empty.
type Memory[T any] struct {
	slots [1 << 17]atomic.Pointer[remembered[T]]
}

type remembered[T any] struct {
	hash uint64
	what T
}

var memorySeed = maphash.MakeSeed()

// longest is the bytes of the longest word that is remembered.
const longest = 256

// Of is what find finds out about a word.
func (m *Memory[T]) Of(word string, find func(word string) T) *T {
	hash := maphash.String(memorySeed, word)
	at := hash % uint64(len(m.slots))
	slot := &m.slots[at]
	if r := slot.Load(); r != nil {
		if r.hash == hash {
			return &r.what
		}
		slot = &m.slots[at^1] // there is room for two
		if r := slot.Load(); r != nil && r.hash == hash {
			return &r.what
		}
	}
	word = strings.Clone(word) // a part of it would hold on to its whole text
	r := &remembered[T]{hash, find(word)}
	if len(word) <= longest {
		slot.Store(r)
	}
	return &r.what
}
