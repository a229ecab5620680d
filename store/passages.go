package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"sort"

	"github.com/isnad-project/isnad/passage"
)

// sign keeps the signed sentences of a report.
func sign(ctx context.Context, tx *sql.Tx, document int64, text string) error {
	_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO passages (document, body) VALUES (?, ?)`, document, passage.Marshal(passage.Of(text)))
	return err
}

// signUnsigned signs the reports of a ledger that an older program wrote.
func (l *Ledger) signUnsigned(ctx context.Context) error {
	for {
		var seq int64
		var text string
		err := l.db.QueryRowContext(ctx, `SELECT seq, text FROM documents d
			WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE p.document = d.seq) ORDER BY seq LIMIT 1`).Scan(&seq, &text)
		if err == sql.ErrNoRows {
			return nil
		}
		if err == nil {
			err = l.write(ctx, func(tx *sql.Tx) error { return sign(ctx, tx, seq, text) })
		}
		if err != nil {
			return err
		}
	}
}

// setForm is how often a sentence is printed at most that passes for a copy: one that
// stands in more reports is a set form, which a channel puts over every other message.
const setForm = 200

// printed are the sentences of reports that stand in others too, by the key of the report
// and in their order there.
type printed map[string][]sentence

// sentence is half-open in code points. passage names it the same in every report that has it: by the key
// of the first published of these reports and where it stands there.
type sentence struct {
	start, end int
	passage    string
}

// of is the passage that a claim stands in, empty for a sentence of its report alone.
func (p printed) of(c *Claim) string {
	ss := p[c.DocKey]
	k := sort.Search(len(ss), func(k int) bool { return ss[k].end > c.Quote.Start })
	if k < len(ss) && ss[k].start <= c.Quote.Start {
		return ss[k].passage
	}
	return ""
}

// copied finds what reports, by their keys, have from one another.
func copied(ctx context.Context, q querier, reports []string) (printed, error) {
	keys, err := json.Marshal(reports)
	if err != nil {
		return nil, err
	}
	each := func(do func(doc, published string, p *passage.Passage)) error {
		rows, err := q.QueryContext(ctx, `SELECT d.key, d.published, p.body FROM passages p JOIN documents d ON d.seq = p.document
			WHERE d.key IN (SELECT value FROM json_each(?)) ORDER BY d.key`, string(keys))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var doc, published string
			var body []byte
			if err := rows.Scan(&doc, &published, &body); err != nil {
				return err
			}
			ps, err := passage.Unmarshal(body)
			if err != nil {
				return fmt.Errorf("report %s: %w", doc, err)
			}
			for i := range ps {
				do(doc, published, &ps[i])
			}
		}
		return rows.Err()
	}
	type place struct {
		doc, published     string
		start, end, number int
	}
	var all []place // of sentences that may have copies: few have
	twice, groups := passage.Seen{}, passage.NewGroups()
	if err := each(func(_, _ string, p *passage.Passage) { twice.Add(&p.Sig) }); err != nil {
		return nil, err
	}
	twice.Sort()
	if err := each(func(doc, published string, p *passage.Passage) {
		if twice.Again(&p.Sig) {
			all = append(all, place{doc, published, p.Start, p.End, groups.Add(p.Sig)})
		}
	}); err != nil {
		return nil, err
	}
	first, size := map[int]*place{}, map[int]int{}
	for i := range all {
		x := &all[i]
		g := groups.Of(x.number)
		size[g]++
		if f := first[g]; f == nil || earlier(x.published, x.doc, f.published, f.doc) {
			first[g] = x
		}
	}
	out, names := printed{}, map[int]string{} // a name is held for each of the copies
	for _, x := range all {
		g := groups.Of(x.number)
		if n := size[g]; n < 2 || n > setForm {
			continue
		}
		if f := first[g]; names[g] == "" {
			names[g] = fmt.Sprintf("%s:%d", f.doc, f.start)
		}
		out[x.doc] = append(out[x.doc], sentence{x.start, x.end, names[g]})
	}
	return out, nil
}

// earlier tells which of two reports was published first; one without a day comes last.
func earlier(aDay, aKey, bDay, bKey string) bool {
	if (aDay == "") != (bDay == "") {
		return aDay != ""
	}
	if aDay != bDay {
		return aDay < bDay
	}
	return aKey < bKey
}
