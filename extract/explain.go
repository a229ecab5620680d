package extract

import (
	"fmt"
	"io"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/grammar"
)

var chunkNames = [...]string{"noun phrase", "act", "verb", "that", "relative", "clause", "time", "mark", "particle"}

// Explain writes for people how a document is read: sentence by sentence its
// tokens with their readings, its marks and chunks, its places with those that
// bear their names and what spoke for each, the rules that fired and those whose
// words stood there but whose conditions did not hold, who says what,
// which places and times were weighed for each event, and the claims.
func (r *Reader) Explain(w io.Writer, d *isnad.Document) error {
	p := r.told(d)
	p.explains = true
	p.sift()
	p.ground()
	var b strings.Builder
	_, weighed := r.gaz.Weigh(p.places)
	for i := range p.sents {
		p.explainSentence(&b, i, weighed)
	}
	fmt.Fprintln(&b, "claims")
	for _, c := range p.claims(d.Key()) {
		fmt.Fprintf(&b, "  %s  rule %s, %s", summary([]isnad.Claim{c}), c.Rule, c.Modality)
		if len(c.Source) > 0 {
			fmt.Fprintf(&b, ", says %s", strings.Join(c.Source, " ← "))
		}
		if len(c.Inferred) > 0 {
			fmt.Fprintf(&b, ", from the context: %s", strings.Join(c.Inferred, ", "))
		}
		fmt.Fprintln(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (p *parsed) explainSentence(b *strings.Builder, n int, weighed [][]gazetteer.Weighed) {
	s := &p.sents[n]
	fmt.Fprintf(b, "sentence %d: %s\n", n+1, s.Of(p.doc.Text))
	if s.skip {
		fmt.Fprintln(b, "  not read: a repetition, a credit or page furniture")
		return
	}
	fmt.Fprintln(b, "  tokens")
	for i := s.first; i < s.end; i++ {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		fmt.Fprintf(b, "    %s", p.toks[i].Text)
		if len(p.words[i].Senses) == 0 {
			fmt.Fprint(b, "  (in no list)")
		}
		for _, sense := range p.words[i].Senses {
			fmt.Fprintf(b, "  [%s %s: %s]", sense.POS, sense.Lemma, sense.Group)
		}
		fmt.Fprintln(b)
	}
	fmt.Fprintln(b, "  chunks")
	for _, c := range s.chunks {
		fmt.Fprintf(b, "    %-11s %s", chunkNames[c.kind], p.text(c.first, c.end))
		if c.prep != "" {
			fmt.Fprintf(b, "  after %s", c.prep)
		}
		if c.coord {
			fmt.Fprint(b, "  joined")
		}
		if c.place >= 0 {
			w := p.where[c.place]
			fmt.Fprintf(b, "  place %s (%s %s %s)", w.Name, w.Kind, w.Admin1, w.Country)
		}
		if c.kind == cTime {
			k, _ := p.timeAt.at(c.first)
			if v := p.value(k); v != "" {
				fmt.Fprintf(b, "  time %s", v)
			}
		}
		fmt.Fprintln(b)
	}
	p.explainPlaces(b, s, weighed)
	fmt.Fprintln(b, "  rules")
	for t := s.first; t < s.end; t++ {
		if p.toks[t].Kind != arabic.Word {
			continue
		}
		for _, f := range p.rules.Triggers(p.words[:s.end], t, nil) {
			fmt.Fprintf(b, "    %s at «%s»: %s\n", f.Rule.ID, p.text(f.First, f.End), p.verdict(s, f))
		}
	}
	for _, f := range s.figures {
		fmt.Fprintf(b, "  figure %s %s «%s», by «%s»", f.outcome, f.who, p.text(f.first, f.end), p.toks[max(f.outcomeAt, 0)].Text)
		if f.part != nil {
			fmt.Fprintf(b, ", part of «%s»", p.text(f.part.first, f.part.end))
		}
		fmt.Fprintln(b)
	}
	for _, sp := range s.speeches {
		fmt.Fprintf(b, "  says %s: %s\n", strings.Join(sp.chain, " ← "), p.text(sp.from, max(sp.from+1, sp.to)))
	}
	for _, e := range s.dropped {
		fmt.Fprintf(b, "  found to be no claim: «%s» %s, rule %s\n%s", p.text(e.first, e.end), e.typ, e.ruleID, e.why)
	}
	for _, e := range s.events {
		if e.why != "" {
			fmt.Fprintf(b, "  weighed for «%s»\n%s", p.text(e.first, e.end), e.why)
		}
	}
}

// verdict tells what became of a trigger.
func (p *parsed) verdict(s *sentence, t grammar.Trigger) string {
	for _, e := range s.events {
		if e.rule == t.Rule && e.first == t.First {
			return "fired"
		}
	}
	for _, e := range s.dropped {
		if e.rule == t.Rule && e.first == t.First {
			return "fired, and was found to be no claim"
		}
	}
	if p.candidate(s, t) == nil {
		return "its words stand here, its conditions do not hold"
	}
	for _, e := range s.events {
		if e.first < t.End && t.First < e.end && e.rule != nil {
			return "gave way to " + e.rule.ID
		}
	}
	return "gave way"
}
