package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/knowledge"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/text"
)

// Reader reads reports with one state of the knowledge. It is safe for
// concurrent use.
type Reader struct {
	lex     *lexicon.Lexicon
	rules   *grammar.Grammar
	gaz     *gazetteer.Gazetteer
	types   []Type
	freq    *frequencies
	class   classes
	states  map[string]bool // names of countries that have an adjective, bare
	digest  string
	weights Weights
	camps   *camps
	scales  scales // the weights, for reading

	memory *arabic.Memory[reading]
	glued  *arabic.Memory[[]int] // where boundaries are missing in words as written
}

// New loads the embedded knowledge.
func New() (*Reader, error) { return WithPlaces(nil) }

// WithPlaces loads the embedded knowledge, and beside its places those of own,
// the gazetteer of a ledger.
func WithPlaces(own []isnad.PlaceRow) (*Reader, error) {
	r := &Reader{memory: &arabic.Memory[reading]{}, glued: &arabic.Memory[[]int]{}}
	var wg sync.WaitGroup
	var faults [4]error
	for i, load := range []func() error{
		r.loadRules,
		r.loadCounts,
		func() (err error) { r.gaz, err = loadPlaces(own); return err },
		func() (err error) { r.digest, err = digest(own); return err },
	} {
		wg.Go(func() { faults[i] = load() })
	}
	wg.Wait()
	if err := errors.Join(faults[:]...); err != nil {
		return nil, err
	}
	r.states = map[string]bool{}
	for _, name := range r.gaz.States() {
		r.states[bare(name)] = true
	}
	return r, nil
}

// Forget lets go of what the reader remembers of words: some 50 MB behind a long reading. What
// it reads next it finds out again.
func (r *Reader) Forget() {
	r.memory.Forget()
	r.glued.Forget()
}

// loadRules loads the ontology, the word lists and the rules, which speak of both.
func (r *Reader) loadRules() error {
	var err error
	if r.types, err = loadTypes(knowledge.FS, "ontology.yaml"); err != nil {
		return err
	}
	if r.lex, err = lexicon.Load(knowledge.FS, "lexicon"); err != nil {
		return err
	}
	codes := map[string]bool{}
	for _, t := range r.types {
		codes[t.Code] = true
	}
	if r.rules, err = grammar.Load(knowledge.FS, "grammar", r.lex, func(c string) bool { return codes[c] }); err != nil {
		return err
	}
	return r.class.bind(r.lex)
}

// loadCounts loads how often news write a word, and what signs weigh.
func (r *Reader) loadCounts() error {
	var err error
	if r.freq, err = loadFrequencies(knowledge.FS, "words.tsv.gz"); err != nil {
		return err
	}
	if r.weights, err = loadWeights(knowledge.FS, "weights.tsv"); err != nil {
		return err
	}
	r.scales = newScales(r.weights)
	r.camps, err = loadCamps(knowledge.FS, "camps.tsv")
	return err
}

func loadPlaces(own []isnad.PlaceRow) (*gazetteer.Gazetteer, error) {
	sub, err := fs.Sub(knowledge.FS, "gazetteer")
	if err != nil {
		return nil, err
	}
	return gazetteer.Load(sub, own...)
}

// digest identifies the embedded knowledge and the places besides: with none it
// is that of the program.
func digest(own []isnad.PlaceRow) (string, error) {
	if len(own) == 0 {
		return knowledge.Digest(), nil
	}
	sorted := slices.SortedFunc(slices.Values(own), func(a, b isnad.PlaceRow) int { return strings.Compare(a.ID, b.ID) })
	b, err := json.Marshal(sorted)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(append([]byte(knowledge.Digest()), b...))
	return hex.EncodeToString(sum[:])[:12], nil
}

// Weighed is a reader of the same knowledge with other weights.
func (r *Reader) Weighed(w Weights) *Reader {
	return &Reader{lex: r.lex, rules: r.rules, gaz: r.gaz, types: r.types, freq: r.freq, class: r.class, states: r.states, digest: r.digest,
		weights: w, scales: newScales(w), memory: r.memory, glued: r.glued}
}

// Weights are those that the reader chooses by.
func (r *Reader) Weights() Weights { return r.weights }

// Digest identifies the knowledge in force.
func (r *Reader) Digest() string { return r.digest }

// Types are the kinds of events, in the order of the codebook.
func (r *Reader) Types() []Type { return r.types }

// Read returns the claims of a document, in the order of their triggers, and
// sets d.Marks. The claims are sealed.
func (r *Reader) Read(d *isnad.Document) []isnad.Claim {
	var out []isnad.Claim
	for claims := range r.Parts(d) {
		if out == nil {
			out = claims
		} else {
			out = append(out, claims...)
		}
	}
	return out
}

// Parts is Read bit by bit: what is yielded are the claims of one part after the other
// of a long document, all at once of one of up to Whole bytes. What it holds does not grow
// with the document.
func (r *Reader) Parts(d *isnad.Document) iter.Seq[[]isnad.Claim] {
	return func(yield func([]isnad.Claim) bool) {
		d.Marks = r.marks(d.Text)
		ruler, key := isnad.NewRuler(d.Text), d.Key()
		for _, part := range stretches(d.Text) {
			p := r.parsePart(d, ruler, part)
			p.hear()
			p.sift()
			p.ground()
			claims := p.claims(key)
			p.desk.leave()
			if !yield(claims) {
				return
			}
		}
	}
}

// told reads what a report tells and who says so, but not yet where and when.
func (r *Reader) told(d *isnad.Document) *parsed {
	p := r.parse(d)
	p.hear()
	return p
}

// hear finds what is told and who says so.
func (p *parsed) hear() {
	p.events()
	p.casualties()
	p.refine()
	p.corefer()
	p.sides()
	p.gate()
	p.attribute()
	p.survey()
}

// sensesOf are the readings of a folded word in the lists.
func (r *Reader) sensesOf(norm string) []lexicon.Sense { return r.readingOf(norm).word.Senses }

// frequency is how often the word list has a word, as written.
func (r *Reader) frequency(word string) int { return r.freq.of(arabic.Fold(word)) }

func (r *Reader) marks(s string) []isnad.Mark {
	return text.Marks(s, func(word string) []int { return *r.glued.Of(arabic.HashOf(word), word, r.split) })
}

func (r *Reader) split(word string) []int { return text.Glued(word, r.frequency) }
