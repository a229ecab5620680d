// Package store keeps the ledger: documents with their original bytes, claims
// and judgements are appended and never changed; incidents and events are
// derived from them and can be thrown away and rebuilt. It is one SQLite file.
//
// A report that says «أعلن ناشطون مقتل أربعة أشخاص» is added once, with its claims, in
// one transaction; added again it changes nothing. Triggers refuse to update or
// delete what was appended.
package store
