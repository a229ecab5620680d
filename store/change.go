package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// change is how what two linkings give differs.
type change struct {
	gone      []linked    // incidents that are no more, or come out otherwise
	goneEdges []link.Edge //
	come      link.Result // what is to stand in their place
}

// linked is an incident with the body of its event, nil where it has none.
type linked struct {
	id     string
	claims []string
	event  *isnad.Event
	body   []byte
}

func (a linked) same(b linked) bool {
	return slices.Equal(a.claims, b.claims) && bytes.Equal(a.body, b.body)
}

// changed compares two linkings.
func changed(old, now link.Result) (c change, err error) {
	was, err := byID(old)
	if err != nil {
		return c, err
	}
	is, err := byID(now)
	if err != nil {
		return c, err
	}
	for _, inc := range old.Incidents {
		if n, ok := is[inc.ID]; !ok || !n.same(was[inc.ID]) {
			c.gone = append(c.gone, was[inc.ID])
		}
	}
	for _, inc := range now.Incidents {
		n := is[inc.ID]
		if w, ok := was[inc.ID]; ok && w.same(n) {
			continue
		}
		c.come.Incidents = append(c.come.Incidents, inc)
		if n.event != nil {
			c.come.Events = append(c.come.Events, *n.event)
		}
	}
	c.goneEdges, c.come.Edges = without(old.Edges, now.Edges), without(now.Edges, old.Edges)
	return c, nil
}

func byID(r link.Result) (map[string]linked, error) {
	out := make(map[string]linked, len(r.Incidents))
	for _, inc := range r.Incidents {
		out[inc.ID] = linked{id: inc.ID, claims: inc.Claims}
	}
	for i := range r.Events {
		e := &r.Events[i]
		body, err := bodyOf(e)
		if err != nil {
			return nil, err
		}
		l := out[e.ID]
		l.event, l.body = e, body
		out[e.ID] = l
	}
	return out, nil
}

// without are the edges that others lack.
func without(edges, others []link.Edge) []link.Edge {
	type key struct {
		a, b  string
		score float64
		why   string
	}
	keyOf := func(e link.Edge) key {
		k := key{a: e.A, b: e.B, score: e.Score}
		for _, r := range e.Reasons {
			k.why += r.Why
		}
		return k
	}
	have := make(map[key]bool, len(others))
	for _, e := range others {
		have[keyOf(e)] = true
	}
	return slices.DeleteFunc(slices.Clone(edges), func(e link.Edge) bool { return have[keyOf(e)] })
}

// replace takes out what is gone and puts what comes in its place.
func (d *derivation) replace(c change) error {
	of, err := d.drop(c)
	if err != nil {
		return err
	}
	if err := d.put(c.come); err != nil {
		return err
	}
	var ends []int
	for _, e := range slices.Concat(c.goneEdges, c.come.Edges) {
		ends = append(ends, d.seq[e.A], d.seq[e.B])
	}
	list, err := json.Marshal(ends)
	if err != nil {
		return err
	}
	rows, err := d.tx.QueryContext(d.ctx, `SELECT DISTINCT incident FROM incident_claims WHERE claim IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return err
		}
		of = append(of, seq)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if of = slices.AppendSeq(of, maps.Values(d.inc)); len(of) == 0 {
		return nil
	}
	return d.doubts(of)
}

// heldOtherwise are the claims of comparisons that the ledger does not hold as the first linking had them.
func (d *derivation) heldOtherwise(c change) (claims []string, err error) {
	type pair struct{ a, b string }
	was := map[pair]*link.Edge{}
	for _, e := range c.come.Edges {
		was[pair{e.A, e.B}] = nil
	}
	for i := range c.goneEdges {
		e := &c.goneEdges[i]
		was[pair{e.A, e.B}] = e
	}
	for p, e := range was {
		var score float64
		err := d.tx.QueryRowContext(d.ctx, `SELECT score FROM edges WHERE a = ? AND b = ?`, d.seq[p.a], d.seq[p.b]).Scan(&score)
		none := errors.Is(err, sql.ErrNoRows)
		if err != nil && !none {
			return nil, err
		}
		if none != (e == nil) || e != nil && e.Score != score {
			claims = append(claims, p.a, p.b)
		}
	}
	return claims, nil
}

// added are the claims of the incidents that an event, given as its body, is a sum or a part of.
func (d *derivation) added(body []byte) ([]string, error) {
	if len(body) == 0 {
		return nil, nil
	}
	rows, err := d.tx.QueryContext(d.ctx, `SELECT c.id FROM json_each(?1) k CROSS JOIN json_each(k.value) x CROSS JOIN incidents i ON i.id = x.value
		CROSS JOIN incident_claims ic ON ic.incident = i.seq CROSS JOIN claims c ON c.seq = ic.claim WHERE k.key IN ('sum_of', 'part_of')`, string(body))
	if err != nil {
		return nil, err
	}
	return scanStrings(rows)
}

// drop takes out what is gone and tells the numbers of the incidents that were. What the
// ledger holds otherwise than the first linking had it depends on more than was linked: a
// tornError.
func (d *derivation) drop(c change) (of []int64, err error) {
	var torn tornError
	for _, g := range c.gone {
		var seq int64
		var claims, body []byte
		err := d.tx.QueryRowContext(d.ctx, `SELECT i.seq, coalesce(e.body, ''),
			(SELECT json_group_array(id) FROM (SELECT c.id FROM incident_claims ic JOIN claims c ON c.seq = ic.claim
				WHERE ic.incident = i.seq ORDER BY ic.position))
			FROM incidents i LEFT JOIN events e ON e.incident = i.seq WHERE i.id = ?`, g.id).Scan(&seq, &body, &claims)
		if errors.Is(err, sql.ErrNoRows) {
			torn.claims = append(torn.claims, g.claims...)
			continue
		}
		held := linked{body: body}
		if err = errors.Join(err, json.Unmarshal(claims, &held.claims)); err != nil {
			return nil, err
		}
		if !held.same(g) {
			torn.claims = append(append(torn.claims, held.claims...), g.claims...)
			for _, body := range [][]byte{held.body, g.body} {
				more, err := d.added(body)
				if err != nil {
					return nil, err
				}
				torn.claims = append(torn.claims, more...)
			}
			continue
		}
		of = append(of, seq)
		for _, q := range []string{
			`INSERT INTO gone (fact) SELECT f.seq FROM events e JOIN facts f ON f.event = e.seq WHERE e.incident = ?`,
			`DELETE FROM facts WHERE event = (SELECT seq FROM events WHERE incident = ?)`,
			`DELETE FROM event_keys WHERE event = (SELECT seq FROM events WHERE incident = ?)`,
			`DELETE FROM events WHERE incident = ?`,
			`DELETE FROM incident_claims WHERE incident = ?`,
			`DELETE FROM incidents WHERE seq = ?`,
		} {
			if _, err := d.tx.ExecContext(d.ctx, q, seq); err != nil {
				return nil, err
			}
		}
	}
	otherwise, err := d.heldOtherwise(c)
	if err != nil {
		return nil, err
	}
	if torn.claims = append(torn.claims, otherwise...); len(torn.claims) > 0 {
		return nil, &torn
	}
	for _, e := range c.goneEdges {
		if _, err := d.tx.ExecContext(d.ctx, `DELETE FROM edges WHERE a = ? AND b = ?`, d.seq[e.A], d.seq[e.B]); err != nil {
			return nil, err
		}
	}
	return of, nil
}
