// Package gazetteer knows places: it loads the tables ([Load]), finds the
// phrases of a report that name places ([Gazetteer.Find]) and says which place
// each one is ([Gazetteer.Resolve]).
//
// In «دارت اشتباكات في أطراف بلدة مورك بريف حماة الشمالي» it finds the phrase
// أطراف بلدة مورك بريف حماة الشمالي, whose name is مورك, kind town, relation
// outskirts, contained in حماة; and resolves it to the town in the governorate
// of Hama, Syria. The second mention is حماة, relation countryside.
//
// Nothing is guessed: when a report does not decide between several places of
// one name, the resolution is ambiguous and lists them; a name that the tables
// lack stays a named place, with the governorate and country that the text
// gives it and without coordinates.
//
// The package is pure: no clock, no network, no randomness, and the same report
// gives the same answer.
package gazetteer
