package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/isnad-project/isnad/store"
)

// asked is the question that the review shows, with where it stands among those of the round.
type asked struct {
	Doubt   store.Doubt
	At      int  // from 1
	Of      int  // questions of the round
	Waiting int  // questions that came since the round began
	Open    bool // there is one
}

// ask chooses the question: of a reviewer who gave a name the next of the round, else the
// one at a place of the queue.
func (s *server) ask(ctx context.Context, by string, at int) (*asked, error) {
	if by != "" {
		return s.askNext(ctx, by, at)
	}
	doubts, count, err := s.ledger.Doubts(ctx, max(at-1, 0), 1)
	if err == nil && len(doubts) == 0 && count > 0 { // fewer than there were
		at = count
		doubts, count, err = s.ledger.Doubts(ctx, at-1, 1)
	}
	if err != nil || len(doubts) == 0 {
		return &asked{}, err
	}
	at = max(at, 1)
	return &asked{Doubt: doubts[0], At: at, Of: count, Open: true}, nil
}

// askNext goes on with the round of a reviewer at the first open question from a place on; when
// none is given, behind the last one that is decided. A round with no open question left
// is followed by another.
func (s *server) askNext(ctx context.Context, by string, at int) (*asked, error) {
	r, err := s.ledger.Round(ctx, by)
	if errors.Is(err, store.ErrNotFound) || err == nil && r.Left() == 0 && r.Waiting > 0 {
		if err = s.ledger.BeginRound(ctx, by); err == nil {
			r, err = s.ledger.Round(ctx, by)
		}
	}
	if err != nil || r.Left() == 0 {
		return &asked{}, err
	}
	n := len(r.Questions)
	if at < 1 || at > n {
		for i, q := range r.Questions {
			if !q.Open || q.Skipped {
				at = i + 2
			}
		}
	}
	open := func(from int) int { // the first open question from a place on, round the end
		for i := range n {
			if k := (from - 1 + i + n) % n; r.Questions[k].Open {
				return k + 1
			}
		}
		return 1
	}
	at = open(max(at, 1))
	return &asked{Doubt: r.Questions[at-1].Doubt, At: at, Of: n, Waiting: r.Waiting, Open: true}, nil
}

// beginRound begins another round, with the questions that came meanwhile.
func (s *server) beginRound(r *http.Request, l *locale) (*answer, error) {
	r.Body = http.MaxBytesReader(nil, r.Body, maxForm)
	d := deskOf(r)
	if err := r.ParseForm(); err != nil || !ours(r) || d.By == "" {
		return nil, problem{http.StatusBadRequest, ""}
	}
	if err := s.ledger.BeginRound(r.Context(), d.By); err != nil {
		return nil, err
	}
	return &answer{Moved: "/review"}, nil
}
