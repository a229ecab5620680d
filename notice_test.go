package isnad_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Every module that is linked into the program is named in NOTICE.
func TestNotice(t *testing.T) {
	notice, err := os.ReadFile("NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/isnad").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := slices.DeleteFunc(strings.Fields(string(out)), func(m string) bool { return m == module })
	slices.Sort(modules)
	modules = slices.Compact(modules)
	if len(modules) < 5 {
		t.Fatalf("only %v are linked", modules)
	}
	for _, m := range modules {
		if !strings.Contains(string(notice), m) {
			t.Errorf("NOTICE does not name %s", m)
		}
	}
}
