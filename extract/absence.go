package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// absences reads what a report says did not happen to anyone, as a figure of zero
// (ليس هناك خسائر بشرية), and what a source is said not to mention, which is no
// figure but silence (دون أن يشير إلى إصابات).
func (p *parsed) absences(s *sentence) {
	for i := s.first; i < s.end; i++ {
		outs, end := p.harm(s, i)
		if len(outs) == 0 {
			continue
		}
		from, silent := p.negated(s, i)
		if from < 0 {
			continue
		}
		s.figures = slices.DeleteFunc(s.figures, func(f *figure) bool { return f.end > from && f.first < end })
		if silent {
			s.silences = append(s.silences, silence{from, end, outs})
			continue
		}
		for _, out := range outs {
			s.figures = append(s.figures, &figure{outcome: out, first: from, end: end, who: "persons", outcomeAt: i, zero: true, whom: people{first: i, end: end, noun: i}})
		}
		i = end - 1
	}
}

// silence is what a source is said not to mention.
type silence struct {
	first, end int
	outcomes   []string
}

// harm is the outcome that a bare noun of harm stands for, and its end.
func (p *parsed) harm(s *sentence, i int) (outcomes []string, end int) {
	if p.toks[i].Kind != arabic.Word {
		return nil, 0
	}
	if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.casualties) {
		return []string{"casualties"}, n.end
	}
	norm := strings.TrimPrefix(strings.TrimPrefix(p.norm(i), "و"), "ب")
	if i > s.first && p.norm(i-1) == "وجود" {
		norm = strings.TrimPrefix(norm, "ل") // لا وجود لجرحى
	}
	next := ""
	if i+1 < s.end {
		next = p.norm(i + 1)
	}
	if i > s.first && p.norm(i-1) == "اي" {
		switch norm {
		case "قتيل":
			return []string{"killed"}, i + 1
		case "جريح", "مصاب", "اصابه":
			return []string{"injured"}, i + 1
		case "ضحيه":
			return []string{"casualties"}, i + 1
		}
	}
	switch norm {
	case "خسائر":
		if next == "بشريه" || next == "في" && i+2 < s.end && p.norm(i+2) == "الارواح" {
			return []string{"casualties"}, i + 2
		}
	case "ضحايا", "الضحايا":
		return []string{"casualties"}, i + 1
	case "اصابات", "الاصابات", "جرحي", "مصابين":
		if next == "او" && i+2 < s.end && p.is(i+2, p.class.dead) {
			return []string{"injured", "killed"}, i + 3
		}
		if next == "بشريه" {
			return []string{"injured"}, i + 2
		}
		return []string{"injured"}, i + 1
	case "فيات", "شهداء": // وفيات, its و taken off
		return []string{"killed"}, i + 1
	case "قتلي":
		if next == "او" && i+2 < s.end && (p.norm(i+2) == "اصابات" || p.is(i+2, p.class.hurt)) {
			return []string{"killed", "injured"}, i + 3
		}
		return []string{"killed"}, i + 1
	}
	return nil, 0
}

// negated looks before a noun of harm for a negation; silent tells one of
// mentioning, not of harm.
func (p *parsed) negated(s *sentence, i int) (from int, silent bool) {
	for j := i - 1; j >= s.first && j >= i-8; j-- {
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			return -1, false
		}
		switch norm := strings.TrimPrefix(p.norm(j), "و"); norm {
		case "يشير", "تشير", "يشيروا", "الاشاره", "اشاره", "ذكر", "يذكر", "تذكر", "يتحدث", "تتحدث", "تتطرق", "يتطرق", "التطرق", "يوضح", "توضح", "يحدد", "تحدد", "انباء", "معلومات", "تقارير", "انباء ", "ترد", "يرد", "الحديث", "يعلن", "تعلن", "يعرف", "تعرف", "يتضح", "تتضح":
			silent = true
		case "ليس", "ليست", "دون", "بدون", "بلا", "لا", "لم", "يوقع", "عدم":
			if norm == "يوقع" {
				continue
			}
			if norm == "لا" && (strings.HasPrefix(p.norm(j+1), "يزال") || strings.HasPrefix(p.norm(j+1), "تزال")) {
				return -1, false // لا يزال: still so
			}
			if norm == "لم" && !silent && !p.brought(j+1) {
				return -1, false
			}
			if j > s.first && p.norm(j-1) == "من" && norm == "دون" {
				j--
			}
			return j, silent
		}
	}
	return -1, false
}

// brought tells a verb that brings harm: لم يسفر عن, لم تقع.
func (p *parsed) brought(i int) bool {
	if p.is(i, p.class.cause) || p.is(i, p.class.fall) {
		return true
	}
	switch p.norm(i) {
	case "تقع", "يقع", "تسجل", "يسجل", "يودي", "تودي", "يكن", "تكن", "يخلف", "تخلف", "يحدث", "تحدث":
		return true
	case "يبلغ", "تبلغ": // لم يبلغ عن إصابات
		return i+1 < len(p.toks) && p.norm(i+1) == "عن"
	}
	return false
}
