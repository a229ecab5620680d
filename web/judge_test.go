package web

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// reviewLedger holds the samples and two reports whose claims the linker leaves
// open; its clock moves on by a second each time it is asked. The reports are
// invented.
func reviewLedger(t testing.TB) *store.Ledger {
	t.Helper()
	var mu sync.Mutex
	at := fixedNow()
	l, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "isnad.db"), func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		at = at.Add(time.Second)
		return at
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	all := samples(t)
	for _, x := range []struct {
		id, trigger, text, code, weapon, actor, target string
		dead                                           int
	}{
		{"raid", "غارة", "قتل 160 شخصا في غارة طائرة مجهولة على السوق في بلدة الغيمة الأحد.", "assault.airstrike", "صاروخ", "طائرة مجهولة", "السوق", 160},
		{"guns", "قصف", "أدى قصف كتيبة المثال مدرسة في بلدة الغيمة مساء الأحد إلى سقوط 19 قتيلا.", "assault.shelling", "", "كتيبة المثال", "مدرسة", 19},
	} {
		place, dead := quote(t, x.text, "الغيمة", 1), x.dead
		all = append(all, sample{isnad.Document{ID: x.id, Outlet: "وكالة " + x.id, Published: "2031-03-10", Text: x.text},
			[]isnad.Claim{{Type: x.code, Quote: quote(t, x.text, strings.TrimSuffix(x.text, "."), 1), Trigger: quote(t, x.text, x.trigger, 1),
				Place: &isnad.Place{Text: &place, Name: "الغيمة", Country: "SY", Relation: isnad.In, ID: "g:ghaima", Kind: "town", Within: []string{"g:sy"}, Precision: "town"},
				Time:  isnad.Time{Value: word("2031-03-09")}, Weapon: isnad.Known(x.weapon), Actors: []string{x.actor}, Targets: []string{x.target},
				Counts:   []isnad.Count{{Outcome: "killed", Low: &dead, High: &dead, Who: "persons", Quote: quote(t, x.text, fmt.Sprint(dead), 1)}},
				Modality: isnad.Asserted, Rule: "strike.verbal_clause"}}})
	}
	for _, s := range all {
		key := s.doc.Key()
		for i := range s.claims {
			s.claims[i].Doc = s.doc.ID
			s.claims[i].Seal(key)
		}
		if _, err := l.Add(t.Context(), &s.doc, s.claims); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if open, _, err := l.Doubts(t.Context(), 0, -1); err != nil || len(open) != 1 {
		t.Fatalf("%d links of the fixture are open, want 1: %v", len(open), err)
	}
	return l
}

func served(t testing.TB, l *store.Ledger) *httptest.Server {
	t.Helper()
	h, err := New(l, Options{Types: testTypes, Log: slog.New(slog.DiscardHandler),
		Places: func(name string) ([]FoundPlace, error) {
			if name != "دركوش" {
				return nil, nil
			}
			lat, lon := 35.99, 36.39
			return []FoundPlace{{isnad.Place{Name: "دركوش", Admin1: "إدلب", Country: "SY", Relation: isnad.In, ID: "g:darkush", Kind: "town",
				Within: []string{"g:idlib", "g:sy"}, Lat: &lat, Lon: &lon, Precision: "town"}, "سوريا > إدلب > دركوش"}}, nil
		}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// A window is one browser without script: it keeps cookies and fills in forms.
type window struct {
	*http.Client
	server string
}

func openWindow(t testing.TB, s *httptest.Server) *window {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &window{&http.Client{Jar: jar}, s.URL}
}

func (w *window) read(t testing.TB, resp *http.Response, err error, status int) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	where := resp.Request.URL.RequestURI()
	if resp.StatusCode != status {
		t.Fatalf("%s: status %d, want %d\n%.900s", where, resp.StatusCode, status, b)
	}
	checkPage(t, where, string(b))
	return string(b)
}

func (w *window) open(t testing.TB, path string) string {
	t.Helper()
	resp, err := w.Get(w.server + path)
	return w.read(t, resp, err, http.StatusOK)
}

// send fills in the first form of the page that has all the fields, as well as
// what stands in its hidden fields, and sends it.
func (w *window) send(t testing.TB, page string, status int, fields url.Values) string {
	t.Helper()
next:
	for _, form := range regexp.MustCompile(`(?s)<form class="judge" method="post".*?</form>`).FindAllString(page, -1) {
		v := url.Values{}
		for _, m := range regexp.MustCompile(`<input type="hidden" name="([a-z]+)" value="([^"]*)">`).FindAllStringSubmatch(form, -1) {
			v.Set(m[1], html.UnescapeString(m[2]))
		}
		for name, values := range fields {
			if !strings.Contains(form, `name="`+name+`"`) || v.Has(name) && v.Get(name) != values[0] {
				continue next
			}
			v[name] = values
		}
		resp, err := w.PostForm(w.server+"/judge", v)
		return w.read(t, resp, err, status)
	}
	t.Fatalf("no form has %v", fields)
	return ""
}

func textOf(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tagOf.ReplaceAllString(page, " "))), " ")
}

func wants(t testing.TB, page string, all ...string) {
	t.Helper()
	text := textOf(page)
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}

// A link is judged from the queue without script: the reason is asked for where
// figures move, nothing typed is lost, the change is shown, kept and taken back.
func TestQueue(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		words := localeOf(t, lang, false)
		l := reviewLedger(t)
		w := openWindow(t, served(t, l))
		apart := []string{eventOf(t, l, "raid", "assault.airstrike").ID, eventOf(t, l, "guns", "assault.shelling").ID}
		page := w.open(t, "/review?lang="+string(lang))
		wants(t, page, "160", "19", words.A("review.reasons"))
		asked := w.send(t, page, http.StatusUnprocessableEntity, url.Values{"verdict": {"same"}, "by": {"سلمى حداد"}, "why": {""}})
		wants(t, asked, words.A("judge.asks.reason"))
		if js, err := l.Judgements(t.Context()); err != nil || len(js) != 0 {
			t.Fatalf("recorded without a reason: %v, %v", js, err)
		}
		if !strings.Contains(asked, `value="سلمى حداد"`) {
			t.Error("the name that was typed is lost")
		}
		done := w.send(t, asked, http.StatusOK, url.Values{"by": {"سلمى حداد"}, "why": {"سوق واحدة <b>"}})
		wants(t, done, words.A("judged.recorded"), words.A("review.empty"), "سوق واحدة <b>", words.A("review.mine"))
		e, err := l.Event(t.Context(), eventOf(t, l, "raid", "assault.airstrike").ID)
		if err != nil || e.Killed.Low != 19 || e.Killed.High != 160 {
			t.Fatalf("the event says %+v, %v", e.Killed, err)
		}
		for _, id := range apart {
			if page := w.open(t, eventHref(id)); id != e.ID {
				wants(t, page, words.A("event.former"), id)
				if !strings.Contains(page, `class="note"`) {
					t.Errorf("%s: where the id %s leads is not said", lang, id)
				}
			}
		}
		log := w.open(t, "/review/log")
		wants(t, log, "سلمى حداد", words.A("verdict.same"), "2031", "09:00:", words.A("effect.before"))
		back := w.send(t, w.open(t, "/review"), http.StatusOK, url.Values{"retracts": {judgementIDs(t, l)[0]}})
		wants(t, back, words.A("entry.retract"), words.A("review.question"))
		wants(t, w.open(t, "/review/log"), words.A("entry.undone"))
		if n := len(judgementIDs(t, l)); n != 2 {
			t.Errorf("%d judgements are kept, want 2", n)
		}
	}
}

func judgementIDs(t testing.TB, l *store.Ledger) (out []string) {
	t.Helper()
	js, err := l.Judgements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range js {
		out = append(out, j.ID)
	}
	return out
}

// From an event its claims are parted, and one is set aside.
func TestJudgeFromEvent(t *testing.T) {
	l := reviewLedger(t)
	w := openWindow(t, served(t, l))
	bomb := eventOf(t, l, "market", "assault.car_bomb")
	page := w.open(t, eventHref(bomb.ID)+"?lang=en")
	var sixty, nineteen isnad.Claim
	for _, c := range bomb.Claims {
		for _, n := range c.Counts {
			if n.Low != nil && *n.Low == 60 {
				sixty = c
			} else if n.Low != nil && *n.Low == 19 {
				nineteen = c
			}
		}
	}
	done := w.send(t, page, http.StatusOK, url.Values{"a": {sixty.ID}, "b": {nineteen.ID}, "verdict": {"different"}, "by": {"Salma"}, "why": {"two cars"}})
	wants(t, done, "Recorded", "two cars", "Different happenings")
	one, err1 := l.Event(t.Context(), sixty.ID)
	two, err2 := l.Event(t.Context(), nineteen.ID)
	if err1 != nil || err2 != nil || one.ID == two.ID {
		t.Fatalf("the claims are in %v and %v, %v %v", one, two, err1, err2)
	}
	page = w.open(t, claimPage(nineteen.ID))
	done = w.send(t, page, http.StatusOK, url.Values{"verdict": {"reject"}, "by": {"Salma"}, "why": {"of another town"}})
	wants(t, done, "set aside, not counted", "a claim that no event is made of")
	if _, err := l.Event(t.Context(), nineteen.ID); err == nil {
		t.Error("a claim that was set aside is in an event")
	}
}

// A wrong place, date and figure are corrected; what was read stays beside it.
func TestCorrect(t *testing.T) {
	l := reviewLedger(t)
	w := openWindow(t, served(t, l))
	raid := eventOf(t, l, "raid", "assault.airstrike").Claims[0].ID
	page := w.open(t, claimPage(raid)+"?lang=en&place="+url.QueryEscape("دركوش"))
	wants(t, page, "سوريا > إدلب > دركوش")
	w.send(t, page, http.StatusOK, url.Values{"field": {"place"}, "place": {"g:darkush"}, "by": {"Salma"}, "why": {"the report says so further down"}})
	done := w.send(t, w.open(t, claimPage(raid)), http.StatusOK, url.Values{"field": {"killed"}, "low": {"١٦"}, "high": {""}, "why": {"a digit too many"}})
	wants(t, done, "a digit too many", "at least 16", "corrected by Salma", "read as: الغيمة")
	asked := w.send(t, done, http.StatusUnprocessableEntity, url.Values{"field": {"time"}, "text": {"last Sunday"}, "why": {"x"}})
	wants(t, asked, "The value cannot be read", "last Sunday")
	w.send(t, asked, http.StatusOK, url.Values{"text": {"2031-03"}, "by": {"Salma"}, "why": {"x"}})
	e, err := l.Event(t.Context(), raid)
	if err != nil || e.Place.ID != "g:darkush" || e.Place.Lat == nil || e.Killed.Low != 16 || e.Date.To != "2031-03-31" {
		t.Fatalf("the event is %+v %+v %+v, %v", e.Place, e.Killed, e.Date, err)
	}
	wants(t, w.open(t, eventHref(e.ID)), "دركوش", "corrected by Salma", "read as: 160")
	wants(t, w.open(t, reportHref("raid")), "at least 16")
}

// Two windows judge one link at once: both are kept, and the later sees both.
func TestTwoWindows(t *testing.T) {
	l := reviewLedger(t)
	s := served(t, l)
	bomb := eventOf(t, l, "market", "assault.car_bomb")
	names := []string{"Salma", "Yusuf"}
	var windows [2]*window
	var pages [2]string
	for i := range windows {
		windows[i] = openWindow(t, s)
		pages[i] = windows[i].open(t, eventHref(bomb.ID)+"?lang=en")
	}
	var wg sync.WaitGroup
	for i, w := range windows {
		wg.Go(func() {
			w.send(t, pages[i], http.StatusOK, url.Values{"a": {bomb.Claims[0].ID}, "b": {bomb.Claims[1].ID},
				"verdict": {[]string{"same", "different"}[i]}, "by": {names[i]}, "why": {"seen by " + names[i]}})
		})
	}
	wg.Wait()
	for _, w := range windows {
		wants(t, w.open(t, "/review/log"), "seen by Salma", "seen by Yusuf", "2 judgements")
		wants(t, w.open(t, "/claims/"+bomb.Claims[0].ID), "seen by Salma", "seen by Yusuf")
	}
}

// Five judgements are taken back one by one, the last first; each is announced.
func TestTakeBack(t *testing.T) {
	l := reviewLedger(t)
	w := openWindow(t, served(t, l))
	bomb := eventOf(t, l, "market", "assault.car_bomb").Claims[0].ID
	for i := range 5 {
		w.send(t, w.open(t, claimPage(bomb)+"?lang=en"), http.StatusOK, url.Values{"verdict": {"accept"}, "by": {"Salma"}, "why": {fmt.Sprint("reason ", i)}})
	}
	made := judgementIDs(t, l)
	for i := range 5 {
		of := made[4-i]
		wants(t, w.send(t, w.open(t, "/review"), http.StatusOK, url.Values{"retracts": {of}}), "Taken back", "Accept the claim", fmt.Sprintf("%d judgement", 4-i))
	}
	if strings.Contains(w.open(t, "/review"), "Your last judgement") {
		t.Error("something is left to take back")
	}
	wants(t, w.open(t, "/review/log"), "10 judgements", "reason 0", "reason 4", "no longer in force")
}

func TestJudgeRefuses(t *testing.T) {
	l := reviewLedger(t)
	s := served(t, l)
	a := eventOf(t, l, "raid", "assault.airstrike").Claims[0].ID
	good := url.Values{"a": {a}, "verdict": {"reject"}, "by": {"Salma"}, "why": {"no"}, "token": {"x"}, "back": {"/review"}}
	post := func(fields url.Values, head map[string]string) int {
		t.Helper()
		r, err := http.NewRequest(http.MethodPost, s.URL+"/judge", strings.NewReader(fields.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Cookie", "isnad_form=x")
		for k, v := range head {
			r.Header.Set(k, v)
		}
		if h := head["Host"]; h != "" {
			r.Host = h
		}
		resp, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusSeeOther && !strings.HasPrefix(resp.Header.Get("Location"), "/") {
			t.Errorf("leads to %s", resp.Header.Get("Location"))
		}
		return resp.StatusCode
	}
	but := func(name, value string) url.Values {
		v := url.Values{}
		for k := range good {
			v.Set(k, good.Get(k))
		}
		v.Set(name, value)
		return v
	}
	for _, x := range []struct {
		name   string
		fields url.Values
		head   map[string]string
		status int
	}{
		{"from another site", good, map[string]string{"Origin": "http://evil.example"}, http.StatusForbidden},
		{"fetched by another site", good, map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		{"under another host name", good, map[string]string{"Host": "evil.example"}, http.StatusForbidden},
		{"with another token", but("token", "y"), nil, http.StatusUnprocessableEntity},
		{"without a token", but("token", ""), nil, http.StatusUnprocessableEntity},
		{"without a name", but("by", " "), nil, http.StatusUnprocessableEntity},
		{"as the machine", but("by", "machine"), nil, http.StatusUnprocessableEntity},
		{"without a reason", but("why", ""), nil, http.StatusUnprocessableEntity},
		{"of an unknown claim", but("a", "c0"), nil, http.StatusNotFound},
		{"of no kind", but("verdict", "perhaps"), nil, http.StatusBadRequest},
		{"too long", but("why", strings.Repeat("x", 100_000)), nil, http.StatusBadRequest},
	} {
		if got := post(x.fields, x.head); got != x.status {
			t.Errorf("%s: status %d, want %d", x.name, got, x.status)
		}
	}
	if n := len(judgementIDs(t, l)); n != 0 {
		t.Errorf("%d judgements were recorded", n)
	}
	for _, back := range []string{"https://evil.example/", "//evil.example/", `/\evil.example`, "javascript:alert(1)"} {
		if got := post(but("back", back), nil); got != http.StatusSeeOther {
			t.Errorf("back to %s: status %d", back, got)
		}
	}
}

// The API judges as the pages do, and asks for no less.
func TestAPIJudges(t *testing.T) {
	l := reviewLedger(t)
	s := served(t, l)
	call := func(method, path, kind, body string, status int) map[string]any {
		t.Helper()
		r, err := http.NewRequest(method, s.URL+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", kind)
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		var out map[string]any
		if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode != status {
			t.Fatalf("%s %s: status %d, want %d: %v", method, body, resp.StatusCode, status, out)
		}
		return out
	}
	open := call("GET", "/api/v1/doubts", "", "", http.StatusOK)["doubts"].([]any)[0].(map[string]any)
	pair := fmt.Sprintf(`"a": %q, "b": %q, "by": "Salma"`, open["a"], open["b"])
	const path, sent = "/api/v1/judgements", "application/json"
	call("POST", path, "text/plain", `{`+pair+`, "verdict": "unsure"}`, http.StatusUnsupportedMediaType)
	call("POST", path, sent, `{`+pair+`, "verdict": "unsure", "colour": "red"}`, http.StatusBadRequest)
	call("POST", path, sent, `{`+pair+`, "verdict": "same"}`, http.StatusUnprocessableEntity)
	call("POST", path, sent, `{`+pair+`, "verdict": "perhaps", "why": "x"}`, http.StatusUnprocessableEntity)
	call("POST", path, sent, fmt.Sprintf(`{"a": %q, "verdict": "correct", "field": "type", "value": "\"no.such\"", "by": "Salma", "why": "x"}`, open["a"]), http.StatusUnprocessableEntity)
	call("POST", path, sent, `{"a": "c0", "verdict": "reject", "by": "Salma", "why": "x"}`, http.StatusNotFound)
	done := call("POST", path, sent, `{`+pair+`, "verdict": "same", "why": "one market"}`, http.StatusCreated)
	if before := done["effect"].(map[string]any)["before"].([]any); len(before) != 2 {
		t.Errorf("before stood %v", before)
	}
	call("POST", path, sent, fmt.Sprintf(`{"retracts": %q, "by": "Salma"}`, done["id"]), http.StatusCreated)
	if all := call("GET", path, "", "", http.StatusOK); all["count"] != 2.0 {
		t.Errorf("the record is %v", all)
	}
}
