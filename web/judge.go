package web

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// Limits of what a form may carry.
const (
	maxForm = 64 << 10 // bytes
	maxName = 80       // letters
	maxWhy  = 2000
)

// judgeBody is the page that asks again, with all that was typed, when a
// judgement could not be recorded as it came.
type judgeBody struct {
	Desk    desk
	Asks    []string // keys of what is wrong
	J       isnad.Judgement
	Claims  []*claimView
	Fields  []hidden // of the form, but for name and reason
	Would   *store.Effect
	Current template.HTML // of a correction: what the field says now
}

type hidden struct{ Name, Value string }

// judge records the judgement of a form, computes the events anew and goes back
// to the page that the form came from, which then shows what changed.
func (s *server) judge(r *http.Request, l *locale) (*answer, error) {
	r.Body = http.MaxBytesReader(nil, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		return nil, problem{http.StatusBadRequest, ""}
	}
	b := judgeBody{Desk: deskOf(r)}
	b.Desk.Back = local(r.PostFormValue("back"))
	b.J = isnad.Judgement{
		A: r.PostFormValue("a"), B: r.PostFormValue("b"), Verdict: r.PostFormValue("verdict"), Retracts: r.PostFormValue("retracts"),
		Why: strings.TrimSpace(r.PostFormValue("why")), By: strings.Join(strings.Fields(r.PostFormValue("by")), " "),
	}
	for _, name := range []string{"a", "b", "verdict", "retracts", "field", "value", "text", "low", "high", "place", "relation", "all"} {
		if v := r.PostForm[name]; len(v) > 0 {
			b.Fields = append(b.Fields, hidden{name, v[0]})
		}
	}
	ctx := r.Context()
	if other := strings.TrimSpace(r.PostFormValue("event")); other != "" && b.J.B == "" {
		e, err := s.ledger.Event(ctx, other)
		if err != nil {
			return nil, err
		}
		b.J.B = e.Claims[0].ID
		b.Fields = append(b.Fields, hidden{"b", b.J.B})
	}
	if r.PostFormValue("field") == isnad.OfVictims {
		b.J.Field, b.J.Value = isnad.OfVictims, r.PostFormValue("value")
	}
	if b.J.Verdict == "correct" {
		b.J.Field = r.PostFormValue("field")
		value, err := s.correction(b.J.Field, r.PostForm)
		if err != nil && !errors.As(err, &problem{}) {
			return nil, err
		}
		b.J.Value = value // empty when it cannot be read
	}
	if !ours(r) {
		b.Asks = append(b.Asks, "judge.asks.again")
	}
	lacks, err := s.lacks(ctx, b.J)
	if err != nil {
		return nil, err
	}
	if b.Asks = append(b.Asks, lacks...); len(b.Asks) > 0 {
		return s.askAgain(ctx, l, b)
	}
	j, _, err := s.ruleAll(ctx, b.J, r.PostFormValue("all") == "1")
	if errors.Is(err, store.ErrJudgement) {
		return nil, problem{http.StatusBadRequest, r.PostFormValue("verdict")}
	}
	if err != nil {
		return nil, err
	}
	return &answer{Moved: s.backTo(ctx, b.Desk.Back, j), By: j.By}, nil
}

// lacks names what a judgement still needs, by keys of the catalogue.
func (s *server) lacks(ctx context.Context, j isnad.Judgement) (asks []string, err error) {
	if j.Verdict == "correct" && !s.correctable(j) {
		asks = append(asks, "judge.asks.value")
	}
	if j.By == "" || j.By == link.Machine || utf8.RuneCountInString(j.By) > maxName {
		asks = append(asks, "judge.asks.name")
	}
	if utf8.RuneCountInString(j.Why) > maxWhy {
		asks = append(asks, "judge.asks.shorter")
	}
	if j.Why != "" {
		return asks, nil
	}
	needs, err := s.needsReason(ctx, j)
	if needs {
		asks = append(asks, "judge.asks.reason")
	}
	return asks, err
}

// correctable tells whether the field of a correction can be what it says.
func (s *server) correctable(j isnad.Judgement) bool {
	c, err := isnad.Claim{}.Corrected(j.Field, j.Value)
	if _, known := s.types[c.Type]; j.Field == "type" && !known {
		return false
	}
	return err == nil
}

// rule records a judgement, with those made at once with it, and computes the events anew, one
// ruling at a time; what was sent is recorded even if nobody waits for the answer.
func (s *server) rule(ctx context.Context, j isnad.Judgement, with ...isnad.Judgement) (isnad.Judgement, store.Effect, error) {
	s.ruling.Lock()
	defer s.ruling.Unlock()
	return s.ledger.Rule(context.WithoutCancel(ctx), j, with...)
}

// needsReason tells whether a judgement has to be reasoned: a correction, a claim
// set aside or added, and what moves figures.
func (s *server) needsReason(ctx context.Context, j isnad.Judgement) (bool, error) {
	switch {
	case j.Retracts != "" || j.Verdict == "unsure" || j.Verdict == "skip":
		return false, nil
	case j.Verdict == "correct" || j.Verdict == "reject" || j.Verdict == "add":
		return true, nil
	}
	would, err := s.ledger.Suppose(ctx, j)
	return would.MovesFigures(), err
}

// askAgain shows the judgement with what it lacks; nothing that was typed is lost.
func (s *server) askAgain(ctx context.Context, l *locale, b judgeBody) (*answer, error) {
	ids := []string{b.J.A}
	if b.J.B != "" {
		ids = append(ids, b.J.B)
	}
	if b.J.Retracts == "" {
		var err error
		if b.Claims, err = s.claimsByID(ctx, ids); err != nil {
			return nil, err
		}
		if len(b.Claims) != len(ids) {
			return nil, store.ErrNotFound
		}
	}
	switch b.J.Verdict {
	case "correct":
		b.Current = l.value(b.J.Field, b.Claims[0])
	case "same", "different", "accept", "reject":
		would, err := s.ledger.Suppose(ctx, b.J)
		if err != nil {
			return nil, err
		}
		b.Would = &would
	}
	return &answer{View: "judge", Title: l.A("judge.title"), Section: "review", Body: b, Status: http.StatusUnprocessableEntity}, nil
}

// backTo is the page to go back to, with what was judged. An event that is no
// longer there leads to the one that has the claim, or to the claim.
func (s *server) backTo(ctx context.Context, back string, j isnad.Judgement) string {
	u, err := url.Parse(back)
	if err != nil {
		return "/review"
	}
	if id, ok := strings.CutPrefix(u.Path, "/events/"); ok {
		e, err := s.ledger.Event(ctx, id)
		switch {
		case errors.Is(err, store.ErrNotFound) && j.A != "":
			u.Path = claimPage(j.A)
		case err == nil:
			u.Path = eventHref(e.ID)
		}
	}
	return with(u, "judged", j.ID)
}
