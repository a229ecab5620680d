package link

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// stretches turns what is said, in the order of days, into times over which it stays
// the same, by ControlRule.
func stretches(hs []Holding) []Stretch {
	var out []Stretch
	var standing []Holding
	for i := 0; i < len(hs); {
		j := i
		for j < len(hs) && hs[j].On == hs[i].On {
			j++
		}
		standing = replace(standing, hs[i:j])
		s := stretchOf(standing, hs[i:j])
		s.From = hs[i].On
		if n := len(out); n > 0 && sameStretch(&out[n-1], &s) {
			s.From = out[n-1].From
			out[n-1] = s
		} else {
			if n > 0 {
				out[n-1].To = isoDay(hs[i].day - 1)
			}
			out = append(out, s)
		}
		i = j
	}
	return out
}

// replace adds the words of a day to those that stand, and takes away which they
// replace.
func replace(standing, today []Holding) []Holding {
	now := today[0].day
	all := slices.Concat(standing, today)
	affirmed := map[string]bool{} // holders of whom it is said today
	lost := map[string]bool{}
	for _, h := range today {
		affirmed[h.Holder] = affirmed[h.Holder] || h.Says == "holds"
		lost[h.Holder] = lost[h.Holder] || h.Says == "loses"
	}
	return slices.DeleteFunc(all, func(h Holding) bool {
		old := h.day < now
		switch {
		case h.Says == "loses":
			return true // it took its part on its day
		case old && lost[h.Holder] && h.Says == "holds":
			return true
		case now-h.day <= window:
			return false
		case h.Says == "denies":
			return affirmed[h.Holder]
		}
		return len(affirmed) > 0 && !onlyHim(affirmed, h.Holder)
	})
}

// onlyHim tells that nothing but a holder's own was affirmed, or nothing was.
func onlyHim(affirmed map[string]bool, holder string) bool {
	for h, yes := range affirmed {
		if yes && h != holder {
			return false
		}
	}
	return true
}

// stretchOf is the stretch that begins with the words of a day, while others stand.
func stretchOf(standing, today []Holding) Stretch {
	s := Stretch{State: "unknown", Holders: []Held{}, Origins: []string{}}
	for _, h := range slices.Concat(standing, today) {
		if !slices.Contains(s.Origins, h.Origin) {
			s.Origins = append(s.Origins, h.Origin)
		}
		if h.Known > s.Last {
			s.Last, s.Ingest = h.Known, h.Ingested
		}
	}
	for _, h := range standing {
		list := &s.Holders
		if h.Says == "denies" {
			list = &s.Denied
		}
		i := slices.IndexFunc(*list, func(x Held) bool { return x.Holder == h.Holder })
		if i < 0 {
			i = len(*list)
			*list = append(*list, Held{Holder: h.Holder})
		}
		x := &(*list)[i]
		x.Claims = append(x.Claims, h.Claim)
		if h.Extent != "" && !slices.Contains(x.Extent, h.Extent) {
			x.Extent = append(x.Extent, h.Extent)
		}
	}
	slices.Sort(s.Origins)
	switch {
	case len(s.Holders) > 1, len(s.Holders) == 1 && len(s.Denied) > 0:
		s.State = "contested"
	case len(s.Holders) == 1:
		s.State = "held"
	}
	return s
}

// sameStretch tells that two stretches say the same of the same holders.
func sameStretch(a, b *Stretch) bool {
	same := func(x, y Held) bool { return x.Holder == y.Holder && slices.Equal(x.Extent, y.Extent) }
	return a.State == b.State && slices.EqualFunc(a.Holders, b.Holders, same) && slices.EqualFunc(a.Denied, b.Denied, same)
}

// inRow is the n of words such as لليوم الرابع, 0 without them.
func inRow(q isnad.Quote) int {
	words := strings.Fields(Fold(q.Exact))
	for i := 1; i < len(words); i++ {
		if strings.HasSuffix(words[i-1], "لليوم") {
			return ordinals[strings.TrimPrefix(words[i], "ال")]
		}
	}
	return 0
}

// ordinals are the days that news count in words, folded.
var ordinals = func() map[string]int {
	out := map[string]int{}
	for i, w := range []string{"ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"} {
		out[Fold(w)] = i + 2
	}
	return out
}()
