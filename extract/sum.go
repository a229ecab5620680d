package extract

import (
	"strings"

	"github.com/isnad-project/isnad/numeral"
	"github.com/isnad-project/isnad/timex"
)

// isSum tells whether a figure that stands without an act is a sum over an area
// or a period rather than one killing.
func (p *parsed) isSum(s *sentence, f *figure) bool {
	if f.low == 1 && f.high == 1 && f.whom.num == nil && !f.joined && !p.byPlaces(s, f) {
		return false
	}
	if f.low >= 1000 && f.part == nil {
		return true
	}
	if f.low >= 50 && f.part == nil && p.told.incident == "" || p.overPeriod(s, f) || p.totalSince(s, f) || p.scattered(s, f.first, min(f.end+12, s.end), true) {
		return true
	}
	for i := max(s.first, f.first-14); i < f.end; i++ {
		switch own := p.sumWord(i); {
		case own == "", p.ofIncident(i):
		case own == "حصيله" || !p.running(own):
			return true
		}
	}
	for i := f.first; i < f.end; i++ {
		if p.norm(i) == "مجموعه" && p.norm(i-1) == "ما" {
			return true // قتلوا ما مجموعه 43 شخصا
		}
	}
	if p.doer(s, f) >= 0 {
		return false
	}
	return p.byPlaces(s, f)
}

// byPlaces tells a figure of a list that goes from place to place: 12 قتيلا في حمص
// وثمانية في ريف دمشق.
func (p *parsed) byPlaces(s *sentence, f *figure) bool {
	for _, g := range s.figures {
		if g != f && g.part == nil && g.outcome == f.outcome && p.ownPlace(s, g) && p.ownPlace(s, f) && p.placeOfFigure(s, g) != p.placeOfFigure(s, f) {
			return true
		}
	}
	return false
}

// sumWord is the word for a sum that starts at token i, or empty.
func (p *parsed) sumWord(i int) string {
	if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.sum) {
		return n.entry.Own
	}
	if n := p.sense(i, p.class.sum); n != nil {
		return n.Own
	}
	return ""
}

// ofIncident tells a sum word that goes back to one incident: الحصيلة, حصيلة أولية.
func (p *parsed) ofIncident(i int) bool {
	if k := i + 1; k < len(p.toks) && (p.is(k, p.class.dead) || p.is(k, p.class.hurt)) && p.defined(k) && !p.article(k) {
		return true // حصيلة ضحاياه
	}
	for k := i + 1; k < i+4; k++ {
		switch strings.TrimPrefix(p.norm(k), "ال") {
		case "اوليه", "سابقه", "جديده", "نهاييه", "موقته":
			return true
		}
	}
	return p.norm(i) == "الحصيله" || p.norm(i) == "والحصيله"
}

// running tells a word that heads the count of one incident as well: عدد القتلى.
func (p *parsed) running(own string) bool { return strings.HasPrefix(own, "عدد ") }

// overArea tells a figure whose place is a country, a governorate or a region
// rather than where one thing happened.
func (p *parsed) overArea(s *sentence, f *figure) bool {
	m := p.placeOfFigure(s, f)
	if m < 0 {
		return false
	}
	pl := &p.places[m]
	return pl.Country || pl.Kind == "governorate" || pl.Kind == "countryside" || p.where[m].Kind == "governorate" || p.where[m].Kind == "region" || p.where[m].Kind == "country"
}

// overPeriod tells a figure counted over days, months or years: خلال شهرين, في
// اليومين الماضيين, منذ بداية العام. The time of an act behind the figure is not
// its own.
func (p *parsed) overPeriod(s *sentence, f *figure) bool {
	for i := p.since(s, f); i < min(f.end+14, s.end); i++ {
		if i >= f.end && (p.toks[i].Text == "." || p.toks[i].Text == "؛" || p.clauseStarts(i) && !p.inName(i)) {
			return false
		}
		if p.norm(i) == "منذ" && (p.opening(i+1) || i >= f.end && p.norm(i+1) == "ان") && !p.actBetween(s, f, i) {
			return true
		}
		k, ok := p.timeAt.at(i)
		if !ok || p.times[k].First != i || i < f.first && p.times[k].End < f.first-3 {
			continue
		}
		t := &p.times[k]
		if p.ages(t.First) {
			continue
		}
		if p.longTime(t) && !p.actBetween(s, f, t.First) {
			return true
		}
	}
	return false
}

// lasted tells a verb that says how long an act went on: اشتباكات استمرت يومين.
func (p *parsed) lasted(i int) bool {
	switch p.norm(i) {
	case "استمرت", "دامت", "استغرقت":
		return true
	}
	return false
}

// ages tells a time at token i that says how old people were: تتراوح أعمارهم بين 6 سنوات.
func (p *parsed) ages(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if n := p.norm(k); strings.HasPrefix(n, "اعمار") || strings.HasPrefix(n, "عمر") || n == "العمر" || strings.HasSuffix(n, "بالغ") {
			return true
		}
	}
	return false
}

// totalSince tells a figure that a heading counts since something began: عدد قتلى الجيش
// منذ بدء الهجوم إلى 35, إجمالي عدد المصابين حتى الآن 260.
func (p *parsed) totalSince(s *sentence, f *figure) bool {
	from := f.first
	if f.whom.num != nil {
		from = f.whom.num.Core
	}
	lasting := false
	for i := from - 1; i >= s.first && i > from-18; i-- {
		if p.toks[i].Text == "." || p.toks[i].Text == "؛" {
			return false
		}
		switch strings.TrimPrefix(p.norm(i), "و") {
		case "منذ":
			lasting = true
		case "الان", "اليوم":
			lasting = lasting || i > s.first && p.norm(i-1) == "حتي"
		case "عدد", "اجمالي", "حصيله", "مجموع":
			if lasting {
				return true
			}
		}
	}
	return false
}

// raises tells a total that the figure before it brings to a new height: مقتل جنديين، ما
// يرفع حصيلة القتلى إلى 35.
func (p *parsed) raises(before, f *figure) bool {
	to, up := f.first, false
	if f.whom.num != nil {
		to = max(to, f.whom.num.Core)
	}
	if before.outcome != f.outcome || before.noHigh || f.low <= before.high {
		return false
	}
	for i := before.end; i < to; i++ {
		switch strings.TrimLeft(p.norm(i), "ولف") {
		case "يرفع", "ترفع", "رفع", "يرتفع", "ترتفع", "ارتفع", "ارتفعت":
			up = true
		}
		if up && (p.sumWord(i) != "" || p.norm(i) == "عدد") {
			return true
		}
	}
	return false
}

// since is where the words begin that may date a figure from before it: behind what
// turns to something else.
func (p *parsed) since(s *sentence, f *figure) int {
	for i := f.first - 1; i >= s.first && i >= f.first-6; i-- {
		switch p.norm(i) {
		case "كما", "فيما", "بينما":
			return i + 1
		}
	}
	return max(s.first, f.first-6)
}

// opening tells a word for the start of something that goes on: منذ اندلاع القتال.
func (p *parsed) opening(i int) bool {
	switch p.norm(i) {
	case "بدء", "بدايه", "اندلاع", "انطلاق", "مطلع", "تفجر", "نشوب", "بدات", "اندلعت",
		"سقوط", "دخول", "الاطاحه", "اطاحه", "انقلاب", "الانقلاب", "غزو", "الغزو", "ثوره", "الثوره", "تولي", "تولت":
		return true
	}
	return false
}

// longTime tells a time of several days or more that a sum may run over: خلال شهرين,
// في اليومين الماضيين, منذ مطلع العام.
func (p *parsed) longTime(t *timex.Time) bool {
	long, short := t.Since || t.Until && t.Kind == timex.Date && t.End-t.First > 2, false
	for i := t.First; i < t.End; i++ {
		if n := p.norm(i); (n == "24" || n == "48" || n == "72" || strings.HasSuffix(n, "عشرين")) && p.hours(t) {
			return true // the sum of a day: خلال الساعات الـ24 الماضية
		}
		switch n := strings.TrimPrefix(p.norm(i), "ال"); n {
		case "قبل", "بعد", "وقبل", "وبعد", "صباح", "فجر", "مساء", "ساعه", "ساعات", "ساعتين", "دقايق", "لحظات", "يوم", "امس", "ليل", "ليله":
			short = true
		case "يومين", "ايام", "اسبوعين", "اسابيع", "شهرين", "اشهر", "شهور", "سنوات", "سنتين", "عامين", "اعوام", "اخير":
			long = true // في الأسبوع الأخير
		case "شهر", "عام", "سنه", "اسبوع":
			long = long || strings.HasSuffix(p.norm(t.First), "خلال")
		}
	}
	return long && !short || t.Since && long && t.End-t.First > 3
}

// hours tells a time counted in hours.
func (p *parsed) hours(t *timex.Time) bool {
	for i := t.First; i < t.End; i++ {
		if strings.Contains(p.norm(i), "ساع") {
			return true
		}
	}
	return false
}

// actBetween tells whether a time belongs to an act between it and the figure, not to
// the figure: the act is one, and something is said of it before the time comes (في
// أعنف غارة من نوعها منذ عام).
func (p *parsed) actBetween(s *sentence, f *figure, at int) bool {
	for _, e := range s.events {
		if e.rule == nil || e.first < f.end || e.end > at || !fits(f.outcome, e.typ) {
			continue
		}
		if k, ok := p.numAt.at(e.first - 1); ok && p.nums[k].Kind == numeral.Ordinal {
			return true // ثاني هجوم في ظرف يومين
		}
		if p.pluralAct(e) && !(e.typ == "clash" && p.lasted(e.end)) {
			continue
		}
		for k := e.end; k < at; k++ {
			if p.particle(k, p.class.rel) || p.verbAt(s, k) || strings.HasPrefix(p.norm(k), "نوع") {
				return true
			}
		}
	}
	return false
}

// scattered tells words for many places at once: أنحاء متفرقة, محافظات مختلفة, مناطق
// العمليات; alone, what stands for several acts will do.
func (p *parsed) scattered(s *sentence, from, to int, alone bool) bool {
	for i := from; i < to; i++ {
		switch strings.TrimPrefix(p.norm(i), "و") {
		case "انحاء", "بانحاء", "ارجاء":
			return true
		case "عنف", "العنف":
			if k := strings.TrimPrefix(p.norm(i-1), "ال"); alone && (k == "اعمال" || k == "موجه" || k == "احداث") {
				return true
			}
		case "مناطق", "محافظات", "مدن", "بلدات", "حوادث", "عمليات", "مواقع", "اماكن", "احياء":
			if alone && (p.norm(i) == "عمليات" || p.norm(i) == "حوادث") || p.norm(i+1) == "العمليات" || p.norm(i-1) == "عده" || p.norm(i-1) == "لعده" {
				return true
			}
			for k := i + 1; k <= i+3; k++ {
				switch p.norm(k) {
				case "متفرقه", "مختلفه", "عده", "متعدده", "اخري":
					return true
				}
			}
		}
	}
	return false
}
