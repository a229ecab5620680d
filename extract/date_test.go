package extract

import (
	"testing"

	"github.com/isnad-project/isnad"
)

// TestDated reads when and where the first claim with a trigger happened.
func TestDated(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, trigger, when, place string }{
		{"دخل القصف على رفح يوما آخر. وفي اليوم الـ235 من العدوان على قطاع غزة دمر الجيش حيا كاملا.", "العدوان", "2023-10-07/2024-05-28", "قطاع غزة"},
		{"استهدفت غارة أميركية القيادي في سبتمبر الماضي في إدلب، وقتل ثلاثة من مرافقيه آنذاك.", "غارة", "2023-09", "إدلب"},
		{"قتل ثلاثة جنود في كمين قرب سرت بعد أيام من سقوط المدينة.", "كمين", "", "سرت"},
		{"قصفت المدفعية دوما في الثالث من أيار. وفي السابع من الشهر نفسه شنت الطائرات غارة على حرستا.", "غارة", "2024-05-07", "حرستا"},
		{"شنت الطائرات غارة على حرستا اليوم الأحد.", "غارة", "2024-05-26", "حرستا"},
		{"شنت الطائرات غارة على حرستا اليوم الأربعاء.", "غارة", "2024-05-29", "حرستا"},
		{"تحاصر القوات مدينة الفاشر منذ أن انسحبت الحامية في أيار 2023.", "تحاصر", "2023-05/2024-05-28", "الفاشر"},
		{"يتواصل القصف على مدينة سرت منذ الصباح الباكر.", "القصف", "2024-05-28", "سرت"},
		{"أصيب معسكر في الشدادي جنوب الحسكة بقصف جاء من داخل الأراضي العراقية.", "بقصف", "", "الشدادي"},
	} {
		d := &isnad.Document{ID: "d", Published: "2024-05-28", Text: c.text}
		found := false
		for _, x := range r.Read(d) {
			if x.Trigger.Exact != c.trigger {
				continue
			}
			found = true
			when, place := "", ""
			if x.Time.Value != nil {
				when = *x.Time.Value
			}
			if x.Place != nil {
				place = x.Place.Name
			}
			if when != c.when || place != c.place {
				t.Errorf("%s «%s»: %q at %q, want %q at %q", c.text, c.trigger, when, place, c.when, c.place)
			}
			break
		}
		if !found {
			t.Errorf("%s: no claim «%s»", c.text, c.trigger)
		}
	}
}

// TestWrittenOn finds the day that a report published on a Friday means by today.
func TestWrittenOn(t *testing.T) {
	for weekday, want := range map[string]string{
		"XXXX-WXX-5": "2024-05-31", "XXXX-WXX-4": "2024-05-30", "XXXX-WXX-7": "2024-05-26", "XXXX-WXX-6": "2024-06-01",
	} {
		if got := writtenOn("2024-05-31", weekday); got != want {
			t.Errorf("%s: %s, want %s", weekday, got, want)
		}
	}
}
