package timex

import "strings"

// class says what part a word plays in a time.
type class uint8

const (
	none     class = iota
	dayRef         // n days from publication: اليوم is left to unitWord
	now            // الآن
	weekday        // 1 Monday to 7 Sunday
	partWord       // of the day
	unitWord       // ساعة, أيام, شهرين
	month          // 1 to 12
	hijri          // 1 to 12
	twoWord        // كانون, تشرين, ربيع, جمادى, ذو: the next word says which
	dirWord        // الماضي, المقبل, الجاري
	edge           // أوائل, منتصف, نهاية
	season         // 3 spring, 6 summer, 9 autumn, 12 winter
	decade         // 10 to 90
	prep           // في, منذ, حتى
	anchor         // حينها, مؤخرا
	again          // مرارا, يوميا
	first          // أول, of أول أمس and أول يوم
	final          // آخر
)

// Prepositions and what else opens a time.
const (
	in = iota + 1
	during
	since
	until
	before
	justBefore
	after
	between
	from
	to
	every
	lasting
	this
)

type word struct {
	class class
	n     int8
	many  int8 // of unitWord: 1, 2, or 0 for the plural; of twoWord: which pair
	al    bool
	wa    bool
	prep  bool // ب or ل stands before it
	opens bool // a time may begin with it although it is no time word
}

// The units.
const (
	second = iota + 1
	minute
	hour
	day
	week
	monthUnit
	year
	decadeUnit
	century
)

// The parts of the day.
const (
	morning   = 1
	afternoon = 2
	evening   = 3
	night     = 4
	daytime   = 5
)

var partCodes = [...]string{"", "TMO", "TAF", "TEV", "TNI", ""}

// The directions.
const (
	past    = 1
	future  = 2
	current = 3
)

// table is the closed class of time words, folded.
var table = []struct {
	class   class
	n, many int8
	words   string
}{
	{dayRef, -1, 0, "امس البارحه امبارح"},
	{dayRef, 1, 0, "غدا غد بكره بكرا"},
	{now, 0, 0, "الان حاليا راهنا حالا"},
	{weekday, 1, 0, "اثنين اتنين"},
	{weekday, 2, 0, "ثلاثاء ثلاثا ثلثاء"},
	{weekday, 3, 0, "اربعاء اربعا"},
	{weekday, 4, 0, "خميس"},
	{weekday, 5, 0, "جمعه"},
	{weekday, 6, 0, "سبت"},
	{weekday, 7, 0, "احد"},
	{partWord, morning, 0, "فجر فجرا صباح صباحا صبح صبحا سحر ضحي صبيحه"},
	{partWord, afternoon, 0, "ظهر ظهرا ظهيره عصر عصرا"},
	{partWord, evening, 0, "مساء مساءا مغرب عشاء غروب امسيه"},
	{partWord, night, 0, "ليل ليلا ليله"},
	{partWord, daytime, 0, "نهار نهارا"},
	{unitWord, second, 1, "ثانيه لحظه"}, {unitWord, second, 2, "ثانيتان ثانيتين"}, {unitWord, second, 0, "ثوان ثواني لحظات"},
	{unitWord, minute, 1, "دقيقه"}, {unitWord, minute, 2, "دقيقتان دقيقتين"}, {unitWord, minute, 0, "دقايق"},
	{unitWord, hour, 1, "ساعه"}, {unitWord, hour, 2, "ساعتان ساعتين"}, {unitWord, hour, 0, "ساعات"},
	{unitWord, day, 1, "يوم يوما"}, {unitWord, day, 2, "يومان يومين"}, {unitWord, day, 0, "ايام اياما ليالي ليال"},
	{unitWord, week, 1, "اسبوع اسبوعا"}, {unitWord, week, 2, "اسبوعان اسبوعين"}, {unitWord, week, 0, "اسابيع"},
	{unitWord, monthUnit, 1, "شهر شهرا"}, {unitWord, monthUnit, 2, "شهران شهرين شهري"}, {unitWord, monthUnit, 0, "اشهر شهور"},
	{unitWord, year, 1, "عام عاما سنه"}, {unitWord, year, 2, "عامان عامين عامي سنتان سنتين سنتي"}, {unitWord, year, 0, "اعوام سنوات سنين"},
	{unitWord, decadeUnit, 1, "عقد"}, {unitWord, decadeUnit, 2, "عقدان عقدين"}, {unitWord, decadeUnit, 0, "عقود"},
	{unitWord, century, 1, "قرن"}, {unitWord, century, 2, "قرنان قرنين"}, {unitWord, century, 0, "قرون"},
	{month, 1, 0, "يناير جانفي"},
	{month, 2, 0, "فبراير شباط فيفري"},
	{month, 3, 0, "مارس اذار"},
	{month, 4, 0, "ابريل نيسان افريل"},
	{month, 5, 0, "مايو ايار ماي"},
	{month, 6, 0, "يونيو يونيه حزيران جوان"},
	{month, 7, 0, "يوليو يوليه تموز جويليه يوليوز"},
	{month, 8, 0, "اغسطس اب اوت غشت"},
	{month, 9, 0, "سبتمبر ايلول شتنبر"},
	{month, 10, 0, "اكتوبر"},
	{month, 11, 0, "نوفمبر نونبر"},
	{month, 12, 0, "ديسمبر دجنبر"},
	{hijri, 1, 0, "محرم"}, {hijri, 2, 0, "صفر"}, {hijri, 7, 0, "رجب"}, {hijri, 8, 0, "شعبان"}, {hijri, 9, 0, "رمضان"}, {hijri, 10, 0, "شوال"},
	{twoWord, 0, 1, "كانون"}, {twoWord, 0, 2, "تشرين"}, {twoWord, 0, 3, "ربيع"}, {twoWord, 0, 4, "جمادي"}, {twoWord, 0, 5, "ذو ذي"},
	{dirWord, past, 0, "ماضي ماضيه ماضيين ماضيتين ماض منصرم منصرمه منصرمين فايت فايته سابق سابقه اخير اخيره اخيرين فارط فارطه منقضي منقضيه"},
	{dirWord, future, 0, "قادم قادمه قادمين مقبل مقبله مقبلين اتي اتيه جاي"},
	{dirWord, current, 0, "جاري جاريه حالي حاليه راهن راهنه"},
	{edge, -1, 0, "اوايل مطلع بدايه بدايات مستهل غره"},
	{edge, 0, 0, "منتصف نصف اواسط وسط"},
	{edge, 1, 0, "اواخر نهايه ختام سلخ"},
	{season, 6, 0, "صيف"}, {season, 9, 0, "خريف"}, {season, 12, 0, "شتاء"},
	{decade, 20, 0, "عشرينيات عشرينات"}, {decade, 30, 0, "ثلاثينيات ثلاثينات"}, {decade, 40, 0, "اربعينيات اربعينات"},
	{decade, 50, 0, "خمسينيات خمسينات"}, {decade, 60, 0, "ستينيات ستينات"}, {decade, 70, 0, "سبعينيات سبعينات"},
	{decade, 80, 0, "ثمانينيات ثمانينات"}, {decade, 90, 0, "تسعينيات تسعينات"},
	{prep, in, 0, "في عند بحلول"},
	{prep, during, 0, "خلال اثناء طوال طيله غضون"},
	{prep, since, 0, "منذ مذ"},
	{prep, until, 0, "حتي لغايه"},
	{prep, before, 0, "قبل"},
	{prep, justBefore, 0, "قبيل"},
	{prep, after, 0, "بعد عقب بعيد"},
	{prep, between, 0, "بين"},
	{prep, from, 0, "من"},
	{prep, to, 0, "الي"},
	{prep, every, 0, "كل"},
	{prep, lasting, 0, "مده لمده مدي"},
	{prep, this, 0, "هذا هذه"},
	{anchor, 0, 0, "غداه عشيه وقتها حينها انذاك حينذاك وقتذاك يومها ساعتها حينيذ عندها موخرا لاحقا قبلها بعدها قريبا"},
	{first, 0, 0, "اول"}, {final, 0, 0, "اخر"},
	{again, 0, 0, "مرارا باستمرار دوما دايما بانتظام يوميا اسبوعيا شهريا سنويا غالبا احيانا لطالما"},
}

// openers are words that times begin with and that are no time words themselves.
var openers = strings.Fields("باكرا مبكرا وقت تمام حدود نحو حوالي قرابه زهاء اكثر اقل ازيد النصف الربع علي عيد راس عاشوراء المولد")

// mistaken are prefixed forms that are other words: لامس touched, وصيف a page, باب
// a door, وعقد and held.
var mistaken = strings.Fields("الذي والذي فالذي بالذي للذي وللذي لذي الذو لامس ولامس وصيف لاحد ولاحد فاحد وسحر السحر سحر لعقد وعقد فعقد بعقد واب لاب فاب الاب للاب باب بالاب وباب فباب")

var words = buildWords()

func buildWords() map[string]word {
	m := make(map[string]word, 4096)
	add := func(k string, w word) {
		if _, ok := m[k]; !ok {
			m[k] = w
		}
	}
	spread := func(form string, w word) {
		for _, c := range []string{"", "و", "ف"} {
			w := w
			w.wa = c != ""
			add(c+form, w)
			switch w.class {
			case anchor, again, now, prep:
				continue
			}
			for _, p := range []string{"ب", "ل"} {
				w := w
				w.prep = true
				add(c+p+form, w)
			}
			w.al = true
			add(c+"ال"+form, w)
			w.prep = true
			add(c+"بال"+form, w)
			add(c+"لل"+form, w)
		}
	}
	for _, e := range table {
		for f := range strings.FieldsSeq(e.words) {
			spread(f, word{class: e.class, n: e.n, many: e.many})
		}
	}
	for _, w := range mistaken {
		delete(m, w)
	}
	for _, c := range []string{"", "و"} {
		for _, w := range openers {
			e := m[c+w]
			e.opens = true
			m[c+w] = e
		}
		for head := range phrases {
			e := m[c+head]
			e.opens = true
			m[c+head] = e
		}
	}
	return m
}
