package web

import (
	"context"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/search"
	"github.com/isnad-project/isnad/store"
)

// A foundRow is a report in which all the words stand.
type foundRow struct {
	store.Entry
	Title    []piece
	Passages []foundPassage
	Claims   []foundClaim
}

// A foundPassage is a sentence with the words that were sought.
type foundPassage struct {
	Dir    string
	Pieces []piece
}

// A piece of a text is a word that was sought, or what stands between.
type piece struct {
	Text string
	Hit  bool
}

// A foundClaim is a claim whose words have some that were sought.
type foundClaim struct{ ID, Type string }

// found reads reports and marks in them what was sought.
func (s *server) found(ctx context.Context, q search.Query, some []store.Head) ([]foundRow, error) {
	at := make(map[int]int, len(some))
	for i, h := range some {
		at[h.Seq] = i
	}
	entries, err := s.ledger.Entries(ctx, seqsOf(some), true)
	if err != nil {
		return nil, err
	}
	out := make([]foundRow, len(entries))
	slices.SortFunc(entries, func(a, b store.Entry) int { return at[a.Seq] - at[b.Seq] })
	for i, e := range entries {
		row := foundRow{Entry: e, Title: pieces(e.Document.Title, isnad.Span{End: len(e.Document.Title)}, q.Marks(e.Document.Title))}
		for _, p := range q.Passages(e.Text, mostPassages) {
			row.Passages = append(row.Passages, foundPassage{direction(e.Text[p.Start:p.End]), pieces(e.Text, p.Span, p.Marks)})
		}
		held, err := s.ledger.Claims(ctx, store.ClaimFilter{Doc: e.Key})
		if err != nil {
			return nil, err
		}
		for _, c := range held {
			if isnad.Happens(c.Type) && len(row.Claims) < 6 && len(q.Marks(c.Quote.Exact)) > 0 {
				row.Claims = append(row.Claims, foundClaim{c.ID, c.Type})
			}
		}
		out[i] = row
	}
	return out, nil
}

// pieces cuts a stretch of a text at its marks.
func pieces(text string, in isnad.Span, marks []isnad.Span) []piece {
	var out []piece
	at := in.Start
	for _, m := range marks {
		if m.Start > at {
			out = append(out, piece{text[at:m.Start], false})
		}
		out = append(out, piece{text[m.Start:m.End], true})
		at = m.End
	}
	if at < in.End {
		out = append(out, piece{text[at:in.End], false})
	}
	return out
}
