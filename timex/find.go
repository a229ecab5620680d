package timex

import (
	"sort"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// Find reads the times of toks, normally those of one sentence, in order and
// without overlap.
func Find(toks []arabic.Token) []Time { return FindWith(toks, numeral.Find(toks)) }

// FindWith is [Find] for a caller that has the numbers of toks already.
func FindWith(toks []arabic.Token, nums []numeral.Number) []Time {
	var buf [192]word
	p := parser{toks: toks, nums: nums, words: buf[:0]}
	for i := range toks {
		var w word
		if toks[i].Kind == arabic.Word {
			w = words[toks[i].Norm]
			if w.class == unitWord && w.n == year && strings.HasSuffix(toks[i].Text, "ه") && (i == 0 || toks[i-1].Kind != arabic.Number) {
				w = word{} // «سنه» is his age
			}
		}
		p.words = append(p.words, w)
	}
	var out []Time
	for i := 0; i < len(toks); {
		if !p.opens(i) {
			i++
			continue
		}
		t, ok := p.at(i)
		if !ok || t.End <= i {
			i++
			continue
		}
		t.First = i
		i = t.End
		if t.from.day == 0 || t.from.year != 0 || !named[p.norm(t.First-1)] {
			out = append(out, t)
		}
	}
	return out
}

type parser struct {
	toks  []arabic.Token
	nums  []numeral.Number
	words []word // of each token
}

// opens tells whether a time may begin at token i.
func (p *parser) opens(i int) bool {
	if w := &p.words[i]; w.class != none || w.opens {
		return true
	}
	return p.toks[i].Kind == arabic.Number || len(p.nums) > 0 && p.num(i) != nil
}

// word is the time word at token i.
func (p *parser) word(i int) word {
	if i < 0 || i >= len(p.words) {
		return word{}
	}
	return p.words[i]
}

func (p *parser) norm(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return p.toks[i].Norm
}

// num is the number whose words begin at token i, modifiers and article included.
func (p *parser) num(i int) *numeral.Number {
	if i < len(p.toks) && isArticle(p.toks[i].Norm) {
		i++
	}
	k := sort.Search(len(p.nums), func(k int) bool { return p.nums[k].End > i })
	if k < len(p.nums) && (p.nums[k].First == i || p.nums[k].Core == i) {
		return &p.nums[k]
	}
	return nil
}

func isArticle(norm string) bool {
	switch norm {
	case "ال", "وال", "بال", "لل", "و":
		return true
	}
	return false
}

// at reads the time that begins at token i: perhaps a preposition, then what
// [parser.core] reads.
func (p *parser) at(i int) (Time, bool) {
	switch w := p.words[i]; {
	case w.class == prep:
		return p.afterPrep(i, int(w.n))
	case p.toks[i].Kind == arabic.Word:
		if t, ok := p.phrase(i); ok {
			return t, true
		}
		if (p.norm(i) == "علي" || p.norm(i) == "وعلي") && p.word(i+1).class == prep && p.word(i+1).n == lasting {
			return p.lastingAt(i, i+2)
		}
	}
	t, ok := p.core(i)
	if !ok {
		return t, false
	}
	return p.hour(p.through(i, t)), true
}

// named are things that bear a date as their name: كتيبة 17 فبراير.
var named = map[string]bool{
	"كتيبه": true, "لكتيبه": true, "لواء": true, "حركه": true, "ثوره": true, "شارع": true, "ساحه": true, "ميدان": true,
	"جامعه": true, "مدرسه": true, "جسر": true, "قوات": true, "جماعه": true, "تحالف": true, "فوج": true, "حي": true,
}

// hour takes in the hour behind a day: غدا الساعة 9 صباحا.
func (p *parser) hour(t Time) Time {
	if t.Kind != Date || t.from.shape != relative && t.from.shape != weekdays && t.from.day == 0 {
		return t
	}
	j := t.End
	switch p.norm(j) {
	case "،", "في", "عند":
		j++
	}
	if u, ok := p.clock(j); ok && u.Kind == Clock && (j == t.End || p.norm(j) == "الساعه" || p.norm(j) == "تمام") {
		if u.from.part > 0 && t.from.part == 0 {
			t.from.part = u.from.part
		}
		t.End = u.End
	}
	return t
}

// through extends a date over a second one: 3 يوليو - 5 يوليو, عام 2012 وحتى 2014,
// and over the same day in another calendar, of which the Gregorian counts.
func (p *parser) through(i int, t Time) Time {
	if t.Kind == Date && t.from.day > 0 && (p.norm(t.End) == "الموافق" || p.norm(t.End) == "(") {
		k := t.End + 1
		if n := p.norm(k); n == "ل" || n == "الموافق" {
			k++
		}
		u, ok := p.date(k)
		if p.norm(t.End) == "(" {
			ok = ok && p.norm(u.End) == ")"
			u.End++
		}
		if ok && u.Kind == Date && u.from.day > 0 && u.from.hijri != t.from.hijri {
			if t.from.hijri {
				t.from = u.from
			}
			t.End = u.End
			return t
		}
	}
	if t.Kind != Date || t.from.shape != calendar && t.from.shape != weekdays {
		return t
	}
	j := t.End
	switch {
	case p.norm(j) == "الي" || p.norm(j) == "-" || p.norm(j) == "–":
		j++
	case p.word(j).class == prep && p.word(j).n == until:
		j++
	default:
		return t
	}
	u, ok := p.core(j)
	if !ok || u.Kind != Date || u.from.shape != t.from.shape {
		return t
	}
	return Time{First: i, End: u.End, Kind: Interval, from: t.from, to: u.from}
}

// afterPrep reads what follows a preposition.
func (p *parser) afterPrep(i, which int) (Time, bool) {
	j := i + 1
	switch which {
	case since:
		return p.sinceAt(i, j)
	case until:
		return p.untilAt(i, j)
	case to:
		// «إلى 17 يناير»: the day itself; an interval is read from its start.
		if p.norm(j) == "الان" {
			return p.untilAt(i, j)
		}
		if t, ok := p.core(j); ok && t.Kind == Date {
			t.Until = false
			return t, true
		}
		return Time{}, false
	case before, justBefore:
		return p.beforeAt(i, j, which)
	case after:
		return p.afterAt(i, j)
	case between:
		return p.betweenAt(i, j)
	case from:
		return p.fromAt(i, j)
	case every:
		return p.everyAt(i, j)
	case lasting:
		return p.lastingAt(i, j)
	case this:
		return p.thisAt(i, j)
	case during:
		return p.duringAt(i, j)
	}
	if t, ok := p.phrase(i); ok {
		return t, true
	}
	if w := p.word(j); w.class == prep {
		switch w.n {
		case this, between:
			return p.afterPrep(j, int(w.n))
		case during: // في غضون
			return p.duringAt(i, j+1)
		}
	}
	if t, ok := p.bareYear(j); ok {
		return t, true
	}
	t, ok := p.core(j)
	if ok {
		t = p.hour(p.through(i, t))
	}
	return t, ok
}

func (p *parser) sinceAt(i, j int) (Time, bool) {
	if p.word(j).class == prep && p.word(j).n == this {
		j++
	}
	t, ok := p.bareYear(j)
	if !ok {
		t, ok = p.core(j)
	}
	if !ok {
		return p.sinceEvent(i, j)
	}
	switch t.Kind {
	case Duration:
		q := t.from
		if q.shape != last || q.n == 0 {
			return Time{End: t.End, Kind: Date, Since: true}, true
		}
		q.shape = ago
		if q.unit == year || q.unit == decadeUnit {
			n := q.n
			if q.unit == decadeUnit {
				n *= 10
			}
			q = point{shape: relative, unit: year, n: -n}
		}
		return Time{End: t.End, Kind: Date, Since: true, from: q}, true
	case Date:
		t.Since = true
	case Anchor, Clock:
		return Time{End: t.End, Kind: Anchor}, true
	default:
		return t, true
	}
	// «منذ 17 يوليو حتى 19 منه»
	k := t.End
	if p.norm(k) == "،" {
		k++
	}
	if w := p.word(k); w.class == prep && (w.n == until || w.n == to) {
		if u, ok := p.core(k + 1); ok && u.Kind == Date {
			end := u.End
			if n := p.norm(end); n == "منه" || n == "منها" {
				end++
			}
			return Time{End: end, Kind: Interval, Since: true, Until: true, from: t.from, to: u.from}, true
		}
		if n := p.num(k + 1); n != nil && n.High <= 31 && p.norm(n.End) == "منه" {
			return Time{End: n.End + 1, Kind: Interval, Since: true, Until: true, from: t.from, to: point{shape: calendar, day: n.High}}, true
		}
	}
	return t, true
}

// sinceEvent reads «منذ اندلاعه في مارس 2011»: the event is dated within a few
// words.
func (p *parser) sinceEvent(i, j int) (Time, bool) {
	for k := j; k < len(p.toks) && k < j+10; k++ {
		tok := &p.toks[k]
		if tok.Kind == arabic.Punct || tok.Line || breaks(tok.Norm) {
			break
		}
		w := p.word(k)
		if w.class == prep && w.n == in {
			t, ok := p.bareYear(k + 1)
			if !ok {
				t, ok = p.core(k + 1)
			}
			if ok && t.Kind == Date && t.from.shape == calendar {
				t.Since = true
				return t, true
			}
		}
		if w.class == unitWord && w.n == year {
			if t, ok := p.core(k); ok && t.Kind == Date && t.from.shape == calendar {
				t.Since = true
				return t, true
			}
		}
	}
	return p.phrase(i)
}

// breaks tells whether a word opens another clause.
func breaks(norm string) bool {
	switch norm {
	case "ان", "التي", "الذي", "الذين", "حيث", "حين", "بعد", "قبل", "وقال", "كما", "اسفر", "ادي":
		return true
	}
	return strings.HasPrefix(norm, "وقد")
}

func (p *parser) untilAt(i, j int) (Time, bool) {
	switch p.norm(j) {
	case "اللحظه", "الساعه":
		if p.num(j+1) == nil {
			return Time{End: j + 1, Kind: Interval, Until: true, from: point{shape: relative, unit: day}}, true
		}
	case "هذه":
		if p.norm(j+1) == "اللحظه" || p.norm(j+1) == "الساعه" {
			return Time{End: j + 2, Kind: Interval, Until: true, from: point{shape: relative, unit: day}}, true
		}
	}
	t, ok := p.bareYear(j)
	if !ok {
		t, ok = p.core(j)
	}
	if !ok {
		return t, false
	}
	if t.Kind == Date {
		t.Kind, t.Until = Interval, true
	}
	return t, true
}

func (p *parser) beforeAt(i, j, which int) (Time, bool) {
	if t, ok := p.phrase(i); ok {
		return t, true
	}
	if p.word(j).class == dayRef && p.word(j).n < 0 {
		return Time{End: j + 1, Kind: Date, from: point{shape: relative, unit: day, n: -2}}, true
	}
	t, ok := p.core(j)
	if !ok {
		return t, false
	}
	switch t.Kind {
	case Duration:
		if n := p.norm(t.End); n == "من" && p.norm(t.End+1) != "الان" {
			return Time{End: t.End, Kind: Anchor}, true
		}
		q := t.from
		if q.shape != last {
			return Time{End: t.End, Kind: Anchor}, true
		}
		if q.n == 0 && q.unit >= day {
			return Time{End: t.End, Kind: Date}, true
		}
		q.shape = ago
		end := t.End
		if p.norm(end) == "من" && p.norm(end+1) == "الان" {
			end += 2
		}
		return Time{End: end, Kind: Date, from: q}, true
	case Date:
		if which == before && t.from.part == 0 {
			t.Kind, t.Until = Interval, true
		}
	}
	return t, true
}

func (p *parser) afterAt(i, j int) (Time, bool) {
	if t, ok := p.day(i); ok { // بعد ظهر أمس
		return t, true
	}
	if w := p.word(j); w.class == dayRef && w.n == 1 {
		return Time{End: j + 1, Kind: Date, from: point{shape: relative, unit: day, n: 2}}, true
	}
	if t, ok := p.phrase(i); ok {
		return t, true
	}
	t, ok := p.core(j)
	if !ok {
		return t, false
	}
	if t.Kind == Duration {
		if q := t.from; q.shape == last && q.n > 0 && p.norm(t.End) == "من" && p.norm(t.End+1) == "الان" {
			q.shape, q.n = ago, -q.n
			return Time{End: t.End + 2, Kind: Date, from: q}, true
		}
	}
	return Time{End: t.End, Kind: Anchor}, true
}

// pair reads two dates with a link between them.
func (p *parser) pair(j int, link func(k int) (int, bool)) (Time, bool) {
	a, ok := p.bareYear(j)
	if !ok {
		a, ok = p.core(j)
	}
	var lone point
	if !ok {
		n := p.num(j)
		if n == nil || !dayNumber(n) {
			return Time{}, false
		}
		a, lone = Time{End: n.End, Kind: Date}, point{shape: calendar, day: n.Low}
		a.from = lone
	}
	if a.Kind == Interval {
		return a, true
	}
	k, ok := link(a.End)
	if !ok || a.Kind != Date {
		return Time{}, false
	}
	b, ok := p.bareYear(k)
	if !ok {
		b, ok = p.core(k)
	}
	if !ok || b.Kind != Date && b.Kind != Interval {
		return Time{}, false
	}
	if lone.day > 0 && (b.from.shape != calendar || b.from.day == 0) {
		return Time{}, false
	}
	return Time{End: b.End, Kind: Interval, from: a.from, to: b.from}, true
}

func (p *parser) betweenAt(i, j int) (Time, bool) {
	if t, ok := p.years(j); ok {
		return t, true
	}
	if n := p.num(i); n != nil && n.Range { // numeral read «بين 3 و5» itself
		if t, ok := p.core(i); ok {
			return t, true
		}
	}
	if n := p.num(i + 1); n != nil && n.Range {
		return p.core(i + 1)
	}
	return p.pair(j, func(k int) (int, bool) {
		if p.norm(k) == "و" {
			return k + 1, true
		}
		return k, strings.HasPrefix(p.norm(k), "و")
	})
}

// years reads two bare years: 2011 و2013, 2014 إلى 2018.
func (p *parser) years(j int) (Time, bool) {
	y, k := p.yearNumber(j, false)
	if y < 1900 {
		return Time{}, false
	}
	switch w := p.word(k); {
	case p.norm(k) == "و", w.class == prep && (w.n == to || w.n == until):
		k++
	default:
		return Time{}, false
	}
	z, end := p.yearNumber(k, false)
	if z <= y || end < len(p.toks) && counted(&p.toks[end]) {
		return Time{}, false
	}
	return Time{End: end, Kind: Interval, from: point{shape: calendar, year: y}, to: point{shape: calendar, year: z}}, true
}

func (p *parser) fromAt(i, j int) (Time, bool) {
	if t, ok := p.years(j); ok {
		return t, true
	}
	if n := p.num(i); n != nil && n.Range && n.First == i {
		return p.core(i)
	}
	t, ok := p.pair(j, func(k int) (int, bool) {
		if p.norm(k) == "،" {
			k++
		}
		w := p.word(k)
		return k + 1, w.class == prep && (w.n == to || w.n == until) || p.norm(k) == "ولغايه" || p.norm(k) == "والي"
	})
	return t, ok && t.Kind == Interval
}

func (p *parser) everyAt(i, j int) (Time, bool) {
	n := p.num(j)
	if n != nil && n.First == j {
		j = n.End
	}
	w := p.word(j)
	switch {
	case w.al, w.prep:
	case w.class == unitWord, w.class == weekday, w.class == partWord && w.n != daytime:
		return Time{End: j + 1, Kind: Recurring}, true
	}
	return Time{}, false
}

func (p *parser) lastingAt(i, j int) (Time, bool) {
	if t, ok := p.core(j); ok && (t.Kind == Duration || t.Kind == Date && (t.from.shape == last || t.from.shape == next)) {
		if t.Kind == Date {
			return t, true
		}
		return Time{End: t.End, Kind: Duration}, true
	}
	return Time{}, false
}

// thisAt reads هذا الأسبوع, هذه الليلة, هذا الصباح, هذا الاثنين.
func (p *parser) thisAt(i, j int) (Time, bool) {
	w := p.word(j)
	if !w.al || w.prep {
		return Time{}, false
	}
	t := Time{End: j + 1, Kind: Date}
	switch w.class {
	case unitWord:
		if w.many != 1 || int(w.n) < day {
			return t, w.n == second && w.many == 1 && p.setNow(&t)
		}
		t.from = point{shape: relative, unit: int(w.n)}
		if int(w.n) == decadeUnit || int(w.n) == century {
			t.Kind = Anchor
		}
	case partWord:
		t.from = point{shape: relative, unit: day, part: partOf(w)}
	case weekday:
		t.from = point{shape: weekdays, weekday: int(w.n)}
	case season:
		t.from = point{shape: seasons, month: int(w.n), unit: year}
	default:
		return t, false
	}
	return t, true
}

func (p *parser) setNow(t *Time) bool {
	t.from = point{shape: relative, unit: day}
	return true
}

func (p *parser) duringAt(i, j int) (Time, bool) {
	if w := p.word(j); w.class == prep && w.n == this {
		return p.thisAt(j, j+1)
	}
	t, ok := p.core(j)
	if !ok {
		return t, false
	}
	if t.Kind == Duration {
		q := t.from
		if q.shape == last && q.n > 0 && p.norm(t.End) != "من" {
			return Time{End: t.End, Kind: Interval, from: q}.asSpan(), true
		}
		return Time{End: t.End, Kind: Duration}, true
	}
	return t, true
}

// asSpan makes a time whose point is a span of its own a plain one.
func (t Time) asSpan() Time {
	t.Kind = Date
	return t
}

func partOf(w word) int8 {
	if w.n == daytime {
		return 0
	}
	return w.n
}
