package evidence

import (
	"context"

	"github.com/isnad-project/isnad/store"
)

// Ledger verifies all reports and claims of a ledger, also the claims that are no
// longer in force. progress, when given, is told how many reports are through.
func Ledger(ctx context.Context, l *store.Ledger, progress func(done, total int)) (*Result, error) {
	r := &Result{}
	broken, err := l.Broken(ctx)
	if err != nil {
		return nil, err
	}
	for _, what := range broken {
		r.fault(l.Path(), "%s", what)
	}
	all, err := l.Documents(ctx)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if err := r.stored(ctx, l, all[i].Key); ctx.Err() != nil {
			return nil, ctx.Err()
		} else if err != nil {
			r.fault("report "+all[i].ID, "%v", err)
		}
		if progress != nil {
			progress(i+1, len(all))
		}
	}
	return r, nil
}

// stored checks one report of the ledger. An error means that something of it could
// not be read.
func (r *Result) stored(ctx context.Context, l *store.Ledger, key string) error {
	d, err := load(ctx, l, key)
	if err != nil {
		return err
	}
	original, err := l.Original(ctx, key)
	if err != nil {
		return err
	}
	claims, err := l.Claims(ctx, store.ClaimFilter{Doc: key, Past: true})
	if err != nil {
		return err
	}
	r.check(d, original, claims)
	return nil
}

// load gives a report of the ledger with its custody.
func load(ctx context.Context, l *store.Ledger, key string) (*report, error) {
	e, err := l.Document(ctx, key)
	if err != nil {
		return nil, err
	}
	custody, err := l.Custody(ctx, key)
	if err != nil {
		return nil, err
	}
	return &report{*e, *custody}, nil
}
