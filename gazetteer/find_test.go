package gazetteer

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/arabic"
)

// read gives each mention of a text as "name kind relation admin1 country", an
// unknown part as "-", an ambiguous one as "?".
func read(g *Gazetteer, text string) []string {
	toks := arabic.Tokenize(text, nil)
	ms := g.Find(toks, arabic.Sentences(toks))
	var out []string
	for i, r := range g.Resolve(ms) {
		or := func(s string) string {
			if s == "" {
				return "-"
			}
			return strings.ReplaceAll(s, " ", "_")
		}
		s := fmt.Sprintf("%s %s %s %s %s", or(r.Name), or(ms[i].Kind), r.Relation, or(string(r.Admin1)), or(string(r.Country)))
		if len(r.Ambiguous) > 0 {
			s += " ?"
		}
		out = append(out, s)
	}
	return out
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // mentions, one after the other, with " / " between
	}{
		// Kind words, relations, what holds a place.
		{"دارت اشتباكات في أطراف بلدة مورك بريف حماة الشمالي", "مورك town outskirts حماة SY / حماة countryside countryside حماة SY"},
		{"سقطت قذائف على محيط مدينة الرستن شمالي حمص", "الرستن city near حمص SY / حمص - area حمص SY"},
		{"وصل المصابون من سراقب بريف إدلب", "سراقب - in إدلب SY / إدلب countryside countryside إدلب SY"},
		{"قصفت المدفعية ريف دمشق", "ريف_دمشق - in ريف_دمشق SY"},
		{"تقدمت القوات باتجاه تدمر", "تدمر - toward حمص SY"},
		{"شمال شرقي سوريا", "سوريا - area - SY"},
		{"انفجر لغم قرب دوما في سورية", "دوما - near ريف_دمشق SY / سوريا - in - SY"},
		{"غارة بالقرب من مدينة منبج السورية", "منبج city near حلب SY"},
		// What bodies are seated in, when it is struck or stood at.
		{"هجوم مسلح على وزارة النفط في بغداد", "وزارة_النفط seat in بغداد IQ / بغداد - in بغداد IQ"},
		{"قالت وزارة النفط في بغداد إن الضخ عاد", "بغداد - in بغداد IQ"},
		{"رشق محتجون بالحجارة السيارات قرب السفارة القطرية في بغداد", "السفارة_القطرية embassy near بغداد IQ / بغداد - in بغداد IQ"},
		{"انفجار أمام مجلس مدينة بنها في مصر", "مجلس_مدينة_بنها seat in القليوبية EG / مصر - in - EG"},
		{"تظاهروا قرب مقر البرلمان العراقي", "مقر_البرلمان_العراقي base near - IQ"},
		{"أحرقوا مبنى المحافظة في مدينة الناصرية العراقية", "مبنى_المحافظة building in ذي_قار IQ / الناصرية city in ذي_قار IQ"},
		{"استهدفوا موقعي «الرادار» و«السماقة» جنوب لبنان", "موقع_الرادار position in النبطية LB / السماقة position in النبطية LB / جنوب_لبنان - in - LB"},
		{"كتب على موقع «إكس» من بيروت", "بيروت - in بيروت LB"},
		{"سيطروا على تبة حسين شرق مأرب", "تبة_حسين hill in مأرب YE / مأرب - area مأرب YE"},
		{"انفجار في سوق الخضار في بعقوبة، وسوق العمل في بعقوبة راكدة", "سوق_الخضار market in ديالى IQ / بعقوبة - in ديالى IQ / بعقوبة - in ديالى IQ"},
		{"وصلت الجثامين إلى عاصمة النيجر", "نيامي capital in - NE"},
		{"حررت مدينة الحوطة عاصمة لحج", "الحوطة city in لحج YE / لحج - in لحج YE"},
		{"هجوم على قرية كنغابا المتاخمة لغينيا في مالي", "كنغابا village in - ML / غينيا - in - GN / مالي - in - ML"},
		{"قالت جماعة «أنصار بيت المقدس» في القاهرة", "القاهرة - in القاهرة EG"},
		{"انفجار في منطقة الزعفرانية جنوب شرقي العاصمة العراقية", "الزعفرانية area in بغداد IQ / بغداد capital area بغداد IQ"},
		{"قصفوا حي الحصب غربي تعز وقرى جبل صبر في اليمن", "الحصب neighbourhood in تعز YE / تعز - area تعز YE / جبل_صبر - in تعز YE / اليمن - in - YE"},
		{"كمين قرب قرية شرقي النيجر وقصف على بلدة غربي حماة", "النيجر - area - NE / حماة - area حماة SY"},
		{"نقلوا المصابين إلى مستشفى ناصر بخان يونس", "مستشفى_ناصر - in خان_يونس PS / خان_يونس - in خان_يونس PS"},
		{"قصفوا مدرسة عثمان بن عفان في تعز باليمن", "مدرسة_عثمان_بن_عفان school in تعز YE / تعز - in تعز YE / اليمن - in - YE"},
		{"انفجر لغم في منطقة ده رشيد بولاية قندوز", "ده_رشيد area in - AF / قندوز governorate in - AF"},
		{"عاد سكان قرى طيخورة وزفتاوة بشمال سيناء", "طيخورة village in شمال_سيناء EG / زفتاوة village in شمال_سيناء EG / شمال_سيناء - in شمال_سيناء EG"},
		{"قال العميد علي الجوف في صنعاء إن الحوثيين أغاروا على الجوف", "صنعاء - in أمانة_العاصمة YE / الجوف - in الجوف YE"},
		{"معارك في حمص وفي حماة", "حمص - in حمص SY / حماة - in حماة SY"},
		{"مسيرة على بابنوسة في السودان", "بابنوسة - in غرب_كردفان SD / السودان - in - SD"},
		{"غارة على شارع سعيد بن زيد وسط صنعاء", "شارع_سعيد_بن_زيد street in أمانة_العاصمة YE / صنعاء - in أمانة_العاصمة YE"},
		{"اقتحموا البلدة القديمة في نابلس", "البلدة_القديمة neighbourhood in نابلس PS / نابلس - in نابلس PS"},
		// Who fights tells the country.
		{"اندلعت معارك في الجوف بين القبائل والحوثيين", "الجوف - in الجوف YE"},
		// Spelling.
		{"نزح الأهالي من أعزاز وعزاز وإعزاز في سوريا", "أعزاز - in حلب SY / عزاز - in حلب SY / أعزاز - in حلب SY / سوريا - in - SY"},
		{"قصف على حماه وادلب في سوريا", "حماة - in حماة SY / إدلب - in إدلب SY / سوريا - in - SY"},
		{"حاصروا المعضمية وباب بيلا في ريف دمشق", "المعضمية - in ريف_دمشق SY / باب_بيلا - in ريف_دمشق SY / ريف_دمشق - in ريف_دمشق SY"},
		{"أمطار غزيرة على حفرالباطن في السعودية", "حفر_الباطن - in الشرقية SA / السعودية - in - SA"},
		// An adjective of a country is none, save where it is the country's name.
		{"أعلنت السعودية ولبنان إغلاق الحدود السعودية والطرق اللبنانية", "السعودية - in - SA / لبنان - in - LB / الحدود_السعودية border in - SA"},
		{"قالت صحيفة «عكاظ» السعودية إن التحالف الذي تقوده السعودية قصف صنعاء", "صنعاء - in أمانة_العاصمة YE"},
		// A hashtag is read as its words; one that says more than places is a topic.
		{"قصف على محافظة #إدلب و #ريف_حماة_الشمالي #سوريا", "إدلب governorate in إدلب SY / حماة countryside countryside حماة SY / سوريا - in - SY"},
		{"غرقت الشوارع #فيضانات_درنة #أخبار_ليبيا", ""},
		{"# رفح# في #_#", "رفح - in رفح PS"},
		// Lists inherit kind, relation and what holds them.
		{"قصف الطيران أحياء جوبر والقابون وبرزة في دمشق", "جوبر neighbourhood in دمشق SY / القابون neighbourhood in دمشق SY / برزة neighbourhood in دمشق SY / دمشق - in دمشق SY"},
		{"قتل خمسة في محافظات حلب وإدلب والرقة", "حلب governorate in حلب SY / إدلب governorate in إدلب SY / الرقة governorate in الرقة SY"},
		{"المعارك بين أعزاز ومارع بريف حلب", "أعزاز_ومارع - between حلب SY / أعزاز - between حلب SY / مارع - between حلب SY / حلب countryside countryside حلب SY"},
		// One noun for two facilities, or for several, names each.
		{"قصفت الطائرات مطاري حلب والنيرب في سوريا", "مطار_حلب airport in حلب SY / مطار_النيرب airport in حلب SY / سوريا - in - SY"},
		{"انفجاران قرب جسري الجمهورية والسنك في بغداد", "جسر_الجمهورية bridge near بغداد IQ / جسر_السنك bridge near بغداد IQ / بغداد - in بغداد IQ"},
		{"خصصت مستشفيات العزل والعناية في حلب السورية", "حلب - in حلب SY"},
		{"تفجير كنيستي مار جرجس ومار مرقس في مصر", "كنيسة_مار_جرجس church in - EG / كنيسة_مار_مرقس church in - EG / مصر - in - EG"},
		{"سيطروا على قريتي أم الكيف وخربة الدبس قرب الحسكة", "أم_الكيف village in الحسكة SY / خربة_الدبس village in الحسكة SY / الحسكة - near الحسكة SY"},
		// No names: a verb, a pronoun, a prayer, a half of the earth, what is none of a square.
		{"أدان الأوروبيون مستوطنات شيدت شمال العراق وغربه", "العراق - area - IQ"},
		{"قتل بعد صلاة المغرب في مسقط رأسه وأثار ضجة في الساحة الداخلية بسوريا", "سوريا - in - SY"},
		{"معارك بأطراف الفلوجة الشمالية والشرقية", "الفلوجة - outskirts الأنبار IQ"},
		// A member of a list may be a noun of another kind, known by its article.
		{"اشتباكات بمنطقتي حصيبة والمضيق شرقي الرمادي", "حصيبة area in الأنبار IQ / المضيق area in الأنبار IQ / الرمادي - area الأنبار IQ"},
		{"فك الحصار عن نبل والزهراء (في حلب) والفوعة في سوريا", "نبل - in حلب SY / الزهراء - in حلب SY / حلب - in حلب SY / الفوعة - in إدلب SY / سوريا - in - SY"},
		// Facilities, known and not.
		{"استهدف القصف مطار دمشق الدولي", "مطار_دمشق_الدولي airport in ريف_دمشق SY"},
		{"انهار مسجد التوحيد في حمص السورية", "مسجد_التوحيد mosque in حمص SY / حمص - in حمص SY"},
		{"نقل الجرحى إلى المستشفى الوطني في درعا", "المستشفى_الوطني hospital in درعا SY / درعا - in درعا SY"},
		{"انفجار في فندق ببغداد", "بغداد - in بغداد IQ"},
		{"قصف مشفى ميداني في بلدة كفرنبل", "كفرنبل town in إدلب SY"},
		// What the gazetteer lacks is placed by the text, without a point.
		{"قتل مزارع في قرية شعشوبة بريف حلب", "شعشوبة village in حلب SY / حلب countryside countryside حلب SY"},
		// Nor need a kind word lead it, where the text says where it lies.
		{"قتل ثلاثة في سرحيبة بريف حلب. وعاد الأهالي إلى سرحيبة", "سرحيبة - in حلب SY / حلب countryside countryside حلب SY / سرحيبة - in حلب SY"},
		{"تبادل الطرفان النار قرب درينوخ (جنوب) في تركيا", "درينوخ - near - TR / تركيا - in - TR"},
		{"عثر في مخابئهم بحلب على سلاح", "حلب - in حلب SY"},
		{"سقط صاروخ على مستوطنة \"نيتسار\" شمالي إسرائيل", "نيتسار settlement in - IL / إسرائيل - area - IL"},
		// A quoted name is read to its end, though a known one begins it.
		{"اقتحموا مستوطنة \"رام سيلان\" شمالي فلسطين", "رام_سيلان settlement in - PS / فلسطين - area - PS"},
		{"أصاب الرصاص مهندسا إيطاليا وجنديا سوريا في مدينة درعا", "درعا city in درعا SY"},
		{"قصفت المدفعية مستشفى النو في أم درمان", "مستشفى_النو hospital in الخرطوم SD / أم_درمان - in الخرطوم SD"},
		{"قتل شرطي في بلدة قلعة نور الله في أفغانستان", "قلعة_نور_الله town in - AF / أفغانستان - in - AF"},
		// القطاع is the strip of the country spoken of, no other region, and none elsewhere.
		{"غارة على مخيم بالضفة الغربية في فلسطين وأخرى وسط القطاع", "الضفة_الغربية - in - PS / فلسطين - in - PS / قطاع_غزة region in - PS"},
		{"نمو بطيء في إقليم كردستان بالعراق وتراجع القطاع", "إقليم_كردستان - in - IQ / العراق - in - IQ / - region in - -"},
		{"اقتحمت القوات المنطقة الشرقية في جنين", "جنين country area جنين PS / جنين - in جنين PS"},
		{"أسقطوا طائرة من نوع كواد كابتر في جنين", "جنين - in جنين PS"},
		// A direction tells the name of an area from an ordinary noun.
		{"انفجر لغم في منطقة النهضة جنوب سرت", "النهضة area in سرت LY / سرت - area سرت LY"},
		{"خطة للتنمية في منطقة النهضة", ""},
		{"أطلق النار داخل مبنى محترق في حلب", "حلب - in حلب SY"},
		{"انتشل الأهالي الضحايا من مبنى قصفته الطائرات في حلب", "حلب - in حلب SY"},
		{"خلف الهجوم في العاصمة عشرة قتلى", "- capital in - -"},
		{"اقتحم المستوطنون الأقصى في القدس", "الأقصى - in القدس PS / القدس - in القدس PS"},
		{"رفعوا السعر إلى الحد الأقصى في القدس", "القدس - in القدس PS"},
		{"دوت صفارات الإنذار في \"كريات شمونة\" بإسرائيل", "كريات_شمونة - in - IL / إسرائيل - in - IL"},
		{"استهدفت غارة سيارة في وادي ضيقة بمحافظة أبين", "وادي_ضيقة valley in أبين YE / أبين governorate in أبين YE"},
		// A direction of a city may lead out of its governorate.
		{"قتل جنديان في الفلوجة غربي بغداد", "الفلوجة - in الأنبار IQ / بغداد - area بغداد IQ"},
		{"انفجر لغم في مدينة الرمادي غرب بغداد", "الرمادي city in الأنبار IQ / بغداد - area بغداد IQ"},
		// Courts are no district; a quarter may be called منطقة.
		{"أحيل المتهمون إلى القضاء في العراق", "العراق - in - IQ"},
		{"انفجرت عبوة في منطقة الشعب ببغداد", "الشعب area in بغداد IQ / بغداد - in بغداد IQ"},
		// The border with a country is that of its neighbour.
		{"عززت تركيا قواتها على حدودها مع سوريا", "تركيا - in - TR / الحدود_مع_سوريا border in - TR"},
		{"نشر الأردن قوات على الحدود الشمالية مع سوريا", "الأردن - in - JO / الحدود_مع_سوريا border in - JO"},
		{"اشتباكات على حدود العراق مع إيران", "الحدود_مع_إيران border in - IQ"},
		{"قال الرئيس التركي إن التعزيزات على الحدود بين بلاده وسوريا ستبقى", "الحدود_مع_سوريا border in - TR"},
		{"قتل جنود ماليون قرب الحدود مع بوركينا فاسو", "الحدود_مع_بوركينا_فاسو border near - ML"},
		{"تجاوز الخلاف حدود المعقول مع العراق", "العراق - in - IQ"},
		// A facility of which there are many has no name; one called after a body and its place has.
		{"قصفت المدفعية مركز الشرطة في بلدة مورك السورية", "مورك town in حماة SY"},
		{"انفجار قرب مقر الشرطة العسكرية في عدن اليمنية", "عدن - in عدن YE"},
		{"اقتحموا مقر القيادة العامة وسط الخرطوم", "مقر_القيادة_العامة base in الخرطوم SD / الخرطوم - in الخرطوم SD"},
		{"هجوم على مركز شرطة بعقوبة في العراق", "مركز_شرطة_بعقوبة building in ديالى IQ / العراق - in - IQ"},
		{"نقلوا إلى مستشفيات صنعاء باليمن", "صنعاء - in أمانة_العاصمة YE / اليمن - in - YE"},
		{"سيطروا على منطقة مثلث العلم في عدن باليمن", "مثلث_العلم junction in عدن YE / عدن - in عدن YE / اليمن - in - YE"},
		// What is said to hold a place, or to lie at it, outweighs its name elsewhere.
		{"تدرب الجنود في معسكر الحمزة بمنطقة ميتم جنوبي مدينة إب في اليمن", "معسكر_الحمزة base in إب YE / ميتم area in إب YE / إب city area إب YE / اليمن - in - YE"},
		{"قصف على منطقة المشرفة، جنوب الناقورة في لبنان", "المشرفة area in الجنوب LB / الناقورة - area الجنوب LB / لبنان - in - LB"},
		{"هاجموا قاعدة «حرير» المجاورة لمطار أربيل في العراق وغارات بالحسكة السورية", "قاعدة_حرير base in أربيل IQ / مطار_أربيل airport in أربيل IQ / العراق - in - IQ / الحسكة - in الحسكة SY"},
		{"قصف حي الزيتون بغزة وغارة على خان يونس وأخرى على حي الزيتون", "الزيتون neighbourhood in غزة PS / غزة - in - PS / خان_يونس - in خان_يونس PS / الزيتون neighbourhood in غزة PS"},
		{"معارك في حي القدس في الموصل بالعراق", "القدس neighbourhood in نينوى IQ / الموصل - in نينوى IQ / العراق - in - IQ"},
		{"قصف محور «نتساريم» جنوبي مدينة غزة", "نتساريم area in غزة PS / غزة city area غزة PS"},
		// A name of several words may begin with another place's.
		{"هجوم في عدن يابال بالصومال", "عدن_يابال - in هيرشبيلي SO / الصومال - in - SO"},
		{"هجوم في ولاية هير شبيلى بالصومال", "هير_شبيلي governorate in هيرشبيلي SO / الصومال - in - SO"},
		// Back references.
		{"قتل جنديان في بلدة مورك بريف حماة شمالي سوريا. وتسيطر المعارضة على المنطقة", "مورك town in حماة SY / حماة countryside countryside حماة SY / سوريا - area - SY / مورك area in حماة SY"},
		{"دخلت القوات مدينة الباب في سوريا. ثم انسحبت من المدينة", "الباب city in حلب SY / سوريا - in - SY / الباب city in حلب SY"},
		{"قصفت حلب وريفها", "حلب - in حلب SY / حلب countryside countryside حلب SY"},
		{"هز انفجار العاصمة الليبية طرابلس", "طرابلس capital in طرابلس LY"},
		{"هز انفجار العاصمة السورية", "دمشق capital in دمشق SY"},
		{"وقع انفجار في مصياف. ووصل المسعفون إلى مكان الانفجار", "مصياف - in حماة SY / مصياف scene in حماة SY"},
		// Two places of one name: the report decides.
		{"احتجاجات في طرابلس اللبنانية", "طرابلس - in الشمال LB"},
		{"احتجاجات في طرابلس في ليبيا", "طرابلس - in طرابلس LY / ليبيا - in - LY"},
		{"معارك في حي الزهراء في مدينة حمص", "الزهراء neighbourhood in حمص SY / حمص city in حمص SY"},
		{"معارك في حي الزهراء بحلب", "الزهراء neighbourhood in حلب SY / حلب - in حلب SY"},
		{"قصف إسرائيلي على رفح جنوبي قطاع غزة", "رفح - in رفح PS / قطاع_غزة - area - PS"},
		{"كمين في رفح بمحافظة شمال سيناء", "رفح - in شمال_سيناء EG / شمال_سيناء governorate in شمال_سيناء EG"},
		{"حي الصالحية في دمشق", "الصالحية neighbourhood in دمشق SY / دمشق - in دمشق SY"},
		// Countries, seas and territory.
		{"أعلنت بريطانيا وأميركا", "بريطانيا - in - GB / أميركا - in - US"},
		{"سفينة في البحر الأحمر قبالة اليمن", "البحر_الأحمر - in - - / اليمن - near - YE"},
		{"سقط صاروخ في الأراضي اللبنانية", "لبنان - in - LB"},
		{"وصل إلى بيجين وهانغتشو في الصين", "بيجين - in - CN / هانغتشو - in - CN / الصين - in - CN"},
	} {
		t.Run(c.text, func(t *testing.T) {
			if got := strings.Join(read(load(t), c.text), " / "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestNoPlace holds words that look like places and are none.
func TestNoPlace(t *testing.T) {
	for _, text := range []string{
		"أغلق الباب خلفه ومضى",
		"قامت الثورة على الظلم ونادت بالحرية",
		"نشطت الصناعة والزراعة هذا العام في البلد",
		"قال بشار الأسد إن الحرب مستمرة",
		"صرح محمد الحسن للصحفيين",
		"أكد صالح أن الاتفاق قائم",
		"قالت وكالة أنباء إدلب إن الوضع هادئ",
		"نقلت الشبكة السورية لحقوق الإنسان عن شهود",
		"أعلن تنظيم الدولة الإسلامية في العراق والشام مسؤوليته",
		"سيطرت قوات سوريا الديمقراطية على التلال",
		"أفاد مراسل القدس العربي بذلك",
		"قطع القدم وبتر الساق",
		"كيف حدث ذلك ومتى",
		"هذا الجيش وهذا الوطن لنا",
		"على الأرض في كل مكان",
		"نظر إلى القمر والنجوم",
		"بعد ذلك بسبب القصف",
	} {
		t.Run(text, func(t *testing.T) {
			for _, s := range read(load(t), text) {
				if !strings.HasPrefix(s, "- ") {
					t.Errorf("took for a place: %s", s)
				}
			}
		})
	}
}

// TestAmbiguous: where nothing decides, nothing is guessed.
func TestAmbiguous(t *testing.T) {
	g := load(t)
	toks := arabic.Tokenize("قصفت الطائرات السورية قرية مشيرفة", nil)
	ms := g.Find(toks, arabic.Sentences(toks))
	r := g.Resolve(ms)
	if len(r) != 1 || r[0].Name != "مشيرفة" || len(r[0].Ambiguous) < 2 || r[0].Row != -1 || r[0].Lat != nil || r[0].ID != "" {
		t.Fatalf("got %+v", r)
	}
	if r[0].Country != "SY" {
		t.Errorf("all candidates lie in Syria, country %q", r[0].Country)
	}
	for i := 1; i < len(r[0].Ambiguous); i++ {
		if r[0].Ambiguous[i].Score > r[0].Ambiguous[i-1].Score {
			t.Error("candidates are not in order of score")
		}
	}
}

func TestMention(t *testing.T) {
	g := load(t)
	toks := arabic.Tokenize("وقال ناشطون إن القصف طال أطراف حيي جوبر وبرزة في العاصمة دمشق.", nil)
	ms := g.Find(toks, arabic.Sentences(toks))
	if len(ms) != 3 {
		t.Fatalf("%d mentions: %+v", len(ms), ms)
	}
	words := func(from, to int) string {
		var s []string
		for _, t := range toks[from:to] {
			s = append(s, t.Text)
		}
		return strings.Join(s, " ")
	}
	if p := words(ms[0].Phrase[0], ms[0].Phrase[1]); p != "أطراف حيي جوبر" {
		t.Errorf("phrase of the first: %s", p)
	}
	if p := words(ms[1].Phrase[0], ms[1].Phrase[1]); p != "وبرزة في العاصمة دمشق" {
		t.Errorf("phrase of the second: %s", p)
	}
	if ms[0].List == 0 || ms[0].List != ms[1].List || ms[2].List != 0 {
		t.Errorf("lists %d %d %d", ms[0].List, ms[1].List, ms[2].List)
	}
	if ms[0].Container != 2 || ms[1].Container != 2 || ms[2].Container != -1 {
		t.Errorf("containers %d %d %d", ms[0].Container, ms[1].Container, ms[2].Container)
	}
	if !ms[2].Capital || ms[0].Capital || ms[2].Country {
		t.Error("capital and country flags")
	}
	if ms[1].Relation != "outskirts" || ms[1].Kind != "neighbourhood" {
		t.Errorf("the second inherits %s %s", ms[1].Kind, ms[1].Relation)
	}
}

// TestFindAnything feeds texts that are no Arabic at all.
func TestFindAnything(t *testing.T) {
	g := load(t)
	for _, text := range []string{"", " ", "\n\n", "...", "plain English", "12 34", "و", "في", "مدينة", "حي «", "بين", "ريفها", "، و ،", "العاصمة", "(حلب", strings.Repeat("و", 500), strings.Repeat("تل ", 300)} {
		sound(t, g, text)
	}
}

func FuzzFind(f *testing.F) {
	g := load(f)
	for _, s := range []string{"دارت اشتباكات في أطراف بلدة مورك بريف حماة الشمالي", "بين مدينتي «أعزاز» و«مارع»، أحياء جوبر\nوالقابون", "مطار وميناء عدن - الحدود السورية - التركية", "العاصمة السورية دمشق وريفها"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { sound(t, g, text) })
}

// sound checks what must hold of the mentions of any text.
func sound(t *testing.T, g *Gazetteer, text string) {
	t.Helper()
	toks := arabic.Tokenize(text, nil)
	sents := arabic.Sentences(toks)
	ms := g.Find(toks, sents)
	rs := g.Resolve(ms)
	if len(rs) != len(ms) {
		t.Fatalf("%q: %d answers to %d mentions", text, len(rs), len(ms))
	}
	for i, m := range ms {
		if m.First < 0 || m.First >= m.End || m.End > len(toks) || m.Phrase[0] > m.First || m.Phrase[1] < m.End || m.Phrase[1] > len(toks) {
			t.Fatalf("%q: token ranges of %+v", text, m)
		}
		inside := false
		for _, s := range sents {
			inside = inside || s.First <= m.Phrase[0] && m.Phrase[1] <= s.First+len(s.Tokens)
		}
		if !inside {
			t.Fatalf("%q: a phrase crosses a sentence: %+v", text, m)
		}
		if m.Container >= len(ms) || m.Container == i || m.Anaphor != (m.Name == "") {
			t.Fatalf("%q: %+v", text, m)
		}
		r := rs[i]
		if (r.Lat == nil) != (r.Lon == nil) || (r.Lat == nil) != (r.Precision == "") || r.Row < 0 && r.Lat != nil || r.Of >= len(ms) || len(r.Ambiguous) == 1 {
			t.Fatalf("%q: %+v", text, r)
		}
	}
	if again := g.Resolve(g.Find(toks, sents)); !reflect.DeepEqual(rs, again) {
		t.Fatalf("%q: two answers", text)
	}
}

func BenchmarkFind(b *testing.B) {
	g := load(b)
	for _, c := range []struct{ name, text string }{
		{"places", "دارت اشتباكات في أطراف بلدة مورك بريف حماة الشمالي وقصف الطيران أحياء جوبر والقابون وبرزة في العاصمة دمشق. "},
		{"none", "أعلن المتحدث باسم الوزارة أن الاجتماع المقبل سيناقش الميزانية والخطة السنوية وسبل تطوير التعليم. "},
	} {
		b.Run(c.name, func(b *testing.B) {
			toks := arabic.Tokenize(strings.Repeat(c.text, 200), nil)
			sents := arabic.Sentences(toks)
			b.ReportAllocs()
			for b.Loop() {
				g.Find(toks, sents)
			}
			b.ReportMetric(float64(b.N)*float64(len(toks))/b.Elapsed().Seconds()/1e6, "Mtokens/s")
		})
	}
}

func BenchmarkResolve(b *testing.B) {
	g := load(b)
	toks := arabic.Tokenize(strings.Repeat("دارت اشتباكات في أطراف بلدة مورك بريف حماة الشمالي وقصف الطيران أحياء جوبر والقابون وبرزة في العاصمة دمشق. ", 20), nil)
	ms := g.Find(toks, arabic.Sentences(toks))
	for b.Loop() {
		g.Resolve(ms)
	}
	b.ReportMetric(float64(len(ms)), "mentions")
}

// TestLong reads a text with thousands of places, which a search whose cost grows with the
// square of its length would not end.
func TestLong(t *testing.T) {
	sound(t, load(t), "أحياء جوبر"+strings.Repeat(" والقابون وبرزة والمشيرفة ومدينة حماة وريفها وقرية الشعشوبية", 3000))
}
