package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// typesOf are the types of the claims of a text, in order, each with its trigger.
func typesOf(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	for _, c := range newReader(t).Read(&isnad.Document{ID: "t", Text: text}) {
		out = append(out, c.Type+" "+c.Trigger.Exact)
	}
	return out
}

// TestHardship wants states of people and places told as conditions, and talk of them not.
func TestHardship(t *testing.T) {
	for text, want := range map[string]string{
		"تدور اشتباكات في مدينة عتق. وقال مدير الصحة إن الوضع في المدينة كارثي":          "condition الوضع في المدينة كارثي",
		"قصف الجيش مدينة تعز. وتعذر إدخال الدواء إلى المدينة":                            "condition وتعذر إدخال",
		"قصف الجيش مدينة تعز. وأثار القصف حالة من الهلع بين الأهالي":                     "condition وأثار القصف حالة من الهلع",
		"قصف الجيش مدينة تعز. ولا تستطيع فرق الإنقاذ الوصول إلى الجرحى":                  "condition ولا تستطيع فرق الإنقاذ الوصول",
		"تدور اشتباكات في مدينة عتق. وقال الطبيب إن الأطفال لا يحصلون على الغذاء":        "condition لا يحصلون على الغذاء",
		"تدور اشتباكات في مدينة عتق. وحذر العمدة من تصاعد العنف في المدينة وغياب الشرطة": "condition تصاعد العنف",
	} {
		if got := typesOf(t, text); !slices.Contains(got, want) {
			t.Errorf("%s\n got %q, want %q", text, got, want)
		}
	}
	if got := typesOf(t, "تدور اشتباكات في مدينة عتق. ولم يتمكن المسلحون من الوصول إلى الجسر"); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "condition") }) {
		t.Errorf("fighters who do not get through: got %q", got)
	}
}

// TestOneActOneClaim wants words that tell one act to give one claim, with the type
// that the more exact of them has.
func TestOneActOneClaim(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // types, in order
	}{
		{"a verb of striking and its noun", "استهدفت غارة حاجزا للمسلحين في مدينة الباب", []string{"assault.airstrike"}},
		{"a noun and its verb", "قال ناشطون إن غارة استهدفت حاجزا في مدينة الباب", []string{"assault.airstrike"}},
		{"the means behind the verb", "استهدف مقاتلو الفصائل حاجزا في بلدة مورك بهجوم انتحاري", []string{"assault.suicide"}},
		{"the verb that goes on", "ونفذ الطيران غارات قرب مدينة حديثة واستهدفت وحدات للمسلحين", []string{"assault.airstrike"}},
		{"the purpose", "أطلق الجيش حملة جوية لقصف مواقع المسلحين في مدينة الرقة", []string{"assault.airstrike"}},
		{"a weapon beside an explosion", "وقع تفجير بعبوة ناسفة في مدينة كركوك وقتل جنديان", []string{"assault.ied"}},
		{"a killing and its means", "اغتال مسلحون قاضيا في مدينة إدلب بإطلاق النار عليه", []string{"assault.shooting"}},
		{"a sum and the attacks that it sums up", "قتل ثلاثون شخصا في تفجيرات في العراق", []string{"toll", "assault.ied"}},
		{"want and what is wanting", "يعاني السكان من نقص الغذاء في مدينة تعز المحاصرة", []string{"condition", "coerce.siege"}},
		{"two verbs for one blame", "تدين وتستنكر الحكومة قصف المدينة", []string{"accuse", "assault.shelling"}},
		{"a truce that is asked for", "طالبت المنظمة بوقف فوري لإطلاق النار في السودان", []string{"request"}},
		{"what goes back to several is not the one bomb", "انفجرت سيارة مفخخة في مدينة كركوك. وتزايدت الهجمات في المحافظة", []string{"assault.car_bomb", "assault.attack"}},
		{"an act pointed at adds nothing", "نفذ انتحاري هجوما في مدينة كابل. ويأتي هذا الهجوم قبل الانتخابات", []string{"assault.suicide"}},
		{"rules of engagement", "قتل جنديان في كمين قرب مدينة جنين. وغير الجيش قواعد الاشتباك", []string{"assault.attack"}},
		{"a bomb that strikes", "استهدفت عبوة ناسفة دورية للشرطة في مدينة كركوك", []string{"assault.ied"}},
		{"a bomber who strikes", "هاجم انتحاري ثكنة للجيش في مدينة قندهار", []string{"assault.suicide"}},
		{"a car bomb that strikes", "استهدفت سيارة مفخخة مقر قيادة الشرطة في مدينة الرمادي", []string{"assault.car_bomb"}},
		{"struck with a bomb", "وأعلنت السرايا استهداف آلية عسكرية بعبوة محلية الصنع في مدينة جنين", []string{"assault.ied"}},
		{"struck with rockets, by the noun", "تم استهداف موقع الراهب بالأسلحة الصاروخية", []string{"assault.shelling"}},
		{"the means before the verb", "وبقذائف الهاون، استهدف المقاتلون ثكنة في مدينة حارم", []string{"assault.shelling"}},
		{"a vehicle hit by a rocket", "إصابة سيارة تابعة للشرطة بصاروخ مضاد للدروع في مدينة المطلة", []string{"assault.shelling"}},
		{"a bomber and his toll", "انتحاري يخلف عشرة قتلى في سوق شرق مدينة كابل", []string{"assault.suicide"}},
		{"aircraft told more of before they strike", "وذكر المكتب أن ثلاث مقاتلات إف-16 قصفت مقرين للتنظيم في مدينة الباب", []string{"assault.airstrike"}},
		{"aircraft that did not stop", "وذكر شهود أن المقاتلات لم تتوقف طوال الليل عن قصف معسكر في مدينة لحج", []string{"assault.airstrike"}},
		{"how often, before the verb", "للمرة الأولى قصفت طائرات حربية سورية أهدافا في مدينة الرطبة", []string{"assault.airstrike"}},
		{"an act amid the words of another", "أطلقت القوات المتوغلة في مدينة رفح النار على الأهالي", []string{"assault.shooting", "control.advance"}},
		{"a drone brought down", "أسقط المقاتلون طائرة مسيرة في سماء مدينة مأرب", []string{"assault.attack"}},
		{"drones that air defences bring down", "أسقطت الدفاعات الجوية مسيرتين في سماء مدينة حماة", []string{"assault.airstrike"}},
		{"a war that is fought", "تخوض الفصائل حربا طويلة ضد الجيش في ريف مدينة حماة", []string{"clash"}},
		{"wounds are no need", "أعلن الجيش إصابة جندي بجروح خطيرة في اشتباك قرب مدينة جنين", []string{"clash"}},
		{"the shelling of those who do not fly", "شن الطيران غارات على مواقع الحوثيين. وقصف الحوثيون أحياء في مدينة عدن", []string{"assault.airstrike", "assault.shelling"}},
		{"a denial of what has a type", "نفت الوزارة قصف مدينة داريا بالمدفعية", []string{"assault.shelling"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			claims := typesOf(t, c.text)
			for _, x := range claims {
				got = append(got, strings.Fields(x)[0])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("«%s»\ngot  %q\nwant %q", c.text, claims, c.want)
			}
		})
	}
}

// TestTypeByContext wants the type that the report has given before, where the
// words leave it open, and only there.
func TestTypeByContext(t *testing.T) {
	for _, c := range []struct{ name, text, trigger, want string }{
		{"a force that flies", "شن التحالف غارات جوية على مدينة صعدة. ثم قصف التحالف معسكرا في مدينة الحديدة.", "قصف", "assault.airstrike"},
		{"a force that flies and fires", "شن الجيش السوري غارات جوية على مدينة دوما. وقصف الجيش السوري مدينة حرستا بالمدفعية. ثم قصف الجيش السوري مدينة عربين.", "قصف", "assault.shelling"},
		{"a general noun that goes back", "قتل عشرة أشخاص في تفجير انتحاري في مدينة بغداد. وأسفر الهجوم عن إصابة عشرين شخصا.", "الهجوم", "assault.suicide"},
		{"what goes back to the nearest of its kind", "شنت طائرات التحالف غارات على مدينة صعدة. وقصفت مدفعية الجيش مواقع المسلحين في الجبل. واستمر القصف حتى الفجر في مدينة صعدة وأدى إلى مقتل جنديين.", "القصف", "assault.shelling"},
		{"words that say what it was", "قتل جندي برصاص قناص في مدينة حمص. وأسفر الهجوم الانتحاري عن مقتل عشرة جنود.", "الهجوم الانتحاري", "assault.suicide"},
		{"present of control", "تسيطر الفصائل على مدينة الباب", "تسيطر", "control.hold"},
		{"past of control", "سيطرت الفصائل على مدينة الباب", "سيطرت", "control.capture"},
		{"under control", "قصفت الطائرات مدينة الباب الخاضعة لسيطرة الفصائل", "الخاضعة", "control.hold"},
		{"an attempt", "حاولت القوات اقتحام مدينة الباب", "اقتحام", "control.advance"},
		{"a storming", "اقتحمت القوات مدينة الباب", "اقتحمت", "assault.attack"},
		{"rockets named far behind", "استهدف مقاتلو الفصائل حاجزا للجيش في بلدة مورك شمالي حماة بصواريخ غراد", "استهدف", "assault.shelling"},
		{"we shall take revenge", "وقال القائد العسكري سننتقم من القتلة", "سننتقم", "threaten"},
		{"we shall go on", "وقال القائد العسكري سنواصل العمل من أجل السلام", "سنواصل", "promise"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := typesOf(t, c.text)
			for i := len(got) - 1; i >= 0; i-- {
				typ, trigger, _ := strings.Cut(got[i], " ")
				if strings.Contains(trigger, c.trigger) {
					if typ != c.want {
						t.Errorf("«%s»: got %s, want %s", trigger, typ, c.want)
					}
					return
				}
			}
			t.Errorf("no claim at «%s»: %q", c.trigger, got)
		})
	}
}

// TestNothingNew wants words that only speak about an act told before to give no
// claim.
func TestNothingNew(t *testing.T) {
	const lead = "قتل عشرة جنود في تفجير انتحاري في مدينة بغداد. "
	for _, text := range []string{
		"وأدان مجلس الأمن التفجير.",
		"وهرعت الشرطة إلى موقع التفجير.",
		"وتبنى التنظيم الهجوم.",
	} {
		for _, c := range typesOf(t, lead+text)[1:] {
			if strings.HasPrefix(c, "assault.") {
				t.Errorf("«%s»: %s", text, c)
			}
		}
	}
}
