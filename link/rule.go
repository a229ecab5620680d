package link

// Rule is a named, versioned way to come from stated figures to low, best and
// high.
type Rule string

// Conservative is the first rule; numbers.go says what it does.
const Conservative Rule = "conservative/1"
