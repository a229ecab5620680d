package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/passage"
)

// An Alike is a report that has sentences of another, or all of its text.
type Alike struct {
	Entry         // without Text, Marks and Raw
	Shared    int // sentences of the other that it has too, word for word or nearly
	Of        int // sentences of the other that are long enough to be told from others
	WholeText bool
}

// Of two reports no more than nearDays days apart, or so many apart in order of arrival where
// no day is known, it is looked whether one has sentences of the other.
const (
	nearDays  = 30
	nearOrder = 2000
)

// near is the resemblance from which a sentence is worth seeing beside another: less than
// makes it pass for a copy (passage.Alike), since a figure that was changed is what one looks
// for.
const near = 0.5

// Alike gives the reports with sentences of a report, those with most of them first, at most
// so many.
func (l *Ledger) Alike(ctx context.Context, key string, most int) ([]Alike, error) {
	out, err := l.alike(ctx, key)
	if err != nil {
		return nil, fmt.Errorf("store: reports like %s: %w", key, err)
	}
	slices.SortStableFunc(out, func(a, b Alike) int {
		return cmp.Or(b.Shared-a.Shared, cmp.Compare(a.Published, b.Published), a.Seq-b.Seq)
	})
	return out[:min(len(out), most)], nil
}

func (l *Ledger) alike(ctx context.Context, key string) ([]Alike, error) {
	var seq int
	var body []byte
	var published, textKey string
	err := l.db.QueryRowContext(ctx, `SELECT d.seq, d.published, d.text_key, coalesce(p.body, x'') FROM documents d LEFT JOIN passages p ON p.document = d.seq
		WHERE d.key = ?`, key).Scan(&seq, &published, &textKey, &body)
	if err != nil {
		return nil, err
	}
	own, err := passage.Unmarshal(body)
	if err != nil {
		return nil, err
	}
	days, args := `d.published = '' AND d.seq BETWEEN ? AND ?`, []any{seq - nearOrder, seq + nearOrder}
	if day, err := time.Parse(time.DateOnly, published); err == nil {
		days, args = `d.published BETWEEN ? AND ?`, []any{day.AddDate(0, 0, -nearDays).Format(time.DateOnly), day.AddDate(0, 0, nearDays).Format(time.DateOnly)}
	}
	rows, err := l.db.QueryContext(ctx, `SELECT d.seq, d.text_key = ?, p.body FROM documents d JOIN passages p ON p.document = d.seq
		WHERE (`+days+` OR d.text_key = ?) AND d.seq <> ?`, slices.Concat([]any{textKey}, args, []any{textKey, seq})...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[int]Alike{}
	for rows.Next() {
		var at int
		var a Alike
		var body sql.RawBytes
		if err := rows.Scan(&at, &a.WholeText, &body); err != nil {
			return nil, err
		}
		others, err := passage.Unmarshal(body)
		if err != nil {
			return nil, err
		}
		if a.Shared, a.Of = shared(own, others), len(own); a.Shared > 0 || a.WholeText {
			found[at] = a
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	var seqs []int
	for at := range found {
		seqs = append(seqs, at)
	}
	entries, err := l.Entries(ctx, seqs, false)
	out := make([]Alike, 0, len(entries))
	for _, e := range entries {
		a := found[e.Seq]
		a.Entry = e
		out = append(out, a)
	}
	return out, err
}

// shared counts the passages that stand among others too.
func shared(own, others []passage.Passage) (n int) {
	for i := range own {
		if slices.ContainsFunc(others, func(p passage.Passage) bool { return passage.Resemblance(&own[i].Sig, &p.Sig) >= near }) {
			n++
		}
	}
	return n
}

// SameWords are the claims in force of other reports that say what a claim says in the same
// words: of one type, at one place, with the same figures.
func (l *Ledger) SameWords(ctx context.Context, c *isnad.Claim, key string, most int) ([]Claim, error) {
	alike, err := l.Alike(ctx, key, most)
	if err != nil {
		return nil, err
	}
	var out []Claim
	for _, a := range alike {
		claims, err := l.Claims(ctx, ClaimFilter{Doc: a.Key})
		if err != nil {
			return nil, err
		}
		for _, o := range claims {
			if o.ID != c.ID && o.Type == c.Type && o.Quote.Exact == c.Quote.Exact && reflect.DeepEqual(bare(o.Place), bare(c.Place)) && sameCounts(o.Counts, c.Counts) {
				out = append(out, o)
			}
		}
	}
	return out, nil
}

// bare is a place without where its report names it.
func bare(p *isnad.Place) isnad.Place {
	if p == nil {
		return isnad.Place{}
	}
	out := *p
	out.Text = nil
	return out
}

// sameCounts compares counts without where their reports give them.
func sameCounts(a, b []isnad.Count) bool {
	return slices.EqualFunc(a, b, func(x, y isnad.Count) bool {
		x.Quote, y.Quote = isnad.Quote{}, isnad.Quote{}
		return reflect.DeepEqual(x, y)
	})
}
