package tables_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/gazetteer/tables"
)

func read(t *testing.T, file string) *tables.Table {
	t.Helper()
	tab, err := tables.Read(t.Context(), file, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// rows writes each row as "line id names kind parent country point", and the bad
// ones without the file's name.
func rows(file string, tab *tables.Table) (good, bad []string) {
	for _, r := range tab.Rows {
		point := "-"
		if r.Lat != nil {
			point = fmt.Sprintf("%g,%g", *r.Lat, *r.Lon)
		}
		good = append(good, fmt.Sprintf("%d %s %s %s %s %s %s", r.Origin.Line, r.ID, strings.Join(r.Names, "|"), r.Kind, r.Parent, r.Country, point))
	}
	for _, err := range tab.Bad {
		bad = append(bad, strings.TrimPrefix(err.Error(), file+":"))
	}
	return good, bad
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		file, form       string
		good, bad        []string
		nameless, others int
	}{
		{
			file: "testdata/XX.txt", form: tables.GeoNames,
			good: []string{
				"1 gn:990000001 المثال governorate SY SY 34.5,37",
				"2 gn:990000002 دير النموذج district gn:990000001 SY 34.45,37.1",
				"3 gn:990000003 دير النموذج town gn:990000002 SY 34.41,37.12",
				"4 gn:990000004 خربة الغيمة الزرقاء village gn:990000002 SY 34.43,37.15",
				"9 gn:990000008 مطار النموذج airport gn:990000001 SY 34.3,37.3",
			},
			bad:      []string{"5: 5 columns instead of 19", "8: 95.2, 37.2 is no latitude and longitude in degrees"},
			nameless: 1, others: 1,
		},
		{
			file: "testdata/adm3.csv", form: tables.OCHA,
			good: []string{
				"3 SY07 إدلب governorate SY SY -",
				"3 SY9901 النموذج الأوسط district SY07 SY -",
				"3 SY990101 الغيمة الزرقاء subdistrict SY9901 SY -",
				"4 SY990102 مركز الغيمة|الغيمه الشمالية subdistrict SY9901 SY -",
			},
			bad:      []string{"5: no p-code", "6: SY990101 stands in testdata/adm3.csv:3 already"},
			nameless: 1,
		},
		{
			file: "testdata/places.geojson", form: tables.OCHA,
			good: []string{
				"5 SY07 إدلب governorate SY SY -",
				"5 C99001 الغيمة السفلى|غيمة السفلى town SY07 SY 35.71,36.71",
				"6 C99002 غيمة المربع village SY07 SY 35.5,36.5",
			},
			bad: []string{`7: a geometry of type "LineString"`},
		},
		{
			file: "testdata/ours.tsv", form: tables.Own,
			good: []string{
				"3 our:1 الغيمة الزرقاء|الغيمه الزرقا town SY07 SY 35.9,36.6",
				"4 our:2 حارة الغيمة neighbourhood our:1 SY -",
			},
			bad: []string{
				`5: the name "Ghayma" is not Arabic`,
				`6: kind "planet" is unknown`,
				`7: "35.9", "" is no latitude and longitude in degrees`,
				`8: country "Syria": want two letters, as in ISO 3166-1`,
				"9: our:2 stands in testdata/ours.tsv:4 already",
			},
		},
	} {
		t.Run(filepath.Base(c.file), func(t *testing.T) {
			tab := read(t, c.file)
			good, bad := rows(c.file, tab)
			if diff := cmp.Diff(c.good, good); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.bad, bad); diff != "" {
				t.Errorf("bad rows (-want +got):\n%s", diff)
			}
			if tab.Form != c.form || tab.Nameless != c.nameless || tab.Others != c.others {
				t.Errorf("%s, %d without a name, %d others", tab.Form, tab.Nameless, tab.Others)
			}
		})
	}
}

// A workbook of several sheets: one of notes, one of divisions in the newer
// columns with a country row's letters in its p-codes, one of their parents, whose
// rows take the place of what the first said of them.
func TestWorkbook(t *testing.T) {
	f := excelize.NewFile()
	sheets := map[string][][]any{
		"Sheet1":     {{"read me"}, {"invented"}},
		"syr_admin2": {{"adm2_name", "adm2_name1", "adm2_pcode", "adm1_name", "adm1_name1", "adm1_pcode", "center_lat", "center_lon"}, {"Ghayma", "الغيمة", "SY0799", "Idleb", "إدلب", "SY07", 35.25, 36.125}, {"Bad", "السيئة", "SY0798", "Idleb", "إدلب", "SY07", "north", 36}},
		"syr_admin1": {{"adm1_name", "adm1_name1", "adm1_pcode", "center_lat", "center_lon"}, {"Idleb", "إدلب", "SY07", 35.8, 36.6}},
	}
	for _, name := range []string{"Sheet1", "syr_admin2", "syr_admin1"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range sheets[name] {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "cod.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	good, bad := rows(file, read(t, file))
	want := []string{
		"2 SY07 إدلب governorate SY SY 35.8,36.6",
		"2 SY0799 الغيمة district SY07 SY 35.25,36.125",
	}
	if diff := cmp.Diff(want, good); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(bad) != 1 || !strings.Contains(bad[0], `syr_admin2:3: "north", "36" is no latitude`) {
		t.Errorf("bad rows: %q", bad)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := tables.Read(t.Context(), file, nil); err == nil || !strings.Contains(err.Error(), "cut off or damaged") {
		t.Errorf("half a workbook: %v", err)
	}
}

// A country file comes in an archive with a note beside it.
func TestArchive(t *testing.T) {
	body, err := os.ReadFile("testdata/XX.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"readme.txt": "about", "XX.txt": string(body)} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "XX.zip")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if tab := read(t, file); tab.Form != tables.GeoNames || len(tab.Rows) != 5 {
		t.Errorf("%s, %d rows", tab.Form, len(tab.Rows))
	}
}

// What is no table of places is said to be none; what breaks in the middle gives
// the rows before.
func TestTrouble(t *testing.T) {
	geonames, err := os.ReadFile("testdata/XX.txt")
	if err != nil {
		t.Fatal(err)
	}
	features, err := os.ReadFile("testdata/places.geojson")
	if err != nil {
		t.Fatal(err)
	}
	header := "id\tnames\tkind\tcountry\n"
	for name, c := range map[string]struct {
		text string
		err  string // of the file
		bad  string // of a row
		rows int
	}{
		"empty":             {text: "", err: "empty"},
		"blank":             {text: "\n \n", err: "empty"},
		"binary":            {text: "\x7fELF\x02\x00\x00\x01", err: "binary, not a table of places"},
		"UTF-16":            {text: "\xff\xfei\x00d\x00", err: "written in UTF-16"},
		"prose":             {text: "Once there was a table.\n", err: "of 1 columns, is none of"},
		"other CSV":         {text: "a,b,c\n1,2,3\n", err: "is none of"},
		"other JSON":        {text: `{"a": [1, 2]}`, err: "no collection of GeoJSON features"},
		"cut JSON":          {text: `{"type": "FeatureCollection", "feat`, err: "no collection of GeoJSON features"},
		"no features":       {text: `{"features": []}`, err: "a collection without features"},
		"foreign features":  {text: `{"features": [{"properties": {"a": 1}}]}`, err: "no feature has the columns"},
		"cut features":      {text: string(features[:len(features)/2]), bad: "in the middle of a feature", rows: 2},
		"not UTF-8":         {text: header + "a:1\tالغيمة\ttown\tSY\na:2\t\xc7\xe1\xc8\xc7\xc8\ttown\tSY\n", bad: ":3: not UTF-8", rows: 1},
		"cut line":          {text: string(geonames[:600]), bad: ":4: ", rows: 3},
		"endless line":      {text: header + "a:1\tالغيمة\ttown\tSY\n" + strings.Repeat("x", 2<<20), bad: ":3: longer than a megabyte", rows: 1},
		"own parent":        {text: "id\tnames\tkind\tcountry\tparent\na:1\tالغيمة\ttown\tSY\ta:1\n", bad: "its own parent"},
		"point 0, 0":        {text: "id\tnames\tkind\tcountry\tlat\tlon\na:1\tالغيمة\ttown\tSY\t0\t0\n", bad: "stands for none"},
		"no number":         {text: "id\tnames\tkind\tcountry\tlat\tlon\na:1\tالغيمة\ttown\tSY\tNaN\t3\n", bad: "is no latitude"},
		"open quote":        {text: "ADM1_AR,ADM1_PCODE\nإدلب,SY07\n\"حلب,SY02\n", bad: ":3: ", rows: 1},
		"semicolons":        {text: "\xef\xbb\xbfADM1_AR;ADM1_PCODE;ADM0_PCODE\r\nإدلب;SY07;SY\r\n", rows: 1},
		"more columns":      {text: "ADM1_AR,ADM1_PCODE\nإدلب,SY07,x\n", bad: ":2: 3 columns, the header has 2"},
		"Persian letters":   {text: header + "a:1\tگرگان\ttown\tSY\n", bad: "is not Arabic"},
		"typed with ی":      {text: header + "a:1\tالعلی\ttown\tSY\n", rows: 1},
		"an archive of ten": {text: "PK\x03\x04rubbish", err: "cut off or damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "table")
			if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			tab, err := tables.Read(t.Context(), file, nil)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) || !strings.HasPrefix(err.Error(), file+": ") {
					t.Errorf("error %v, want %q with the file's name", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			_, bad := rows("", tab)
			if len(tab.Rows) != c.rows || c.bad != "" && (len(bad) != 1 || !strings.Contains(bad[0], c.bad)) || c.bad == "" && len(bad) > 0 {
				t.Errorf("%d rows, bad %q; want %d and %q", len(tab.Rows), bad, c.rows, c.bad)
			}
		})
	}
	for _, file := range []string{"testdata/none.txt", "testdata"} {
		if _, err := tables.Read(t.Context(), file, nil); err == nil || strings.Count(err.Error(), file) != 1 {
			t.Errorf("%s: %v", file, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := tables.Read(ctx, "testdata/XX.txt", nil); err == nil {
		t.Error("a stopped reading ended well")
	}
}

// Whatever bytes come, reading ends, and what it keeps are rows that can be used.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"XX.txt", "adm3.csv", "places.geojson", "ours.tsv"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file := filepath.Join(t.TempDir(), "table")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		tab, err := tables.Read(t.Context(), file, nil)
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, r := range tab.Rows {
			if !usable(&r) || seen[r.ID] {
				t.Errorf("%+v", r)
			}
			seen[r.ID] = true
		}
	})
}

func usable(r *isnad.PlaceRow) bool {
	point := (r.Lat == nil) == (r.Lon == nil) && (r.Lat == nil || *r.Lat >= -90 && *r.Lat <= 90 && *r.Lon >= -180 && *r.Lon <= 180)
	return r.ID != "" && len(r.Names) > 0 && r.Kind != "" && len(r.Country) == 2 && r.Origin.Line > 0 && point
}
