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
