package extract_test

import (
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestGround reads short reports and compares where and when each claim happened:
// «type name/relation time», with * behind what comes from the context.
func TestGround(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ name, published, text, want string }{
		{"a list under one verb, near spreading over its members", "", "قصف الطيران الحربي مواقع في الحسكة والرقة، وقرب الحديثة وكركوك.",
			"assault.airstrike الحسكة/in; assault.airstrike الرقة/in; assault.airstrike الحديثة/near; assault.airstrike كركوك/near"},
		{"a list goes on past what holds its members", "", "استهدفت الغارات مواقع التنظيم في الحسكة والرقة في سوريا، وقرب سنجار وتلعفر في العراق.",
			"assault.airstrike الحسكة/in; assault.airstrike الرقة/in; assault.airstrike سنجار/near; assault.airstrike تلعفر/near"},
		{"each member with its own", "", "واقتحمت القوات بلدة قصرة جنوبي نابلس، وعزون شرقي قلقيلية.", "assault.attack قصرة/in; assault.attack عزون/in"},
		{"a place and the land around it", "", "دارت اشتباكات عنيفة في حلب وريفها.", "clash حلب/in; clash حلب/countryside"},
		{"other parts of what is named behind them", "", "قصفت المدفعية بلدات ببيلا ويلدا، وعدة مناطق بالغوطة الشرقية.",
			"assault.shelling ببيلا/in; assault.shelling يلدا/in; assault.shelling الغوطة الشرقية/in"},
		{"where a place lies is no second place", "", "وسقطت صواريخ على جبل المانع على أطراف بلدة الكسوة.", "assault.shelling جبل المانع/in"},
		{"nor what holds it", "", "نصبوا كمينا للقافلة في منطقة اكتشاي في ولاية شرناق.", "assault.attack اكتشاي/in"},
		{"a noun that goes back has the place and the time", "2016-05-12", "انفجرت سيارة مفخخة أمس في بعقوبة. وأسفر الانفجار عن مقتل خمسة مدنيين.",
			"assault.car_bomb بعقوبة/in 2016-05-11; assault.car_bomb بعقوبة/in* 2016-05-11*"},
		{"the finer of two places", "", "وفي ريف حماة، قصفت المدفعية بلدة كفرزيتا.", "assault.shelling كفرزيتا/in"},
		{"governments are no places", "", "دعت واشنطن الأطراف إلى وقف القتال.", "request -"},
		{"what a relative clause says of a place happens there", "", "سيطر التنظيم على بلدة القائم التي تقع تحت سيطرة الجيش.",
			"control.capture القائم/in; control.hold القائم/in"},
		{"a facility", "2016-05-12", "قتل ثلاثة جنود في كمين بمحيط مطار دير الزور العسكري ليل السبت.", "assault.attack مطار دير الزور العسكري/near 2016-05-07/2016-05-08"},
		{"the hospital that the wounded are brought to is not where they were hit", "", "قصفت المدفعية حي الأنصاري في حلب، ونقل المصابون إلى مستشفى الضبيط. وأسفر القصف عن مقتل ستة مدنيين.",
			"assault.shelling الأنصاري/in; aid مستشفى الضبيط/in; assault.shelling الأنصاري/in*"},
		{"hours later is the same day", "2016-05-12", "انفجرت سيارة مفخخة أمس في بعقوبة. وبعد ساعات انفجرت عبوة ناسفة في المدينة.",
			"assault.car_bomb بعقوبة/in 2016-05-11; assault.ied بعقوبة/in 2016-05-11"},
		{"a state goes on until publication", "2016-05-12", "تحاصر القوات مدينة دير الزور منذ آذار 2015.", "coerce.siege دير الزور/in 2015-03/2016-05-12"},
		{"a sum stands at what holds all its places", "", "وسقط 23 قتيلا في قصف على الرستن ومعرة النعمان.",
			"toll سوريا/in; assault.shelling الرستن/in; assault.shelling معرة النعمان/in"},
		{"the weekday of an undated report counts the others", "", "قال ناشطون اليوم الأربعاء إن القوات قصفت بلدة داريا الثلاثاء.", "assault.shelling داريا/in -P1D"},
		{"a report may call the day before its publication today", "2016-05-12", "قصفت المدفعية بلدة داريا اليوم الأربعاء. وكان الطيران قصف حي جوبر أمس.",
			"assault.shelling داريا/in 2016-05-11; assault.airstrike جوبر/in 2016-05-10"},
	} {
		var got []string
		for _, claim := range r.Read(&isnad.Document{ID: c.name, Text: c.text, Published: c.published}) {
			got = append(got, grounded(claim))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.text, s, c.want)
		}
	}
}

func TestPlannedFor(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"من المقرر أن يعقد المؤتمر الدولي في سويسرا في 22 كانون الثاني المقبل.", "2017-01-22"},
		{"انعقد المؤتمر الدولي في سويسرا أمس.", ""},
		{"قال دبلوماسي إن المؤتمر الدولي الذي كان مقررا عقده في جنيف يوم 15 كانون الأول تأجل إلى 30 كانون الأول الجاري.", "2016-12-30"},
		{"أعلن المبعوث اليوم تأجيل المؤتمر الدولي مرة ثانية، وقال إنه سيعقد في جنيف يوم 20 كانون الثاني المقبل.", "2017-01-20"},
	} {
		found := false
		for _, claim := range r.Read(&isnad.Document{ID: "x", Text: c.text, Published: "2016-12-05"}) {
			if claim.Type == "consult.conference" {
				found = true
				if claim.PlannedFor != c.want {
					t.Errorf("%s: planned for %q, want %q", c.text, claim.PlannedFor, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no conference", c.text)
		}
	}
}

func grounded(c isnad.Claim) string {
	inferred := map[string]string{}
	for _, f := range c.Inferred {
		inferred[f] = "*"
	}
	s := c.Type + " -"
	if c.Place != nil {
		s = c.Type + " " + c.Place.Name + "/" + string(c.Place.Relation) + inferred["place"]
	}
	if c.Time.Value != nil {
		s += " " + *c.Time.Value + inferred["time"]
	}
	return s
}
