// Package grammar is the rule language: it parses rules from YAML, compiles them
// against a lexicon and matches their triggers over the words of a sentence. It
// knows no Arabic word itself.
//
// A rule names a type of event, the words that trigger it and where its
// arguments stand:
//
//   - id: shelling
//     event: assault.shelling
//     says: Fire from the ground at a distance, or قصف with no means named.
//     trigger: [قصف, "@shell? n:إطلاق @shell"]
//     actor: subj@armed gen@armed by
//     target: obj على
//     examples: [{text: قصفت الدبابات الحي, want: {trigger: قصفت}}]
//
// A trigger is a sequence of atoms, separated by spaces: a lemma (any form of any
// word of that lemma), v:lemma and n:lemma (only the verb, only a nominal),
// past:lemma and present:lemma (that form of the verb), @class, =word (that folded
// word, with or without و), _ (any word), a|b (either), each with ? when
// it may be absent; _{2} stands for up to two words between. future: asks for س
// before the verb and we: for its first person plural; such prefixes stand before a
// lemma, a class or _ (any verb of the lists), and may be joined: we:future:_.
//
// An argument is a list of relations to the trigger in order of preference, each
// with @class when its head must be of a class: subj, obj, gen (the noun in
// construct), by, adj, head (the noun phrase right before it), or a preposition. must (all), when (one) and unless (none)
// hold conditions of the same form, and further ones that whoever runs the rules
// answers: clause@class, a word of the class in the trigger's clause; place, a place
// among the arguments; means@class, what it was done with; before@class, after@class, a word
// close by; of@class, the noun that the trigger is in construct with.
package grammar
