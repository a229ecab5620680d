package extract_test

import "testing"

// BenchmarkRead reads the samples, and real reports where they lie beside the
// project.
func BenchmarkRead(b *testing.B) {
	r := newReader(b)
	for _, set := range []string{"samples", "corpus/conflict-articles.jsonl"} {
		b.Run(set, func(b *testing.B) {
			docs := samples(b)
			if set != "samples" {
				docs = reports(b, set, 300)
			}
			n := 0
			for _, d := range docs {
				n += len(d.Text)
			}
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					r.Read(d)
				}
			}
		})
	}
}
