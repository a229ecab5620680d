// Package isnad holds the nouns of the program: a [Document] is a report as it
// was read, a [Claim] is one proposition in it with the chain of those who say
// so, an [Incident] joins the claims that tell of one happening, and an [Event]
// is what can be said of an incident, always computed.
//
// From «أعلنت لجان التنسيق المحلية ارتفاع حصيلة ضحايا العنف يوم الثلاثاء إلى 35 قتيلا»
// comes one claim: type toll, 35 killed, Tuesday, source لجان التنسيق المحلية.
//
// The package imports nothing but the standard library, and every other package
// of the program imports it.
package isnad
