// Package arabic knows the letters, words and sentences of written Arabic: it
// folds spelling ([Fold]), cuts a text into tokens and sentences ([Tokenize],
// [Sentences]) and takes clitics off a word ([Splits]).
//
// «وبالمدفعيةِ الثقيلة» is two tokens, folded وبالمدفعيه and الثقيله; the first
// splits into و + ب + ال + مدفعيه.
//
// Folding is for comparing; spans always point at the text as it was written.
package arabic
