package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// background runs a command in the background; the pipe gives its standard output.
func background(t *testing.T, ctx context.Context, stdin io.Reader, args ...string) (*bufio.Reader, *bytes.Buffer, chan int) {
	t.Helper()
	r, w := io.Pipe()
	var errs bytes.Buffer
	status := make(chan int, 1)
	go func() {
		a := &app{ctx: ctx, stdin: stdin, stdout: w, stderr: &errs, now: time.Now}
		s := a.run(args)
		w.Close()
		status <- s
	}()
	return bufio.NewReader(r), &errs, status
}

func TestServe(t *testing.T) {
	db := filepath.Join(t.TempDir(), "s.db")
	var out, errs bytes.Buffer
	a := &app{ctx: t.Context(), stdout: &out, stderr: &errs, now: time.Now}
	if s := a.run([]string{"ingest", "../../samples/reports.jsonl", "--db", db}); s != exitOK {
		t.Fatalf("ingest: status %d\n%s", s, &errs)
	}

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, _, status := background(t, ctx, nil, "serve", "--db", db, "--addr", "127.0.0.1:0")
	line, err := said.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, url, ok := strings.Cut(line, "on http://")
	if !ok {
		t.Fatalf("serve says %q", line)
	}
	url, _, _ = strings.Cut(url, " ")
	resp, err := http.Get("http://" + url + "/events")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil || resp.StatusCode != http.StatusOK || !strings.Contains(string(body), "سلقين") {
		t.Errorf("the list of events: %s, %v, %.300s", resp.Status, err, body)
	}

	// The same port again: an error that says what to do.
	errs.Reset()
	if s := a.run([]string{"serve", "--db", db, "--addr", url}); s != exitFailed || !strings.Contains(errs.String(), "choose another port with --addr") {
		t.Errorf("a taken port: status %d, %s", s, &errs)
	}

	stop()
	select {
	case s := <-status:
		if s != exitOK {
			t.Errorf("stopped with status %d", s)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("serve did not stop")
	}
	if c, err := net.DialTimeout("tcp", url, time.Second); err == nil {
		c.Close()
		t.Error("something still listens")
	}
}

// Ctrl-C in the middle of ingest keeps what was read and says how to go on.
func TestInterruptedIngest(t *testing.T) {
	db := filepath.Join(t.TempDir(), "i.db")
	ctx, interrupt := context.WithCancel(t.Context())
	in, feed := io.Pipe()
	said, errs, status := background(t, ctx, in, "ingest", "-", "--db", db, "--workers", "1")
	go func() {
		for i := range 40 {
			fmt.Fprintf(feed, "{\"id\":\"n%d\",\"text\":\"قتل %d أشخاص في قصف على بلدة سراقب.\"}\n", i, i+3)
		}
		interrupt()
		for i := 0; ; i++ {
			if _, err := fmt.Fprintf(feed, "{\"id\":\"late%d\",\"text\":\"قتل %d أشخاص في حمص.\"}\n", i, i); err != nil {
				return
			}
		}
	}()
	out, err := io.ReadAll(said)
	if err != nil {
		t.Fatal(err)
	}
	in.Close()
	if s := <-status; s != exitFailed || !strings.Contains(errs.String(), "isnad rebuild") {
		t.Errorf("status %d, %s", s, errs)
	}
	var read, fresh, known, failed int
	if _, err := fmt.Sscanf(string(out), "read %d, new %d, already known %d, failed %d", &read, &fresh, &known, &failed); err != nil {
		t.Fatalf("summary %q: %v", out, err)
	}
	if read == 0 || fresh != read || failed != 0 {
		t.Errorf("summary %q", out)
	}
	var list, listErrs bytes.Buffer
	a := &app{ctx: t.Context(), stdout: &list, stderr: &listErrs, now: time.Now}
	if s := a.run([]string{"rebuild", "--db", db}); s != exitOK || !strings.HasPrefix(list.String(), fmt.Sprintf("reports %d,", fresh)) {
		t.Errorf("rebuild after it: status %d, %s%s", s, &list, &listErrs)
	}
}
