package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

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

// small is how many claims are linked anew rather than looked at for what changed.
const small = 2000

// errRegion says that more changed than a region can tell.
var errRegion = errors.New("everything is to be linked anew")

// attempts is how often a region is widened before everything is linked anew.
const attempts = 4

// tornError says that incidents which change are held otherwise than their region alone
// gives them: they depend on more, which lies around their claims.
type tornError struct{ claims []string }

func (e *tornError) Error() string {
	return fmt.Sprintf("%d claims depend on more than was linked", len(e.claims))
}

// Update brings incidents and events up to what was appended since they were computed.
// It links the claims in reach of what is new or was judged twice, as things were and as
// they are, and replaces the events that come out otherwise; all others stay. Where the ledger
// holds one of these otherwise than as things were, it does so again with what lies around
// that one too. The result is that of Rebuild, which it leaves to do where more changed: a
// report that was read again, a claim whose report has no date, most of the ledger.
//
// One thing it does not see: a sentence that the new report has from one of more than
// link.Window days before is its own until the next Rebuild.
func (l *Ledger) Update(ctx context.Context, progress func(done, total int)) error {
	var wider []string
	for range attempts {
		err := l.update(ctx, wider)
		var torn *tornError
		switch {
		case errors.Is(err, errRegion):
			return l.Rebuild(ctx, progress)
		case !errors.As(err, &torn) && err != nil:
			return fmt.Errorf("store: update: %w", err)
		case torn == nil:
			return nil
		}
		wider = append(wider, torn.claims...)
	}
	return l.Rebuild(ctx, progress)
}

// update is Update over a region that holds what lies around the claims of wider too.
func (l *Ledger) update(ctx context.Context, wider []string) error {
	r, err := l.region(ctx, wider)
	if err != nil || r.since == r.at {
		return err
	}
	opt := link.Options{Rule: rule, Names: l.names, Camps: l.camps}
	c, err := changed(link.Build(r.old, r.oldJs, opt), link.Build(r.all, r.js, opt))
	if err != nil {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) (err error) {
		if have, by, err := derivedMark(ctx, tx); err != nil || by != linker || have != r.since {
			return errors.Join(err, errRegion)
		}
		d := derive(ctx, tx, slices.Concat(r.old, r.all))
		defer func() { err = errors.Join(err, d.close()) }()
		if err := d.replace(c); err != nil {
			return err
		}
		if err := d.unreach(r.before, r.oldJs); err != nil {
			return err
		}
		return d.reached(r.after, r.js, r.at)
	})
}

// region reads what Update needs, all as of one moment.
func (l *Ledger) region(ctx context.Context, wider []string) (r region, err error) {
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
	for _, j := range r.js[judged:] {
		for j.Retracts != "" {
			j = judgement(r.js, j.Retracts)
		}
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
	claims, err := around(ctx, tx, seeds, gone, wider, r.oldJs, r.js)
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

// around are the claims that may matter to those given, with these as far as they are in
// force or gone: what is compared with them, as they were and as they are, the reports and
// copies of reports in which these stand, and what is linked with all of it; the same for those
// of wider, as far as their time is told. errRegion: that of one of the given is not.
func around(ctx context.Context, tx *sql.Tx, ids, gone, wider []string, oldJs, js []isnad.Judgement) ([]Claim, error) {
	seeds, err := selectClaims(ctx, tx, ClaimFilter{IDs: ids, happening: true})
	if err != nil {
		return nil, err
	}
	own, err := json.Marshal(slices.Concat(ids, wider))
	if err != nil {
		return nil, err
	}
	mates, err := besides(ctx, tx, string(own))
	if err != nil {
		return nil, err
	}
	var windows []link.Reach
	for _, js := range [][]isnad.Judgement{oldJs, js} {
		corrections := link.Corrections(js)
		for i, c := range slices.Concat(seeds, mates) {
			x := input(&c)
			x.Claim = link.Correct(x.Claim, corrections[x.Claim.ID])
			if _, dated := link.ReachOf(&x); !dated && i < len(seeds) {
				return nil, errRegion
			}
			windows = append(windows, link.Around(&x)...)
		}
	}
	list, err := json.Marshal(joined(windows))
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, neighbours, string(list), link.Longest, string(own), link.Threshold)
	if err != nil {
		return nil, err
	}
	near, err := scanStrings(rows)
	if err != nil {
		return nil, err
	}
	current, err := selectClaims(ctx, tx, ClaimFilter{IDs: ids, happening: true, current: true})
	if err != nil {
		return nil, err
	}
	for i := range current {
		near = append(near, current[i].ID)
	}
	near = append(near, gone...)
	if len(near) == 0 {
		return nil, nil
	}
	return selectClaims(ctx, tx, ClaimFilter{IDs: near, happening: true})
}

// besides are the claims of the reports, and copies of reports, in which a list of claims
// stands: they are linked with one another first.
func besides(ctx context.Context, tx *sql.Tx, ids string) ([]Claim, error) {
	rows, err := tx.QueryContext(ctx, `SELECT c.id FROM documents d JOIN claims c ON c.document = d.seq WHERE d.text_key IN
		(SELECT o.text_key FROM claims k JOIN documents o ON o.seq = k.document WHERE k.id IN (SELECT value FROM json_each(?)))`, ids)
	if err != nil {
		return nil, err
	}
	mates, err := scanStrings(rows)
	if err != nil || len(mates) == 0 {
		return nil, err
	}
	return selectClaims(ctx, tx, ClaimFilter{IDs: mates, happening: true, current: true})
}

// joined are stretches of days by area, those that meet made one.
func joined(all []link.Reach) []link.Reach {
	slices.SortFunc(all, func(a, b link.Reach) int { return cmp.Or(strings.Compare(a.Area, b.Area), a.First-b.First) })
	var out []link.Reach
	for _, r := range all {
		if n := len(out) - 1; n >= 0 && out[n].Area == r.Area && r.First <= out[n].Last+1 {
			out[n].Last = max(out[n].Last, r.Last)
			continue
		}
		out = append(out, r)
	}
	return out
}

// neighbours chooses the claims that lie in windows (1), with the reports of those and of
// the claims given (3), what is linked with all these, and the rest of its reports, since the
// claims of one report are linked with one another first.
const neighbours = `WITH RECURSIVE
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
		UNION SELECT m.claim FROM told JOIN incident_claims ic ON ic.claim = told.claim JOIN incident_claims m ON m.incident = ic.incident),
	whole (claim) AS (
		SELECT claim FROM told
		UNION SELECT c.seq FROM claims c WHERE c.document IN (SELECT k.document FROM told JOIN claims k ON k.seq = told.claim))
	SELECT c.id FROM whole CROSS JOIN incident_claims ic ON ic.claim = whole.claim JOIN claims c ON c.seq = whole.claim`
