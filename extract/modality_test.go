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
		{"تردد أن الجيش قصف مخيم جباليا", "assault.shelling hedged"},
		{"يخشى السكان اقتحام مدينة الفاشر", "assault.attack hedged"},
		{"ألغي اجتماع الطرفين في مدينة أديس أبابا", "consult.meet negated"},
		{"فشل المسلحون في السيطرة على مطار منغ", "control.capture negated"},
		{"منع الحراس الانتحاري من تفجير نفسه في مدينة القطيف", "assault.suicide negated"},
		{"انتشر الجيش في مدينة بيروت تفاديا لوقوع اشتباكات", "control.hold; clash negated"},
		{"لا صحة لأنباء انسحاب الجيش من مدينة سنار", "control.lose denied"},
		{"أكد الناطق أن ما قيل عن قصف مدينة صنعاء عار عن الصحة", "assault.shelling denied: الناطق"},
		{"لو قصفت الطائرات السوق لهرب سكان مدينة دوما", "assault.airstrike conditional"},
		{"شهد ريف درعا عملية عسكرية لاستعادة تل الحارة", "control.capture planned"},
		{"لم يسفر القصف على مدينة حلب عن إصابات", "assault.shelling"},
		{"تعرضت مدينة نوى لقصف عنيف", "assault.shelling"},
	} {
		if got := told(t, c[0]); got != c[1] {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c[0], got, c[1])
		}
	}
}
