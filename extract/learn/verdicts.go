package main

import (
	"encoding/json"
	"errors"
	"io/fs"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
)

// verdict is what a person said of one proposed act: whether it is told.
type verdict struct {
	ID         string
	Type       string
	Start, End int // of its trigger, in code points of the headed text
	Told       bool
}

// judged are the lessons of NAME.verdicts.jsonl, whose reports are in one of the
// corpora: one report for each that has verdicts. There need be no such file.
func judged(r *extract.Reader, name string, corpora []string) ([]report, error) {
	by := map[string][]verdict{}
	err := lines(name+".verdicts.jsonl", func(b []byte) error {
		var v verdict
		if err := json.Unmarshal(b, &v); err != nil {
			return err
		}
		by[v.ID] = append(by[v.ID], v)
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []report
	for _, corpus := range corpora {
		err := lines(corpus, func(b []byte) error {
			var d isnad.Document
			if err := json.Unmarshal(b, &d); err != nil {
				return err
			}
			if by[d.ID] == nil {
				return nil
			}
			d.Text = d.Headed()
			var rulings []extract.Ruling
			for _, v := range by[d.ID] {
				q := quote{start: v.Start, end: v.End}
				if at, ok := q.in(d.Text, isnad.Span{}); ok {
					rulings = append(rulings, extract.Ruling{Type: v.Type, Trigger: at, Told: v.Told})
				}
			}
			delete(by, d.ID)
			out = append(out, report{doc: d, lessons: r.Rulings(&d, rulings), judged: true})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
