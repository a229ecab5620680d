package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad/link"
)

// small is how many claims are linked anew rather than looked at for what changed.
const small = 2000

// errRegion says that more changed than a region can tell.
var errRegion = errors.New("everything is to be linked anew")

// attempts is how often a region is widened before everything is linked anew.
const attempts = 4

// tornError says that incidents which change are held otherwise than their region alone
// gives them: they depend on more, which lies around their claims.
type tornError struct{ claims []string }

func (e *tornError) Error() string {
	return fmt.Sprintf("%d claims depend on more than was linked", len(e.claims))
}

// Update brings incidents and events up to what was appended since they were computed.
// It links the claims in reach of what is new or was judged twice, as things were and as
// they are, and replaces the events that come out otherwise; all others stay. Where the ledger
// holds one of these otherwise than as things were, it does so again with what lies around
// that one too. The result is that of Rebuild, which it leaves to do where more changed: a
// report that was read again, most of the ledger.
//
// One thing it does not see: a sentence that the new report has from one of more than
// link.Window days before is its own until the next Rebuild.
func (l *Ledger) Update(ctx context.Context, progress func(done, total int)) error {
	var wider []string
	for n := range attempts {
		err := l.update(ctx, wider, n < attempts/2)
		var torn *tornError
		switch {
		case errors.Is(err, errRegion):
			return l.Rebuild(ctx, progress)
		case !errors.As(err, &torn) && err != nil:
			return fmt.Errorf("store: update: %w", err)
		case torn == nil:
			return nil
		}
		wider = append(wider, torn.claims...)
	}
	return l.Rebuild(ctx, progress)
}

// update is Update over a region that holds what lies around the claims of wider too; of
// judgements, if near will do, only what lies at their places.
func (l *Ledger) update(ctx context.Context, wider []string, near bool) error {
	r, err := l.region(ctx, wider, near)
	if err != nil || r.since == r.at {
		return err
	}
	opt := link.Options{Rule: rule, Names: l.names, Camps: l.camps}
	c, err := changed(link.Build(r.old, r.oldJs, opt), link.Build(r.all, r.js, opt))
	if err != nil {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) (err error) {
		if have, by, err := derivedMark(ctx, tx); err != nil || by != linker || have != r.since {
			return errors.Join(err, errRegion)
		}
		d := derive(ctx, tx, slices.Concat(r.old, r.all))
		defer func() { err = errors.Join(err, d.close()) }()
		if err := d.replace(c); err != nil {
			return err
		}
		if err := d.unreach(r.before, r.oldJs); err != nil {
			return err
		}
		return d.reached(r.after, r.js, r.at)
	})
}
