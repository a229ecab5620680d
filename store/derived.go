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

// derivation writes the derived tables anew, in one transaction.
type derivation struct {
	ctx  context.Context
	tx   *sql.Tx
	seq  map[string]int   // claim id → claims.seq
	inc  map[string]int64 // incident id → incidents.seq
	done func(done, total int)

	stmts []*sql.Stmt
}

func replaceDerived(ctx context.Context, tx *sql.Tx, in []link.Input, res link.Result, at mark, done func(done, total int)) (err error) {
	d := &derivation{ctx: ctx, tx: tx, seq: make(map[string]int, len(in)), inc: make(map[string]int64, len(res.Incidents)), done: done}
	defer func() { err = errors.Join(err, d.close()) }()
	for i := range in {
		d.seq[in[i].Claim.ID] = in[i].Seq
	}
	for _, t := range []string{"derived", "incidents", "incident_claims", "events", "event_keys", "edges"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+t); err != nil {
			return err
		}
	}
	if err := d.incidents(res.Incidents); err != nil {
		return err
	}
	if err := d.edges(res.Edges); err != nil {
		return err
	}
	if err := d.events(res.Events); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO derived (one, linker, readings, judgements) VALUES (1, ?, ?, ?)`,
		linker, at.readings, at.judgements)
	return err
}

// insert prepares a statement and gives a function that runs it.
func (d *derivation) insert(query string) (func(args ...any) error, error) {
	s, err := d.tx.PrepareContext(d.ctx, query)
	if err != nil {
		return nil, err
	}
	d.stmts = append(d.stmts, s)
	return func(args ...any) error {
		_, err := s.ExecContext(d.ctx, args...)
		return err
	}, nil
}

func (d *derivation) close() error {
	var err error
	for _, s := range d.stmts {
		err = errors.Join(err, s.Close())
	}
	return err
}

// incidents records the ids given out now, and gives each incident the ids given
// out before whose claim it holds.
func (d *derivation) incidents(incidents []isnad.Incident) error {
	before, err := d.givenOut()
	if err != nil {
		return err
	}
	add, err1 := d.insert(`INSERT INTO incidents (seq, id, aliases) VALUES (?, ?, ?)`)
	addClaim, err2 := d.insert(`INSERT INTO incident_claims (claim, incident, position) VALUES (?, ?, ?)`)
	addID, err3 := d.insert(`INSERT INTO incident_ids (id, claim) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	for n, inc := range incidents {
		d.inc[inc.ID] = int64(n + 1)
		aliases := []string{}
		for i, claim := range inc.Claims {
			for _, id := range before[claim] {
				if id != inc.ID {
					aliases = append(aliases, id)
				}
			}
			if link.IncidentID(claim) == inc.ID {
				if err := addID(inc.ID, claim); err != nil {
					return err
				}
			}
			if err := addClaim(d.seq[claim], n+1, i); err != nil {
				return err
			}
		}
		slices.Sort(aliases)
		b, err := json.Marshal(aliases)
		if err != nil {
			return err
		}
		if err := add(n+1, inc.ID, string(b)); err != nil {
			return err
		}
	}
	return nil
}

// givenOut are the incident ids that were ever given out, by the claim that each
// was taken from.
func (d *derivation) givenOut() (map[string][]string, error) {
	out := map[string][]string{}
	rows, err := d.tx.QueryContext(d.ctx, `SELECT id, claim FROM incident_ids ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id, claim string
		if err := rows.Scan(&id, &claim); err != nil {
			return nil, err
		}
		out[claim] = append(out[claim], id)
	}
	return out, rows.Err()
}

func (d *derivation) edges(edges []link.Edge) error {
	add, err := d.insert(`INSERT INTO edges (a, b, score, reasons) VALUES (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	for _, e := range edges {
		var reasons any
		if e.Reasons != nil {
			b, err := json.Marshal(e.Reasons)
			if err != nil {
				return err
			}
			reasons = string(b)
		}
		if err := add(d.seq[e.A], d.seq[e.B], e.Score, reasons); err != nil {
			return fmt.Errorf("edge %s %s: %w", e.A, e.B, err)
		}
	}
	return nil
}

func (d *derivation) events(events []isnad.Event) error {
	add, err1 := d.insert(`INSERT INTO events (seq, id, incident, type, family, country, admin1, date_from, date_to, best, high, disputed, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	addKey, err2 := d.insert(`INSERT OR IGNORE INTO event_keys (kind, key, event) VALUES (?, ?, ?)`)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	for i := range events {
		e := &events[i]
		bare := *e
		bare.Claims = nil // they stand in the ledger
		body, err := json.Marshal(&bare)
		if err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		var country, admin1 isnad.Known
		if e.Place != nil {
			country, admin1 = e.Place.Country, e.Place.Admin1
		}
		var from, to, best, high any
		if e.Date != nil {
			from, to = e.Date.From, e.Date.To
		}
		if e.Killed != nil {
			best, high = e.Killed.Best, e.Killed.High
		}
		if err := add(i+1, e.ID, d.inc[e.ID], e.Type, isnad.Family(e.Type), string(country), string(admin1), from, to, best, high,
			len(e.Contradictions) > 0, string(body)); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		for _, k := range eventKeys(e) {
			if err := addKey(k[0], k[1], i+1); err != nil {
				return fmt.Errorf("event %s: %w", e.ID, err)
			}
		}
		if i%200 == 199 {
			d.done(i+1, len(events))
		}
	}
	return nil
}

// eventKeys are the names that an event can be found by, as kind and key.
func eventKeys(e *isnad.Event) [][2]string {
	var out [][2]string
	add := func(kind, key string) {
		if key != "" {
			out = append(out, [2]string{kind, key})
		}
	}
	places := []*isnad.Place{e.Place}
	for i := range e.Claims {
		places = append(places, e.Claims[i].Place)
	}
	for _, p := range places {
		if p == nil {
			continue
		}
		add("place", link.Fold(p.Name))
		add("place", link.Fold(string(p.Admin1)))
		add("place", p.ID)
		for _, id := range p.Within {
			add("place", id)
		}
	}
	for _, o := range e.Origins {
		add("origin", o)
	}
	for i := range e.Claims {
		for _, a := range e.Claims[i].Actors {
			add("actor", link.Fold(a))
		}
	}
	return out
}
