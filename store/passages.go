package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"sort"

	"github.com/isnad-project/isnad/link"
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

// printed is what reports have from one another.
type printed struct {
	sentences map[string][]sentence // that stand in others too, by the key of the report and in their order there
	texts     map[string]string     // the printings of brief reports that are no copies of the first with their text, by key
}

// sentence is half-open in code points. passage names it the same in every report that has it: by the key
// of the first published of these reports and where it stands there.
type sentence struct {
	start, end int
	passage    string // empty for news in the words of old news
	old        string // the passage of these
}

// tell says of a claim what of its report is copied.
func (p printed) tell(x *link.Input) {
	x.Printing = p.texts[x.DocKey]
	ss, at := p.sentences[x.DocKey], x.Claim.Quote.Start
	k := sort.Search(len(ss), func(k int) bool { return ss[k].end > at })
	if k < len(ss) && ss[k].start <= at {
		if x.Passage = ss[k].old; lately(x) {
			x.Passage = ss[k].passage
		}
	}
}

// copied finds what reports, by their keys, have from one another.
func copied(ctx context.Context, q querier, reports []string) (p printed, err error) {
	keys, err := json.Marshal(reports)
	if err != nil {
		return p, err
	}
	if p.texts, err = retold(ctx, q, string(keys)); err == nil {
		p.sentences, err = copiedSentences(ctx, q, string(keys))
	}
	return p, err
}

// copiedSentences are the sentences of reports that stand in others of them too.
func copiedSentences(ctx context.Context, q querier, reports string) (map[string][]sentence, error) {
	each := func(do func(document int, p *passage.Passage)) error {
		rows, err := q.QueryContext(ctx, `SELECT d.seq, p.body FROM passages p JOIN documents d ON d.seq = p.document
			WHERE d.key IN (SELECT value FROM json_each(?)) ORDER BY d.key`, reports)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var document int
			var body []byte
			if err := rows.Scan(&document, &body); err != nil {
				return err
			}
			ps, err := passage.Unmarshal(body)
			if err != nil {
				return fmt.Errorf("report %d: %w", document, err)
			}
			for i := range ps {
				do(document, &ps[i])
			}
		}
		return rows.Err()
	}
	type place struct {
		document, start, end int
		number               int
	}
	var all []place // of sentences that may have copies: few have
	twice, groups := passage.NewSeen(), passage.NewGroups()
	if err := each(func(_ int, p *passage.Passage) { twice.Add(&p.Sig) }); err != nil {
		return nil, err
	}
	if err := each(func(document int, p *passage.Passage) {
		if twice.Again(&p.Sig) {
			all = append(all, place{document, p.Start, p.End, groups.Add(p.Sig)})
		}
	}); err != nil {
		return nil, err
	}
	of := map[int][]int{} // group → places
	for i, x := range all {
		g := groups.Of(x.number)
		of[g] = append(of[g], i)
	}
	var documents []int
	for g, places := range of {
		if n := len(places); n < 2 || n > setForm {
			delete(of, g)
			continue
		}
		for _, i := range places {
			documents = append(documents, all[i].document)
		}
	}
	printings, err := printingsOf(ctx, q, documents)
	if err != nil {
		return nil, err
	}
	out := map[string][]sentence{}
	for _, places := range of {
		var old string // held once for all of them
		for n, set := range sets(places, func(i int) *printing { return printings[all[i].document] }) {
			f := all[set[0]]
			name := fmt.Sprintf("%s:%d", printings[f.document].key, f.start)
			if n == 0 {
				old = name
			} else if len(set) == 1 {
				name = ""
			}
			for _, i := range set {
				x := all[i]
				key := printings[x.document].key
				out[key] = append(out[key], sentence{x.start, x.end, name, old})
			}
		}
	}
	for _, ss := range out {
		slices.SortFunc(ss, func(a, b sentence) int { return cmp.Compare(a.start, b.start) })
	}
	return out, nil
}
