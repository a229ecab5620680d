package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// asked are the claims whose surroundings are wanted.
type asked struct {
	seeds []string // that came, went or were judged
	gone  []string // of these those that were taken back
	wider []string // others
	near  bool     // only what lies at their places about their time
	anew  bool     // the seeds, or the rest of their reports, are compared otherwise than before
}

// around are the claims that may matter to those asked for, with these as far as they are in
// force or gone.
func around(ctx context.Context, tx *sql.Tx, q asked, oldJs, js []isnad.Judgement) ([]Claim, error) {
	find := farAround
	if q.near {
		find = nearAround
	}
	found, err := find(ctx, tx, q, oldJs, js)
	if err != nil {
		return nil, err
	}
	current, err := selectClaims(ctx, tx, ClaimFilter{IDs: q.seeds, happening: true, current: true})
	if err != nil {
		return nil, err
	}
	for i := range current {
		found = append(found, current[i].ID)
	}
	found = append(found, q.gone...)
	if len(found) == 0 {
		return nil, nil
	}
	return selectClaims(ctx, tx, ClaimFilter{IDs: found, happening: true})
}

// eachWay gives claims as they were and as they are.
func eachWay(claims []Claim, oldJs, js []isnad.Judgement, do func(i int, x *link.Input) error) error {
	for _, js := range [][]isnad.Judgement{oldJs, js} {
		corrections := link.Corrections(js)
		for i := range claims {
			x := input(&claims[i])
			x.Claim = link.Correct(x.Claim, corrections[x.Claim.ID])
			if err := do(i, &x); err != nil {
				return err
			}
		}
	}
	return nil
}

// farAround are all that is told of the countries of claims and of their reports about their
// time, with what is linked with it and the rest of its reports.
func farAround(ctx context.Context, tx *sql.Tx, q asked, oldJs, js []isnad.Judgement) ([]string, error) {
	seeds, err := selectClaims(ctx, tx, ClaimFilter{IDs: q.seeds, happening: true})
	if err != nil {
		return nil, err
	}
	from := slices.Concat(q.seeds, q.wider)
	mates, err := besides(ctx, tx, from)
	if err != nil {
		return nil, err
	}
	var windows []link.Reach
	seen := map[string]bool{}
	err = eachWay(slices.Concat(seeds, mates), oldJs, js, func(i int, x *link.Input) error {
		windows = append(windows, link.Around(x)...)
		if _, dated := link.ReachOf(x); dated || i >= len(seeds) {
			return nil
		}
		there, err := toldThere(ctx, tx, x, false, seen)
		from = append(from, there...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return lookUp(ctx, tx, neighbours, joined(windows), link.Longest, from, link.Threshold)
}

// nearAround are the incidents of claims, those of the rest of their reports and those with
// which these were compared, and what is told of their places about their time. Where claims are told
// together with others than before, it is that of the rest of their reports too.
func nearAround(ctx context.Context, tx *sql.Tx, q asked, oldJs, js []isnad.Judgement) ([]string, error) {
	from := slices.Concat(q.seeds, q.wider)
	seeds, err := selectClaims(ctx, tx, ClaimFilter{IDs: from, happening: true})
	if err != nil {
		return nil, err
	}
	own := len(seeds)
	if q.anew {
		mates, err := besides(ctx, tx, from)
		if err != nil {
			return nil, err
		}
		for i := range mates {
			from = append(from, mates[i].ID)
		}
		seeds = append(seeds, mates...)
	}
	var windows []link.Reach
	var also []string
	seen := map[string]bool{}
	err = eachWay(seeds, oldJs, js, func(i int, x *link.Input) error {
		if q.anew {
			windows = append(windows, link.Beside(x)...)
		}
		there, err := toldThere(ctx, tx, x, q.anew && i < own, seen)
		also = append(also, there...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return lookUp(ctx, tx, beside, from, also, joined(windows), link.Longest, q.anew, link.NearReports)
}

// lookUp asks for the ids that a query gives, with lists as JSON.
func lookUp(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	for i, x := range args {
		switch x.(type) {
		case []string, []link.Reach:
			list, err := json.Marshal(x)
			if err != nil {
				return nil, err
			}
			args[i] = string(list)
		}
	}
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return scanStrings(rows)
}

// toldThere are the claims of the events that lie at the place of a claim, in it or around it,
// about its time, and if asked for those of its governorate within two days; at any time when
// it has none, but then at the place alone. What was seen is not looked up again.
func toldThere(ctx context.Context, tx *sql.Tx, x *link.Input, governorate bool, seen map[string]bool) ([]string, error) {
	p := x.Claim.Place
	if p == nil {
		return nil, nil
	}
	about := `SELECT event FROM event_keys WHERE kind = 'place' AND key IN (SELECT value FROM json_each(?1))`
	args := []any{[]string{cmp.Or(p.ID, link.Fold(p.Name)), link.Fold(p.Name)}}
	if own, dated := link.ReachOf(x); dated && len(own) > 0 {
		when := own[len(own)-1]
		about = `SELECT e.seq AS event FROM (
				SELECT seq FROM events INDEXED BY events_newest WHERE NOT lasting AND date_from >= ?2 AND date_from <= ?4 AND date_to >= ?3
				UNION ALL SELECT seq FROM events INDEXED BY events_lasting_country WHERE lasting AND country = ?5 AND date_from <= ?4 AND (date_to >= ?3 OR date_to = '')) n
			CROSS JOIN events e ON e.seq = n.seq
			WHERE e.country = ?5 AND (EXISTS (SELECT 1 FROM event_keys k WHERE k.kind = 'place' AND k.key IN (SELECT value FROM json_each(?1)) AND k.event = e.seq)
				OR e.body ->> '$.place.id' IN (SELECT value FROM json_each(?6))
				OR e.date_from <= ?8 AND e.date_to >= ?7 AND e.admin1 = ?9)`
		day := func(n int) string { return time.Unix(int64(n)*24*60*60, 0).UTC().Format(time.DateOnly) }
		admin1 := "\x00" // of no event
		if governorate {
			admin1 = string(p.Admin1)
		}
		args = append(args, day(when.First-link.Window-link.Longest), day(when.First-link.Window), day(when.Last+link.Window), string(p.Country), p.Within,
			day(when.First-2), day(when.Last+2), admin1)
	}
	what := fmt.Sprint(args...)
	if seen[what] {
		return nil, nil
	}
	seen[what] = true
	return lookUp(ctx, tx, `SELECT c.id FROM (`+about+`) a CROSS JOIN events e ON e.seq = a.event
		JOIN incident_claims ic ON ic.incident = e.incident JOIN claims c ON c.seq = ic.claim`, args...)
}

// besides are the claims of the reports, and copies of reports, in which a list of claims
// stands: they are linked with one another first.
func besides(ctx context.Context, tx *sql.Tx, ids []string) ([]Claim, error) {
	mates, err := lookUp(ctx, tx, `SELECT c.id FROM documents d JOIN claims c ON c.document = d.seq WHERE d.text_key IN
		(SELECT o.text_key FROM claims k JOIN documents o ON o.seq = k.document WHERE k.id IN (SELECT value FROM json_each(?)))`, ids)
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

// beside chooses the incidents of claims (1), of the rest of their reports, of what their
// incidents were compared with, of others (2) and of what lies in windows (3); if asked for (5)
// those of the rest of the reports that were compared with theirs as wholes, or may be: that
// appeared so many days apart (6).
const beside = `WITH given (claim) AS MATERIALIZED (SELECT seq FROM claims WHERE id IN (SELECT value FROM json_each(?1))),
	own (claim) AS MATERIALIZED (SELECT claim FROM given
		UNION SELECT m.claim FROM given CROSS JOIN incident_claims ic ON ic.claim = given.claim CROSS JOIN incident_claims m ON m.incident = ic.incident),
	near (claim) AS MATERIALIZED (SELECT claim FROM own
		UNION SELECT c.seq FROM own CROSS JOIN claims k ON k.seq = own.claim CROSS JOIN documents o ON o.seq = k.document
			CROSS JOIN documents d ON d.text_key = o.text_key CROSS JOIN claims c ON c.document = d.seq
		UNION SELECT e.b FROM own CROSS JOIN edges e ON e.a = own.claim
		UNION SELECT e.a FROM own CROSS JOIN edges e ON e.b = own.claim
		UNION SELECT seq FROM claims WHERE id IN (SELECT value FROM json_each(?2))
		UNION SELECT r.claim FROM json_each(?3) w CROSS JOIN reaches r ON r.area = w.value ->> 'Area' AND r.first <= w.value ->> 'Last'
			AND r.last >= w.value ->> 'First' AND r.first >= (w.value ->> 'First') - ?4),
	days (day) AS MATERIALIZED (SELECT DISTINCT julianday(d.published) FROM given CROSS JOIN claims c ON c.seq = given.claim CROSS JOIN documents d ON d.seq = c.document),
	alike (document) AS MATERIALIZED (SELECT c.document FROM given CROSS JOIN edges e ON e.a = given.claim CROSS JOIN claims c ON c.seq = e.b WHERE ?5
		UNION SELECT c.document FROM given CROSS JOIN edges e ON e.b = given.claim CROSS JOIN claims c ON c.seq = e.a WHERE ?5
		UNION SELECT d.seq FROM near CROSS JOIN claims c ON c.seq = near.claim CROSS JOIN documents d ON d.seq = c.document
			WHERE ?5 AND EXISTS (SELECT 1 FROM days WHERE abs(julianday(d.published) - day) <= ?6)),
	whole (claim) AS MATERIALIZED (SELECT claim FROM near UNION SELECT c.seq FROM alike CROSS JOIN claims c ON c.document = alike.document),
	told (incident) AS MATERIALIZED (SELECT DISTINCT ic.incident FROM whole CROSS JOIN incident_claims ic ON ic.claim = whole.claim)
	SELECT c.id FROM told CROSS JOIN incident_claims m ON m.incident = told.incident CROSS JOIN claims c ON c.seq = m.claim`
