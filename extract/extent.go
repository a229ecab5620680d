package extract

import (
	"strconv"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/numeral"
)

// most are the words for the larger part of a place.
var most = map[string]bool{"معظم": true, "غالبيه": true, "اغلب": true, "اغلبيه": true}

// extent is how much of the place a claim of control says that somebody holds:
// full, large, partial or a percentage; empty when it does not say.
func (p *parsed) extent(s *sentence, e *event) string {
	if isnad.Family(e.typ) != "control" {
		return ""
	}
	lo, hi := p.clauseAround(s, e.first, e.end)
	for _, x := range s.events {
		if x.first >= e.end {
			hi = min(hi, x.first) // دخل البلدة | وسيطر على مساحات منها
		}
	}
	share := false
	for i := max(lo, e.from-1); i < min(hi, e.to+3); i++ {
		if k, ok := p.numAt.at(i); ok && p.nums[k].Kind == numeral.Percent {
			return strconv.FormatFloat(p.nums[k].Value, 'f', -1, 64) + "%"
		}
		switch {
		case p.is(i, p.class.whole):
			return "full"
		case most[p.norm(i)], share && p.is(i, p.class.wide):
			return "large"
		case p.is(i, p.class.share):
			share = true
		}
	}
	if share {
		return "partial"
	}
	return ""
}
