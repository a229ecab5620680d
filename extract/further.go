package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// further are the words that lead on from one place of an act to another: «في ريف
// إدلب، منها حارم», «على جباليا، إضافة إلى رفح».
var further = map[string][]string{
	"منها": nil, "بينها": nil, "ابرزها": nil, "كذلك": nil, "ايضا": nil, "كما": nil, "ثم": nil,
	"هي": nil, "هما": nil, "مثل": nil, "اضافه": {"الي"}, "بالاضافه": {"الي"}, "فضلا": {"عن"}, "لا": {"سيما"}, "لاسيما": nil, "خصوصا": nil, "خاصه": nil,
}

// furtherPlaces adds to the places of an act those that its sentence names behind
// them in the same breath.
func (p *parsed) furtherPlaces(s *sentence, e *event) {
	if len(e.places) == 0 || e.rule.Plain {
		return
	}
	for n := 0; n < 12; n++ {
		end := 0
		for _, m := range e.places {
			end = max(end, p.places[m].Phrase[1], p.places[m].End)
		}
		m := p.placeBehind(s, end)
		if m < 0 {
			m = p.restBehind(s, end)
		} else if p.places[m].Name == "" || p.holdsAny(m, e.places) {
			return
		}
		if m < 0 {
			return
		}
		grown := false
		for _, l := range p.listOf(m) {
			if p.places[l].Phrase[0] >= end && !contains(e.places, l) {
				e.places = append(e.places, l)
				e.cover(p.places[l].Phrase[0], p.places[l].Phrase[1])
				grown = true
			}
		}
		if !grown {
			return
		}
	}
}

// placeBehind is the place mention that a leading word, or و with the preposition
// of a place, ties to what ends at token end; -1 for none.
func (p *parsed) placeBehind(s *sentence, end int) int {
	i := end
	if i < s.end && p.toks[i].Text == "،" {
		i++
	}
	if i >= s.end || p.toks[i].Kind != arabic.Word {
		return -1
	}
	word := p.norm(i)
	if m, ok := p.placeAt.at(i + 1); ok && i+1 < s.end && strings.HasPrefix(word, "و") && p.preposition(p.places[m].Prep) && strings.HasSuffix(word, p.places[m].Prep) {
		return m // وفي بلدة الجفرة
	}
	tail, ok := further[word]
	if !ok {
		if tail, ok = further[strings.TrimPrefix(word, "و")]; !ok {
			return -1
		}
	}
	for _, t := range tail {
		if i++; i >= s.end || p.norm(i) != t {
			return -1
		}
	}
	for i++; i < s.end && i <= end+6; i++ {
		if m, ok := p.placeAt.at(i); ok {
			return m
		}
		if !p.is(i, p.class.settlement) && p.norm(i) != "في" && p.norm(i) != "علي" {
			return -1
		}
	}
	return -1
}

// holdsAny tells whether one of the places lies in place m: «استهدفوا المطار أيضا في
// سوريا» names no second place.
func (p *parsed) holdsAny(m int, places []int) bool {
	for _, k := range places {
		if p.places[k].Container == m || p.where[m].ID != "" && slices.Contains(p.where[k].Within, p.where[m].ID) {
			return true
		}
	}
	return false
}

// restBehind is the place that the words at token end say the act had a share of beside
// what they follow, with no name of its own; -1 for none: «في حلب وريفها», «حي
// الرشدية وعدة محاور أخرى بالمدينة».
func (p *parsed) restBehind(s *sentence, end int) int {
	i := end
	if i < s.end && isComma(p.toks[i].Text) {
		i++
	}
	if i >= s.end || !strings.HasPrefix(p.norm(i), "و") {
		return -1
	}
	if m, ok := p.placeAt.at(i); ok {
		if p.places[m].Anaphor && p.places[m].Relation != isnad.In && p.where[m].Name != "" {
			return m
		}
		return -1
	}
	areas := false
	for ; i < s.end && i <= end+6; i++ {
		if m, ok := p.placeAt.at(i); ok && areas && p.where[m].Name != "" {
			switch p.places[m].Prep {
			case "ب", "في", "من":
				return m
			}
			return -1
		}
		switch w := strings.TrimPrefix(p.norm(i), "و"); {
		case p.is(i, p.class.settlement), w == "محاور":
			areas = true
		case w == "عده", w == "بعض", w == "علي", w == "في", areas && (w == "اخري" || w == "من"):
		default:
			return -1
		}
	}
	return -1
}
