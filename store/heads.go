package store

import (
	"context"
	"encoding/json"
	"fmt"
)

// A Head is what lists of reports choose and sort by.
type Head struct {
	Seq       int // Entry.Seq
	Published string
	Outlet    string
}

// Heads gives the heads of all reports, in order of arrival. They are held in memory, and
// only what was added is read. The slice is not to be changed.
func (l *Ledger) Heads(ctx context.Context) ([]Head, error) {
	l.headsLock.Lock()
	defer l.headsLock.Unlock()
	last := 0
	if n := len(l.heads); n > 0 {
		last = l.heads[n-1].Seq
	}
	rows, err := l.db.QueryContext(ctx, `SELECT seq, published, outlet FROM documents INDEXED BY documents_head WHERE seq > ? ORDER BY seq`, last)
	if err != nil {
		return nil, fmt.Errorf("store: heads: %w", err)
	}
	defer rows.Close()
	outlets := map[string]string{}
	for rows.Next() {
		var h Head
		if err := rows.Scan(&h.Seq, &h.Published, &h.Outlet); err != nil {
			return nil, fmt.Errorf("store: heads: %w", err)
		}
		if held, ok := outlets[h.Outlet]; ok {
			h.Outlet = held
		} else {
			outlets[h.Outlet] = h.Outlet
		}
		l.heads = append(l.heads, h)
	}
	return l.heads, rows.Err()
}

// Entries gives reports by Entry.Seq, in order of arrival, without Marks and Raw; without
// Text too unless it is asked for.
func (l *Ledger) Entries(ctx context.Context, seqs []int, text bool) ([]Entry, error) {
	list, err := json.Marshal(seqs)
	if err != nil {
		return nil, err
	}
	words, from := `''`, `documents INDEXED BY documents_entry`
	if text {
		words, from = `text`, `documents`
	}
	rows, err := l.db.QueryContext(ctx, entryHead+`, `+words+`, (SELECT min(seq) FROM documents o WHERE o.id = documents.id)
		FROM `+from+` WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq`, string(list))
	if err != nil {
		return nil, fmt.Errorf("store: documents: %w", err)
	}
	defer rows.Close()
	var out []Entry
	for rows.Next() {
		var e Entry
		var first int
		if err := rows.Scan(append(e.head(), &e.Text, &first)...); err != nil {
			return nil, fmt.Errorf("store: documents: %w", err)
		}
		if e.Address = e.ID; e.ID == "" || first != e.Seq {
			e.Address = e.Key
		}
		out = append(out, e)
	}
	return out, rows.Err()
}
