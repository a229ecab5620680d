package export_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/store"
)

// What is written is read again with the same values.
func TestRowsAgain(t *testing.T) {
	for _, f := range []export.Format{export.ACLED, export.GED} {
		out, _ := write(t, f, export.Options{})
		format, rows, bad, err := export.Rows(strings.NewReader(out[""]))
		if err != nil || len(bad) > 0 || format != f {
			t.Fatalf("%s: read as %s, %v, %v", f, format, bad, err)
		}
		want, _ := sheet(t, out[""])
		for i, r := range rows {
			killed := want[i]["fatalities"]
			if f == export.GED {
				killed = want[i]["best"]
			}
			if got := fmt.Sprint(*r.Killed); got != killed || r.Place != want[i]["location"]+want[i]["where_coordinates"] {
				t.Errorf("%s: row %d is %+v, want %v", f, i, r, want[i])
			}
			if (r.Lat == nil) != (want[i]["latitude"] == "") {
				t.Errorf("%s: row %d lies at %v", f, i, r.Lat)
			}
		}
	}
}

func TestRows(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		format export.Format
		want   string // id, days, place, killed of each row
		bad    string
	}{
		"ged":         {"id,date_start,date_end,latitude,longitude,best,where_coordinates\n7,2014-05-01 00:00:00.000,2014-05-02 00:00:00.000,36.1,36.4,3,Salqin town\n", export.GED, "7 2014-05-01 2014-05-02 Salqin town 3", ""},
		"marked":      {"\ufeffid,date_start,date_end,latitude,longitude,best\n7,2014-05-01,2014-05-01,36.1,36.4,\n", export.GED, "7 2014-05-01 2014-05-01  -", ""},
		"older ged":   {"id,date_start,date_end,latitude,longitude,best_est\n7,5/1/2014 12:00:00 AM,5/1/2014 12:00:00 AM,36.1,36.4,3\n", export.GED, "7 2014-05-01 2014-05-01  3", ""},
		"acled":       {"event_id_cnty,event_date,latitude,longitude,location,fatalities\nSYR1,01 May 2014,36.1,36.4,Salqin,3\n", export.ACLED, "SYR1 2014-05-01 2014-05-01 Salqin 3", ""},
		"older acled": {"data_id;event_date;latitude;longitude;location;fatalities\n9;1 May 2014;36.1;36.4;\"Salqin; town\";0\n", export.ACLED, "9 2014-05-01 2014-05-01 Salqin; town 0", ""},
		"bad rows":    {"event_id_cnty,event_date,latitude,longitude,fatalities\na,May,1,2,3\nb,2014-05-01,91,2,3\nc,2014-05-01,1,2,many\nd,2014-05-01,1,2,-4\ne,2014-05-01,1,2,3\n", export.ACLED, "e 2014-05-01 2014-05-01  3", `line 2: "May" is no day; line 3: "91" is no coordinate; line 4: "many" is no number of dead; line 5: "-4" is no number of dead`},
		"bad quotes":  {"event_id_cnty,event_date,latitude,longitude,fatalities\na,\"2014\" -05-01,1,2,3\ne,2014-05-01,1,2,3\n", export.ACLED, "e 2014-05-01 2014-05-01  3", `line 2: extraneous or missing " in quoted-field`},
		"open quotes": {"event_id_cnty,event_date,latitude,longitude,fatalities,notes\na,2014-05-01,1,2,3,\"never closed\n\nb,2014-05-01,1,2,3,\"two\nlines\"\nc,May,1,2,3,\n", export.ACLED, "b 2014-05-01 2014-05-01  3",
			`line 2: extraneous or missing " in quoted-field; line 6: "May" is no day`},
		"short row": {"event_id_cnty,event_date,latitude,longitude,fatalities\na\n", export.ACLED, "a    -", ""},
		"no rows":   {"id,date_start,date_end,latitude,longitude,best\n", export.GED, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, rows, bad, err := export.Rows(strings.NewReader(c.text))
			if err != nil || f != c.format {
				t.Fatalf("%s, %v", f, err)
			}
			var got, faults []string
			for _, r := range rows {
				killed := "-"
				if r.Killed != nil {
					killed = fmt.Sprint(*r.Killed)
				}
				got = append(got, strings.Join([]string{r.ID, r.From, r.To, r.Place, killed}, " "))
			}
			for _, err := range bad {
				faults = append(faults, err.Error())
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.bad, strings.Join(faults, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, text := range []string{"", "a,b\n", "{\"text\": \"x\"}\n"} {
		if _, _, _, err := export.Rows(strings.NewReader(text)); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func compare(t *testing.T, theirs []export.Row, near export.Near) *export.Comparison {
	t.Helper()
	l, err := ledger()
	if err != nil {
		t.Fatal(err)
	}
	c, err := export.Compare(t.Context(), l, export.GED, export.Options{}, theirs, near)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The ledger has one bomb with a day and a point, of 60 or none dead; the clash has no day
// and the attack no point.
func TestCompare(t *testing.T) {
	row := func(id, from, to string, lat, lon float64, killed int) export.Row {
		return export.Row{ID: id, From: from, To: to, Lat: &lat, Lon: &lon, Killed: &killed}
	}
	theirs := []export.Row{
		row("far", "2031-03-03", "2031-03-03", 36.5, 37.2, 19),
		row("near", "2031-03-04", "2031-03-04", 36.14, 36.46, 12),
		row("nearer", "2031-03-01", "2031-03-03", 36.14, 36.46, 22),
		row("late", "2031-03-06", "2031-03-06", 36.14, 36.46, 19),
		{ID: "bare", From: "2031-03-03", To: "2031-03-03"},
	}
	summary := func(c *export.Comparison) (out []string) {
		for _, p := range c.Pairs {
			s := p.Kind
			if p.Theirs != nil {
				s += " " + p.Theirs.ID
			}
			if p.Gap != nil {
				s += fmt.Sprintf(" %d days %.0f km gap %d", *p.Days, *p.Km, *p.Gap)
			}
			out = append(out, s)
		}
		slices.Sort(out)
		return out
	}
	want := []string{"match nearer 0 days 1 km gap -3", "miss far", "miss late", "miss near"}
	for seed := range uint64(20) { // in any order
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(theirs), func(i, j int) { theirs[i], theirs[j] = theirs[j], theirs[i] })
		c := compare(t, theirs, export.Near{Km: 25, Days: 1})
		if diff := cmp.Diff(want, summary(c)); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		if c.Match != 1 || c.Miss != 3 || c.Extra != 0 || c.TheirsBare != 1 || c.OursBare != 2 || c.TheirDead != 22 || c.OurDead != 19 {
			t.Fatalf("%+v", c)
		}
	}
	c := compare(t, []export.Row{row("elsewhere", "2031-02-01", "2031-04-01", 33.5, 36.3, 1)}, export.Near{Km: 25, Days: 1})
	if diff := cmp.Diff([]string{"extra", "miss elsewhere"}, summary(c)); diff != "" {
		t.Error(diff)
	}
	if c := compare(t, []export.Row{row("before", "2030-02-01", "2030-04-01", 36.14, 36.46, 1)}, export.Near{Km: 25, Days: 1}); c.Extra != 0 {
		t.Errorf("an event after all of theirs is an extra: %+v", c)
	}
	if c := compare(t, nil, export.Near{}); len(c.Pairs) != 0 {
		t.Errorf("%+v", c)
	}
}

// Ours are held to what the format that theirs are in calls near: 40 km from a town is the town's area for ACLED
// and a governorate's for UCDP. Beside their own rows no event is missed.
func TestComparePrecision(t *testing.T) {
	l, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	p := salqin
	p.Relation, p.Offset = isnad.Near, &isnad.Offset{Km: 40, Bearing: "W"}
	d := &isnad.Document{ID: "r", Text: "كلام", Published: "2031-03-12"}
	c := claim("clash", &p, "2031-03-03", 5)
	c.Doc = d.ID
	c.Seal(d.Key())
	if _, err := l.Add(t.Context(), d, []isnad.Claim{c}); err != nil {
		t.Fatal(err)
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	for f, want := range map[export.Format]string{
		export.ACLED: "match 1, miss 0, extra 0; killed in matches where both say: theirs 5, ours 5",
		export.GED:   "match 0, miss 0, extra 0; without a day, or known to a governorate at best: theirs 1, ours 1",
	} {
		var out bytes.Buffer
		if _, err := export.Write(t.Context(), l, f, export.Options{Types: types}, map[string]io.Writer{"": &out}); err != nil {
			t.Fatal(err)
		}
		_, rows, _, err := export.Rows(&out)
		if err != nil {
			t.Fatal(err)
		}
		compared, err := export.Compare(t.Context(), l, f, export.Options{Types: types}, rows, export.Near{Km: 25, Days: 1})
		if err != nil || compared.Line() != want {
			t.Errorf("%s: %s, %v; want %s", f, compared.Line(), err, want)
		}
	}
}

// Whatever a file holds, rows are read or refused; those that are read lie on the globe.
func FuzzRows(f *testing.F) {
	f.Add("id,date_start,date_end,latitude,longitude,best\n7,2014-05-01,2014-05-02,36.1,36.4,3\n")
	f.Add("event_id_cnty;event_date;latitude;longitude;fatalities\nSYR1;\"03 March 2031\";1;2;1\nx\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		_, rows, _, err := export.Rows(strings.NewReader(text))
		if err != nil && rows != nil {
			t.Errorf("rows beside the error %v", err)
		}
		for _, r := range rows {
			if r.Lat != nil && (*r.Lat < -90 || *r.Lat > 90) || r.Lon != nil && (*r.Lon < -180 || *r.Lon > 180) || r.Killed != nil && *r.Killed < 0 {
				t.Errorf("%+v", r)
			}
		}
	})
}
