package timex

import "strings"

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
		t, q := Time{End: j + 1, Kind: Date}, point{shape: relative, unit: day, n: 2}
		p.withWeekday(&t, &q)
		t.from = q
		return t, true
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
			q.shape, q.n, q.days = ago, -q.n, -q.days
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
	if t, ok := p.hours(j, true, false); ok {
		return t, true
	}
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
	case p.norm(k) == "و", p.norm(k) == "-", p.norm(k) == "–", w.class == prep && (w.n == to || w.n == until):
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
	if t, ok := p.hours(j, false, false); ok {
		return t, true
	}
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
	case w.class == unitWord && w.n == day && w.many == 1 && p.word(j+1).class == weekday && !p.word(j+1).wa: // كل يوم جمعة
		return Time{End: j + 2, Kind: Recurring}, true
	case w.class == unitWord, w.class == weekday, w.class == partWord && w.n != daytime:
		return Time{End: j + 1, Kind: Recurring}, true
	}
	return Time{}, false
}

func (p *parser) lastingAt(i, j int) (Time, bool) {
	t, ok := p.core(j)
	return t, ok && (t.Kind == Duration || t.Kind == Date && (t.from.shape == last || t.from.shape == next))
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
			return t, false
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
			return Time{End: t.End, Kind: Date, from: q}, true
		}
		return Time{End: t.End, Kind: Duration}, true
	}
	return t, true
}

func partOf(w word) int8 {
	if w.n == daytime {
		return 0
	}
	return w.n
}
