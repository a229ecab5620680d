package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// Effect is what a judgement changed, or would change: the events concerned
// before it and after it.
type Effect struct {
	Before []Standing `json:"before"`
	After  []Standing `json:"after"`
}

// Standing is what stood of an event at a time.
type Standing struct {
	Event   string       `json:"event"`
	Type    string       `json:"type"`
	Place   *isnad.Place `json:"place"`
	Claims  int          `json:"claims"`
	Killed  *isnad.Tally `json:"killed"`
	Injured *isnad.Tally `json:"injured"`
}

// MovesFigures tells whether the sums of killed or injured differ.
func (e Effect) MovesFigures() bool { return sums(e.Before) != sums(e.After) }

// sums adds up low, best and high of killed and injured, and counts the events
// that state them.
func sums(all []Standing) (out [8]int) {
	for _, s := range all {
		for i, t := range []*isnad.Tally{s.Killed, s.Injured} {
			if t != nil {
				out[4*i] += t.Low
				out[4*i+1] += t.Best
				out[4*i+2] += t.High
				out[4*i+3]++
			}
		}
	}
	return out
}

func standing(e *isnad.Event, claims int) Standing {
	return Standing{e.ID, e.Type, e.Place, claims, e.Killed, e.Injured}
}

// Rule records a judgement, with those made at once with it (Judge), brings the events up to
// them (Update) and keeps beside each of them what was seen to change around its claims. Where an error comes after the
// judgement was recorded, the judgement is given with it.
func (l *Ledger) Rule(ctx context.Context, j isnad.Judgement, with ...isnad.Judgement) (isnad.Judgement, Effect, error) {
	before, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // sees the ledger as it is now to the end
	if err != nil {
		return j, Effect{}, fmt.Errorf("store: rule: %w", err)
	}
	defer before.Rollback()
	if _, err := currentMark(ctx, before); err != nil {
		return j, Effect{}, fmt.Errorf("store: rule: %w", err)
	}
	all, err := l.judge(ctx, j, with)
	if err != nil {
		return all[0], Effect{}, err
	}
	if err := l.Update(ctx, nil); err != nil {
		return all[0], Effect{}, err
	}
	effects := make([]Effect, len(all))
	err = l.write(ctx, func(after *sql.Tx) (err error) {
		for i, j := range all {
			if effects[i], err = effect(ctx, before, after, j); err != nil {
				return err
			}
			body, err := json.Marshal(effects[i])
			if err != nil {
				return err
			}
			if _, err = after.ExecContext(ctx, `INSERT INTO effects (judgement, body) VALUES (?, ?) ON CONFLICT (judgement) DO NOTHING`, j.ID, string(body)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return all[0], effects[0], fmt.Errorf("store: effect of %s: %w", all[0].ID, err)
	}
	return all[0], effects[0], nil
}

// effect is what two moments of the ledger have around the claims of a judgement.
func effect(ctx context.Context, before, after *sql.Tx, j isnad.Judgement) (e Effect, err error) {
	about, err := subjects(ctx, after, j)
	if err != nil {
		return e, err
	}
	var mates []string
	for _, tx := range []*sql.Tx{before, after} {
		some, err := told(ctx, tx, about)
		if err != nil {
			return e, err
		}
		mates = append(mates, some...)
	}
	if e.Before, err = standings(ctx, before, mates); err != nil {
		return e, err
	}
	e.After, err = standings(ctx, after, mates)
	return e, err
}

// Effects gives what judgements were seen to change, by their ids. Of one that
// was not recorded by Rule nothing is known.
func (l *Ledger) Effects(ctx context.Context) (map[string]Effect, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT judgement, body FROM effects`)
	if err != nil {
		return nil, fmt.Errorf("store: effects: %w", err)
	}
	defer rows.Close()
	out := map[string]Effect{}
	for rows.Next() {
		var id string
		var body []byte
		var e Effect
		if err := rows.Scan(&id, &body); err != nil {
			return nil, fmt.Errorf("store: effects: %w", err)
		}
		if err := json.Unmarshal(body, &e); err != nil {
			return nil, fmt.Errorf("store: effect of %s: %w", id, err)
		}
		out[id] = e
	}
	return out, rows.Err()
}

// Suppose tells what a judgement would change, of the events that its claims
// belong to now. It reckons with the claims of these alone: where a correction
// would take a claim to another event, that event is not seen.
func (l *Ledger) Suppose(ctx context.Context, j isnad.Judgement) (Effect, error) {
	e, err := l.suppose(ctx, j)
	if err != nil {
		return e, fmt.Errorf("store: suppose: %w", err)
	}
	return e, nil
}

func (l *Ledger) suppose(ctx context.Context, j isnad.Judgement) (e Effect, err error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return e, err
	}
	defer tx.Rollback()
	about, err := subjects(ctx, tx, j)
	if err != nil {
		return e, err
	}
	mates, err := told(ctx, tx, about)
	if err != nil {
		return e, err
	}
	in, js, err := inputs(ctx, tx, ClaimFilter{IDs: append(mates, about...)})
	if err != nil {
		return e, err
	}
	j.ID, j.At = "supposed", l.now().UTC().Format(judgedAt)
	for _, x := range []struct {
		js  []isnad.Judgement
		out *[]Standing
	}{{js, &e.Before}, {append(slices.Clone(js), j), &e.After}} {
		for _, ev := range link.Build(in, x.js, link.Options{Rule: rule, Names: l.names, Camps: l.camps}).Events {
			*x.out = append(*x.out, standing(&ev, len(ev.Claims)))
		}
	}
	return e, nil
}

// subjects are the claims that a judgement speaks of; of a retraction, those of
// what it takes back.
func subjects(ctx context.Context, q querier, j isnad.Judgement) ([]string, error) {
	for j.Retracts != "" {
		rows, err := q.QueryContext(ctx, `SELECT a, b, retracts FROM judgements WHERE id = ?`, j.Retracts)
		if err != nil {
			return nil, err
		}
		var of isnad.Judgement
		for rows.Next() {
			err = rows.Scan(&of.A, &of.B, &of.Retracts)
		}
		if err == nil {
			err = rows.Err()
		}
		rows.Close()
		if err != nil {
			return nil, err
		}
		j = of
	}
	if j.B == "" {
		return []string{j.A}, nil
	}
	return []string{j.A, j.B}, nil
}

// told are the claims of the incidents that hold the given ones.
func told(ctx context.Context, q querier, claims []string) ([]string, error) {
	ids, err := json.Marshal(claims)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, `SELECT c.id FROM incident_claims ic JOIN claims c ON c.seq = ic.claim
		WHERE ic.incident IN (SELECT i.incident FROM incident_claims i JOIN claims k ON k.seq = i.claim
			WHERE k.id IN (SELECT value FROM json_each(?))) ORDER BY ic.claim`, string(ids))
	if err != nil {
		return nil, err
	}
	return scanStrings(rows)
}

// standings are the events that hold any of the claims.
func standings(ctx context.Context, q querier, claims []string) ([]Standing, error) {
	ids, err := json.Marshal(claims)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, `SELECT e.body, (SELECT count(*) FROM incident_claims n WHERE n.incident = e.incident)
		FROM events e WHERE e.incident IN (SELECT i.incident FROM incident_claims i JOIN claims k ON k.seq = i.claim
			WHERE k.id IN (SELECT value FROM json_each(?))) ORDER BY e.sort`, string(ids))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Standing
	for rows.Next() {
		var body []byte
		var e isnad.Event
		var n int
		if err := rows.Scan(&body, &n); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &e); err != nil {
			return nil, err
		}
		out = append(out, standing(&e, n))
	}
	return out, rows.Err()
}
