// Package passage finds sentences that one report has from another: near-duplicates,
// though a word was changed or left out. A sentence is signed by MinHash over its
// runs of three words; two signatures agree in about the share of runs that the
// sentences have in common (Broder, On the resemblance and containment of documents,
// 1997).
//
// It is pure, and the same text gives the same signatures for ever: they are kept.
package passage

import (
	"encoding/binary"
	"errors"
	"hash/fnv"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// hashes is the length of a signature.
const hashes = 16

// shortest is how many words a sentence needs so that its being the same says something:
// shorter ones are written alike without being copied.
const shortest = 8

// run is how many words stand in one run.
const run = 3

// Alike is the share of runs in common from which a passage passes for a copy.
const Alike = 0.7

// Signature is the MinHash of a passage.
type Signature [hashes]uint32

// Passage is a sentence of a report, half-open in code points, with its signature.
type Passage struct {
	Start, End int
	Sig        Signature
}

// Of are the passages of a text, in its order, those long enough to be told from others.
func Of(text string) []Passage {
	toks := arabic.Tokenize(text, nil)
	ruler := isnad.NewRuler(text)
	var out []Passage
	var words []uint64
	for _, s := range arabic.Sentences(toks) {
		words = words[:0]
		for i := range s.Tokens {
			if t := &s.Tokens[i]; t.Kind != arabic.Punct {
				h := fnv.New64a()
				h.Write([]byte(t.Norm))
				words = append(words, h.Sum64())
			}
		}
		if len(words) < shortest {
			continue
		}
		out = append(out, Passage{Start: ruler.CodePoint(s.Start), End: ruler.CodePoint(s.End), Sig: sign(words)})
	}
	return out
}

// sign is the least value of every hash over the runs of words.
func sign(words []uint64) Signature {
	var s Signature
	for k := range s {
		s[k] = ^uint32(0)
	}
	for i := 0; i+run <= len(words); i++ {
		h := words[i]
		for _, w := range words[i+1 : i+run] {
			h = mix(h*0x9e3779b97f4a7c15 ^ w)
		}
		for k := range s {
			s[k] = min(s[k], uint32(mix(h+uint64(k+1)*0xbf58476d1ce4e5b9)>>32))
		}
	}
	return s
}

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood, 2014).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// Resemblance is the share of the two signatures that agrees.
func Resemblance(a, b *Signature) float64 {
	n := 0
	for k := range a {
		if a[k] == b[k] {
			n++
		}
	}
	return float64(n) / hashes
}

const size = 4 + 4 + 4*hashes

// Marshal writes passages, size bytes each.
func Marshal(ps []Passage) []byte {
	out := make([]byte, 0, size*len(ps))
	for i := range ps {
		p := &ps[i]
		out = binary.LittleEndian.AppendUint32(out, uint32(p.Start))
		out = binary.LittleEndian.AppendUint32(out, uint32(p.End))
		for _, h := range p.Sig {
			out = binary.LittleEndian.AppendUint32(out, h)
		}
	}
	return out
}

// Unmarshal reads what Marshal wrote.
func Unmarshal(b []byte) ([]Passage, error) {
	if len(b)%size != 0 {
		return nil, errors.New("passages are cut short")
	}
	out := make([]Passage, len(b)/size)
	for i := range out {
		p := &out[i]
		p.Start, p.End = int(binary.LittleEndian.Uint32(b)), int(binary.LittleEndian.Uint32(b[4:]))
		for k := range p.Sig {
			p.Sig[k] = binary.LittleEndian.Uint32(b[8+4*k:])
		}
		b = b[size:]
	}
	return out, nil
}
