package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
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
// program reads and links. Only what lies around the event is; all of the ledger where
// the last version would else not be the event as it stands.
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
		return lookUp(ctx, tx, `SELECT id FROM claims`)
	}
	for _, find := range []func(context.Context, *sql.Tx, asked, []isnad.Judgement, []isnad.Judgement) ([]string, error){nearAround, farAround, everything} {
		some, err := find(ctx, tx, q, nil, js)
		if err != nil {
			return nil, err
		}
		p, err := pastOf(ctx, tx, append(some, q.seeds...), js)
		if err != nil {
			return nil, err
		}
		out, last, err := p.versions(ctx, tx, own, link.Options{Rule: rule, Names: l.names, Camps: l.camps})
		if err != nil {
			return nil, err
		}
		if bytes.Equal(last, want) {
			return out, nil
		}
	}
	return nil, errors.New("the ledger does not hold the event as its reports and judgements make it: isnad rebuild")
}

// A past is what was recorded about some reports, in order.
type past struct {
	claims   map[string]*Claim
	readings []pastReading
	js       []isnad.Judgement
}

type pastReading struct {
	ChangedReport
	seq    int64
	claims []string
}

// pastOf reads the past of the reports of claims.
func pastOf(ctx context.Context, tx *sql.Tx, ids []string, js []isnad.Judgement) (*past, error) {
	p := &past{claims: map[string]*Claim{}, js: js}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT r.seq, d.id, d.key, r.recorded,
			(SELECT json_group_array(c.id) FROM reading_claims rc CROSS JOIN claims c ON c.seq = rc.claim WHERE rc.reading = r.seq)
		FROM readings r JOIN documents d ON d.seq = r.document
		WHERE r.document IN (SELECT document FROM claims WHERE id IN (SELECT value FROM json_each(?))) ORDER BY r.seq`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var r pastReading
		var claims []byte
		if err := rows.Scan(&r.seq, &r.ID, &r.Key, &r.Recorded, &claims); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(claims, &r.claims); err != nil {
			return nil, err
		}
		p.readings, all = append(p.readings, r), append(all, r.claims...)
	}
	if err := rows.Err(); err != nil || len(p.readings) == 0 {
		return p, err
	}
	for _, j := range js {
		if j.Verdict == "add" {
			all = append(all, j.A)
		}
	}
	own := map[string]bool{}
	for _, r := range p.readings {
		own[r.Key] = true
	}
	claims, err := selectClaims(ctx, tx, ClaimFilter{IDs: all, happening: true})
	for i := range claims {
		if own[claims[i].DocKey] {
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

// versions links the claims of each moment and follows the event of the given claims. last is
// the last version as JSON.
func (p *past) versions(ctx context.Context, tx *sql.Tx, own []string, opt link.Options) (out []Version, last []byte, err error) {
	moments := p.moments()
	if len(moments) == 0 {
		return nil, nil, nil
	}
	own = p.anchors(own, p.inForce(moments[len(moments)-1]))
	begun := false
	for _, m := range moments {
		claims := p.inForce(m)
		if begun = begun || slices.ContainsFunc(claims, func(c Claim) bool { return slices.Contains(own, c.ID) }); !begun {
			continue // nobody told of it yet
		}
		in, err := linkable(ctx, tx, claims)
		if err != nil {
			return nil, nil, err
		}
		m.Event = holding(link.Build(in, p.js[:m.judgements], opt).Events, own)
		var body []byte
		if m.Event != nil {
			if body, err = json.Marshal(m.Event); err != nil {
				return nil, nil, err
			}
		}
		if bytes.Equal(body, last) {
			continue
		}
		m.Reports = p.told(m.Reports, out, m.Event)
		out, last = append(out, m.Version), body
	}
	return out, last, nil
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
