package extract

import "github.com/isnad-project/isnad/timex"

// scratch is what a report needs while it is read and leaves to the next. Nothing in a
// claim may point into it.
type scratch struct {
	spare   []option         // for the options of the next question
	chunks  []chunk          // and for the chunks of the next sentence
	shares  []float64        // and for how likely each option is,
	likely  []float64        // and each name, 0 between questions,
	deeds   []deeds          // and what each name is known by, likewise
	fields  []string         // and for the words of a name
	timed   []timex.Word     // and for what the words of a sentence are for times
	ids     map[uint64]int32 // names of parties by their hashes, alike but for marks and variants of letters
	singles pool[single]
	raised  pool[event]
}

// roomNames is how many names may have been in the map that is kept.
const roomNames = 1 << 10

// leave clears it for the next report.
func (r *scratch) leave() {
	clear(r.spare[:cap(r.spare)])
	clear(r.chunks[:cap(r.chunks)])
	clear(r.fields[:cap(r.fields)])
	if len(r.ids) > roomNames {
		r.ids = nil
	}
	clear(r.ids)
	r.singles.empty()
	r.raised.empty()
}

// pool hands out values of a kind from blocks that are used again.
type pool[T any] struct {
	blocks [][]T
	n      int // values handed out
}

// poolBlock is how many values a block has, and poolKept how many blocks are kept.
const poolBlock, poolKept = 64, 16

// take is a value that is zero.
func (p *pool[T]) take() *T {
	block := p.n / poolBlock
	if block == len(p.blocks) {
		p.blocks = append(p.blocks, make([]T, poolBlock))
	}
	v := &p.blocks[block][p.n%poolBlock]
	p.n++
	return v
}

// empty takes all values back.
func (p *pool[T]) empty() {
	if len(p.blocks) > poolKept {
		clear(p.blocks[poolKept:])
		p.blocks = p.blocks[:poolKept]
	}
	for _, b := range p.blocks[:min(len(p.blocks), (p.n+poolBlock-1)/poolBlock)] {
		clear(b)
	}
	p.n = 0
}
