package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// countsOf writes the figures of a report: outcome, range, kind of people, the
// figure they are part of, and the type of the claim that they sit on.
func countsOf(claims []isnad.Claim) string {
	var out []string
	for _, c := range claims {
		for _, n := range c.Counts {
			s := n.Outcome + " " + bounds(n.Low, n.High) + " " + n.Who
			if n.PartOf != nil {
				up := c.Counts[*n.PartOf]
				s += " of " + bounds(up.Low, up.High)
			}
			out = append(out, s+", "+c.Type)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func bounds(low, high *int) string {
	switch {
	case low == nil:
		return fmt.Sprintf("..%d", *high)
	case high == nil:
		return fmt.Sprintf("%d..", *low)
	case *low == *high:
		return fmt.Sprint(*low)
	}
	return fmt.Sprintf("%d..%d", *low, *high)
}

func TestFiguresOf(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		// numbers and what governs them
		{"قتل سبعة مدنيين في قصف مدفعي على بلدة كفرنبل", "killed 7 civilians, assault.shelling"},
		{"أسفر انفجار سيارة مفخخة في الموصل عن مقتل ما لا يقل عن 12 شخصا وإصابة نحو أربعين آخرين",
			"injured 40 persons, assault.car_bomb; killed 12.. persons, assault.car_bomb"},
		{"لقي ثلاثة عمال مصرعهم جراء انفجار لغم في ريف الحسكة", "killed 3 workers, assault.ied"},
		{"لقي الوزير ترحيبا كبيرا من ثلاثة نواب", ""},
		{"قال مسعف إن خمسة من عناصر الشرطة قتلوا في هجوم على حاجز في تكريت", "killed 5 police, assault.attack"},
		{"أودى تفجير في مقديشو بحياة أربعة أشخاص", "killed 4 persons, assault.ied"},
		{"قتل مسلحون مجهولون ثلاثة جنود في أبين", "killed 3 soldiers, assault.kill"},
		{"وقتل في الغارة على صعدة طفلان وامرأة", "killed 1 women, assault.airstrike; killed 2 children, assault.airstrike"},
		// words without a number
		{"سقط قتلى وجرحى من قوات النظام في اشتباكات قرب حلب", "injured 2.. soldiers, clash; killed 2.. soldiers, clash"},
		{"انفجرت عبوة ناسفة في درنة ما أدى إلى سقوط عدد من القتلى والجرحى", "injured 2.. persons, assault.ied; killed 2.. persons, assault.ied"},
		{"زار الرئيس أهالي ضحايا الزلزال", ""},
		// who they were, whatever the report calls them
		{"قتل أربعة إرهابيين في غارة على تلعفر", "killed 4 fighters, assault.airstrike"},
		{"قتل أربعة ثوار في غارة على تلعفر", "killed 4 fighters, assault.airstrike"},
		{"مقتل ثلاثة جنود وإصابة خمسة آخرين في هجوم على معسكر في مأرب", "injured 5 soldiers, assault.attack; killed 3 soldiers, assault.attack"},
		// parts
		{"قتل 30 شخصا بينهم ستة أطفال وأربع نساء في قصف على دوما", "killed 30 persons, assault.shelling; killed 4 women of 30, assault.shelling; killed 6 children of 30, assault.shelling"},
		// several places
		{"وقال ناشطون إن تسعة أشخاص قتلوا في حمص وأربعة في درعا وثلاثة في إدلب", "killed 3 persons, toll; killed 4 persons, toll; killed 9 persons, toll"},
		{"اعتقلت الشرطة خمسة أشخاص في البصرة وثلاثة في كربلاء", "detained 3 persons, coerce.arrest; detained 5 persons, coerce.arrest"},
		// sums
		{"أدى القصف المدفعي على تعز إلى مقتل 140 مدنيا خلال ثلاثة أشهر", "killed 140 civilians, toll"},
		{"ارتفعت حصيلة الاشتباكات في طرابلس إلى 20 قتيلا", "killed 20 persons, clash"},
		{"أعلنت الوزارة أن 43 شخصا قتلوا خلال الساعات الـ24 الماضية جراء القصف", "killed 43 persons, toll"},
		{"قتل أربعة مدنيين في أعنف غارة من نوعها منذ ثلاثة أعوام", "killed 4 civilians, assault.airstrike"},
		{"قتلت قوات النظام 25 مدنيا بينهم ست نساء وأربعة أطفال", "killed 25 civilians, toll; killed 4 children of 25, toll; killed 6 women of 25, toll"},
		// headings
		{"وقال الضابط إن قتلى الجيش هم ملازم وثلاثة جنود", "killed 1 officers, assault.kill; killed 3 soldiers, assault.kill"},
		{"وبلغ عدد الجرحى في تفجير الكنيسة 32", "injured 32 persons, assault.ied"},
		{"حملة اعتقالات في القدس شملت سبعة شبان", "detained 7 persons, coerce.arrest"},
		{"وبين المعتقلين ثلاثة صحفيين", "detained 3 journalists, coerce.arrest"},
		// people told of before, and with others
		{"فجر انتحاري نفسه في سوق سامراء فقتل 15 شخصا. ويكثف المسلحون هجماتهم على المدينة. وكانت الحصيلة الأولى تسعة قتلى",
			"killed 15 persons, assault.suicide; killed 9 persons, assault.suicide"},
		{"شن المسلحون هجوما على حاجز الشرطة. ورصدت قوات الأمن عربات لهم وقتلت 21 مسلحا", "killed 21 fighters, assault.kill"},
		{"شن المسلحون هجوما على حاجز الشرطة. وقتل 21 مسلحا", "killed 21 fighters, assault.attack"},
		{"قال الناطق إن خمسة جنود قتلوا وإن ستة آخرين أصيبوا عندما شن مسلحون هجوما على ثكنة في المدينة",
			"injured 6 soldiers, assault.attack; killed 5 soldiers, assault.attack"},
		{"استهدفت الغارة مجموعة من المسلحين وقتلت ستة منهم", "killed 6 fighters, assault.airstrike"},
		{"وقال إن القائد الميداني قتل مع اثنين من مرافقيه في غارة", "killed 1 leaders, assault.airstrike; killed 2 persons, assault.airstrike"},
		{"هاجم المسلحون الضابط أمام منزله ما أدى إلى مقتله", "killed 1 persons, assault.attack"},
		{"خسرت القوات الحكومية 12 جنديا في المعارك الدائرة في مدينة تعز", "killed 12 soldiers, clash"},
		{"احتجز مسلحون 20 رهينة في مدينة مقديشو", "kidnapped 20 persons, coerce.abduct"},
		{"أطلق الجنود النار على السائق وتم قتله", "killed 1 persons, assault.shooting"},
		{"وانفجرت عبوة أودت بحياته", "killed 1 persons, assault.ied"},
		{"أدى انفجار العبوة إلى مقتل السائق وإصابة شقيقه", "injured 1 persons, assault.ied; killed 1 workers, assault.ied"},
		{"أصيب عدد آخر بجروح في القصف على البلدة", "injured 2.. persons, assault.shelling"},
		{"وأكد شهود أن الوزير قتل على يد حراسه", "killed 1 persons, assault.kill"},
		{"وأسفرت غارة جوية عن مقتل السلماني", "killed 1 persons, assault.airstrike"},
		{"وقال مسؤول إن البغدادي أصيب في غارة جوية", "injured 1 persons, assault.airstrike"},
		{"وقال شهود إن هالة قتلت ببندقية قناص", "killed 1 persons, assault.kill"},
		{"أعلن الجيش استشهاد علي أنور الساعدي في القصف", "killed 1 persons, assault.shelling"},
		{"مقتل أسير وإصابة أسيرتين في القصف", "injured 2 persons, assault.shelling; killed 1 persons, assault.shelling"},
		{"وأصيب والداه وشقيقه بجروح في الهجوم", "injured 1 persons, assault.attack; injured 2 persons, assault.attack"},
		{"اعتقلت الشرطة الشقيقين رامي وسامي غنيم", "detained 2 persons, coerce.arrest"},
		{"يوجد 400 معتقل في السجن", "detained 400 persons, coerce.arrest"},
		{"أفرجت السلطات عن 30 معتقلا", ""},
		{"واغتال مسلحون مجهولون رئيس المجلس المحلي", "killed 1 persons, assault.kill"},
		{"قتل عشرة مدنيين أغلبهم من الأطفال في القصف", "killed 10 civilians, assault.shelling"},
		{"قتل ستة من قيادات التنظيم بينهم أجنبي في غارة", "killed 1 leaders of 6, assault.airstrike; killed 6 leaders, assault.airstrike"},
		// all of them, more of them, dead and wounded among them
		{"أعلن الجيش مقتل جميع المسلحين في الهجوم", "killed 2.. fighters, assault.attack"},
		{"سقط مزيد من القتلى في المعارك", "killed 2.. persons, clash"},
		{"أصاب الصاروخ المدرعة وأوقع الجنود بين قتيل وجريح في الهجوم", "casualties 2.. soldiers, assault.shelling"},
		{"وبلغ إجمالي القتلى والجرحى في التفجير 40 بينهم 15 قتيلا و25 جريحا", "casualties 40 persons, assault.ied; injured 25 persons of 40, assault.ied; killed 15 persons of 40, assault.ied"},
		// who stands apart from the verb
		{"لقي نحو 42 مصرعهم في تفجيرين", "killed 42 persons, toll"},
		{"لقي نحو 42 مصرعهم في التفجيرين", "killed 42 persons, assault.ied"},
		{"قتل عشرون شخصا في هجومين انتحاريين في كركوك", "killed 20 persons, toll"},
		{"قتل عشرون شخصا في هجوم انتحاري في كركوك", "killed 20 persons, assault.suicide"},
		// an act named again in its sentence, a sum that says so, who killed
		{"استهدف الهجوم الذي نفذ أمس سوقا في الزهيرية كما أصيب في الهجوم عشرون شخصا", "injured 20 persons, assault.attack"},
		{"وصل المسلحون ليلا وقتلوا ما مجموعه 43 شخصا", "killed 43 persons, toll"},
		{"مقتل العشرات على يد مسلحين في نيجيريا", "killed 20.. persons, assault.kill"},
		// a pair of places that are not both known, the people of two villages, a wave of violence
		{"قتلت القوات 23 عنصرا في اشتباكات بمنطقتي حصيبة والزهيرية شرقي الرمادي", "killed 23 fighters, toll"},
		{"قتل ثلاثة أشخاص في اشتباكات بين أهالي قريتي بشني والجرسين في تونس", "killed 3 persons, clash"},
		{"قتل خمسة أشخاص في هجوم على مكتب في العاصمة عمان", "killed 5 persons, assault.attack"},
		{"وهذا أسوأ هجوم منذ أن قتل خمسون شخصا في انفجار في المدينة", "killed 50 persons, assault.ied"},
		{"قتل تسعة أشخاص في موجة عنف جديدة شهدتها بعقوبة", "killed 9 persons, toll"},
		{"المصابون الثلاثة من سكان المنزل نقلوا إلى مستشفى في حماة", "injured 3 persons, aid"},
		// somebody named who fell in a fight, and some who did
		{"قتل القيادي البارز أبو سعد الحوراني في الاشتباكات التي اندلعت أمس قرب نوى", "killed 1 leaders, assault.kill"},
		{"قتل ثلاثة مسلحين في الاشتباكات التي اندلعت أمس قرب نوى", "killed 3 fighters, clash"},
		{"قتل مئات من رجال الشرطة منذ الإطاحة بالرئيس في اشتباكات متفرقة", "killed 200.. police, toll"},
		{"وقتل خمسة من رجال الشرطة عندما تعرضوا لهجوم مسلح في العريش", "killed 5 police, assault.attack"},
		{"قال مسؤول إن خمسة عناصر من التنظيم بينهم قيادي، قتلوا في غارة", "killed 1 leaders of 5, assault.airstrike; killed 5 fighters, assault.airstrike"},
		{"قال مسؤول إن 12 مدنيا وجنديا واحدا قتلوا في الهجوم", "killed 1 soldiers, assault.attack; killed 12 civilians, assault.attack"},
		// whose figures they are
		{"هاجم المسلحون الحاجز في البلدة. وأدى ذلك إلى مقتل جندي وإصابة ثلاثة", "injured 3 soldiers, assault.attack; killed 1 soldiers, assault.attack"},
		{"فجر انتحاري نفسه بسيارة مفخخة قرب الحاجز ما أدى إلى مقتل جنديين", "killed 2 soldiers, assault.suicide"},
		{"وقتل خمسة أشخاص على يد مسلحين في العراق", "killed 5 persons, assault.kill"},
		{"ارتكبت الطائرات سبع مجازر خلال الساعات الـ24 الماضية أسفرت عن مقتل 32 مدنيا", "killed 32 civilians, toll"},
		{"قتل أربعة مدنيين (امرأة وثلاثة أطفال) في غارة", "killed 1 women of 4, assault.airstrike; killed 3 children of 4, assault.airstrike; killed 4 civilians, assault.airstrike"},
		{"قتل 13 شخصا بينهم ضابطا شرطة في هجوم", "killed 13 persons, assault.attack; killed 2 police of 13, assault.attack"},
		{"وارتفع إلى 60 عدد قتلى الهجوم", "killed 60 persons, assault.attack"},
		{"تمكنت القوات من القضاء على ستة من قادة التنظيم", "killed 6 leaders, assault.kill"},
		{"نجحت الحملة في القضاء على التطرف", ""},
		{"شملت الاعتقالات خمسة من نابلس", "detained 5 persons, coerce.arrest"},
		{"هناك 30 شهيدا وجريحا في قصف على المخيم", "casualties 30 persons, assault.shelling"},
		{"سقط عشرة جنود بين قتيل وجريح في كمين", "casualties 10 soldiers, assault.attack"},
		// what is no figure of people
		{"أصاب الصاروخ الهدف محققا إصابات مباشرة", ""},
		{"قصفت الطائرات ثلاث قرى وخمسة مواقع", ""},
		{"فتح تحقيق في ملابسات مقتل الطالب", ""},
		// other outcomes
		{"ألقت الشرطة القبض على مهربين اثنين في طبرق", "detained 2 persons, coerce.arrest"},
		{"خطف مسلحون مهندسين اثنين في بنغازي", "kidnapped 2 workers, coerce.abduct"},
		{"نزحت مئات العائلات من البلدة", "displaced 200.. families, displace"},
		// none against silence
		{"استهدف صاروخ مبنى في كييف ولم يسفر القصف عن خسائر بشرية", "casualties 0 persons, assault.shelling"},
		{"لم يبلغ عن وقوع إصابات جراء قصف البلدة", "injured 0 persons, assault.shelling"},
		{"انفجرت قنبلة قرب المصرف ولم تحدث إصابات", "injured 0 persons, assault.ied"},
		{"لم يسفر الانفجار عن سقوط قتلى أو مصابين", "injured 0 persons, assault.ied; killed 0 persons, assault.ied"},
		{"لا يزال عدد من القتلى تحت الركام بعد القصف", "killed 2.. persons, assault.shelling"},
		// a death gone back to
		{"احتج السكان على مقتل الشاب", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			// the second paragraph makes it a report of a war
			report := c.text + "\n\nوتدور الحرب في البلاد بين الجيش والمسلحين منذ أعوام."
			if got := countsOf(r.Read(&isnad.Document{Text: report})); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestSilenceIsNoFigure(t *testing.T) {
	claims := newReader(t).Read(&isnad.Document{Text: "ذكرت الوكالة أن قذيفتين سقطتا على حي المزة دون أن تشير إلى إصابات"})
	for _, c := range claims {
		if len(c.Counts) > 0 {
			t.Errorf("%s has figures %v", c.Type, c.Counts)
		}
		if slices.Equal(c.SilentOn, []string{"injured"}) {
			return
		}
	}
	t.Error("no claim says what its source does not mention")
}

func TestVictimsAreNamed(t *testing.T) {
	claims := newReader(t).Read(&isnad.Document{Text: "اغتيل سامر العلبي (41 عاما) ووائل الدبس في مدينة السويداء"})
	for _, c := range claims {
		if len(c.Victims) == 2 && c.Victims[0].Name == "سامر العلبي" && *c.Victims[0].Age == 41 && c.Victims[1].Name == "وائل الدبس" {
			return
		}
	}
	t.Errorf("victims are not read: %v", claims)
}

func TestTollKinds(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"ارتفعت حصيلة تفجير الكرادة إلى 90 قتيلا", "update"},
		{"وأفادت حصيلة أولية بمقتل تسعة أشخاص في تفجير الكرادة", "running"},
		{"وكانت حصيلة سابقة تحدثت عن مقتل أربعة في التفجير", "earlier"},
	} {
		found := false
		for _, claim := range r.Read(&isnad.Document{Text: c.text}) {
			found = found || len(claim.Counts) > 0 && claim.TollKind == c.want
		}
		if !found {
			t.Errorf("%s: no figure with toll kind %s", c.text, c.want)
		}
	}
}
