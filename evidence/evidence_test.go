package evidence_test

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/evidence"
	"github.com/isnad-project/isnad/store"
)

func clock() time.Time { return time.Date(2031, 3, 4, 12, 0, 0, 0, time.UTC) }

// fill makes a ledger of two reports that tell of one event, and gives its id.
func fill(t *testing.T) (path string, l *store.Ledger, event string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.db")
	l, err := store.Open(t.Context(), path, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	l.SetTool("isnad test")
	for i, killed := range []int{4, 6} {
		text := fmt.Sprintf("قتل %d أشخاص بانفجار سيارة مفخخة في دركوش أمس", killed)
		runes := len([]rune(text))
		d := &isnad.Document{ID: fmt.Sprint("r", i), Text: text, Outlet: fmt.Sprint("وكالة ", i), Published: "2031-03-04",
			Origin: fmt.Sprint("https://example.org/", i), Raw: []byte("<p>" + text + "</p><script>alert(1)</script>")}
		if i == 0 {
			d.Title = `<script>alert("عنوان")</script>`
			d.Answer = &isnad.Answer{Address: d.Origin, At: "2031-03-04T11:00:00Z", Status: 200, Header: map[string][]string{"Content-Type": {"text/html"}}}
		}
		day := "2031-03-03"
		c := isnad.Claim{Doc: d.ID, Type: "assault.car_bomb", Modality: isnad.Asserted, Rule: "test",
			Quote:   isnad.Quote{End: runes, Exact: text},
			Trigger: isnad.Quote{Start: 0, End: 3, Exact: "قتل"},
			Time:    isnad.Time{Value: &day},
			Place:   &isnad.Place{Name: "دركوش", Admin1: "إدلب", Country: "SY", Relation: isnad.In},
			Actors:  []string{}, Targets: []string{}, Source: []string{},
			Counts: []isnad.Count{{Outcome: "killed", Low: &killed, High: &killed, Who: "persons", Quote: isnad.Quote{Start: 4, End: 5, Exact: fmt.Sprint(killed)}}}}
		c.Seal(d.Key())
		if _, err := l.Add(t.Context(), d, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), store.EventFilter{})
	if err != nil || len(events) != 1 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	return path, l, events[0].ID
}

func write(t *testing.T, l *store.Ledger, event string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := evidence.Write(t.Context(), &b, l, event, "isnad test", clock()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// verify verifies a bundle of these bytes.
func verify(t *testing.T, name string, b []byte) *evidence.Result {
	t.Helper()
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := evidence.Bundle(name)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestBundle(t *testing.T) {
	_, l, event := fill(t)
	b := write(t, l, event)
	name := filepath.Join(t.TempDir(), "b.zip")
	if r := verify(t, name, b); len(r.Faults) > 0 || r.Reports != 2 || r.Claims != 2 {
		t.Fatalf("%+v", r)
	}
	if again := write(t, l, event); !bytes.Equal(b, again) {
		t.Error("the same event gives another bundle")
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	page, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	var html bytes.Buffer
	if _, err := html.ReadFrom(page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"قتل 4 أشخاص", "قتل 6 أشخاص", "وكالة 0", event, "Content-Type: text/html", "&lt;script&gt;"} {
		if !strings.Contains(html.String(), want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	for _, never := range []string{"<script", "http-equiv=\"refresh\"", "src="} {
		if strings.Contains(html.String(), never) {
			t.Errorf("the page has %q", never)
		}
	}
}

// TestOneByte changes one byte of a bundle after the other: each of them fails, and a
// byte of a file names the file.
func TestOneByte(t *testing.T) {
	_, l, event := fill(t)
	b := write(t, l, event)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "b.zip")
	inside := 0
	for i := 0; i < len(b); i += 11 {
		changed := slices.Clone(b)
		changed[i] ^= 1
		r := verify(t, name, changed)
		if len(r.Faults) == 0 {
			t.Fatalf("byte %d of %d can be changed", i, len(b))
		}
		for _, f := range z.File {
			from, err := f.DataOffset()
			if err != nil {
				t.Fatal(err)
			}
			if int64(i) < from || int64(i) >= from+int64(f.UncompressedSize64) {
				continue
			}
			inside++
			if r.Faults[0].Where != f.Name {
				t.Errorf("byte %d of %s: %q", i, f.Name, r.Faults)
			}
		}
	}
	if inside < len(b)/22 {
		t.Errorf("only %d of the bytes were those of files", inside)
	}
	for what, changed := range map[string][]byte{
		"cut off":          b[:len(b)-1],
		"something before": append([]byte("x"), b...),
		"something behind": append(slices.Clone(b), 'x'),
		"nothing":          nil,
		"another file":     []byte("قصفت المدفعية"),
	} {
		if r := verify(t, name, changed); len(r.Faults) == 0 {
			t.Errorf("%s: whole", what)
		}
	}
}

// TestForged makes a bundle anew around a claim that was changed: the hashes of its
// files are right, and what they say is not.
func TestForged(t *testing.T) {
	_, l, event := fill(t)
	b := write(t, l, event)
	for _, tc := range []struct{ from, to, says string }{
		{`"exact":"4"`, `"exact":"9"`, "does not stand in the text"},
		{`"type":"assault.car_bomb","quote"`, `"type":"assault.shelling","quote"`, "not what its id was made of"},
		{`"outlet":"وكالة 0","published"`, `"outlet":"وكالة 9","published"`, "not what its key was made of"},
		{`<p>قتل 4`, `<p>قتل 9`, "its bytes are not those that came in"},
	} {
		name := filepath.Join(t.TempDir(), "f.zip")
		if err := evidence.Forge(name, b, tc.from, tc.to); err != nil {
			t.Fatal(err)
		}
		r, err := evidence.Bundle(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(fmt.Sprint(r.Faults), tc.says) {
			t.Errorf("%s: %q", tc.to, r.Faults)
		}
	}
}

// TestLedger changes what a ledger holds, past its triggers.
func TestLedger(t *testing.T) {
	for _, tc := range []struct{ table, stmt, says string }{
		{"", ``, ""},
		{"documents", `UPDATE documents SET text = replace(text, '4', '5')`, "not what its key was made of"},
		{"documents", `UPDATE documents SET raw = NULL`, "its bytes are not those that came in"},
		{"documents", `UPDATE documents SET raw = substr(raw, 1, length(raw) - 1)`, "unpack"},
		{"documents", `UPDATE documents SET title = title || '.'`, "beside its text"},
		{"documents", `UPDATE documents SET origin = 'elsewhere.txt:1'`, "how it came into hand"},
		{"custody", `UPDATE custody SET tool = 'another'`, "how it came into hand"},
		{"claims", `UPDATE claims SET body = replace(body, 'car_bomb', 'shelling')`, "not what its id was made of"},
		{"documents", `DELETE FROM documents WHERE id = 'r0'`, "leads to none in documents"},
		{"custody", `DELETE FROM custody`, "custody"},
	} {
		path, l, _ := fill(t)
		if tc.stmt != "" {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			for _, stmt := range []string{`DROP TRIGGER ` + tc.table + `_no_update`, `DROP TRIGGER ` + tc.table + `_no_delete`, tc.stmt} {
				if _, err := db.Exec(stmt); err != nil {
					t.Fatal(err)
				}
			}
			db.Close()
		}
		r, err := evidence.Ledger(t.Context(), l, nil)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case tc.stmt == `DELETE FROM custody`:
			if r.Unkept != 2 || len(r.Faults) > 0 {
				t.Errorf("%s: %+v", tc.stmt, r)
			}
		case tc.says == "" && (len(r.Faults) > 0 || r.Reports != 2 || r.Claims != 2):
			t.Errorf("%+v", r)
		case tc.says != "" && (len(r.Faults) == 0 || !strings.Contains(fmt.Sprint(r.Faults), tc.says)):
			t.Errorf("%s: %q", tc.stmt, r.Faults)
		}
	}
}
