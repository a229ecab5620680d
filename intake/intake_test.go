package intake_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/intake"
	"golang.org/x/text/encoding/charmap"
)

const report = "قصفت المدفعية أطراف القرية صباح اليوم، وقال سكان إن أربعة أشخاص أصيبوا بجروح طفيفة."

// put writes a file under a folder and gives its path.
func put(t *testing.T, dir, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// read gathers what Read yields, with the folder's name taken off the errors.
func read(t *testing.T, dir string, opt intake.Options, sources ...string) (docs []*isnad.Document, errs []string) {
	t.Helper()
	for d, err := range intake.Read(t.Context(), opt, sources...) {
		switch {
		case err != nil && d != nil || err == nil && d == nil:
			t.Fatalf("step yields %v and %v", d, err)
		case err != nil:
			var ie *intake.Error
			if !errors.As(err, &ie) {
				t.Fatalf("error of type %T: %v", err, err)
			}
			errs = append(errs, strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""))
		default:
			if !utf8.ValidString(d.Text) || d.Origin == "" || len(d.Raw) == 0 {
				t.Errorf("document %q: text valid %v, origin %q, %d raw bytes", d.ID, utf8.ValidString(d.Text), d.Origin, len(d.Raw))
			}
			docs = append(docs, d)
		}
	}
	return docs, errs
}

func ids(docs []*isnad.Document) string {
	var list []string
	for _, d := range docs {
		list = append(list, d.ID)
	}
	return strings.Join(list, " ")
}

func pack(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, s); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "b.txt", []byte(report))
	put(t, dir, "a.v2.txt", []byte(report+"\r\n"))
	put(t, dir, "sub/deep/c.TXT", []byte(report))
	put(t, dir, "sub/d.jsonl", []byte(`{"id": "d1", "text": "`+report+`"}`+"\n"+`{"id": 7, "text": "`+report+`"}`))
	put(t, dir, "e.ndjson.gz", pack(t, `{"id": "e1", "text": "`+report+`"}`+"\n"))
	put(t, dir, "notes.doc", []byte("x"))
	put(t, dir, ".hidden.txt", []byte(report))
	put(t, dir, ".git/x.txt", []byte(report))
	var skipped []string
	docs, errs := read(t, dir, intake.Options{Skipped: func(p string) { skipped = append(skipped, filepath.Base(p)) }}, dir)
	if got, want := ids(docs), "a.v2 b e1 d1 7 c"; got != want {
		t.Errorf("ids %s, want %s", got, want)
	}
	if len(errs) > 0 {
		t.Errorf("errors %q", errs)
	}
	if got := strings.Join(skipped, " "); got != "notes.doc" {
		t.Errorf("skipped %q", got)
	}
	if docs[0].Text != report+"\r\n" {
		t.Errorf("text changed: %q", docs[0].Text)
	}
	if want := filepath.Join(dir, "sub", "d.jsonl") + ":2"; docs[4].Origin != want {
		t.Errorf("origin %q, want %q", docs[4].Origin, want)
	}
}

// TestBadInput holds that one bad input costs nothing but itself.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("ب", 600)
	good := func(id string) string { return fmt.Sprintf(`{"id": %q, "text": %q}`, id, report) }
	zipped := pack(t, strings.Repeat(good("z")+"\n", 3000))
	for _, tc := range []struct {
		name    string
		content string
		ids     string
		errs    []string // beginnings
	}{
		{"empty.txt", "", "", []string{"empty.txt: empty"}},
		{"blank.txt", " \n\t\r\n", "", []string{"blank.txt: empty"}},
		{"photo.txt", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", "", []string{"photo.txt: not text: a JPEG image"}},
		{"broken.txt", report + "\nقرية\xd9\n" + report, "", []string{fmt.Sprintf("broken.txt:2: byte %d: invalid UTF-8", len(report+"\nقرية"))}},
		{"large.txt", strings.Repeat(report, 10), "", []string{fmt.Sprintf("large.txt: report is too large: %d bytes, above 1000", 10*len(report))}},
		{"empty.jsonl", "", "", []string{"empty.jsonl: empty"}},
		{"middle.jsonl", good("m1") + "\n{\"id\": \"m2\", \"text\":\n" + good("m3"), "m1 m3", []string{"middle.jsonl:2: broken JSON at byte"}},
		{"notext.jsonl", good("n1") + "\n{\"id\": \"n2\"}\n{\"text\": null}\n{\"text\": \" \"}\n" + good("n5"), "n1 n5",
			[]string{`notext.jsonl:2: no "text"`, `notext.jsonl:3: no "text"`, `notext.jsonl:4: "text" is empty`}},
		{"types.jsonl", `{"id": "t", "text": 5}` + "\n[1]\n" + `{"id": [], "text": "م"}` + "\n7\nnull\n", "",
			[]string{`types.jsonl:1: "text": want a string, found a number`, `types.jsonl:2: want a JSON object, found array`,
				`types.jsonl:3: "id": want a string, found a list`, `types.jsonl:4: want a JSON object, found number`, `types.jsonl:5: no "text"`}},
		{"utf8.jsonl", good("u1") + "\n{\"id\": \"u2\", \"text\": \"\xd9\"}\n" + good("u3"), "u1 u3", []string{"utf8.jsonl:2: invalid UTF-8 at byte 22"}},
		{"long.jsonl", good("l1") + "\n" + `{"id": "l2", "text": "` + long + `"}` + "\n" + good("l3"), "l1 l3", []string{"long.jsonl:2: report is too large"}},
		{"date.jsonl", `{"id": "d", "text": "م", "published": "20 تموز 2015"}` + "\n" + good("d2"), "d2", []string{"date.jsonl:1: published: "}},
		{"bom.jsonl", "\xef\xbb\xbf" + good("b1") + "\r\n\r\n" + good("b1") + "\r\n", "b1 b1", nil},
		{"noid.jsonl", `{"text": "م"}`, "noid:1", nil},
		{"nul.jsonl", `{"id": "x", "text": "نص\u0000"}` + "\n" + `{"text": "\u0000"}`, "x", []string{"nul.jsonl:2: \"text\" is empty"}},
		{"cut.jsonl.gz", string(zipped[:len(zipped)-30]), "", []string{"cut.jsonl.gz:"}},
		{"fake.jsonl.gz", "no gzip at all", "", []string{"fake.jsonl.gz:1: broken JSON at byte"}},
		{"none.jsonl.gz", "", "", []string{"none.jsonl.gz: empty"}},
		{"short.jsonl.gz", string(zipped[:5]), "", []string{"short.jsonl.gz: gzip: the file is cut off"}},
		{"photo.html", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", "", []string{"photo.html: "}},
		{"empty.html", "", "", []string{"empty.html: empty"}},
		{"hollow.html", "<html><body><script>x()</script></body></html>", "", []string{"hollow.html: page: no text"}},
		{"report.odt", "x", "", []string{`report.odt: unknown kind of file ".odt"`}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			bad := put(t, dir, tc.name, []byte(tc.content))
			after := put(t, dir, "after.txt", []byte(report))
			missing := filepath.Join(dir, "missing.txt")
			docs, errs := read(t, dir, intake.Options{MaxReport: 1000}, bad, missing, after)
			if n := len(docs); n == 0 || docs[n-1].ID != "after" {
				t.Fatalf("reading did not go on: %s, errors %q", ids(docs), errs)
			}
			got := ids(docs[:len(docs)-1])
			if tc.name == "cut.jsonl.gz" {
				if !strings.HasPrefix(got, "z z z") || !strings.Contains(errs[0], "cut off") {
					t.Errorf("%d documents, errors %q", len(docs)-1, errs)
				}
			} else if got != tc.ids {
				t.Errorf("ids %q, want %q", got, tc.ids)
			}
			want := append(tc.errs, "missing.txt: no such file")
			if len(errs) != len(want) {
				t.Fatalf("errors\n%q, want\n%q", errs, want)
			}
			for i := range want {
				if !strings.HasPrefix(errs[i], want[i]) {
					t.Errorf("error %q, want %q…", errs[i], want[i])
				}
			}
		})
	}
}

func TestFields(t *testing.T) {
	line := `{"id": "f", "text": "نص \ud83d هنا", "title": "عنوان", "published": "2015-07-20T23:10:00+03:00", "outlet": "جريدة", "url": "https://example.org/1", "more": {"a": [1]}}`
	docs, errs := read(t, "", intake.Options{Stdin: strings.NewReader(line)}, "-")
	if len(errs) > 0 || len(docs) != 1 {
		t.Fatalf("%d documents, errors %q", len(docs), errs)
	}
	d := docs[0]
	if d.Text != "نص \uFFFD هنا" || d.Title != "عنوان" || d.Published != "2015-07-20" || d.Outlet != "جريدة" ||
		d.URL != "https://example.org/1" || d.Origin != "-:1" || string(d.Raw) != line || d.Encoding != "" {
		t.Errorf("%+v", d)
	}
	if _, errs = read(t, "", intake.Options{}, "-"); len(errs) != 1 {
		t.Errorf("no standard input: errors %q", errs)
	}
	for in, want := range map[string]string{"": "-: empty", report + "\n" + report: "-: its first bytes do not tell what it is: say --as", "id,text\nr," + report: "-: its first"} {
		if docs, errs := read(t, "", intake.Options{Stdin: strings.NewReader(in)}, "-"); len(docs) > 0 || len(errs) != 1 || !strings.HasPrefix(errs[0], want) {
			t.Errorf("%q: errors %q, want %q…", in, errs, want)
		}
	}
	if docs, errs = read(t, "", intake.Options{Stdin: strings.NewReader(report), As: "txt"}, "-"); len(errs) > 0 || ids(docs) != "stdin" {
		t.Errorf("%d documents, errors %q", len(docs), errs)
	}
}

func TestWindows1256(t *testing.T) {
	dir := t.TempDir()
	raw, err := charmap.Windows1256.NewEncoder().Bytes([]byte(report))
	if err != nil {
		t.Fatal(err)
	}
	docs, errs := read(t, dir, intake.Options{}, put(t, dir, "old.txt", raw))
	if len(errs) > 0 || docs[0].Text != report || docs[0].Encoding != "windows-1256" || !bytes.Equal(docs[0].Raw, raw) {
		t.Errorf("%+v, errors %q", docs, errs)
	}
}

// TestHuge holds that a file far above MaxReport costs nothing, and that a line
// far above it is passed over in flat memory.
func TestHuge(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"huge.txt", "huge.html"} {
		path := put(t, dir, name, nil)
		if err := os.Truncate(path, 10<<30); err != nil {
			t.Skip("no sparse files here:", err)
		}
		_, errs := read(t, dir, intake.Options{}, path)
		if len(errs) != 1 || !strings.Contains(errs[0], "too large") {
			t.Errorf("%s: errors %q", name, errs)
		}
		os.Remove(path)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	in := io.MultiReader(strings.NewReader(`{"id":"x","text":"`), io.LimitReader(endless{}, 200<<20), strings.NewReader("\"}\n"+`{"id":"y","text":"م"}`))
	docs, errs := read(t, dir, intake.Options{Stdin: in, MaxReport: 1 << 20}, "-")
	runtime.ReadMemStats(&after)
	if ids(docs) != "y" || len(errs) != 1 || !strings.HasPrefix(errs[0], "-:1: report is too large") {
		t.Errorf("ids %q, errors %q", ids(docs), errs)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 16<<20 {
		t.Errorf("%d bytes allocated for a line of 200 MiB", n)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestProgress(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.txt", []byte(report))
	put(t, dir, "b.txt", bytes.Repeat([]byte(report), 20))
	put(t, dir, "c.jsonl.gz", pack(t, `{"text": "م"}`))
	put(t, dir, "d.jpg", []byte("zzz"))
	put(t, dir, "e.csv.gz", pack(t, "text\nم\n"))
	odd := put(t, t.TempDir(), "odd.xyz", []byte("zzz"))
	var done, total int64
	opt := intake.Options{MaxReport: 200, Progress: func(d, n int64) {
		if d < done || d > n {
			t.Errorf("progress %d of %d after %d", d, n, done)
		}
		done, total = d, n
	}}
	read(t, dir, opt, dir, odd)
	if done == 0 || done != total {
		t.Errorf("ended at %d of %d", done, total)
	}
}

func TestStop(t *testing.T) {
	dir := t.TempDir()
	path := put(t, dir, "a.jsonl", bytes.Repeat([]byte(`{"text": "م"}`+"\n"), 100))
	n := 0
	for range intake.Read(t.Context(), intake.Options{}, path, dir) {
		if n++; n == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n = 0
	var last error
	for _, err := range intake.Read(ctx, intake.Options{}, dir, path) {
		if n++; n == 5 {
			cancel()
		}
		last = err
	}
	if n != 6 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d steps after cancelling at 5, last error %v", n, last)
	}
}
