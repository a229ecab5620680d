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
		d, original, err := load(ctx, l, all[i].Key)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			r.fault("report "+all[i].ID, "%v", err)
			continue
		}
		claims, err := l.Claims(ctx, store.ClaimFilter{Doc: d.Key, Past: true})
		if err != nil {
			return nil, err
		}
		r.check(d, original, claims)
		if progress != nil {
			progress(i+1, len(all))
		}
	}
	return r, nil
}

// load gives a report of the ledger with its custody and its bytes.
func load(ctx context.Context, l *store.Ledger, key string) (*report, []byte, error) {
	e, err := l.Document(ctx, key)
	if err != nil {
		return nil, nil, err
	}
	custody, err := l.Custody(ctx, key)
	if err != nil {
		return nil, nil, err
	}
	original, err := l.Original(ctx, key)
	return &report{*e, *custody}, original, err
}
