package intake_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/intake"
)

// TestPDF reads a page that Chromium printed from testdata/columns.html: two
// columns, with numbers, Latin words and brackets in lines of Arabic.
func TestPDF(t *testing.T) {
	raw, err := os.ReadFile("testdata/columns.pdf")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"قصفت المدفعية صباح اليوم أطراف قرية النخلة، وسقطت 3 قذائف قرب المدرسة الابتدائية، بحسب ما قال سكان في المكان يوم 12/03/2019 لقناة «المثال». وقال طبيب إن (الأطفال) نقلوا إلى المشفى.",
		"وأصيب أربعة أشخاص بينهم طفلان، ونقلوا إلى المشفى في البلدة المجاورة عند الساعة 14:30، ولم يصدر عن أي جهة تعليق.",
		"وقال أحد السكان لوكالة Example Press إن الطائرة من طراز MiG-29 حلقت فوق القرية مرتين، ونزح 60.5% من الأهالي ٢٠ كيلومترا.",
	}, "\n")
	dir := t.TempDir()
	put(t, dir, "a.pdf", raw)
	put(t, dir, "b.pdf", []byte("%PDF-1.4 broken"))
	put(t, dir, "c.pdf", blankPDF(""))
	put(t, dir, "d.txt", raw) // the bytes tell, not the name
	key := strings.Repeat("20", 32)
	put(t, dir, "e.pdf", blankPDF(" /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"+key+"> /U <"+key+"> >>"))
	docs, errs := read(t, dir, intake.Options{}, dir)
	if ids(docs) != "a d" || docs[0].Text != want || docs[1].Text != want {
		t.Errorf("read %+v", docs)
	}
	if len(errs) != 3 || !strings.HasPrefix(errs[2], "e.pdf: pdf: locked with a password") || !strings.HasPrefix(errs[0], "b.pdf: pdf: damaged") || !strings.HasPrefix(errs[1], "c.pdf: pdf: none of its pages (1) has a text layer: scanned") {
		t.Errorf("errors %q", errs)
	}
}

// blankPDF is a page with nothing but a drawn line, as a scanned one has nothing
// but a picture. trailer is more of what its trailer says.
func blankPDF(trailer string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, body := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>", "<< /Length 18 >>\nstream\n0 0 m 9 9 l S     \nendstream",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, trailer, xref)
	return []byte(b.String())
}
