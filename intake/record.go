package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
)

// record is a JSON line; other fields of it are left alone.
type record struct {
	ID        field `json:"id"`
	Text      field `json:"text"`
	Title     field `json:"title"`
	Published field `json:"published"`
	Outlet    field `json:"outlet"`
	URL       field `json:"url"`
}

// field is a JSON value as it stands: it keeps apart what is missing or null,
// what is a string and what is neither.
type field json.RawMessage

// UnmarshalJSON keeps a copy of the value.
func (f *field) UnmarshalJSON(b []byte) error {
	*f = append((*f)[:0], b...)
	return nil
}

// none tells whether the field is missing or null.
func (f field) none() bool { return len(f) == 0 || string(f) == "null" }

// str is the field as a string; "" when it is missing or null. A lone surrogate
// (\ud83d) becomes U+FFFD.
func (f field) str(name string) (string, error) {
	if f.none() {
		return "", nil
	}
	var s string
	if f[0] != '"' {
		return "", fmt.Errorf("%q: want a string, found %s", name, f.kind())
	}
	if err := json.Unmarshal(f, &s); err != nil {
		return "", fmt.Errorf("%q: %w", name, err)
	}
	return s, nil
}

func (f field) kind() string {
	switch f[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f':
		return "a truth value"
	}
	return "a number"
}

// parseLine makes a document of a JSON line.
func parseLine(line []byte) (*isnad.Document, error) {
	if !utf8.Valid(line) {
		return nil, fmt.Errorf("invalid UTF-8 at byte %d of the line", validPrefix(line))
	}
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return nil, jsonCause(err)
	}
	d := new(isnad.Document)
	var published string
	for _, f := range []struct {
		name string
		from field
		to   *string
	}{
		{"text", rec.Text, &d.Text},
		{"title", rec.Title, &d.Title},
		{"published", rec.Published, &published},
		{"outlet", rec.Outlet, &d.Outlet},
		{"url", rec.URL, &d.URL},
	} {
		var err error
		if *f.to, err = f.from.str(f.name); err != nil {
			return nil, err
		}
	}
	if rec.Text.none() {
		return nil, errors.New(`no "text"`)
	}
	var err error
	if d.ID, err = rec.id(); err != nil {
		return nil, err
	}
	if err := settle(d, published); err != nil {
		return nil, err
	}
	return d, nil
}

// settle checks that a report has text and reads its date of publication.
func settle(d *isnad.Document, published string) (err error) {
	if strings.TrimFunc(d.Text, func(r rune) bool { return r == 0 || unicode.IsSpace(r) }) == "" {
		return errors.New(`"text" is empty`)
	}
	if d.Published, err = isoDate(published); err != nil {
		return fmt.Errorf("published: %w", err)
	}
	return nil
}

// id is the record's id: a string or a number; "" when it has none.
func (rec *record) id() (string, error) {
	f := rec.ID
	if len(f) > 0 && (f[0] == '-' || f[0] >= '0' && f[0] <= '9') {
		return string(f), nil
	}
	return f.str("id")
}

// jsonCause says where in the line JSON breaks.
func jsonCause(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d of the line: %w", syntax.Offset, err)
	case errors.As(err, &kind):
		return fmt.Errorf("want a JSON object, found %s", kind.Value)
	}
	return fmt.Errorf("broken JSON: %w", err)
}

// validPrefix is the length of the part of b before its first invalid byte.
func validPrefix(b []byte) int {
	n := 0
	for n < len(b) {
		r, size := utf8.DecodeRune(b[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return n
}
