// Package lexicon knows the words that reports of war are written with: verbs,
// nouns and adjectives with their inflected forms, particles, and names of more
// than one word. Each entry belongs to classes (a verb of saying, a weapon, a
// child) that rules speak of.
//
// [Lexicon.Senses] reads one folded word with its clitics: «وقصفت» is the verb قصف
// after و, class "strike"; «قتيلان» is two of the noun قتيل, class "dead".
//
// The lists are YAML files; [Load] checks them and names file and line of a
// fault.
package lexicon
