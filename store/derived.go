package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// derivation changes the derived tables, in one transaction.
type derivation struct {
	ctx  context.Context
	tx   *sql.Tx
	seq  map[string]int    // claim id → claims.seq
	doc  map[string]string // claim id → documents.key
	docs map[string]int    // documents.key → documents.seq, as far as asked for
	inc  map[string]int64  // incident id → incidents.seq
	more int64             // by so many there are more doubts than before

	stmts map[string]*sql.Stmt
}

// derive begins with claims that incidents may have.
func derive(ctx context.Context, tx *sql.Tx, in []link.Input) *derivation {
	d := &derivation{ctx: ctx, tx: tx, stmts: map[string]*sql.Stmt{}}
	d.know(in)
	return d
}

// know lets go what is known of claims and incidents, for other claims.
func (d *derivation) know(in []link.Input) {
	d.seq, d.doc = make(map[string]int, len(in)), make(map[string]string, len(in))
	d.docs, d.inc = map[string]int{}, map[string]int64{}
	for i := range in {
		d.seq[in[i].Claim.ID] = in[i].Seq
		d.doc[in[i].Claim.ID] = in[i].DocKey
	}
}

// replaceDerived writes the derived tables anew, some hundred claims at a time.
func replaceDerived(ctx context.Context, tx *sql.Tx, linked *link.Linked, js []isnad.Judgement, at mark) (err error) {
	for _, t := range []string{"incidents", "incident_claims", "events", "event_keys", "facts", "edges", "doubts", "reaches", "gone", "derived"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+t); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO gone (fact) VALUES (0)`); err != nil {
		return err
	}
	d := derive(ctx, tx, nil)
	defer func() { err = errors.Join(err, d.close()) }()
	if err := linked.Edges(d.edge); err != nil {
		return err
	}
	var res link.Result
	var in []link.Input
	flush := func() error {
		d.know(in)
		err := errors.Join(d.incidents(res.Incidents), d.events(res.Events), d.reaches(in, js))
		res, in = link.Result{}, nil
		return err
	}
	err = linked.Incidents(func(f *link.Found) error {
		res.Incidents = append(res.Incidents, f.Incident)
		if f.Event != nil {
			res.Events = append(res.Events, *f.Event)
		}
		for _, x := range f.Claims {
			in = append(in, *x)
		}
		if len(in) < 500 {
			return nil
		}
		return flush()
	})
	if err = errors.Join(err, flush(), linked.Sums(d.sums), d.doubts(nil)); err != nil {
		return err
	}
	rejected, err := rejectedClaims(ctx, tx, js)
	if err != nil {
		return err
	}
	return d.reached(rejected, js, at)
}

// rejectedClaims are claims that somebody ever rejected: those in no incident may be among them.
func rejectedClaims(ctx context.Context, tx *sql.Tx, js []isnad.Judgement) (in []link.Input, err error) {
	var ids []string
	for _, j := range js {
		if j.Verdict == "reject" {
			ids = append(ids, j.A)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	claims, err := selectClaims(ctx, tx, ClaimFilter{IDs: ids, happening: true, current: true})
	for i := range claims {
		in = append(in, input(&claims[i]))
	}
	return in, err
}

// put adds incidents with their events and comparisons.
func (d *derivation) put(res link.Result) error {
	if err := d.incidents(res.Incidents); err != nil {
		return err
	}
	for _, e := range res.Edges {
		if err := d.edge(d.seq[e.A], d.seq[e.B], e); err != nil {
			return err
		}
	}
	return d.events(res.Events)
}

// reached adds where claims are compared and says how far the ledger had come.
func (d *derivation) reached(in []link.Input, js []isnad.Judgement, at mark) error {
	if err := d.reaches(in, js); err != nil {
		return err
	}
	_, err := d.tx.ExecContext(d.ctx, `INSERT INTO derived (one, linker, readings, judgements, doubts) VALUES (1, ?, ?, ?, ?)
		ON CONFLICT (one) DO UPDATE SET linker = excluded.linker, readings = excluded.readings, judgements = excluded.judgements,
			doubts = derived.doubts + excluded.doubts`,
		linker, at.readings, at.judgements, d.more)
	return err
}

// insert prepares a statement and gives a function that runs it and tells the number of
// the new row.
func (d *derivation) insert(query string) (func(args ...any) (int64, error), error) {
	s := d.stmts[query]
	if s == nil {
		var err error
		if s, err = d.tx.PrepareContext(d.ctx, query); err != nil {
			return nil, err
		}
		d.stmts[query] = s
	}
	return func(args ...any) (int64, error) {
		r, err := s.ExecContext(d.ctx, args...)
		if err != nil {
			return 0, err
		}
		return r.LastInsertId()
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
	before, err := d.givenOut(incidents)
	if err != nil {
		return err
	}
	add, err1 := d.insert(`INSERT INTO incidents (id, aliases) VALUES (?, ?)`)
	addClaim, err2 := d.insert(`INSERT INTO incident_claims (claim, incident, position) VALUES (?, ?, ?)`)
	addID, err3 := d.insert(`INSERT INTO incident_ids (id, claim) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	for _, inc := range incidents {
		aliases := []string{}
		for _, claim := range inc.Claims {
			id := link.IncidentID(claim)
			switch {
			case id == inc.ID:
				if _, err := addID(id, claim); err != nil {
					return err
				}
			case before[id]:
				aliases = append(aliases, id)
			}
		}
		slices.Sort(aliases)
		b, err := json.Marshal(aliases)
		if err != nil {
			return err
		}
		n, err := add(inc.ID, string(b))
		if err != nil {
			return err
		}
		d.inc[inc.ID] = n
		for i, claim := range inc.Claims {
			if _, err := addClaim(d.seq[claim], n, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// givenOut are the ids of the incidents' claims that incidents ever had.
func (d *derivation) givenOut(incidents []isnad.Incident) (map[string]bool, error) {
	var ids []string
	for _, inc := range incidents {
		for _, claim := range inc.Claims {
			ids = append(ids, link.IncidentID(claim))
		}
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := d.tx.QueryContext(d.ctx, `SELECT id FROM incident_ids WHERE id IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return nil, err
	}
	had, err := scanStrings(rows)
	out := make(map[string]bool, len(had))
	for _, id := range had {
		out[id] = true
	}
	return out, err
}

func (d *derivation) edge(a, b int, e link.Edge) error {
	add, err := d.insert(`INSERT INTO edges (a, b, score, reasons) VALUES (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	var reasons any
	if e.Reasons != nil {
		b, err := json.Marshal(e.Reasons)
		if err != nil {
			return err
		}
		reasons = string(b)
	}
	if _, err := add(a, b, e.Score, reasons); err != nil {
		return fmt.Errorf("edge %s %s: %w", e.A, e.B, err)
	}
	return nil
}

// sums tells an event that is there of its sums.
func (d *derivation) sums(id string, s link.Sums) error {
	var seq int64
	var body, kept []byte
	err := d.tx.QueryRowContext(d.ctx, `SELECT e.seq, e.body, f.body FROM events e JOIN facts f ON f.event = e.seq WHERE e.id = ?`, id).
		Scan(&seq, &body, &kept)
	var e isnad.Event
	var fact factRow
	if err = errors.Join(err, json.Unmarshal(body, &e), json.Unmarshal(kept, &fact)); err != nil {
		return fmt.Errorf("event %s: %w", id, err)
	}
	s.Put(&e)
	fact.SumOf, fact.PartOf = s.SumOf, s.PartOf
	body, err1 := bodyOf(&e)
	kept, err2 := json.Marshal(fact)
	_, err3 := d.tx.ExecContext(d.ctx, `UPDATE events SET body = ? WHERE seq = ?`, string(body), seq)
	_, err4 := d.tx.ExecContext(d.ctx, `UPDATE facts SET body = ? WHERE event = ?`, string(kept), seq)
	return errors.Join(err1, err2, err3, err4)
}

func (d *derivation) events(events []isnad.Event) error {
	add, err1 := d.insert(`INSERT INTO events (id, incident, sort, type, family, country, admin1, date_from, date_to, lasting, best, high,
		disputed, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	addKey, err2 := d.insert(`INSERT OR IGNORE INTO event_keys (kind, key, event) VALUES (?, ?, ?)`)
	addFact, err3 := d.insert(`INSERT INTO facts (event, body) VALUES (?, ?)`)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	for i := range events {
		e := &events[i]
		body, err := bodyOf(e)
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
		seq, err := add(e.ID, d.inc[e.ID], link.SortKey(e), e.Type, isnad.Family(e.Type), string(country), string(admin1), from, to,
			link.Lasting(e), best, high, len(e.Contradictions) > 0, string(body))
		if err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		for _, k := range eventKeys(e) {
			if _, err := addKey(k[0], k[1], seq); err != nil {
				return fmt.Errorf("event %s: %w", e.ID, err)
			}
		}
		docs, err := d.documents(e)
		if err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		fact, err := json.Marshal(factOf(e, docs))
		if err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		if _, err := addFact(seq, string(fact)); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
	}
	return nil
}

// documents are the numbers of the reports that tell of an event, ascending.
func (d *derivation) documents(e *isnad.Event) ([]int, error) {
	var out []int
	for i := range e.Claims {
		key := d.doc[e.Claims[i].ID]
		n, ok := d.docs[key]
		if !ok {
			if err := d.tx.QueryRowContext(d.ctx, `SELECT seq FROM documents WHERE key = ?`, key).Scan(&n); err != nil {
				return nil, err
			}
			d.docs[key] = n
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// bodyOf is an event without its claims: they stand in the ledger.
func bodyOf(e *isnad.Event) ([]byte, error) {
	bare := *e
	bare.Claims = nil
	return json.Marshal(&bare)
}

// reaches records where the claims, as they were corrected, are compared with others.
func (d *derivation) reaches(in []link.Input, js []isnad.Judgement) error {
	add, err := d.insert(`INSERT OR IGNORE INTO reaches (area, first, last, claim) VALUES (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	for seq, own := range reachesOf(in, js) {
		for _, r := range own {
			if _, err := add(r.Area, r.First, r.Last, seq); err != nil {
				return err
			}
		}
	}
	return nil
}

// unreach takes out where claims were compared.
func (d *derivation) unreach(in []link.Input, js []isnad.Judgement) error {
	for seq, own := range reachesOf(in, js) {
		for _, r := range own {
			if _, err := d.tx.ExecContext(d.ctx, `DELETE FROM reaches WHERE area = ? AND first = ? AND claim = ?`, r.Area, r.First, seq); err != nil {
				return err
			}
		}
	}
	return nil
}

// reachesOf is where claims, as they were corrected, are compared with others, each with
// its Seq.
func reachesOf(in []link.Input, js []isnad.Judgement) iter.Seq2[int, []link.Reach] {
	corrections := link.Corrections(js)
	return func(yield func(int, []link.Reach) bool) {
		for i := range in {
			x := in[i]
			x.Claim = link.Correct(x.Claim, corrections[x.Claim.ID])
			if own, _ := link.ReachOf(&x); !yield(x.Seq, own) {
				return
			}
		}
	}
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
