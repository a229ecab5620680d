package extract

import "slices"

// maxBack is how many acts before are asked for their parties.
const maxBack = 8

var toldDoer, toldTarget = stemOf("told doer"), stemOf("told target")

// elsewhere collects the parties of what was told before.
func (q *partyQuestion) elsewhere() {
	var seen [2][maxBack]ids // as doers, as targets,
	var known [2]int         // so many of them
	noun, _ := q.nounOf(q.s, q.e)
	opening := q.openingOf(q.s)
	back := 0
	for i := len(q.before) - 1; i >= 0 && back < maxBack; i-- {
		t := &q.before[i]
		back++
		for _, other := range []bool{false, true} {
			who, told, in := t.doers, &toldDoer, 0
			if (q.about == askTarget) != other {
				who, told, in = t.targets, &toldTarget, 1
			}
			if len(who.names) == 0 || q.about == askDoer && q.kind.text == "deed" && t.event.typ == "aid" && !other {
				continue // rescuers
			}
			if slices.ContainsFunc(seen[in][:known[in]], func(x ids) bool { return slices.Equal(x, who.ids) }) {
				continue
			}
			first := known[in] == 0
			seen[in][known[in]] = who.ids
			known[in]++
			o := q.optionOf(who)
			o.signFrom(told).with(q.kind)
			gap := upTo(q.n-t.sent, 3)
			o.signFrom(told, " sent ", gap).with(q.kind, q.form)
			if first {
				o.signFrom(told, " last").with(q.kind)
			}
			if i == len(q.before)-1 {
				o.signFrom(told, " next before")
				o.signFrom(told, " next before ", t.kind, " ", q.kind.text)
			}
			switch {
			case t.event.typ == q.e.typ:
				o.signFrom(told, " same type").with(q.form)
				o.signFrom(told, " same type sent ", gap)
			case t.kind == q.kind.text:
				o.signFrom(told, " like")
			}
			if noun != "" && noun == t.noun {
				o.signFrom(told, " same noun").with(q.form)
			}
			o.signFrom(told, " ", q.voices(q.e, t.event))
			o.signFrom(told, " ", t.tag)
			o.signFrom(told, " opening ", opening)
			if len(q.e.actors) > 0 && q.about == askDoer || len(q.e.targets) > 0 && q.about == askTarget {
				o.sign("told though ruled").with(q.kind)
			}
		}
	}
}

// spoken is the speaker, and the state that he speaks of when he says «we».
func (q *partyQuestion) spoken() {
	q.spokeLast()
	if len(q.e.source) == 0 {
		return
	}
	speaker := q.e.speaker()
	add := func(name, as string) {
		if name == "" {
			return
		}
		o := q.option([]string{name}, nil)
		o.sign(as).with(q.kind, q.typ, q.form)
		if q.e.rule != nil && q.e.rule.Plain && len(q.e.actors) == 0 {
			o.sign(as, " of plain").with(q.typ)
		}
	}
	add(speaker, "speaker")
	if len(q.e.source) > 1 {
		add(q.e.source[0], "outer speaker")
	}
	add(q.weMeans(q.e.first, speaker), "we")
}

// spokeLast is who spoke last before the event, in this sentence or those right
// before: an act of words without a subject is rather his.
func (q *partyQuestion) spokeLast() {
	if q.kind.text != "word" && q.kind.text != "statement" && q.kind.text != "meet" {
		return
	}
	for n := q.n; n >= 0 && q.n-n < 3; n-- {
		speeches := q.sents[n].speeches
		for k := len(speeches) - 1; k >= 0; k-- {
			sp := &speeches[k]
			if n == q.n && sp.verb > q.e.first || len(sp.chain) == 0 {
				continue
			}
			o := q.option([]string{sp.chain[len(sp.chain)-1]}, nil)
			o.sign("spoke").with(q.typ)
			o.sign("spoke back ", upTo(q.n-n, 2)).with(q.form, q.typ)
			return
		}
	}
}
