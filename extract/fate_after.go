package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// fateAfter looks for a verb of outcome behind people: ثلاثة من الجبهة قتلوا, الضابط
// الذي قتل, ما بين 20 و25 شخصا ... لإصابات.
func (p *parsed) fateAfter(s *sentence, m *people) (fate, bool) {
	if p.proclitics(m.first).Has(arabic.Bi) && m.num == nil {
		return fate{}, false
	}
	if m.num == nil && m.definite && (m.plural || m.dual) && !p.betweenStates(s, m) && !p.bothWho(s, m) {
		return fate{}, false
	}
	far := m.num != nil || m.noun >= 0 || m.names != nil
	rel, so, parts := false, false, false
	for j, reach := m.end, m.end+9; j < s.end && j < reach; j++ {
		t := &p.toks[j]
		if t.Kind == arabic.Punct {
			if isQuote(t.Text) {
				continue
			}
			if t.Text == "،" && j+1 < s.end && p.particle(j+1, p.class.rel) && p.norm(j+1) != "ما" && p.norm(j+1) != "مما" {
				if p.single(m) && m.num == nil && p.norm(j+1) == "التي" && !strings.HasSuffix(p.norm(m.noun), "ه") {
					return fate{}, false // معقل التنظيم الإرهابي، التي قتل فيها
				}
				continue
			}
			if age, k := p.ageAt(s, j); age != nil && t.Text == "(" {
				reach += k - j
				j = k - 1
				continue
			}
			if t.Text == "،" && m.plural && m.num != nil {
				if k := p.afterInsertion(s, j); k > 0 {
					j = k
					continue
				}
				if parts && p.closesInsertion(s, j) {
					continue // خمسة عناصر بينهم قيادي، قتلوا
				}
			}
			return fate{}, false
		}
		switch p.norm(j) {
		case "عداد":
			if j+1 < s.end && p.sense(j+1, p.class.state) != nil {
				return fate{p.outcomeIn(p.sense(j+1, p.class.state)), j + 1, true}, true
			}
		case "تحت":
			if m.num != nil && j+1 < s.end && p.rubble(j+1) {
				return fate{"trapped", j + 1, true}, true
			}
			if m.num != nil && j+1 < s.end && p.norm(j+1) == "الحصار" {
				return fate{"besieged", j + 1, true}, true
			}
		case "من":
			if m.num != nil && j+1 < s.end && p.article(j+1) && p.outcomeOf(j+1) == "displaced" && p.managed(s, m) {
				return fate{"displaced", j + 1, true}, true // تمكن مئات المدنيين من الفرار
			}
		case "علي", "الي":
			if m.num != nil && j+1 < s.end && p.article(j+1) && p.outcomeOf(j+1) == "displaced" {
				return fate{"displaced", j + 1, true}, true
			}
		case "لاصابات", "بجروح", "لجروح", "مصرعهم", "حتفهم":
			if m.num != nil {
				o := "injured"
				if strings.HasPrefix(p.norm(j), "م") || strings.HasPrefix(p.norm(j), "ح") {
					o = "killed"
				}
				return fate{outcome: o, at: j}, true
			}
		case "قد":
			so = true
			continue
		case "بينهم", "ضمنهم":
			parts = true
			reach += 5
			continue
		case "يعالجون", "يتعالجون":
			if m.num != nil {
				return fate{outcome: "injured", at: j}, true
			}
		}
		if p.particle(j, p.class.rel) {
			rel = true
			continue
		}
		if k := p.afterAge(s, j); k > 0 {
			reach += k - j
			j = k - 1
			continue
		}
		if k, ok := p.numAt.at(j); ok && p.nums[k].Low != 1 || p.clauseStarts(j) {
			return fate{}, false
		}
		if o := p.passive(s, m, j); o != "" {
			return fate{outcome: o, at: j}, true
		}
		if !p.verbAt(s, j) {
			if m.num != nil && p.norm(j) == "ومن" {
				continue // خمسة من الجيش ومن الشرطة قتلوا
			}
			if !far || hasAnd(p.proclitics(j)) && p.toks[j].Kind == arabic.Word && !rel && p.forceAt(j) == "" {
				return fate{}, false
			}
			continue
		}
		v := p.pastVerb(j)
		if v == nil {
			return fate{}, false
		}
		if j == m.end && p.describesThem(m, j) {
			far, reach = true, reach+3
			continue // ثمانية أشخاص يحملون أحزمة ناسفة قتلوا
		}
		o, verb := p.fateWord(s, j)
		fell := p.is(j, p.class.fall) && o == ""
		if fell && v.Feature&lexicon.Plural != 0 && j+1 < s.end {
			switch {
			case p.is(j+1, p.class.dead):
				o, verb = "killed", true
			case p.is(j+1, p.class.hurt):
				o, verb = "injured", true
			case p.norm(j+1) == "بين":
				o, verb = "casualties", true
			}
		}
		if o == "" || !verb || v.Feature&lexicon.Past == 0 && !p.headlined(s, m, j) {
			if p.is(j, p.class.aux) {
				continue
			}
			return fate{}, false
		}
		if v.Feature&lexicon.Dual != 0 && m.plural && m.num == nil && m.noun >= 0 && strings.HasSuffix(p.norm(m.noun), "ين") {
			m.plural, m.dual = false, true // أن مواطنين أصيبا
		}
		if !p.agrees(s, m, v, j, rel || so) || hasAnd(p.proclitics(j)) && v.Enc == "" {
			return fate{}, false
		}
		if !m.plural && !m.dual && v.Enc == "" && m.num == nil && p.objectBehind(s, j) {
			return fate{}, false
		}
		if m.next != nil && !fell && v.Enc == "" && m.next.first > j && p.object(s, j+1, m.next) {
			return fate{}, false
		}
		return fate{outcome: o, at: j}, true
	}
	return fate{}, false
}

// headlined tells people at the head of a title of whom a verb in the present says what befalls
// them, and then nothing but where and how: ثلاثة جنود يقتلون في كمين.
func (p *parsed) headlined(s *sentence, m *people, j int) bool {
	if m.definite || m.first > s.first && p.toks[m.first-1].Kind != arabic.Punct {
		return false
	}
	k := j + 1
	if k < s.end && p.meetsDeath(k) {
		k++
	}
	if k == s.end || p.toks[k].Kind == arabic.Punct || p.particle(k, p.class.prep) || p.proclitics(k).Has(arabic.Bi) {
		return true
	}
	_, when := p.timeAt.at(k)
	return when
}

// managed tells a verb of being able to, whose subject people are: تمكن المئات من.
func (p *parsed) managed(s *sentence, m *people) bool {
	if m.first == s.first {
		return false
	}
	n := strings.TrimPrefix(p.norm(m.first-1), "و")
	return n == "تمكن" || n == "تمكنت" || n == "نجح" || n == "نجحت"
}

// bothWho tells two people named by ال of whom a relative clause says what befell them:
// الشقيقين اللذين قتلا. They are two, whoever told of them before.
func (p *parsed) bothWho(s *sentence, m *people) bool {
	if !m.dual && !(m.plural && strings.HasSuffix(p.norm(m.noun), "ين")) || m.end >= s.end {
		return false
	}
	switch p.norm(m.end) {
	case "اللذان", "اللذين", "اللتان", "اللتين":
		return true
	}
	return false
}

// describesThem tells a verb in the present right behind people of a number that only says
// who they are: أشخاص يحملون أحزمة.
func (p *parsed) describesThem(m *people, j int) bool {
	v := p.pos(j, lexicon.Verb)
	return m.num != nil && !m.definite && m.plural && v != nil && v.Feature&lexicon.Past == 0 && v.Feature&lexicon.Plural != 0 && v.Pro == 0 && p.outcomeIn(v) == ""
}

// betweenStates tells people of whom the text says بين قتيل وجريح.
func (p *parsed) betweenStates(s *sentence, m *people) bool {
	for k := m.end; k < min(m.end+6, s.end-1); k++ {
		if p.norm(k) == "بين" && p.is(k+1, p.class.dead) {
			return true
		}
	}
	return false
}

// afterInsertion is the token that closes an insertion opened by the comma at j,
// when a plural verb of outcome follows it; 0 otherwise.
func (p *parsed) afterInsertion(s *sentence, j int) int {
	for k := j + 1; k < s.end-1 && k < j+12; k++ {
		if p.toks[k].Text == "." {
			return 0
		}
		if p.toks[k].Text != "،" {
			continue
		}
		if p.closesInsertion(s, k) {
			return k
		}
		return 0
	}
	if n := p.norm(j + 1); n == "بينهم" || n == "ضمنهم" {
		for k := j + 2; k < s.end-1 && k < j+12 && p.toks[k].Text != "،" && p.toks[k].Text != "."; k++ {
			if p.closesInsertion(s, k) {
				return k // ثلاثة جنود، بينهم ضابط من لواء المشاة | قتلوا
			}
		}
	}
	return 0
}

// closesInsertion tells a comma with a plural verb of outcome right behind it.
func (p *parsed) closesInsertion(s *sentence, k int) bool {
	if k+1 >= s.end {
		return false
	}
	o, verb := p.fateWord(s, k+1)
	v := p.pos(k+1, lexicon.Verb)
	return o != "" && verb && v != nil && v.Feature&lexicon.Plural != 0 && !hasAnd(p.proclitics(k+1))
}

// pastVerb is the reading of token i as a past verb, or else as any verb: أصيب.
func (p *parsed) pastVerb(i int) *lexicon.Sense {
	for k := range p.words[i].Senses {
		if v := &p.words[i].Senses[k]; v.POS == lexicon.Verb && v.Feature&lexicon.Past != 0 {
			return v
		}
	}
	return p.pos(i, lexicon.Verb)
}

// passive is the outcome that token j tells of one person right before it, where the
// form may as well be a verbal noun and what follows says by whom or how: أن الوزير
// قتل على يد حراسه.
func (p *parsed) passive(s *sentence, m *people, j int) string {
	if j != m.end || j+1 >= s.end || m.plural || m.dual || m.num != nil || m.first == s.first || !p.particle(m.first-1, p.class.that) || p.proclitics(j) != 0 {
		return ""
	}
	v := p.pos(j, lexicon.Verb)
	if v == nil || v.Feature&lexicon.Past == 0 || v.Enc != "" || p.isVerb(j, s) || !p.particle(j+1, p.class.prep) {
		return ""
	}
	return p.outcomeIn(v)
}

// agrees tells whether a verb can speak of these people before it, in the passive
// or with a pronoun that goes back to them.
func (p *parsed) agrees(s *sentence, m *people, v *lexicon.Sense, j int, bound bool) bool {
	switch v.Enc {
	case "":
	case "هم":
		return m.plural
	case "هما":
		return m.dual
	case "ه":
		return bound && !m.plural && !m.dual
	default:
		return false
	}
	switch {
	case v.Feature&(lexicon.Plural|lexicon.Dual) != 0 && !m.plural && !m.dual && m.first > s.first+1 && p.joinedByAnd(m.first) && (!m.definite || p.kindOf(m.noun) != ""):
		return true // 12 مدنيا وجنديا قتلوا
	case m.plural:
		return v.Feature&lexicon.Plural != 0 || v.Feature&lexicon.Feminine != 0 && m.noun >= 0 && p.kindOf(m.noun) == "families"
	case m.dual:
		return v.Feature&lexicon.Dual != 0 || v.Feature&lexicon.Plural != 0
	}
	if v.Feature&(lexicon.Plural|lexicon.Dual) != 0 {
		return false
	}
	if bound || m.num != nil || m.noun < 0 {
		return true
	}
	if m.first == s.first || p.is(m.first-1, p.class.aux) {
		return p.single(m) || j == m.end // وكان الطفل فلان قتل
	}
	return p.particle(m.first-1, p.class.that) || isQuote(p.toks[m.first-1].Text) || j == m.end && !m.definite
}

// object tells whether people stand right behind token end as what a verb does
// something to: no preposition, no و, no other word but a time between.
func (p *parsed) object(s *sentence, end int, m *people) bool {
	if m.first-end > 3 || m.first < end || p.joinedByAnd(m.first) || p.proclitics(m.first).Has(arabic.Bi|arabic.Li) {
		return false
	}
	for k := end; k < m.first; k++ {
		if p.toks[k].Text == "(" {
			return false
		}
		if _, ok := p.timeAt.at(k); !ok && !isQuote(p.toks[k].Text) && !p.bySmallArms(k) {
			return false
		}
	}
	return true
}

// bySmallArms tells بالرصاص and its like.
func (p *parsed) bySmallArms(k int) bool {
	return p.article(k) && p.proclitics(k).Has(arabic.Bi) && p.is(k, p.class.weapon)
}

// afterAge is where the text goes on behind somebody's age that starts at token i: يبلغ من
// العمر 49 عاما, البالغ 20 عاما, عمره 12 سنة; 0 for other words.
func (p *parsed) afterAge(s *sentence, i int) int {
	k := i + 1
	switch norm := p.norm(i); {
	case strings.HasPrefix(strings.TrimPrefix(norm, "ال"), "بالغ"), norm == "يبلغ", norm == "تبلغ":
		if k+1 < s.end && p.norm(k) == "من" && p.norm(k+1) == "العمر" {
			k += 2
		}
	case norm == "عمره", norm == "عمرها":
	default:
		return 0
	}
	if n, ok := p.numAt.at(k); ok && k < s.end {
		k = p.nums[n].End
	} else if t, ok := p.timeAt.at(k); ok && k < s.end {
		return p.times[t].End
	} else {
		return 0
	}
	if k < s.end && (strings.HasPrefix(p.norm(k), "عام") || strings.HasPrefix(p.norm(k), "سن") || strings.HasPrefix(p.norm(k), "ربيع")) {
		return k + 1
	}
	return 0
}
