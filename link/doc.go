// Package link joins the claims that tell of one happening into incidents and
// computes from each incident the event that can be published about it.
//
// From «قتل نحو ستين شخصا بانفجار سيارة مفخخة في سوق دركوش» in one report and
// «وثقت الشبكة مقتل 19 شخصا في تفجير دركوش» in another comes one incident of two
// claims, and one event: assault.car_bomb in دركوش, killed low 19 and high 60,
// two origins, and a contradiction of number between the two claims.
//
// The steps are: a score for two claims of one report (within.go) makes of its claims
// tellings; candidates among other reports by place, time and type (block.go) and a
// score for two tellings (between.go, points.go, subject.go) join these; scores explain themselves
// (sign.go), clusters honour judgements (cluster.go), tolls told of one attack joined to it (absorb.go),
// series kept apart from their acts (series.go), and events
// (event.go) with figures by a named rule (numbers.go), typed contradictions
// (contradict.go) and tolls kept apart from what they sum up (toll.go). Claims of
// one report that surely tell of one happening are one telling, whose words, names
// and figures are compared together; the claims themselves are never merged.
//
// [Build] links claims in memory. [Link] links more than memory holds: it holds numbers
// for all claims and pairs, and a few thousand claims at a time, which are read again when they are
// compared and told of (pool.go). Both give the same.
//
// The package is pure: it reads no text but the claims' own words, knows no
// gazetteer and no database, and gives the same result for the same claims in
// any order of arrival, but for the ids of incidents. What signs weigh is learned
// (weights.tsv, ./learn).
package link
