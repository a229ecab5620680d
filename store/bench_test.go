package store_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/isnad-project/isnad/store"
)

func BenchmarkAdd(b *testing.B) {
	l, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "l.db"), clock)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	for i := 0; b.Loop(); i++ {
		d, claims := report(fmt.Sprint("r", i), "دركوش", i%60)
		if _, err := l.Add(b.Context(), d, claims); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRebuild(b *testing.B) {
	l, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "l.db"), clock)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	const reports = 2000
	for i := range reports {
		d, claims := report(fmt.Sprint("r", i), fmt.Sprint("بلدة ", i%700), i%60)
		if _, err := l.Add(b.Context(), d, claims); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if err := l.Rebuild(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/reports, "ns/claim")
}
