package extract_test

import (
	"testing"

	"github.com/isnad-project/isnad"
)

// TestSides: what a claim is for or against, under which condition, and for when it
// is planned.
func TestSides(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, typ, issue, stance, condition, planned string }{
		{"أعلن مجلس البلدة أمس رفضه المشاركة في مؤتمر سلوان 3.", "reject", "مؤتمر سلوان 3", "against", "", ""},
		{"وافقت الفصائل على وقف إطلاق النار شريطة رفع الحصار عن البلدة.", "agree", "وقف إطلاق النار", "conditional", "شريطة رفع الحصار عن البلدة", ""},
		{"رفضت الحكومة أي هدنة ما لم ينسحب المقاتلون من المدن.", "reject", "هدنة", "conditional", "ما لم ينسحب المقاتلون من المدن", ""},
		{"رفضت الحركة تأجيل المؤتمر.", "reject", "تأجيل المؤتمر", "against", "", ""},
		{"دعا الوزير إلى إقامة منطقة آمنة على الحدود.", "request", "منطقة آمنة", "for", "", ""},
		{"وهددت الكتلة بمقاطعة المؤتمر إذا لم يفرج عن المعتقلين.", "threaten", "مقاطعة المؤتمر", "", "إذا لم يفرج عن المعتقلين", ""},
		{"أعلن المبعوث أن مؤتمر سلوان سيعقد في 12 كانون الأول 2031.", "consult.conference", "مؤتمر سلوان", "", "", "2031-12-12"},
		{"اعتقلت الشرطة خمسة أشخاص في البلدة.", "coerce.arrest", "", "", "", ""},
	} {
		var got *isnad.Claim
		claims := r.Read(&isnad.Document{ID: "d", Text: c.text, Published: "2031-10-20"})
		for i := range claims {
			if claims[i].Type == c.typ {
				got = &claims[i]
				break
			}
		}
		if got == nil {
			t.Errorf("%s: no %s", c.text, c.typ)
			continue
		}
		if got.Issue != c.issue || got.Stance != c.stance || got.Condition != c.condition || got.PlannedFor != c.planned {
			t.Errorf("%s:\n got %q %q %q %q\nwant %q %q %q %q", c.text, got.Issue, got.Stance, got.Condition, got.PlannedFor, c.issue, c.stance, c.condition, c.planned)
		}
	}
	two := r.Read(&isnad.Document{ID: "d", Text: "رفضت الحركة المشاركة في مؤتمر سلوان 3. وقالت الحكومة إنها توافق على المشاركة في المؤتمر.", Published: "2031-10-20"})
	last := two[len(two)-1]
	if last.Issue != "مؤتمر سلوان 3" || len(last.Inferred) == 0 {
		t.Errorf("المؤتمر goes back to the one named: %q, inferred %v", last.Issue, last.Inferred)
	}
}
