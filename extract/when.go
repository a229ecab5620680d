package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/timex"
)

// timeOptions lists the times of the report that event e of sentence n may have,
// and none, with what speaks for each. The place of e must be settled.
func (p *parsed) timeOptions(n int, e *event, before trail) []option {
	q := &timeQuestion{parsed: p, s: &p.sents[n], n: n, e: e, kind: kindOf(e.typ), before: before}
	q.noun, q.definite = p.nounOf(q.s, e)
	q.here()
	q.elsewhere()
	return append(q.options, q.none())
}

type timeQuestion struct {
	*parsed
	s        *sentence
	n        int
	e        *event
	kind     string
	noun     string
	definite bool
	before   trail
	options  []option
}

// here collects the times of the event's own sentence.
func (q *timeQuestion) here() {
	s, e := q.s, q.e
	lo, hi := q.clauseAround(s, e.first, e.end)
	ci, cj := s.chunkOf(e.first), s.chunkOf(e.end-1)
	after, prior := -1, -1
	for k := range q.times {
		t := &q.times[k]
		if t.First < s.first || t.First >= s.end {
			continue
		}
		o := option{at: k, name: q.valueOf(k)}
		o.sign("here", "here "+q.kind)
		q.nature(&o)
		c := s.chunkOf(t.First)
		side := "behind"
		from, to := cj+1, c
		if t.First < e.first {
			side = "before"
			from, to = c+1, ci
		}
		verbs, bars, acts := 0, 0, 0
		for k := max(from, 0); k < to; k++ {
			switch x := &s.chunks[k]; x.kind {
			case cVerb:
				verbs++
			case cAct:
				acts++
			case cThat, cClause, cRel:
				bars++
			case cPunct:
				bars++
			}
		}
		o.sign(side, side+" gap "+bucket(to-from), side+" verbs "+upTo(verbs, 2), side+" bars "+upTo(bars, 3), side+" acts "+upTo(acts, 2))
		if lo <= t.First && t.First < hi {
			o.sign(side + " clause")
		}
		h := q.hostOf(s, c, ci, cj)
		o.sign("host "+h, "host "+h+" "+q.kind)
		if t.First <= s.first+1 {
			o.sign("opens sentence")
		}
		if q.datesSaying(c) {
			o.sign("dates saying", "dates saying "+q.kind)
		}
		if e.first <= t.First && t.First < e.end {
			o.sign("in trigger")
		}
		if t.End == e.first || t.First == e.end {
			o.sign("touches " + side)
		}
		if q.described(s, ci) >= 0 {
			o.sign("here of what describes")
		}
		if q.nearerTo(t) {
			o.sign("nearer to another")
		}
		if q.within[t.First] != q.within[e.first] {
			o.sign("quote between")
		}
		if t.First >= e.end && after < 0 {
			after = len(q.options)
		}
		if t.First < e.first {
			prior = len(q.options)
		}
		q.options = append(q.options, o)
	}
	if after >= 0 {
		q.options[after].sign("next")
	}
	if prior >= 0 {
		q.options[prior].sign("previous")
	}
	if len(q.options) == 1 {
		q.options[0].sign("only one")
	}
}

// nature signs what a time is by itself.
func (q *timeQuestion) nature(o *option) {
	t := &q.times[o.at]
	o.sign(t.Kind.String())
	if o.name == "" {
		o.sign("no value")
	}
	if t.Since {
		o.sign("since", "since "+q.kind)
	}
	if t.Until {
		o.sign("until", "until "+q.kind)
	}
	w := q.tense(o.at, o.name)
	o.sign(w, w+" "+q.kind)
	if w == "ahead" || w == "now" {
		o.sign(w + " " + string(q.e.modality))
	}
	if strings.Contains(o.name, "/") {
		o.sign("span", "span "+q.kind)
	}
}

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

// elsewhere collects the times of what was told before.
func (q *timeQuestion) elsewhere() {
	index := map[string]int{}
	here := len(q.options)
	add := func(t *step, signs ...string) {
		if t == nil || t.time < 0 || t.when == "" {
			return
		}
		i, ok := index[t.when]
		if !ok {
			i = len(q.options)
			index[t.when] = i
			o := option{at: t.time, name: t.when}
			o.sign("context", "context "+q.kind)
			if q.definite {
				o.sign("context definite")
			}
			if here > 0 {
				o.sign("context though here")
			}
			as, gap := q.placeAs(t), upTo(q.n-t.sent, 2)
			o.sign("context "+as, "context "+as+" "+gap, "context "+as+" "+q.form(), "context "+q.form()+" "+gap)
			if q.present(q.s, q.e) {
				o.sign("context present")
			}
			if q.e.inherits && len(q.e.places) > 0 {
				o.sign("context place inherited")
			}
			o.sign("context opening " + q.openingOf(q.s))
			if commonFigure(q.e, t.event) {
				o.sign("context same figure")
			}
			if q.sents[t.sent].Paragraph == q.s.Paragraph {
				o.sign("context same paragraph")
			}
			o.sign("stated " + upTo(q.n-q.sentOf(q.times[t.time].First), 4))
			o.sign(q.voices(q.e, t.event))
			if q.sameDoer(q.n, q.e, t) {
				o.sign("same doer")
			}
			w := q.tense(t.time, t.when)
			o.sign("context "+w, "context "+w+" "+q.kind)
			if strings.Contains(t.when, "/") {
				o.sign("context span")
			}
			q.options = append(q.options, o)
		}
		q.options[i].sign(signs...)
	}
	if n := len(q.before); n > 0 {
		t := &q.before[n-1]
		add(t, "last", "last "+t.kind+" "+q.kind, "last sent "+upTo(q.n-t.sent, 3))
		if q.sents[t.sent].Paragraph == q.s.Paragraph {
			add(t, "last in paragraph")
		}
	}
	if t := q.before.last(func(t *step) bool { return happens(t.kind) }); t != nil {
		add(t, "last deed", "last deed "+q.kind, "last deed sent "+upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.when != "" }); t != nil {
		add(t, "last dated", "last dated sent "+upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.event.typ == q.e.typ }); t != nil {
		add(t, "same type", "same type sent "+upTo(q.n-t.sent, 3))
	}
	if t := q.before.last(func(t *step) bool { return t.event.typ == q.e.typ && t.when != "" }); t != nil {
		add(t, "same type dated")
	}
	if q.definite {
		add(q.before.last(func(t *step) bool { return t.when != "" && isnad.Family(t.event.typ) == isnad.Family(q.e.typ) }), "same family definite")
	}
	if q.noun != "" {
		if t := q.before.last(func(t *step) bool { return t.noun == q.noun && t.when != "" }); t != nil {
			if q.definite {
				add(t, "same noun definite")
			} else {
				add(t, "same noun")
			}
		}
	}
	if len(q.e.places) > 0 {
		name := q.where[q.e.places[0]].Name
		if t := q.before.last(func(t *step) bool { return t.place >= 0 && q.where[t.place].Name == name && t.when != "" }); t != nil {
			add(t, "same place", "same place "+q.kind)
			if t.event.typ == q.e.typ {
				add(t, "same place and type")
			}
		}
	}
	if t := q.first(); t != nil {
		add(t, "first dated", "first dated "+q.kind)
	}
	if k := q.toCome(); k >= 0 {
		v := q.times[k].Value(q.anchor)
		i, ok := index[v]
		if !ok {
			i = len(q.options)
			o := option{at: k, name: v}
			o.sign("only to come")
			q.options = append(q.options, o)
		}
		w := q.tense(k, v)
		q.options[i].sign("to come", "to come "+w, "to come after "+upTo(q.sentOf(q.times[k].First)-q.n, 3))
		for n := range here {
			if c := q.s.chunkOf(q.times[q.options[n].at].First); q.datesSaying(c) {
				q.options[i].sign("to come though saying is dated")
				break
			}
		}
	}
}

// toCome is the time in the clause of a later event that goes back to this one (a
// noun of the same family with the article): lead first, particulars after. -1
// without one.
func (q *timeQuestion) toCome() int {
	if !happens(q.kind) || q.kind == "state" {
		return -1
	}
	for n := q.n + 1; n < len(q.sents) && n <= q.n+4; n++ {
		s := &q.sents[n]
		for _, x := range s.events {
			if isnad.Family(x.typ) != isnad.Family(q.e.typ) {
				continue
			}
			if _, definite := q.nounOf(s, x); !definite {
				return -1
			}
			lo, hi := q.clauseAround(s, x.first, x.end)
			for k := range q.times {
				t := &q.times[k]
				if t.First < lo || t.First >= hi || t.Since || t.Until || t.Value(q.anchor) == "" {
					continue
				}
				sub := timeQuestion{parsed: q.parsed, s: s, n: n, e: x}
				if !sub.datesSaying(s.chunkOf(t.First)) {
					return k
				}
			}
		}
	}
	return -1
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

// placeAs says how the place of the event lies to that of a step.
func (q *timeQuestion) placeAs(t *step) string {
	switch {
	case len(q.e.places) == 0 && t.place < 0:
		return "no places"
	case len(q.e.places) == 0:
		return "no place here"
	case t.place < 0:
		return "no place there"
	}
	a, b := &q.where[q.e.places[0]], &q.where[t.place]
	switch {
	case a.Name == b.Name:
		return "one place"
	case a.Country != b.Country:
		return "another country"
	case a.Admin1 != b.Admin1 && a.Admin1 != "" && b.Admin1 != "":
		return "another governorate"
	}
	return "place around"
}

// first is the first step that has a time.
func (q *timeQuestion) first() *step {
	for i := range q.before {
		if q.before[i].when != "" {
			return &q.before[i]
		}
	}
	return nil
}

// none is the option that the text gives the event no time.
func (q *timeQuestion) none() option {
	o := option{at: -1}
	o.sign("none", "none "+q.kind)
	if len(q.before) > 0 {
		t := &q.before[len(q.before)-1]
		if t.when == "" {
			o.sign("none again", "none again "+q.kind)
			if t.sent == q.n {
				o.sign("none again here")
			}
		}
	} else {
		o.sign("none first")
	}
	if q.definite {
		o.sign("none definite")
	}
	if q.present(q.s, q.e) {
		o.sign("none present", "none present "+q.kind)
	}
	o.sign("none " + q.form())
	if q.described(q.s, q.s.chunkOf(q.e.first)) >= 0 {
		o.sign("none of what describes")
	}
	if q.within[q.e.first] {
		o.sign("none quoted")
	}
	return o
}
