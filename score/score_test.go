package score

import (
	"os"
	"strings"
	"testing"
)

// The reports in testdata were printed by the reference script.
func TestReport(t *testing.T) {
	for _, c := range []struct {
		file string
		json bool
	}{{"testdata/report.txt", false}, {"testdata/report.json", true}} {
		want, err := os.ReadFile(c.file)
		if err != nil {
			t.Fatal(err)
		}
		got := run(t, "testdata/gold.jsonl", "testdata/predicted.jsonl", "testdata/texts.jsonl", c.json)
		if got != string(want) {
			t.Errorf("%s differs at %s", c.file, firstDifference(got, string(want)))
		}
	}
}

func TestUnread(t *testing.T) {
	gold := load(t, `{"id":"a","claims":[]}`+"\n"+`{"id":"b","claims":[]}`)
	r, err := Compare(gold, load(t, `{"id":"b","claims":null}`), load(t, `{"id":"a","text":""}`+"\n"+`{"id":"b","text":"x"}`))
	if err != nil {
		t.Fatal(err)
	}
	if r.Unread != 1 || r.Documents != 2 {
		t.Errorf("unread %d of %d, want 1 of 2", r.Unread, r.Documents)
	}
	if _, err := Compare(gold, gold, load(t, `{"id":"a","text":""}`)); err == nil || !strings.Contains(err.Error(), "b") {
		t.Errorf("a missing text gives %v, want an error that names b", err)
	}
}

func TestLoadErrors(t *testing.T) {
	for in, want := range map[string]string{
		"{\"id\":\"a\"}\n{broken":                           "f.jsonl:2: ",
		"{\"text\":\"x\"}":                                  "f.jsonl:1: a line without id",
		"\n\n{\"id\":\"a\",\"claims\":[{\"quote\":\"x\"}]}": "f.jsonl:3: claim 0 has no type",
		"{\"id\":\"a\",\"claims\":[{\"type\":\"toll\",\"quote\":{\"start\":1}}]}": "start without end",
	} {
		if _, err := Load(strings.NewReader(in), "f.jsonl"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", in, err, want)
		}
	}
}

func load(t *testing.T, s string) *File {
	t.Helper()
	f, err := Load(strings.NewReader(s), "in")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		drop map[string]bool
		want bool
	}{
		{"مدينة حلب", "حلب", placeWords, true},
		{"الرّقة", "الرقه", placeWords, true},
		{"الجيش", "الجيش الحر", nameWords, false},
		{"عبدالرحمن", "عبد الرحمن", nameWords, true},
		{"المرصد السوري لحقوق الإنسان", "المرصد السوري", nameWords, true},
		{"وكالة أعماق", "أعماق", nameWords, true},
		{"حمص", "حماة", placeWords, false},
		{"مدينة", "قرية", placeWords, false},
		{"", "", placeWords, true},
	} {
		if got := sameName(c.a, c.b, c.drop); got != c.want {
			t.Errorf("sameName(%q, %q) = %v", c.a, c.b, got)
		}
		if got := sameName(c.b, c.a, c.drop); got != c.want {
			t.Errorf("sameName(%q, %q) = %v", c.b, c.a, got)
		}
	}
}
