package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// selfNamed is the name that a group behind an indefinite noun is said to bear: أنصار
// الحق of «جماعة تسمي نفسها "أنصار الحق"». Empty when none is said.
func (p *parsed) selfNamed(c *chunk) string {
	if c.place >= 0 || c.name != nil || c.number >= 0 || p.article(c.first) || !p.is(c.first, p.class.group) {
		return ""
	}
	i := p.namingEnd(c.end)
	if i < 0 {
		return ""
	}
	limit := p.ends[c.first]
	if i < limit && isQuote(p.toks[i].Text) {
		o, ok := p.quotes[i]
		if !ok || !o.closed || o.close-i > 7 {
			return ""
		}
		return p.unquoted(i+1, o.close)
	}
	if i >= limit || p.toks[i].Kind != arabic.Word || p.stops(i) {
		return ""
	}
	q, ok := p.partyAt(i, limit)
	if !ok || q.end > i+5 {
		return ""
	}
	return p.plain(i, q.end)
}

// namingEnd is the token behind words that say what somebody is called, which stand at
// token i: تسمي نفسها, تطلق على نفسها اسم, تدعى, تعرف باسم. It is -1 where none stand.
func (p *parsed) namingEnd(i int) int {
	at := func(k int) string {
		if k < len(p.toks) {
			return p.norm(k)
		}
		return ""
	}
	self := func(k int) bool { return strings.HasPrefix(at(k), "نفس") }
	switch at(i) {
	case "تطلق", "يطلق", "اطلقت", "اطلق":
		switch {
		case at(i+1) == "علي" && self(i+2):
			i += 3
		case at(i+1) == "عليها" || at(i+1) == "عليه" || at(i+1) == "عليهم":
			i += 2
		default:
			return -1
		}
		if n := at(i); n == "اسم" || n == "تسميه" {
			i++
		}
	case "تسمي", "يسمي", "سمت", "سمي":
		if i++; self(i) {
			i++
		}
		if at(i) == "باسم" || at(i) == "ب" {
			i++
		}
	case "تدعي", "يدعي":
		i++
	case "تعرف", "يعرف", "معروفه", "عرفت":
		if at(i+1) != "باسم" {
			return -1
		}
		i += 2
	default:
		return -1
	}
	return i
}
