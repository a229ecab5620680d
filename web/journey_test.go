package web

import (
	"encoding/json"
	"strings"
	"testing"
)

// A new user, by keyboard alone, on a phone's screen, in either language: adds two reports
// that contradict each other, finds their event, parts it and takes that back, corrects a
// wrong place, sees the tally and the record follow, takes it back, and exports the event.
func TestBrowserJourney(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		t.Run(string(lang), func(t *testing.T) {
			words := localeOf(t, lang, false)
			l := emptyLedger(t)
			server := readingServer(t, l)
			b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
			at := func(page string) {
				t.Helper()
				if wide := eval[int](t, b, `document.documentElement.scrollWidth`); wide > 360 {
					t.Errorf("%s is %d wide", page, wide)
				}
			}
			follow := func(selector string) {
				t.Helper()
				tabTo(t, b, selector)
				press(t, b, "\r")
			}
			judged := "" // the last judgement that a page has shown
			recorded := func() {
				t.Helper()
				wait(t, b, `new URLSearchParams(location.search).get("judged") > "" && new URLSearchParams(location.search).get("judged") != "`+judged+`" && document.readyState == "complete"`)
				judged = eval[string](t, b, `new URLSearchParams(location.search).get("judged")`)
				arrives(t, b, words.A("judged.recorded"))
			}
			b.open(t, server.URL+"/?lang="+string(lang), 360, 800, "light")
			arrives(t, b, words.A("events.empty"))
			at("the empty overview")
			for _, x := range [][2]string{
				{"قتل سبعة أشخاص في قصف مدفعي على مدينة سلقين بريف إدلب أمس الاثنين.", "وكالة الصباح"},
				{"أعلن المجلس المحلي مقتل 19 شخصا في قصف مدفعي استهدف مدينة سلقين في ريف إدلب الاثنين.", "صحيفة المساء"},
			} {
				follow(`main a[href="/add"], nav a[href="/reports"]`)
				if eval[string](t, b, `location.pathname`) == "/reports" {
					arrives(t, b, words.A("reports.add"))
					follow(`main a[href="/add"]`)
				}
				arrives(t, b, words.A("add.text"))
				at("the form for a report")
				tabTo(t, b, "textarea[name=text]")
				press(t, b, x[0])
				tabTo(t, b, "input[name=outlet]")
				press(t, b, x[1])
				tabTo(t, b, "input[name=published]")
				press(t, b, "03042031")
				follow(".add button")
				arrives(t, b, words.A("report.text"))
				at("the report")
			}
			follow(`nav a[href="/events"]`)
			arrives(t, b, words.A("kind.number"))
			at("the list")
			follow(".what a")
			arrives(t, b, words.A("event.judge"))
			at("the event")

			tabTo(t, b, "#judge ~ form input[name=by]")
			press(t, b, "سلمى")
			tabTo(t, b, "#judge ~ form input[name=why]")
			press(t, b, "حادثتان")
			follow("button[value=different]")
			recorded()
			if n := countEvents(t, server.URL); n != 2 {
				t.Errorf("%d events after parting, want 2", n)
			}
			follow(".judged button")
			recorded()
			if n := countEvents(t, server.URL); n != 1 {
				t.Errorf("%d events after taking that back, want 1", n)
			}

			claim := eventOf(t, l, "", "assault.shelling").Claims[0].ID
			b.open(t, server.URL+"/events", 360, 800, "dark")
			follow(".what a")
			arrives(t, b, words.A("event.judge"))
			follow(`a[href="` + claimPage(claim) + `"]`)
			arrives(t, b, words.A("claim.correct"))
			for range 2 { // type, place
				tabTo(t, b, ".correction > summary")
			}
			press(t, b, "\r")
			tabTo(t, b, "input[name=place]")
			eval[bool](t, b, `document.activeElement.select(), true`)
			press(t, b, "منبج", "\r")
			arrives(t, b, "منبج")
			tabTo(t, b, "input[type=radio]")
			press(t, b, " ")
			tabTo(t, b, ".correction[open] input[name=why]")
			press(t, b, "كذا في الأصل", "\r")
			recorded()
			arrives(t, b, "كذا في الأصل") // the audit, with before and after
			at("what was recorded")
			follow(`nav a[href="/tally"]`)
			arrives(t, b, "حلب")
			follow(`nav a[href="/review"]`)
			arrives(t, b, words.A("review.mine"))
			follow("#mine ~ form button")
			recorded()
			follow(`nav a[href="/tally"]`)
			arrives(t, b, words.A("tally.total"))
			if text := eval[string](t, b, `document.querySelector("main").innerText`); strings.Contains(text, "حلب") || !strings.Contains(text, "إدلب") {
				t.Errorf("the tally does not follow what was taken back:\n%s", text)
			}

			follow(`nav a[href="/events"]`)
			arrives(t, b, words.A("exports.title"))
			follow(".exports > summary")
			tabTo(t, b, `a[href*="/export/geojson/"][download]`)
			var geo struct {
				Features []struct {
					Geometry struct{ Coordinates json.RawMessage }
				}
			}
			askAPI(t, eval[string](t, b, `document.activeElement.href`), &geo)
			if len(geo.Features) != 1 || len(geo.Features[0].Geometry.Coordinates) < 8 {
				t.Errorf("the export is no GeoJSON with one place: %+v", geo)
			}
			if js := judgementIDs(t, l); len(js) != 4 {
				t.Errorf("%d judgements are kept, want 4", len(js))
			}
			for _, f := range b.taken() {
				if !strings.Contains(f, "ERR_ABORTED") {
					t.Error(f)
				}
			}
		})
	}
}

func countEvents(t *testing.T, server string) int {
	t.Helper()
	var list apiList
	askAPI(t, server+"/api/v1/events", &list)
	return list.Count
}
