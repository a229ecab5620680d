package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// region is what was appended since the derived tables were made, with all claims that
// may matter to it.
type region struct {
	since, at     mark
	old, all      []link.Input // claims in force before, and now
	oldJs, js     []isnad.Judgement
	before, after []link.Input // of these the ones that came, went or were judged
}

// region reads what Update needs, all as of one moment.
func (l *Ledger) region(ctx context.Context, wider []string, near bool) (r region, err error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return r, err
	}
	defer tx.Rollback()
	var by string
	if r.since, by, err = derivedMark(ctx, tx); err != nil {
		return r, err
	}
	if r.at, err = currentMark(ctx, tx); err != nil {
		return r, err
	}
	if by != linker {
		return r, errRegion
	}
	came, err := appended(ctx, tx, r.since)
	if err != nil {
		return r, err
	}
	if r.js, err = selectJudgements(ctx, tx); err != nil {
		return r, err
	}
	var judged int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM judgements WHERE seq <= ?`, r.since.judgements).Scan(&judged); err != nil {
		return r, err
	}
	r.oldJs = r.js[:judged]
	seeds := slices.Clone(came)
	q := asked{wider: wider, near: near && len(came) == 0}
	for _, j := range r.js[judged:] {
		for j.Retracts != "" {
			j = judgement(r.js, j.Retracts)
		}
		q.anew = q.anew || j.B == "" && j.Verdict != "accept"
		seeds = append(seeds, j.A, j.B)
	}
	seeds = tied(seeds, r.js)
	var gone []string
	was, is := additions(r.oldJs), additions(r.js)
	for _, id := range seeds {
		switch {
		case is[id] && !was[id]:
			came = append(came, id)
		case was[id] && !is[id]:
			gone = append(gone, id)
		}
	}
	q.seeds, q.gone = seeds, gone
	claims, err := around(ctx, tx, q, r.oldJs, r.js)
	if err != nil {
		return r, err
	}
	if err := notMost(ctx, tx, len(claims)); err != nil {
		return r, err
	}
	if r.old, err = linkable(ctx, tx, lacking(claims, came)); err != nil {
		return r, err
	}
	if r.all, err = linkable(ctx, tx, lacking(claims, gone)); err != nil {
		return r, err
	}
	r.before, r.after = among(r.old, seeds), among(r.all, seeds)
	return r, nil
}

// judgement finds a judgement; one that is not there is empty.
func judgement(js []isnad.Judgement, id string) isnad.Judgement {
	for _, j := range js {
		if j.ID == id {
			return j
		}
	}
	return isnad.Judgement{}
}

// tied are the claims with those that somebody ever compared with them, and so on.
func tied(ids []string, js []isnad.Judgement) []string {
	some := set(ids)
	delete(some, "")
	for n := -1; n != len(some); {
		n = len(some)
		for _, j := range js {
			if j.B != "" && (some[j.A] || some[j.B]) {
				some[j.A], some[j.B] = true, true
			}
		}
	}
	return slices.Sorted(maps.Keys(some))
}

// lacking are the claims but for some.
func lacking(claims []Claim, ids []string) []Claim {
	out := set(ids)
	return slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool { return out[c.ID] })
}

// among are those of the claims that have one of the ids.
func among(in []link.Input, ids []string) []link.Input {
	some := set(ids)
	return slices.DeleteFunc(slices.Clone(in), func(x link.Input) bool { return !some[x.Claim.ID] })
}

func set(ids []string) map[string]bool {
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}

// notMost refuses a region that is most of a ledger that is not small.
func notMost(ctx context.Context, tx *sql.Tx, claims int) error {
	var whole int
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM claims`).Scan(&whole); err != nil {
		return err
	}
	if claims > small && claims > whole/4 {
		return errRegion
	}
	return nil
}

// appended are the claims of the reports that were added since; errRegion when one was
// read again.
func appended(ctx context.Context, tx *sql.Tx, since mark) ([]string, error) {
	var again bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM readings r JOIN readings o ON o.document = r.document AND o.seq < r.seq
		WHERE r.seq > ?)`, since.readings).Scan(&again)
	if err != nil {
		return nil, err
	}
	if again {
		return nil, errRegion
	}
	rows, err := tx.QueryContext(ctx, `SELECT c.id FROM readings r JOIN reading_claims rc ON rc.reading = r.seq
		JOIN claims c ON c.seq = rc.claim WHERE r.seq > ? ORDER BY c.seq`, since.readings)
	if err != nil {
		return nil, err
	}
	return scanStrings(rows)
}
