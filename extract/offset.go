package extract

import (
	"math"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// offsets notes which way and how far from a place the text points: «على بعد 20
// كيلومترا غرب حمص», «ريف حماة الشمالي». A distance that stands behind another place
// tells where that one lies («الطارمية على بعد 25 كيلومترا شمال بغداد»); it is kept
// when the gazetteer has no point for it.
func (p *parsed) offsets() {
	at := 0
	for i := range p.places {
		m := &p.places[i]
		for at < len(p.sents) && p.sents[at].end <= m.First {
			at++
		}
		if at == len(p.sents) || m.Joint != nil || p.where[i].Name == "" {
			continue
		}
		first := p.sents[at].first
		o := isnad.Offset{Bearing: p.bearingIn(m.Phrase[0], m.First)}
		if o.Bearing == "" {
			o.Bearing = p.bearingIn(m.End, p.pointed(m.End, p.sents[at].end))
		}
		k := m.Phrase[0]
		for k > first && (linking[p.norm(k-1)] || p.pointsAt(k-1) != 0) {
			k--
		}
		if o.Bearing == "" {
			o.Bearing = p.bearingIn(k, m.Phrase[0])
		}
		km, number := p.kmBefore(k, first)
		stated := o.Bearing != "" || distant[p.norm(max(number-1, first))] || distant[p.norm(max(number-2, first))]
		if km == 0 || !stated {
			if o.Bearing != "" && m.Relation != isnad.In {
				p.where[i].Offset = &o
			}
			continue
		}
		o.Km = km
		j := i - 1
		for j >= 0 && p.places[j].Joint != nil {
			j--
		}
		if j < 0 || p.places[j].First < first || !p.fillers(p.places[j].Phrase[1], number) {
			p.where[i].Offset = &o
		} else if w := &p.where[j]; w.ID == "" && len(w.Ambiguous) == 0 {
			if from, ok := p.where[i].End(); ok {
				o.From = &from
				w.Offset = &o
			}
		}
	}
}

// kmBefore reads a distance that ends before token k: «20 كيلومترا», «كيلومترين».
// number is where its number begins. Vague ones (بضعة كيلومترات) give 0.
func (p *parsed) kmBefore(k, first int) (km float64, number int) {
	if k--; k < first {
		return 0, 0
	}
	if p.norm(k) == "متر" && k > first && p.norm(k-1) == "كيلو" {
		k--
	}
	each := units[p.norm(k)]
	if each == 0 {
		return 0, 0
	}
	if i, ok := p.numAt.at(k - 1); ok && k > first && p.nums[i].End == k {
		n := &p.nums[i]
		if n.NoHigh && n.Bound == "" {
			return 0, 0
		}
		return math.Round(n.Value*each*1000) / 1000, n.First
	}
	if strings.HasSuffix(p.norm(k), "ين") {
		return 2 * each, k
	}
	return 0, 0
}

// units are words of length, folded, in kilometres.
var units = map[string]float64{
	"كيلومتر": 1, "كيلومترا": 1, "كيلومترات": 1, "كيلومترين": 1, "كيلو": 1, "كلم": 1, "كم": 1,
	"متر": .001, "مترا": .001, "امتار": .001, "مترين": .001, "ميل": 1.609, "ميلا": 1.609, "اميال": 1.609, "ميلين": 1.609,
}

// linking are words between a distance and the place that it counts from.
var linking = words("من عن الي فقط تقريبا نحو حوالي")

// distant are words that a distance is told by.
var distant = words("بعد مسافه تبعد يبعد بعمق عمق سوي")

// filling are words between a place and its distance from another.
var filling = words("التي الذي الواقعه الواقع تقع يقع علي بعد مسافه تبعد يبعد لا سوي نحو حوالي قرابه عن ، ( - الحدوديه")

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// fillers tells whether only filling words stand between two tokens.
func (p *parsed) fillers(i, j int) bool {
	for ; i < j; i++ {
		if !filling[p.norm(i)] && !filling[p.toks[i].Text] {
			return false
		}
	}
	return true
}

// pointed is the end of the adjectives of direction behind token i: الشمالي الغربي.
func (p *parsed) pointed(i, end int) int {
	for i < end && strings.HasPrefix(p.norm(i), "ال") && p.pointsAt(i) != 0 {
		i++
	}
	return i
}

// side is one of the four quarters, or several.
type side uint8

const (
	north side = 1 << iota
	south
	east
	west
)

var sides = map[string]side{"شمال": north, "جنوب": south, "شرق": east, "غرب": west}

// pointsAt is the direction that a word names: شمال, شمالي, الشمالية, شمالا.
func (p *parsed) pointsAt(i int) side {
	for s := range arabic.Splits(p.norm(i)) {
		stem := s.Stem
		for _, end := range []string{"", "ي", "يه", "ا"} {
			if bare, ok := strings.CutSuffix(stem, end); ok && sides[bare] != 0 {
				return sides[bare]
			}
		}
	}
	return 0
}

// bearingIn is the direction that some tokens name together: شمال شرقي.
func (p *parsed) bearingIn(i, j int) isnad.Compass {
	var all side
	for ; i < j; i++ {
		all |= p.pointsAt(i)
	}
	return compass[all]
}

var compass = map[side]isnad.Compass{
	north: "N", south: "S", east: "E", west: "W",
	north | east: "NE", north | west: "NW", south | east: "SE", south | west: "SW",
}
