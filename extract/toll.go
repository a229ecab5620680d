package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
	"github.com/isnad-project/isnad/timex"
)

// ownAct is the act that a figure tells of by itself: a killing, an arrest, or a
// toll where the words say sum.
func (p *parsed) ownAct(s *sentence, f *figure) *event {
	typ, id := "assault.kill", "figure.kill"
	switch f.outcome {
	case "detained":
		typ, id = "coerce.arrest", "figure.arrest"
	case "kidnapped", "missing":
		typ, id = "coerce.abduct", "figure.abduct"
	case "displaced":
		typ, id = "displace", "figure.displace"
	case "besieged", "trapped":
		typ, id = "condition", "figure.condition"
	default:
		single := f.low == 1 && f.high == 1 || f.whom.names != nil
		switch {
		case p.isSum(s, f):
			typ, id = "toll", "figure.toll"
		case f.outcome == "injured" && p.inCare(s, f):
			typ, id = "condition", "figure.condition"
		case !single && (f.who == "persons" || f.who == "civilians") && (p.surveys(s, f) || p.overArea(s, f) && f.low > 2):
			typ, id = "toll", "figure.toll"
		case !single && p.doer(s, f) < 0 && p.told.incident != "":
			typ, id = p.told.incident, "figure.again"
		case !single && p.doer(s, f) < 0 && (f.who == "persons" || f.who == "civilians") && f.low > 2:
			typ, id = "toll", "figure.toll"
		case f.outcome != "killed":
			typ, id = "assault.attack", "figure.harm"
		}
	}
	at := f.outcomeAt
	if at < f.first-12 || at < 0 {
		at = f.first
	}
	p.told.summing = p.told.summing || typ == "toll"
	e := &event{typ: typ, ruleID: id, first: at, end: at + 1, time: -1, modality: isnad.Asserted, from: min(at, f.first), to: max(at+1, f.end)}
	e.args = p.arguments(s, at, at+1)
	if m := p.placeOfFigure(s, f); m >= 0 {
		e.places = append(e.places, m)
		e.cover(p.places[m].Phrase[0], p.places[m].Phrase[1])
	}
	if k := p.doer(s, f); k >= 0 {
		e.actors = []int{k}
		e.cover(s.chunks[k].first, s.chunks[k].end)
	}
	return e
}

// surveys tells a figure without an act that the words around it make one of a
// survey: broken down by women and children, counted by a recorder, or in a report
// that gave such sums before.
func (p *parsed) surveys(s *sentence, f *figure) bool {
	if p.told.summing {
		return true
	}
	women, children := false, false
	for _, g := range s.figures {
		women = women || g.part == f && g.who == "women"
		children = children || g.part == f && g.who == "children"
	}
	if women && children {
		return true
	}
	for i := s.first; i < f.first; i++ {
		switch p.norm(i) {
		case "وثق", "وثقت", "توثيق", "احصي", "احصت", "سجل", "سجلت", "رصد", "رصدت", "احصاييه", "احصاء":
			return true
		}
	}
	return false
}

// inCare tells wounded whose state is told, not how they were wounded: 32 جريحا ما
// زالوا في المستشفى.
func (p *parsed) inCare(s *sentence, f *figure) bool {
	for i := f.first; i < min(f.end+7, s.end); i++ {
		switch strings.TrimPrefix(p.norm(i), "ال") {
		case "مستشفي", "مستشفيات", "علاج", "حرجه", "خطره", "خطيره", "حرج", "عنايه", "مشفي", "مشافي":
			return true
		}
		if p.toks[i].Text == "." {
			return false
		}
	}
	return false
}

// doer is the chunk of whoever a verb of killing or seizing says did it, or -1.
func (p *parsed) doer(s *sentence, f *figure) int {
	at := f.outcomeAt
	if at < 0 || at >= f.whom.first || p.pos(at, lexicon.Verb) == nil || !p.isVerb(at, s) {
		return -1
	}
	c := s.chunkOf(at)
	if c < 0 || s.chunks[c].kind != cVerb {
		return -1
	}
	sub := p.subjectOf(s, c)
	if sub < 0 || s.chunks[sub].number >= 0 || s.chunks[sub].end > f.whom.first || !p.chunkIs(&s.chunks[sub], p.class.group) && s.chunks[sub].name == nil {
		return -1
	}
	return sub
}

// placeOfFigure is the place that stands with a figure: قتيلان بدرعا, مقتل ستة أشخاص
// في حلب; -1 when none does.
func (p *parsed) placeOfFigure(s *sentence, f *figure) int {
	reach := f.end + 4
	for i := f.first; i < min(reach, s.end); i++ {
		if m, ok := p.placeAt[i]; ok && (i < f.end || p.places[m].Prep != "") && p.places[m].Prep != "من" {
			return m
		}
		if i >= f.end && p.is(i, p.class.fall) {
			reach = i + 3
		}
		if i <= f.end {
			continue
		}
		if p.toks[i].Kind == arabic.Punct && p.toks[i].Text != "»" || hasAnd(p.proclitics(i)) {
			return -1
		}
	}
	return -1
}

func (p *parsed) ownPlace(s *sentence, f *figure) bool { return p.placeOfFigure(s, f) >= 0 }

// isSum tells whether a figure that stands without an act is a sum over an area
// or a period rather than one killing.
func (p *parsed) isSum(s *sentence, f *figure) bool {
	if f.low == 1 && f.high == 1 && f.whom.num == nil && !f.joined {
		return false
	}
	if f.low >= 50 && f.part == nil || p.overPeriod(s, f) || p.scattered(s, f.first, min(f.end+12, s.end), true) {
		return true
	}
	for i := max(s.first, f.first-14); i < f.end; i++ {
		switch own := p.sumWord(i); {
		case own == "", p.ofIncident(i):
		case own == "حصيله" || !p.running(own):
			return true
		}
	}
	if p.doer(s, f) >= 0 {
		return false
	}
	for _, g := range s.figures {
		if g != f && g.part == nil && g.outcome == f.outcome && p.ownPlace(s, g) && p.ownPlace(s, f) && p.placeOfFigure(s, g) != p.placeOfFigure(s, f) {
			return true
		}
	}
	return false
}

// sumWord is the word for a sum that starts at token i, or empty.
func (p *parsed) sumWord(i int) string {
	if n, ok := p.names[i]; ok && n.entry.Classes.Has(p.class.sum) {
		return n.entry.Own
	}
	if n := p.sense(i, p.class.sum); n != nil {
		return n.Own
	}
	return ""
}

// ofIncident tells a sum word that goes back to one incident: الحصيلة, حصيلة أولية.
func (p *parsed) ofIncident(i int) bool {
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

// tolls makes a claim of its own of figures that sum over several acts, places or
// a longer time; the acts stand without them.
func (p *parsed) tolls(s *sentence) {
	for _, e := range s.events {
		if len(e.figures) == 0 || e.typ == "toll" {
			continue
		}
		switch isnad.Family(e.typ) {
		case "assault", "clash", "protest":
		default:
			continue
		}
		if e.rule == nil {
			continue
		}
		if p.manyActs(s, e) {
			e.typ, e.ruleID = "toll", "figure.sum"
			continue
		}
		if !p.sums(s, e) {
			continue
		}
		f := e.figures[0]
		at := f.outcomeAt
		if at < 0 || at < f.first-12 || at > f.end+6 {
			at = f.first
		}
		t := &event{typ: "toll", ruleID: "figure.sum", first: at, end: at + 1, args: e.args, actors: e.actors, places: p.whole(e.places), time: -1,
			modality: isnad.Asserted, from: min(at, e.from), to: max(at+1, e.to), figures: e.figures}
		e.figures = nil
		s.events = append(s.events, t)
	}
}

// sums tells whether the figures of an act cover several places or a longer time.
func (p *parsed) sums(s *sentence, e *event) bool {
	owned := false
	for _, f := range e.figures {
		m := p.placeOfFigure(s, f)
		owned = owned || f.part == nil && m >= 0 && !contains(e.places, m)
		if f.part == nil && f.low == 1 && f.high == 1 && f.whom.num == nil {
			return false
		}
	}
	if !owned && len(e.places) > 1 && isnad.Family(e.typ) != "clash" && p.places[e.places[0]].List > 0 && p.places[e.places[0]].List == p.places[e.places[1]].List {
		return true
	}
	for _, f := range e.figures {
		if f.part == nil && (f.low >= 1000 || p.overPeriod(s, f)) {
			return true
		}
	}
	return false
}

// manyActs tells a trigger that stands for several attacks over a country or in
// scattered places: سلسلة تفجيرات, تفجيرات في أنحاء العراق, 14 طلعة أسفرت بمجملها; two
// attacks that the text then takes one by one are a sum too.
func (p *parsed) manyActs(s *sentence, e *event) bool {
	plural := p.pluralAct(e)
	vague := false
	if k, ok := p.numAt[e.first-1]; ok && e.first > s.first && p.nums[k].Low >= 2 && p.nums[k].Kind != numeral.Ordinal {
		plural, vague = true, p.nums[k].Kind == numeral.Vague
	}
	if p.oneByOne(s, e) {
		return true
	}
	if !plural {
		return false
	}
	if p.together(s, e) {
		return true
	}
	if e.typ == "clash" && p.scattered(s, e.first, min(e.to+6, s.end), false) {
		return true
	}
	if e.typ == "assault.airstrike" || e.typ == "assault.shelling" || e.typ == "clash" {
		return false
	}
	if len(e.places) > 1 || p.scattered(s, e.first, min(e.to+1, s.end), false) {
		return true
	}
	for _, m := range e.places {
		if p.places[m].Country && !p.places[m].Anaphor {
			return true
		}
	}
	return len(e.places) == 0 && p.norm(e.first-1) == "سلسله" || vague
}

// pluralAct tells a trigger in the plural.
func (p *parsed) pluralAct(e *event) bool {
	for i := e.first; i < e.end; i++ {
		if n := p.pos(i, lexicon.Noun); n != nil && p.isActNoun(i) && n.Feature&lexicon.Plural != 0 {
			return true
		}
	}
	return false
}

// oneByOne tells two attacks of which the text goes on to tell each: اعتداءين، الأول
// بسيارة مفخخة والثاني بحزام ناسف.
func (p *parsed) oneByOne(s *sentence, e *event) bool {
	dual := false
	for i := e.first; i < e.end; i++ {
		n := p.pos(i, lexicon.Noun)
		dual = dual || n != nil && n.Feature&lexicon.Dual != 0
	}
	for i := e.end; dual && i < min(e.end+8, s.end); i++ {
		if n := p.norm(i); n == "الاول" || n == "الاولي" || n == "احدهما" || n == "احداهما" {
			return true
		}
	}
	return false
}

// together tells words that sum over the acts: بمجملها, مجتمعة.
func (p *parsed) together(s *sentence, e *event) bool {
	for i := e.end; i < min(e.to+3, s.end); i++ {
		switch p.norm(i) {
		case "بمجملها", "مجملها", "مجتمعه", "اجمالا", "بالمجمل":
			return true
		}
	}
	return false
}

// scattered tells words for many places at once: أنحاء متفرقة, محافظات مختلفة, مناطق
// العمليات; alone, what stands for several acts will do.
func (p *parsed) scattered(s *sentence, from, to int, alone bool) bool {
	for i := from; i < to; i++ {
		switch p.norm(i) {
		case "انحاء", "بانحاء", "ارجاء":
			return true
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

// overPeriod tells a figure counted over days, months or years: خلال شهرين, في
// اليومين الماضيين, منذ بداية العام. The time of an act behind the figure is not
// its own.
func (p *parsed) overPeriod(s *sentence, f *figure) bool {
	for i := max(s.first, f.first-6); i < min(f.end+14, s.end); i++ {
		if i >= f.end && (p.toks[i].Text == "." || p.toks[i].Text == "؛" || p.clauseStarts(i) && !p.inName(i)) {
			return false
		}
		if p.norm(i) == "منذ" && p.opening(i+1) && !p.actBetween(s, f, i) {
			return true
		}
		k, ok := p.timeAt[i]
		if !ok || p.times[k].First != i || i < f.first && p.times[k].End < f.first-3 {
			continue
		}
		t := &p.times[k]
		if p.longTime(t) && !p.actBetween(s, f, t.First) {
			return true
		}
	}
	return false
}

// opening tells a word for the start of something that goes on: منذ اندلاع القتال.
func (p *parsed) opening(i int) bool {
	switch p.norm(i) {
	case "بدء", "بدايه", "اندلاع", "انطلاق", "مطلع", "تفجر", "نشوب", "بدات", "اندلعت":
		return true
	}
	return false
}

// longTime tells a time of several days or more that a sum may run over: خلال شهرين,
// في اليومين الماضيين, منذ مطلع العام.
func (p *parsed) longTime(t *timex.Time) bool {
	long, short := t.Since, false
	for i := t.First; i < t.End; i++ {
		if n := p.norm(i); (n == "24" || n == "48" || n == "72" || strings.HasSuffix(n, "عشرين")) && p.hours(t) {
			return true // the sum of a day: خلال الساعات الـ24 الماضية
		}
		switch n := strings.TrimPrefix(p.norm(i), "ال"); n {
		case "قبل", "بعد", "وقبل", "وبعد", "صباح", "فجر", "مساء", "ساعه", "ساعات", "ساعتين", "دقايق", "لحظات", "يوم", "امس", "ليل", "ليله":
			short = true
		case "يومين", "ايام", "اسبوعين", "اسابيع", "شهرين", "اشهر", "شهور", "سنوات", "سنتين", "عامين", "اعوام":
			long = true
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

// actBetween tells whether another act stands between a figure and a time behind it,
// that in a single place.
func (p *parsed) actBetween(s *sentence, f *figure, at int) bool {
	for _, e := range s.events {
		if e.rule != nil && e.first >= f.end && e.end <= at && fits(f.outcome, e.typ) && at-e.end < 3 && !p.pluralAct(e) {
			return true
		}
	}
	return false
}

// whole is the one place that holds all of several, as far as the report names
// it.
func (p *parsed) whole(places []int) []int {
	if len(places) < 2 {
		return places
	}
	first := p.where[places[0]]
	for m := range p.places {
		w := p.where[m]
		if w.Name != "" && w.Name == string(first.Admin1) {
			return []int{m}
		}
	}
	return places[:1]
}

// kinds says of the claims whose figures stand under a word for a sum what kind of
// toll they give.
func (p *parsed) kinds(s *sentence) {
	for _, e := range s.events {
		if len(e.figures) == 0 {
			continue
		}
		if e.typ == "toll" {
			e.tollKind = "sum"
		}
		f := e.figures[0]
		for i := max(s.first, f.first-16); i < f.end; i++ {
			if p.sumWord(i) == "" {
				continue
			}
			switch next := p.norm(i + 1); {
			case next == "سابقه", next == "السابقه":
				e.tollKind = "earlier"
			case next == "اوليه", next == "الاوليه", next == "موقته":
				e.tollKind = "running"
			case p.rises(s, i):
				e.tollKind = "update"
			}
			break
		}
	}
}

// rises tells a sum word at token i that rose or was put higher: ارتفعت حصيلة.
func (p *parsed) rises(s *sentence, i int) bool {
	for k := max(s.first, i-3); k < min(i+8, s.end); k++ {
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "ارتفعت", "ارتفاع", "ارتفع", "ترتفع", "يرتفع", "بارتفاع":
			return true
		}
	}
	return false
}

// silences notes on the acts of a sentence what the source is said not to mention.
func (p *parsed) silences(s *sentence) {
	for _, x := range s.silences {
		var best *event
		for _, e := range s.events {
			if fits(x.outcomes[0], e.typ) && (best == nil || e.first <= x.first) {
				best = e
			}
		}
		if best != nil {
			best.silent = append(best.silent, x.outcomes...)
			best.cover(x.first, x.end)
		}
	}
}
