// Package intake is where reports come from: texts, web pages, JSON lines,
// tables, Telegram exports, web archives, PDF and DOCX, packed or not, in folders
// and archives, each made an [isnad.Document].
//
// A folder that holds r1.txt («قصفت مدفعية الجيش أطراف القرية صباح اليوم») and
// day.jsonl with 500 lines gives 501 documents in the order of the names. A line
// that is broken costs nothing but itself: it is an [Error], which prints like
// «day.jsonl:17: no "text"», and reading goes on. No report above
// [Options.MaxReport] is ever read into memory.
package intake
