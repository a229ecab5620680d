package extract_test

import (
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestActorNames reads what doers are called where the words beside them mislead.
func TestActorNames(t *testing.T) {
	const before = "قتل خمسة جنود أمس في هجوم شنه مسلحون على حاجز للجيش في مدينة حمص.\n"
	for _, c := range []struct {
		name, text, typ string
		actors          []string
	}{
		{"sides parted by a comma", "دارت معارك بين الجيش الوطني من جهة، وقوات الدعم السريع من جهة ثانية في مدينة الفاشر.", "clash", []string{"الجيش الوطني", "قوات الدعم السريع"}},
		{"a country's name in a force's", "وخاضت قوات سوريا الديمقراطية مواجهات ضد تنظيم الدولة في الباغوز.", "clash", []string{"قوات سوريا الديمقراطية", "تنظيم الدولة"}},
		{"a name that a group gives itself", "أحرق فصيل يطلق على نفسه اسم \"حماة الوادي\" مركزا للشرطة.", "coerce.destroy", []string{"حماة الوادي"}},
		{"a name that a group bears", "وأعلنت جماعة تدعى أنصار الشريعة مسؤوليتها عن التفجير.", "responsibility", []string{"أنصار الشريعة"}},
		{"members of a party", "ونصب عناصر من حزب العمال كمينا للقافلة.", "assault.attack", []string{"حزب العمال"}},
		{"bullets of somebody", "وأصيب شاب برصاص قوات الاحتلال في مدينة الخليل.", "assault.shooting", []string{"قوات الاحتلال"}},
		{"an object of no list", "وهاجم مقاتلو حركة الشباب فندقا في مدينة مقديشو.", "assault.attack", []string{"حركة الشباب"}},
		{"allies in the accusative", "وقال الجيش إن الولايات المتحدة وحلفاءها شنوا عشر غارات على التنظيم.", "assault.airstrike", []string{"الولايات المتحدة", "حلفاؤها"}},
		{"how the subject is backed", "واستعادت القوات العراقية مدعومة بالحشد الشعبي بلدة بيجي.", "control.capture", []string{"القوات العراقية"}},
		{"an office without a name", "وناشد الأمين العام للأمم المتحدة الأطراف التهدئة.", "request", []string{"الأمين العام للأمم المتحدة"}},
		{"whose statement it was", "وذكرت منظمة العفو الدولية في بيان أن المستشفى أغلق. وحث البيان جميع الأطراف على الهدنة.", "request", []string{"منظمة العفو الدولية"}},
		{"whose guns", "وقصفت مدفعية الجيش مواقع المسلحين في ريف حماة.", "assault.shelling", []string{"الجيش"}},
		{"a plural and what it strikes", "وهاجم مسلحون مركز شرطة في ولاية البنجاب.", "assault.attack", []string{"مسلحون"}},
		{"who threatens if others go on", "وهدد الحوثيون بالرد إذا استمرت الغارات على مدينة صنعاء.", "assault.airstrike", nil},
		{"who lays charges", "وجهت النيابة السودانية أمس اتهامات بالخيانة لعشرين ضابطا.", "accuse", []string{"النيابة السودانية"}},
		{"a family name like an adjective", "ودعا رئيس الوزراء محمد السوداني إلى ضبط النفس.", "request", []string{"محمد السوداني"}},
	} {
		found := false
		for _, k := range newReader(t).Read(&isnad.Document{ID: "n", Text: before + c.text}) {
			if k.Type != c.typ || k.Trigger.Start < len([]rune(before)) {
				continue
			}
			found = true
			if !slices.Equal(k.Actors, c.actors) {
				t.Errorf("%s: actors %q, want %q", c.name, k.Actors, c.actors)
			}
		}
		if !found {
			t.Errorf("%s: no %s in %s", c.name, c.typ, c.text)
		}
	}
}
