package web

import (
	"html/template"
	"regexp"
)

// reasons are the sentences in which link.Tally says why a figure was set
// aside, with the key of each in the catalogue.
var reasons = []struct {
	says *regexp.Regexp
	key  string
}{
	{regexp.MustCompile(`^inside a toll that is counted: (\S+)$`), "why.inside"},
	{regexp.MustCompile(`^inside a toll of (\d+) that is counted; its parts come to (\d+)$`), "why.inside_of"},
	{regexp.MustCompile(`^its parts are counted: (.+ = \d+)$`), "why.parts"},
	{regexp.MustCompile(`^shares parts with another toll that is counted$`), "why.shares"},
	{regexp.MustCompile(`^a toll over a long time; what is told inside it is counted: (\d+)$`), "why.long"},
}

// Why is the reason for which a figure was set aside, in the language of the
// page; a sentence that is not known is shown as it stands.
func (l *locale) Why(reason string) template.HTML {
	for _, r := range reasons {
		m := r.says.FindStringSubmatch(reason)
		if m == nil {
			continue
		}
		var values []any
		for _, v := range m[1:] {
			switch {
			case l.types[v] != TypeName{}:
				values = append(values, l.Type(v))
			default:
				values = append(values, ltr(l.digits(v)))
			}
		}
		return l.T(r.key, values...)
	}
	return template.HTML(`<bdi lang="en">` + template.HTMLEscapeString(reason) + "</bdi>")
}
