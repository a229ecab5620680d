// Precision draws claims of violence for people to judge, and counts those that
// the program reads where there should be none.
//
//	go run ./score/precision draw   -corpus ../shared/corpus/conflict-articles.jsonl -n 100 -list
//	go run ./score/precision quiet  -corpus ../shared/corpus/bulk-articles.jsonl.gz
//	go run ./score/precision report -verdicts FIRST -verdicts SECOND
//
// draw prints a claim with its sentence: of «قتل ثلاثة أشخاص في قصف على بلدة سراقب» the
// type assault.shelling, the figure "killed 3 persons" and the trigger «قصف». Which
// claims are drawn depends on the knowledge in force and on nothing else, so that
// nobody chooses them; -list writes down ids, offsets and figures, and no word of
// any report. quiet reads the reports named in quiet.txt. report sums up the
// verdicts of two passes over one draw. docs/accuracy.md tells how judging is done.
package main
