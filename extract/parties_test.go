package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestParties reads who did it, and to whom, where a rule alone does not say it.
func TestParties(t *testing.T) {
	for _, c := range []struct {
		name, text, typ string
		actors, targets []string
	}{
		{"subject and object", "قصفت قوات النظام مواقع الثوار في حي جوبر بدمشق.", "assault.shelling", []string{"قوات النظام"}, []string{"مواقع الثوار"}},
		{"passive with its doer", "قتل ثلاثة جنود على يد مسلحين في مدينة العريش.", "assault.kill", []string{"مسلحون"}, []string{"جنود"}},
		{"both sides", "اندلعت اشتباكات بين الجيش الوطني وقوات الدعم السريع في مدينة الفاشر.", "clash", []string{"الجيش الوطني", "قوات الدعم السريع"}, nil},
		{"who is asked", "دعت الأمم المتحدة الحوثيين إلى وقف القتال في مدينة تعز.", "request", []string{"الأمم المتحدة"}, []string{"الحوثيون"}},
		{"whose bullets they were", "قتل شاب فلسطيني برصاص الجيش الإسرائيلي قرب رام الله.", "assault.shooting", []string{"الجيش الإسرائيلي"}, []string{"شاب فلسطيني"}},
		{"bullets of a kind are nobody's", "قتل متظاهران برصاص حي في مدينة درعا.", "assault.shooting", nil, []string{"متظاهران"}},
		{"those who met their end by fire", "لقي 16 مسلحا حتفهم بنيران القوات الحكومية في مدينة بيدوا.", "assault.shooting", []string{"القوات الحكومية"}, []string{"مسلحون"}},
		{"on whose side they are", "أمطرت القوات الموالية للحوثيين أحياء سكنية في عدن بقذائف الهاون.", "assault.shelling", []string{"القوات الموالية للحوثيين"}, []string{"أحياء سكنية"}},
		{"the object behind the means", "استهدف الجيش بضربة جوية قائد الكتيبة في مدينة كيسمايو.", "assault.airstrike", []string{"الجيش"}, []string{"قائد الكتيبة"}},
		{"the slain by their nation", "استشهاد فلسطينيين اثنين في غارة للجيش على مدينة رفح.", "assault.airstrike", []string{"الجيش"}, []string{"فلسطينيون"}},
		{"a body behind an adjective", "اتهمت منظمة حقوقية الحوثيين بزرع الألغام.", "accuse", []string{"منظمة حقوقية"}, []string{"الحوثيون"}},
		{"an adverb behind the slain", "أعدمت قوات الأمن سبعة شبان ميدانيا في مدينة درعا.", "assault.kill", []string{"قوات الأمن"}, []string{"شبان"}},
		{"who was sniped", "وأعلنت الكتائب قنص جندي في محيط مدينة رفح.", "assault.shooting", []string{"الكتائب"}, []string{"جندي"}},
		{"a number of doers", "اقتحم مئات المستوطنين منزلا في مدينة الخليل بحماية من الشرطة.", "assault.attack", []string{"المستوطنون"}, []string{"منزل"}},
		{"a number of doers amid the words", "أطلق ثلاثة مسلحين النار على حافلة قرب مدينة أسوان.", "assault.shooting", []string{"مسلحون"}, []string{"حافلة"}},
		{"who is behind a drone", "استهدفت طائرة مسيرة تركية سيارة عسكرية قرب مدينة القامشلي.", "assault.airstrike", []string{"تركيا"}, []string{"سيارة عسكرية"}},
		{"a spokesman fought nobody", "أعلن المتحدث العسكري مقتل عشرة من العناصر المسلحة خلال تبادل لإطلاق النار مع قوات الأمن في مدينة رفح.", "clash", []string{"العناصر المسلحة", "قوات الأمن"}, nil},
		{"by whom it was done", "اعتقل الناشط من قبل عناصر من الأمن العسكري في مدينة حمص.", "coerce.arrest", []string{"الأمن العسكري"}, []string{"الناشط"}},
		{"the object before the means", "استهدف الجيش بغارة جوية سيارة في مدينة كيسمايو.", "assault.airstrike", []string{"الجيش"}, []string{"سيارة"}},
		{"a state's drones", "هاجمت طائرات مسيرة أوكرانية مصفاة نفط قرب مدينة بيلغورود.", "assault.airstrike", []string{"أوكرانيا"}, []string{"مصفاة نفط"}},
		{"who suffers it and whose he is", "تعرض رتل للجيش لكمين قرب مدينة القائم.", "assault.attack", nil, []string{"رتل للجيش"}},
		{"passive by its vowels", "استُهدفت قاعدة عسكرية برشقة صاروخية في مدينة الحسكة.", "assault.shelling", nil, []string{"قاعدة عسكرية"}},
		{"some of an army", "تصدت وحدات من الجيش لهجوم المسلحين في مدينة حرض.", "clash", []string{"الجيش", "المسلحون"}, nil},
		{"gunmen are no helicopter", "ألقى مجهولون قنبلة يدوية على منزل في مدينة صيدا.", "assault.attack", []string{"مجهولون"}, []string{"منزل"}},
		{"who was killed did not do it", "أصيبت طفلة بشظايا صاروخ سقط على منزل في مدينة تعز.", "assault.shelling", nil, []string{"منزل"}},
		{"a name with a family name", "اغتال مسلحون على متن دراجة نارية العقيد سالم الحربي في مدينة عدن.", "assault.kill", []string{"مسلحون"}, []string{"سالم الحربي"}},
		{"how he died is no name", "استشهد الأسير المحرر محمد عيسى متأثرا بجروح أصيب بها برصاص الجيش الإسرائيلي في مدينة نابلس.", "assault.shooting", []string{"الجيش الإسرائيلي"}, []string{"محمد عيسى"}},
		{"the means before whom they struck", "استهدف طيران الاستطلاع الإسرائيلي بصاروخ مجموعة من المواطنين في مدينة غزة.", "assault.airstrike", []string{"إسرائيل"}, []string{"مجموعة"}},
		{"whom it is asked of, by who spoke last", "قال الوزير إن الغارة دمرت المدرسة في صعدة. وطالب السلطات بحماية الأهالي.", "request", []string{"الوزير"}, []string{"السلطات"}},
		{"the accused behind a verb of the other gender", "قالت منظمة حقوقية إن القصف أصاب السوق في دوما. واتهمت النظام بالمسؤولية.", "accuse", []string{"منظمة حقوقية"}, []string{"النظام"}},
		{"what is said to move in", "دمر المقاتلون دبابة للقوات المتوغلة شرق مدينة الحديدة.", "control.advance", []string{"القوات المتوغلة"}, nil},
		{"the object behind إنه", "أعلن الجيش أنه قصف مواقع للحركة في مدينة درعا.", "assault.shelling", []string{"الجيش"}, []string{"مواقع للحركة"}},
		{"a vehicle is no pronoun", "استهدفت الكتائب آلية في مدينة رفح.", "assault.attack", []string{"الكتائب"}, []string{"آلية"}},
		{"a vehicle is no adjective", "استهدفت الكتائب مدرعة للجيش في مدينة رفح.", "assault.attack", []string{"الكتائب"}, []string{"مدرعة للجيش"}},
		{"who wards it off did not do it", "صدت القوات هجوما على البلدة قرب مدينة كركوك.", "assault.attack", nil, nil},
		{"whose attempt is foiled", "أحبط الجيش محاولة تسلل لمسلحين في ريف اللاذقية.", "control.advance", []string{"مسلحون"}, nil},
		{"a boy is no side of a fight", "استشهد فتى خلال مواجهات مع الجيش الإسرائيلي في مدينة نابلس.", "clash", []string{"الجيش الإسرائيلي"}, nil},
		{"a court and its sentence", "قضت محكمة عسكرية حكما بإعدام قائد الجيش في مدينة سبها.", "assault.kill", []string{"محكمة عسكرية"}, []string{"قائد الجيش"}},
		{"a named victim", "قالت مصادر إن أبا خليل السوداني قتل في غارة جوية على مدينة سرمدا.", "assault.airstrike", nil, []string{"أبو خليل السوداني"}},
		{"where the target lies", "استهدفت فصائل المقاومة القاعدة الأميركية في حقل العمر بصواريخ.", "assault.shelling", []string{"فصائل المقاومة"}, []string{"القاعدة الأميركية"}},
		{"the fallen do not do it", "مقتل عنصرين من الحرس الثوري الإيراني في غارة على مدينة حلب.", "assault.airstrike", nil, []string{"الحرس الثوري الإيراني"}},
		{"activists and whom they accuse", "اتهم ناشطون قوات الدعم السريع بحرق قرية قرب مدينة نيالا.", "accuse", []string{"ناشطون"}, []string{"قوات الدعم السريع"}},
		{"gunmen described by another plural", "هاجم مسلحون حوثيون موقعا للجيش في مدينة تعز.", "assault.attack", []string{"مسلحون حوثيون"}, []string{"موقع للجيش"}},
		{"an object in its case", "قتل قناص طفلا في مدينة تعز.", "assault.kill", []string{"قناص"}, []string{"طفل"}},
	} {
		d := &isnad.Document{ID: "p", Text: c.text}
		found := false
		for _, k := range newReader(t).Read(d) {
			if k.Type != c.typ {
				continue
			}
			found = true
			if !slices.Equal(k.Actors, c.actors) && len(k.Actors)+len(c.actors) > 0 {
				t.Errorf("%s: actors %q, want %q", c.name, k.Actors, c.actors)
			}
			if !slices.Equal(k.Targets, c.targets) && len(k.Targets)+len(c.targets) > 0 {
				t.Errorf("%s: targets %q, want %q", c.name, k.Targets, c.targets)
			}
		}
		if !found {
			t.Errorf("%s: no %s in %s", c.name, c.typ, c.text)
		}
	}
}

// TestMereChance wants no act of violence where one is only thought of, or its words say
// where.
func TestMereChance(t *testing.T) {
	for _, text := range []string{
		"قال قائد الجيش إن قواته سترد على أي قصف لمواقعها في مدينة تعز.",
		"أنشأت الحكومة قوة خاصة من الجيش لمواجهة المسلحين في مدينة تعز.",
		"عثر الجيش على سيارة مفخخة وفككها قبل انفجارها في مدينة تعز.",
		"زار قائد الجيش جنوده في محاور القتال شمال مدينة تعز.",
	} {
		for _, c := range newReader(t).Read(&isnad.Document{ID: "m", Text: text}) {
			if f := isnad.Family(c.Type); f == "assault" || f == "clash" {
				t.Errorf("%s: %s «%s»", text, c.Type, c.Trigger.Exact)
			}
		}
	}
}

// TestNoClaim wants acts that are only a way of speaking to be proposed, dropped and
// explained.
func TestNoClaim(t *testing.T) {
	d := &isnad.Document{ID: "k", Text: "افتتح مدير التعليم في المحافظة معرض الكتاب السنوي بحضور عدد من المعلمين والطلاب وأولياء الأمور. " +
		"وقال إن عدد المدارس التي تشارك في البرنامج ارتفع هذا العام إلى خمسين مدرسة، وإن الميزانية تكفي لشراء الكتب والأجهزة ودفع رواتب المدرسين الجدد. " +
		"وأضاف أن الوزارة تخوض معركة ضد الأمية منذ سنوات، وأن المكتبات العامة ستفتح أبوابها مساء في أيام الدراسة. " +
		"ويستمر المعرض أسبوعا، وتباع فيه كتب الأطفال بنصف ثمنها."}
	for _, c := range newReader(t).Read(d) {
		switch isnad.Family(c.Type) {
		case "clash", "assault", "coerce":
			t.Errorf("%s «%s» is no act of force", c.Type, c.Trigger.Exact)
		}
	}
	var b strings.Builder
	d = &isnad.Document{ID: "k", Text: d.Text + " واندلعت اشتباكات بين الجيش والمسلحين في مدينة الرقة أمس وسقط فيها قتلى من الجنود."}
	if err := newReader(t).Explain(&b, d); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"found to be no claim", "clash «اشتباكات»"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the explanation has no %q", want)
		}
	}
}
