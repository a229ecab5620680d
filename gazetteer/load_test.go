package gazetteer

import (
	"io/fs"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
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
	mb := (int64(z.HeapAlloc) - int64(a.HeapAlloc)) >> 20
	if mb > 80 {
		t.Errorf("%d places take %d MB", g.Len(), mb)
	}
	t.Logf("%d places, %d MB of heap, resident and peak: %s", g.Len(), mb, resident())
	runtime.KeepAlive(g)
}

// resident is what the system says of the process's memory, where it says so.
func resident() string {
	b, _ := os.ReadFile("/proc/self/status")
	var out []string
	for line := range strings.SplitSeq(string(b), "\n") {
		if strings.HasPrefix(line, "VmRSS:") || strings.HasPrefix(line, "VmHWM:") {
			out = append(out, strings.Join(strings.Fields(line), " "))
		}
	}
	return strings.Join(out, ", ")
}

// TestRows checks what every row must be.
func TestRows(t *testing.T) {
	g := load(t)
	classes := map[string]bool{"": true, "site": true, "neighbourhood": true, "town": true, "area": true, "district": true, "governorate": true, "country": true}
	for i := range g.Len() {
		r := g.Row(i)
		if (r.Precision != "") != r.Point || !classes[r.Precision] {
			t.Errorf("%s: precision %q, point %v", r.ID, r.Precision, r.Point)
		}
		if r.Source == "own" && r.Point {
			t.Errorf("%s: a point from memory", r.ID)
		}
		if r.Lat < -90 || r.Lat > 90 || r.Lon < -180 || r.Lon > 180 {
			t.Errorf("%s: %v %v", r.ID, r.Lat, r.Lon)
		}
		if w := g.Within(i); r.Country != "" && r.Kind != "country" && (len(w) == 0 || g.Row(w[len(w)-1]).Kind != "country") {
			t.Errorf("%s does not end in a country: %v", r.ID, w)
		}
		for _, n := range r.Names {
			if strings.ContainsAny(n, "گچپژڤڕڵێۆە|") || n == "" {
				t.Errorf("%s: name %q", r.ID, n)
			}
		}
	}
}

// TestSources looks for the source of every row, and its licence, in SOURCES.md.
func TestSources(t *testing.T) {
	b, err := os.ReadFile("../knowledge/gazetteer/SOURCES.md")
	if err != nil {
		t.Fatal(err)
	}
	licence := map[string]string{"common": "Apache-2.0", "usage": "Apache-2.0"} // of the supplement
	for line := range strings.SplitSeq(string(b), "\n") {
		if f := strings.Split(line, "|"); len(f) == 6 {
			licence[strings.Trim(f[1], " `")] = strings.TrimSpace(f[3])
		}
	}
	g := load(t)
	for i := range g.Len() {
		source, _, _ := strings.Cut(g.Row(i).Source, ";")
		if licence[source] == "" {
			t.Errorf("%s: no licence is told of the source %q", g.Row(i).ID, source)
		}
	}
}

// TestAdmin1 holds the governorates against the closed list of the gold.
func TestAdmin1(t *testing.T) {
	g := load(t)
	b, err := os.ReadFile(shared + "/gold/admin1.tsv")
	if err != nil {
		t.Skip("no " + shared + "/gold beside the project")
	}
	list := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		f := strings.Split(line, "\t")
		list[f[0]+" "+f[1]] = true
	}
	have := map[string]bool{}
	for i := range g.Len() {
		r := g.Row(i)
		if r.Admin1 == "" {
			continue
		}
		if k := r.Country + " " + r.Admin1; !list[k] {
			t.Errorf("%s: governorate %s is not listed", r.ID, k)
		} else {
			have[k] = true
		}
	}
	for k := range list {
		if !have[k] {
			t.Errorf("no place lies in %s", k)
		}
	}
}

func TestKnown(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ name, want string }{
		{"حلب", "سوريا > حلب"},
		{"بابا عمرو", "سوريا > حمص > حمص > مركز حمص > حمص > بابا عمرو"},
		{"كوباني", "سوريا > حلب > عين العرب > مركز عين العرب > عين العرب"},
		{"خانيونس", "فلسطين > قطاع غزة > خان يونس"},
		{"مقديشو", "الصومال > بنادر > مقديشو"},
		{"كوالالمبور", "ماليزيا > كوالالمبور"},
	} {
		rows := g.Named(c.name)
		if len(rows) == 0 {
			t.Errorf("%s: unknown", c.name)
			continue
		}
		found := false
		for _, r := range rows {
			found = found || g.Path(r) == c.want
		}
		if !found {
			t.Errorf("%s: first of %d is %s, none is %s", c.name, len(rows), g.Path(rows[0]), c.want)
		}
	}
}

// TestLoadErrors breaks one file at a time.
func TestLoadErrors(t *testing.T) {
	base := fstest.MapFS{}
	dir := os.DirFS("../knowledge/gazetteer")
	files, err := fs.ReadDir(dir, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := fs.ReadFile(dir, f.Name())
		if err != nil {
			t.Fatal(err)
		}
		base[f.Name()] = &fstest.MapFile{Data: b}
	}
	for _, c := range []struct{ file, data, want string }{
		{"common.tsv", "# names\nfrei\tحلب\n", `common.tsv:2: class "frei"`},
		{"kinds.tsv", "city\thuge\tمدينة\n", `kinds.tsv:1: class "huge"`},
		{"evidence.tsv", "\n\nnoise\tكلمة\n", `evidence.tsv:3: class "noise"`},
		{"nisba.tsv", "SY\tسوري\tx\ty\n", "nisba.tsv:1: wrong number of columns"},
		{"supplement.tsv", "\tمكان لا يعرفه أحد\tcity\t\tSY\t\t\tusage\n", "supplement.tsv:1: no place of SY bears the name"},
		{"supplement.tsv", "isnad:x\tسين\ttown\tSY99\tSY\t\t\tusage\n", "supplement.tsv:1: parent SY99 is unknown"},
		{"supplement.tsv", "SY01\tدمشق\ttown\t\tSY\t\t\tusage\n", "supplement.tsv:1: place SY01 stands twice"},
		{"places.tsv.zst", "not compressed", "places.tsv.zst: "},
		{"words.tsv.zst", "", "words.tsv.zst"},
	} {
		t.Run(c.want, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for k, v := range base {
				fsys[k] = v
			}
			fsys[c.file] = &fstest.MapFile{Data: []byte(c.data)}
			if c.data == "" {
				delete(fsys, c.file)
			}
			if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}
