package intake_test

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/intake"
	"github.com/klauspost/compress/zstd"
)

// zipped is an archive of files given as name and content.
func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func frames(t *testing.T, parts ...string) []byte {
	t.Helper()
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	for _, p := range parts {
		out = e.EncodeAll([]byte(p), out)
	}
	return out
}

func TestArchive(t *testing.T) {
	dir := t.TempDir()
	line := `{"text": "` + report + `"}` + "\n"
	z := zipped(t, "a/", "", "a/r1.txt", report, "photo.jpg", "x", "__MACOSX/a/r1.txt", report, "day.jsonl", line+"{\n"+line,
		"rows.csv.gz", string(pack(t, "id,text\nr,"+report+"\n")), "in.zip", string(zipped(t, "b.txt", report)), "empty.txt", "",
		"note.docx", string(zipped(t, docxBody, docxHead+"<w:p><w:t>"+report+"</w:t></w:p></w:body></w:document>")), "none.docx", string(zipped(t, "b.txt", report)))
	path := put(t, dir, "all.zip", z)
	skipped := 0
	opt := intake.Options{Skipped: func(string) { skipped++ }}
	check := func(from string, opt intake.Options, source string) {
		t.Helper()
		docs, errs := read(t, dir, opt, source)
		if got := ids(docs); got != "r1 day:1 day:3 r note" {
			t.Errorf("%s: ids %q", from, got)
		}
		want := []string{"/day.jsonl:2: broken JSON", "/in.zip: zip: an archive in an archive", "/empty.txt: empty", "/none.docx: zip: an archive in an archive"}
		for i := range errs {
			if len(errs) != len(want) || !strings.HasPrefix(errs[i], from+want[i]) {
				t.Fatalf("%s: errors %q", from, errs)
			}
		}
		if docs[1].Origin != source+"/day.jsonl:1" {
			t.Errorf("origin %q", docs[1].Origin)
		}
	}
	check("all.zip", opt, path)
	if skipped != 2 {
		t.Errorf("%d passed over, want the photograph and what a Mac adds", skipped)
	}
	check("-", intake.Options{Stdin: bytes.NewReader(z)}, "-")
	check("all.zip.zst", intake.Options{}, put(t, dir, "all.zip.zst", frames(t, string(z[:100]), string(z[100:]))))
}

func TestBadArchive(t *testing.T) {
	zeros := strings.Repeat("0", 40<<20)
	bomb := zipped(t, "good.txt", report, "bomb.txt", zeros, "after.txt", report)
	locked := zipped(t, "a.txt", report, "b.txt", report)
	locked[6] |= 1 // the flag in the local header and in the directory
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	for _, tc := range []struct {
		name    string
		content []byte
		ids     string
		errs    string
	}{
		{"bomb.zip", bomb, "good", "bomb.zip/bomb.txt: zip: here the archive has unpacked to more than 200 times its size"},
		{"cut.zip", bomb[:len(bomb)-40], "", "cut.zip: zip: not a valid zip"},
		{"none.zip", zipped(t), "", "none.zip: zip: no file in it"},
		{"photos.zip", zipped(t, "a.jpg", "x"), "", "photos.zip: zip: no file in it"},
		{"locked.zip", locked, "b", "locked.zip/a.txt: zip: encrypted"},
		{"named.txt", zipped(t, "c.txt", report), "c", ""},
	} {
		dir := t.TempDir()
		docs, errs := read(t, dir, intake.Options{MaxReport: 64 << 20}, put(t, dir, tc.name, tc.content))
		if ids(docs) != tc.ids {
			t.Errorf("%s: ids %q", tc.name, ids(docs))
		}
		want := strings.Split(tc.errs, "|")
		for i := range errs {
			if len(errs) != len(want) || !strings.HasPrefix(errs[i], want[i]) {
				t.Errorf("%s: errors %q", tc.name, errs)
			}
		}
		if (len(errs) == 0) != (tc.errs == "") {
			t.Errorf("%s: errors %q", tc.name, errs)
		}
	}
}

// TestPacked holds that what a file is packed in is seen from its bytes.
func TestPacked(t *testing.T) {
	dir := t.TempDir()
	line := `{"text": "` + report + `"}` + "\n"
	for name, content := range map[string][]byte{
		"a.jsonl":        pack(t, line+line),
		"b.jsonl.gz":     append(pack(t, line), pack(t, line)...),
		"c.jsonl.zst":    frames(t, line[:40], line[40:]+line),
		"d.jsonl.zst":    append([]byte("\x50\x2a\x4d\x18\x03\x00\x00\x00abc"), frames(t, line+line)...),
		"e.jsonl.gz":     []byte(line + line),
		"f.html.gz":      pack(t, page("")),
		"g.txt.zst":      frames(t, report),
		"h.zst":          frames(t, line+line),
		"i":              []byte("[" + strings.ReplaceAll(line+line, "}\n{", "},\n{") + "]"),
		"twice.jsonl.gz": pack(t, string(pack(t, line))),
	} {
		docs, errs := read(t, dir, intake.Options{}, put(t, dir, name, content))
		want := 2
		switch {
		case strings.HasPrefix(name, "f"), strings.HasPrefix(name, "g"):
			want = 1
		case strings.HasPrefix(name, "twice"):
			want = 0
		}
		if len(docs) != want || (len(errs) > 0) != (want == 0) {
			t.Errorf("%s: %d documents, errors %.200q", name, len(docs), errs)
		}
	}
	z := frames(t, strings.Repeat(line, 500))
	for _, cut := range []int{3, 7, len(z) / 2, len(z) - 1} {
		_, errs := read(t, dir, intake.Options{}, put(t, dir, "cut.jsonl.zst", z[:cut]))
		if len(errs) == 0 {
			t.Errorf("cut at %d of %d: no error", cut, len(z))
		}
	}
}

const docxBody = "word/document.xml"

const docxHead = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

func TestDocx(t *testing.T) {
	body := docxHead + `<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>قصفت المدفعية </w:t></w:r><w:r><w:t xml:space="preserve">أطراف القرية.</w:t></w:r></w:p>
<w:p><w:del><w:r><w:delText>نص حذف</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>نص نقل</w:t></w:r></w:moveFrom><w:r><w:t>وأصيب</w:t><w:br/><w:t>أربعة.</w:t></w:r></w:p></w:body></w:document>`
	core := `<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>قصف على قرية</dc:title></cp:coreProperties>`
	d := readOne(t, "day.docx", zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", body, "docProps/core.xml", core))
	if want := "قصفت المدفعية أطراف القرية.\nوأصيب\nأربعة."; d.Text != want || d.Title != "قصف على قرية" || d.ID != "day" {
		t.Errorf("%q, title %q, id %q", d.Text, d.Title, d.ID)
	}
	dir := t.TempDir()
	for name, tc := range map[string]struct{ body, err string }{
		"broken.docx": {docxHead + "<w:p><w:t>نص", "docx: XML syntax error"},
		"hollow.docx": {docxHead + "<w:p></w:p></w:body></w:document>", "docx: no text"},
		"huge.docx":   {docxHead + strings.Repeat("<w:p><w:t>نص</w:t></w:p>", 2000) + "</w:body></w:document>", "report is too large"},
	} {
		_, errs := read(t, dir, intake.Options{MaxReport: 2000}, put(t, dir, name, zipped(t, "word/document.xml", tc.body)))
		if len(errs) != 1 || !strings.HasPrefix(errs[0], filepath.Base(name)+": "+tc.err) {
			t.Errorf("%s: errors %q", name, errs)
		}
	}
}
