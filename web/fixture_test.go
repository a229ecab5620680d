package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// The reports below are invented for these tests.

const (
	marketText = "الدخان فوق سوق سلقين. تصوير: وكالة العينة\n" +
		"قتل نحو ستين شخصا على الأقل وأصيب نحو تسعين آخرين اليوم الاثنين في انفجارسيارة مفخخة وسط سوق مدينة سلقين بريف إدلب.\n" +
		"وقال ناشطون إن بين القتلى في انفجار سوق سلقين (12-15) مدنيًا من عائلة واحدة.\n" +
		"وقال ناشطون إن بين القتلى في انفجار سوق سلقين (12-15) مدنيًا من عائلة واحدة."
	networkText = "نقلت وكالة المثال عن شبكة أخبار الشمال أنها وثقت مقتل 19 شخصا بينهم طفل في تفجير السيارة المفخخة الذي وقع أمس الاثنين في سوق مدينة سلقين في محافظة إدلب.\n" +
		"وقال متحدث باسم المحافظة إن تفجير سلقين لم يوقع قتلى."
	townText = "أعلن مصدر عسكري أن الجيش فرض سيطرته الكاملة على بلدة دير عطية في القلمون بريف دمشق أمس.\n" +
		"في المقابل، نفى مركز القلمون الإعلامي سيطرة الجيش على دير عطية."
	hostileText = "<script>alert('نص')</script> & \"quoted\" قصفت المدفعية بلدة <b>ببيلا</b> بريف دمشق ولم يعرف عدد القتلى. https://example.test/?a=1&b=2"
	hostileID   = `x"><script>alert(1)</script>/../y`
)

// quote finds the exact words in a text, the nth time they stand there.
func quote(t testing.TB, text, exact string, nth int) isnad.Quote {
	t.Helper()
	at := -1
	for range nth {
		i := strings.Index(text[at+1:], exact)
		if i < 0 {
			t.Fatalf("%q does not stand %d times in %q", exact, nth, text)
		}
		at += 1 + i
	}
	start := utf8.RuneCountInString(text[:at])
	return isnad.Quote{Start: start, End: start + utf8.RuneCountInString(exact), Exact: exact}
}

// A sample is a report with the claims that a reader finds in it.
type sample struct {
	doc    isnad.Document
	claims []isnad.Claim
}

func num(n int) *int { return &n }

func word(s string) *string { return &s }

func samples(t testing.TB) []sample {
	salqin := func(text, as string) *isnad.Place {
		q := quote(t, text, as, 1)
		return &isnad.Place{Text: &q, Name: "سلقين", Admin1: "إدلب", Country: "SY", Relation: isnad.In,
			ID: "g:salqin", Kind: "town", Within: []string{"g:harem", "g:idlib", "g:sy"}, Precision: "town"}
	}
	atiya := func(as string, nth int) *isnad.Place {
		q := quote(t, townText, as, nth)
		return &isnad.Place{Text: &q, Name: "دير عطية", Admin1: "ريف دمشق", Country: "SY", Relation: isnad.In,
			ID: "g:atiya", Kind: "town", Within: []string{"g:nabk", "g:rural-damascus", "g:sy"}, Precision: "town"}
	}
	babila := quote(t, hostileText, "ببيلا", 1)
	monday, yesterday := quote(t, marketText, "اليوم الاثنين", 1), quote(t, networkText, "أمس الاثنين", 1)
	lastDay := quote(t, townText, "أمس", 1)
	first, second := "قتل نحو ستين شخصا على الأقل وأصيب نحو تسعين آخرين اليوم الاثنين في انفجارسيارة مفخخة وسط سوق مدينة سلقين بريف إدلب",
		"بين القتلى في انفجار سوق سلقين (12-15) مدنيًا من عائلة واحدة"
	bytesOf := func(text, exact string, nth int) isnad.Span {
		from := 0
		for i := 0; i < nth; i++ {
			from += strings.Index(text[from:], exact) + 1
		}
		return isnad.Span{Start: from - 1, End: from - 1 + len(exact)}
	}
	glued := bytesOf(marketText, "سيارة مفخخة", 1)
	glued.End = glued.Start
	return []sample{
		{isnad.Document{ID: "market", Title: "انفجار في سوق سلقين", Outlet: "وكالة العينة", Published: "2031-03-03", Text: marketText,
			DatedBy: "json-ld", Byline: "سمير الكاتب", Origin: "https://example.org/7",
			Answer: &isnad.Answer{Address: "https://example.org/7/", At: "2031-03-03T20:15:00Z", Status: 200, Header: map[string][]string{"X-Odd": {"<script>alert(3)</script>"}}},
			Marks: []isnad.Mark{
				{Span: bytesOf(marketText, "الدخان فوق سوق سلقين. تصوير: وكالة العينة", 1), Kind: isnad.Caption},
				{Span: glued, Kind: isnad.Glued},
				{Span: bytesOf(marketText, "وقال ناشطون إن "+second+".", 2), Kind: isnad.Repeat},
			}},
			[]isnad.Claim{
				{Type: "assault.car_bomb", Quote: quote(t, marketText, first, 1), Trigger: quote(t, marketText, "انفجارسيارة مفخخة", 1),
					Place: salqin(marketText, "مدينة سلقين"), Time: isnad.Time{Text: &monday, Value: word("2031-03-03")}, Weapon: "سيارة مفخخة",
					Counts: []isnad.Count{
						{Outcome: "killed", Low: num(60), Approx: true, Bound: word("at_least"), Who: "persons", Quote: quote(t, marketText, "قتل نحو ستين شخصا على الأقل", 1)},
						{Outcome: "injured", Low: num(90), High: num(90), Approx: true, Who: "persons", Quote: quote(t, marketText, "أصيب نحو تسعين آخرين", 1)},
					}, Modality: isnad.Asserted, Rule: "bomb.blast"},
				{Type: "assault.car_bomb", Quote: quote(t, marketText, second, 1), Trigger: quote(t, marketText, "انفجار سوق", 1),
					Place: salqin(marketText, "سلقين"), Time: isnad.Time{Value: word("2031-03-03")}, Source: []string{"ناشطون"},
					Counts:   []isnad.Count{{Outcome: "killed", Low: num(12), High: num(15), Who: "civilians", Quote: quote(t, marketText, "(12-15) مدنيًا", 1)}},
					Modality: isnad.Asserted, Inferred: []string{"time"}, Rule: "bomb.among"},
			}},
		{isnad.Document{ID: "network", Outlet: "صحيفة المثال", Published: "2031-03-04", Text: networkText},
			[]isnad.Claim{
				{Type: "assault.car_bomb", Quote: quote(t, networkText, "مقتل 19 شخصا بينهم طفل في تفجير السيارة المفخخة الذي وقع أمس الاثنين في سوق مدينة سلقين في محافظة إدلب", 1),
					Trigger: quote(t, networkText, "تفجير السيارة المفخخة", 1), Place: salqin(networkText, "مدينة سلقين"),
					Time: isnad.Time{Text: &yesterday, Value: word("2031-03-03")}, Weapon: "السيارة المفخخة",
					Source: []string{"وكالة المثال", "شبكة أخبار الشمال"},
					Counts: []isnad.Count{
						{Outcome: "killed", Low: num(19), High: num(19), Who: "persons", Quote: quote(t, networkText, "مقتل 19 شخصا", 1)},
						{Outcome: "killed", Low: num(1), High: num(1), Who: "children", PartOf: num(0), Quote: quote(t, networkText, "طفل", 1)},
					}, Modality: isnad.Asserted, Rule: "bomb.documented"},
				{Type: "assault.car_bomb", Quote: quote(t, networkText, "تفجير سلقين لم يوقع قتلى", 1), Trigger: quote(t, networkText, "تفجير سلقين", 1),
					Place: salqin(networkText, "سلقين"), Time: isnad.Time{Value: word("2031-03-03")}, Source: []string{"متحدث باسم المحافظة"},
					Counts:   []isnad.Count{{Outcome: "killed", Low: num(0), High: num(0), Who: "persons", Quote: quote(t, networkText, "لم يوقع قتلى", 1)}},
					Modality: isnad.Asserted, Inferred: []string{"time"}, Rule: "bomb.none"},
			}},
		{isnad.Document{ID: "town", Outlet: "صحيفة المثال", Text: townText},
			[]isnad.Claim{
				{Type: "control.capture", Quote: quote(t, townText, "الجيش فرض سيطرته الكاملة على بلدة دير عطية في القلمون بريف دمشق أمس", 1),
					Trigger: quote(t, townText, "فرض سيطرته الكاملة", 1), Place: atiya("بلدة دير عطية", 1), Time: isnad.Time{Text: &lastDay, Value: word("-P1D")},
					Actors: []string{"الجيش"}, Source: []string{"مصدر عسكري"}, Modality: isnad.Asserted, Extent: "full", Rule: "control.capture"},
				{Type: "control.capture", Quote: quote(t, townText, "سيطرة الجيش على دير عطية", 1), Trigger: quote(t, townText, "سيطرة الجيش", 1),
					Place: atiya("دير عطية", 2), Time: isnad.Time{Value: word("-P1D")}, Actors: []string{"الجيش"}, Source: []string{"مركز القلمون الإعلامي"},
					Modality: isnad.Denied, Inferred: []string{"time"}, Rule: "control.denied"},
			}},
		{isnad.Document{ID: hostileID, Outlet: `<img src=x onerror="alert(2)">`, Text: hostileText},
			[]isnad.Claim{
				{Type: "assault.shelling", Quote: quote(t, hostileText, `</script> & "quoted" قصفت المدفعية بلدة <b>ببيلا</b> بريف دمشق`, 1),
					Trigger: quote(t, hostileText, "قصفت", 1), Actors: []string{`<script>alert(3)</script>`}, Source: []string{`"مصدر" <i>`},
					Place: &isnad.Place{Text: &babila, Name: "ببيلا", Admin1: "ريف دمشق", Country: "SY", Relation: isnad.In,
						Ambiguous: []isnad.Candidate{{ID: "g:1", Path: "سوريا > ريف دمشق > ببيلا", Score: 1}, {ID: "g:2", Path: "سوريا > <حلب> > ببيلا", Score: .5}}},
					Modality: isnad.Asserted, Rule: "strike.verbal_clause"},
				{Type: "statement", Quote: quote(t, hostileText, "ولم يعرف عدد القتلى", 1), Trigger: quote(t, hostileText, "لم يعرف", 1),
					Modality: isnad.Asserted, Rule: "statement.unknown"},
			}},
	}
}

var testTypes = map[string]TypeName{
	"assault.car_bomb": {Ar: "تفجير سيارة", En: "Car bomb"}, "assault.shelling": {Ar: "قصف", En: "Shelling"},
	"control.capture": {Ar: "سيطرة على مكان", En: "Capture"}, "statement": {Ar: "تصريح", En: "Statement"},
}

func fixedNow() time.Time { return time.Date(2031, 4, 1, 9, 0, 0, 0, time.UTC) }

func emptyLedger(t testing.TB) *store.Ledger {
	t.Helper()
	l, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "isnad.db"), fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// sampleLedger is a real ledger with the samples, linked.
func sampleLedger(t testing.TB) *store.Ledger {
	t.Helper()
	l := emptyLedger(t)
	for _, s := range samples(t) {
		key := s.doc.Key()
		for i := range s.claims {
			s.claims[i].Doc = s.doc.ID
			s.claims[i].Seal(key)
		}
		if _, err := l.Add(context.Background(), &s.doc, s.claims); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return l
}

func handler(t testing.TB, l *store.Ledger) http.Handler {
	t.Helper()
	h, err := New(l, Options{Types: testTypes, Log: slog.New(slog.DiscardHandler),
		Fold: strings.NewReplacer("أ", "ا", "إ", "ا", "ة", "ه").Replace})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// get asks for an address as a browser on this machine would.
func get(t testing.TB, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "127.0.0.1:8080"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// eventOf finds the event that a report tells of (of an empty id, any) and that has a claim
// of the type.
func eventOf(t testing.TB, l *store.Ledger, doc, code string) isnad.Event {
	t.Helper()
	events, err := l.Events(context.Background(), store.EventFilter{Doc: doc})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if e.Type == code {
			return e
		}
	}
	t.Fatalf("no event of type %s comes from report %s", code, doc)
	return isnad.Event{}
}
