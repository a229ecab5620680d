package isnad_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

var update = flag.Bool("update", false, "write the parts of the docs that are made from the knowledge")

type ontologyType struct {
	Code, Ar, En, Says, Acled, Plover string
	Examples                          []string
}

// codebookTypes is the part of docs/codebook.md that the ontology makes.
func codebookTypes(t *testing.T) string {
	b, err := os.ReadFile("knowledge/ontology.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var types []ontologyType
	if err := yaml.Unmarshal(b, &types); err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	for _, typ := range types {
		fmt.Fprintf(&s, "### `%s` · %s · %s\n\n%s\n\n", typ.Code, typ.Ar, typ.En, typ.Says)
		for _, e := range typ.Examples {
			fmt.Fprintf(&s, "> %s\n\n", e)
		}
		if typ.Acled != "" || typ.Plover != "" {
			fmt.Fprintf(&s, "ACLED: %s. PLOVER: %s.\n\n", orNone(typ.Acled), orNone(typ.Plover))
		}
	}
	return s.String()
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

const (
	begin = "<!-- types: made from knowledge/ontology.yaml by go test . -run Codebook -update -->\n"
	end   = "<!-- end of types -->\n"
)

func TestCodebook(t *testing.T) {
	const file = "docs/codebook.md"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), begin)
	middle, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s: the marks around the types are missing", file)
	}
	want := "\n" + codebookTypes(t)
	if *update {
		if err := os.WriteFile(file, []byte(head+begin+want+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if middle != want {
		t.Errorf("%s does not list the types of the ontology as they are; run go test . -run Codebook -update", file)
	}
}

// TestFieldsDocumented finds a field of a claim or an event that the codebook
// does not name.
func TestFieldsDocumented(t *testing.T) {
	book, err := os.ReadFile("docs/codebook.md")
	if err != nil {
		t.Fatal(err)
	}
	tag := regexp.MustCompile("json:\"([a-z0-9_]+)")
	for _, file := range []string{"claim.go", "place.go", "event.go"} {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range tag.FindAllStringSubmatch(string(src), -1) {
			if !strings.Contains(string(book), "`"+m[1]+"`") {
				t.Errorf("docs/codebook.md does not name the field %s of %s", m[1], file)
			}
		}
	}
}

// TestCommandsDocumented finds a command that the README does not name.
func TestCommandsDocumented(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile("cmd/isnad/main.go")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^\s+\w+\s+\w+Cmd\s+`+"`cmd:\"\"[^`]*`").FindAllString(string(src), -1)
	if len(found) < 8 {
		t.Fatalf("%d commands found in cmd/isnad/main.go; the pattern of this test is out of date", len(found))
	}
	for _, f := range found {
		name := strings.ToLower(strings.Fields(f)[0])
		if !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("README.md does not name the command %s", name)
		}
	}
}

// TestLinks finds a link of the docs that leads nowhere.
func TestLinks(t *testing.T) {
	files, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	for _, f := range append(files, "README.md", "samples/README.md") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(b), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(f), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", f, m[1])
			}
		}
	}
}
