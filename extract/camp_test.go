package extract_test

import (
	"testing"

	"github.com/isnad-project/isnad"
)

func TestCamps(t *testing.T) {
	r := newReader(t)
	for _, tc := range []struct {
		name, country string
		want          isnad.Camp
	}{
		{"سانا", "SY", isnad.State},
		{"وكالة سانا", "SY", isnad.State},
		{"قوات النظام", "SY", isnad.State},
		{"الجيش العراقي", "IQ", isnad.State},
		{"الجيش العراقي", "SY", isnad.ForeignState},
		{"وزارة الدفاع الروسية", "SY", isnad.ForeignState},
		{"وزارة الدفاع", "SY", isnad.State},
		{"البنتاغون", "IQ", isnad.ForeignState},
		{"الجيش الحر", "SY", isnad.Opposition},
		{"متحدث باسم المعارضة", "YE", isnad.Opposition},
		{"مصدر عسكري معارض", "SY", isnad.Opposition},
		{"داعش", "IQ", isnad.Party},
		{"الحوثيون", "YE", isnad.Party},
		{"المرصد السوري لحقوق الإنسان", "SY", isnad.Monitor},
		{"رويترز", "SY", isnad.Media},
		{"مراسل القناة", "SY", isnad.Media},
		{"الأمم المتحدة", "SY", isnad.International},
		{"شهود عيان", "SO", isnad.Witness},
		{"ناشطون", "SY", isnad.Witness},
		{"مصدر طبي", "SY", isnad.Medical},
		{"الدفاع المدني", "SY", isnad.Relief},
		{"الشرطة", "SO", isnad.State},
		{"مصدر", "SY", ""},
		{"سامر الخطيب", "SY", ""},
		{"", "", ""},
	} {
		if got := r.Camp(tc.name, tc.country); got != tc.want {
			t.Errorf("%s of %s: %q, want %q", tc.name, tc.country, got, tc.want)
		}
	}
}
