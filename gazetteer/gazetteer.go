package gazetteer

import (
	"errors"
	"io/fs"

	"github.com/isnad-project/isnad/arabic"
)

// Gazetteer holds the places and an index of their names. It is read-only and
// safe for concurrent use.
type Gazetteer struct{}

// Load reads the tables of a folder (knowledge/gazetteer): places.tsv.zst,
// which gazetteer/pack makes, and the tables kept by hand beside it. Errors
// name file and line.
func Load(fsys fs.FS) (*Gazetteer, error) { return nil, errors.New("gazetteer: places.tsv.zst: missing") }

// Find marks the phrases of a document that name places, in the order of their
// first token. sents are the sentences of toks; no phrase crosses one.
func (g *Gazetteer) Find(toks []arabic.Token, sents []arabic.Sentence) []Mention { return nil }

// Resolve says of each mention of one document which place it is, one answer a
// mention.
func (g *Gazetteer) Resolve(ms []Mention) []Resolution { return nil }
