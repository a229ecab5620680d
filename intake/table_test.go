package intake_test

import (
	"strings"
	"testing"

	"github.com/isnad-project/isnad/intake"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestTable holds what each fault of quoting costs: its own row.
func TestTable(t *testing.T) {
	const head = "id,text,published\n"
	for _, tc := range []struct{ name, content, texts, errs string }{
		{"plain.csv", head + "a,قصف,2015-01-02\nb,غارة,\n", "a=قصف b=غارة", ""},
		{"crlf.csv", "\xef\xbb\xbfid,text\r\na,قصف\r\n\r\nb,\"غارة\r\nليلا\"\r\n", "a=قصف b=غارة\r\nليلا", ""},
		{"quotes.csv", head + `a,"قال ""نعم"", ثم سكت",` + "\nb,قال \"لا\" وسكت,\n", `a=قال "نعم", ثم سكت b=قال "لا" وسكت`, ""},
		{"open.csv", head + "a,\"قصف,\nb,غارة,\nc,\"هدوء\",\n", "b=غارة c=هدوء", "open.csv:2: column 2: something follows"},
		{"never.csv", head + "a,\"قصف,\nb,غارة,\n", "b=غارة", "never.csv:2: column 2: the quotation mark is never closed"},
		{"behind.csv", head + "a,\"قصف\" شديد,\nb,غارة,\n", "b=غارة", "behind.csv:2: column 2: something follows the closing"},
		{"more.csv", head + "a,قصف, غارة,\nb,غارة,\n", "b=غارة", "more.csv:2: the header has 3 columns, this row 4"},
		{"fewer.csv", head + "a\nb,غارة,\n", "b=غارة", "fewer.csv:2: the header has 3 columns, this row 1"},
		{"lost.csv", head + "a,قصف,\"\nb,غارة,\nc,\"\",\"\"\nd,هدوء,\n", "b=غارة d=هدوء", `lost.csv:2: column 3: the quotation mark is never closed|lost.csv:4: "text" is empty`},
		{"date.csv", head + "a,قصف,الأحد\nb,غارة,\n", "b=غارة", "date.csv:2: published: "},
		{"semi.csv", "text;id\nقصف، ثم هدوء;a\n", "a=قصف، ثم هدوء", ""},
		{"tabs.tsv", "id\ttext\na\t\"قصف\"\nb\t\"قصف\" قال\nc\t\"هدوء\n", "a=قصف b=\"قصف\" قال c=\"هدوء", ""},
		{"noid.csv", "text\nقصف\n", "noid:2=قصف", ""},
		{"legacy.csv", legacy(t, head+"a,قصفت المدفعية أطراف القرية صباح اليوم,\n"), "a=قصفت المدفعية أطراف القرية صباح اليوم", ""},
		{"wide.csv", utf16(t, head+"a,قصف,\n"), "a=قصف", ""},
		{"none.csv", "", "", "none.csv:1: empty"},
		{"other.csv", "id,body\na,قصف\n", "", `other.csv:1: no column "text" (--map text=COLUMN names it): the header has id, body`},
		{"large.csv", head + "a," + strings.Repeat("ب", 600) + ",\nb,غارة,\n", "b=غارة", "large.csv:2: report is too large"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			docs, errs := read(t, dir, intake.Options{MaxReport: 1000}, put(t, dir, tc.name, []byte(tc.content)))
			var got []string
			for _, d := range docs {
				got = append(got, d.ID+"="+d.Text)
			}
			if s := strings.Join(got, " "); s != tc.texts {
				t.Errorf("read %q, want %q", s, tc.texts)
			}
			want := strings.Split(tc.errs, "|")
			if tc.errs == "" {
				want = nil
			}
			if len(errs) != len(want) {
				t.Fatalf("errors %q, want %q", errs, want)
			}
			for i := range want {
				if !strings.HasPrefix(errs[i], want[i]) {
					t.Errorf("error %q, want %q…", errs[i], want[i])
				}
			}
		})
	}
}

func TestMap(t *testing.T) {
	const csv = "Body,date,url\nقصف,2015-01-02,https://example.org/1\n"
	opt := intake.Options{As: "csv", Map: map[string]string{"text": "body", "published": "date"}, Stdin: strings.NewReader(csv)}
	docs, errs := read(t, "", opt, "-")
	if len(errs) > 0 || docs[0].Text != "قصف" || docs[0].Published != "2015-01-02" || docs[0].URL != "https://example.org/1" || docs[0].Origin != "-:2" {
		t.Errorf("%+v, errors %q", docs, errs)
	}
	for field, want := range map[string]string{"text": "-:1: --map text=zzz: the header has no such column", "place": `-:1: --map: a report has no field "place"`} {
		opt := intake.Options{As: "csv", Map: map[string]string{field: "zzz"}, Stdin: strings.NewReader(csv)}
		if _, errs := read(t, "", opt, "-"); len(errs) != 1 || !strings.HasPrefix(errs[0], want) {
			t.Errorf("%s: errors %q", field, errs)
		}
	}
}

func legacy(t *testing.T, s string) string {
	t.Helper()
	out, err := charmap.Windows1256.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16(t *testing.T, s string) string {
	t.Helper()
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func FuzzTable(f *testing.F) {
	f.Add("id,text\na,\"قصف\"\nb,\"\n\"c\"\"\",x\n")
	f.Add("text\tid\n\"\ta\n\"\"\"\tb\n")
	f.Add("\xff\xfet\x00e\x00x\x00t\x00\n\x00")
	f.Fuzz(func(t *testing.T, s string) {
		n, last := 0, ""
		for d, err := range intake.Read(t.Context(), intake.Options{As: "csv", Stdin: strings.NewReader(s), MaxReport: 200}, "-") {
			if n++; err != nil {
				continue
			}
			if d.Origin == last || len(d.Raw) > 200 || strings.TrimSpace(d.Text) == "" {
				t.Fatalf("%+v after %s", d, last)
			}
			last = d.Origin
		}
		if n > strings.Count(s, "\n")+strings.Count(s, "\r")+2 {
			t.Fatalf("%d steps", n)
		}
	})
}
