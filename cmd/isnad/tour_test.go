package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTour runs the commands that docs/tour.md shows and compares what they print
// with what stands there. A block is a comment «run: ...» and the fenced text
// behind it; «(lines X)» at the end of a command keeps the lines with X. With -update the
// blocks are written anew.
func TestTour(t *testing.T) {
	const doc = "../../docs/tour.md"
	b, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	bin := filepath.Join(dir, "isnad")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	samples, err := filepath.Abs("../../samples")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(samples, filepath.Join(dir, "samples")); err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(b), "<!-- run: ")
	blocks := 0
	for i := 1; i < len(parts); i++ {
		command, rest, ok := strings.Cut(parts[i], " -->\n```\n")
		shown, after, ok2 := strings.Cut(rest, "```\n")
		if !ok || !ok2 {
			t.Fatalf("%s: block %d is not a comment and a fenced text", doc, i)
		}
		got := runTour(t, dir, bin, command)
		if !*update && got != shown {
			t.Errorf("%s shows other output than «%s» prints; run go test ./cmd/isnad -run Tour -update\n%s", doc, command, got)
		}
		parts[i] = command + " -->\n```\n" + got + "```\n" + after
		blocks++
	}
	if blocks < 4 {
		t.Fatalf("%s: %d blocks of output", doc, blocks)
	}
	if *update {
		if err := os.WriteFile(doc, []byte(strings.Join(parts, "<!-- run: ")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func runTour(t *testing.T, dir, bin, command string) string {
	t.Helper()
	only := ""
	if c, cut, ok := strings.Cut(command, " (lines "); ok {
		command, only = c, strings.TrimSuffix(cut, ")")
	}
	cmd := exec.Command("bash", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(bin)+":"+os.Getenv("PATH"), "COLUMNS=120")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v: %s", command, err, out.String())
	}
	if only == "" {
		return out.String()
	}
	var kept []string
	for line := range strings.Lines(out.String()) {
		if strings.Contains(line, only) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}
