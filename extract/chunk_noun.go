package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// adjectives is the end of the adjectives that start at token i and agree with what
// stands before them in being definite, as every name is: جيش النظام السابق and جيش
// الأسد السابق.
func (p *parsed) adjectives(s *sentence, i int, definite bool) int {
	first := i
	for i < s.end {
		if isQuote(p.toks[i].Text) && i+1 < s.end && p.pos(i+1, lexicon.Adjective) != nil && p.toks[i].Text != "(" && p.defined(i+1) == definite && p.is(i+1, p.class.nisba) {
			i++ // "عدوانا" إسرائيليا
			continue
		}
		a := p.pos(i, lexicon.Adjective)
		_, place := p.placeAt.at(i)
		if a == nil && len(p.words[i].Senses) == 0 && definite && p.article(i) && p.nisba(i) && !place {
			i++ // القصف الجنوني: an adjective of no list
			continue
		}
		if a != nil && i > first && a.Pro.Has(arabic.Wa) && a.Pro&^(arabic.Wa|arabic.Al) == 0 && a.Enc == "" && p.pos(i, lexicon.Noun) == nil && !place && p.article(i) == definite && p.pos(i-1, lexicon.Adjective) != nil {
			i++ // قصف مستمر ومكثف
			continue
		}
		if a == nil || place || p.defined(i) != definite || p.is(i, p.class.human) && (a.Feature&lexicon.Plural != 0 || a.Feature&lexicon.Dual != 0 && !p.inNumber(i-1, lexicon.Dual)) || a.Pro.Has(arabic.Wa|arabic.Fa|arabic.Bi|arabic.Li) {
			break
		}
		i++
	}
	return i
}

// countedAlone tells an indefinite singular behind a number, which nothing can be in
// construct with: 200 مستوطن.
func (p *parsed) countedAlone(i int) bool {
	if i == 0 || p.article(i) || p.inNumber(i, lexicon.Plural) || p.pos(i, lexicon.Noun) == nil {
		return false
	}
	k, counted := p.numAt.at(i - 1)
	return counted && p.nums[k].Kind != numeral.Label && !p.proclitics(i).Has(arabic.Wa)
}

// itself tells a word that says of whoever stands before it that it was he: نفسه, أنفسهم.
func (p *parsed) itself(i int) bool {
	switch p.norm(i) {
	case "نفسه", "نفسها", "انفسهم", "انفسهن", "نفسيهما":
		return true
	}
	return false
}

// inNumber tells a word that may be in the dual, or in the plural.
func (p *parsed) inNumber(i int, number lexicon.Feature) bool {
	for k := range p.words[i].Senses {
		if p.words[i].Senses[k].Feature&number != 0 {
			return true
		}
	}
	return false
}

// nounStart tells whether a noun phrase may start at token i.
func (p *parsed) nounStart(i int) bool {
	if p.toks[i].Kind == arabic.Punct || p.toks[i].Kind == arabic.Number {
		return false
	}
	if _, ok := p.timeAt.at(i); ok {
		return false
	}
	if _, ok := p.placeAt.at(i); ok {
		return false
	}
	pro := p.proclitics(i)
	if pro.Has(arabic.Wa | arabic.Fa | arabic.Bi | arabic.Li) {
		return false
	}
	for k := range p.words[i].Senses {
		switch s := &p.words[i].Senses[k]; s.POS {
		case lexicon.Noun, lexicon.Adjective, lexicon.Name:
			return true
		case lexicon.Particle:
			return false
		}
	}
	return p.pos(i, lexicon.Verb) == nil && !p.looksLikeVerb(i)
}

// nounEnd extends the noun phrase first..end-1 over the adjectives, the nouns in
// construct and the names that follow its head.
func (p *parsed) nounEnd(s *sentence, first, end int, named bool) int {
	proper := false // whether a place's name ends before end
	for end < s.end && end-first < 9 {
		t := &p.toks[end]
		if t.Kind == arabic.Punct {
			// a quoted or bracketed part of a name: لواء «أسود الشام»
			if opens(t.Text) && t.Space {
				if k := p.closing(s, end); k > 0 && k-end <= 5 {
					end = k + 1
					continue
				}
			}
			break
		}
		if k, ok := p.numAt.at(end); ok && end == first+1 && p.nums[k].Kind == numeral.Label && p.nums[k].First == end && p.is(first, p.class.group) {
			end = p.nums[k].End // اللواء 444
			continue
		}
		if (t.Norm == "النار" || t.Norm == "الرصاص") && first > s.first && p.fires(first-1) || end == first+1 && (p.bullets(first) && p.fighter(end) || p.missile(first, end) || p.striker(s, first, end)) {
			break // إطلاق مستوطن | النار, برصاص | قوات الاحتلال, بصاروخ | مجموعة, استهدفت مسيرة | موقع
		}
		if t.Kind == arabic.Number || t.Norm == "و" || t.Norm == "او" {
			break
		}
		if _, ok := p.timeAt.at(end); ok {
			break
		}
		if _, ok := p.numAt.at(end); ok {
			break
		}
		if p.hasOwner(end-1) && !p.article(end) && !p.personAt(end) && !p.unknown(end) || p.hasOwner(end-1) && p.article(end) && (p.onlyNoun(end) || p.names.entry(end) != nil) {
			break // رئيسها | الولايات المتحدة
		}
		if p.closed(end-1) && !p.article(end) && (strings.HasSuffix(p.norm(end-1), "ون") && strings.HasSuffix(t.Norm, "ه") || p.article(end-1)) {
			break // مسلحون | مروحية عسكرية, المدنيين | محظورة
		}
		if proper && !p.article(end) && (p.pos(end, lexicon.Adjective) != nil || p.onlyNoun(end)) {
			break // أطفال غزة | خطر الموت
		}
		if !p.article(first) && !p.article(end-1) && p.article(end) && end-first >= 2 && p.onlyAdjective(end-1) ||
			end == first+1 && p.article(end) && p.countedAlone(first) || p.itself(end) ||
			p.article(end-1) && p.article(end) && p.is(end-1, p.class.group) && p.is(end, p.class.human) && p.pos(end, lexicon.Adjective) == nil {
			break // منظمة حقوقية | الحوثيين, 200 مستوطن | المسجد, انتحاريين | أنفسهم, التنظيم | الأهالي
		}
		proper = false
		if n, ok := p.names.at(end); ok {
			if n.pro != 0 || n.entry.POS == lexicon.Particle || p.closed(end-1) && !p.article(end) && end == first+1 || p.article(end-1) && !n.entry.Classes.Has(p.class.person) || n.entry.POS == lexicon.Noun && p.closed(end-1) {
				break // مسلحون مجهولون | نقطة تفتيش
			}
			end = n.end
			continue
		}
		if m, ok := p.placeAt.at(end); ok {
			pl := &p.places[m]
			if pl.Kind != "" || pl.Prep != "" || pl.Relation != "in" || pl.Phrase[0] < pl.First || p.definite(first, end) {
				break
			}
			end, proper = pl.End, true
			continue
		}
		if !p.nounStart(end) {
			break
		}
		if p.pos(end, lexicon.Verb) != nil && p.isVerb(end, s) {
			break
		}
		if p.isActNoun(end) && p.pos(end, lexicon.Adjective) == nil && end > first && !p.convoyOf(first, end) {
			break
		}
		if t.Norm == "اخري" && !p.article(end-1) {
			end++ // أهدافا أخرى
			continue
		}
		if p.meetsDeath(end) && end > first {
			break // لقي ثلاثة عمال | مصرعهم
		}
		if !p.article(first) && !p.article(end) && end-first >= 2 && (p.onlyAdjective(end-1) || p.is(end-1, p.class.trapped)) && p.onlyNoun(end) {
			break // سيارة مفخخة | مقر
		}
		if p.closed(end-1) && !p.sameEnding(end) && (p.onlyNoun(end) || p.outOfStep(end) || len(p.words[end].Senses) == 0 && strings.HasSuffix(t.Norm, "ا") && !p.nisbaForm(t.Norm)) {
			break // مسلحون | طبيبا
		}
		if p.inObjectCase(end) && !p.inObjectCase(end-1) && (p.thingOrPerson(end) || p.pos(end-1, lexicon.Adjective) != nil && p.onlyNoun(end)) && !p.nisba(end) {
			break // قناص | طفلا: in another case than what stands before
		}
		if p.article(end-1) && !p.article(end) && p.pos(end, lexicon.Noun) != nil && (p.onlyNoun(end) || p.is(end, p.class.munition) || p.is(end, p.class.vehicle)) && end-first < 4 || p.sideways(end) {
			break // السلطات | تنظيما, أبناء العشائر | رميا
		}
		if end-first == 1 && p.article(first) && p.unknown(end) && !p.article(end) && (p.is(first, p.class.body) || p.is(first, p.class.armed)) && !p.is(first, p.class.human) {
			break // الحركة | عبد العزيز
		}
		if p.tanwin(end) && p.pos(end, lexicon.Adjective) != nil && p.is(end-1, p.class.human) && p.inNumber(end-1, lexicon.Plural) {
			break // شبان | ميدانيا
		}
		if p.closed(end-1) && p.article(end) || p.article(end-1) && p.article(end) && (p.onlyNoun(end) || p.is(end, p.class.title) && p.is(first, p.class.armed)) {
			break // الجيش | الناشط
		}
		end++
	}
	return end
}

// personAt tells a name of the lists that is a person's.
func (p *parsed) personAt(i int) bool {
	n, ok := p.names.at(i)
	return ok && n.entry.Classes.Has(p.class.person)
}

// adverb tells an indefinite accusative that stands alone at the side of a clause:
// سياسيا، وتفصيلا، مؤخرا.
func (p *parsed) adverb(i int) bool {
	next := i + 1
	if next < len(p.toks) && !p.toks[next].Line && p.toks[next].Kind != arabic.Punct {
		return false
	}
	return p.tanwin(i)
}

// tanwin tells a word written with an indefinite accusative.
func (p *parsed) tanwin(i int) bool {
	t := p.toks[i].Text
	return strings.Contains(t, "ً") || strings.HasSuffix(p.toks[i].Norm, "يا") && !p.article(i) && len(p.toks[i].Norm) > 8
}

// article tells whether token i has ال.
func (p *parsed) article(i int) bool {
	if !strings.HasPrefix(p.toks[i].Norm, "ال") {
		return false
	}
	for k := range p.words[i].Senses {
		if p.words[i].Senses[k].Pro.Has(arabic.Al) {
			return true
		}
	}
	return len(p.words[i].Senses) == 0 // التزام, ألماني begin with it by themselves
}

// closed tells a form that no genitive can follow: a sound plural or dual with
// its ن, an indefinite accusative.
func (p *parsed) closed(i int) bool {
	if len(p.words[i].Senses) == 0 && strings.HasSuffix(p.toks[i].Norm, "ون") && len(p.toks[i].Norm) > 10 {
		return true // مجهولون
	}
	for k := range p.words[i].Senses {
		s := &p.words[i].Senses[k]
		if s.POS != lexicon.Noun && s.POS != lexicon.Adjective {
			continue
		}
		n := p.toks[i].Norm
		if s.Feature&lexicon.Tanwin != 0 || s.Feature&(lexicon.Plural|lexicon.Dual) != 0 && (strings.HasSuffix(n, "ون") || strings.HasSuffix(n, "ين") || strings.HasSuffix(n, "ان")) {
			return true
		}
	}
	return false
}

// nisbaForm tells the indefinite accusative of an adjective of relation (ثقافيا) from
// that of a noun (قاضيا): the adjective has a feminine in news.
func (p *parsed) nisbaForm(norm string) bool {
	stem, ok := strings.CutSuffix(norm, "ا")
	return ok && strings.HasSuffix(stem, "ي") && p.freq.of("ال", stem, "ه")*4 >= p.freq.of("ال", stem)
}

// onlyNoun tells a word of the lists that is a noun and no adjective.
func (p *parsed) onlyNoun(i int) bool {
	return p.pos(i, lexicon.Noun) != nil && p.pos(i, lexicon.Adjective) == nil && !p.nisba(i)
}

// onlyAdjective tells a word of the lists that is an adjective and no noun.
func (p *parsed) onlyAdjective(i int) bool {
	return p.pos(i, lexicon.Adjective) != nil && p.pos(i, lexicon.Noun) == nil
}

// outOfStep tells a noun that would be another form as the adjective of the sound plural
// before it: مسلحون | مركز.
func (p *parsed) outOfStep(i int) bool {
	a, b := p.norm(i-1), p.norm(i)
	if p.pos(i, lexicon.Noun) == nil || p.article(i) || p.article(i-1) {
		return false
	}
	return strings.HasSuffix(a, "ون") && p.is(i, p.class.object) && !strings.HasSuffix(b, "ون")
}

// definite tells whether a word of the phrase after the head has the article:
// what follows then is not in construct with it.
func (p *parsed) definite(first, end int) bool {
	for i := first; i < end; i++ {
		if strings.HasPrefix(p.toks[i].Norm, "ال") {
			return true
		}
	}
	return false
}

func opens(s string) bool { return s == "«" || s == "“" || s == "\"" || s == "(" }

// closing is the token that closes the quotation or bracket opened at i, or 0.
func (p *parsed) closing(s *sentence, i int) int {
	want := map[string]string{"«": "»", "“": "”", "\"": "\"", "(": ")"}[p.toks[i].Text]
	for k := i + 1; k < s.end && k <= i+6; k++ {
		if p.toks[k].Text == want {
			return k
		}
	}
	return 0
}
