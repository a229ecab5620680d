// Package timex reads the times of a sentence and values them, against the day
// of publication where that is known and relative to it where not.
//
// In «وصلت القافلة مساء أمس الثلاثاء» [Find] reads one time, «مساء أمس الثلاثاء». In a
// report of Wednesday 2015-07-22 its value is 2015-07-21; in one without a date
// it is -P1DTEV, the evening of the day before.
package timex
