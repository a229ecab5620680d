package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"sort"
	"strings"
)

// Lang is a language of the interface.
type Lang string

// The languages of the interface.
const (
	Arabic  Lang = "ar"
	English Lang = "en"
)

// Dir is the direction that the language is written in: "rtl" or "ltr".
func (l Lang) Dir() string {
	if l == Arabic {
		return "rtl"
	}
	return "ltr"
}

// Other is the language to switch to.
func (l Lang) Other() Lang {
	if l == Arabic {
		return English
	}
	return Arabic
}

//go:embed words/*.json
var wordFiles embed.FS

// catalogue holds every string of the interface: key, then language, then plural
// category; a plain string has the category "".
type catalogue map[string]map[Lang]map[string]string

// readCatalogue reads words/*.json. A key that stands twice is an error.
func readCatalogue() (catalogue, error) {
	files, err := wordFiles.ReadDir("words")
	if err != nil {
		return nil, err
	}
	all := catalogue{}
	for _, f := range files {
		b, err := wordFiles.ReadFile("words/" + f.Name())
		if err != nil {
			return nil, err
		}
		var entries map[string]map[Lang]json.RawMessage
		if err := json.Unmarshal(b, &entries); err != nil {
			return nil, fmt.Errorf("web: words/%s: %w", f.Name(), err)
		}
		for key, langs := range entries {
			if all[key] != nil {
				return nil, fmt.Errorf("web: words/%s: %q stands twice", f.Name(), key)
			}
			all[key] = map[Lang]map[string]string{}
			for lang, raw := range langs {
				forms := map[string]string{}
				if json.Unmarshal(raw, &forms) != nil {
					var plain string
					if err := json.Unmarshal(raw, &plain); err != nil {
						return nil, fmt.Errorf("web: words/%s: %q: %w", f.Name(), key, err)
					}
					forms = map[string]string{"": plain}
				}
				all[key][lang] = forms
			}
		}
	}
	return all, nil
}

//go:embed rules.ar.json
var arabicRules []byte

// readRules reads what the rules of the grammar say of themselves, in English, and the same in
// Arabic.
func readRules() (rules map[string]string, err error) {
	if err = json.Unmarshal(arabicRules, &rules); err != nil {
		return nil, fmt.Errorf("web: rules.ar.json: %w", err)
	}
	return rules, nil
}

// keys lists the catalogue's keys in order.
func (c catalogue) keys() []string {
	out := make([]string, 0, len(c))
	for k := range c {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// has tells whether the catalogue knows the key.
func (c catalogue) has(key string) bool { return c[key] != nil }

// form finds the string for a key, or a visible sign that it is missing.
func (c catalogue) form(l Lang, key, category string) string {
	if s, ok := c[key][l][category]; ok {
		return s
	}
	if s, ok := c[key][l]["other"]; ok {
		return s
	}
	return "⟦" + key + "⟧"
}

// fill replaces {0}, {1}, … by the given strings. It reads pattern once, so
// braces inside a value stay what they are.
func fill(pattern string, plain func(string) string, values []string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(pattern, '{')
		if i < 0 || i+2 >= len(pattern) || pattern[i+2] != '}' {
			break
		}
		b.WriteString(plain(pattern[:i]))
		if n := int(pattern[i+1] - '0'); n >= 0 && n < len(values) {
			b.WriteString(values[n])
		}
		pattern = pattern[i+3:]
	}
	b.WriteString(plain(pattern))
	return b.String()
}

// category is the plural category of n: CLDR's for Arabic and English.
func category(l Lang, n int) string {
	if l == English {
		if n == 1 {
			return "one"
		}
		return "other"
	}
	switch r := n % 100; {
	case n == 0:
		return "zero"
	case n == 1:
		return "one"
	case n == 2:
		return "two"
	case r >= 3 && r <= 10:
		return "few"
	case r >= 11:
		return "many"
	}
	return "other"
}

// bdi isolates a value inside a line of text.
func bdi(s string) template.HTML {
	return template.HTML("<bdi>" + template.HTMLEscapeString(s) + "</bdi>")
}

// ltr isolates a value that always runs left to right: ids, dates, addresses.
func ltr(s string) template.HTML {
	return template.HTML(`<bdi dir="ltr">` + template.HTMLEscapeString(s) + "</bdi>")
}

// isolated wraps a value for places that hold no markup: attributes and titles.
func isolated(s string) string { return "\u2068" + s + "\u2069" }
