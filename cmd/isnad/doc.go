// Command isnad reads reports of armed conflict in Arabic and keeps who says
// what: claims with their chain of sources, a ledger of them, and the events
// that can be computed from it.
//
// From «قالت شبكة أخبار الشمال إن 19 شخصا بينهم طفل قتلوا في تفجير سلقين» the command
//
//	isnad extract report.txt
//
// prints one claim: 19 killed, one of them a child, in سلقين, on the word of
// شبكة أخبار الشمال. The command wires the packages together and holds no
// knowledge of its own.
package main
