package gazetteer

import (
	"os"
	"runtime"
	"sync"
	"testing"
)

var loaded = sync.OnceValues(func() (*Gazetteer, error) {
	return Load(os.DirFS("../knowledge/gazetteer"))
})

func load(t testing.TB) *Gazetteer {
	g, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(os.DirFS("../knowledge/gazetteer")); err != nil {
			b.Fatal(err)
		}
	}
}

func TestLoadMemory(t *testing.T) {
	var a, z runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&a)
	g, err := Load(os.DirFS("../knowledge/gazetteer"))
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&z)
	if mb := (int64(z.HeapAlloc) - int64(a.HeapAlloc)) >> 20; mb > 80 {
		t.Errorf("%d places take %d MB", g.Len(), mb)
	} else {
		t.Logf("%d places, %d MB", g.Len(), mb)
	}
	runtime.KeepAlive(g)
}
