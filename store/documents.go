package store

import (
	"context"
	"errors"

	"github.com/isnad-project/isnad"
)

// Entry is a document as the ledger holds it. Raw is empty: see Original.
type Entry struct {
	isnad.Document
	Key      string `json:"key"`               // isnad.Document.Key
	CopyOf   string `json:"copy_of,omitempty"` // key of the first document with the same text
	Recorded string `json:"recorded"`          // RFC 3339, UTC
	Seq      int    `json:"-"`                 // order of arrival, from 1
}

// Add appends a document and the claims read from it, in one transaction. A
// document whose Key the ledger already holds changes nothing: added is false.
// Each claim must be sealed (isnad.Claim.Seal); a claim without ID is an error.
func (l *Ledger) Add(ctx context.Context, doc *isnad.Document, claims []isnad.Claim) (added bool, err error) {
	return false, errors.ErrUnsupported
}

// Reread appends a new reading of a document that the ledger holds: from now on
// its claims in force are exactly these. Claims that it held before stay in the
// ledger. appended counts claims that are new; a reading equal to the one in
// force changes nothing.
func (l *Ledger) Reread(ctx context.Context, key string, claims []isnad.Claim) (appended int, err error) {
	return 0, errors.ErrUnsupported
}

// Documents lists the documents in order of arrival, without Text, Marks and Raw.
func (l *Ledger) Documents(ctx context.Context) ([]Entry, error) {
	return nil, errors.ErrUnsupported
}

// Document gives one document by its key or by the caller's own id (the first
// that arrived under that id), without Raw. ErrNotFound when there is none.
func (l *Ledger) Document(ctx context.Context, idOrKey string) (*Entry, error) {
	return nil, errors.ErrUnsupported
}

// Original gives the bytes of a document as they were retrieved.
func (l *Ledger) Original(ctx context.Context, key string) ([]byte, error) {
	return nil, errors.ErrUnsupported
}
