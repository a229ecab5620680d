package text_test

import "testing"

func BenchmarkMarks(b *testing.B) {
	freq := wordCounts(b)
	list := texts(b, "conflict-articles.jsonl")
	n := 0
	for _, s := range list {
		n += len(s)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		for _, s := range list {
			marks(s, freq)
		}
	}
}
