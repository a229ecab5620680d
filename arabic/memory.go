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
	sets [memorySize / memorySet]memories[T]
}

const memorySize = 1 << 17

// A word may be in any of the slots of one set.
const memorySet = 8

type memories[T any] struct {
	tags  [memorySet]atomic.Uint32 // of what is in each slot, so that most others need no look at it
	slots [memorySet]atomic.Pointer[remembered[T]]
}

type remembered[T any] struct {
	hash uint64
	what T
}

// Forget lets go of all words.
func (m *Memory[T]) Forget() {
	for i := range m.sets {
		for at := range m.sets[i].slots {
			m.sets[i].slots[at].Store(nil)
		}
	}
}

var memorySeed = maphash.MakeSeed()

// HashOf is the hash by which words are told apart.
func HashOf(word string) uint64 { return maphash.String(memorySeed, word) }

// longest is the bytes of the longest word that is remembered.
const longest = 256

// Of is what find finds out about a word, whose hash is [HashOf] it.
func (m *Memory[T]) Of(hash uint64, word string, find func(word string) T) *T {
	set, tag := &m.sets[hash%uint64(len(m.sets))], uint32(hash>>32)
	for at := range set.tags {
		if set.tags[at].Load() == tag {
			if r := set.slots[at].Load(); r != nil && r.hash == hash {
				return &r.what
			}
		}
	}
	word = strings.Clone(word) // a part of it would hold on to its whole text
	r := &remembered[T]{hash, find(word)}
	if len(word) <= longest {
		at := int(hash >> 24 % memorySet)
		for k := range set.slots {
			if set.slots[k].Load() == nil {
				at = k
				break
			}
		}
		set.tags[at].Store(tag)
		set.slots[at].Store(r)
	}
	return &r.what
}
