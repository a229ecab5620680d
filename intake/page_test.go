package intake_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/intake"
	"golang.org/x/text/encoding/charmap"
)

const (
	first  = "قصفت المدفعية صباح اليوم أطراف قرية النخلة، وسقطت ثلاث قذائف قرب المدرسة الابتدائية، بحسب ما قال سكان في المكان."
	second = "وأصيب أربعة أشخاص بينهم طفلان، ونقلوا إلى المشفى في البلدة المجاورة، ولم يصدر عن أي جهة تعليق على ما جرى."
	third  = "وكانت القرية قد شهدت هدوءا دام أسبوعين، قبل أن يتجدد القصف مساء أمس على الطريق المؤدي إلى السوق القديم."
)

// page is a page of news with all that stands around a report.
func page(head string) string {
	return `<!doctype html><html lang="ar" dir="rtl"><head>` + head + `<title>قصف على قرية النخلة | جريدة المثال</title><style>p{}</style></head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/w">أخبار العالم</a></li></ul></nav>
<header><div class="share"><a href="#">شارك على فيسبوك</a></div></header>
<main><article><h1>قصف على قرية النخلة</h1>
<p>` + first + `</p><p>` + strings.Replace(second, "طفلان", "<b>طفلان</b>", 1) + `</p>
<script>var x = "نص لا يقرأ";</script><p>` + third + `</p></article></main>
<aside><h3>الأكثر قراءة</h3><a href="/1">خبر آخر لا علاقة له بالقرية</a></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>`
}

func readOne(t *testing.T, name string, raw []byte) *isnad.Document {
	t.Helper()
	dir := t.TempDir()
	docs, errs := read(t, dir, intake.Options{}, put(t, dir, name, raw))
	if len(errs) > 0 || len(docs) != 1 {
		t.Fatalf("%d documents, errors %q", len(docs), errs)
	}
	return docs[0]
}

func TestPage(t *testing.T) {
	d := readOne(t, "r7.html", []byte(page(`<meta charset="utf-8"><meta property="og:site_name" content="جريدة المثال">
<meta property="og:title" content="قصف على قرية النخلة"><meta property="article:published_time" content="2019-03-02T09:30:00+02:00">
<link rel="canonical" href="https://example.org/news/7">`)))
	if want := first + "\n" + second + "\n" + third; d.Text != want {
		t.Errorf("text\n%s\nwant\n%s", d.Text, want)
	}
	if d.ID != "r7" || d.Title != "قصف على قرية النخلة" || d.Outlet != "جريدة المثال" || d.Published != "2019-03-02" || d.URL != "https://example.org/news/7" || d.Encoding != "" {
		t.Errorf("%q %q %q %q %q %q", d.ID, d.Title, d.Outlet, d.Published, d.URL, d.Encoding)
	}
}

func TestPageFacts(t *testing.T) {
	for _, tc := range []struct{ name, head, title, outlet, published string }{
		{"nothing", ``, "قصف على قرية النخلة", "", ""},
		{"json-ld", `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "قصف &amp; جرحى", "datePublished": "2020-01-31T23:50:00Z", "publisher": {"name": "المثال"}}</script>`,
			"قصف & جرحى", "المثال", "2020-01-31"},
		{"json-ld graph", `<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "س"}, {"@type": ["Article", "NewsArticle"], "headline": "ق", "datePublished": "2020-02-01"}]}</script>`,
			"ق", "", "2020-02-01"},
		{"broken json-ld", `<script type="application/ld+json">{"@type": "NewsArticle", </script><meta property="og:title" content="ع">`, "ع", "", ""},
		{"a date that is none", `<meta property="article:published_time" content="الأحد">`, "قصف على قرية النخلة", "", ""},
		{"itemprop", `<meta itemprop="datePublished" content="2018-05-06">`, "قصف على قرية النخلة", "", "2018-05-06"},
		{"modified only", `<meta property="article:modified_time" content="2018-05-06">`, "قصف على قرية النخلة", "", ""},
	} {
		d := readOne(t, "p.htm", []byte(page(tc.head)))
		if d.Title != tc.title || d.Outlet != tc.outlet || d.Published != tc.published {
			t.Errorf("%s: %q, %q, %q", tc.name, d.Title, d.Outlet, d.Published)
		}
	}
}

func TestPageEncodings(t *testing.T) {
	old := func(s string, m *charmap.Charmap) []byte {
		b, err := m.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, tc := range []struct {
		name, encoding string
		raw            []byte
	}{
		{"undeclared UTF-8", "", []byte(page(""))},
		{"UTF-8 declared as another", "", []byte(page(`<meta charset="windows-1256">`))},
		{"declared 1256", "windows-1256", old(page(`<meta charset="windows-1256">`), charmap.Windows1256)},
		{"declared 1256 the old way", "windows-1256", old(page(`<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">`), charmap.Windows1256)},
		{"undeclared 1256", "windows-1256", old(page(""), charmap.Windows1256)},
		{"1256 declared as Latin", "windows-1256", old(page(`<meta charset="iso-8859-1">`), charmap.Windows1256)},
		{"1256 declared as UTF-8", "windows-1256", old(page(`<meta charset="utf-8">`), charmap.Windows1256)},
		{"a stray NUL", "", []byte(strings.Replace(page(""), "</p>", "\x00</p>", 1))},
		{"declared 8859-6", "iso-8859-6", old(page(`<meta charset="iso-8859-6">`), charmap.ISO8859_6)},
	} {
		d := readOne(t, "p.html", tc.raw)
		if !strings.HasPrefix(d.Text, first) || d.Encoding != tc.encoding {
			t.Errorf("%s: encoding %q, text %.60q", tc.name, d.Encoding, d.Text)
		}
	}
}

// TestShortPage holds that a page too short for an article still gives its text.
func TestShortPage(t *testing.T) {
	d := readOne(t, "s.html", []byte("<p>قصف على القرية<br>جريحان</p><script>x</script>"))
	if d.Text != "قصف على القرية\nجريحان" {
		t.Errorf("%q", d.Text)
	}
}

func FuzzPage(f *testing.F) {
	f.Add([]byte(page(`<meta charset="windows-1256"><script type="application/ld+json">{"@graph":[{"@type":"Article"}]}</script>`)))
	f.Add([]byte("<p>قصف</p><table><tr><td>أ<td>ب</table>"))
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"))
	f.Add([]byte("<meta charset=iso-2022-jp><p>\x1b$B"))
	path := filepath.Join(f.TempDir(), "f.html")
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		n := 0
		for d, err := range intake.Read(t.Context(), intake.Options{}, path) {
			n++
			if err == nil && (!utf8.ValidString(d.Text+d.Title+d.Outlet+d.URL) || strings.TrimSpace(d.Text) == "" || len(d.Published) != 0 && len(d.Published) != 10) {
				t.Fatalf("%+v", d)
			}
		}
		if n != 1 {
			t.Fatalf("%d steps for one page", n)
		}
	})
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"id\": \"a\", \"text\": \"نص\", \"published\": \"2015-01-02\"}\r\n\n{\"text\": 7}\n"))
	f.Add([]byte("\xef\xbb\xbf{\"text\": \"\\ud83d \\u0000\"}\nnull\n[]\n\"\xff\"\n{"))
	f.Add([]byte(`{"id": -1e3, "text": "م", "published": "2015-02-30"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		seen := map[string]bool{}
		for d, err := range intake.Read(t.Context(), intake.Options{As: "jsonl", Stdin: strings.NewReader(string(b)), MaxReport: 100}, "-") {
			if err != nil {
				continue
			}
			if !utf8.ValidString(d.ID+d.Text+d.Title+d.Outlet+d.URL) || d.ID == "" || d.Text == "" || len(d.Raw) > 100 || seen[d.Origin] {
				t.Fatalf("%+v", d)
			}
			seen[d.Origin] = true
		}
		lines := strings.Split(string(b), "\n")
		if len(seen) > len(lines) {
			t.Fatalf("%d documents of %d lines", len(seen), len(lines))
		}
	})
}

// TestDateByHeadline finds a date that only a reader sees.
func TestDateByHeadline(t *testing.T) {
	for _, tc := range []struct{ name, line, day, by string }{
		{"a line", `<div>نشر في: الثلاثاء 12 مارس/آذار 2019 - 10:30</div>`, "2019-03-12", "visible"},
		{"digits", `<span class="d">١٢/٠٣/٢٠١٩</span>`, "2019-03-12", "visible"},
		{"a place and a name", `<p>بيروت - سمير الكاتب 3 أيار 2015</p>`, "2015-05-03", "visible"},
		{"time", `<p>قبل يومين <time datetime="2019-03-12T22:10:00+03:00">الثلاثاء</time></p>`, "2019-03-12", "time"},
		{"an update", `<div>آخر تحديث: 14 مارس 2019</div>`, "", ""},
		{"no year", `<div>الثلاثاء 12 مارس</div>`, "", ""},
		{"a chronicle", `<h4>15 آذار 2011</h4><p>بدأت الاحتجاجات.</p><h4>18 آذار 2011</h4><p>اتسعت.</p>`, "", ""},
		{"one day twice", `<div>12 مارس 2019</div><p>نشر في: 12/3/2019</p>`, "2019-03-12", "visible"},
		{"two days", `<div>12 مارس 2019 - 14 مارس 2019</div>`, "", ""},
		{"a sentence", `<p>قتل عشرة أشخاص في 12 مارس 2019</p>`, "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			src := strings.Replace(page(`<meta charset="utf-8">`), "</h1>", "</h1>"+tc.line, 1)
			src = strings.Replace(src, "<nav>", `<div>اليوم: 1 يناير 2031</div><nav>`, 1)
			d := readOne(t, "a.html", []byte(src))
			if d.Published != tc.day || d.DatedBy != tc.by {
				t.Errorf("published %q by %q, want %q by %q", d.Published, d.DatedBy, tc.day, tc.by)
			}
		})
	}
}

func TestByline(t *testing.T) {
	for _, head := range []string{
		`<meta charset="utf-8"><meta name="author" content="سمير  الكاتب">`,
		`<meta charset="utf-8"><script type="application/ld+json">{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "سمير الكاتب"}]}</script>`,
	} {
		if d := readOne(t, "a.html", []byte(page(head))); d.Byline != "سمير الكاتب" {
			t.Errorf("%s: byline %q", head, d.Byline)
		}
	}
}

// TestAddress reads what a server answers by what it says that it is.
func TestAddress(t *testing.T) {
	body, err := charmap.Windows1256.NewEncoder().String(page(`<link rel="canonical" href="/news/7">`))
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]struct{ kind, body string }{
		"http://a.example/1":  {"text/html; charset=windows-1256", body},
		"https://a.example/2": {"text/plain; charset=utf-8", first},
		"https://a.example/3": {"image/png", "\x89PNG"},
	}
	opt := intake.Options{Fetch: func(_ context.Context, address string) ([]byte, *isnad.Answer, error) {
		a := answers[address]
		return []byte(a.body), &isnad.Answer{Address: address, Header: map[string][]string{"Content-Type": {a.kind}}}, nil
	}}
	var docs []*isnad.Document
	var errs []string
	for d, err := range intake.Read(t.Context(), opt, "http://a.example/1", "https://a.example/2", "https://a.example/3") {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		docs = append(docs, d)
	}
	if want := []string{"https://a.example/3: image/png is neither a page nor plain text"}; !slices.Equal(errs, want) {
		t.Errorf("errors %q, want %q", errs, want)
	}
	if len(docs) != 2 {
		t.Fatalf("%d documents", len(docs))
	}
	if d := docs[0]; d.URL != "http://a.example/news/7" || d.Encoding != "windows-1256" || !strings.HasPrefix(d.Text, first) {
		t.Errorf("%q %q %q", d.URL, d.Encoding, d.Text)
	}
	if d := docs[1]; d.URL != "https://a.example/2" || d.Text != first {
		t.Errorf("%q %q", d.URL, d.Text)
	}
}
