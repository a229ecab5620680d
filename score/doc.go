// Package score compares predicted claims with gold claims and gives the figures
// by which the reading of reports is measured: precision, recall and F1 of
// casualty figures, claims, places, names, times and modalities.
//
// For «قتل ثلاثة أشخاص في قصف على بلدة سراقب» gold holds one assault.shelling in
// سراقب with 3 killed. A prediction with the same type, an overlapping quote and
// the same place is a hit of "claims", "placed" and "core"; its figure is a hit of
// "counts" when outcome, low and high agree and the quotes overlap.
//
// Gold may write a quote as a string; a program writes {"start", "end", "exact"}
// in code points of the report. A span whose exact words do not stand at its
// offsets counts for nothing.
package score
