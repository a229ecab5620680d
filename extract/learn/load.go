package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

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
}

// load reads NAME.texts.jsonl and NAME.gold.jsonl.
func load(r *extract.Reader, name string) ([]report, error) {
	var reports []report
	at := map[string]int{}
	err := lines(name+".texts.jsonl", func(b []byte) error {
		var d isnad.Document
		if err := json.Unmarshal(b, &d); err != nil {
			return err
		}
		at[d.ID] = len(reports)
		reports = append(reports, report{doc: d})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lines(name+".gold.jsonl", func(b []byte) error {
		var g struct {
			ID     string
			Claims []struct {
				Type, Quote, Trigger string
				Place                *struct{ Name string }
				Time                 *struct{ Value *string }
				Actors, Targets      []string
			}
		}
		if err := json.Unmarshal(b, &g); err != nil {
			return err
		}
		i, ok := at[g.ID]
		if !ok {
			return fmt.Errorf("no text %s", g.ID)
		}
		rep := &reports[i]
		var answers []extract.Answer
		for _, c := range g.Claims {
			q := strings.Index(rep.doc.Text, c.Quote)
			t := strings.Index(c.Quote, c.Trigger)
			if q < 0 {
				continue
			}
			if t < 0 {
				q, t = 0, strings.Index(rep.doc.Text, c.Trigger)
			}
			if t < 0 {
				continue
			}
			a := extract.Answer{Type: c.Type, Trigger: isnad.Span{Start: q + t, End: q + t + len(c.Trigger)}, Actors: c.Actors, Targets: c.Targets}
			if at := strings.Index(rep.doc.Text, c.Quote); at >= 0 {
				a.Quote = isnad.Span{Start: at, End: at + len(c.Quote)}
			}
			if c.Place != nil {
				a.Place = c.Place.Name
			}
			if c.Time != nil && c.Time.Value != nil {
				a.Time = *c.Time.Value
			}
			answers = append(answers, a)
		}
		rep.answers = answers
		rep.lessons = r.Lessons(&rep.doc, answers, nil, score.SameActor)
		return nil
	})
	return reports, err
}

func lines(name string, do func([]byte) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
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
