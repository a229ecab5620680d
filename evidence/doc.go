// Package evidence shows that nothing was changed: it hashes again what a ledger
// holds, and writes what stands behind one event into a bundle that can be read and
// verified without the ledger.
//
// The claim «مقتل أربعة أشخاص» of a report is whole when the report's bytes have the
// SHA-256 that was kept as they came in, its key is that of its text, the claim's id
// is that of its content, and the words of the claim stand in the text where it says.
//
// What a bundle shows is that it is as it was written. That it was written from the
// ledger of somebody who is to be trusted, it cannot show: whoever wants that keeps
// the SHA-256 of the bundle elsewhere.
package evidence
