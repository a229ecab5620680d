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
	kept     []chunk // of the sentences so far; when there is no room for more, they go on elsewhere
	scratch  scratch

	of     *arabic.Memory[reading]
	common [1 << 12]known // words of late, of that memory
	folds  arabic.Folds
}

// known is a word by the hash of it, and its reading.
type known struct {
	hash uint64
	*reading
}

// reading is that of a folded word, mostly one that was met of late.
func (d *desk) reading(r *Reader, norm string) *reading {
	if d.of != r.memory {
		d.of, d.common = r.memory, [len(d.common)]known{}
	}
	hash := arabic.HashOf(norm)
	at := &d.common[hash>>20%uint64(len(d.common))]
	if at.hash != hash || at.reading == nil {
		*at = known{hash, r.memory.Of(hash, norm, r.read)}
	}
	return at.reading
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
	n := len(d.kept)
	d.kept = append(d.kept, chunks...)
	return slices.Clip(d.kept[n:])
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
	clear(d.kept)
	d.kept = d.kept[:0]
	d.scratch.leave()
	clear(d.words)
	clear(d.readings)
	clear(d.known)
	for i := range d.at {
		clear(d.at[i])
	}
	desks.Put(d)
}
