package web

import (
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"regexp"
	"testing"
)

func toString(v any) string { return fmt.Sprint(v) }

func sourceFS(testing.TB) fs.FS { return os.DirFS(".") }

// sourceFiles reads the text files of a folder of this package.
func sourceFiles(dir string) (map[string]string, error) {
	out := map[string]string{}
	files, err := os.ReadDir(dir)
	for _, f := range files {
		if f.IsDir() {
			continue
		}
		b, err := os.ReadFile(dir + "/" + f.Name())
		if err != nil {
			return nil, err
		}
		out[f.Name()] = string(b)
	}
	return out, err
}

var tags = regexp.MustCompile(`<[^>]*>`)

func plain(h template.HTML) string { return tags.ReplaceAllString(string(h), "") }

func TestWhen(t *testing.T) {
	ar, en := localeOf(t, Arabic, false), localeOf(t, English, false)
	for _, c := range []struct{ value, ar, en string }{
		{"", "غير معروف", "unknown"},
		{"2016-08-04", "4 آب 2016", "4 August 2016"},
		{"2016-08", "آب 2016", "August 2016"},
		{"2016", "2016", "2016"},
		{"2016-09-02/2016-09-04", "من 2 أيلول 2016 إلى 4 أيلول 2016", "from 2 September 2016 to 4 September 2016"},
		{"2016-09-02/", "منذ 2 أيلول 2016", "since 2 September 2016"},
		{"/P0D", "حتى يوم النشر", "until the day of publication"},
		{"P0D", "يوم النشر", "the day of publication"},
		{"P0DTMO", "صباحَ يوم النشر", "the day of publication, morning"},
		{"-P1D", "اليوم السابق للنشر", "the day before publication"},
		{"-P2D", "قبل النشر بيومين", "2 days before publication"},
		{"-P7Y/P0D", "من قبل النشر بـ7 سنوات إلى يوم النشر", "from 7 years before publication to the day of publication"},
		{"-P1W", "الأسبوع السابق للنشر", "the week before publication"},
		{"XXXX-WXX-3", "يوم أربعاء، والأسبوع غير معروف", "a Wednesday, week unknown"},
		{"XXXX-01-17", "17 كانون الثاني، والسنة غير معروفة", "17 January, year unknown"},
		{"XXXX-04", "نيسان، والسنة غير معروفة", "April, year unknown"},
		{"2016-13-04", "2016-13-04", "2016-13-04"},
		{"<b>", "&lt;b&gt;", "&lt;b&gt;"},
	} {
		if got := plain(ar.When(c.value)); got != c.ar {
			t.Errorf("%s in Arabic: %s, want %s", c.value, got, c.ar)
		}
		if got := plain(en.When(c.value)); got != c.en {
			t.Errorf("%s in English: %s, want %s", c.value, got, c.en)
		}
	}
}

func TestRange(t *testing.T) {
	en := localeOf(t, English, false)
	for _, c := range []struct{ from, to, want string }{
		{"2016-08-04", "2016-08-04", "4 August 2016"},
		{"2016-08-01", "2016-08-31", "August 2016"},
		{"2016-02-01", "2016-02-29", "February 2016"},
		{"2015-02-01", "2015-02-28", "February 2015"},
		{"2016-02-01", "2016-02-28", "from 1 February 2016 to 28 February 2016"},
		{"2016-01-01", "2016-12-31", "2016"},
		{"", "2016-08-04", "until 4 August 2016"},
		{"2016-08-04", "", "since 4 August 2016"},
		{"", "", "unknown"},
		{"2016-08-03", "2016-08-04", "from 3 August 2016 to 4 August 2016"},
	} {
		if got := plain(en.Range(c.from, c.to)); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestIsRelative(t *testing.T) {
	for value, want := range map[string]bool{
		"2016-08-04": false, "P0D": true, "-P1D": true, "XXXX-01-17": true, "2016/P0D": true, "XXXX-10/P0D": true, "/2011": false,
	} {
		if got := isRelative(value); got != want {
			t.Errorf("isRelative(%q) = %v", value, got)
		}
	}
}
