package store

import (
	"context"
	"errors"

	"github.com/isnad-project/isnad"
)

// Rebuild computes incidents and events anew from all claims in force and all
// judgements, and replaces the derived tables in one transaction. progress, if
// not nil, is called with what is done out of the total.
func (l *Ledger) Rebuild(ctx context.Context, progress func(done, total int)) error {
	return errors.ErrUnsupported
}

// Stale tells whether claims or judgements were appended since the last
// Rebuild, or another version of the linker made the derived tables.
func (l *Ledger) Stale(ctx context.Context) (bool, error) {
	return false, errors.ErrUnsupported
}

// EventFilter chooses events; empty fields choose all.
type EventFilter struct {
	Type     string // a code or a family
	Place    string // a name, governorate or gazetteer id; also matches what lies within that id
	Country  string // ISO 3166-1 alpha-2
	From     string // ISO date: events that may have happened on it or later; undated ones are left out
	To       string // ISO date: events that may have happened on it or before; undated ones are left out
	Origin   string // a name out of Event.Origins
	Doc      string // caller's id or key of a report that tells of it
	Disputed bool   // only events with a contradiction
	Limit    int    // 0: no limit
	Offset   int
}

// Events gives events sorted by date (unknown last), then id.
func (l *Ledger) Events(ctx context.Context, f EventFilter) ([]isnad.Event, error) {
	return nil, errors.ErrUnsupported
}

// Event gives one event by its id, by an id that it had before its incident
// joined another, or by the id of one of its claims. ErrNotFound when there is
// none.
func (l *Ledger) Event(ctx context.Context, id string) (*isnad.Event, error) {
	return nil, errors.ErrUnsupported
}

// Incidents gives the incidents, sorted by id.
func (l *Ledger) Incidents(ctx context.Context) ([]isnad.Incident, error) {
	return nil, errors.ErrUnsupported
}
