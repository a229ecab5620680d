package extract

import (
	"strings"

	"github.com/isnad-project/isnad/lexicon"
)

// company signs a place that only tells where somebody or another place lies:
// المتمركزة في حلب, على بعد 20 كيلومترا من حلب.
func (q *placeQuestion) company(o *option) {
	m := &q.places[o.at]
	if m.First < 0 || m.Prep == "adjective" {
		return
	}
	at := m.Phrase[0]
	if q.measured(at) {
		o.sign("measured").with(q.kind)
	}
	for at > q.s.first && (isQuote(q.toks[at-1].Text) || q.particle(at-1, q.class.prep)) {
		at--
	}
	if at <= q.s.first {
		return
	}
	w := strings.TrimPrefix(strings.TrimPrefix(q.norm(at-1), "و"), "ال")
	if q.article(at-1) && strings.HasPrefix(w, "م") && len([]rune(w)) > 4 && q.pos(at-1, lexicon.Noun) == nil && !q.named[at-1] {
		o.sign("where it lies").with(q.kind)
	}
}

// measured tells whether a distance stands right before token at.
func (p *parsed) measured(at int) bool {
	for i := max(at-4, 0); i < at; i++ {
		switch p.norm(i) {
		case "كلم", "كم", "كيلومتر", "كيلومترا", "كيلومترات", "ميل", "ميلا", "اميال":
			return true
		}
	}
	return false
}
