package extract

import (
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// Answer is what a person read of one event of a report: one for each of its
// places.
type Answer struct {
	Type    string
	Trigger isnad.Span
	Quote   isnad.Span
	Place   string // plain name; empty for none
	Time    string // value; empty for none
	Actors  []string
	Targets []string
}

// Lesson is one question that reading a report leaves open, with the options that
// the reader sees and those of them that the person chose.
type Lesson struct {
	About   string // place, time, doer, target, keep or tell
	Event   isnad.Span
	Options []Option
}

// Option is one answer with all that speaks for or against it.
type Option struct {
	Name  string // plain name of a place, value of a time; empty for none
	Signs []string
	Right bool
}

// Lessons puts the answers of a person beside the options that the reader sees in
// a report, in the order of the report: what the weights of the signs are learned
// from. A question with no right option among those seen is left out.
//
// What was told before an event is taken from the answers when own is nil, and
// else from what a reader with these weights makes of it: he errs, and the weights
// must bear that.
func (r *Reader) Lessons(d *isnad.Document, answers []Answer, own Weights, same func(a, b string) bool) []Lesson {
	p := r.told(d)
	p.explains = true
	out := p.keepLessons(answers)
	order := append([]Answer(nil), answers...)
	sort.SliceStable(order, func(a, b int) bool { return order[a].Trigger.Start < order[b].Trigger.Start })
	var before trail
	for i := 0; i < len(order); {
		j := i + 1
		for j < len(order) && order[j].Trigger == order[i].Trigger && order[j].Type == order[i].Type {
			j++
		}
		n, e := p.eventAt(order[i])
		if e != nil {
			out = append(out, p.lessonsOf(n, e, order[i:j], &before, own, same)...)
		}
		i = j
	}
	return out
}

// eventAt is the event that an answer speaks of, with the type of the answer,
// and its sentence. Where the reader saw none, it is made of the words alone.
func (p *parsed) eventAt(a Answer) (int, *event) {
	for n := range p.sents {
		s := &p.sents[n]
		if s.skip || a.Trigger.Start < s.Start || a.Trigger.Start >= s.End {
			continue
		}
		first, end := s.end, s.first
		for i := s.first; i < s.end; i++ {
			if p.toks[i].Start < a.Trigger.End && a.Trigger.Start < p.toks[i].End {
				first, end = min(first, i), i+1
			}
		}
		if first >= end {
			return -1, nil
		}
		var found *event
		for _, e := range s.events {
			if e.ruleID == tellingRule && a.Type != e.typ {
				continue
			}
			if e.first < end && first < e.end && (found == nil || found.typ != a.Type && e.typ == a.Type) {
				found = e
			}
		}
		made := event{first: first, end: end, from: first, to: end, modality: isnad.Asserted}
		if found != nil {
			made = *found
		} else {
			made.args = p.arguments(s, first, end)
			if sp := p.vouched(s, &made); sp != nil {
				made.source = sp.chain
			}
		}
		made.typ, made.time = a.Type, -1
		return n, &made
	}
	return -1, nil
}

func (p *parsed) lessonsOf(n int, e *event, answers []Answer, before *trail, own Weights, same func(a, b string) bool) []Lesson {
	var out []Lesson
	st := step{sent: n, event: e, kind: kindOf(e.typ), place: -1, time: -1}
	st.noun, _ = p.nounOf(&p.sents[n], e)
	trigger := p.span(e.first, e.end)
	out = append(out, p.partyLessons(n, e, answers[0], *before, own, same, &st)...)
	places := p.placeOptions(n, e, *before)
	l := Lesson{About: "place", Event: trigger}
	right := false
	for _, o := range places {
		ok := false
		for _, a := range answers {
			ok = ok || placeNamed(a.Place, o.name)
		}
		if ok && st.place < 0 && o.at >= 0 {
			st.place = o.at
		}
		right = right || ok
		l.Options = append(l.Options, Option{o.name, o.signs, ok})
	}
	if p.fixed(e) {
		st.place = e.places[0]
	} else if right {
		out = append(out, l)
	}
	if own != nil && !p.fixed(e) {
		own.weigh("place", places)
		st.place = places[best(places)].at
	}
	e.places = nil
	if st.place >= 0 {
		e.places = []int{st.place}
	}
	times := p.timeOptions(n, e, *before)
	l = Lesson{About: "time", Event: trigger}
	right = false
	for _, o := range times {
		ok := sameTime(answers[0].Time, o.name)
		if o.at >= 0 && o.name == "" {
			ok = false
		}
		if ok && st.time < 0 && o.at >= 0 {
			st.time, st.when = o.at, o.name
		}
		right = right || ok
		l.Options = append(l.Options, Option{o.name, o.signs, ok})
	}
	if right {
		out = append(out, l)
	}
	if own != nil {
		own.weigh("time", times)
		o := times[best(times)]
		st.time, st.when = o.at, o.name
	}
	*before = append(*before, st)
	return out
}

// partyLessons are the questions who did it and to whom. Where no option has all of
// the names, those that come nearest are right.
func (p *parsed) partyLessons(n int, e *event, a Answer, before trail, own Weights, same func(a, b string) bool, st *step) []Lesson {
	var out []Lesson
	st.tag = "told"
	for _, about := range []string{askDoer, askTarget} {
		want := a.Actors
		if about == askTarget {
			want = a.Targets
		}
		options := p.partyOptions(about, n, e, before)
		l := Lesson{About: about, Event: p.span(e.first, e.end)}
		top := 0.0
		for _, o := range options {
			top = max(top, agree(want, o.names, same))
		}
		chosen := -1
		for i, o := range options {
			right := agree(want, o.names, same) == top && (top > 0 || o.at < 0)
			if right && chosen < 0 {
				chosen = i
			}
			l.Options = append(l.Options, Option{o.called(), o.signs, right})
		}
		if len(options) > 1 {
			out = append(out, l)
		}
		chosen = max(chosen, 0) // of an adjective, whose doer is no question
		if own != nil {
			own.weigh(about, options)
			chosen = p.bestParties(about, options)
		}
		o := &options[chosen]
		if about == askTarget {
			e.toWhom = o.names
			st.parties(p, e.whoDid, e.toWhom)
			continue
		}
		e.whoDid = o.names
		if len(o.chunks) > 0 {
			st.tag = p.sortOf(&p.sents[n].chunks[o.chunks[0]]).text
		}
	}
	return out
}

// agree is the F1 of two lists of names, 1 for two empty ones.
func agree(a, b []string, same func(a, b string) bool) float64 {
	if len(a) == 0 && len(b) == 0 {
		return 1
	}
	hit := 0
	for _, x := range a {
		for _, y := range b {
			if same(x, y) {
				hit++
				break
			}
		}
	}
	return 2 * float64(hit) / float64(len(a)+len(b))
}

// placeNamed compares plain names loosely: one may say more than the other.
func placeNamed(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return len(x) == len(y)
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 2 {
		return false
	}
	for w := range x {
		if !y[w] {
			return false
		}
	}
	return true
}

func nameWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(arabic.Fold(s)) {
		w = strings.TrimPrefix(w, "ال")
		if w == "سوريه" {
			w = "سوريا"
		}
		out[w] = true
	}
	return out
}

// sameTime compares values but for the part of the day.
func sameTime(a, b string) bool {
	return dayOnly(a) == dayOnly(b)
}
