package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/isnad-project/isnad/store"
)

// press is a server of news whose pages a test changes as it goes.
type press struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]sheet
	asked []string // paths, with "304" behind those that had not changed
}

// sheet is what the press prints at one path.
type sheet struct {
	kind, body string
	status     int // 0: OK
}

func newPress(t *testing.T) *press {
	p := &press{pages: map[string]sheet{}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, ok := p.pages[r.URL.Path]
	tag := fmt.Sprintf("%q", fmt.Sprint(len(s.body)))
	switch {
	case !ok:
		http.NotFound(w, r)
		return
	case s.status != 0:
		p.asked = append(p.asked, fmt.Sprint(r.URL.Path, " ", s.status))
		w.WriteHeader(s.status)
		return
	case r.Header.Get("If-None-Match") == tag:
		p.asked = append(p.asked, r.URL.Path+" 304")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	p.asked = append(p.asked, r.URL.Path)
	w.Header().Set("ETag", tag)
	w.Header().Set("Content-Type", s.kind)
	if strings.HasPrefix(s.body, "\x1f\x8b") {
		w.Header().Set("Content-Encoding", "gzip")
	}
	fmt.Fprint(w, s.body)
}

// print prints at a path; without a body it takes back what stood there.
func (p *press) print(path, kind, body string, status int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[path] = sheet{kind, body, status}
}

// requests are the paths asked for since the last call.
func (p *press) requests() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := strings.Join(p.asked, ", ")
	p.asked = nil
	return s
}

func newsPage(head, title, text string) string {
	return `<!doctype html><html lang="ar"><head>` + head + `<title>` + title + `</title></head><body><nav>الرئيسية</nav><article><h1>` + title +
		`</h1><div>الثلاثاء 4 آذار 2031</div><p>` + text + `</p><p>` + closing + `</p></article></body></html>`
}

const closing = "وقال سكان في البلدة إن الهدوء عاد إلى الشوارع مساء اليوم، وإن فرق الإسعاف نقلت المصابين إلى المشفى القريب من الساحة."

func in(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// command runs a command to its end.
func command(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	a := &app{ctx: t.Context(), stdout: &out, stderr: &errs, now: time.Now}
	if s := a.run(args); s != want {
		t.Fatalf("%q: status %d\n%s%s", args, s, &out, &errs)
	}
	return out.String(), errs.String()
}

func entries(t *testing.T, db string) []store.Entry {
	t.Helper()
	l, err := store.OpenExisting(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	docs, err := l.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// TestIngestPages ingests pages of a server in three encodings, one of them packed unasked, one that is not
// allowed and one that is not there.
func TestIngestPages(t *testing.T) {
	p := newPress(t)
	p.print("/robots.txt", "text/plain", "User-agent: isnad\nDisallow: /admin\n", 0)
	p.print("/1", "text/html; charset=utf-8", newsPage("", "مقتل ثلاثة في سلقين", "قتل ثلاثة أشخاص في قصف مدفعي على مدينة سلقين في إدلب صباح اليوم."), 0)
	p.print("/2", "text/html; charset=windows-1256", in(t, charmap.Windows1256, newsPage("", "جرحى في منبج", "أصيب خمسة مدنيين بانفجار لغم قرب منبج في حلب أمس.")), 0)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(in(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), newsPage("", "اشتباكات في درعا", "اندلعت اشتباكات بين مسلحين في مدينة درعا مساء أمس وقتل شخصان."))))
	z.Close()
	p.print("/3", "text/html", packed.String(), 0)
	p.print("/admin/1", "text/html", newsPage("", "سر", "لا يقرأ."), 0)
	db := filepath.Join(t.TempDir(), "a.db")
	args := []string{"ingest", p.URL + "/1", p.URL + "/2", p.URL + "/3", p.URL + "/admin/1", p.URL + "/none", "--db", db, "--delay", "0s"}

	if _, says := command(t, exitFailed, args...); !strings.Contains(says, "which is no public address (--allow-private)") {
		t.Errorf("a private address: %s", says)
	}
	args = append(args, "--allow-private")
	out, says := command(t, exitFailed, args...)
	if out != "read 3, new 3, already known 0, failed 2\n" {
		t.Errorf("%s%s", out, says)
	}
	for _, want := range []string{"/admin/1: robots.txt of ", "/none: the server answers 404 Not Found"} {
		if !strings.Contains(says, want) {
			t.Errorf("%q is not said in\n%s", want, says)
		}
	}
	docs := entries(t, db)
	for i, want := range []string{"", "windows-1256", "utf-16le"} {
		if d := docs[i]; d.Encoding != want || d.Published != "2031-03-04" || d.DatedBy != "visible" || d.URL != fmt.Sprint(p.URL, "/", i+1) {
			t.Errorf("%q %q %q %q; want %q", d.Encoding, d.Published, d.DatedBy, d.URL, want)
		}
	}
	p.requests()
	if out, _ = command(t, exitFailed, args...); out != "read 0, new 0, already known 3, failed 2\n" {
		t.Errorf("again: %s", out)
	}
	if got := p.requests(); got != "/robots.txt, /1 304, /2 304, /3 304" {
		t.Errorf("asked again: %s", got)
	}
}

// TestWatch polls a feed that changes, with a restart between any two polls.
func TestWatch(t *testing.T) {
	p := newPress(t)
	dir := t.TempDir()
	db, list := filepath.Join(dir, "w.db"), filepath.Join(dir, "feeds.toml")
	if err := os.WriteFile(list, []byte("[[feed]]\naddress = \""+p.URL+"/feed\"\noutlet = \"وكالة العينة\"\nfrom = 2024-03-01\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	item := func(path, published, updated string) string {
		return `<entry><link href="` + path + `"/><published>` + published + `</published><updated>` + updated + `</updated></entry>`
	}
	feed := func(items ...string) {
		p.print("/feed", "application/atom+xml", `<feed xmlns="http://www.w3.org/2005/Atom">`+strings.Join(items, "")+`</feed>`, 0)
	}
	page := func(path, text string, status int) {
		p.print(path, "text/html", strings.Replace(newsPage("", "خبر", text), "الثلاثاء 4 آذار 2031", "", 1), status)
	}
	poll := func(status int, summary, requests string) {
		t.Helper()
		out, says := command(t, status, "watch", list, "--once", "--db", db, "--delay", "0s", "--allow-private")
		if out != summary+"\n" {
			t.Errorf("%s%s; want %s", out, says, summary)
		}
		if got := p.requests(); got != requests {
			t.Errorf("asked for %s; want %s", got, requests)
		}
	}
	early, late := "2024-03-05T01:00:00+03:00", time.Now().Add(time.Hour).UTC().Format(time.RFC3339)
	one, two, old := item("/1", early, early), item("/2", early, early), item("/0", "2024-02-01T00:00:00Z", "2024-02-01T00:00:00Z")

	feed(one, old)
	page("/1", "قتل ثلاثة أشخاص في قصف مدفعي على مدينة سلقين في إدلب صباح اليوم.", 0)
	page("/2", "", http.StatusInternalServerError)
	poll(exitOK, "read 1, new 1, already known 0, failed 0", "/feed, /1")
	poll(exitOK, "read 0, new 0, already known 0, failed 0", "/feed 304")
	feed(one, two, old)
	poll(exitFailed, "read 0, new 0, already known 0, failed 1", "/feed, /2 500")
	page("/2", "أصيب خمسة مدنيين بانفجار لغم قرب منبج في حلب أمس.", 0)
	poll(exitOK, "read 1, new 1, already known 0, failed 0", "/feed, /2")
	poll(exitOK, "read 0, new 0, already known 0, failed 0", "/feed 304")
	feed(item("/1", early, late), two)
	page("/1", "قتل أربعة أشخاص في قصف مدفعي على مدينة سلقين في إدلب صباح اليوم، بحسب حصيلة جديدة.", 0)
	poll(exitOK, "read 1, new 1, already known 0, failed 0", "/feed, /1")

	docs := entries(t, db)
	if len(docs) != 3 {
		t.Fatalf("%d documents", len(docs))
	}
	if d := docs[0]; d.Outlet != "وكالة العينة" || d.Published != "2024-03-05" || d.DatedBy != "feed" {
		t.Errorf("%q %q %q", d.Outlet, d.Published, d.DatedBy)
	}
}

// TestWatchStops ends a watch that waits for the next poll.
func TestWatchStops(t *testing.T) {
	p := newPress(t)
	dir := t.TempDir()
	list := filepath.Join(dir, "feeds.toml")
	p.print("/map", "text/xml", `<sitemapindex><sitemap><loc>/map1</loc></sitemap></sitemapindex>`, 0)
	p.print("/map1", "text/xml", `<urlset><url><loc>/1</loc></url></urlset>`, 0)
	p.print("/1", "text/html", newsPage("", "خبر", "قتل ثلاثة أشخاص في قصف مدفعي على مدينة سلقين في إدلب صباح اليوم."), 0)
	if err := os.WriteFile(list, []byte("[[feed]]\naddress = \""+p.URL+"/map\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, errs, status := background(t, ctx, nil, "watch", list, "--db", filepath.Join(dir, "s.db"), "--delay", "0s", "--allow-private")
	if line, err := said.ReadString('\n'); err != nil || line != "read 1, new 1, already known 0, failed 0\n" {
		t.Errorf("%q, %v", line, err)
	}
	stop()
	select {
	case s := <-status:
		if s != exitOK {
			t.Errorf("status %d\n%s", s, errs)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("watch did not stop")
	}
}
