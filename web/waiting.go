package web

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"
)

const (
	patience = 4 * time.Second  // a page that takes longer becomes a job
	fresh    = 10 * time.Minute // as long as what came of it may be shown
	lookIn   = 3                // seconds after which a page of running work is asked for again
)

// A pending is a page that is being made.
type pending struct {
	state  string // of the ledger when it was begun
	ended  chan struct{}
	answer *answer
	err    error
}

// pendings are the pages that took too long to wait for, by who asked for what.
type pendings struct {
	mu  sync.Mutex
	all map[string]*pending
}

func (ps *pendings) find(key string) *pending {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	return ps.all[key]
}

func (ps *pendings) set(key string, p *pending) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if p == nil {
		delete(ps.all, key)
		return
	}
	if ps.all == nil {
		ps.all = map[string]*pending{}
	}
	ps.all[key] = p
}

// patiently asks a handler and waits for it. What takes longer than anybody waits goes on as
// a job: the page says so and may be left, and asked again it shows what came of it, and says if
// the ledger has changed meanwhile. Only reading is done so; what records something is waited for.
func (s *server) patiently(r *http.Request, l *locale, h func(*http.Request, *locale) (*answer, error)) (*answer, error) {
	if r.Method != http.MethodGet {
		return h(r, l)
	}
	address := r.URL.RequestURI()
	d := deskOf(r)
	key := strings.Join([]string{string(l.Lang), l.digits("0"), setting(r, "keys", "on", "off"), d.Token, d.By, address}, "\n")
	p := s.pendings.find(key)
	known := p != nil
	if !known {
		state, err := s.settled(r.Context())
		if err != nil {
			return nil, err
		}
		p = &pending{state: state, ended: make(chan struct{})}
		again := r.WithContext(context.WithoutCancel(r.Context()))
		go func() {
			defer close(p.ended)
			p.err = guarded(func() (err error) {
				p.answer, err = h(again, l)
				return err
			})
		}()
	}
	wait := time.NewTimer(s.patience)
	defer wait.Stop()
	select {
	case <-p.ended:
	case <-r.Context().Done():
		return nil, r.Context().Err()
	case <-wait.C:
	}
	select {
	case <-p.ended:
		if !known {
			return p.answer, p.err
		}
		s.pendings.set(key, nil)
		s.jobs.look(address)
		if p.err != nil {
			return nil, p.err
		}
		state, err := s.settled(r.Context())
		if err != nil {
			return nil, err
		}
		a := *p.answer
		a.Behind = state != p.state || state == ""
		return &a, nil
	default:
	}
	if !known {
		_, err := s.jobs.begin(computing, address, func(_ context.Context, j *job) error {
			<-p.ended
			s.jobs.note(func() { j.Href = address })
			time.AfterFunc(fresh, func() { s.pendings.set(key, nil) })
			return p.err
		})
		if err != nil {
			return nil, err
		}
		s.pendings.set(key, p)
	}
	return &answer{View: "wait", Title: l.A("wait.title"), Body: address, Status: http.StatusAccepted, Again: lookIn}, nil
}

// settled names the state of the ledger that events were last computed from; it is empty while
// they are older than the claims.
func (s *server) settled(ctx context.Context) (string, error) {
	state, err := s.ledger.State(ctx)
	if err != nil {
		return "", err
	}
	stale, err := s.ledger.Stale(ctx)
	if err != nil || stale {
		return "", err
	}
	return state, nil
}
