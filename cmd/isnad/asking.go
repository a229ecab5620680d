package main

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/fetch"
	"github.com/isnad-project/isnad/store"
)

// fetchFlags say how servers are asked.
type fetchFlags struct {
	Delay        time.Duration `default:"2s" placeholder:"TIME" help:"The time between two requests of one host (default: ${default})."`
	Timeout      time.Duration `default:"30s" placeholder:"TIME" help:"How long a server may take for one answer (default: ${default})."`
	AllowPrivate bool          `help:"Also ask this computer and private networks."`
}

// tool names the program in the custody of what it takes in.
func tool() string { return "isnad " + version() }

// asker asks servers, and keeps in the ledger what was asked and what came of it, so
// that nothing is asked again that has not changed.
type asker struct {
	client *fetch.Client
	ledger *store.Ledger
}

func newAsker(a *app, ledger *store.Ledger, f fetchFlags) *asker {
	opt := fetch.Options{
		Agent: "isnad/" + strings.Trim(version(), "()") + " (+https://github.com/isnad-project/isnad)",
		Delay: f.Delay, Timeout: f.Timeout, Now: a.now,
	}
	if f.AllowPrivate {
		opt.Private = []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")}
	}
	return &asker{fetch.New(opt), ledger}
}

// get asks for what stands at an address if it has changed since it was last had;
// else the error is fetch.ErrUnchanged.
func (k *asker) get(ctx context.Context, address string, limit int64) ([]byte, *isnad.Answer, error) {
	last, err := k.ledger.LastFetch(ctx, address)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, nil, err
	}
	return k.client.Get(ctx, address, fetch.Since{ETag: last.ETag, LastModified: last.LastModified}, limit)
}

// note keeps what came of asking for an address: an answer, or an error.
func (k *asker) note(address string, answer *isnad.Answer, problem error) error {
	ctx := context.Background() // what was added is noted, whoever ends the program
	last, err := k.ledger.LastFetch(ctx, address)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	f := store.Fetch{Address: address}
	switch {
	case problem == nil:
		f.ETag, f.LastModified = http.Header(answer.Header).Get("ETag"), http.Header(answer.Header).Get("Last-Modified")
	case errors.Is(problem, fetch.ErrUnchanged):
		f.ETag, f.LastModified = last.ETag, last.LastModified
	default: // asked for in full the next time: it may have been had and not been read
		f.Problem, f.Failures = problem.Error(), last.Failures+1
	}
	return k.ledger.AddFetch(ctx, f)
}

// past is what came of asking for an address before.
func (k *asker) past(ctx context.Context, address string) (fetch.Past, error) {
	last, err := k.ledger.LastFetch(ctx, address)
	if errors.Is(err, store.ErrNotFound) {
		return fetch.Past{}, nil
	}
	if err != nil {
		return fetch.Past{}, err
	}
	at, err := time.Parse(time.RFC3339, last.At)
	return fetch.Past{At: at, Failures: last.Failures}, err
}

// due tells whether what an entry names is to be asked for.
func (k *asker) due(ctx context.Context, e fetch.Entry, from time.Time) (bool, error) {
	past, err := k.past(ctx, e.Address)
	return err == nil && e.Due(past, from), err
}
