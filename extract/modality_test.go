package extract_test

import "testing"

func TestWhetherItHappened(t *testing.T) {
	for _, c := range [][2]string{
		{"وسيعود السكان في حال انسحاب قوات النظام من مدينة حلب", "control.lose conditional"},
		{"وقتل عشرة مدنيين في حصيلة للتفجير الذي هز سوق مدينة حلب", "assault.ied"},
		{"وقد تم استهداف مقر القيادة في مدينة حلب بالصواريخ", "assault.shelling"},
		{"نفذت طائرة بدون طيار غارة في مدينة مأرب", "assault.airstrike"},
		{"نشرت الكتائب مشاهد لتفجير عبوة ناسفة في مدينة جنين", "statement; assault.ied"},
		{"لم تشهد مدينة حلب اليوم أي قصف", "assault.shelling negated"},
		{"لم تقع وفيات في القصف على مدينة حلب", "assault.shelling"},
		{"قتل المسلحون ما لا يقل عن 30 شخصا وأحرقوا منازل في مدينة جوس", "assault.kill; coerce.destroy"},
		{"وقد تقصف الطائرات مدينة حلب", "assault.airstrike hedged"},
	} {
		if got := told(t, c[0]); got != c[1] {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c[0], got, c[1])
		}
	}
}
