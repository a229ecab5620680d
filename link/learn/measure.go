package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/link"
)

// measure links all reports by weights that were learned without a part of them, and scores that
// part, as the reference script scores the whole.
func measure(w io.Writer, j *judged, in []link.Input, names link.Names, folds int) error {
	var items, linked, bcubed float64
	for f, part := range j.parts(folds) {
		res := link.Build(in, nil, link.Options{Names: names, Weights: teach(j, in, names, part)})
		incident := map[string]string{}
		for _, i := range res.Incidents {
			for _, c := range i.Claims {
				incident[c] = i.ID
			}
		}
		n, l, b := j.score(incident, part)
		fmt.Fprintf(w, "part %d: %3d reports, %3d items: linked F1 %.3f, B-cubed F1 %.3f\n", f+1, len(part), n, l, b)
		items, linked, bcubed = items+float64(n), linked+l*float64(n), bcubed+b*float64(n)
	}
	_, err := fmt.Fprintf(w, "all, by items: linked F1 %.3f, B-cubed F1 %.3f\n", linked/items, bcubed/items)
	return err
}

// parts divides the reports so that those that tell of one happening stay together, the greatest
// companies first, each to the smallest part so far.
func (j *judged) parts(n int) []map[string]bool {
	company := map[string][]string{} // of each report, by its first report
	of := map[string]string{}
	for _, m := range j.mentions {
		if of[m.doc] == "" {
			of[m.doc], company[m.doc] = m.doc, []string{m.doc}
		}
	}
	first := map[string]string{}
	for _, m := range j.mentions {
		f, ok := first[m.happening]
		if !ok {
			first[m.happening] = m.doc
			continue
		}
		if a, b := of[f], of[m.doc]; a != b {
			for _, d := range company[b] {
				of[d] = a
			}
			company[a] = append(company[a], company[b]...)
			delete(company, b)
		}
	}
	parts := make([]map[string]bool, n)
	for i := range parts {
		parts[i] = map[string]bool{}
	}
	for _, c := range slices.SortedFunc(maps.Values(company), func(a, b []string) int {
		return cmp.Or(len(b)-len(a), strings.Compare(slices.Min(a), slices.Min(b)))
	}) {
		smallest := slices.MinFunc(parts, func(a, b map[string]bool) int { return len(a) - len(b) })
		for _, d := range c {
			smallest[d] = true
		}
	}
	return parts
}

type item struct{ happening, incident, doc string }

// score is the F1 of pairs of documents and of B-cubed over what the reports of a part tell.
func (j *judged) score(incident map[string]string, part map[string]bool) (n int, linked, bcubed float64) {
	read := map[[2]string]bool{}
	for i, m := range j.mentions {
		if j.answers[i] != "" {
			read[[2]string{m.happening, m.doc}] = true
		}
	}
	all := map[item]bool{}
	told := map[string]map[string]bool{}
	for i, m := range j.mentions {
		switch {
		case !part[m.doc]:
			continue
		case j.answers[i] != "":
			all[item{m.happening, incident[j.answers[i]], m.doc}] = true
		case !read[[2]string{m.happening, m.doc}]:
			all[item{m.happening, fmt.Sprint("unread ", i), m.doc}] = true
		}
		if told[m.happening] == nil {
			told[m.happening] = map[string]bool{}
		}
		told[m.happening][m.doc] = true
	}
	pairs := 0
	for _, docs := range told {
		pairs += len(docs) * (len(docs) - 1) / 2
	}
	byIncident, size := map[string][]item{}, map[string]int{}
	for x := range all {
		byIncident[x.incident] = append(byIncident[x.incident], x)
		size[x.happening]++
	}
	right, wrong := map[[3]string]bool{}, 0
	var precision, recall float64
	for _, together := range byIncident {
		for i, x := range together {
			same, both := 0, 0
			for k, y := range together {
				if j.open[[2]string{x.happening, y.happening}] {
					continue
				}
				same++
				if x.happening == y.happening {
					both++
				}
				switch {
				case k >= i || x.doc == y.doc:
				case x.happening == y.happening:
					right[[3]string{x.happening, min(x.doc, y.doc), max(x.doc, y.doc)}] = true
				default:
					wrong++
				}
			}
			precision += float64(both) / float64(same)
			recall += float64(both) / float64(size[x.happening])
		}
	}
	n = len(all)
	return n, f1(float64(len(right))/float64(max(1, len(right)+wrong)), float64(len(right))/float64(max(1, pairs))),
		f1(precision/float64(max(1, n)), recall/float64(max(1, n)))
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
