package text

import (
	"strings"

	"github.com/isnad-project/isnad"
)

// phrase is what a line of furniture opens with.
type phrase struct {
	kind   isnad.MarkKind
	leadIn bool // only the words and their colon are furniture, not what follows
}

// openings are the first words of furniture, in plain spelling.
var openings = phrases([]phraseList{
	{phrase{isnad.Residue, true}, `
		اقرا ايضا | اقرا المزيد | اقرا كذلك | اقرا ايضا عن | اقرؤوا ايضا | شاهد ايضا | طالع ايضا | تابع ايضا | شاهد بالفيديو
		رابط الخبر | مقالات اخري للكاتب | next previous | مواضيع ذات صله | موضوعات ذات صله | اخبار ذات صله | مقالات ذات صله
		موضوعات متعلقه | اخبار متعلقه | روابط ذات صله`},
	{phrase{isnad.Residue, false}, `
		لقراءه المزيد اضغط | للمزيد اضغط | للمزيد من التفاصيل اضغط | اضغط هنا | انقر هنا | تابعونا علي | تابعنا علي | تابعوا صفحتنا
		تابع صفحتنا | للاشتراك في قناتنا | اشترك في قناتنا | اشتركوا في قناتنا | انضم الي قناتنا | انضموا الي قناتنا
		حمل تطبيق | حملوا تطبيق | حمل التطبيق | لتحميل التطبيق | لتحميل تطبيق | شارك الخبر علي | شارك المقال | شارك علي
		شارك عبر | جميع الحقوق محفوظه | كلمات مفتاحيه | الكلمات المفتاحيه | الكلمات الدلاليه | كلمات دلاليه
		اشترك في النشره | اشترك في نشرتنا | the post`},
	{phrase{isnad.Caption, false}, `التعليق علي الصوره | تعليق الصوره | صوره ارشيفيه`},
})

// wholeLines are lines that are furniture when nothing else stands in them.
var wholeLines = lineSet(`
	المزيد | تصفح المزيد | اقرا المزيد | قراءه المزيد | عرض المزيد | للمزيد | المزيد من الاخبار | جميع الحقوق محفوظه
	bottom of form | top of form | شارك | شاركها | شارك الخبر | شارك المقال | شارك هذا الخبر | مشاركه | شارك هذا الموضوع
	طباعه | ارسال | نسخ الرابط | تم نسخ الرابط | اضف تعليق | اضف تعليقا | اترك تعليقا | تعليقات | لا توجد تعليقات
	الاكثر قراءه | الاكثر مشاهده | الاكثر تداولا | مواضيع ذات صله | اخبار ذات صله | مقالات ذات صله | اقرا ايضا | شاهد ايضا
	عرض الاظهار البصري كاملا | ثم الرساله | اعلان | سمات | وسوم | تحميل | العوده الي الاعلي | الصفحه الرئيسيه`)

// networks are names of services that share lines consist of.
var networks = lineSet(`تويتر | فيسبوك | الفيسبوك | واتساب | واتس | اب | تلغرام | تليغرام | تيليجرام | انستغرام | لينكد | ان | لينكدان |
	facebook | twitter | whatsapp | telegram | linkedin | instagram | pinterest | messenger | email | print | طباعه | ارسال | مشاركه | شارك`)

var carriers = lineSet(`zain | stc | mobily | زين | موبايلي | الاتصالات | سوا`)

// agencies are what a credit names, in plain spelling.
var agencies = lineSet(`
	رويترز | ا ف ب | اف ب | افب | فرانس برس | د ب ا | ا ش ا | ا ب | اب | اسوشيتد برس | اسوشييتد برس | اسوشيتدبرس | الاناضول
	يو بي اي | ي ب ا | وكالات | الوكالات | وام | واس | كونا | قنا | بترا | سانا | شينخوا | سبوتنيك | نوفوستي | ايتار تاس | تاس | ارنا
	و م ع | واج | وات | وكاله الانباء | متابعات | getty | getty images | gettyimages | غيتي | غيتي ايميجز | جيتي | afp | reuters | epa | ap
	anadolu | ارشيف | ارشيفيه | الارشيف | من الارشيف | صوره ارشيفيه | انترنت | الانترنت | خاص`)

// creditHeads are words before the names in a credit.
var creditHeads = lineSet(`تصوير | المصدر | عدسه | تقرير | وكالات`)

// bylines are what stands before the colon of a credit.
var bylines = lineSet(`تصوير | عدسه | المصدر | المصادر | نقله الي العربيه | نقلته الي العربيه | نقله الي العربيه بتصرف | نقلته الي العربيه بتصرف
	| ترجمه | ترجمه وتحرير | تحرير | اعداد | مونتاج | مصدر الصوره | صدر الصوره`)

// opinionHeads are first words of a disclaimer.
var opinionHeads = lineSet(`الاراء | المقال | المقاله | المقالات | اراء | تنويه | ان | جميع | كل | هذا | هذه | ما | تنبيه`)

// opening tells what furniture a line opens with, and how many words of it; 0
// when it is none.
func opening(w []word) (phrase, int) {
	list, ok := openings[w[0].plain]
	if !ok {
		return phrase{}, 0
	}
	for _, o := range list {
		if len(o.words) > len(w) {
			continue
		}
		same := true
		for i, x := range o.words {
			same = same && w[i].plain == x
		}
		if same {
			return o.phrase, len(o.words)
		}
	}
	return phrase{}, 0
}

type phraseList struct {
	phrase
	list string
}

type openingWords struct {
	phrase
	words []string
}

// phrases sorts openings by their first word, the longest first.
func phrases(from []phraseList) map[string][]openingWords {
	m := map[string][]openingWords{}
	for _, p := range from {
		for _, s := range cutList(p.list) {
			o := openingWords{p.phrase, strings.Fields(s)}
			at := 0
			for at < len(m[o.words[0]]) && len(m[o.words[0]][at].words) >= len(o.words) {
				at++
			}
			l := m[o.words[0]]
			m[o.words[0]] = append(l[:at:at], append([]openingWords{o}, l[at:]...)...)
		}
	}
	return m
}

func lineSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, s := range cutList(list) {
		m[s] = true
	}
	return m
}

// cutList cuts a list at bars and line breaks.
func cutList(list string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(list, func(r rune) bool { return r == '|' || r == '\n' }) {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			out = append(out, s)
		}
	}
	return out
}
