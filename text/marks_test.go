package text_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/text"
)

// marked gives the marks of s as «kind: words».
func marked(s string, freq func(string) int) []string {
	var list []string
	for _, m := range marks(s, freq) {
		list = append(list, fmt.Sprintf("%s: %s", m.Kind, m.Of(s)))
	}
	return list
}

const (
	shelling  = "قصفت المدفعية أطراف قرية النخلة صباح اليوم فأصيب ثلاثة مزارعين."
	residents = "وقال سكان إن القذائف سقطت قرب المدرسة."
	army      = "ولم يصدر عن الجيش أي تعليق."
)

func TestRepeat(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{"a lead that opens the body", "قصفت المدفعية أطراف قرية النخلة\n\nقصفت المدفعية أطراف قرية النخلة\n" + residents, []string{"repeat: قصفت المدفعية أطراف قرية النخلة"}},
		{"a paragraph", shelling + " " + residents + "\n" + army + "\n" + shelling + " " + residents + "\n", []string{"repeat: " + shelling + " " + residents}},
		{"a run over lines", shelling + "\n" + residents + "\r\n" + army + "\nوهذا جديد.\n" + shelling + "\n" + residents + "\r\n" + army, []string{"repeat: " + shelling + "\n" + residents + "\r\n" + army}},
		{"a run inside a paragraph", army + " " + shelling + " " + residents + " ثم عاد الهدوء. " + shelling + " " + residents, []string{"repeat: " + shelling + " " + residents}},
		{"twice again", shelling + "\n" + shelling + "\n" + shelling, []string{"repeat: " + shelling, "repeat: " + shelling}},
		{"another figure", shelling + "\n" + strings.Replace(shelling, "ثلاثة", "أربعة", 1), nil},
		{"too short", "قال نعم.\n" + residents + "\nقال نعم.", nil},
		{"entries of a form", "الحادث الأول\nالسلاح المستخدم: غير معروف حتى الآن\nالحادث الثاني\nالسلاح المستخدم: غير معروف حتى الآن", nil},
		{"a decimal point", "ارتفع السعر بنسبة 3.5 في المائة ليغلق عند المستوى الأعلى.\nارتفع السعر بنسبة 2.5 في المائة ليغلق عند المستوى الأعلى.", nil},
	} {
		if got := marked(tc.in, nil); !slices.Equal(got, tc.want) {
			t.Errorf("%s:\n got %q\nwant %q", tc.name, got, tc.want)
		}
	}
}

func TestFurniture(t *testing.T) {
	body := shelling + "\n%s\n" + residents
	last := shelling + "\n" + residents + "\n%s"
	for _, tc := range []struct {
		in, line string
		want     []string
	}{
		{last, "تويتر", []string{"residue: تويتر"}},
		{last, "فيسبوك  تويتر | واتساب", []string{"residue: فيسبوك  تويتر | واتساب"}},
		{last, "...المزيد", []string{"residue: ...المزيد"}},
		{last, "وتستمر المعارك...المزيد", []string{"residue: ...المزيد"}},
		{last, "اقرأ أيضاً: مقتل أربعة في قصف على بلدة الزيتون", []string{"residue: اقرأ أيضاً:"}},
		{last, "للتواصل مع الكاتب أرسل رسالة SMS تبدأ بالرمز (4) إلى 99999", []string{"residue: للتواصل مع الكاتب أرسل رسالة SMS تبدأ بالرمز (4) إلى 99999"}},
		{last, "99999 - Zain", []string{"residue: 99999 - Zain"}},
		{last, "حمّل تطبيق الجريدة على هاتفك", []string{"residue: حمّل تطبيق الجريدة على هاتفك"}},
		{last, "الآراء الواردة في هذا المقال لا تعبر بالضرورة عن رأي الجريدة", []string{"residue: الآراء الواردة في هذا المقال لا تعبر بالضرورة عن رأي الجريدة"}},
		{last, "someone@example.org", []string{"residue: someone@example.org"}},
		{last, "https://example.org/a?b=c", []string{"residue: https://example.org/a?b=c"}},
		{last, "سقطت قذيفة على البلدة. سمات قصف النخلة", []string{"residue: سمات قصف النخلة"}},
		{body, "صور من القرية pic.twitter.com/a1B2c3 بعد القصف", []string{"residue: pic.twitter.com/a1B2c3"}},
		{last, "(أ ف ب، رويترز)", []string{"credit: (أ ف ب، رويترز)"}},
		{last, "أ.ف.ب", []string{"credit: أ.ف.ب"}},
		{last, "المصدر: وكالات", []string{"credit: المصدر: وكالات"}},
		{body, "تصوير: سمير الخطيب", []string{"credit: تصوير: سمير الخطيب"}},
		{body, "رجال إطفاء أمام مبنى المدرسة في النخلة (رويترز)", []string{"caption: رجال إطفاء أمام مبنى المدرسة في النخلة", "credit: (رويترز)"}},
		{body, "أهالي القرية في ساحة السوق (تصوير: سمير الخطيب)", []string{"caption: أهالي القرية في ساحة السوق", "credit: (تصوير: سمير الخطيب)"}},
		{body, "التعليق على الصورة، أهالي القرية في ساحة السوق", []string{"caption: التعليق على الصورة، أهالي القرية في ساحة السوق"}},
		{body, "مصدر الصورة، Getty Images", []string{"credit: مصدر الصورة، Getty Images"}},

		// Sentences that state something keep clear of marks.
		{last, "وأصيب خمسة أشخاص في قصف على بلدة الزيتون المجاورة مساء أمس (رويترز)", []string{"credit: (رويترز)"}},
		{body, "وقال مصدر لوكالة (رويترز) إن القصف استمر ساعتين", nil},
		{body, "وكتب الوزير على تويتر أن القصف توقف", nil},
		{body, "شارك مئات الأشخاص في تشييع الضحايا", nil},
		{body, "ودعا إلى المزيد من الحذر", nil},
		{body, "وقال إن الآراء في القرية منقسمة", nil},
		{body, "صورة القتيل عرضت على التلفزيون", nil},
		{body, "خاص الجيش معركة في النخلة", nil},
		{body, "تابعونا، صاح الجندي، ثم انفجر اللغم", nil},
	} {
		if got := marked(fmt.Sprintf(tc.in, tc.line), nil); !slices.Equal(got, tc.want) {
			t.Errorf("%s:\n got %q\nwant %q", tc.line, got, tc.want)
		}
	}
}

// TestSeed holds that the end of a report that stands there twice is marked once,
// whole.
func TestSeed(t *testing.T) {
	files, _ := filepath.Glob("../../shared/seeds/001_*.txt")
	if len(files) == 0 {
		t.Skip("the seeds are not here")
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	s := string(b)
	for _, m := range text.Marks(s, nil) {
		if m.Kind == isnad.Repeat {
			if w := m.Of(s); len(w)*3 < len(s) || !strings.Contains(s[:m.Start], w) || strings.TrimSpace(s[m.End:]) != "" {
				t.Errorf("marked %d bytes of %d: %.80s", len(w), len(s), w)
			}
			return
		}
	}
	t.Error("the repetition is not marked")
}

// check holds what is true of the marks of any text.
func check(t *testing.T, s string, marks []isnad.Mark) {
	t.Helper()
	last := map[isnad.MarkKind]int{}
	for i, m := range marks {
		switch {
		case m.Start < 0 || m.End > len(s) || m.Start > m.End:
			t.Fatalf("mark %v outside the text of %d bytes", m, len(s))
		case m.Start < len(s) && !utf8.RuneStart(s[m.Start]) || m.End < len(s) && !utf8.RuneStart(s[m.End]):
			t.Fatalf("mark %v inside a character", m)
		case (m.Kind == isnad.Glued) != (m.Len() == 0):
			t.Fatalf("mark %v of %d bytes", m, m.Len())
		case i > 0 && marks[i-1].Start > m.Start:
			t.Fatalf("mark %v behind %v", m, marks[i-1])
		case m.Start < last[m.Kind]:
			t.Fatalf("mark %v overlaps another of its kind", m)
		case m.Kind == isnad.Repeat && !strings.Contains(s[:m.Start], firstSentence(m.Of(s))):
			t.Fatalf("repetition %q does not stand earlier", m.Of(s))
		}
		last[m.Kind] = m.End
		if m.Kind == isnad.Glued {
			last[m.Kind]++
		}
	}
}

// firstSentence is the beginning of s without what stands unseen around it.
func firstSentence(s string) string {
	if i := strings.IndexAny(s, "\r\n.!?؟"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimFunc(s, func(r rune) bool { return r == 0 || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
}

// TestMarksCorpus holds the properties over real reports, and that a second
// reading marks the same.
func TestMarksCorpus(t *testing.T) {
	freq := wordCounts(t)
	for _, s := range texts(t, "conflict-articles.jsonl") {
		found := marks(s, freq)
		check(t, s, found)
		if again := marks(s, freq); !slices.Equal(found, again) {
			t.Fatalf("another reading marks %v, not %v", again, found)
		}
	}
}

func FuzzMarks(f *testing.F) {
	f.Add(shelling + "\n" + shelling)
	f.Add("انفجارسيارة قربالمدرسة\r\nتويتر")
	f.Add("غزةوهو\u200f pic.twitter.com/x (رويترز)\n(أ ف ب)\n\nاقرأ أيضا:")
	f.Add("قال.!؟»” 3.5 \x00\n...المزيد")
	known := map[string]int{"انفجار": 900, "سيارة": 2000, "قرب": 3000, "المدرسة": 500, "غزة": 9000, "وهو": 9000}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		check(t, s, marks(s, func(w string) int { return known[w] }))
	})
}
