// Package export writes the events of a ledger in the forms that other tools of
// the field read, and compares them with rows that others have coded.
//
// «قتل 19 شخصا في تفجير سيارة مفخخة في سوق سلقين» becomes a row with event_date,
// sub_event_type "Remote explosive/landmine/IED", geo_precision 1 and fatalities
// 19 in [ACLED]; date_start, where_prec 1, deaths_unknown 19 and best 19 in [GED];
// an Event with its Article and Address in [FTM].
//
// Every format says less than the ledger holds. [Write] counts what it drops, and
// its [Summary] says so in Arabic and English, with the rule for numbers and what
// the numbers mean (docs/exports.md). A cell of which nothing is known is empty.
package export
