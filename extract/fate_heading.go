package extract

import (
	"strings"

	"github.com/isnad-project/isnad/numeral"
)

// header reads people under a heading that says what befell them: قائمة الضحايا
// شملت 9 أفراد, عدد الجرحى بلغ بالعشرات, القتلى: 18, قتلى الجيش هم ضابط وأربعة جنود.
func (p *parsed) header(s *sentence, m *people) (fate, bool) {
	if m.others || m.num == nil && m.definite {
		return fate{}, false
	}
	from := m.first
	if m.num != nil {
		from = m.num.Core // the words of a bound may reach back over the heading
	}
	far := 12
	if p.reached(m) && m.noun < 0 {
		far = 22 // ارتفاع عدد القتلى من الهجوم الذي وقع في سوق المدينة القديمة إلى 137
	}
	for j, reach := from-1, from-far; j >= s.first && j > reach; j-- {
		if _, ok := p.timeAt.at(j); ok {
			reach--
			continue
		}
		if j == from-2 && p.toks[j].Text == "،" && p.norm(from-1) == "الي" {
			// ارتفاع حصيلة القتلى، جراء القصف على الحي، إلى مئة
			if k := p.commaBefore(s, j); k > 0 {
				j, reach = k, k-6
				continue
			}
		}
		if p.toks[j].Text == "." || p.toks[j].Text == "؛" || p.clauseStarts(j) && !p.inName(j) {
			return fate{}, false
		}
		outcome := ""
		switch {
		case p.is(j, p.class.dead), strings.HasSuffix(p.norm(j), "وفيات"), strings.HasPrefix(p.norm(j), "جثثهم"):
			outcome = "killed"
		case p.is(j, p.class.hurt), p.injuries(j):
			outcome = "injured"
			if p.joinedByAnd(j) && j > s.first && p.is(j-1, p.class.dead) {
				outcome = "casualties" // إجمالي الشهداء والجرحى بلغ 400
			}
		case p.article(j) && p.sense(j, p.class.state) != nil:
			outcome = p.outcomeIn(p.sense(j, p.class.state))
		case m.num != nil && p.relative(s, j) && (p.reached(m) || p.comeTo(from-1) || p.tallied(s, j)):
			if o, _ := p.fateWord(s, j); o != "" && p.heads(s, m, j, from) {
				return fate{o, j, true}, true // عدد من قتلهم الجيش إلى 22, الذين قتلوا بلغوا 1452
			}
		case m.num != nil && strings.HasPrefix(p.norm(j), "عليه") && j > s.first && p.is(j-1, p.class.seize):
			outcome = "detained" // بلغ عدد الذين ألقي القبض عليهم 371
		case m.noun < 0 && p.reached(m) && p.article(j) && p.isActNoun(j) && p.sumWord(j-1) != "":
			if o := p.outcomeOf(j); o == "detained" || o == "kidnapped" {
				outcome = o // ترتفع حصيلة الاعتقالات إلى 6285
			}
		}
		if outcome == "" {
			if _, ok := p.numAt.at(j); ok && j < m.first {
				return fate{}, false
			}
			continue
		}
		if p.heads(s, m, j, from) {
			return fate{outcome, j, p.lists(j+1, from) || m.num == nil}, true
		}
		return fate{}, false
	}
	return fate{}, false
}

// commaBefore is the comma that opens the insertion closed by the one at j, or 0.
func (p *parsed) commaBefore(s *sentence, j int) int {
	for k := j - 1; k > s.first && k > j-30; k-- {
		if p.toks[k].Text == "،" {
			return k
		}
		if p.toks[k].Text == "." {
			return 0
		}
	}
	return 0
}

// amongNamed reads people told from among the dead, the held or the missing: من بين
// المعتقلين أطفال, بين المفقودين أربعة عمال.
func (p *parsed) amongNamed(s *sentence, m *people) (fate, bool) {
	j := m.first - 1
	if m.definite && !p.single(m) && m.names == nil || j-1 < s.first || strings.TrimPrefix(p.norm(j-1), "و") != "بين" || !p.article(j) {
		return fate{}, false
	}
	switch {
	case p.is(j, p.class.dead):
		return fate{"killed", j, true}, true
	case p.is(j, p.class.hurt):
		return fate{"injured", j, true}, true
	case p.is(j, p.class.state):
		return fate{p.outcomeIn(p.sense(j, p.class.state)), j, true}, true
	case p.is(j, p.class.custody):
		return fate{"detained", j, true}, true
	}
	return fate{}, false
}

// heads tells whether the noun or verb of outcome at token j heads the people that
// stand at token from: counted in so many words, or set before them by هم, a colon
// or إلى.
func (p *parsed) heads(s *sentence, m *people, j, from int) bool {
	for k := j + 1; k < from; k++ {
		if n := strings.TrimPrefix(p.norm(k), "و"); (n == "هم" || n == "هما") && from-k <= 2 {
			return true
		}
	}
	if m.num == nil {
		return false
	}
	if p.comeTo(from-1) || p.reached(m) && m.noun < 0 && p.rises(s, j) {
		return true
	}
	if p.article(j) && (j == from-1 && j > s.first && p.particle(j-1, p.class.that) || p.toks[from-1].Text == ":" || p.reached(m) && m.noun < 0) {
		return true
	}
	reach := 4
	if p.norm(j) == "جثثهم" || strings.HasPrefix(p.norm(j), "عليه") {
		reach = 9 // عدد الذين تم العثور على جثثهم
	}
	for k := j - 1; k >= s.first && k >= j-reach; k-- {
		n := p.norm(k)
		if p.sumWord(k) != "" || strings.HasSuffix(n, "عدد") || strings.HasSuffix(n, "قايمه") || strings.HasSuffix(n, "حصيله") || strings.HasSuffix(n, "اعداد") {
			return true
		}
	}
	return p.sumWord(j-1) != "" || p.sumWord(j) != ""
}

// reached tells a number that something has come to: إلى 35, إلى نحو أربعين.
func (p *parsed) reached(m *people) bool {
	if m.num == nil {
		return false
	}
	for k := m.num.Core - 1; k >= max(0, m.num.First-1); k-- {
		if p.norm(k) == "الي" {
			return true
		}
	}
	return false
}

// comeTo tells a verb behind people told before that says how many they were: بلغوا.
func (p *parsed) comeTo(i int) bool {
	switch strings.TrimPrefix(p.norm(i), "و") {
	case "بلغوا", "يبلغون", "تجاوزوا":
		return true
	}
	return false
}

// tallied tells a verb in a relative clause that says whose number is told: بلغ عدد المدنيين
// الذين قتلوا.
func (p *parsed) tallied(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k >= j-4; k-- {
		if n := p.norm(k); n == "عدد" || n == "وعدد" {
			return true
		}
	}
	return false
}

// lists tells a verb that opens a list of people: شملت, ضمت.
func (p *parsed) lists(from, to int) bool {
	for k := from; k < to; k++ {
		switch p.norm(k) {
		case "شملت", "تشمل", "ضمت", "تضم", "شمل", "ضم", "تضمنت":
			return true
		}
	}
	return false
}

// covered reads people whom arrests, abductions or flight are said to have reached: حملة
// اعتقالات تشمل قياديين, حركة نزوح شملت مئات العائلات.
func (p *parsed) covered(s *sentence, m *people) (fate, bool) {
	k := m.first - 1
	if k <= s.first || m.definite && m.num == nil {
		return fate{}, false
	}
	if o := p.outcomeOf(k); (o == "detained" || o == "kidnapped") && p.isActNoun(k) && reaches(p.norm(k-1)) {
		return fate{o, k, true}, true // شملت الاعتقالات خمسة من نابلس
	}
	if !reaches(p.norm(k)) {
		return fate{}, false
	}
	for j := k - 1; j >= s.first && j > k-14; j-- {
		if o := p.outcomeOf(j); (o == "detained" || o == "kidnapped" || o == "displaced") && p.isActNoun(j) {
			return fate{o, j, true}, true
		}
		if p.clauseStarts(j) {
			break
		}
	}
	return fate{}, false
}

// reaches tells a verb that says whom arrests came to.
func reaches(norm string) bool {
	switch strings.TrimPrefix(norm, "و") {
	case "شملت", "تشمل", "طالت", "تطال", "طاولت", "شمل", "طال":
		return true
	}
	return false
}

// farVerb finds, for a number set off by a comma from everything before it, the
// transitive verb that waits for its object: اعتقلت الحركة التي ...، عشرات من.
func (p *parsed) farVerb(s *sentence, m *people) (fate, bool) {
	if m.num == nil || m.noun < 0 || m.first == s.first || p.toks[m.first-1].Text != "،" || p.joinedByAnd(m.first) {
		return fate{}, false
	}
	from := m.first - 2
	if k := p.commaBefore(s, m.first-1); k > 0 && according(p.norm(k+1)) {
		from = k - 1 // وقتل جراء الغارة، بحسب الأمم المتحدة، 140 شخصا
	}
	for j := from; j >= s.first && j > from-26; j-- {
		if p.toks[j].Text == "." || p.toks[j].Text == "،" || p.particle(j, p.class.that) {
			return fate{}, false
		}
		if k, ok := p.numAt.at(j); ok && p.nums[k].Kind == numeral.Cardinal && p.nums[k].Low > 1 {
			return fate{}, false
		}
		if o, verb := p.fateWord(s, j); o != "" && verb {
			return fate{outcome: o, at: j}, true
		}
	}
	return fate{}, false
}

// according tells a word that opens the words for a source.
func according(norm string) bool {
	switch norm {
	case "وفقا", "وفق", "بحسب", "حسب", "حسبما", "طبقا", "كما":
		return true
	}
	return false
}
