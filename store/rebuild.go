package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// rule is the rule for numbers of the derived events.
const rule = link.Conservative

// keys is the version of what events can be found by and added up from.
const keys = "keys/4"

// linker names what made the derived tables.
const linker = link.Version + " " + string(rule) + " " + keys

// mark says how far the ledger had come.
type mark struct{ readings, judgements int64 }

func (m mark) before(n mark) bool { return m.readings < n.readings || m.judgements < n.judgements }

func currentMark(ctx context.Context, tx *sql.Tx) (m mark, err error) {
	err = tx.QueryRowContext(ctx, `SELECT coalesce((SELECT max(seq) FROM readings), 0),
		coalesce((SELECT max(seq) FROM judgements), 0)`).Scan(&m.readings, &m.judgements)
	return m, err
}

func derivedMark(ctx context.Context, tx *sql.Tx) (m mark, by string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT readings, judgements, linker FROM derived`).Scan(&m.readings, &m.judgements, &by)
	if err == sql.ErrNoRows {
		err = nil
	}
	return m, by, err
}

// Rebuild computes incidents and events anew from all claims in force and all
// judgements, and replaces the derived tables in one transaction. Others may
// append while it computes: the ledger is then Stale. progress, if not nil, is
// called now and then with steps done of all.
func (l *Ledger) Rebuild(ctx context.Context, progress func(done, total int)) error {
	if progress == nil {
		progress = func(int, int) {}
	}
	if err := l.signUnsigned(ctx); err != nil {
		return fmt.Errorf("store: rebuild: %w", err)
	}
	claims, judgements, err := l.claimsNow(ctx)
	if err != nil {
		return fmt.Errorf("store: rebuild: %w", err)
	}
	linked, err := linkAll(ctx, claims, judgements, link.Options{Rule: rule, Names: l.names, Camps: l.camps, Room: room, Progress: progress})
	if err != nil {
		return fmt.Errorf("store: rebuild: %w", err)
	}
	err = l.write(ctx, func(tx *sql.Tx) error {
		have, by, err := derivedMark(ctx, tx)
		if err != nil {
			return err
		}
		if by == linker && claims.at.before(have) {
			return nil // somebody else rebuilt meanwhile, from more than we read
		}
		claims.q = tx
		return replaceDerived(ctx, tx, linked, judgements, claims.at)
	})
	if err != nil {
		return fmt.Errorf("store: rebuild: %w", err)
	}
	return nil
}

// room is how many claims are held at a time while a whole ledger is linked.
const room = 4096

// linkAll is link.Link that ends with ctx: what is computed then is nobody's.
func linkAll(ctx context.Context, claims link.Claims, js []isnad.Judgement, opt link.Options) (*link.Linked, error) {
	tell := opt.Progress
	opt.Progress = func(done, total int) {
		if ctx.Err() == nil {
			tell(done, total)
		}
	}
	type result struct {
		linked *link.Linked
		err    error
	}
	done := make(chan result, 1)
	go func() {
		l, err := link.Link(claims, js, opt)
		done <- result{l, err}
	}()
	select {
	case r := <-done:
		return r.linked, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// snapshot reads what the linker needs, all as of one moment.
func (l *Ledger) snapshot(ctx context.Context, f ClaimFilter) (in []link.Input, js []isnad.Judgement, at mark, err error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, nil, at, err
	}
	defer tx.Rollback()
	if at, err = currentMark(ctx, tx); err != nil {
		return nil, nil, at, err
	}
	in, js, err = inputs(ctx, tx, f)
	return in, js, at, err
}

// Inputs are the claims in force as the linker takes them.
func (l *Ledger) Inputs(ctx context.Context) ([]link.Input, error) {
	in, _, _, err := l.snapshot(ctx, ClaimFilter{happening: true})
	if err != nil {
		return nil, fmt.Errorf("store: inputs: %w", err)
	}
	return in, nil
}

// inputs reads the claims that the filter chooses as the linker takes them, and
// all judgements.
func inputs(ctx context.Context, tx *sql.Tx, f ClaimFilter) (in []link.Input, js []isnad.Judgement, err error) {
	claims, err := selectClaims(ctx, tx, f)
	if err != nil {
		return nil, nil, err
	}
	if in, err = linkable(ctx, tx, claims); err != nil {
		return nil, nil, err
	}
	js, err = selectJudgements(ctx, tx)
	return in, js, err
}

// linkable are claims as the linker takes them.
func linkable(ctx context.Context, tx *sql.Tx, claims []Claim) ([]link.Input, error) {
	var reports []string
	for i := range claims {
		reports = append(reports, claims[i].DocKey)
	}
	slices.Sort(reports)
	copies, err := copied(ctx, tx, slices.Compact(reports))
	if err != nil {
		return nil, err
	}
	in := make([]link.Input, len(claims))
	for i := range claims {
		in[i] = input(&claims[i])
		copies.tell(&in[i])
	}
	return in, nil
}

func input(c *Claim) link.Input {
	return link.Input{Claim: c.Claim, Outlet: c.Outlet, Published: c.Published, DocKey: c.DocKey, TextKey: c.TextKey, Recorded: c.Recorded, Seq: c.Seq}
}

// Stale tells whether claims or judgements were appended since the last
// Rebuild, or another version of the linker made the derived tables.
func (l *Ledger) Stale(ctx context.Context) (bool, error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	defer tx.Rollback()
	now, err := currentMark(ctx, tx)
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	have, by, err := derivedMark(ctx, tx)
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	return by != linker && now != (mark{}) || have.before(now), nil
}

// State names what the ledger holds of claims and judgements: what is computed from these
// is the same as long as it is.
func (l *Ledger) State(ctx context.Context) (string, error) {
	var readings, judgements int64
	err := l.db.QueryRowContext(ctx, `SELECT coalesce((SELECT max(seq) FROM readings), 0), coalesce((SELECT max(seq) FROM judgements), 0)`).
		Scan(&readings, &judgements)
	if err != nil {
		return "", fmt.Errorf("store: %w", err)
	}
	return fmt.Sprintf("%d-%d", readings, judgements), nil
}

// Growth follows the figures of an event from day to day as its reports came to be
// known, by a rule.
func (l *Ledger) Growth(ctx context.Context, e *isnad.Event, rule link.Rule) ([]link.Known, error) {
	ids := make([]string, len(e.Claims))
	for i := range e.Claims {
		ids[i] = e.Claims[i].ID
	}
	if len(ids) == 0 {
		return nil, nil
	}
	in, _, _, err := l.snapshot(ctx, ClaimFilter{IDs: ids})
	if err != nil {
		return nil, fmt.Errorf("store: growth of %s: %w", e.ID, err)
	}
	return link.Growth(in, nil, l.names, rule), nil
}
