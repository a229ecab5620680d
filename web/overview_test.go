package web

import (
	"context"
	"errors"
	"fmt"
	"html"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// spreadLedger holds raids that were told to be in six towns of two governorates, in a
// district, in a governorate and nowhere; on days, in a month, and at no time.
func spreadLedger(t testing.TB) *store.Ledger {
	t.Helper()
	l := emptyLedger(t)
	point := func(name, id, admin1 string, lat, lon float64) isnad.Place {
		return isnad.Place{Name: name, ID: id, Admin1: isnad.Known(admin1), Country: "SY", Relation: isnad.In, Kind: "town", Precision: "town", Lat: &lat, Lon: &lon}
	}
	for i, x := range []struct {
		place isnad.Place
		when  string
		dead  int
	}{
		{point("سلقين", "C4227", "إدلب", 36.138, 36.449), "2031-03-03", 4},
		{point("سلقين", "C4227", "إدلب", 36.138, 36.449), "2031-03-20", 6},
		{point("دركوش", "C4265", "إدلب", 35.993, 36.391), "2031-03-05", 1},
		{point("حلب", "C1007", "حلب", 36.2, 37.15), "2031-04-10", 9},
		{point("منبج", "C1682", "حلب", 36.528, 37.955), "2031-04", 3},
		{isnad.Place{Name: "حارم", ID: "SY0703", Admin1: "إدلب", Country: "SY", Relation: isnad.In, Kind: "district", Precision: "district"}, "2031-05-01", 2},
		{isnad.Place{Name: "إدلب", ID: "SY07", Admin1: "إدلب", Country: "SY", Relation: isnad.In, Kind: "governorate", Precision: "governorate"}, "", 5},
		{isnad.Place{Name: "القرية الضائعة", Country: "SY", Relation: isnad.In}, "2031-05-09", 7},
	} {
		text := fmt.Sprintf("قتل %d أشخاص في غارة على %s في حادثة رقم %d من السلسلة.", x.dead, x.place.Name, i)
		d := isnad.Document{ID: fmt.Sprint("raid", i), Outlet: []string{"وكالة أولى", "وكالة ثانية"}[i%2], Text: text}
		q := quote(t, text, x.place.Name, 1)
		x.place.Text = &q
		c := isnad.Claim{Doc: d.ID, Type: "assault.airstrike", Quote: quote(t, text, strings.TrimSuffix(text, "."), 1), Trigger: quote(t, text, "غارة", 1),
			Place: &x.place, Modality: isnad.Asserted, Rule: "strike.among",
			Counts: []isnad.Count{{Outcome: "killed", Low: &x.dead, High: &x.dead, Who: "persons", Quote: quote(t, text, fmt.Sprintf("قتل %d أشخاص", x.dead), 1)}}}
		if x.when != "" {
			c.Time.Value = &x.when
		}
		c.Seal(d.Key())
		if _, err := l.Add(t.Context(), &d, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return l
}

var (
	tileEvents = regexp.MustCompile(`<a href="([^"]*)"><strong><bdi>(\d+)</bdi></strong> events</a>`)
	countRow   = regexp.MustCompile(`<div><a href="(/events[^"]*)"><bdi>(\d+)</bdi></a></div>`)
	listCount  = regexp.MustCompile(`<p class="count" role="status"><strong>(?:<bdi>)?(\d+)(?:</bdi>)? events?</strong>`)
)

// Whatever is chosen, every number of the overview leads to a list with exactly that many
// rows.
func TestOverviewNumbersLeadToTheirRows(t *testing.T) {
	h := handler(t, spreadLedger(t))
	for path, want := range map[string]int{
		"/": 8, "/?admin1=إدلب": 5, "/?admin1=إدلب&from=2031-03-01&to=2031-03-31": 3, "/?from=2031-04-15&to=2031-04-30": 1,
		"/?from=2031-04-15&to=2031-04-30&sure=1": 0, "/?undated=1": 1, "/?precision=area": 2, "/?precision=none": 1, "/?precision=exact": 5,
		"/?box=36.3,35.9,36.5,36.2": 3, "/?origin=وكالة أولى": 4, "/?place=حلب&origin=وكالة أولى": 1, "/?q=منبج": 1,
	} {
		body := visit(t, h, escapeArabic(strings.ReplaceAll(path, " ", "%20"))+map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")]+"lang=en", http.StatusOK)
		m := tileEvents.FindStringSubmatch(body)
		if m == nil || m[2] != strconv.Itoa(want) {
			t.Errorf("%s: %v events, want %d", path, m, want)
			continue
		}
		if want == 0 {
			continue
		}
		rows := countRow.FindAllStringSubmatch(body, -1)
		if len(rows) < 2 {
			t.Errorf("%s: %d rows with a link", path, len(rows))
		}
		for _, row := range append(rows, m) {
			list := visit(t, h, html.UnescapeString(row[1]), http.StatusOK)
			got := listCount.FindStringSubmatch(list)
			if got == nil || got[1] != row[2] {
				t.Errorf("%s: %s lists %v, the overview says %s", path, row[1], got, row[2])
			}
		}
	}
	body := visit(t, h, "/?lang=en", http.StatusOK)
	m := regexp.MustCompile(`<a href="/claims"><strong><bdi>(\d+)</bdi>`).FindStringSubmatch(body)
	if rows := strings.Count(visit(t, h, "/claims?lang=en", http.StatusOK), `<tr role="row">`) - 1; m == nil || m[1] != strconv.Itoa(rows) {
		t.Errorf("the overview counts %v claims, their list has %d rows", m, rows)
	}
}

// What is known to a district has no point, a month is not a day, and the undated are
// counted by themselves.
func TestOverviewDrawsDoubt(t *testing.T) {
	l := spreadLedger(t)
	h, err := New(l, Options{Types: testTypes, Atlas: atlas})
	if err != nil {
		t.Fatal(err)
	}
	body := visit(t, h, "/?lang=en", http.StatusOK)
	if n := strings.Count(body, `class="exact"><title>`); n < 2 || n > 5 {
		t.Errorf("%d marks at points", n)
	}
	if n := strings.Count(body, `<path class="area" d="M`); n != 2 {
		t.Errorf("%d hatched areas, want the district and the governorate", n)
	}
	wants(t, body, "no date ( 1 )", "Without a place on any map: 1", "Events in the frame: 5 at a point, 2 in areas", "Each column is a month.")
	if !strings.Contains(body, `<path class="land country" d="M`) {
		t.Error("no land is drawn")
	}
	days := visit(t, h, "/?lang=en&from=2031-04-01&to=2031-04-30", http.StatusOK)
	if n := strings.Count(days, "0⁩ surely, ⁨1⁩ perhaps"); n != 29 {
		t.Errorf("the raid of some day in April is hatched in %d columns of a day and of one with another: want 29", n)
	}
	for _, move := range []string{"from=2031-03-02", "to=2031-03-31", "from=2031-05-01", "to=2031-05-30"} { // by its own length, to both sides
		if !strings.Contains(days, move) {
			t.Errorf("no range leads to %s", move)
		}
	}
	for _, bad := range []string{"/?box=1,2,3", "/?box=9,9,1,1", "/?precision=most", "/?box=NaN,1,2,3", "/?from=2031"} {
		visit(t, h, bad, http.StatusBadRequest)
	}
}

// A range is chosen by dragging across the timeline, in one step that Back undoes; ranges
// stand in the address as days; the map is moved by keys.
func TestBrowserOverview(t *testing.T) {
	server := served(t, spreadLedger(t))
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	for _, lang := range []Lang{Arabic, English} {
		b.open(t, server.URL+"/?lang="+string(lang), 1280, 1400, "light")
		count := func() string { return eval[string](t, b, `document.querySelector(".tiles strong").textContent`) }
		if count() != "8" {
			t.Fatalf("%s: %s events", lang, count())
		}
		at := eval[[]float64](t, b, `[...document.querySelectorAll("#timeline a")].slice(0, 2).map(e => e.getBoundingClientRect()).flatMap(r => [r.x + r.width / 2, r.y + r.height / 2])`)
		drag(t, b, at)
		wait(t, b, `location.search.includes("from=2031-03-03") && location.search.includes("to=2031-04-30") && document.readyState == "complete"`)
		if count() != "5" {
			t.Errorf("%s: %s events in March and April, want 5", lang, count())
		}
		wider := localeOf(t, lang, false).A("overview.wider")
		eval[bool](t, b, `[...document.querySelectorAll(".times a")].find(a => a.textContent.includes("`+wider+`")).click(), true`)
		wait(t, b, `location.search.includes("from=2031-02-01") && location.search.includes("to=2031-05-30") && document.readyState == "complete"`)
		if count() != "7" { // all that have a day
			t.Errorf("%s: %s events in the wider range", lang, count())
		}
		eval[bool](t, b, `history.back(), true`)
		wait(t, b, `location.search.includes("from=2031-03-03") && document.readyState == "complete"`)
		eval[bool](t, b, `history.back(), true`)
		wait(t, b, `!location.search.includes("from=") && document.readyState == "complete"`)
		if count() != "8" {
			t.Errorf("%s: %s events after Back", lang, count())
		}
		later := eval[string](t, b, `[...document.querySelectorAll(".times a")].map(a => a.search).join(" ")`)
		for _, want := range []string{"from=2031-04-10&", "to=2031-05-09"} { // the last 30 days of the data
			if !strings.Contains(later, want) {
				t.Errorf("%s: no range %s among %s", lang, want, later)
			}
		}
		thirty := eval[string](t, b, `[...document.querySelectorAll(".times a")].find(a => a.search.includes("to=2031-05-09")).search`)
		b.open(t, server.URL+"/"+thirty, 1280, 1400, "light")
		for _, step := range [][3]string{{"◀", "2031-03-11", "2031-04-09"}, {"▶", "2031-04-10", "2031-05-09"}, {"▶", "2031-05-10", "2031-06-08"}, {"▶", "2031-06-09", "2031-07-08"}, {"◀", "2031-05-10", "2031-06-08"}, {"◀", "2031-04-10", "2031-05-09"}} {
			eval[bool](t, b, `[...document.querySelectorAll(".times .arrow")].find(a => a.textContent.includes("`+step[0]+`")).click(), true`)
			wait(t, b, `location.search.includes("from=`+step[1]+`&") && location.search.includes("to=`+step[2]+`") && document.readyState == "complete" && document.querySelectorAll(".times .arrow").length == 2`) // where nothing is told too
		}
		b.open(t, server.URL+"/?lang="+string(lang), 1280, 1400, "light")
		eval[bool](t, b, `document.getElementById("events-map").focus(), true`)
		for _, key := range []string{"+", "ArrowLeft"} {
			before := eval[string](t, b, `location.search`)
			if err := chromedp.Do(b, chromedp.KeyEvent(map[string]string{"+": "+", "ArrowLeft": kb.ArrowLeft}[key])); err != nil {
				t.Fatal(err)
			}
			wait(t, b, `location.search != `+strconv.Quote(before)+` && document.readyState == "complete" && document.activeElement.id == "events-map"`)
		}
		box := eval[string](t, b, `new URLSearchParams(location.search).get("box")`)
		if parts := strings.Split(box, ","); len(parts) != 4 {
			t.Errorf("%s: the address holds the box %q", lang, box)
		}
	}
	if faults := slices.DeleteFunc(b.taken(), func(f string) bool { return strings.Contains(f, "ERR_ABORTED") }); len(faults) > 0 {
		t.Errorf("the browser complains: %q", faults)
	}
}

// What a page says of days and times does not depend on where the browser is.
func TestBrowserTimeZone(t *testing.T) {
	l := sampleLedger(t)
	server := served(t, l)
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	bomb := eventOf(t, l, "market", "assault.car_bomb")
	said := map[string][]string{}
	for _, zone := range []string{"Asia/Tokyo", "America/Los_Angeles"} {
		_, err := chromedp.Run(b, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
			return chromedp.Void{}, errors.Join(second(cdp.Call(ctx, target, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone})))
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/", "/events", eventHref(bomb.ID), "/reports/market", "/reports"} {
			b.open(t, server.URL+path, 1280, 800, "light")
			said[zone] = append(said[zone], eval[string](t, b, `document.querySelector("main").innerText`))
		}
	}
	if !slices.Equal(said["Asia/Tokyo"], said["America/Los_Angeles"]) {
		t.Error("pages say other days in another zone")
	}
}

func second[T any](_ T, err error) error { return err }

// drag presses at the first point and lets go at the second.
func drag(t *testing.T, b *tab, at []float64) {
	t.Helper()
	for _, e := range []struct {
		kind input.DispatchMouseEventType
		x, y float64
	}{
		{input.DispatchMouseEventTypeMousePressed, at[0], at[1]}, {input.DispatchMouseEventTypeMouseMoved, (at[0] + at[2]) / 2, at[1]},
		{input.DispatchMouseEventTypeMouseMoved, at[2], at[3]}, {input.DispatchMouseEventTypeMouseReleased, at[2], at[3]},
	} {
		if err := chromedp.Do(b, chromedp.MouseEvent(e.kind, e.x, e.y, chromedp.ButtonLeft)); err != nil {
			t.Fatal(err)
		}
	}
}

// wait waits until a condition holds in the page.
func wait(t *testing.T, b *tab, js string) {
	t.Helper()
	for range 200 {
		if eval[bool](t, b, "!!("+js+")") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("not so after ten seconds: %s; at %s", js, eval[string](t, b, `location.href`))
}
