package store

import (
	"context"
	"errors"

	"github.com/isnad-project/isnad"
)

// Claim is a claim as the ledger holds it, with what its report tells.
type Claim struct {
	isnad.Claim
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	DocKey    string `json:"doc_key"`
	Seq       int    `json:"-"` // order of arrival, from 1
}

// ClaimFilter chooses claims; empty fields choose all.
type ClaimFilter struct {
	Doc  string // key or caller's id of the document
	Type string // a code ("assault.shelling") or a family ("assault")
	IDs  []string
}

// Claims gives the claims in force (those of each document's last reading) in
// order of arrival.
func (l *Ledger) Claims(ctx context.Context, f ClaimFilter) ([]Claim, error) {
	return nil, errors.ErrUnsupported
}

// Judge appends a judgement; it fills in ID and At where they are empty and
// returns what it recorded. The claims that it names must be in the ledger.
func (l *Ledger) Judge(ctx context.Context, j isnad.Judgement) (isnad.Judgement, error) {
	return j, errors.ErrUnsupported
}

// Judgements gives every judgement, retracted ones too, in order of recording.
func (l *Ledger) Judgements(ctx context.Context) ([]isnad.Judgement, error) {
	return nil, errors.ErrUnsupported
}
