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

// rule is the rule for numbers of the derived events.
const rule = link.Conservative

// linker names what made the derived tables.
const linker = link.Version + " " + string(rule)

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
// called with what is done out of the total.
func (l *Ledger) Rebuild(ctx context.Context, progress func(done, total int)) error {
	if progress == nil {
		progress = func(int, int) {}
	}
	in, judgements, at, err := l.snapshot(ctx)
	if err != nil {
		return fmt.Errorf("store: rebuild: %w", err)
	}
	res := link.Build(in, judgements, rule, l.names)
	total := len(in) + len(res.Events)
	progress(len(in), total)
	err = l.write(ctx, func(tx *sql.Tx) error {
		have, by, err := derivedMark(ctx, tx)
		if err != nil {
			return err
		}
		if by == linker && at.before(have) {
			return nil // somebody else rebuilt meanwhile, from more than we read
		}
		return replaceDerived(ctx, tx, res, at, func(n int) { progress(len(in)+n, total) })
	})
	if err != nil {
		return fmt.Errorf("store: rebuild: %w", err)
	}
	progress(total, total)
	return nil
}

// snapshot reads what the linker needs, all as of one moment.
func (l *Ledger) snapshot(ctx context.Context) (in []link.Input, js []isnad.Judgement, at mark, err error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, nil, at, err
	}
	defer tx.Rollback()
	if at, err = currentMark(ctx, tx); err != nil {
		return nil, nil, at, err
	}
	claims, err := selectClaims(ctx, tx, ClaimFilter{})
	if err != nil {
		return nil, nil, at, err
	}
	for i := range claims {
		c := &claims[i]
		in = append(in, link.Input{Claim: c.Claim, Outlet: c.Outlet, Published: c.Published,
			DocKey: c.DocKey, TextKey: c.TextKey, Seq: c.Seq})
	}
	js, err = selectJudgements(ctx, tx)
	return in, js, at, err
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

func replaceDerived(ctx context.Context, tx *sql.Tx, res link.Result, at mark, done func(n int)) error {
	for _, t := range []string{"derived", "incidents", "incident_claims", "events", "event_keys", "edges"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+t); err != nil {
			return err
		}
	}
	if err := insertIncidents(ctx, tx, res.Incidents); err != nil {
		return err
	}
	if err := insertEdges(ctx, tx, res.Edges); err != nil {
		return err
	}
	if err := insertEvents(ctx, tx, res.Events, done); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO derived (one, linker, readings, judgements) VALUES (1, ?, ?, ?)`,
		linker, at.readings, at.judgements)
	return err
}

// insertIncidents records the ids given out now, and gives each incident the
// ids given out before whose claim it holds.
func insertIncidents(ctx context.Context, tx *sql.Tx, incidents []isnad.Incident) error {
	before := map[string][]string{} // claim → incident ids once taken from it
	rows, err := tx.QueryContext(ctx, `SELECT id, claim FROM incident_ids ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, claim string
		if err := rows.Scan(&id, &claim); err != nil {
			return err
		}
		before[claim] = append(before[claim], id)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	ins, err := tx.PrepareContext(ctx, `INSERT INTO incidents (id, aliases) VALUES (?, ?)`)
	if err != nil {
		return err
	}
	defer ins.Close()
	insClaim, err := tx.PrepareContext(ctx, `INSERT INTO incident_claims (claim, incident, position) VALUES (?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insClaim.Close()
	insID, err := tx.PrepareContext(ctx, `INSERT INTO incident_ids (id, claim) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`)
	if err != nil {
		return err
	}
	defer insID.Close()
	for _, inc := range incidents {
		aliases := []string{}
		for i, claim := range inc.Claims {
			for _, id := range before[claim] {
				if id != inc.ID {
					aliases = append(aliases, id)
				}
			}
			if link.IncidentID(claim) == inc.ID {
				if _, err := insID.ExecContext(ctx, inc.ID, claim); err != nil {
					return err
				}
			}
			if _, err := insClaim.ExecContext(ctx, claim, inc.ID, i); err != nil {
				return err
			}
		}
		slices.Sort(aliases)
		b, err := json.Marshal(aliases)
		if err != nil {
			return err
		}
		if _, err := ins.ExecContext(ctx, inc.ID, string(b)); err != nil {
			return err
		}
	}
	return nil
}

func insertEdges(ctx context.Context, tx *sql.Tx, edges []link.Edge) error {
	ins, err := tx.PrepareContext(ctx, `INSERT INTO edges (a, b, score, verdict, reasons) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer ins.Close()
	for _, e := range edges {
		b, err := json.Marshal(e.Reasons)
		if err != nil {
			return err
		}
		if _, err := ins.ExecContext(ctx, e.A, e.B, e.Score, e.Verdict, string(b)); err != nil {
			return err
		}
	}
	return nil
}

func insertEvents(ctx context.Context, tx *sql.Tx, events []isnad.Event, done func(n int)) error {
	ins, err := tx.PrepareContext(ctx, `INSERT INTO events (id, type, family, country, date_from, date_to, disputed, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer ins.Close()
	insKey, err := tx.PrepareContext(ctx, `INSERT OR IGNORE INTO event_keys (kind, key, event) VALUES (?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insKey.Close()
	for i := range events {
		e := &events[i]
		body, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		var country string
		if e.Place != nil {
			country = string(e.Place.Country)
		}
		var from, to any
		if e.Date != nil {
			from, to = e.Date.From, e.Date.To
		}
		if _, err := ins.ExecContext(ctx, e.ID, e.Type, isnad.Family(e.Type), country, from, to,
			len(e.Contradictions) > 0, string(body)); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		for _, k := range eventKeys(e) {
			if _, err := insKey.ExecContext(ctx, k[0], k[1], e.ID); err != nil {
				return fmt.Errorf("event %s: %w", e.ID, err)
			}
		}
		if i%500 == 499 {
			done(i + 1)
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
	return out
}
