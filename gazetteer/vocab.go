package gazetteer

import (
	"fmt"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// grade says what a name needs around it to count as a place.
type grade uint8

const (
	unlisted grade = iota
	free           // nothing
	prep           // a preposition, a kind word, a list or a container
	strict         // a kind word or a container
)

// class is the part that a word plays around places.
type class uint32

const (
	isKind     class = 1 << iota // مدينة
	isRelation                   // محيط
	isPlace                      // a preposition or noun before places
	isBody                       // وكالة
	isTitle                      // الدكتور
	isFirst                      // محمد
	isVacuous                    // no name
	isAdjective
	isToponymic // begins names of several words
	isTerritory // الأراضي, before the adjective of a country
	isBorder    // الحدود
	isScene     // مكان, before the noun of an event
	isEvent     // الحادث
	isNameless  // الشرطة, behind مركز
	isOwner     // شرطة, between مركز and a place
	isStruck    // هجوم, before the house of a body
	isTrade     // العمل, behind سوق
	isParty     // الحوثيون, who fight in one country
)

// term is a word of the hand-made tables.
type term struct {
	class    class
	kind     string
	sort     string // settled, division, site, vague, centre
	number   uint8  // 1, 2, 3 for several
	one      string // the noun for one, as written
	relation isnad.Relation
	country  string // that a party tells of
}

func (t term) has(c class) bool { return t.class&c != 0 }

func (g *Gazetteer) addCommon(f []string) error {
	var v grade
	switch f[0] {
	case "free":
		v = free
	case "prep":
		v = prep
	case "strict":
		v = strict
	default:
		return fmt.Errorf("class %q", f[0])
	}
	for w := range strings.FieldsSeq(f[1]) {
		parts := strings.Split(arabic.Fold(w), "-")
		for i := range parts[1:] {
			parts[i+1] = stripAl(parts[i+1])
		}
		w = strings.Join(parts, "")
		if old, ok := g.grades[stripAl(w)]; !ok || v < old {
			g.grades[stripAl(w)] = v
		}
		if strings.HasPrefix(w, "ال") {
			g.grades[w] = v
		} else {
			g.grades["-"+w] = v // listed without the article
		}
	}
	return nil
}

// graded is the listed grade of a word; al tells whether it has the article in
// the text.
func (g *Gazetteer) graded(stem string, al bool) grade {
	if al {
		if v, ok := g.grades["ال"+stem]; ok {
			return v
		}
		if _, ok := g.grades["-"+stem]; ok {
			return unlisted
		}
	} else if v, ok := g.grades["-"+stem]; ok {
		return v
	}
	return unlisted
}

func (g *Gazetteer) addKind(f []string) error {
	switch f[1] {
	case "settled", "division", "site", "vague", "centre":
	default:
		return fmt.Errorf("class %q", f[1])
	}
	one, _, _ := strings.Cut(f[2], " ")
	for n := range 3 {
		for w := range strings.FieldsSeq(f[2+n]) {
			w = arabic.Fold(w)
			t := g.lex[w]
			if t.has(isKind) {
				continue // the first line that holds a word decides
			}
			t.class |= isKind
			t.kind, t.sort, t.number, t.one = f[0], f[1], uint8(n+1), one
			g.lex[w] = t
		}
	}
	return nil
}

func (g *Gazetteer) addRelation(f []string) error {
	for w := range strings.FieldsSeq(f[1]) {
		w = arabic.Fold(w)
		t := g.lex[w]
		t.class |= isRelation
		t.relation = isnad.Relation(f[0])
		g.lex[w] = t
	}
	return nil
}

func (g *Gazetteer) addEvidence(f []string) error {
	var c class
	switch f[0] {
	case "place":
		c = isPlace
	case "body":
		c = isBody
	case "title":
		c = isTitle
	case "first":
		c = isFirst
	case "vacuous":
		c = isVacuous
	case "adjective":
		c = isAdjective
	case "toponymic":
		c = isToponymic
	case "territory":
		c = isTerritory
	case "border":
		c = isBorder
	case "scene":
		c = isScene
	case "event":
		c = isEvent
	case "nameless":
		c = isNameless
	case "owner":
		c = isOwner
	case "struck":
		c = isStruck
	case "trade":
		c = isTrade
	case "party":
		for w := range strings.FieldsSeq(f[1]) {
			country, w, _ := strings.Cut(w, ":")
			w = arabic.Fold(w)
			t := g.lex[w]
			t.class, t.country = t.class|isParty, country
			g.lex[w] = t
		}
		return nil
	case "phrase":
		for w := range strings.FieldsSeq(f[1]) {
			run := strings.Split(arabic.Fold(w), "-")
			g.phrases[run[0]] = append(g.phrases[run[0]], run[1:])
		}
		return nil
	default:
		return fmt.Errorf("class %q", f[0])
	}
	for w := range strings.FieldsSeq(f[1]) {
		w = arabic.Fold(w)
		t := g.lex[w]
		t.class |= c
		g.lex[w] = t
	}
	return nil
}

// addNisba lists the forms of a country's adjective.
func (g *Gazetteer) addNisba(f []string) error {
	for w := range strings.FieldsSeq(f[1]) {
		w = arabic.Fold(w)
		for _, end := range []string{"", "ه", "ين", "ون", "ات", "تين", "تان", "ان"} {
			g.nisba[w+end] = f[0]
		}
	}
	return nil
}
