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
