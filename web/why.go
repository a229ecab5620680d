package web

import (
	"html/template"

	"github.com/isnad-project/isnad/link"
)

// Why is the reason for which a figure was set aside, in the language of the
// page.
func (l *locale) Why(a link.Aside) template.HTML {
	switch a.Code {
	case link.Inside:
		if a.Sum == 0 {
			return l.T("why.inside", a.Whole)
		}
		return l.T("why.inside_of", a.Whole, a.Sum)
	case link.ByParts:
		return l.T("why.parts", ltr(l.digits(a.Addition())))
	case link.Shares:
		return l.T("why.shares")
	case link.LongToll:
		return l.T("why.long", a.Sum)
	case link.Standing:
		return l.T("why.standing", a.Whole)
	case link.NoTime:
		return l.T("why.no_time")
	}
	return template.HTML(`<bdi lang="en">` + template.HTMLEscapeString(a.String()) + "</bdi>")
}
