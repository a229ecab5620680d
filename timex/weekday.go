package timex

// withWeekday takes in a weekday behind اليوم or أمس, perhaps in brackets, and a
// date behind it.
func (p *parser) withWeekday(t *Time, q *point) {
	j := t.End
	open := p.norm(j) == "("
	if open || p.norm(j) == "،" {
		j++
	}
	if w := p.word(j); w.class == unitWord && w.n == day && w.many == 1 && !w.al {
		j++
	}
	w := p.word(j)
	if w.class != weekday || !w.al || w.prep || w.wa || !p.isWeekday(j, w, true) {
		return
	}
	if open && p.norm(j+1) != ")" {
		return
	}
	if !open && p.norm(t.End) == "،" && p.norm(j+1) != "،" {
		return
	}
	q.weekday = int(w.n)
	t.End = j + 1
	if open {
		t.End++
	}
}

// isWeekday tells whether the word at j names a day here; sure after «يوم» or a
// part of the day.
func (p *parser) isWeekday(j int, w word, sure bool) bool {
	switch p.norm(j - 1) {
	case "سوق", "صلاه", "خطبه", "مسجد", "جامع", "بييه", "ال", "قريه", "بلده", "جبل", "خطب", "مدينه":
		return false
	}
	if w.n == 7 && (p.norm(j+1) == "عشر" || !w.al) {
		return sure && !w.al && p.norm(j+1) != "عشر" && p.norm(j-1) != "كل" && p.word(j-1).class == unitWord
	}
	return w.al || sure
}

// onWeekday reads a weekday and what dates it further.
func (p *parser) onWeekday(j int, w word, q point) (Time, bool) {
	t := Time{End: j + 1, Kind: Date}
	q.shape, q.weekday = weekdays, int(w.n)
	k := j + 1
	if q.night {
		// ليل الأحد الاثنين, ليل السبت - الأحد
		l := k
		if n := p.norm(l); n == "-" || n == "/" || n == "–" || n == "الي" {
			l++
		}
		if n := p.norm(l); n == "وباكرا" || n == "وحتي" || n == "والي" {
			l++
		}
		if v := p.word(l); v.class == partWord && !v.al && (v.wa || l > k) {
			l++
		}
		if v := p.word(l); v.class == weekday && wrap(int(w.n)+1) == int(v.n) && (v.al || v.wa) {
			t.End = l + 1
			t.from = q
			return t, true
		}
	}
	if v := p.word(k); v.class == dirWord && v.al {
		q.dir = v.n
		k++
		t.End = k
	} else if v := p.word(k + 1); p.norm(k) == "قبل" && v.class == dirWord && v.al && v.n == past { // الأحد قبل الماضي
		q.dir, q.n = past, -1
		t.from, t.End = q, k+2
		return t, true
	} else if n, end, ok := p.ofWeek(k); ok {
		q.unit, q.n = week, n
		t.from, t.End = q, end
		return t, true
	}
	// A date behind: الأربعاء 27 يناير, الاثنين، 7 تموز 2025, الخميس الموافق 14 شباط.
	l := k
	if n := p.norm(l); n == "،" || n == "," || n == "الموافق" || n == "في" || n == "(" || n == "-" {
		l++
	}
	if p.norm(l) == "الموافق" {
		l++
	}
	if d, ok := p.date(l); ok && d.Kind == Date && d.from.shape == calendar && d.from.day > 0 {
		d.from.part = q.part
		d.from.weekday = 0
		if p.norm(k) == "(" {
			if p.norm(d.End) != ")" {
				t.from = q
				return t, true
			}
			d.End++
		}
		return d, true
	}
	if d, ok := p.numeric(l); ok && d.Kind == Date && d.from.day > 0 {
		return d, true
	}
	t.from = q
	return t, true
}

// weekBehind tells whether a week of its own dates the day before it: أحد الأسبوع
// الماضي.
func (p *parser) weekBehind(k int) bool {
	_, _, ok := p.ofWeek(k)
	return ok && p.norm(k) == "الاسبوع"
}

// ofWeek reads «من الأسبوع الماضي», «الأسبوع المقبل», «من هذا الأسبوع».
func (p *parser) ofWeek(k int) (int, int, bool) {
	if p.norm(k) == "من" || p.norm(k) == "في" {
		k++
	}
	if p.norm(k) == "هذا" && p.norm(k+1) == "الاسبوع" {
		return 0, k + 2, true
	}
	if p.norm(k) != "الاسبوع" {
		return 0, k, false
	}
	if w := p.word(k + 1); w.class == dirWord && w.al {
		return dirOffset(w.n), k + 2, true
	}
	return 0, k, false
}

func dirOffset(dir int8) int {
	switch dir {
	case past:
		return -1
	case future:
		return 1
	}
	return 0
}
