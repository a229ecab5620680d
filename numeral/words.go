package numeral

import "strings"

// class says what part a word plays in a number.
type class uint8

const (
	none     class = iota
	unit           // 1 to 9
	ten            // عشر, عشرة
	teen           // an Egyptian teen in one word: حداشر
	tens           // 20 to 90
	hundred        // مئة
	hundreds       // 200 to 900 in one word
	scale          // ألف, مليون, مليار
	dual           // ألفان, مليونين
	plural         // آلاف, ملايين: multiplies 3 to 10, alone it is vague
	ordinal        // أول, ثانية
	half           // a fraction: نصف, ربع, ثلثي
	parts          // ثلاثة أرباع: the denominator
	some           // عشرات, عدة: a count not told
	amount         // عدد, العديد: the same if من follows
	one            // أحد, إحدى: one of, or the unit of eleven
	scrap          // جزء من مئة
	digits         // a token of digits; not in the table
)

type word struct {
	class class
	al    bool // ال stands before it
	wa    bool // و or ف stands before it
	prep  bool // ب, ل or ك stands before it
	value int64
}

// forms is the closed class of number words, folded; each line is class, value
// and the spellings in every gender and case.
var forms = []struct {
	class class
	value int64
	words string
}{
	{unit, 0, "صفر"},
	{unit, 1, "واحد واحده واحدا"},
	{one, 1, "احد احدي"},
	{unit, 2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتان ثنتين اتنين اتنان"},
	{unit, 3, "ثلاثه ثلاث ثلاثا تلاته تلات"},
	{unit, 4, "اربعه اربع اربعا"},
	{unit, 5, "خمسه خمس خمسا"},
	{unit, 6, "سته ست ستا"},
	{unit, 7, "سبعه سبع سبعا"},
	{unit, 8, "ثمانيه ثماني ثمان ثمانيا تمانيه تماني تمان"},
	{unit, 9, "تسعه تسع تسعا"},
	{ten, 10, "عشره عشر عشرا"},
	{teen, 11, "حداشر احداشر حداشير"},
	{teen, 12, "اتناشر اطناشر اثناشر"},
	{teen, 13, "تلتاشر تلاتاشر ثلاثتاشر تلطاشر"},
	{teen, 14, "اربعتاشر اربعطاشر"},
	{teen, 15, "خمستاشر خمسطاشر"},
	{teen, 16, "ستاشر سطاشر"},
	{teen, 17, "سبعتاشر سبعطاشر"},
	{teen, 18, "تمنتاشر تمانتاشر تمنطاشر"},
	{teen, 19, "تسعتاشر تسعطاشر"},
	{tens, 20, "عشرون عشرين"},
	{tens, 30, "ثلاثون ثلاثين تلاتين"},
	{tens, 40, "اربعون اربعين"},
	{tens, 50, "خمسون خمسين"},
	{tens, 60, "ستون ستين"},
	{tens, 70, "سبعون سبعين"},
	{tens, 80, "ثمانون ثمانين تمانين"},
	{tens, 90, "تسعون تسعين"},
	{hundred, 100, "ميه مايه"},
	{hundreds, 200, "ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي متين"},
	{hundreds, 300, "ثلاثميه ثلاثمايه تلتميه تلاتميه ثلثميه ثلثمايه"},
	{hundreds, 400, "اربعميه اربعمايه ربعميه"},
	{hundreds, 500, "خمسميه خمسمايه"},
	{hundreds, 600, "ستميه ستمايه"},
	{hundreds, 700, "سبعميه سبعمايه"},
	{hundreds, 800, "ثمانميه ثمانمايه ثمانيميه ثمانيمايه تمنميه تمانميه"},
	{hundreds, 900, "تسعميه تسعمايه"},
	{scale, 12, "دزينه دسته"},
	{plural, 12, "دزينات دستات"},
	{scale, 1e3, "الف الفا"},
	{dual, 1e3, "الفان الفين الفي"},
	{plural, 1e3, "الاف الافا الوف الوفا"},
	{scale, 1e6, "مليون مليونا"},
	{dual, 1e6, "مليونان مليونين مليوني"},
	{plural, 1e6, "ملايين"},
	{scale, 1e9, "مليار مليارا بليون بليونا"},
	{dual, 1e9, "ملياران مليارين ملياري بليونان بليونين"},
	{plural, 1e9, "مليارات بلايين"},
	{scale, 1e12, "تريليون ترليون تريليونا ترليونا"},
	{dual, 1e12, "تريليونان تريليونين ترليونان ترليونين"},
	{plural, 1e12, "تريليونات ترليونات"},
	{ordinal, 1, "اول اولي حادي حاديه"},
	{ordinal, 2, "ثاني ثان ثانيه ثانيا"},
	{ordinal, 3, "ثالث ثالثه ثالثا"},
	{ordinal, 4, "رابع رابعه رابعا"},
	{ordinal, 5, "خامس خامسه خامسا"},
	{ordinal, 6, "سادس سادسه سادسا"},
	{ordinal, 7, "سابع سابعه سابعا"},
	{ordinal, 8, "ثامن ثامنه ثامنا"},
	{ordinal, 9, "تاسع تاسعه تاسعا"},
	{ordinal, 10, "عاشر عاشره عاشرا"},
	{half, whole / 2, "نصف"},
	{half, whole / 3, "ثلث"},
	{half, whole / 3 * 2, "ثلثا ثلثي ثلثان ثلثين"},
	{half, whole / 4, "ربع"},
	{half, whole / 6, "سدس"},
	{half, whole / 8, "ثمن"},
	{parts, 3, "اثلاث"},
	{parts, 4, "ارباع"},
	{parts, 5, "اخماس"},
	{parts, 6, "اسداس"},
	{parts, 8, "اثمان"},
	{parts, 10, "اعشار"},
	{scrap, 1, "جزء"},
	{some, 20, "عشرات"},
	{some, 200, "ميات مءات"},
	{some, 2, "عده بضع بضعه بعض"},
	{amount, 2, "عدد عددا اعداد اعدادا عديد كثير كثيرا"},
}

// whole is what the value of a half is a part of: it divides by 2 to 10.
const whole = 2520

// prefixes are what may be written together with a number word.
var prefixes = []struct {
	text string
	word word
}{
	{"", word{}}, {"ال", word{al: true}},
	{"ب", word{prep: true}}, {"ل", word{prep: true}}, {"ك", word{prep: true}},
	{"بال", word{prep: true, al: true}}, {"لل", word{prep: true, al: true}}, {"كال", word{prep: true, al: true}},
}

// mistaken are prefixed forms that are other words: كمية is a quantity, لست I am
// not, الأحد and الاثنين are days, بعده after him.
var mistaken = strings.Fields(`كميه كميات لميه لست فلست ولست كست فست لسته كسبع لاحد للاحد كاحد كعده كعدد كاعداد
	لاول كاول بست كالوف بعديد لعديد كعديد وعده بكثير كثاني الصفر للصفر كصفر`)

var words = buildWords()

func buildWords() map[string]word {
	m := make(map[string]word, 8192)
	for _, f := range forms {
		for w := range strings.FieldsSeq(f.words) {
			for _, c := range []string{"", "و", "ف"} {
				for _, p := range prefixes {
					e := p.word
					e.class, e.value, e.wa = f.class, f.value, c != ""
					k := c + p.text + w
					if _, ok := m[k]; !ok {
						m[k] = e
					}
				}
			}
		}
	}
	for _, w := range mistaken {
		delete(m, w)
	}
	// «واحد» is one before it is «and one of».
	for _, w := range []string{"واحد", "واحده", "واحدا"} {
		m[w] = word{class: unit, value: 1}
	}
	return m
}
