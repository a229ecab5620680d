// Package web serves the pages on which people read what was recorded: the list
// of events, one event with its claims side by side, and every report with the
// words of its claims marked. Pages are made in the server from embedded
// templates, ask nothing of any other host, and stand in Arabic
// (right to left, the default) and English.
//
// Of an event whose two origins say «مقتل 60 شخصا على الأقل» and «مقتل 19 شخصا» the
// page shows both figures, each with its chain and exact words, the typed
// contradiction between them in a sentence, and the labelled low, best and high.
//
// People judge there too: whether two claims tell of one happening, whether a claim
// holds, what a field of it should be. A judgement is appended to the ledger, the events
// are computed anew, and the page shows what that changed. All of it works without
// script; a script adds keys.
//
// Reading and writing go through [store.Ledger].
package web
