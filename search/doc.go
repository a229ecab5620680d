// Package search finds Arabic words in texts whatever way they are spelled and inflected:
// «الغارات» finds غارة, وغارتين and بغاراتها; «ادلب» finds إِدلب.
//
// A word is folded (arabic.Fold) and brought to a [Stem]: without the article and what is
// written onto it, without the endings of number, gender and possession. Words are the same
// when their stems are. A stem is no root and no lemma: what it misses, such as مدافع for
// مدفع, the word lists give as further forms of the word that is sought.
package search
