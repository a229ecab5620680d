package arabic

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// Memory remembers what was found out about words, so that it is found out once
// for a word that news use all the time. It holds a bounded number of words; a new
// one takes the place of an old one. It is safe for concurrent use, and the zero
// Memory is empty.
type Memory[T any] struct {
	slots [1 << 17]atomic.Pointer[remembered[T]]
}

type remembered[T any] struct {
	word string
	what T
}

var memorySeed = maphash.MakeSeed()

// Of is what find finds out about a word.
func (m *Memory[T]) Of(word string, find func(word string) T) *T {
	h := maphash.String(memorySeed, word) % uint64(len(m.slots))
	slot := &m.slots[h]
	if r := slot.Load(); r != nil {
		if r.word == word {
			return &r.what
		}
		slot = &m.slots[h^1] // there is room for two
		if r := slot.Load(); r != nil && r.word == word {
			return &r.what
		}
	}
	word = strings.Clone(word) // a part of it would hold on to its whole text
	r := &remembered[T]{word, find(word)}
	slot.Store(r)
	return &r.what
}
