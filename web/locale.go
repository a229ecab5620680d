package web

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
)

// A locale writes for one language and one kind of digits.
type locale struct {
	Lang  Lang
	Hindi bool // Arabic-Indic digits ٠١٢٣ instead of 0123
	words catalogue
	rules map[string]string // from readRules
	types map[string]TypeName
}

// T is the string for a key as HTML, its values escaped and isolated.
func (l *locale) T(key string, values ...any) template.HTML {
	return l.html(l.words.form(l.Lang, key, ""), values)
}

// Count is the string for a key in the plural form that n asks for; {0} is n.
func (l *locale) Count(key string, n int, values ...any) template.HTML {
	return l.html(l.words.form(l.Lang, key, category(l.Lang, n)), append([]any{n}, values...))
}

func (l *locale) html(pattern string, values []any) template.HTML {
	out := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case template.HTML:
			out[i] = string(v)
		case int:
			out[i] = string(l.N(v))
		default:
			out[i] = string(bdi(fmt.Sprint(v)))
		}
	}
	return template.HTML(fill(pattern, template.HTMLEscapeString, out))
}

// A is the string for a key as plain text, its values isolated by control
// characters: for attributes and for the title of a page.
func (l *locale) A(key string, values ...any) string {
	out := make([]string, len(values))
	for i, v := range values {
		if n, ok := v.(int); ok {
			v = l.digits(group(n, l.Hindi))
		}
		out[i] = isolated(fmt.Sprint(v))
	}
	return fill(l.words.form(l.Lang, key, ""), func(s string) string { return s }, out)
}

// Has tells whether the key has a string.
func (l *locale) Has(key string) bool { return l.words.has(key) }

// N writes a whole number in the digits of the setting.
func (l *locale) N(n int) template.HTML { return bdi(l.digits(group(n, l.Hindi))) }

// digits turns ASCII digits into those of the setting.
func (l *locale) digits(s string) string {
	if !l.Hindi {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, s)
}

// group writes n with separators between its thousands.
func group(n int, hindi bool) string {
	sep := ","
	if hindi {
		sep = "٬"
	}
	s := strconv.Itoa(n)
	from := 1
	if n < 0 {
		from = 2
	}
	for i := len(s) - 3; i >= from; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

// Type is the name of a type code in the locale's language; a code that has no
// name is shown as it is.
func (l *locale) Type(code string) string {
	name := l.types[code]
	s := name.En
	if l.Lang == Arabic {
		s = name.Ar
	}
	if s == "" {
		return code
	}
	return s
}

// Term is the word for a value of a closed list, such as modality "denied"; a
// value that the catalogue lacks is shown as it is.
func (l *locale) Term(list string, value any) template.HTML {
	v := fmt.Sprint(value)
	if key := list + "." + strings.ReplaceAll(v, " ", "_"); l.words.has(key) {
		return l.T(key)
	}
	return bdi(v)
}

// Figure writes one count of a claim: "60", "at least 60", "about 20", "12–15"
// by its labelled ends.
func (l *locale) Figure(c isnad.Count) template.HTML {
	about := func(s template.HTML) template.HTML {
		if c.Approx {
			return l.T("figure.about", s)
		}
		return s
	}
	is := func(bound string) bool { return c.Bound != nil && *c.Bound == bound }
	switch {
	case c.Low == nil && c.High == nil:
		return l.T("figure.unknown")
	case c.High == nil && is("more_than"):
		return l.T("figure.at_least_more_than", about(l.N(*c.Low)))
	case c.High == nil:
		return l.T("figure.at_least", about(l.N(*c.Low)))
	case c.Low == nil && is("less_than"):
		return l.T("figure.at_most_less_than", about(l.N(*c.High)))
	case c.Low == nil:
		return l.T("figure.at_most", about(l.N(*c.High)))
	case *c.Low == *c.High:
		return about(l.N(*c.Low))
	}
	return about(l.T("figure.between", *c.Low, *c.High))
}
