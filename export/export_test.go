package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// types are as the ontology has them, for what the ledger of these tests holds.
var types = map[string]export.Type{
	"assault.car_bomb": {Ar: "هجوم بسيارة مفخخة", En: "Car bomb", ACLED: "Remote explosive/landmine/IED", PLOVER: "ASSAULT"},
	"assault.attack":   {Ar: "هجوم مسلح", En: "Armed attack", ACLED: "Attack / Armed clash", PLOVER: "ASSAULT"},
	"clash":            {Ar: "اشتباك", En: "Clash", ACLED: "Armed clash", PLOVER: "ASSAULT"},
	"control.capture": {Ar: "سيطرة", En: "Capture", ACLED: "Government regains territory / Non-state actor overtakes territory",
		PLOVER: "ASSAULT"},
	"toll": {Ar: "حصيلة", En: "Toll"},
}

func num(n int) *int         { return &n }
func str(s string) *string   { return &s }
func deg(v float64) *float64 { return &v }

var salqin = isnad.Place{Name: "سلقين", Admin1: "إدلب", Country: "SY", Relation: isnad.In, ID: "C4140", Kind: "town",
	Within: []string{"SY070302", "SY0703", "SY07", "SY"}, Lat: deg(36.139), Lon: deg(36.4537), Precision: "town"}

// claim is an invented claim of killed at a place on a day.
func claim(typ string, p *isnad.Place, day string, killed int, actors ...string) isnad.Claim {
	c := isnad.Claim{Type: typ, Place: p, Modality: isnad.Asserted, Actors: actors, Rule: "test",
		Quote: isnad.Quote{Start: 0, End: 4, Exact: "كلام"}, Trigger: isnad.Quote{Start: 0, End: 4, Exact: "كلام"}}
	if day != "" {
		c.Time.Value = str(day)
	}
	if killed >= 0 {
		c.Counts = []isnad.Count{{Outcome: "killed", Low: num(killed), High: num(killed), Who: "persons"}}
	}
	return c
}

// ledger is made of invented claims: a bomb of which two say different numbers and one
// that nobody was killed, a clash of three sides without a day, an attack whose place has
// no point, a toll, a denied capture.
var ledger = sync.OnceValues(func() (*store.Ledger, error) {
	dir := filepath.Join(tempDir, "test.db")
	l, err := store.Open(context.Background(), dir, func() time.Time { return time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC) })
	if err != nil {
		return nil, err
	}
	first := claim("assault.car_bomb", &salqin, "2031-03-03", 60)
	first.Counts = append(first.Counts, isnad.Count{Outcome: "killed", Low: num(7), High: num(7), Who: "children", PartOf: num(0)},
		isnad.Count{Outcome: "injured", Low: num(90), High: num(90), Who: "persons"})
	first.Weapon = "سيارة; \"مفخخة\",\nكبيرة"
	second := claim("assault.car_bomb", &salqin, "2031-03-03", 19)
	second.Source = []string{"وكالة", "شبكة"}
	none := claim("assault.car_bomb", &salqin, "2031-03-03", 0)
	none.Source = []string{"الوزير"}
	homs := isnad.Place{Name: "حمص", Admin1: "حمص", Country: "SY", Relation: isnad.Near, ID: "C2528", Kind: "city", Lat: deg(34.73), Lon: deg(36.72), Precision: "town",
		Offset: &isnad.Offset{Km: 20, Bearing: "W"}}
	yemen := isnad.Place{Name: "قرية بلا نقطة", Country: "YE", Relation: isnad.In}
	denied := claim("control.capture", &salqin, "2031-03-09", -1, "الجيش")
	denied.Modality = isnad.Denied
	idlib := isnad.Place{Name: "إدلب", Admin1: "إدلب", Country: "SY", Relation: isnad.In, ID: "SY07", Kind: "governorate", Lat: deg(35.8), Lon: deg(36.6), Precision: "governorate"}
	attack := claim("assault.attack", &yemen, "2031-03-05/2031-03-11", 3, "مسلحون", "قوات الدعم")
	statement := claim("statement", nil, "", -1)
	for i, r := range []struct {
		outlet string
		claims []isnad.Claim
	}{
		{"وكالة العينة", []isnad.Claim{first}},
		{"صحيفة المثال", []isnad.Claim{second, none}},
		{"صحيفة المثال", []isnad.Claim{claim("clash", &homs, "", 5, "الجيش", "فصيل", "فصيل آخر"), attack}},
		{"وكالة العينة", []isnad.Claim{claim("toll", &idlib, "2031-03", 500), denied, statement}},
	} {
		d := &isnad.Document{ID: fmt.Sprintf("r%d", i), Text: fmt.Sprintf("كلام %d", i), Title: "عنوان \"ذو\" علامات, وفواصل", Outlet: r.outlet, Published: "2031-03-12"}
		for k := range r.claims {
			r.claims[k].Doc = d.ID
			r.claims[k].Seal(d.Key())
		}
		if _, err := l.Add(context.Background(), d, r.claims); err != nil {
			return nil, err
		}
	}
	return l, l.Rebuild(context.Background(), nil)
})

var tempDir string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "export")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	tempDir = dir
	status := m.Run()
	os.RemoveAll(dir)
	os.Exit(status)
}

func write(t *testing.T, f export.Format, o export.Options) (map[string]string, *export.Summary) {
	t.Helper()
	l, err := ledger()
	if err != nil {
		t.Fatal(err)
	}
	o.Types, o.Version, o.Knowledge = types, "1.2.3", "abcdef"
	o.Names = func(n, country string) (string, bool) {
		return "الجيش السوري", n == "الجيش" && country == "SY"
	}
	files, out := map[string]io.Writer{}, map[string]*bytes.Buffer{}
	for _, name := range f.Tables() {
		out[name] = &bytes.Buffer{}
		files[name] = out[name]
	}
	s, err := export.Write(t.Context(), l, f, o, files)
	if err != nil {
		t.Fatal(err)
	}
	text := map[string]string{}
	for name, b := range out {
		text[name] = b.String()
	}
	return text, s
}

// sheet reads a CSV file by column names.
func sheet(t *testing.T, text string) (rows []map[string]string, heads []string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all[1:] {
		row := map[string]string{}
		for i, v := range r {
			row[all[0][i]] = v
		}
		rows = append(rows, row)
	}
	return rows, all[0]
}

func TestACLED(t *testing.T) {
	out, s := write(t, export.ACLED, export.Options{})
	rows, heads := sheet(t, out[""])
	if len(heads) != 31 || heads[0] != "event_id_cnty" || heads[30] != "timestamp" {
		t.Errorf("columns %q", heads)
	}
	if len(rows) != 3 {
		t.Fatalf("%d rows\n%s", len(rows), out[""])
	}
	bomb := rows[0]
	for col, want := range map[string]string{
		"event_date": "2031-03-03", "year": "2031", "time_precision": "1", "disorder_type": "Political violence",
		"event_type": "Explosions/Remote violence", "sub_event_type": "Remote explosive/landmine/IED", "iso": "760", "country": "Syria",
		"admin1": "إدلب", "location": "سلقين", "latitude": "36.139", "longitude": "36.4537", "geo_precision": "1",
		"fatalities": "0", "source": "وكالة العينة; صحيفة المثال", "timestamp": "1935360000", "actor1": "", "inter1": "", "region": "",
	} {
		if bomb[col] != want {
			t.Errorf("%s is %q, want %q", col, bomb[col], want)
		}
	}
	attack := rows[1]
	for col, want := range map[string]string{"time_precision": "2", "event_type": "", "sub_event_type": "", "latitude": "", "geo_precision": "",
		"actor1": "مسلحون", "assoc_actor_1": "قوات الدعم", "actor2": "", "country": "Yemen", "fatalities": "3"} {
		if attack[col] != want {
			t.Errorf("attack: %s is %q, want %q", col, attack[col], want)
		}
	}
	clash := rows[2]
	for col, want := range map[string]string{"event_date": "", "year": "", "time_precision": "", "actor1": "الجيش", "actor2": "فصيل", "assoc_actor_1": "",
		"geo_precision": "2"} {
		if clash[col] != want {
			t.Errorf("clash: %s is %q, want %q", col, clash[col], want)
		}
	}
	for _, x := range s.LeftOut {
		if strings.Contains(x.En, "sums") && (x.Events != 1 || x.Killed != 500) || strings.Contains(x.En, "nobody says") && x.Events != 1 {
			t.Errorf("left out: %+v", x)
		}
	}
	loses(t, s, map[string]int{"contradictions between claims": 2, "injured (best figures)": 90, "sides of a clash beyond two": 1,
		"figures of killed with a least and a most": 1, "chains of two narrators or more": 1})
}

// loses looks for counts in a loss report, in both languages of the note.
func loses(t *testing.T, s *export.Summary, want map[string]int) {
	t.Helper()
	got := map[string]int{}
	for _, x := range s.Losses {
		got[x.En] = x.Count
		if x.Count > 0 && (!strings.Contains(s.Note(), fmt.Sprintf("| %s | %d |", x.Ar, x.Count)) || !strings.Contains(s.Note(), fmt.Sprintf("| %s | %d |", x.En, x.Count))) {
			t.Errorf("the note lacks %q", x.En)
		}
	}
	for name, n := range want {
		if got[name] != n {
			t.Errorf("loss of %q: %d, want %d", name, got[name], n)
		}
	}
}

func TestNote(t *testing.T) {
	for _, f := range export.Formats {
		_, s := write(t, f, export.Options{Filter: store.EventFilter{Country: "SY"}, Known: "2031-03-04"})
		note := s.Note()
		for _, want := range []string{"will be an undercount", "أدنى من الحقيقة", string(f.Rule()), "isnad 1.2.3", "abcdef", "country=SY", "as-known-on=2031-03-04"} {
			if !strings.Contains(note, want) {
				t.Errorf("%s: the note lacks %q", f, want)
			}
		}
	}
}

func TestGED(t *testing.T) {
	for _, rule := range link.Rules {
		out, s := write(t, export.GED, export.Options{Rule: rule})
		rows, heads := sheet(t, out[""])
		if len(heads) != 49 || heads[0] != "id" || heads[48] != "gwnob" {
			t.Fatalf("columns %q", heads)
		}
		for _, r := range rows {
			n := func(col string) int {
				v, err := strconv.Atoi(r[col])
				if err != nil || v < 0 {
					t.Errorf("%s: %s is %q", rule, col, r[col])
				}
				return v
			}
			if n("deaths_a")+n("deaths_b")+n("deaths_civilians")+n("deaths_unknown") != n("best") || n("low") > n("best") || n("best") > n("high") {
				t.Errorf("%s: the deaths do not add up: %v", rule, r)
			}
		}
		if rule != link.UCDP {
			continue
		}
		loses(t, s, map[string]int{"injured (best figures)": 90, "figures of killed with a least and a most": 0})
		bomb := rows[0]
		for col, want := range map[string]string{"where_prec": "1", "date_prec": "1", "geom_wkt": "POINT (36.4537 36.139)", "priogrid_gid": "181873",
			"high": "60", "low": "0", "number_of_sources": "3", "source_original": "الوزير;شبكة;وكالة العينة", "conflict_name": ""} {
			if bomb[col] != want {
				t.Errorf("%s is %q, want %q", col, bomb[col], want)
			}
		}
		if a := rows[1]; a["date_prec"] != "3" || a["date_start"] != "2031-03-05" || a["date_end"] != "2031-03-11" || a["geom_wkt"] != "" || a["side_a"] != "مسلحون, قوات الدعم" {
			t.Errorf("attack: %v", a)
		}
		if c := rows[2]; c["where_description"] != "20 km W near حمص" || c["side_a"] != "الجيش" || c["side_b"] != "فصيل" {
			t.Errorf("clash: %v", c)
		}
	}
}

func TestHXL(t *testing.T) {
	out, _ := write(t, export.HXL, export.Options{})
	all, err := csv.NewReader(strings.NewReader(out[""])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tag := regexp.MustCompile(`^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$`)
	for i, v := range all[1] {
		if !tag.MatchString(v) {
			t.Errorf("column %q has the tag %q", all[0][i], v)
		}
	}
	if !slices.Contains(all[1], "#affected+killed+max") || len(all) != 2+3 {
		t.Errorf("%d rows under %q", len(all), all[1])
	}
}

func TestPLOVER(t *testing.T) {
	out, _ := write(t, export.PLOVER, export.Options{})
	var records []map[string]any
	for line := range strings.Lines(out[""]) {
		var r map[string]any
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		for _, must := range []string{"id", "source", "event"} {
			if r[must] == nil {
				t.Errorf("a record without %s: %s", must, line)
			}
		}
		records = append(records, r)
	}
	if len(records) != 3 || len(records[2]["source"].([]any)) != 3 || records[0]["size_info"].(map[string]any)["injured"] != 90.0 {
		t.Errorf("%v", records)
	}
}

// Every value that CSV has stands in Parquet too, as its own library reads it.
func TestTables(t *testing.T) {
	for _, o := range []export.Options{{}, {Filter: store.EventFilter{Type: "assault"}}} {
		inCSV, _ := write(t, export.CSV, o)
		inParquet, _ := write(t, export.Parquet, o)
		counts := map[string]int{}
		for _, name := range export.CSV.Tables() {
			want, heads := sheet(t, inCSV[name])
			got := parquetRows(t, inParquet[name], heads)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s differs (-csv +parquet):\n%s", name, diff)
			}
			counts[name] = len(want)
		}
		want := map[string]int{"events": 5, "claims": 8, "documents": 4} // the claim of a statement too
		if o.Filter.Type != "" {
			want = map[string]int{"events": 2, "claims": 4, "documents": 3}
		}
		if diff := cmp.Diff(want, counts); diff != "" {
			t.Errorf("%+v: %s", o.Filter, diff)
		}
	}
	out, _ := write(t, export.CSV, export.Options{})
	events, _ := sheet(t, out["events"])
	if events[1]["weapon"] != "سيارة; \"مفخخة\",\nكبيرة" {
		t.Errorf("the weapon is %q", events[1]["weapon"])
	}
}

func parquetRows(t *testing.T, file string, heads []string) (out []map[string]string) {
	t.Helper()
	f, err := parquet.OpenFile(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range f.Schema().Columns() {
		names = append(names, c[0])
	}
	if diff := cmp.Diff(heads, names); diff != "" {
		t.Fatalf("columns differ: %s", diff)
	}
	r := parquet.NewReader(f)
	defer r.Close()
	for {
		rows := make([]parquet.Row, 1)
		n, err := r.ReadRows(rows)
		if n == 0 {
			if err != io.EOF {
				t.Fatal(err)
			}
			return out
		}
		row := map[string]string{}
		for i, v := range rows[0] {
			row[heads[i]] = ""
			if !v.IsNull() {
				row[heads[i]] = v.String()
			}
		}
		out = append(out, row)
	}
}

// The ids of entities are the same in an export of fewer events, and the statements
// make up the entities.
func TestFTM(t *testing.T) {
	all, _ := write(t, export.FTM, export.Options{})
	some, _ := write(t, export.FTM, export.Options{Filter: store.EventFilter{Type: "assault.car_bomb"}})
	type entity struct {
		ID, Schema string
		Properties map[string][]string
	}
	read := func(text string) map[string]entity {
		out := map[string]entity{}
		for line := range strings.Lines(text) {
			var e entity
			if err := json.Unmarshal([]byte(line), &e); err != nil {
				t.Fatal(err)
			}
			if _, twice := out[e.ID]; twice {
				t.Errorf("%s stands twice", e.ID)
			}
			out[e.ID] = e
		}
		return out
	}
	whole, part := read(all["entities"]), read(some["entities"])
	if len(part) != 4 { // the event, its place, two reports
		t.Errorf("%d entities", len(part))
	}
	for id, e := range part {
		if diff := cmp.Diff(whole[id], e); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
	// What the model allows (followthemoney.tech, explorer).
	allowed := map[string]string{
		"Event":       "name date startDate endDate summary recordId keywords location country addressEntity involved proof notes",
		"Address":     "full region country latitude longitude",
		"LegalEntity": "name",
		"Article":     "name title fileName publisher publishedAt sourceUrl",
	}
	parties := 0
	for id, e := range whole {
		for prop, values := range e.Properties {
			if !slices.Contains(strings.Fields(allowed[e.Schema]), prop) || len(values) == 0 {
				t.Errorf("%s: %s has no property %s", id, e.Schema, prop)
			}
			if strings.HasSuffix(prop, "Entity") || prop == "involved" || prop == "proof" {
				for _, v := range values {
					if _, ok := whole[v]; !ok {
						t.Errorf("%s: %s leads to %s, which is not there", id, prop, v)
					}
				}
			}
		}
		if e.Schema == "LegalEntity" {
			parties++
		}
	}
	if parties != 1 {
		t.Errorf("%d parties: only الجيش is known by name", parties)
	}
	back := map[string]entity{}
	for line := range strings.Lines(all["statements"]) {
		var s struct{ Entity_id, Schema, Prop, Value, ID string }
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		if len(s.ID) != 40 {
			t.Errorf("the id %q is no SHA-1", s.ID)
		}
		e := back[s.Entity_id]
		if e.ID == "" {
			e = entity{s.Entity_id, s.Schema, map[string][]string{}}
		}
		if s.Prop != "id" {
			e.Properties[s.Prop] = append(e.Properties[s.Prop], s.Value)
		}
		back[s.Entity_id] = e
	}
	if diff := cmp.Diff(whole, back); diff != "" {
		t.Errorf("statements do not make up the entities: %s", diff)
	}
}

func TestJSONL(t *testing.T) {
	out, _ := write(t, export.JSONL, export.Options{Rule: link.ACLED})
	var got []string
	for line := range strings.Lines(out[""]) {
		var e struct {
			isnad.Event
			Reports []struct{ ID, Outlet string }
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %d %d %s", e.Type, len(e.Claims), len(e.Reports), e.Rule))
	}
	want := []string{"toll 1 1 acled-like/1", "assault.car_bomb 3 2 acled-like/1", "assault.attack 1 1 acled-like/1", "control.capture 1 1 acled-like/1", "clash 1 1 acled-like/1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownTable(t *testing.T) {
	l, err := ledger()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := export.Write(t.Context(), l, export.CSV, export.Options{}, map[string]io.Writer{"people": io.Discard}); err == nil {
		t.Error("a table that csv does not have was written")
	}
}
