// Package numeral reads the counts of a sentence: digits of both scripts, number
// words in every gender, case and spelling, and the words that bound them.
//
// In «أُصيب ما لا يقل عن مئةٍ وخمسة وثلاثين عاملا» [Find] reads one number: 135 with
// bound at_least, so low 135 and no high. Its span begins at «ما», its core at
// «مئة».
//
// A number that dates (السابع من حزيران), names (الكتيبة 155) or ranks (الدورة
// الثالثة) is found too and told apart by its [Kind] or by package timex; what a
// number counts is left to the caller.
package numeral
