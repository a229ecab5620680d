package extract

import (
	"strings"

	"github.com/isnad-project/isnad/timex"
)

// tense says how a value lies to publication.
func (q *timeQuestion) tense(k int, v string) string {
	today := q.today()
	t := &q.times[k]
	switch {
	case v == "":
		return "undated"
	case strings.HasPrefix(v, today):
		for i := t.First; i < t.End; i++ {
			if n := q.norm(i); strings.Contains(n, "يوم") || strings.Contains(n, "ليل") || strings.ContainsAny(n, "0123456789") || q.weekday(n) {
				return "today"
			}
		}
		return "now"
	case q.doc.Published == "":
		switch {
		case v == "-P1D", strings.HasPrefix(v, "-P1DT"):
			return "yesterday"
		case strings.HasPrefix(v, "XXXX-WXX"):
			return "weekday"
		case strings.HasPrefix(v, "P") && !strings.HasPrefix(v, "P0"):
			return "ahead"
		}
		return "past"
	case v > today:
		return "ahead"
	}
	a, b := dayNumber(v), dayNumber(today)
	switch {
	case a == 0 || b-a > 7:
		return "past"
	case b-a == 1:
		return "yesterday"
	}
	return "weekday"
}

func (q *timeQuestion) weekday(norm string) bool {
	for _, d := range weekdays {
		if strings.HasSuffix(norm, d) {
			return true
		}
	}
	return false
}

var weekdays = []string{"الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد"}

// datesSaying tells a time that stands with a verb of saying: أعلن أمس رفضه.
func (q *timeQuestion) datesSaying(c int) bool {
	for k := c - 1; k >= 0 && k >= c-6; k-- {
		x := &q.s.chunks[k]
		switch x.kind {
		case cVerb:
			return q.is(x.head, q.class.say) && (q.e.first < x.first || q.e.first >= x.end)
		case cThat, cRel, cAct, cClause:
			return false
		}
	}
	return false
}

// nearerTo tells whether another event stands nearer to a time, on its side.
func (q *timeQuestion) nearerTo(t *timex.Time) bool {
	mine := distance(t, q.e)
	for _, x := range q.s.events {
		if x != q.e && (x.first != q.e.first) && distance(t, x) < mine {
			return true
		}
	}
	return false
}

func distance(t *timex.Time, e *event) int {
	if t.First >= e.end {
		return t.First - e.end
	}
	return max(0, e.first-t.End)
}

// form says how an event is named: by a noun that goes back, by a noun that brings
// it up, or by a verb.
func (q *timeQuestion) form() string {
	switch {
	case q.noun == "":
		return "verb"
	case q.definite:
		return "definite"
	}
	return "indefinite"
}

// eraOf says what time the clause of an event speaks of: recent days, or what was
// long before, which a report tells of a country rather than of the place of today's
// act (ومنذ عام 2011 تشهد سوريا نزاعا). A time at the head of the sentence counts.
func (p *parsed) eraOf(n int, x site) string {
	q := timeQuestion{parsed: p, site: x, n: n}
	era := "unsaid"
	for k := x.s.times[0]; k < x.s.times[1]; k++ {
		t := &p.times[k]
		if (t.First < x.lo || t.First >= x.hi) && (t.First < x.s.first || t.First > x.s.first+1) {
			continue
		}
		if t.Since {
			return "since"
		}
		switch q.tense(k, q.valueOf(k)) {
		case "past":
			return "past"
		case "undated":
		default:
			era = "recent"
		}
	}
	return era
}
