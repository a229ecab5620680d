package gazetteer

import "hash/maphash"

// dict numbers strings in the order in which they come, 0 first. It is a hash
// table without a pointer to each string: 200,000 of them are built, and walked
// by the garbage collector, several times faster than in a map.
type dict struct {
	seed  maphash.Seed
	slots []int32 // number + 1 of the string that hashes here or before; 0 is free
	text  []byte  // the strings, one behind the other
	ends  []int32
}

func newDict(room int) dict {
	size := 64
	for size < 2*room {
		size *= 2
	}
	return dict{seed: maphash.MakeSeed(), slots: make([]int32, size), ends: make([]int32, 0, room), text: make([]byte, 0, 12*room)}
}

// find gives the number of a string, or -1.
func (d *dict) find(s []byte) int {
	return int(d.slots[d.slot(s)]) - 1
}

// add gives the number of a string, which it gets if it has none; fresh tells
// whether it had none.
func (d *dict) add(s []byte) (n int, fresh bool) {
	at := d.slot(s)
	if n := int(d.slots[at]) - 1; n >= 0 {
		return n, false
	}
	d.text = append(d.text, s...)
	d.ends = append(d.ends, int32(len(d.text)))
	d.slots[at] = int32(len(d.ends))
	if 2*len(d.ends) > len(d.slots) {
		d.slots = make([]int32, 2*len(d.slots))
		for n := range d.ends {
			d.slots[d.slot(d.at(n))] = int32(n) + 1
		}
	}
	return len(d.ends) - 1, true
}

// at is the string with a number.
func (d *dict) at(n int) []byte {
	start := int32(0)
	if n > 0 {
		start = d.ends[n-1]
	}
	return d.text[start:d.ends[n]]
}

// slot is where a string stands, or would.
func (d *dict) slot(s []byte) uint64 {
	mask := uint64(len(d.slots) - 1)
	i := maphash.Bytes(d.seed, s) & mask
	for d.slots[i] != 0 && string(d.at(int(d.slots[i]-1))) != string(s) {
		i = (i + 1) & mask
	}
	return i
}
