package extract

import (
	"slices"
	"sync"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/grammar"
)

// desk is the room that the tokens of a report take while it is read, and what is noted
// at each of them. It is cleared for the next report.
type desk struct {
	toks     []arabic.Token
	words    []*grammar.Word
	readings []*reading
	known    []*gazetteer.Word
	at       [4]index
	chunks   []chunk // of the sentences so far; when there is no room for more, they go on elsewhere

	of     *arabic.Memory[reading]
	common [1 << 11]*reading // of the words of late, of that memory
}

// reading is that of a folded word, mostly one that was met of late.
func (d *desk) reading(r *Reader, norm string) *reading {
	if d.of != r.memory {
		d.of, d.common = r.memory, [len(d.common)]*reading{}
	}
	at := &d.common[hashOf(norm)%uint64(len(d.common))]
	if *at == nil || (*at).word.Norm != norm {
		*at = r.readingOf(norm)
	}
	return *at
}

var desks = sync.Pool{New: func() any { return &desk{} }}

// deskTokens is how many tokens a desk may have room for that is kept.
const deskTokens = 1 << 14

// spread makes room for what is noted at the tokens.
func (d *desk) spread() {
	n := len(d.toks)
	d.words, d.readings, d.known = sized(d.words, n), sized(d.readings, n), sized(d.known, n)
	for i := range d.at {
		d.at[i] = sized(d.at[i], n)
	}
}

// keep is a copy of the chunks of a sentence, for as long as the report is read.
func (d *desk) keep(chunks []chunk) []chunk {
	n := len(d.chunks)
	d.chunks = append(d.chunks, chunks...)
	return slices.Clip(d.chunks[n:])
}

// sized is a cleared list made n long.
func sized[S ~[]T, T any](list S, n int) S {
	if cap(list) < n {
		return make(S, n)
	}
	return list[:n]
}

// leave gives the desk back. Nothing of the report may be asked any more.
func (d *desk) leave() {
	if cap(d.toks) > deskTokens {
		return
	}
	clear(d.toks)
	clear(d.chunks)
	d.chunks = d.chunks[:0]
	clear(d.words)
	clear(d.readings)
	clear(d.known)
	for i := range d.at {
		clear(d.at[i])
	}
	desks.Put(d)
}
