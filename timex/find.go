package timex

import (
	"sort"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// Find reads the times of toks, normally those of one sentence, in order and
// without overlap.
func Find(toks []arabic.Token) []Time {
	known := make([]Word, len(toks))
	for i := range toks {
		if toks[i].Kind == arabic.Word {
			known[i] = WordOf(toks[i].Norm)
		}
	}
	return FindWith(toks, numeral.Find(toks), known)
}

// Word is what a folded word is for times, wherever it stands.
type Word struct{ word }

// WordOf looks a folded word up.
func WordOf(norm string) Word { return Word{words[norm]} }

// FindWith is [Find] for a caller that has the numbers of toks already, and for each of
// toks that is a word its [WordOf]. These may be changed.
func FindWith(toks []arabic.Token, nums []numeral.Number, known []Word) []Time {
	p := parser{toks: toks, nums: nums, words: known}
	for i := range known {
		if w := &known[i]; w.class == unitWord && w.n == year && strings.HasSuffix(toks[i].Text, "ه") && (i == 0 || toks[i-1].Kind != arabic.Number) {
			*w = Word{} // «سنه» is his age
		}
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
	words []Word // of each token
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
	return p.words[i].word
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
		t, ok := p.afterPrep(i, int(w.n))
		return p.hour(t), ok
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

// nextDay joins a day and the one after it: السبت والأحد, أمس واليوم.
func (p *parser) nextDay(t Time) (Time, bool) {
	if t.Kind != Date || t.from.part != 0 || t.from.night {
		return t, false
	}
	a, w := t.from, p.word(t.End)
	switch {
	case a.shape == weekdays && a.unit == 0 && w.class == weekday && w.al && w.wa && wrap(a.weekday+1) == int(w.n):
		u, ok := p.onWeekday(t.End, w, point{})
		if !ok || u.from.shape != weekdays || u.from.unit != 0 {
			return t, false
		}
		return Time{End: u.End, Kind: Interval, from: a, to: u.from}, true
	case a.shape == relative && a.unit == day && a.n == -1 && p.norm(t.End) == "واليوم" && p.today(t.End):
		u := Time{End: t.End + 1, Kind: Date}
		q := point{shape: relative, unit: day}
		p.withWeekday(&u, &q)
		return Time{End: u.End, Kind: Interval, from: a, to: q}, true
	}
	return t, false
}

// named are things that bear a date as their name: كتيبة 17 فبراير.
var named = map[string]bool{
	"كتيبه": true, "لكتيبه": true, "لواء": true, "حركه": true, "ثوره": true, "شارع": true, "ساحه": true, "ميدان": true,
	"جامعه": true, "مدرسه": true, "جسر": true, "قوات": true, "جماعه": true, "تحالف": true, "فوج": true, "حي": true,
}

// hour takes in the hour behind a day: غدا الساعة 9 صباحا.
func (p *parser) hour(t Time) Time {
	j := t.End
	switch {
	case t.Kind == Clock && p.word(j).class == prep && p.word(j).n == every:
		if u, ok := p.everyAt(j, j+1); ok { // الساعة 9 صباحا كل يوم
			return u
		}
		return t
	case t.Kind == Recurring:
	case t.Kind != Date || t.from.shape != relative && t.from.shape != weekdays && t.from.day == 0:
		return t
	}
	if w := p.word(j); w.class == prep && (w.n == from || w.n == between) {
		if u, ok := p.hours(j+1, w.n == between, true); ok && u.Kind == Clock { // غدا من الثامنة إلى العاشرة
			t.End = u.End
		}
		return t
	}
	switch p.norm(j) {
	case "،", "في", "عند":
		j++
	}
	if u, ok := p.clock(j); ok && u.Kind == Clock && (j == t.End || p.norm(j) == "الساعه" || p.norm(j) == "تمام" || p.num(j) != nil && p.toks[j].Kind == arabic.Word) {
		if u.from.part > 0 && t.from.part == 0 {
			t.from.part = u.from.part
		}
		t.End = u.End
	}
	return t
}

// through extends a date over a second one: 3 يوليو - 5 يوليو, عام 2012 وحتى 2014,
// and over the same day in another calendar, of which the Gregorian counts, or by
// the name of its feast.
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
	if t.Kind == Date && t.from.unit <= day { // أمس الأربعاء، أول أيام عيد الأضحى
		j := t.End
		if p.norm(j) == "،" {
			j++
		}
		if u, ok := p.feast(j); ok && p.word(j).class != prep {
			t.End = u.End
			return t
		}
	}
	if u, ok := p.nextDay(t); ok {
		return u
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
