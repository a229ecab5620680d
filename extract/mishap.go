package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// mishaps drops the figures of a sentence that tells of no violence and says that
// somebody died in his bed or people in an accident: «توفي الممثل في لندن»,
// «مصرع عشرة في تصادم حافلتين».
func (p *parsed) mishaps(s *sentence) {
	for _, e := range s.events {
		if f := isnad.Family(e.typ); f == "assault" || f == "clash" || f == "coerce" {
			return
		}
	}
	s.figures = slices.DeleteFunc(s.figures, func(f *figure) bool {
		return (f.outcome == "killed" || f.outcome == "injured") && (p.passedAway(s, f) || p.inAccident(s, f))
	})
}

// passedAway tells a death of one person by a word that says nothing of violence,
// and no wounds that he died of.
func (p *parsed) passedAway(s *sentence, f *figure) bool {
	if f.low != 1 || f.high != 1 || f.outcomeAt < 0 || !p.is(f.outcomeAt, p.class.passing) {
		return false
	}
	for i := max(s.first, f.outcomeAt-8); i < min(s.end, f.end+10); i++ {
		if n := p.norm(i); strings.Contains(n, "جراح") || strings.Contains(n, "جروح") || strings.Contains(n, "متاثر") || p.is(i, p.class.injured) || p.is(i, p.class.custody) {
			return false
		}
	}
	return true
}

// inAccident tells figures that the words right behind them put down to an
// accident.
func (p *parsed) inAccident(s *sentence, f *figure) bool {
	for i := max(f.end, f.outcomeAt+1); i < min(s.end, f.end+10); i++ {
		if p.is(i, p.class.accident) {
			return true
		}
		if p.clauseStarts(i) {
			return false
		}
	}
	return false
}
