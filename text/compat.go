package text

import "golang.org/x/text/unicode/norm"

// Compat is the plain form of a compatibility character (NFKC): ﻻ is لا.
func Compat(r rune) string { return norm.NFKC.String(string(r)) }
