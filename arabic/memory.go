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
	tags  [memorySize]atomic.Uint32 // of what is in each slot, so that most others need no look at it
	slots [memorySize]atomic.Pointer[remembered[T]]
}

// A word may be in any of the slots of one set.
const (
	memorySize = 1 << 17
	memorySet  = 8
)

type remembered[T any] struct {
	hash uint64
	what T
}

// Forget lets go of all words.
func (m *Memory[T]) Forget() {
	for at := range m.slots {
		m.slots[at].Store(nil)
	}
}

var memorySeed = maphash.MakeSeed()

// longest is the bytes of the longest word that is remembered.
const longest = 256

// Of is what find finds out about a word.
func (m *Memory[T]) Of(word string, find func(word string) T) *T {
	hash := maphash.String(memorySeed, word)
	set, tag := hash%(memorySize/memorySet)*memorySet, uint32(hash>>32)
	for at := set; at < set+memorySet; at++ {
		if m.tags[at].Load() == tag {
			if r := m.slots[at].Load(); r != nil && r.hash == hash {
				return &r.what
			}
		}
	}
	word = strings.Clone(word) // a part of it would hold on to its whole text
	r := &remembered[T]{hash, find(word)}
	if len(word) <= longest {
		at := set + hash>>24%memorySet
		for k := set; k < set+memorySet; k++ {
			if m.slots[k].Load() == nil {
				at = k
				break
			}
		}
		m.tags[at].Store(tag)
		m.slots[at].Store(r)
	}
	return &r.what
}
