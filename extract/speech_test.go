package extract_test

import (
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// told writes the claims of a text in order: type, modality where it is not
// asserted, and who says so, outermost first.
func told(t *testing.T, text string) string {
	t.Helper()
	var out []string
	for _, c := range newReader(t).Read(&isnad.Document{ID: "t", Text: text}) {
		s := c.Type
		if c.Modality != isnad.Asserted {
			s += " " + string(c.Modality)
		}
		if len(c.Source) > 0 {
			s += ": " + strings.Join(c.Source, " > ")
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestWhoSaysSo(t *testing.T) {
	for _, group := range []struct {
		name  string
		cases [][2]string // text and what it tells
	}{
		{"verbs of saying", [][2]string{
			{"قال عمدة المدينة إن الطيران قصف السوق", "assault.airstrike: عمدة المدينة"},
			{"أعلن متحدث باسم الجيش السوداني مقتل خمسة جنود في هجوم قرب الفاشر", "assault.attack: متحدث باسم الجيش السوداني"},
			{"أفاد مصدر طبي بأن القصف قتل طفلين", "assault.shelling: مصدر طبي"},
			{"وأشارت الوزارة إلى أن مسلحين خطفوا طبيبا", "coerce.abduct: الوزارة"},
			{"الجيش قال إن جنديين قتلا في كمين", "assault.attack: الجيش"},
			{"قصف الطيران السوق، قالت الوكالة", "assault.airstrike: الوكالة"},
		}},
		{"chains", [][2]string{
			{"نقلت وكالة رويترز عن مصدر أمني قوله إن مسلحين قتلوا شرطيا في تعز", "assault.kill: وكالة رويترز > مصدر أمني"},
			{"قال وزير الدفاع الفرنسي لصحيفة لوموند إن الجيش قصف مخزنا للأسلحة", "assault.shelling: صحيفة لوموند > وزير الدفاع الفرنسي"},
			{"وقال الناطق باسم الهلال الأحمر سامر الحكيم لقناة الجزيرة إن غارة دمرت مستشفى", "assault.airstrike: قناة الجزيرة > الهلال الأحمر > سامر الحكيم; coerce.destroy: قناة الجزيرة > الهلال الأحمر > سامر الحكيم"},
			{"ذكرت وكالة الأناضول نقلا عن شهود أن قذائف سقطت على الحي", "assault.shelling: وكالة الأناضول > شهود"},
			{"نقل التلفزيون السوري عن محافظ حمص طلال الحسن أن انفجارا قتل عشرة أشخاص", "assault.ied: التلفزيون السوري > طلال الحسن"},
		}},
		{"before and behind", [][2]string{
			{"بحسب المرصد السوري لحقوق الإنسان قتل أربعة مدنيين في قصف على دوما", "assault.shelling: المرصد السوري لحقوق الإنسان"},
			{"قتل أربعة مدنيين في قصف على دوما وفق ما أعلن الدفاع المدني", "assault.shelling: الدفاع المدني"},
			{"قتل ثلاثة جنود في كمين، كما أكد مصدر عسكري", "assault.attack: مصدر عسكري"},
			{"قتل ثلاثة جنود في كمين، على ما أوردت صحيفة الوطن", "assault.attack: صحيفة الوطن"},
			{"على حد قول شهود عيان أطلقت الشرطة النار على المتظاهرين", "assault.shooting: شهود عيان"},
			{"اندلعت اشتباكات في بنغازي، حسب مراسل الجزيرة", "clash: مراسل الجزيرة"},
		}},
		{"participles and nouns", [][2]string{
			{"زار الوزير حمزة الكيلاني المدينة مؤكدا أن الجيش قصف مواقع المسلحين", "consult.visit; assault.shelling: حمزة الكيلاني"},
			{"وقالت الوزارة في بيان إن القصف قتل طفلين مشيرة إلى أن مسلحين خطفوا طبيبا", "assault.shelling: الوزارة; coerce.abduct: الوزارة"},
			{"جاء في بيان لوزارة الداخلية أن مسلحين خطفوا طبيبا", "coerce.abduct: وزارة الداخلية"},
			{"أفادت حصيلة رسمية بأن القصف أوقع عشرة قتلى", "assault.shelling: حصيلة رسمية"},
			{"وفي تصريح لوكالة الأناضول قال رئيس البلدية كريم الدالي إن قذائف سقطت على الحي", "assault.shelling: وكالة الأناضول > كريم الدالي"},
		}},
		{"nobody", [][2]string{
			{"يذكر أن الجيش قصف البلدة مرات", "assault.shelling"},
			{"وأفيد بأن مسلحين خطفوا طبيبا في طرابلس", "coerce.abduct"},
			{"قصف الطيران السوق (وكالات)", "assault.airstrike"},
			{"انفجرت سيارة مفخخة في كابل (رويترز)", "assault.car_bomb"},
		}},
		{"headlines", [][2]string{
			{"الصليب الأحمر: مقتل عشرة مدنيين في قصف على صعدة", "assault.shelling: الصليب الأحمر"},
			{"مسؤول عراقي: القوات الأمريكية اعتقلت خمسة أشخاص", "coerce.arrest: مسؤول عراقي"},
			{"عاجل: مقتل عشرة مدنيين في قصف على صعدة", "assault.shelling"},
		}},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, c := range group.cases {
				if got := told(t, c[0]); got != c[1] {
					t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
				}
			}
		})
	}
}
