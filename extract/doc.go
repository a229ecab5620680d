// Package extract reads one report and returns its claims.
//
// A report passes through marks (places, times, numbers, words of the lists),
// chunks (noun phrases, verbs, what governs them), rules (which words tell of
// which event, and who stands where), and discourse (who says so, where and when
// what the sentence leaves unsaid, whose figures these are).
//
// «قالت شبكة شام إن قوات النظام قصفت حيي القابون وجوبر» gives two claims of
// assault.shelling, actor قوات النظام, source شبكة شام, one at القابون and one at
// جوبر.
//
// Reading is a pure function of the document and of the knowledge: no clock, no
// network, no randomness.
package extract
