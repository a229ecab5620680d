package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// Controls follows who holds what, from the claims in force. The slice is not to be changed.
func (l *Ledger) Controls(ctx context.Context) ([]link.Control, error) {
	out, err := l.controls.now(ctx, l, kind[link.Control]{ClaimFilter{Type: "control", happening: true}, link.Controls,
		(*link.Control).Key, (*link.Control).Says, link.CompareControls})
	if err != nil {
		return nil, fmt.Errorf("store: control: %w", err)
	}
	return out, nil
}

// Positions follows what each party says on each issue, from the claims in force. The slice
// is not to be changed.
func (l *Ledger) Positions(ctx context.Context) ([]link.Issue, error) {
	out, err := l.positions.now(ctx, l, kind[link.Issue]{ClaimFilter{disputed: true}, link.Positions,
		(*link.Issue).Key, (*link.Issue).Says, link.CompareIssues})
	if err != nil {
		return nil, fmt.Errorf("store: positions: %w", err)
	}
	return out, nil
}

// ControlsKnownOn is Controls by what could be known at the end of a day (ISO date), as KnownOn
// has it.
func (l *Ledger) ControlsKnownOn(ctx context.Context, day string) ([]link.Control, error) {
	in, js, _, err := l.snapshot(ctx, ClaimFilter{Type: "control", happening: true, known: day})
	if err != nil {
		return nil, fmt.Errorf("store: control as known on %s: %w", day, err)
	}
	return link.Controls(in, js, l.names), nil
}

// PositionsKnownOn is Positions by what could be known at the end of a day (ISO date).
func (l *Ledger) PositionsKnownOn(ctx context.Context, day string) ([]link.Issue, error) {
	in, js, _, err := l.snapshot(ctx, ClaimFilter{disputed: true, known: day})
	if err != nil {
		return nil, fmt.Errorf("store: positions as known on %s: %w", day, err)
	}
	return link.Positions(in, js, l.names), nil
}

// A kind is what claims say of things that each of them can be followed by itself: of places,
// of issues.
type kind[T any] struct {
	claims  ClaimFilter // that speak of such things
	follow  func([]link.Input, []isnad.Judgement, link.Names) []T
	key     func(*T) string
	says    func(*T) []string // the claims that speak of it
	compare func(a, b T) int
}

// followed is what claims say of all things of a kind. It is held in memory; of what was
// appended only the things that it speaks of are followed anew.
type followed[T any] struct {
	lock sync.Mutex
	made bool
	at   mark
	all  []T
	of   map[string]string // claim → key of the thing that it speaks of
}

func (f *followed[T]) now(ctx context.Context, l *Ledger, k kind[T]) ([]T, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	at, err := currentMark(ctx, tx)
	if err != nil || f.made && at == f.at {
		return f.all, err
	}
	follow := func(ids []string) ([]T, error) {
		which := k.claims
		which.IDs, which.current = ids, true
		in, js, err := inputs(ctx, tx, which)
		return k.follow(in, js, l.names), err
	}
	if !f.made {
		all, err := follow(nil)
		if err != nil {
			return nil, err
		}
		f.of = map[string]string{}
		f.hold(k, all)
		f.all, f.made, f.at = all, true, at
		return f.all, nil
	}
	claims, err := touched(ctx, tx, f.at)
	if err != nil {
		return nil, err
	}
	anew := map[string]bool{}
	for _, id := range claims {
		if key, ok := f.of[id]; ok {
			anew[key] = true
		}
	}
	var fresh []T
	if len(claims) > 0 {
		if fresh, err = follow(claims); err != nil {
			return nil, err
		}
	}
	for i := range fresh {
		anew[k.key(&fresh[i])] = true
	}
	if len(anew) > 0 {
		ids := claims
		for i := range f.all {
			if x := &f.all[i]; anew[k.key(x)] {
				ids = append(ids, k.says(x)...)
			}
		}
		if fresh, err = follow(ids); err != nil {
			return nil, err
		}
		for _, id := range claims {
			delete(f.of, id)
		}
		f.hold(k, fresh)
		f.all = slices.DeleteFunc(slices.Clone(f.all), func(x T) bool { return anew[k.key(&x)] })
		for _, x := range fresh {
			i, _ := slices.BinarySearchFunc(f.all, x, k.compare)
			f.all = slices.Insert(f.all, i, x)
		}
	}
	f.at = at
	return f.all, nil
}

// hold remembers which claims speak of what.
func (f *followed[T]) hold(k kind[T], some []T) {
	for i := range some {
		for _, id := range k.says(&some[i]) {
			f.of[id] = k.key(&some[i])
		}
	}
}

// touched are the claims that came, went or were judged since a mark.
func touched(ctx context.Context, tx *sql.Tx, since mark) ([]string, error) {
	js, err := selectJudgements(ctx, tx)
	if err != nil {
		return nil, err
	}
	var old int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM judgements WHERE seq <= ?`, since.judgements).Scan(&old); err != nil {
		return nil, err
	}
	judged := []string{}
	for _, j := range js[old:] {
		for j.Retracts != "" {
			j = judgement(js, j.Retracts)
		}
		judged = append(judged, j.A, j.B)
	}
	list, err := json.Marshal(judged)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT c.id FROM readings n CROSS JOIN readings r ON r.document = n.document CROSS JOIN reading_claims rc ON rc.reading = r.seq
		CROSS JOIN claims c ON c.seq = rc.claim WHERE n.seq > ? UNION SELECT id FROM claims WHERE id IN (SELECT value FROM json_each(?))`,
		since.readings, string(list))
	if err != nil {
		return nil, err
	}
	return scanStrings(rows)
}
