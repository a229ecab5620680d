package store

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Whatever filter chooses events, and in every order, they are looked up and not
// searched for.
func TestEventsAnswerFromIndexes(t *testing.T) {
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, f := range []EventFilter{
		{Limit: 50}, {Limit: 50, Order: Newest}, {Limit: 50, Order: MostKilled},
		{Type: "clash"}, {Country: "SY"}, {Place: "حمص"}, {Origin: "رويترز"}, {Doc: "r1"}, {Killed: 100},
		{From: "2014-01-01", To: "2014-01-31"}, {From: "2014-01-01"}, {To: "2014-01-31"},
	} {
		where, args := f.where()
		order, err := f.Order.clause()
		if err != nil {
			t.Fatal(err)
		}
		rows, err := l.db.Query(`EXPLAIN QUERY PLAN SELECT seq, incident, body FROM events WHERE `+where+` ORDER BY `+order, args...)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				t.Fatal(err)
			}
			if step == "SCAN events" || strings.HasPrefix(step, "SCAN events USING") && f.Limit == 0 {
				t.Errorf("%+v: %s", f, step)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
}
