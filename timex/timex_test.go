package timex_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
	"github.com/isnad-project/isnad/timex"
)

// TestValue reads each text against a Wednesday and without a date.
func TestValue(t *testing.T) {
	const wednesday = "2015-07-22"
	for _, c := range []struct{ text, words, dated, undated string }{
		// Days.
		{"وصلت القافلة مساء أمس الثلاثاء", "مساء أمس الثلاثاء", "2015-07-21", "-P1DTEV"},
		{"تبدأ غدا في العاصمة", "غدا", "2015-07-23", "P1D"},
		{"حدث ذلك أول من أمس", "أول من أمس", "2015-07-20", "-P2D"},
		{"فجر اليوم، غرق زورق", "فجر اليوم", "2015-07-22", "P0DTMO"},
		{"غرق ليل الأحد الاثنين", "ليل الأحد الاثنين", "2015-07-19/2015-07-20", "XXXX-WXX-7TNI"},
		{"طوال الليلة الماضية", "طوال الليلة الماضية", "2015-07-21/2015-07-22", "-P1DTNI"},
		{"في ساعة متأخرة من ليل الجمعة", "في ساعة متأخرة من ليل الجمعة", "2015-07-17/2015-07-18", "XXXX-WXX-5TNI"},
		{"يلتقون الخميس المقبل في الميناء", "الخميس المقبل", "2015-07-23", "XXXX-WXX-4"},
		{"التقوا الأربعاء الماضي", "الأربعاء الماضي", "2015-07-15", "XXXX-WXX-3"},
		{"قبل ثلاثة أيام", "قبل ثلاثة أيام", "2015-07-19", "-P3D"},
		{"في تمام الساعة 10:30 من صباح الاثنين", "في تمام الساعة 10:30 من صباح الاثنين", "2015-07-20", "XXXX-WXX-1TMO"},
		{"بعد منتصف ليل السبت", "بعد منتصف ليل السبت", "2015-07-18/2015-07-19", "XXXX-WXX-6TNI"},
		{"صبيحة يوم 9 أيار", "صبيحة يوم 9 أيار", "2015-05-09", "XXXX-05-09"},
		{"اليوم السبت 11 تموز 2015", "اليوم السبت 11 تموز 2015", "2015-07-11", "2015-07-11"},
		{"غدا الساعة 9 صباحا", "غدا الساعة 9 صباحا", "2015-07-23", "P1DTMO"},
		{"لليوم الخامس على التوالي", "لليوم الخامس على التوالي", "", ""},
		// Weeks, months, years.
		{"الأسبوع الماضي", "الأسبوع الماضي", "2015-07-13/2015-07-19", "-P1W"},
		{"خلال الشهر الجاري", "خلال الشهر الجاري", "2015-07", "P0M"},
		{"العام قبل الماضي", "العام قبل الماضي", "2013", "-P2Y"},
		{"في كانون الثاني الماضي", "في كانون الثاني الماضي", "2015-01", "XXXX-01"},
		{"أواخر جويلية 2012", "أواخر جويلية 2012", "2012-07", "2012-07"},
		{"في 9 شباط/ فبراير", "في 9 شباط/ فبراير", "2015-02-09", "XXXX-02-09"},
		{"في السابع والثامن من آب 2014", "في السابع والثامن من آب 2014", "2014-08-07/2014-08-08", "2014-08-07/2014-08-08"},
		{"نهاية عام 2013", "نهاية عام 2013", "2013-12", "2013-12"},
		{"النصف الأول من عام 2014", "النصف الأول من عام 2014", "2014-01/2014-06", "2014-01/2014-06"},
		{"في خريف 2013", "في خريف 2013", "2013-09/2013-11", "2013-09/2013-11"},
		{"في الثمانينيات من القرن الماضي", "في الثمانينيات من القرن الماضي", "1980/1989", "1980/1989"},
		{"بتاريخ 21/7/2015", "21/7/2015", "2015-07-21", "2015-07-21"},
		{"في 12 رمضان 1436 هـ", "في 12 رمضان 1436 هـ", "2015-06-28/2015-06-30", "2015-06-28/2015-06-30"},
		{"الجمعة 15 شوال 1436 هـ الموافق 31 تموز 2015", "الجمعة 15 شوال 1436 هـ الموافق 31 تموز 2015", "2015-07-31", "2015-07-31"},
		// Intervals.
		{"بين 3 و5 أيار", "بين 3 و5 أيار", "2015-05-03/2015-05-05", "XXXX-05-03/XXXX-05-05"},
		{"من الأحد إلى الثلاثاء", "من الأحد إلى الثلاثاء", "2015-07-19/2015-07-21", "XXXX-WXX-7/XXXX-WXX-2"},
		{"بين تشرين الثاني وشباط الماضيين", "بين تشرين الثاني وشباط الماضيين", "2014-11/2015-02", "XXXX-11/XXXX-02"},
		{"بين عامي 2011 و2013", "بين عامي 2011 و2013", "2011/2013", "2011/2013"},
		{"منذ مطلع عام 2014", "منذ مطلع عام 2014", "2014-01/2015-07-22", "2014-01/P0D"},
		{"منذ أكثر من ثلاث سنوات", "منذ أكثر من ثلاث سنوات", "2012/2015-07-22", "-P3Y/P0D"},
		{"حتى الآن", "حتى الآن", "/2015-07-22", "/P0D"},
		{"خلال الأيام الأربعة الماضية", "خلال الأيام الأربعة الماضية", "2015-07-18/2015-07-21", "-P4D/-P1D"},
		// Nothing that the words tell.
		{"بعد ساعات", "بعد ساعات", "", ""},
		{"لمدة 90 دقيقة", "لمدة 90 دقيقة", "", ""},
		{"كل يوم", "كل يوم", "", ""},
		{"في اليوم نفسه", "في اليوم نفسه", "", ""},
	} {
		toks := arabic.Tokenize(c.text, nil)
		got := timex.Find(toks)
		if len(got) != 1 {
			t.Errorf("%s: %d times", c.text, len(got))
			continue
		}
		x := got[0]
		if w := c.text[toks[x.First].Start:toks[x.End-1].End]; w != c.words || x.Value(wednesday) != c.dated || x.Value("") != c.undated {
			t.Errorf("%s: %q %q %q, want %q %q %q", c.text, w, x.Value(wednesday), x.Value(""), c.words, c.dated, c.undated)
		}
	}
}

// TestNoTime holds words that look like times.
func TestNoTime(t *testing.T) {
	for _, text := range []string{
		"أصيب 2015 شخصا", "في 2015 قتيلا", "سوق الجمعة في المدينة", "مارس ضغوطا على الوفد", "في الستينات من عمره",
		"روسيا اليوم", "شارع 8 آذار", "سقط سنه الأول", "لامس السقف", "فتح باب التسجيل", "الأحد عشر لاعبا",
	} {
		for _, x := range timex.Find(arabic.Tokenize(text, nil)) {
			if v := x.Value("2015-07-22"); v != "" {
				t.Errorf("%s: %s", text, v)
			}
		}
	}
}

func TestImplies(t *testing.T) {
	find := func(text string) timex.Time { return timex.Find(arabic.Tokenize(text, nil))[0] }
	if got := find("قال اليوم الأربعاء").Implies(); got != "XXXX-WXX-3" {
		t.Error(got)
	}
	published := find("غادر أمس الثلاثاء").Implies()
	if got := find("عاد الاثنين").Value(published); got != "-P2D" {
		t.Errorf("Monday of a report of %s: %s", published, got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("في تمام الساعة 10:30 من صباح الاثنين (21/7/2015)، من 3 إلى 5 تموز/يوليو الماضي", "2015-07-22")
	f.Add("منذ اندلاعه في مارس 2011 وحتى فجر أمس الأول ليل الأحد - الاثنين 9999999999999999 سنة", "")
	f.Add("خلال 99999999 يوما الماضية قبل 999999999999 عام", "0001-01-01")
	f.Fuzz(func(t *testing.T, text, published string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		toks := arabic.Tokenize(text, nil)
		at := 0
		for _, x := range timex.Find(toks) {
			if x.First < at || x.End <= x.First || x.End > len(toks) {
				t.Fatalf("%q: %+v after %d", text, x, at)
			}
			at = x.End
			x.Value(published)
			x.Implies()
		}
	})
}

func BenchmarkFind(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "gold", "train.texts.jsonl"))
	if err != nil {
		b.Skip("no text beside the project")
	}
	sents := arabic.Sentences(arabic.Tokenize(string(data), nil))
	var nums [][]numeral.Number
	for _, s := range sents {
		nums = append(nums, numeral.Find(s.Tokens))
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		for i, s := range sents {
			timex.FindWith(s.Tokens, nums[i])
		}
	}
}

func ExampleTime_Value() {
	for _, t := range timex.Find(arabic.Tokenize("وصلت القافلة مساء أمس الثلاثاء", nil)) {
		fmt.Println(t.Value("2015-07-22"), t.Value(""))
	}
	// Output: 2015-07-21 -P1DTEV
}
