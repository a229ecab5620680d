// Package text brings the bytes of a report to valid UTF-8 and notes what is
// wrong with the text without changing it.
//
// [Decode] takes UTF-8 as it is and decodes UTF-16 and Windows-1256; anything
// else is an [Error] that names file, line and byte. [Marks] finds words written
// together, paragraphs that stand twice, captions, credits and page furniture.
//
// In «قتل ثلاثة عمال في انفجارسيارة مفخخة قرب السوق» it marks the boundary that
// the text lacks, between انفجار and سيارة, as an empty span of kind
// [isnad.Glued]; the text stays byte for byte.
package text
