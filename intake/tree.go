package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// readTree reads a file that is one JSON value: a list of reports, or what the
// desktop client of Telegram exports, one chat or all of them. It is read as it
// comes, one report or message at a time.
func (r *reader) readTree(in input, from io.Reader) bool {
	w := &treeReader{r: r, in: in, part: &io.LimitedReader{R: from}}
	w.json = json.NewDecoder(w.part)
	w.allow()
	err := w.top()
	if err == nil && !w.found {
		err = errors.New(`neither a list of reports nor a Telegram export: there are no "messages" in it`)
	}
	if err != nil && !errors.Is(err, errEnough) {
		return r.fail(in.path, 0, w.cause(err))
	}
	return err == nil
}

// errEnough ends the walk because reading ends.
var errEnough = errors.New("reading ends")

// treeReader is one run of [reader.readTree].
type treeReader struct {
	r     *reader
	in    input
	json  *json.Decoder
	part  *io.LimitedReader // ends a value that is too large
	found bool              // there was a list of reports or of messages
	n     int               // reports or messages so far
}

// allow lets one more value be as large as a report may be, with what the
// decoder reads ahead.
func (w *treeReader) allow() { w.part.N = w.r.opt.MaxReport + 1<<16 }

// cause says where JSON breaks.
func (w *treeReader) cause(err error) error {
	var syntax *json.SyntaxError
	switch {
	case w.part.N <= 0:
		return w.r.tooLarge(-1)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("broken JSON: it is cut off behind %d reports or messages", w.n)
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d: %w", w.json.InputOffset(), err)
	}
	return cause(err)
}

func (w *treeReader) top() error {
	token, err := w.json.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
		w.found = true
		return w.list(w.report)
	case json.Delim('{'):
		return w.chat(0)
	}
	return errors.New("want a list or an object")
}

// list calls each before every value of the list that has begun.
func (w *treeReader) list(each func() error) error {
	for w.json.More() {
		w.allow()
		if err := each(); err != nil {
			return err
		}
	}
	_, err := w.json.Token()
	return err
}

// report reads one report of a list.
func (w *treeReader) report() error {
	var raw json.RawMessage
	if err := w.json.Decode(&raw); err != nil {
		return err
	}
	w.n++
	at := "#" + strconv.Itoa(w.n)
	d, err := parseLine(raw)
	if err != nil {
		return w.bad(at, err)
	}
	if d.ID == "" {
		d.ID = w.in.id + at
	}
	d.Raw, d.Origin = raw, valid(w.in.path)+at
	return w.wanted(w.r.document(d))
}

// bad hands on an error that concerns one report or message.
func (w *treeReader) bad(at string, err error) error {
	return w.wanted(w.r.fail(w.in.path+at, 0, err))
}

// wanted is nil while reading goes on.
func (w *treeReader) wanted(ok bool) error {
	if !ok {
		return errEnough
	}
	w.r.tell()
	return nil
}
