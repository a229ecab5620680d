package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
)

// Every command explains itself at length, with an example of itself.
func TestHelp(t *testing.T) {
	var c cli
	p, err := newParser(&c, &app{}, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Model.Children) < 11 {
		t.Fatalf("%d commands", len(p.Model.Children))
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range p.Model.Children {
		if !strings.Contains(string(readme), "`"+n.Name+"`") {
			t.Errorf("README.md does not name %s", n.Name)
		}
		explains(t, n, n.Name)
		for _, sub := range n.Children {
			explains(t, sub, n.Name+" "+sub.Name)
		}
	}
}

// explains checks the help of the command that is called name.
func explains(t *testing.T, n *kong.Node, name string) {
	t.Helper()
	if n.Help == "" {
		t.Errorf("%s has no line of help", name)
	}
	if !strings.Contains(n.Detail, "Example") || !strings.Contains(n.Detail, "\n  isnad "+name) && !strings.Contains(n.Detail, "| isnad "+name) {
		t.Errorf("%s has no example of itself:\n%s", name, n.Detail)
	}
	for _, f := range n.Flags {
		if f.Help == "" {
			t.Errorf("%s --%s has no help", name, f.Name)
		}
	}
	var out, errs bytes.Buffer
	a := &app{ctx: t.Context(), stdout: &out, stderr: &errs, now: time.Now}
	if status := a.run(append(strings.Fields(name), "--help")); status != exitOK || errs.Len() > 0 {
		t.Errorf("%s --help: status %d, %s", name, status, &errs)
	}
	if !strings.Contains(out.String(), "isnad "+name) {
		t.Errorf("%s --help does not show its example:\n%s", name, &out)
	}
}

func TestByteSize(t *testing.T) {
	for in, want := range map[string]byteSize{"1": 1, "500000": 500000, "64KiB": 64 << 10, "8MiB": 8 << 20, "2GiB": 2 << 30} {
		var s byteSize
		if err := s.UnmarshalText([]byte(in)); err != nil || s != want {
			t.Errorf("%s is %d, %v", in, s, err)
		}
	}
	for _, in := range []string{"", "0", "-1", "8MB", "x", "99999999999GiB"} {
		var s byteSize
		if err := s.UnmarshalText([]byte(in)); err == nil {
			t.Errorf("%q is %d, want an error", in, s)
		}
	}
}
