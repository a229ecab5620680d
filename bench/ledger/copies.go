package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/intake"
)

// told is a report with its claims.
type told struct {
	doc    isnad.Document
	claims []isnad.Claim
}

// unit is how many claims are copied again and again, era how many years each copy is later
// than the one before, since the pattern spans fewer, and worlds how many copies in a row are told
// of other countries, so that times without an end do not meet. Reports without a date are told
// of other countries in every copy.
const (
	unit   = 10000
	worlds = 4
	era    = 16
)

// read reads the reports whose claims are copied, no more than a unit of claims.
func read(reader *extract.Reader, sources []string) ([]told, error) {
	var out []told
	n := 0
	for d, err := range intake.Read(context.Background(), intake.Options{}, sources...) {
		if err != nil {
			return nil, err
		}
		claims := reader.Read(d)
		if n += len(claims); n > unit {
			break
		}
		out = append(out, told{*d, claims})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no reports to copy")
	}
	return out, nil
}

// dated are the reports with a date.
func dated(pattern []told) []told {
	return slices.DeleteFunc(slices.Clone(pattern), func(t told) bool { return t.doc.Published == "" })
}

// copies are copies of the reports, many claims in all.
func copies(pattern []told, many int) iter.Seq[*told] {
	return func(yield func(*told) bool) {
		for n, held := 0, 0; ; n++ {
			for i := range pattern {
				if held >= many {
					return
				}
				c := pattern[i].copy(n)
				held += len(c.claims)
				if !yield(c) {
					return
				}
			}
		}
	}
}

// copy is the n-th copy of a report.
func (t *told) copy(n int) *told {
	years, world := n*era, fmt.Sprint(" ", n%worlds)
	if t.doc.Published == "" {
		world = fmt.Sprint(" of ", n)
	}
	c := &told{doc: t.doc}
	c.doc.ID = fmt.Sprint(t.doc.ID, "-", n)
	c.doc.Raw, c.doc.Marks = nil, nil
	c.doc.Text = cipher(t.doc.Text, n)
	c.doc.Published = later(t.doc.Published, years)
	for _, x := range t.claims {
		x.Doc = ""
		if x.Time.Value != nil {
			v := later(*x.Time.Value, years)
			x.Time.Value = &v
		}
		if x.Place != nil {
			p := *x.Place
			p.Name += world
			if p.ID != "" {
				p.ID += world
			}
			if p.Admin1 != "" {
				p.Admin1 += isnad.Known(world)
			}
			if p.Country != "" {
				p.Country += isnad.Known(world)
			}
			p.Within = nil
			for _, id := range x.Place.Within {
				p.Within = append(p.Within, id+world)
			}
			x.Place = &p
		}
		c.claims = append(c.claims, x)
	}
	c.seal()
	return c
}

// retold is the report at another outlet, in other words.
func (t *told) retold(outlet string) *told {
	c := &told{doc: t.doc, claims: append([]isnad.Claim{}, t.claims...)}
	c.doc.ID, c.doc.Outlet, c.doc.Text = outlet, outlet, cipher(t.doc.Text, 7)
	c.seal()
	return c
}

func (t *told) seal() {
	key := t.doc.Key()
	for i := range t.claims {
		t.claims[i].Seal(key)
	}
}

// place is the name of a place that the report tells of.
func (t *told) place() string {
	for i := range t.claims {
		if p := t.claims[i].Place; p != nil {
			return p.Name
		}
	}
	return ""
}

// later shifts the years of a date or an interval.
func later(value string, years int) string {
	sides := strings.Split(value, "/")
	for i, s := range sides {
		year, rest := s, ""
		if len(s) > 4 {
			year, rest = s[:4], s[4:]
		}
		if t, err := time.Parse("2006", year); err == nil {
			sides[i] = fmt.Sprintf("%04d", t.Year()+years) + rest
		}
	}
	return strings.Join(sides, "/")
}

// letters are what cipher changes into one another.
var letters = []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")

// cipher writes a text in other letters, so that no copy has a sentence of another; all
// positions stay.
func cipher(text string, n int) string {
	odd := [...]int{1, 3, 5, 9, 11, 13, 15, 17, 19, 23, 25, 27} // have no divisor in common with 28
	by, shift := odd[n/len(letters)%len(odd)], n%len(letters)
	to := map[rune]rune{}
	for i, r := range letters {
		to[r] = letters[(i*by+shift)%len(letters)]
	}
	return strings.Map(func(r rune) rune {
		if c, ok := to[r]; ok {
			return c
		}
		return r
	}, text)
}
