package export

import (
	"fmt"
	"strings"

	"github.com/isnad-project/isnad/link"
)

// Line says in one line of English what was written and what was not.
func (s *Summary) Line() string {
	var parts []string
	for _, x := range s.LeftOut {
		if x.Events > 0 {
			parts = append(parts, fmt.Sprintf("%d events left out (%s)", x.Events, x.En))
		}
	}
	for _, x := range s.Losses {
		if x.Count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.Count, x.En))
		}
	}
	line := fmt.Sprintf("%d events written as %s by %s", s.Written, s.Format, s.o.Rule)
	if len(parts) > 0 {
		line += "; not carried: " + strings.Join(parts, "; ")
	}
	return line
}

// Note is the method note in Markdown: what was written by which rule, what the
// numbers mean, and what the format could not carry.
func (s *Summary) Note() string {
	var b strings.Builder
	p := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	p("# isnad: %s\n", s.Format)
	p("<div dir=\"rtl\" lang=\"ar\">\n")
	p("## المنهج\n")
	p("- الشكل: `%s`. %s", s.Format, shapes[s.Format].ar)
	p("- الأحداث المكتوبة: %d. %s", s.Written, s.chosen("كل ما في السجل", "ما اختاره المرشّح: "))
	p("- قاعدة الأرقام: `%s`. %s", s.o.Rule, rules[s.o.Rule].ar)
	p("- البرنامج: `isnad %s`، والمعرفة: `%s`.", s.o.Version, s.o.Knowledge)
	p("- كل حدث محسوب من ادعاءات قرأها برنامج في تقارير، ولم يراجعه أحد ما لم يُذكر ذلك. القراءة تخطئ: تفوتها ادعاءات وتقرأ بعضها خطأ.")
	p("- الأرقام ما قالته التقارير، لا ما وقع. ما لم يبلغ تقريرا من هذه التقارير ليس هنا، فالأعداد أدنى من الحقيقة في الغالب. الخلية الفارغة معناها أن أحدا لم يقل، وصفرٌ معناه أن أحدا قال: لا أحد.")
	p("- لا إحداثيات إلا ما في معجم الأماكن، ولا رقم إلا ما قيل.\n")
	p("## ما لم يُنقل\n")
	s.table(&b, "ما هو", "العدد", "أحداث", func(x Loss) string { return x.Ar })
	s.leftOut(&b, "ما تُرك من الأحداث", "أحداث", "قتلى (أرجح الأعداد)", func(x LeftOut) string { return x.Ar })
	p("</div>\n")
	p("## Method\n")
	p("- Format: `%s`. %s", s.Format, shapes[s.Format].en)
	p("- Events written: %d. %s", s.Written, s.chosen("All that the ledger holds", "What the filter chose: "))
	p("- Rule for numbers: `%s`. %s", s.o.Rule, rules[s.o.Rule].en)
	p("- Program: `isnad %s`; knowledge: `%s`.", s.o.Version, s.o.Knowledge)
	p("- Every event is computed from claims that a program read in reports; unless said otherwise nobody has reviewed it. The reading errs: it misses claims and reads some wrongly.")
	p("- The figures are what reports said, not what happened. What reached none of these reports is not here: the numbers will be an undercount. An empty cell says that nobody said; a zero says that somebody said none.")
	p("- There are no coordinates but those of the gazetteer, and no figures but stated ones.\n")
	p("## What was not carried\n")
	s.table(&b, "what", "number", "events", func(x Loss) string { return x.En })
	s.leftOut(&b, "events left out", "events", "killed (best figures)", func(x LeftOut) string { return x.En })
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func (s *Summary) table(b *strings.Builder, what, number, events string, name func(Loss) string) {
	fmt.Fprintf(b, "| %s | %s | %s |\n| --- | ---: | ---: |\n", what, number, events)
	for _, x := range s.Losses {
		if x.Count > 0 {
			fmt.Fprintf(b, "| %s | %d | %d |\n", name(x), x.Count, x.Events)
		}
	}
	b.WriteString("\n")
}

func (s *Summary) leftOut(b *strings.Builder, what, events, killed string, name func(LeftOut) string) {
	fmt.Fprintf(b, "| %s | %s | %s |\n| --- | ---: | ---: |\n", what, events, killed)
	for _, x := range s.LeftOut {
		if x.Events > 0 {
			fmt.Fprintf(b, "| %s | %d | %d |\n", name(x), x.Events, x.Killed)
		}
	}
	b.WriteString("\n")
}

// chosen names the filter in the terms of its flags.
func (s *Summary) chosen(all, some string) string {
	if s.o.all() && s.o.Known == "" {
		return all + "."
	}
	f := s.o.Filter
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+"="+value)
		}
	}
	add("type", f.Type)
	add("place", f.Place)
	add("country", f.Country)
	add("admin1", f.Admin1)
	add("from", f.From)
	add("to", f.To)
	add("origin", f.Origin)
	add("actor", f.Actor)
	add("doc", f.Doc)
	if f.Disputed {
		add("disputed", "yes")
	}
	if f.Undated {
		add("undated", "yes")
	}
	if f.Sure {
		add("sure", "yes")
	}
	if f.Killed > 0 {
		add("killed", fmt.Sprint(f.Killed))
	}
	if f.Limit > 0 {
		add("limit", fmt.Sprint(f.Limit))
	}
	add("as-known-on", s.o.Known)
	add("words", s.o.Words)
	return some + "`" + strings.ReplaceAll(strings.Join(parts, " "), "`", "'") + "`."
}

type bilingual struct{ ar, en string }

// rules says in a sentence what each rule for numbers takes (docs/numbers.md).
var rules = map[link.Rule]bilingual{
	link.Conservative: {"أدنى حدٍّ وأعلى رقم ذكرهما أحد، وأرجحها ما تقوله أكثر المصادر الأصلية في آخر ما قالته.",
		"The smallest bound and the greatest number that anybody stated; best is what most origins say by their last report."},
	link.UCDP: {"أصغر الأرقام التي تثبت عليها المصادر وأكبرها، وأرجحها ما تقوله أكثرها. ليست ترميز UCDP نفسه: لا ترتيب للمصادر بالثقة.",
		"The smallest and the greatest number that sources stand by; best is what most of them say. It is not UCDP's own coding: sources are not ranked by reliability."},
	link.ACLED: {"رقم واحد للقتلى هو أصغر ما يثبت عليه مصدر، وللكلمات («عشرات») قيم منشورة. ليست ترميز ACLED نفسه.",
		"One number of dead, the smallest that a source stands by; words for numbers by published values. It is not ACLED's own coding."},
	link.Airwars: {"أصغر الأرقام التي تثبت عليها المصادر وأكبرها، وأرجحها أصغرها.",
		"The smallest and the greatest number that sources stand by; best is the smallest."},
	link.TwoOrigins: {"أرقام يقولها مصدران أصليان أو أكثر فقط.",
		"Only numbers that two origins or more give."},
}

// shapes says what each format is here.
var shapes = map[Format]bilingual{
	ACLED: {"أعمدة ACLED الـ31 بأسمائها. هذه ليست بيانات ACLED ولم يرمّزها أحد منهم. رموز الأنواع التي تحتاج ما لا تقوله التقارير فارغة.",
		"The 31 columns of ACLED under their names. These are not ACLED's data and nobody of theirs coded them. Codings that need what reports do not say are empty."},
	GED: {"أعمدة UCDP GED الـ49 بأسمائها. هذه ليست بيانات UCDP. كل القتلى الذين لا يُعرف أنهم مدنيون في deaths_unknown، لأن انتماءهم إلى طرف لا يُقرأ: صفرٌ في deaths_a وdeaths_b ليس خبرا.",
		"The 49 columns of UCDP GED under their names. These are not UCDP's data. All dead who are not said to be civilians stand in deaths_unknown, since which side they were of is not read: a zero in deaths_a and deaths_b tells nothing."},
	PLOVER: {"سجلات PLOVER، واحد في كل سطر.", "PLOVER records, one a line."},
	HXL:    {"صف عناوين ثم صف وسوم HXL 1.1.", "A row of headings, then a row of HXL 1.1 hashtags."},
	GeoJSON: {"RFC 7946. ما ليس نقطةً مساحةٌ، و`approximate` تقول إن حدودها ليست حدود أحد.",
		"RFC 7946. What is no point is an area; `approximate` says that its edge is nobody's border."},
	FTM: {"كيانات FollowTheMoney (Event وArticle وAddress وLegalEntity) وإفاداتها. لا كيان إلا لطرف يُعرف باسمه: «مسلحون» ليسوا كيانا.",
		"FollowTheMoney entities (Event, Article, Address, LegalEntity) and their statements. Only a party known by name is an entity: «مسلحون» are none."},
	Parquet: {"ثلاثة جداول: الأحداث والادعاءات والتقارير بلا نصوصها.", "Three tables: events, claims, and reports without their texts."},
	CSV:     {"ثلاثة جداول: الأحداث والادعاءات والتقارير بلا نصوصها.", "Three tables: events, claims, and reports without their texts."},
	JSONL:   {"كل حدث كاملا بادعاءاته وتقاريره، واحد في كل سطر.", "Each event whole, with its claims and reports, one a line."},
}
