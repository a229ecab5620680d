package web

import (
	"context"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// mostInBatch is in how many other reports the same words are looked for.
const mostInBatch = 24

// sameWords are the claims of other reports that can be judged together with a claim.
func (s *server) sameWords(ctx context.Context, c *isnad.Claim) ([]store.Claim, error) {
	held, err := s.ledger.Claims(ctx, store.ClaimFilter{IDs: []string{c.ID}})
	if err != nil || len(held) == 0 {
		return nil, err
	}
	return s.ledger.SameWords(ctx, &held[0].Claim, held[0].DocKey, mostInBatch)
}

// ruleAll records a judgement and at once, if asked for, the same on all claims of the same
// words; of a retraction, that of all that were made with what it takes back.
func (s *server) ruleAll(ctx context.Context, j isnad.Judgement, all bool) (isnad.Judgement, store.Effect, error) {
	var others []isnad.Judgement
	switch {
	case !all:
	case j.Retracts != "":
		made, err := s.batchOf(ctx, j.Retracts)
		if err != nil {
			return j, store.Effect{}, err
		}
		for _, o := range made {
			others = append(others, isnad.Judgement{Retracts: o.ID, By: j.By, Why: j.Why})
		}
	case j.B == "":
		same, err := s.sameWords(ctx, &isnad.Claim{ID: j.A})
		if err != nil {
			return j, store.Effect{}, err
		}
		for _, c := range same {
			o := j
			o.A = c.ID
			others = append(others, o)
		}
	}
	return s.rule(ctx, j, others...)
}

// batchOf are the other judgements in force that were made at once with one.
func (s *server) batchOf(ctx context.Context, id string) ([]isnad.Judgement, error) {
	js, err := s.ledger.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	return batchIn(js, id), nil
}

func batchIn(js []isnad.Judgement, id string) (out []isnad.Judgement) {
	first := id
	if b := byID(js, id).Batch; b != "" {
		first = b
	}
	for _, j := range link.InForce(js) {
		if j.ID != id && (j.ID == first || j.Batch == first) {
			out = append(out, j)
		}
	}
	return out
}
