package extract_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/isnad-project/isnad"
)

var (
	mutations = flag.Int("mutations", 200, "how many mutated reports TestMutations reads")
	mutated   = flag.String("mutated", "", "the .jsonl or .jsonl.gz whose reports it mutates (default: the samples)")
	seed      = flag.Uint64("seed", 1, "of the mutations")
)

// slowest is how many times its share of the time a mutated report may take.
const slowest = 50

// TestMutations reads reports that were broken at random: no panic, no quote that is not
// what stands there. With -mutated it also holds how long each took, by the time of the
// processor, against what reports of its length take:
//
//	go test ./extract -run Mutations -v -timeout 3h -mutations 100000 -mutated ../../shared/corpus/bulk-articles.jsonl.gz
func TestMutations(t *testing.T) {
	docs := samples(t)
	if *mutated != "" {
		docs = reportsOf(t, *mutated)
	}
	r := newReader(t)
	rng := rand.New(rand.NewPCG(*seed, 0))
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	type reading struct {
		n, bytes int
		took     time.Duration
	}
	var worst []reading // for its length, slowest first
	var bytes int
	var all time.Duration
	share := func(x reading) float64 { return x.took.Seconds() / float64(x.bytes+1<<10) }
	for n := range *mutations {
		from := docs[rng.IntN(len(docs))]
		d := &isnad.Document{ID: from.ID, Published: from.Published, Text: mutate(rng, from.Text, docs[rng.IntN(len(docs))].Text)}
		start := threadTime(t)
		claims := r.Read(d)
		x := reading{n, len(d.Text), threadTime(t) - start}
		checkQuotes(t, d, claims)
		bytes, all = bytes+x.bytes+1<<10, all+x.took
		if len(worst) == 0 || share(x) > share(worst[0]) {
			worst = append([]reading{x}, worst[:min(len(worst), 4)]...)
		}
	}
	mean := all.Seconds() / float64(bytes)
	for _, x := range worst {
		t.Logf("mutation %d, %d bytes: %.1f times its share", x.n, x.bytes, share(x)/mean)
	}
	if *mutated != "" && len(worst) > 0 && share(worst[0]) > slowest*mean {
		t.Errorf("mutation %d of seed %d took more than %d times its share", worst[0].n, *seed, slowest)
	}
}

// threadTime is the time of the processor that this thread has had.
func threadTime(t *testing.T) time.Duration {
	t.Helper()
	const thread = 1 // RUSAGE_THREAD
	var u syscall.Rusage
	if err := syscall.Getrusage(thread, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// odd is what mutations put in.
var odd = []string{"\u064b", "\u200f", "\u202e", "«", "»", "\"", ".", "،", "\n", " ", "و", "٣٥", "1,2", "/", "\ufffd", "\x00", "ال", "ـ", "#", "(", "مليون", "أمس", "قتل", "\U0001f4a5"}

// mutate breaks a text in one to eight ways; other is one to take words from.
func mutate(rng *rand.Rand, text, other string) string {
	b := []byte(text)
	span := func(of []byte, most int) (from, to int) {
		from = rng.IntN(len(of) + 1)
		return from, min(len(of), from+rng.IntN(most))
	}
	for range 1 + rng.IntN(8) {
		from, to := span(b, 200)
		part := string(b[from:to])
		at := rng.IntN(len(b) + 1)
		put := func(s string) { b = append(b[:at:at], append([]byte(s), b[at:]...)...) }
		switch rng.IntN(8) {
		case 0:
			b = append(b[:from:from], b[to:]...)
		case 1:
			put(part)
		case 2:
			put(strings.Repeat(odd[rng.IntN(len(odd))], 1+rng.IntN(40)))
		case 3:
			from, to := span([]byte(other), 600)
			put(other[from:to])
		case 4:
			if len(b) > 0 {
				b[rng.IntN(len(b))] = byte(rng.IntN(256))
			}
		case 5:
			b = append(b[:from:from], append([]byte(strings.ReplaceAll(part, " ", "")), b[to:]...)...)
		case 6:
			if len(b) > 0 {
				b = b[:rng.IntN(len(b))]
			}
		case 7:
			words := strings.Fields(part)
			rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			b = append(b[:from:from], append([]byte(strings.Join(words, " ")), b[to:]...)...)
		}
	}
	return strings.ToValidUTF8(string(b), "\ufffd")
}

// reportsOf reads the reports of a file.
func reportsOf(t *testing.T, name string) []*isnad.Document {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(in); err != nil {
			t.Fatal(err)
		}
	}
	var docs []*isnad.Document
	for dec := json.NewDecoder(in); dec.More(); {
		d := &isnad.Document{}
		if err := dec.Decode(d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		docs = append(docs, d)
	}
	return docs
}
