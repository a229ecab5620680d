package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad/link"
)

// What is as short as a message comes again as news does: «قصف مدفعي على أطراف البلدة» is
// another report a week later, or on another day of the same channel. A text of more than brief
// code points is not written twice: it is a copy however late it is printed.
const (
	brief = 300
	soon  = 3 // days in which others copy a brief text
)

// lately tells whether a claim is news: what began before others could have copied it is told of again.
func lately(x *link.Input) bool {
	day, err := time.Parse(time.DateOnly, x.Published)
	if err != nil || x.Claim.Time.Value == nil || *x.Claim.Time.Value == "" {
		return true
	}
	return *x.Claim.Time.Value >= day.AddDate(0, 0, -soon).Format(time.DateOnly) // a month begins with its first day, as strings do
}

// printing is a report among those that have the same words.
type printing struct {
	key, outlet, published string
	brief                  bool
}

// printingsOf are reports by their documents.seq.
func printingsOf(ctx context.Context, q querier, documents []int) (map[int]*printing, error) {
	slices.Sort(documents)
	list, err := json.Marshal(slices.Compact(documents))
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, `SELECT seq, key, outlet, published, length(text) <= ? FROM documents
		WHERE seq IN (SELECT value FROM json_each(?))`, brief, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int]*printing{}
	for rows.Next() {
		var seq int
		p := &printing{}
		if err := rows.Scan(&seq, &p.key, &p.outlet, &p.published, &p.brief); err != nil {
			return nil, err
		}
		out[seq] = p
	}
	return out, rows.Err()
}

// retold names the printings of brief reports, by their keys, that are no copies of the first with their text.
func retold(ctx context.Context, q querier, reports string) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT d.seq, d.text_key FROM json_each(?) r CROSS JOIN documents d ON d.key = r.value
		WHERE EXISTS (SELECT 1 FROM documents o WHERE o.text_key = d.text_key AND o.seq <> d.seq) AND length(d.text) <= ?`, reports, brief)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	of := map[string][]int{}
	var documents []int
	for rows.Next() {
		var seq int
		var text string
		if err := rows.Scan(&seq, &text); err != nil {
			return nil, err
		}
		of[text] = append(of[text], seq)
		documents = append(documents, seq)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	printings, err := printingsOf(ctx, q, documents)
	out := map[string]string{}
	for text, documents := range of {
		for n, set := range sets(documents, func(d int) *printing { return printings[d] }) {
			if n == 0 {
				continue
			}
			name := text + "@" + printings[set[0]].key
			for _, d := range set {
				out[printings[d].key] = name
			}
		}
	}
	return out, err
}

// sets divides what has the same words into sets of copies, the first printing of each first.
func sets(all []int, of func(int) *printing) (out [][]int) {
	slices.SortStableFunc(all, func(a, b int) int { return of(a).compare(of(b)) })
	for _, x := range all {
		p, n := of(x), len(out)-1
		switch {
		case n < 0:
			out, n = append(out, nil), 0
		case slices.ContainsFunc(out[n], func(y int) bool { return p.again(of(y), of(out[n][0])) }):
			old, day := out[n], slices.IndexFunc(out[n], func(y int) bool { return of(y).published == p.published })
			if day < 0 {
				day = len(old)
			}
			out, n = append(out, old[day:]), n+1 // others of that day copy the newer
			out[n-1] = old[:day:day]
		}
		out[n] = append(out[n], x)
	}
	return out
}

// again tells that a printing behind another one of a set, of which that is the first, is news and no copy.
func (p *printing) again(q, first *printing) bool {
	day, err1 := time.Parse(time.DateOnly, p.published)
	since, err2 := time.Parse(time.DateOnly, first.published)
	if !p.brief || err1 != nil || err2 != nil {
		return false
	}
	return day.After(since.AddDate(0, 0, soon)) || p.outlet != "" && p.outlet == q.outlet && p.published != q.published
}

// compare is the order of publication; one without a day comes last.
func (p *printing) compare(q *printing) int {
	switch {
	case (p.published == "") == (q.published == ""):
		return strings.Compare(p.published+p.key, q.published+q.key)
	case p.published == "":
		return 1
	}
	return -1
}
