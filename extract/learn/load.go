package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/score"
)

// report is one annotated report with its lessons.
type report struct {
	doc     isnad.Document
	answers []extract.Answer
	lessons []extract.Lesson // what was told before as it is
	own     []extract.Lesson // and as the reader has it
	judged  bool             // it has only verdicts on single acts
}

// claim is what a person read, as NAME.gold.jsonl has it.
type claim struct {
	Type            string
	Quote, Trigger  quote
	Place           *struct{ Name string }
	Time            *struct{ Value *string }
	Actors, Targets []string
}

// quote is a stretch of a text: its words, or where they stand in code points.
type quote struct {
	words      string
	start, end int
}

func (q *quote) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, &q.words)
	}
	var at struct{ Start, End int }
	err := json.Unmarshal(b, &at)
	q.start, q.end = at.Start, at.End
	return err
}

// in is where a quote stands in a text, in bytes; within says where to look first.
func (q *quote) in(text string, within isnad.Span) (isnad.Span, bool) {
	if q.words == "" {
		n := utf8.RuneCountInString(text)
		if q.start >= q.end || q.end > n {
			return isnad.Span{}, false
		}
		a := bytesOf(text, q.start)
		return isnad.Span{Start: a, End: a + bytesOf(text[a:], q.end-q.start)}, true
	}
	if i := strings.Index(text[within.Start:within.End], q.words); i >= 0 {
		return isnad.Span{Start: within.Start + i, End: within.Start + i + len(q.words)}, true
	}
	i := strings.Index(text, q.words)
	return isnad.Span{Start: i, End: i + len(q.words)}, i >= 0
}

// bytesOf is how many bytes the first n code points of a text take.
func bytesOf(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

// load reads NAME.gold.jsonl and the texts that it speaks of.
func load(r *extract.Reader, name string, corpora []string) ([]report, error) {
	docs, err := texts(name, corpora)
	if err != nil {
		return nil, err
	}
	var reports []report
	err = lines(name+".gold.jsonl", func(b []byte) error {
		var g struct {
			ID     string
			Claims []claim
		}
		if err := json.Unmarshal(b, &g); err != nil {
			return err
		}
		d, ok := docs[g.ID]
		if !ok {
			return fmt.Errorf("no text %s", g.ID)
		}
		rep := report{doc: d, answers: answersOf(d.Text, g.Claims)}
		rep.lessons = r.Lessons(&rep.doc, rep.answers, nil, score.SameActor)
		reports = append(reports, rep)
		return nil
	})
	return reports, err
}

// answersOf are the claims whose words stand in the text.
func answersOf(text string, claims []claim) []extract.Answer {
	var out []extract.Answer
	all := isnad.Span{End: len(text)}
	for _, c := range claims {
		q, ok := c.Quote.in(text, all)
		if !ok {
			continue
		}
		t, ok := c.Trigger.in(text, q)
		if !ok {
			continue
		}
		a := extract.Answer{Type: c.Type, Quote: q, Trigger: t, Actors: c.Actors, Targets: c.Targets}
		if c.Place != nil {
			a.Place = c.Place.Name
		}
		if c.Time != nil && c.Time.Value != nil {
			a.Time = *c.Time.Value
		}
		out = append(out, a)
	}
	return out
}

// texts reads NAME.texts.jsonl, or, where there is none, the reports of the first
// corpus that NAME.gold.jsonl annotates, with their titles at their heads.
func texts(name string, corpora []string) (map[string]isnad.Document, error) {
	docs := map[string]isnad.Document{}
	file, headed := name+".texts.jsonl", false
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) && len(corpora) > 0 {
		file, headed = corpora[0], true
	}
	err := lines(file, func(b []byte) error {
		var d isnad.Document
		if err := json.Unmarshal(b, &d); err != nil {
			return err
		}
		if headed {
			d.Text = d.Headed()
		}
		docs[d.ID] = d
		return nil
	})
	return docs, err
}

func lines(name string, do func([]byte) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		if len(strings.TrimSpace(sc.Text())) == 0 {
			continue
		}
		if err := do(sc.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return sc.Err()
}
