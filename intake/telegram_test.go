package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad/intake"
)

const export = `{
 "name": "أخبار النخلة",
 "type": "public_channel",
 "id": 1234567890,
 "messages": [
  {"id": 1, "type": "service", "date": "2031-03-04T08:00:00", "actor": "أخبار النخلة", "action": "create_channel", "text": ""},
  {"id": 2, "type": "message", "date": "2031-03-04T09:30:00", "from": "أخبار النخلة", "text": "قصفت المدفعية أطراف القرية."},
  {"id": 3, "type": "message", "date": "2031-03-04T10:00:00", "edited": "2031-03-04T11:00:00", "from": "أخبار النخلة",
   "forwarded_from": "مراسل الشمال", "text": ["أصيب ", {"type": "bold", "text": "أربعة"}, " أشخاص."]},
  {"id": 4, "type": "message", "date": "2031-03-04T10:10:00", "photo": "photos/1.jpg", "text": ""},
  {"id": 5, "type": "message", "date": "2031-03-04T10:20:00", "text": 7},
  {"id": 6, "type": "message", "date": "أمس", "text": "نص"},
  {"id": 7, "type": "message", "date": "2031-03-05T10:20:00", "forwarded_from": null, "text": "هدوء."}
 ]
}`

func TestTelegram(t *testing.T) {
	dir := t.TempDir()
	skipped := 0
	opt := intake.Options{Skipped: func(string) { skipped++ }}
	docs, errs := read(t, dir, opt, put(t, dir, "result.json", []byte(export)))
	if got, want := ids(docs), "1234567890#2 1234567890#3@2031-03-04T11:00:00 1234567890#7"; got != want {
		t.Fatalf("ids %s, want %s; errors %q", got, want, errs)
	}
	d := docs[1]
	if d.Text != "أصيب أربعة أشخاص." || d.Outlet != "أخبار النخلة" || d.Published != "2031-03-04" || d.URL != "https://t.me/c/1234567890/3" ||
		!slices.Equal(d.Via, []string{"مراسل الشمال"}) || !strings.HasSuffix(d.Origin, "result.json#3") || !strings.HasPrefix(string(d.Raw), `{"id": 3,`) {
		t.Errorf("%+v", d)
	}
	if docs[0].Via != nil || docs[2].Via != nil {
		t.Errorf("via %q and %q, want none", docs[0].Via, docs[2].Via)
	}
	if len(errs) != 2 || !strings.HasPrefix(errs[0], "result.json#5: not a message") || !strings.HasPrefix(errs[1], "result.json#6: published") {
		t.Errorf("errors %q", errs)
	}
	if skipped != 2 {
		t.Errorf("%d passed over, want the service message and the photograph", skipped)
	}
	all := `{"about": "x", "contacts": {"list": []}, "chats": {"about": "y", "list": [` + export + `, ` + export + `]}}`
	if docs, errs = read(t, dir, intake.Options{Stdin: strings.NewReader(all), As: "json"}, "-"); len(docs) != 6 || len(errs) != 4 {
		t.Errorf("export of all chats: %d documents, errors %q", len(docs), errs)
	}
	if docs, _ = read(t, dir, intake.Options{Stdin: strings.NewReader(export)}, "-"); len(docs) != 3 {
		t.Errorf("on standard input: %d documents", len(docs))
	}
	group := `{"name": "غرفة", "type": "private_group", "id": 5, "messages": [{"id": 1, "type": "message", "from": "عضو", "forwarded_from": "قناة", "text": "هدوء."}]}`
	docs, _ = read(t, dir, intake.Options{}, put(t, dir, "group.json", []byte(group)))
	if len(docs) != 1 || !slices.Equal(docs[0].Via, []string{"عضو", "قناة"}) || docs[0].URL != "" || docs[0].Published != "" {
		t.Errorf("group: %+v", docs)
	}
}

func TestBadTree(t *testing.T) {
	dir := t.TempDir()
	for name, tc := range map[string]struct{ content, ids, err string }{
		"cut.json":   {export[:strings.Index(export, `"forwarded_from"`)], "1234567890#2", "cut.json: broken JSON: it is cut off behind 2"},
		"other.json": {`{"a": [1, {"messages": []}]}`, "", "other.json: neither a list"},
		"seven.json": {`7`, "", "seven.json: want a list"},
		"wrong.json": {`{"messages": {}}`, "", "wrong.json: byte "},
		"deep.json":  {strings.Repeat(`{"chats": `, 1000), "", "deep.json: objects lie deeper"},
		"large.json": {`[{"id": "a", "text": "م"}, {"id": "b", "text": "` + strings.Repeat("ب", 1<<17) + `"}]`, "a", "large.json: report is too large"},
		"list.json":  {`[{"id": "a", "text": "م"}, 7]`, "a", "list.json#2: want a JSON object"},
		"empty.json": {``, "", "empty.json: broken JSON: it is cut off"},
	} {
		docs, errs := read(t, dir, intake.Options{MaxReport: 1000}, put(t, dir, name, []byte(tc.content)))
		if ids(docs) != tc.ids || len(errs) != 1 || !strings.HasPrefix(errs[0], tc.err) {
			t.Errorf("%s: ids %q, errors %q", name, ids(docs), errs)
		}
	}
}

// TestLongExport holds that an export of 50,000 messages is read as it comes.
func TestLongExport(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"name": "قناة", "type": "public_channel", "id": 9, "messages": [`)
	for i := range 50000 {
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, `{"id": %d, "type": "message", "date": "2031-03-04T08:00:00", "text": [{"type": "plain", "text": "قصف على القرية رقم "}, "%d"]}`, i, i)
	}
	b.WriteString("]}")
	n := 0
	for d, err := range intake.Read(t.Context(), intake.Options{MaxReport: 1000, As: "json", Stdin: strings.NewReader(b.String())}, "-") {
		if err != nil || d.ID != fmt.Sprintf("9#%d", n) {
			t.Fatalf("message %d: %+v, %v", n, d, err)
		}
		n++
	}
	if n != 50000 {
		t.Errorf("%d messages", n)
	}
}

func FuzzTelegram(f *testing.F) {
	f.Add(export)
	f.Add(`{"chats": {"list": [{"id": 1, "messages": [{"text": ["a", {"text": "b"}]}]}]}}`)
	f.Add(`[{"text": "م"}, null, {"id": []}`)
	f.Fuzz(func(t *testing.T, s string) {
		for d, err := range intake.Read(t.Context(), intake.Options{As: "json", Stdin: strings.NewReader(s), MaxReport: 1000}, "-") {
			if err == nil && (!utf8.ValidString(d.Text+d.ID+d.Outlet+strings.Join(d.Via, "")) || strings.TrimSpace(d.Text) == "" || d.ID == "") {
				t.Fatalf("%+v", d)
			}
		}
	})
}
