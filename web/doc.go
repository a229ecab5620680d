// Package web serves the pages on which people read what was recorded: the list
// of events, one event with its claims side by side, and every report with the
// words of its claims marked. Pages are made in the server from embedded
// templates, need no script, ask nothing of any other host, and stand in Arabic
// (right to left, the default) and English.
//
// Of an event whose two origins say «مقتل 60 شخصا على الأقل» and «مقتل 19 شخصا» the
// page shows both figures, each with its chain and exact words, the typed
// contradiction between them in a sentence, and the labelled low, best and high.
//
// Reading goes through [store.Ledger]; nothing here writes.
package web
