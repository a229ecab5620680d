package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadPass(t *testing.T) {
	p, err := readPass("first", strings.NewReader("# drawn-abc.jsonl\n# by the guidelines\n\n1\tright\n2\twrong figure\n"))
	if err != nil {
		t.Fatal(err)
	}
	if p.draw != "drawn-abc.jsonl" || p.says[1] != "right" || p.says[2] != "wrong figure" || len(p.says) != 2 {
		t.Errorf("read as %+v", p)
	}
	for _, c := range []struct{ file, want string }{
		{"1\tright\n", "names the draw"},
		{"# drawn-abc.jsonl\n1\tperhaps\n", "first:2"},
		{"# drawn-abc.jsonl\n1 right\n", "first:2"},
		{"# drawn-abc.jsonl\n1\tright\n1\tright\n", "judged twice"},
	} {
		if _, err := readPass("first", strings.NewReader(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one that says %q", c.file, err, c.want)
		}
	}
}

func write(t *testing.T, name, s string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestReport(t *testing.T) {
	draw := write(t, "drawn-abc.jsonl", `{"n":1,"doc":"a"}`+"\n"+`{"n":2,"doc":"b"}`+"\n"+`{"n":3,"doc":"c"}`+"\n"+`{"n":4,"doc":"d"}`+"\n")
	first := write(t, "first", "# drawn-abc.jsonl\n1\tright\n2\tright\n3\tright\n4\tnot an event\n")
	second := write(t, "second", "# drawn-abc.jsonl\n1\tright\n2\twrong type\n3\tright\n4\twrong figure\n")
	var b bytes.Buffer
	if err := runReport(&b, []string{first, second}, draw); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"right              3      2\n", "not an event       1      0\n", "agree on 2 of 4", "2 of 4 (0.50)",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
	short := write(t, "short", "# drawn-abc.jsonl\n1\tright\n")
	other := write(t, "other", "# drawn-def.jsonl\n1\tright\n2\tright\n3\tright\n4\tright\n")
	long := write(t, "long", "# drawn-abc.jsonl\n1\tright\n2\tright\n3\tright\n4\tright\n5\tright\n")
	for _, c := range []struct {
		files []string
		want  string
	}{
		{[]string{first}, "two passes"},
		{[]string{first, short}, "claim 2 is not judged"},
		{[]string{first, other}, "judges drawn-def.jsonl"},
		{[]string{first, long}, "5 verdicts on 4 claims"},
		{[]string{first, "absent"}, "absent"},
	} {
		if err := runReport(&b, c.files, draw); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: error %v, want one that says %q", c.files, err, c.want)
		}
	}
}
