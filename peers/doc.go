// Package peers holds test cases that other projects wrote for their own readers
// of Arabic, and the list of those that this one fails, each with its reason.
//
// A case is a line of testdata: «خمسة وعشرين», 25. [Run] is called from the tests of
// the package that the cases measure. It fails when a case fails that is not in
// testdata/failing.tsv, and when one passes that is: the list is exact, and what
// docs/accuracy.md says of it is counted from it.
//
// A case that is wrong, or that speaks of what reports do not, is listed like any
// other; none is left out. Where the cases come from and under which licence is
// in NOTICE.
package peers
