package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// region is what was appended since the derived tables were made, with all claims that
// may matter to it.
type region struct {
	since, at mark
	old, all  []link.Input // claims before and now
	oldJs, js []isnad.Judgement
}

// small is how many claims are linked anew rather than looked at for what changed.
const small = 2000

// errRegion says that more changed than a region can tell.
var errRegion = errors.New("everything is to be linked anew")

// Update brings incidents and events up to what was appended since they were computed.
// It links the claims in reach of what is new twice, without it and with it, and
// replaces the events that come out otherwise; all others stay. The result is that of
// Rebuild, which it leaves to do where more changed: a report that was read again, a
// correction or a retraction, a report without a date, most of the ledger.
//
// One thing it does not see: a sentence that the new report has from one of more than
// link.Window days before is its own until the next Rebuild.
func (l *Ledger) Update(ctx context.Context, progress func(done, total int)) error {
	err := l.update(ctx)
	if errors.Is(err, errRegion) {
		return l.Rebuild(ctx, progress)
	}
	if err != nil {
		return fmt.Errorf("store: update: %w", err)
	}
	return nil
}

func (l *Ledger) update(ctx context.Context) error {
	r, err := l.region(ctx)
	if err != nil || r.since == r.at {
		return err
	}
	opt := link.Options{Rule: rule, Names: l.names}
	c, err := changed(link.Build(r.old, r.oldJs, opt), link.Build(r.all, r.js, opt))
	if err != nil {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) (err error) {
		if have, by, err := derivedMark(ctx, tx); err != nil || by != linker || have != r.since {
			return errors.Join(err, errRegion)
		}
		d := derive(ctx, tx, r.all, func(int, int) {})
		defer func() { err = errors.Join(err, d.close()) }()
		if err := d.drop(c); err != nil {
			return err
		}
		return d.put(r.all[len(r.old):], r.js, c.come, r.at)
	})
}

// region reads what Update needs, all as of one moment.
func (l *Ledger) region(ctx context.Context) (r region, err error) {
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
	fresh, err := appended(ctx, tx, r.since)
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
	seeds := slices.Clone(fresh)
	for _, j := range r.js[judged:] {
		if j.Retracts != "" || j.Field != "" || j.Verdict == "accept" {
			return r, errRegion
		}
		seeds = append(seeds, j.A, j.B)
	}
	if len(seeds) == 0 {
		return r, nil
	}
	around, err := neighbours(ctx, tx, seeds, r.js)
	if err != nil {
		return r, err
	}
	claims, err := selectClaims(ctx, tx, ClaimFilter{IDs: append(around, fresh...), happening: true})
	if err != nil {
		return r, err
	}
	if err := notMost(ctx, tx, len(claims)); err != nil {
		return r, err
	}
	isFresh := map[string]bool{}
	for _, id := range fresh {
		isFresh[id] = true
	}
	slices.SortStableFunc(claims, func(a, b Claim) int { return boolInt(isFresh[a.ID]) - boolInt(isFresh[b.ID]) })
	held := slices.IndexFunc(claims, func(c Claim) bool { return isFresh[c.ID] })
	if held < 0 {
		held = len(claims)
	}
	if r.old, err = linkable(ctx, tx, claims[:held]); err != nil {
		return r, err
	}
	r.all, err = linkable(ctx, tx, claims)
	return r, err
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
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

// neighbours are the linked claims that may matter to those given: what is compared
// with them, the reports and copies of reports in which these stand, and what is linked
// with all of it.
func neighbours(ctx context.Context, tx *sql.Tx, ids []string, js []isnad.Judgement) ([]string, error) {
	seeds, err := selectClaims(ctx, tx, ClaimFilter{IDs: ids, happening: true})
	if err != nil {
		return nil, err
	}
	days := map[string]link.Reach{} // by area, from the first to the last day of all
	corrections := link.Corrections(js)
	for i := range seeds {
		x := input(&seeds[i])
		x.Claim = link.Correct(x.Claim, corrections[x.Claim.ID])
		if _, dated := link.ReachOf(&x); !dated {
			return nil, errRegion
		}
		for _, r := range link.Around(&x) {
			if have, ok := days[r.Area]; ok {
				r.First, r.Last = min(r.First, have.First), max(r.Last, have.Last)
			}
			days[r.Area] = r
		}
	}
	var windows []link.Reach
	for _, r := range days {
		windows = append(windows, r)
	}
	list, err := json.Marshal(windows)
	if err != nil {
		return nil, err
	}
	own, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, around, string(list), link.Longest, string(own), link.Threshold)
	if err != nil {
		return nil, err
	}
	return scanStrings(rows)
}

// around chooses the claims that lie in windows (1), with the reports of those and of
// the claims given (3), and what is linked with all these.
const around = `WITH RECURSIVE
	windows (area, first, last) AS MATERIALIZED (SELECT value ->> 'Area', value ->> 'First', value ->> 'Last' FROM json_each(?1)),
	near (claim) AS (
		SELECT r.claim FROM windows w CROSS JOIN reaches r ON r.area = w.area AND r.first <= w.last AND r.last >= w.first
			AND r.first >= CASE WHEN w.area LIKE 'long|%' THEN -1 << 40 ELSE w.first - ?2 END
		UNION SELECT seq FROM claims WHERE id IN (SELECT value FROM json_each(?3))),
	texts (key) AS (SELECT DISTINCT d.text_key FROM near JOIN claims c ON c.seq = near.claim JOIN documents d ON d.seq = c.document),
	told (claim) AS (
		SELECT c.seq FROM texts JOIN documents d ON d.text_key = texts.key JOIN claims c ON c.document = d.seq
		UNION SELECT e.b FROM told JOIN edges e ON e.a = told.claim AND e.score >= ?4
		UNION SELECT e.a FROM told JOIN edges e ON e.b = told.claim AND e.score >= ?4
		UNION SELECT m.claim FROM told JOIN incident_claims ic ON ic.claim = told.claim JOIN incident_claims m ON m.incident = ic.incident)
	SELECT c.id FROM told CROSS JOIN incident_claims ic ON ic.claim = told.claim JOIN claims c ON c.seq = told.claim`
