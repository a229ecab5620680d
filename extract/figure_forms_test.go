package extract_test

import (
	"testing"

	"github.com/isnad-project/isnad"
)

// TestFigureForms reads figures in forms that reports use less often, each with a form that
// looks alike and is read otherwise.
func TestFigureForms(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		// two
		{"قال طبيب إن مزارعين أصيبا بالرصاص الحي قرب المعسكر", "injured 2 persons, assault.shooting"},
		{"أفادت مصادر طبية بأن مواطنين أصيبوا بالرصاص الحي خلال اقتحام المخيم", "injured 2.. persons, assault.shooting"},
		{"شيعت المدينة الشقيقين اللذين قتلا في الغارة", "killed 2 persons, assault.airstrike"},
		{"قصفت المدفعية مواقع ونعت القيادة ضابطا وجنديا قتلا في قصف جوي", "killed 1 officers, assault.airstrike; killed 1 soldiers, assault.airstrike"},
		// people described before it is said what befell them
		{"قال مصدر أمني إن ثمانية أشخاص يحملون أحزمة ناسفة قتلوا في اشتباكات قرب الرمادي", "killed 8 persons, clash"},
		{"ذكر طبيب أن عشرة جنود كينيين قتلوا في اشتباكات قرب كيسمايو", "killed 10 soldiers, clash"},
		// one of them
		{"دارت اشتباكات في المدينة. وقتل في قصف مدفعي اثنان على الأقل أحدهما شرطي والآخر مدني", "killed 1 civilians of 2.., assault.shelling; killed 1 police of 2.., assault.shelling; killed 2.. persons, assault.shelling"},
		{"أصيب شرطيان أحدهما في حالة خطرة في إطلاق نار وسط طهران", "injured 1 police of 2, assault.shooting; injured 2 police, assault.shooting"},
		{"وقع هجوم مسلح في المدينة. عثر على جثث 17 شخصا في موقع الهجوم، ثلاثة منهم أطفال", "killed 17 persons, assault.attack; killed 3 children of 17, assault.attack"},
		// totals that come to a number
		{"أكد الوزير ارتفاع عدد القتلى من الهجوم الذي وقع في سوق المدينة القديمة جنوب مقديشو إلى 137", "killed 137 persons, assault.attack"},
		{"وارتفعت حصيلة قتلى جنود الاحتلال إلى 636", "killed 636 soldiers, toll"},
		{"وصل عدد ضحايا هذا التفجير إلى 60 قتيلا", "killed 60 persons, assault.ied"},
		{"اعتقلت القوات شابين. وبذلك ترتفع حصيلة الاعتقالات منذ بداية العام إلى نحو 6285", "detained 2 persons, coerce.arrest; detained 6285 persons, coerce.arrest"},
		{"وذكر ناشطون أن المدنيين الذين قتلوا جراء قصف النظام خلال رمضان بلغوا 1452", "killed 1452 civilians, toll"},
		// under the rubble, on the road, under siege
		{"بقي عدد من الضحايا تحت ركام المبنى حتى المساء", "trapped 2.. persons, condition"},
		{"انتشال خمسة قتلى من تحت الركام بعد غارة على حي الشعار", "killed 5 persons, assault.airstrike"},
		{"تمكن مئات المدنيين من الفرار عبر الوادي", "displaced 200.. civilians, displace"},
		{"تشهد المدينة حركة نزوح واسعة شملت مئات العائلات", "displaced 200.. families, displace"},
		{"بلغ عدد النساء اللواتي قتلن في القصف على المدينة 31 بينهن خمس طالبات", "killed 31 women, assault.shelling; killed 5 students of 31, assault.shelling"},
		{"بلغ عدد المدنيين الذين قتلوا في الحرب 1730", "killed 1730 civilians, toll"},
		// died of it
		{"قصفت المدفعية الحي ليلا. وفارق الحياة طفل متأثرا بجراحه", "killed 1 children, assault.shelling"},
		{"امرأتان فارقتا الحياة بعد غارة على مزرعة قرب إدلب", "killed 2 women, assault.airstrike"},
		{"فارق السكان بيوتهم بعد القصف", ""},
		// either of two fates
		{"وقع ثمانية من أفراد الدورية قتلى وجرحى في كمين قرب البيضاء", "casualties 8 persons, assault.attack"},
		{"وقع العشرات بين قتلى وجرحى في القصف المدفعي على السوق", "casualties 20.. persons, assault.shelling"},
		{"أوقع القصف خمسة قتلى وجرحى آخرين", "injured 2.. persons, assault.shelling; killed 5 persons, assault.shelling"},
		// named one by one
		{"القتيل يدعى ماهر سلامة ويعمل سائقا. اندلع قتال في المدينة", "killed 1 persons, assault.kill"},
		{"جرت معارك في البلدة. وذكر البيان أن الجندي القتيل هو الرقيب عادل نصر", "killed 1 soldiers, assault.kill"},
		{"بدأ القصف أمس. وقال الطبيب إن القتيل يدعى نوار حداد (16 عاما)", "killed 1 children, assault.kill"},
		{"أكد الناطق في بيان عن الحرب أن الشهيد هو الذي قاد العملية", ""},
		{"أعلنت القيادة مقتل المدعو نصر الجبوري في حملة على الإرهاب", "killed 1 persons, assault.kill"},
		{"تدور معارك بين الجيش ومسلحين. وقتل الرائد شادي نصور والرقيب عدنان سلوم", "killed 1 officers, assault.kill; killed 1 soldiers, assault.kill"},
		{"كان الطفل نوار الحداد (18 شهرا) قتل في القصف", "killed 1 children, assault.shelling"},
		{"اغتال مسلحون مجهولون العقيد في المخابرات قرب منزله", "killed 1 officers, assault.kill"},
		{"استمر القتال، ومن بين القتلى أبو مصعب الليبي", "killed 1 persons, assault.kill"},
		{"قال الضابط إن جنديا وفتاة وشقيقها وعجوزا يبلغ من العمر 80 عاما قتلوا في القصف", "killed 1 children, assault.shelling; killed 1 persons, assault.shelling; killed 1 persons, assault.shelling; killed 1 soldiers, assault.shelling"},
		{"هاجم رجل حاجزا وأصاب جنديا. وقتلت الشرطة المهاجم", "injured 1 soldiers, assault.attack; killed 1 fighters, assault.kill"},
		// a rank among them, a state of some of them
		{"قتل ستة عسكريين في المعارك أحدهم برتبة ملازم", "killed 1 officers of 6, clash; killed 6 soldiers, clash"},
		{"أصيب تسعة مدنيين في الغارة، حالة أربعة منهم حرجة", "injured 4 civilians of 9, assault.airstrike; injured 9 civilians, assault.airstrike"},
		// harm where something was destroyed
		{"تدور معارك بين الجيش ومسلحين. وأصيب سبعة أشخاص إثر تدمير الجرافات بيتا في المخيم", "injured 7 persons, coerce.destroy"},
		{"أضرم مسلحون النار في مدرسة ما أدى إلى مقتل حارسين", "killed 2 persons, coerce.destroy"},
		// two acts side by side, each with its own
		{"قتل خمسة مدنيين في غارة على إدلب وستة في غارة على أريحا", "killed 5 civilians, assault.airstrike; killed 6 civilians, assault.airstrike"},
		{"قتل جنديان في انفجار لغم في تكريت وأربعة برصاص قناص في الرمادي", "killed 2 soldiers, assault.ied; killed 4 soldiers, assault.shooting"},
		{"مقتل قيادي في القاعدة واثنين من حراسه بغارة في شبوة", "killed 1 leaders, assault.airstrike; killed 2 persons, assault.airstrike"},
		// over two sides of a place, at one building
		{"استشهد 14 شخصا في قصف مدفعي شرق القطاع وجنوبه", "killed 14 persons, toll"},
		{"استشهد 14 شخصا في قصف مدفعي شرق القطاع", "killed 14 persons, assault.shelling"},
		{"قتل 23 جنديا في معارك قرب قرية سالم جنوبي غرب البلاد", "killed 23 soldiers, clash"},
		{"أعلنت الشرطة أن انفجارين هزا مستودعا للذخيرة وأوقعا 11 قتيلا", "killed 11 persons, assault.ied"},
		{"قتل 25 شخصا في انفجارين استهدفا سوقين", "killed 25 persons, toll"},
		// who did it, and of whom it is said
		{"بوكو حرام تقتل سبعة أشخاص في النيجر", "killed 7 persons, assault.kill"},
		{"قتلت القوات الإسرائيلية خمسة أشخاص بالضفة في الشهر الأخير خلال عمليات دهم", "killed 5 persons, toll"},
		{"قال الناطق إن ستة جنود، بينهم ضابط من سلاح المدرعات قتلوا في المعارك", "killed 1 officers of 6, clash; killed 6 soldiers, clash"},
		{"تتبعها الموصل معقل التنظيم الإرهابي، التي قتل فيها 320 شخصا في الحرب", "killed 320 persons, toll"},
		// a force that loses men
		{"معارك وقصف. فقدت الحركة ثمانية عناصر في هجوم على مواقع الجيش", "killed 8 fighters, assault.attack"},
		{"خطف مسلحون صحفيا، كما أعلن فقدان ثلاثة عمال في البادية", "kidnapped 1 journalists, coerce.abduct; missing 3 workers, coerce.abduct"},
		// parts that come to the whole, members of a family, either of two fates
		{"قتلت الطائرات تسعة مدنيين، اثنان منهم من أبناء البلدة، و7 من النازحين إليها", "killed 2 civilians of 9, assault.airstrike; killed 7 civilians of 9, assault.airstrike; killed 9 civilians, assault.airstrike"},
		{"أودت الغارة بحياة أسرة كاملة من خمسة أفراد", "killed 5 persons, assault.airstrike"},
		{"سقط عدد كبير من المسلحين بين قتلى وجرحى في المعارك", "casualties 2.. fighters, clash"},
		{"أوقع القصف عددا من القتلى والجرحى بين المدنيين", "injured 2.. civilians, assault.shelling; killed 2.. civilians, assault.shelling"},
		{"اغتال مسلحون عضو مجلس القرية سالم الحمد، وهو مزارع وعضو في النقابة", "killed 1 persons, assault.kill"},
		{"قتل رجل وطفلاه في قصف على الحي القديم", "killed 1 men, assault.shelling; killed 2 children, assault.shelling"},
		{"مقتل الجندي خالد سالم (20 عاما) والجندي عمر حسن (21 عاما) في سيناء", "killed 1 soldiers, assault.kill; killed 1 soldiers, assault.kill"},
		// titles in the present
		{"ثلاثة جنود يقتلون في كمين قرب بلدة القائم", "killed 3 soldiers, assault.attack"},
		{"شابان يرتقيان برصاص الجيش قرب الحاجز", "killed 2 persons, assault.shooting"},
		{"جنديان يصابان في هجوم قرب المعبر", "injured 2 soldiers, assault.attack"},
		{"ارتكبت القوات مجازر، ويعلن الطبيب أنه راح ضحية لهذه المجازر 200 شهيد و370 إصابة", "injured 370 persons, assault.kill; killed 200 persons, assault.kill"},
		{"أدى القصف إلى مزيد من الشهداء والجرحى في البلدة", "injured 2.. persons, assault.shelling; killed 2.. persons, assault.shelling"},
		// like a victim, and the dead of a war
		{"صورت الصحف البلاد كضحية للقصف في المدينة", ""},
		{"قتل خمسون أسيرا جراء العدوان على غزة", "killed 50 persons, toll"},
		{"لقي ضابط مصرعه مع ثلاثة من مرافقيه في كمين", "killed 1 officers, assault.attack; killed 3 persons, assault.attack"},
		// an object behind the subject or an adverb
		{"اعتقلت القوات موظفين من البلدية", "detained 2.. workers, coerce.arrest"},
		{"يشهد البلد حربا. وقتلت الميليشيا عمدا ثلاثة مدنيين في السوق", "killed 3 civilians, assault.kill"},
		// fights that have gone on since
		{"خلفت المواجهات التي تشهدها المدينة منذ خمسة أشهر عشرات القتلى", "killed 20.. persons, toll"},
		{"اندلعت اشتباكات منذ ساعات الصباح وأسفرت عن مقتل عشرين مسلحا", "killed 20 fighters, clash"},
		// to which side they belonged
		{"قتل تسعة وأصيب ثلاثون من ميليشيا القرية في مواجهات قرب تعز", "injured 30 fighters, clash; killed 9 fighters, clash"},
		{"أقر الجيش بمقتل عشرة من عناصره في المعارك", "killed 10 soldiers, clash"},
		{"أدت الاشتباكات إلى قتلى وجرحى بين عناصر الفصائل", "injured 2.. fighters, clash; killed 2.. fighters, clash"},
		{"مقتل ثلاثة من رجال الأمن في هجوم مسلح", "killed 3 security forces, assault.attack"},
		{"مقتل رجل أعمال إسرائيلي في إطلاق نار بالإسكندرية", "killed 1 persons, assault.shooting"},
		{"قتل ضابط وأصيبت زوجته في هجوم مسلح", "injured 1 women, assault.attack; killed 1 officers, assault.attack"},
		{"أعلن البنتاغون مقتل أبي خليل السوداني في غارة جوية على سرمدا", "killed 1 persons, assault.airstrike"},
		{"قتل ضابط وأصيب والده في هجوم مسلح", "injured 1 persons, assault.attack; killed 1 officers, assault.attack"},
		{"قصف التحالف صنعاء ما أدى إلى مقتل 11 مدنيا، فيما قتل أربعة في قصف للحوثيين على تعز", "killed 11 civilians, assault.shelling; killed 4 persons, assault.shelling"},
		{"أغارت طائرة على مزرعة في شبوة وقتلت ستة يشتبه أنهم من تنظيم القاعدة", "killed 6 fighters, assault.airstrike"},
		// whose act it was
		{"قال شاهد إن مسلحا فتح النار على ركاب حافلة؛ فقتل شخصين وأصاب سبعة آخرين", "injured 7 persons, assault.shooting; killed 2 persons, assault.shooting"},
		{"قتل سبعة من مسلحي التنظيم خلال الاشتباك، إضافة إلى إصابة خمسة آخرين، فيما أصيب مقاتلان من المقاومة بقصف على الضالع", "injured 2 fighters, assault.shelling; injured 5 fighters, clash; killed 7 fighters, clash"},
		{"قتل شابان، فيما أصيب جندي، أثناء هجوم الجيش على مخيم عايدة", "injured 1 soldiers, assault.attack; killed 2 persons, assault.attack"},
		{"هاجم مسلحون ثكنة ما أدى إلى مقتل 21 شخصا وإصابة 9، مؤكدة مقتل عشرات المهاجمين في الهجوم نفسه", "injured 9 persons, assault.attack; killed 20.. fighters, assault.attack; killed 21 persons, assault.attack"},
		{"أوقع القصف المدفعي على المخيم ثلاثة قتلى بينهم امرأة وعددا من الجرحى", "injured 2.. persons, assault.shelling; killed 1 women of 3, assault.shelling; killed 3 persons, assault.shelling"},
		// a sum, and what only looks like one
		{"أدى انفجاران في دمشق وحمص إلى مقتل 30 شخصا", "killed 30 persons, toll"},
		{"قتل 14 شخصا وأصيب 40 في تفجيرين انتحاريين في حي الكرادة ببغداد", "injured 40 persons, assault.suicide; killed 14 persons, assault.suicide"},
		{"قتل قصف جوي في منبج عدة أطفال تتراوح أعمارهم بين 6 سنوات و14 عاما", "killed 2.. children, assault.airstrike"},
		{"قتل خمسة جنود في ثاني هجوم على قوات الأمن خلال أسبوعين في سيناء", "killed 5 soldiers, assault.attack"},
		{"أعلن الجيش مقتل سبعة مسلحين في اشتباكات استمرت يومين في الشمال", "killed 7 fighters, clash"},
		// two kinds under one number
		{"أكد الوزير مقتل 20 جنديا ومدنيا وإصابة 9 غيرهم في هجوم على ثكنة", "injured 9 persons, assault.attack; killed 20 persons, assault.attack"},
		{"قتل 12 مدنيا وجندي في قصف على بلدة", "killed 1 soldiers, assault.shelling; killed 12 civilians, assault.shelling"},
		{"أدت الهجمات على سيناء إلى مقتل مئات الشرطيين والجنود", "killed 200.. security forces, assault.attack"},
		{"وقع هجوم مسلح على الملهى. قال الطبيب إنه لا وجود لجرحى أجانب في الهجوم على الملهى", "injured 0 persons, assault.attack"},
	} {
		if got := countsOf(r.Read(&isnad.Document{Text: c.text})); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
