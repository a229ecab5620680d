package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// File is a JSON-lines file of documents: gold, predictions, or the texts
// themselves. Documents keep the order of the file; of two with one id the later
// stands in the place of the earlier.
type File struct {
	docs []document
	at   map[string]int
}

type document struct {
	ID     string  `json:"id"`
	Text   *string `json:"text"`
	Claims []claim `json:"claims"`
}

// Load reads a file; name stands in its errors, which give the line.
func Load(r io.Reader, name string) (*File, error) {
	f := &File{at: map[string]int{}}
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if b := bytes.TrimSpace(line); len(b) > 0 {
			var d document
			if err := json.Unmarshal(b, &d); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
			if d.ID == "" {
				return nil, fmt.Errorf("%s:%d: a line without id", name, n)
			}
			for i, c := range d.Claims {
				if c.Type == "" {
					return nil, fmt.Errorf("%s:%d: claim %d has no type", name, n, i)
				}
			}
			f.put(d)
		}
		if err != nil {
			return f, nil
		}
	}
}

func (f *File) put(d document) {
	if i, ok := f.at[d.ID]; ok {
		f.docs[i] = d
		return
	}
	f.at[d.ID] = len(f.docs)
	f.docs = append(f.docs, d)
}

// get is the document of that id; ok is false when the file lacks it.
func (f *File) get(id string) (document, bool) {
	i, ok := f.at[id]
	if !ok {
		return document{}, false
	}
	return f.docs[i], true
}
