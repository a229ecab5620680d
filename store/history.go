package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// A Version is an event as it stood from one change to the next.
type Version struct {
	ID         string            `json:"id"`                   // how far the ledger had come: "12.3"; later it is the same
	At         string            `json:"at"`                   // since when the event stood so, RFC 3339, UTC
	Reports    []ChangedReport   `json:"reports,omitempty"`    // that came or were read again then
	Judgements []isnad.Judgement `json:"judgements,omitempty"` // that were made then
	Event      *isnad.Event      `json:"event"`                // nil: no event held any of its claims
}

// History gives an event as it stood after each change, the first version first and the
// present one last. Nothing is kept for it: reports and judgements stay in the ledger with
// their times, so each version is linked anew from what the ledger held by then, as this
// program reads and links. Only what lies around the event is; more where the last version would
// else not be the event as it stands. Where much would have to be linked, what other reports moved
// is told with the next one of the event's own.
func (l *Ledger) History(ctx context.Context, e *isnad.Event) ([]Version, error) {
	out, err := l.history(ctx, e)
	if err != nil {
		return nil, fmt.Errorf("store: history of %s: %w", e.ID, err)
	}
	return out, nil
}

func (l *Ledger) history(ctx context.Context, e *isnad.Event) ([]Version, error) {
	want, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	js, err := selectJudgements(ctx, tx)
	if err != nil {
		return nil, err
	}
	var own []string
	for i := range e.Claims {
		own = append(own, e.Claims[i].ID)
	}
	q := asked{seeds: tied(own, js), near: true, anew: true}
	everything := func(ctx context.Context, tx *sql.Tx, _ asked, _, _ []isnad.Judgement) ([]string, error) {
		ids, err := lookUp(ctx, tx, `SELECT id FROM claims LIMIT ?`, mostLinked+1)
		if err == nil && len(ids) > mostLinked {
			err = fmt.Errorf("more than %d claims would have to be linked", mostLinked)
		}
		return ids, err
	}
	for _, find := range []func(context.Context, *sql.Tx, asked, []isnad.Judgement, []isnad.Judgement) ([]string, error){nearAround, farAround, everything} {
		some, err := find(ctx, tx, q, nil, js)
		if err != nil {
			return nil, err
		}
		p, err := pastOf(ctx, tx, some, q.seeds, js)
		if err != nil {
			return nil, err
		}
		moments := p.moments()
		if len(moments) == 0 {
			continue
		}
		opt := link.Options{Rule: rule, Names: l.names, Camps: l.camps}
		now := moments[len(moments)-1]
		anchors := p.anchors(own, p.inForce(now))
		_, body, err := p.at(ctx, tx, now, anchors, opt)
		if err != nil {
			return nil, err
		}
		if bytes.Equal(body, want) {
			return p.versions(ctx, tx, p.worth(moments), anchors, opt)
		}
	}
	return nil, ErrStale
}

// A past is what was recorded about some reports, in order.
type past struct {
	claims   map[string]*Claim
	readings []pastReading
	js       []isnad.Judgement
	own      map[string]bool // the keys of the reports that tell, or told, of the event
}

type pastReading struct {
	ChangedReport
	seq    int64
	claims []string
}

// pastOf reads the past of claims, of all that was ever read in the reports of seeds, and of
// the copies of these reports, whose outlets may have told it first.
func pastOf(ctx context.Context, tx *sql.Tx, around, seeds []string, js []isnad.Judgement) (*past, error) {
	p := &past{claims: map[string]*Claim{}, own: map[string]bool{}, js: js}
	ids := append(around, seeds...)
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT r.seq, d.id, d.key, r.recorded,
			(SELECT json_group_array(c.id) FROM reading_claims rc CROSS JOIN claims c ON c.seq = rc.claim WHERE rc.reading = r.seq)
		FROM readings r JOIN documents d ON d.seq = r.document
		WHERE r.document IN (SELECT k.seq FROM documents k WHERE k.text_key IN (SELECT t.text_key FROM claims c JOIN documents t ON t.seq = c.document
			WHERE c.id IN (SELECT value FROM json_each(?)))) ORDER BY r.seq`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r pastReading
		var claims []byte
		if err := rows.Scan(&r.seq, &r.ID, &r.Key, &r.Recorded, &claims); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(claims, &r.claims); err != nil {
			return nil, err
		}
		p.readings = append(p.readings, r)
	}
	if err := rows.Err(); err != nil || len(p.readings) == 0 {
		return p, err
	}
	seeded := set(seeds)
	for _, r := range p.readings {
		p.own[r.Key] = p.own[r.Key] || slices.ContainsFunc(r.claims, func(id string) bool { return seeded[id] })
	}
	for _, r := range p.readings {
		if p.own[r.Key] {
			ids = append(ids, r.claims...)
		}
	}
	for _, j := range js {
		if j.Verdict == "add" {
			ids = append(ids, j.A)
		}
	}
	told := map[string]bool{}
	for _, r := range p.readings {
		told[r.Key] = true
	}
	claims, err := selectClaims(ctx, tx, ClaimFilter{IDs: ids, happening: true})
	for i := range claims {
		if told[claims[i].DocKey] {
			p.claims[claims[i].ID] = &claims[i]
		}
	}
	return p, err
}

// A moment is what was recorded at once.
type moment struct {
	readings, judgements int // of the past that were recorded by then
	Version
}

// moments are those of the past, in order.
func (p *past) moments() (out []moment) {
	add := func(m moment) {
		var last int64
		if m.readings > 0 {
			last = p.readings[m.readings-1].seq
		}
		m.ID = fmt.Sprintf("%d.%d", last, m.judgements)
		out = append(out, m)
	}
	at := func(s string) time.Time {
		t, _ := time.Parse(time.RFC3339, s) // reports are dated to the second, judgements finer
		return t.Truncate(time.Second)
	}
	for r, j := 0, 0; r < len(p.readings) || j < len(p.js); {
		if j == len(p.js) || r < len(p.readings) && !at(p.readings[r].Recorded).After(at(p.js[j].At)) {
			m := moment{judgements: j, Version: Version{At: p.readings[r].Recorded}}
			for ; r < len(p.readings) && p.readings[r].Recorded == m.At; r++ {
				m.Reports = append(m.Reports, p.readings[r].ChangedReport)
			}
			m.readings = r
			add(m)
			continue
		}
		of := p.js[j]
		for of.Retracts != "" {
			of = judgement(p.js, of.Retracts)
		}
		first := p.js[j]
		m := moment{readings: r, Version: Version{At: first.At}}
		for ; j < len(p.js) && (p.js[j].ID == first.ID || p.js[j].Batch == first.ID); j++ {
			m.Judgements = append(m.Judgements, p.js[j])
		}
		m.judgements = j
		if p.claims[of.A] != nil {
			add(m)
		}
	}
	return out
}

// inForce are the claims that were in force after so many readings and judgements.
func (p *past) inForce(m moment) (out []Claim) {
	last := map[string][]string{}
	for _, r := range p.readings[:m.readings] {
		last[r.Key] = r.claims
	}
	held := additions(p.js[:m.judgements])
	for _, claims := range last {
		for _, id := range claims {
			held[id] = true
		}
	}
	for id := range held {
		if c := p.claims[id]; c != nil {
			out = append(out, *c)
		}
	}
	slices.SortFunc(out, func(a, b Claim) int { return a.Seq - b.Seq })
	return out
}

// mostLinked is how many claims are linked for a history at most, those of each moment counted.
const mostLinked = 100_000

// worth are the moments to look at: all, or where that were too much to link, those at which
// something was recorded of the event's own reports and the last. What others moved is then
// seen with the next of these.
func (p *past) worth(moments []moment) []moment {
	if len(moments)*len(p.claims) <= mostLinked {
		return moments
	}
	last := moments[len(moments)-1]
	return slices.DeleteFunc(moments, func(m moment) bool {
		return m.ID != last.ID && len(m.Judgements) == 0 && !slices.ContainsFunc(m.Reports, func(r ChangedReport) bool { return p.own[r.Key] })
	})
}

// at is the event of the claims as it stood at a moment, and as JSON; nil when no event held any.
func (p *past) at(ctx context.Context, tx *sql.Tx, m moment, own []string, opt link.Options) (*isnad.Event, []byte, error) {
	claims := p.inForce(m)
	if !slices.ContainsFunc(claims, func(c Claim) bool { return slices.Contains(own, c.ID) }) {
		return nil, nil, nil
	}
	in, err := linkable(ctx, tx, claims)
	if err != nil {
		return nil, nil, err
	}
	e := holding(link.Build(in, p.js[:m.judgements], opt).Events, own)
	if e == nil {
		return nil, nil, nil
	}
	body, err := json.Marshal(e)
	return e, body, err
}

// versions are what the event of the claims was from one moment to the next.
func (p *past) versions(ctx context.Context, tx *sql.Tx, moments []moment, own []string, opt link.Options) (out []Version, err error) {
	var last []byte
	for _, m := range moments {
		e, body, err := p.at(ctx, tx, m, own, opt)
		if err != nil {
			return nil, err
		}
		if bytes.Equal(body, last) { // of none at first: nobody told of it yet
			continue
		}
		m.Event, m.Reports = e, p.told(m.Reports, out, e)
		out, last = append(out, m.Version), body
	}
	return out, nil
}

// anchors are the claims by which an event is known again: its own in order of arrival, and
// then what earlier readings, which are in force no more, had at the same words.
func (p *past) anchors(own []string, now []Claim) []string {
	type words struct {
		doc   string
		start int
	}
	in, current, at := set(own), map[string]bool{}, map[words]bool{}
	for i := range now {
		c := &now[i]
		if current[c.ID] = true; in[c.ID] {
			at[words{c.DocKey, c.Trigger.Start}] = true
		}
	}
	var some []*Claim
	for id, c := range p.claims {
		if in[id] || !current[id] && at[words{c.DocKey, c.Trigger.Start}] {
			some = append(some, c)
		}
	}
	slices.SortFunc(some, func(a, b *Claim) int {
		if in[a.ID] != in[b.ID] {
			return map[bool]int{true: -1, false: 1}[in[a.ID]]
		}
		return a.Seq - b.Seq
	})
	var out []string
	for _, c := range some {
		out = append(out, c.ID)
	}
	return out
}

// holding is the event that holds the first of the claims that is in any.
func holding(events []isnad.Event, claims []string) *isnad.Event {
	of := map[string]*isnad.Event{}
	for i := range events {
		for k := range events[i].Claims {
			of[events[i].Claims[k].ID] = &events[i]
		}
	}
	for _, id := range claims {
		if e := of[id]; e != nil {
			return e
		}
	}
	return nil
}

// told are those of the reports that tell of the event now or did before; where none does, all:
// one of them moved it.
func (p *past) told(reports []ChangedReport, before []Version, now *isnad.Event) []ChangedReport {
	in := map[string]bool{}
	events := []*isnad.Event{now}
	if n := len(before); n > 0 {
		events = append(events, before[n-1].Event)
	}
	for _, e := range events {
		if e == nil {
			continue
		}
		for i := range e.Claims {
			in[p.claims[e.Claims[i].ID].DocKey] = true
		}
	}
	some := slices.DeleteFunc(slices.Clone(reports), func(r ChangedReport) bool { return !in[r.Key] })
	if len(some) == 0 {
		return reports
	}
	return some
}
