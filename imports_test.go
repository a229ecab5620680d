package isnad_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/isnad-project/isnad"

// A layer says what a folder may import of this module and of others. A folder
// of its own may always import what lies inside it.
type layer struct {
	dir   string
	own   []string // folders of this module; "" is the root
	other []string // modules, by prefix
	why   string   // what a forbidden import would break
}

// pure are the folders that turn bytes into claims and claims into events: they
// see no clock, no network, no database and no chance.
var pure = []string{"", "text", "arabic", "numeral", "timex", "lexicon", "gazetteer", "shape", "grammar", "extract", "passage", "search", "link", "score"}

var layers = []layer{
	{"", nil, nil, "every other package imports the nouns; they may lean on nothing but the standard library"},
	{"text", []string{""}, []string{"golang.org/x/text", "github.com/saintfish/chardet"}, "a report is repaired before anything is known of its words"},
	{"arabic", []string{"", "text"}, nil, "letters and words are known without any list or rule"},
	{"numeral", []string{"", "arabic"}, nil, "counts are read from words alone"},
	{"timex", []string{"", "arabic", "numeral"}, nil, "times are read from words and counts alone"},
	{"lexicon", []string{"", "arabic"}, []string{"github.com/goccy/go-yaml"}, "term lists know words, not what is made of them"},
	{"gazetteer", []string{"", "arabic"}, []string{"github.com/klauspost/compress"}, "places are found by their names and chosen by other places, not by events"},
	{"gazetteer/tables", []string{"", "arabic", "gazetteer"}, []string{"github.com/xuri/excelize", "golang.org/x/text"}, "tables that others publish become rows; what rows mean is not theirs to know"},
	{"gazetteer/pack", []string{"", "arabic", "gazetteer", "gazetteer/tables"}, []string{"github.com/klauspost/compress", "golang.org/x/text"}, "the embedded table is made as imported ones are read"},
	{"grammar", []string{"", "arabic", "lexicon"}, []string{"github.com/goccy/go-yaml"}, "the rule language knows no Arabic words of its own and no subject"},
	{"extract", []string{"", "text", "arabic", "numeral", "timex", "lexicon", "gazetteer", "grammar", "knowledge"}, []string{"github.com/goccy/go-yaml"}, "a report is read without looking at any other report, at a ledger or at a page"},
	{"extract/learn", []string{"", "extract", "score"}, nil, "weights are learned from what the program reads and how it scores"},
	{"shape", []string{"", "gazetteer"}, []string{"github.com/klauspost/compress"}, "where a place lies is known from the place alone, not from what happened there"},
	{"search", []string{"", "arabic"}, nil, "words are found by their spelling alone; what else they may be the word lists tell"},
	{"passage", []string{"", "arabic"}, nil, "whether a sentence was copied is known from its words alone"},
	{"link", []string{""}, nil, "claims carry all that linking needs: it reads no text and looks up no place"},
	{"link/learn", []string{"", "extract", "intake", "link", "store"}, nil, "weights of linking are learned from reports as anybody would read and keep them"},
	{"score", []string{""}, []string{"golang.org/x/text"}, "what measures the reading must not share code with it"},
	{"score/precision", []string{"", "extract", "intake"}, nil, "claims are drawn for judging as the program reads them, with nothing between"},
	{"store", []string{"", "link", "passage", "search"}, []string{"modernc.org/sqlite", "github.com/pressly/goose/v3", "github.com/klauspost/compress"}, "the ledger keeps what was read and does not read"},
	{"intake", []string{"", "text", "arabic", "timex"}, []string{"codeberg.org/readeck/go-readability", "github.com/saintfish/chardet", "github.com/klauspost/compress", "golang.org/x/net", "golang.org/x/text", "github.com/go-shiori/dom", "github.com/araddon/dateparse", "github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero"}, "where reports come from has nothing to do with what they say"},
	{"fetch", []string{""}, []string{"github.com/mmcdole/gofeed", "github.com/klauspost/compress", "github.com/BurntSushi/toml", "golang.org/x/net"}, "a server is asked without knowing what its pages say"},
	{"export", []string{"", "link", "shape", "store"}, []string{"github.com/parquet-go/parquet-go", "golang.org/x/text"}, "a format is written from what the ledger holds: it reads no text and knows no rule of reading"},
	{"evidence", []string{"", "store"}, nil, "what stands behind an event is shown from the ledger, and verified with nothing but its own files"},
	{"web", []string{"", "shape", "store", "link", "search", "extract", "export"}, []string{"golang.org/x/text"}, "pages show what is in the ledger; they read no files and no rules"},
	{"peers", nil, nil, "cases of other projects are data: the tests of each part import them, they import nobody"},
	{"knowledge", nil, nil, "knowledge is data: whoever needs it imports it, it imports nobody"},
	{"cmd/isnad", []string{"", "text", "arabic", "numeral", "timex", "lexicon", "gazetteer", "gazetteer/tables", "shape", "grammar", "extract", "link", "score", "store", "intake", "fetch", "evidence", "export", "web", "knowledge"}, []string{
		"github.com/alecthomas/kong", "github.com/schollz/progressbar/v3", "github.com/jedib0t/go-pretty/v6",
		"golang.org/x/term"}, "the command wires packages together and does no work of its own"},
}

// impure are what a pure folder may not import, and why.
var impure = map[string]string{
	"net":          "a reading must not depend on the network",
	"net/http":     "a reading must not depend on the network",
	"database/sql": "a reading must not depend on a database",
	"math/rand":    "the same input must give the same bytes",
	"math/rand/v2": "the same input must give the same bytes",
	"crypto/rand":  "the same input must give the same bytes",
	"os/exec":      "a reading must not depend on other programs",
	"log":          "errors are returned with their place, not logged",
	"log/slog":     "errors are returned with their place, not logged",
	"plugin":       "one static binary",
	"unsafe":       "bad input must not reach memory",
}

type listed struct {
	ImportPath string
	Name       string
	Imports    []string
}

// TestImports holds the table of docs/design.md: who may import whom. Tests may
// import more.
func TestImports(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range list(t) {
		dir := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		l, ok := layerOf(dir)
		if !ok {
			t.Errorf("%s stands in no layer of this test: say what it may import, and why", p.ImportPath)
			continue
		}
		seen[l.dir] = true
		inner := dir != l.dir && p.Name == "main" // a command that makes embedded data beside its package
		for _, imp := range p.Imports {
			switch own, isOwn := strings.CutPrefix(imp, module); {
			case isOwn:
				to, _ := layerOf(strings.TrimPrefix(own, "/"))
				if to.dir != l.dir && !slices.Contains(l.own, to.dir) {
					t.Errorf("%s imports %s: %s", p.ImportPath, imp, l.why)
				}
			case !strings.Contains(strings.SplitN(imp, "/", 2)[0], "."): // the standard library
				if why := impure[imp]; why != "" && slices.Contains(pure, l.dir) && !inner {
					t.Errorf("%s imports %s: %s", p.ImportPath, imp, why)
				}
			case !slices.ContainsFunc(l.other, func(m string) bool { return imp == m || strings.HasPrefix(imp, m+"/") }):
				if !inner {
					t.Errorf("%s imports %s, which its layer does not list: %s", p.ImportPath, imp, l.why)
				}
			}
		}
	}
	for _, dir := range []string{"", "text", "arabic", "extract", "link", "score", "store", "intake", "web", "knowledge", "cmd/isnad"} {
		if !seen[dir] {
			t.Errorf("no package was found in layer %q", dir)
		}
	}
}

// TestNoClock looks for the clock and for chance in the pure folders.
func TestNoClock(t *testing.T) {
	for _, dir := range pure {
		if dir == "" {
			dir = "."
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			b, err := os.ReadFile(dir + "/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			for _, call := range []string{"time.Now(", "time.Since(", "time.Sleep(", "os.Getenv(", "func init()"} {
				if strings.Contains(string(b), call) {
					t.Errorf("%s/%s has %s: a pure package gives the same for the same input", dir, e.Name(), call)
				}
			}
		}
	}
}

// layerOf is the layer that a folder of the module belongs to: the longest that
// holds it.
func layerOf(dir string) (layer, bool) {
	best, ok := layer{}, false
	for _, l := range layers {
		if (dir == l.dir || l.dir != "" && strings.HasPrefix(dir, l.dir+"/")) && (!ok || len(l.dir) > len(best.dir)) {
			best, ok = l, true
		}
	}
	return best, ok
}

func list(t *testing.T) (out []listed) {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Name,Imports", "./...")
	b, err := cmd.Output()
	if err != nil {
		var ee *exec.ExitError
		if errors.As(err, &ee) {
			t.Fatalf("go list: %s", ee.Stderr)
		}
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(b)))
	for {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
}
