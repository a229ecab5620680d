package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/intake"
)

// record is one record of a web archive.
func record(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"+
		"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, contentType, len(block), block)
}

func answer(uri, head, body string) string {
	return record("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nServer: s\r\n"+head+"\r\n\r\n"+body)
}

// crawl is a web archive, a record each.
func crawl(t *testing.T) []string {
	return []string{
		record("warcinfo", "", "application/warc-fields", "software: x\r\n"),
		record("request", "http://example.org/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		answer("http://example.org/1", "Content-Type: text/html; charset=windows-1256", legacy(t, page(`<meta property="og:site_name" content="المثال">`))),
		answer("http://example.org/1.jpg", "Content-Type: image/jpeg", "xx"),
		answer("http://example.org/2", "Content-Type: text/html\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page("")), page(""))),
		answer("http://example.org/3", "Content-Type: text/html\r\nContent-Encoding: gzip", string(pack(t, page("")))),
		answer("http://example.org/4", "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", page("")),
		record("response", "http://example.org/5", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+page("")),
		record("resource", "http://example.org/6", "text/html", page("")),
		answer("http://example.org/7", "Content-Type: text/html", "<html><body></body></html>"),
		answer("http://example.org/8", "Content-Type: text/plain", report),
	}
}

const crawled = "http://example.org/1 http://example.org/2 http://example.org/3 http://example.org/4 http://example.org/6 http://example.org/8"

// packings are a web archive as it is, and packed as archives are.
func packings(t *testing.T, records []string) map[string][]byte {
	t.Helper()
	var gz []byte
	for _, s := range records {
		gz = append(gz, pack(t, s)...)
	}
	whole := strings.Join(records, "")
	return map[string][]byte{
		"plain.warc": []byte(whole), "each.warc.gz": gz, "whole.warc.gz": pack(t, whole), "each.warc.zst": frames(t, records...), "whole.warc.zst": frames(t, whole),
	}
}

func TestWARC(t *testing.T) {
	for name, content := range packings(t, crawl(t)) {
		dir := t.TempDir()
		skipped := 0
		docs, errs := read(t, dir, intake.Options{Skipped: func(string) { skipped++ }}, put(t, dir, name, content))
		if got := ids(docs); got != crawled {
			t.Errorf("%s: %s, errors %q", name, got, errs)
			continue
		}
		if len(errs) != 1 || !strings.HasPrefix(errs[0], name+"@") || !strings.HasSuffix(errs[0], ": page: no text found in it") || skipped != 4 {
			t.Errorf("%s: %d passed over, errors %q", name, skipped, errs)
		}
		d := docs[0]
		if !strings.HasPrefix(d.Text, first) || d.Encoding != "windows-1256" || d.Outlet != "المثال" || d.URL != "http://example.org/1" ||
			d.Answer.At != "2031-03-04T10:00:00Z" || d.Answer.Status != 200 || d.Answer.Header["Server"][0] != "s" || !strings.Contains(d.Origin, name+"@") {
			t.Errorf("%s: %+v, %+v", name, d, d.Answer)
		}
		for _, d := range docs[1:5] {
			if !strings.HasPrefix(d.Text, first) || string(d.Raw) != page("") {
				t.Errorf("%s: %s: %.60q", name, d.ID, d.Text)
			}
		}
		if piped, _ := read(t, dir, intake.Options{Stdin: bytes.NewReader(content)}, "-"); ids(piped) != crawled {
			t.Errorf("%s on standard input: %s", name, ids(piped))
		}
	}
}

// TestResume holds that reading goes on behind the report that was kept last,
// from every one of them, and from the beginning where the archive is another.
func TestResume(t *testing.T) {
	for name, content := range packings(t, crawl(t)) {
		dir := t.TempDir()
		path := put(t, dir, name, content)
		all, _ := read(t, dir, intake.Options{}, path)
		for i, d := range all {
			var done, total int64
			opt := intake.Options{
				Last:     func(string) (string, string, error) { return d.Origin, d.Key(), nil },
				Progress: func(d, n int64) { done, total = d, n },
			}
			docs, errs := read(t, dir, opt, path)
			hollow := 1 // the page without text lies before the last report
			if i == len(all)-1 {
				hollow = 0
			}
			if ids(docs) != ids(all[i+1:]) || len(errs) != hollow || done != total {
				t.Errorf("%s behind %s: %s, errors %q, %d of %d", name, d.ID, ids(docs), errs, done, total)
			}
		}
		for _, origin := range []string{all[1].Origin, path + "@7", path + "@x+y", path + "@99999999", "other@0"} {
			docs, _ := read(t, dir, intake.Options{Last: func(string) (string, string, error) { return origin, "another", nil }}, path)
			if ids(docs) != crawled {
				t.Errorf("%s from %s: %s", name, origin, ids(docs))
			}
		}
	}
}

func TestBadWARC(t *testing.T) {
	good := func(n int) string {
		return answer(fmt.Sprintf("http://example.org/%d", n), "Content-Type: text/plain", report)
	}
	for _, tc := range []struct {
		name  string
		parts []string
		count int
		err   string
	}{
		{"garbage", []string{good(1), "garbage\r\n\r\nmore\r\n", good(2)}, 2, "no record begins here"},
		{"length", []string{good(1), strings.Replace(good(3), "Content-Length: ", "Content-Length: x", 1), good(2)}, 2, "is no length"},
		{"http", []string{good(1), record("response", "u", "application/http", "HTTP\r\n\r\n"), good(2)}, 2, "malformed HTTP"},
		{"head", []string{good(1), record("response", "u", "application/http", "HTTP/1.1 200 OK\r\nA: b"), good(2)}, 2, "the head of the response does not end"},
		{"large", []string{good(1), answer("u", "Content-Type: text/html", strings.Repeat("ب", 2000)), good(2)}, 2, "report is too large"},
		{"brotli", []string{good(1), answer("u", "Content-Type: text/html\r\nContent-Encoding: br", "x"), good(2)}, 2, "Content-Encoding br is not read"},
		{"cut", []string{good(1), good(2)[:300]}, 1, "cut off"},
	} {
		for form, content := range packings(t, tc.parts) {
			dir := t.TempDir()
			docs, errs := read(t, dir, intake.Options{MaxReport: 2000, As: "warc"}, put(t, dir, form, content))
			if len(docs) != tc.count || len(errs) != 1 || !strings.Contains(errs[0], tc.err) {
				t.Errorf("%s, %s: %s, errors %q", tc.name, form, ids(docs), errs)
			}
		}
	}
	dir := t.TempDir()
	gz := packings(t, crawl(t))["each.warc.gz"]
	docs, errs := read(t, dir, intake.Options{}, put(t, dir, "cut.warc.gz", gz[:len(gz)-20]))
	if len(docs) != 5 || len(errs) != 2 || !strings.Contains(errs[1], "cut off") {
		t.Errorf("cut: %s, errors %q", ids(docs), errs)
	}
	if _, errs := read(t, dir, intake.Options{}, put(t, dir, "empty.warc", nil)); len(errs) != 1 {
		t.Errorf("empty: errors %q", errs)
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(answer("http://example.org/1", "Content-Type: text/html", "<p>قصف</p>")))
	f.Add([]byte("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\nقصف\nx\r\n\r\nx\nWARC/1.1\n\n"))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"))
	f.Add([]byte("\x28\xb5\x2f\xfd\x20\x03\x19\x00\x00abc"))
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		var last *isnad.Document
		for d, err := range intake.Read(t.Context(), intake.Options{As: "warc", Stdin: bytes.NewReader(b), MaxReport: 1000}, "-") {
			if n++; n > len(b)+1 {
				t.Fatalf("%d steps for %d bytes", n, len(b))
			}
			var ie *intake.Error
			if err != nil && !errors.As(err, &ie) {
				t.Fatal(err)
			}
			if err == nil {
				if last != nil && last.Origin == d.Origin {
					t.Fatalf("two reports from %s", d.Origin)
				}
				last = d
			}
		}
	})
}
