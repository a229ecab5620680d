package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// sideOf fills what a claim says of a matter on which parties take sides: the
// matter, for or against, under which condition, for which day it is planned. Its quote
// runs from token from to token to.
func (p *parsed) sideOf(s *sentence, e *event, c *isnad.Claim, from, to int) {
	c.Condition = p.conditionOf(s, e)
	if c.Modality == isnad.Denied {
		return // who denies that a party took a side takes none
	}
	if first, end := p.matterOf(s, e); first >= 0 {
		c.Issue = p.plain(first, end)
		if end > to {
			c.Quote = p.ruler.Quote(p.span(from, end)) // the words of the claim hold what it is about
		}
		if end-first == 1 && p.conferenceAt(first) {
			if p.conference != "" && p.defined(first) {
				c.Issue = p.conference // المؤتمر: the one that the report has named
				c.Inferred = append(c.Inferred, "issue")
			}
		} else if p.conferenceAt(first) {
			p.conference = c.Issue
		}
	}
	if c.Issue != "" && c.Modality != isnad.Negated {
		c.Stance = stances[e.typ]
		if c.Stance != "" && c.Condition != "" {
			c.Stance = "conditional"
		}
	}
	if e.typ == "consult.conference" && c.Modality != isnad.Negated {
		c.PlannedFor = p.putOff(s)
	}
	if c.PlannedFor == "" && isnad.Family(e.typ) == "consult" && c.Time.Value != nil && (c.Modality == isnad.Planned && (*c.Time.Value)[0] != '-' || p.ahead(*c.Time.Value)) {
		c.PlannedFor = *c.Time.Value
	}
}

// putOff is the day to which the sentence says that something was put off: the last that it
// gives behind the word, if it lies ahead. تأجل إلى 30 آذار; أعلن تأجيل المؤتمر، وسيعقد يوم 20 نيسان.
func (p *parsed) putOff(s *sentence) string {
	at := -1
	for i := s.first; i < s.end && at < 0; i++ {
		if w := p.norm(i); strings.Contains(w, "تاجيل") || strings.Contains(w, "تاجل") || strings.Contains(w, "ارجاء") || strings.Contains(w, "ارجي") {
			at = i
		}
	}
	for k := s.times[1] - 1; at >= 0 && k >= s.times[0] && p.times[k].First > at; k-- {
		if v := p.times[k].Value(p.anchor); p.ahead(v) {
			return v
		}
	}
	return ""
}

// stances are the sides that acts take by themselves.
var stances = map[string]string{"agree": "for", "support": "for", "request": "for", "promise": "for", "reject": "against"}

// ahead tells a time behind the day of the report.
func (p *parsed) ahead(value string) bool {
	return len(p.anchor) == len("2006-01-02") && len(value) >= len(p.anchor) && value[:len(p.anchor)] > p.anchor && value[0] != 'P' && value[0] != 'X'
}

// matterOf is the matter that an act of words is about: مؤتمر جنيف 2 in رفض المشاركة في
// مؤتمر جنيف 2; -1 when it names none. A noun that turns it about is part of it: تأجيل
// المؤتمر.
func (p *parsed) matterOf(s *sentence, e *event) (first, end int) {
	from := e.end
	switch {
	case e.typ == "consult.conference":
		from = e.first
	case e.typ != "statement" && e.typ != "threaten" && stances[e.typ] == "":
		return -1, -1
	}
	_, clause := p.clauseAround(s, e.first, e.end)
	for i := from; i < min(s.end, max(e.to, clause)); i++ {
		switch {
		case p.toks[i].Text == "." || p.toks[i].Text == "؛" || isComma(p.toks[i].Text) && i > e.end+4, p.condition(i):
			return -1, -1
		case p.is(i, p.class.matter):
			k := s.chunkOf(i)
			if k < 0 {
				return -1, -1
			}
			first = i
			for first > e.end && p.recasts(first-1) {
				first--
			}
			return first, p.matterEnd(s, k, i)
		case i > e.end && p.is(i, p.class.perform) && p.verbAt(s, i):
			return -1, -1 // another act of words has its own
		}
	}
	return -1, -1
}

// recasts tells a noun that makes another matter of the one behind it: تأجيل المؤتمر.
func (p *parsed) recasts(i int) bool {
	return p.pos(i, lexicon.Noun) != nil && !p.article(i) && !p.is(i, p.class.light) && !p.is(i, p.class.quantity) && !p.particle(i, p.class.prep)
}

// matterEnd is where the name of a matter ends that token i of chunk k heads: with its
// phrase, with what a conference is called, and with one phrase that says which.
func (p *parsed) matterEnd(s *sentence, k, i int) int {
	end := max(i+1, s.chunks[k].end)
	for m := k + 1; m < len(s.chunks); m++ {
		c := &s.chunks[m]
		if c.kind != cNoun && p.toks[c.first].Text != "/" || c.coord || c.first-end > 1 || c.end-c.first > 4 {
			break
		}
		if p.conferenceAt(i) && c.prep == "" && c.place < 0 {
			end = c.end
			continue
		}
		if which[c.prep] {
			end = c.end
		}
		break
	}
	return end
}

// which are the prepositions before what a matter is about.
var which = map[string]bool{"حول": true, "بشان": true, "مع": true, "بين": true}

// conferenceAt tells the word for a conference.
func (p *parsed) conferenceAt(i int) bool { return strings.HasSuffix(p.norm(i), "موتمر") }

// conditionOf is the condition under which an act of words or a plan stands, in its
// words: ما لم ينسحبوا.
func (p *parsed) conditionOf(s *sentence, e *event) string {
	if e.rule == nil && !p.stated(e) {
		return ""
	}
	if e.modality == isnad.Conditional || e.modality == isnad.Planned {
		for i := e.first - 1; i >= s.first; i-- {
			if p.condition(i) && i-s.first <= 1 {
				return p.conditionUntil(i, e.first)
			}
		}
	}
	for i := e.end; i < min(s.end, e.end+24); i++ {
		switch {
		case p.toks[i].Text == "." || p.toks[i].Text == "؛":
			return ""
		case p.condition(i):
			if p.nearest(s, i) != e {
				return ""
			}
			return p.conditionUntil(i, s.end)
		}
	}
	return ""
}

// nearest is what a condition at token i is the condition of: the last verb of
// words, or of an act to come, before it in its sentence; a noun where there is no verb.
func (p *parsed) nearest(s *sentence, i int) *event {
	var best *event
	verb := false
	for _, x := range s.events {
		if x.end > i || settled(x) {
			continue
		}
		v := p.isVerb(x.first, s)
		if best == nil || v && !verb || v == verb && x.first >= best.first {
			best, verb = x, v
		}
	}
	return best
}

// settled tells an act or a state that the report has as it is: nothing conditions it.
func settled(e *event) bool {
	switch kindOf(e.typ) {
	case "deed", "control", "coerce", "state", "toll":
		return e.modality != isnad.Planned && e.modality != isnad.Conditional
	}
	return false
}

// condition tells a word, or words, that open a condition at token i.
func (p *parsed) condition(i int) bool {
	if n, ok := p.names.at(i); ok && n.entry.POS == lexicon.Particle && n.entry.Classes.Has(p.class.cond) {
		return true
	}
	return p.particle(i, p.class.cond)
}

// conditionUntil is the condition that opens at token i, up to the end of its clause or
// the main clause at token to.
func (p *parsed) conditionUntil(i, to int) string {
	end := i + 1
	for ; end < to; end++ {
		t := p.toks[end].Text
		if t == "." || t == "؛" || isComma(t) || t == "»" || t == "\"" || t == "”" || end > i+1 && p.proclitics(end).Has(arabic.Fa) {
			break
		}
	}
	if end-i < 2 {
		return ""
	}
	return p.text(i, end)
}
