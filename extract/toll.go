package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// tolls makes a claim of its own of figures that sum over several acts, places or
// a longer time; the acts stand without them.
func (p *parsed) tolls(s *sentence) {
	for _, e := range s.events {
		if len(e.figures) == 0 || e.typ == "toll" {
			continue
		}
		switch isnad.Family(e.typ) {
		case "assault", "clash", "protest":
		default:
			continue
		}
		if e.rule == nil {
			continue
		}
		many := p.manyActs(s, e)
		if many && p.killing(s, e) {
			e.typ, e.ruleID = "toll", "figure.sum"
			continue
		}
		if !many && !p.sums(s, e) {
			continue
		}
		f := e.figures[0]
		at := f.outcomeAt
		if at < 0 || at < f.first-12 || at > f.end+6 {
			at = f.first
		}
		t := &event{typ: "toll", ruleID: "figure.sum", first: at, end: at + 1, args: e.args, actors: e.actors, places: p.whole(e.places), time: -1,
			modality: isnad.Asserted, from: min(at, e.from), to: max(at+1, e.to), figures: e.figures, sums: e.rule}
		e.figures = nil
		s.events = append(s.events, t)
	}
}

// sums tells whether the figures of an act cover several places or a longer time.
func (p *parsed) sums(s *sentence, e *event) bool {
	owned, places := false, e.places
	switch len(places) {
	case 0:
		places = p.listBehind(s, e)
	case 1:
		places = p.listOf(places[0])
	}
	for _, f := range e.figures {
		m := p.placeOfFigure(s, f)
		owned = owned || f.part == nil && m >= 0 && !contains(places, m)
		if f.part == nil && f.low == 1 && f.high == 1 && f.whom.num == nil {
			return false
		}
	}
	if len(places) > 0 && (p.places[places[0]].Relation == "between" || p.onBorder(places[0])) {
		return false // على الطريق بين مقديشو وأفجوي, قرب الحدود مع مالي وبوركينا
	}
	if !owned && !p.amongNeighbours(s, e) && (p.listed(places) || p.twoPlaces(s, e)) {
		return true
	}
	for _, f := range e.figures {
		if f.part == nil && (f.low >= 1000 || p.overPeriod(s, f) || p.totalSince(s, f) || p.goesOnSince(e, f) || p.ofWar(e, f)) {
			return true
		}
	}
	return false
}

// goesOnSince tells acts that have gone on since a time told between them and the figure:
// الهجمات التي تكررت منذ أن ... وأدت إلى مقتل المئات.
func (p *parsed) goesOnSince(e *event, f *figure) bool {
	if f.low == f.high && f.low < 10 || !p.pluralAct(e) && e.typ != "clash" {
		return false
	}
	for i := e.end; i < f.first; i++ {
		if p.norm(i) != "منذ" {
			continue
		}
		if k, ok := p.timeAt.at(i); ok && p.times[k].First == i && !p.longTime(&p.times[k]) {
			return false
		}
		return true
	}
	return false
}

// ofWar tells the dead of a whole war, which is no incident: مقتل 50 أسيرا جراء العدوان على
// غزة, ارتفع عدد شهداء العدوان إلى 300.
func (p *parsed) ofWar(e *event, f *figure) bool {
	if f.low < 10 {
		return false
	}
	for _, m := range e.places {
		switch pl := &p.places[m]; pl.Kind {
		case "region", "governorate", "country", "":
		default:
			return false
		}
	}
	n := p.pos(e.first, lexicon.Noun)
	return n != nil && (n.Own == "عدوان" || n.Own == "حرب") && (p.article(e.first) || n.Enc != "")
}

// onBorder tells a place near the border of two countries: قرب الحدود مع مالي وبوركينا.
func (p *parsed) onBorder(m int) bool {
	for i := max(0, p.places[m].First-4); i < p.places[m].First; i++ {
		if strings.HasSuffix(p.norm(i), "حدود") || p.norm(i) == "الحدوديه" {
			return true
		}
	}
	return false
}

// twoPlaces tells an act in two places that a noun in the dual announces, of which one
// alone may be known: في بلدتي مسكنة ودير حافر.
func (p *parsed) twoPlaces(s *sentence, e *event) bool {
	for i := e.end; i < min(e.end+14, s.end-1); i++ {
		if p.toks[i].Text == "." {
			return false
		}
		n := p.pos(i, lexicon.Noun)
		if m, ok := p.placeAt.at(i); ok && n != nil && n.Feature&lexicon.Dual != 0 && strings.HasSuffix(p.norm(i), "ي") && i+1 < p.places[m].Phrase[1] && !sideWord(p.norm(i)) {
			return true
		}
		if sideWord(p.norm(i)) && p.otherSide(i) {
			return true
		}
	}
	return false
}

// sideWord tells a word for a side of a place: شمالي, وسط, غربي.
func sideWord(norm string) bool {
	switch strings.TrimSuffix(strings.TrimSuffix(norm, "ه"), "ي") {
	case "شمال", "جنوب", "شرق", "غرب", "وسط":
		return true
	}
	return false
}

// otherSide tells whether و and another side of the same place follow a side: وسط القطاع
// وشماله, شمالي وغربي المدينة.
func (p *parsed) otherSide(i int) bool {
	for k := i + 1; k < min(i+3, len(p.toks)); k++ {
		rest, ok := strings.CutPrefix(p.norm(k), "و")
		bare := strings.TrimSuffix(rest, "ها")
		if ok && sideWord(bare) && (k == i+1 || bare != rest || strings.HasSuffix(rest, "ه")) {
			return true
		}
	}
	return false
}

// amongNeighbours tells one fight between the people of two places: اشتباكات بين أهالي
// القريتين.
func (p *parsed) amongNeighbours(s *sentence, e *event) bool {
	for i := e.end; e.typ == "clash" && i < min(e.end+6, s.end-1); i++ {
		if p.norm(i) != "بين" {
			continue
		}
		switch p.norm(i + 1) {
		case "اهالي", "سكان", "ابناء", "اهل", "عشاير", "عايلات", "شبان", "شباب":
			return true
		}
	}
	return false
}

// listed tells places of which two stand side by side in a list; a quarter and its
// town are one place.
func (p *parsed) listed(places []int) bool {
	for i, m := range places {
		for _, k := range places[i+1:] {
			if p.places[m].List > 0 && p.places[m].List == p.places[k].List {
				return true
			}
		}
	}
	return false
}

// listBehind is the list of places in the words behind a trigger: اشتباكات بين ... في
// أحياء برزة والقابون; nil when there is none.
func (p *parsed) listBehind(s *sentence, e *event) []int {
	for i := e.end; i < min(e.end+18, s.end); i++ {
		if p.toks[i].Text == "،" || p.toks[i].Text == "." {
			return nil
		}
		if m, ok := p.placeAt.at(i); ok && p.places[m].List > 0 {
			return p.listOf(m)
		}
	}
	return nil
}

// manyActs tells a trigger that stands for several attacks over a country or in
// scattered places: سلسلة تفجيرات, تفجيرات في أنحاء العراق, 14 طلعة أسفرت بمجملها; two
// attacks that the text then takes one by one are a sum too.
func (p *parsed) manyActs(s *sentence, e *event) bool {
	plural := p.pluralAct(e)
	numbered, vague := false, false
	if k, ok := p.numAt.at(e.first - 1); ok && e.first > s.first && p.nums[k].Low >= 2 && p.nums[k].Kind != numeral.Ordinal {
		plural, numbered, vague = true, true, p.nums[k].Kind == numeral.Vague
	}
	if p.oneByOne(s, e) || p.twoActs(s, e) {
		return true
	}
	if !plural {
		return false
	}
	if p.together(s, e) || e.typ == "assault.kill" && (numbered || p.perDay(s, e)) {
		return true
	}
	if e.typ == "clash" && p.scattered(s, e.first, min(e.to+6, s.end), false) {
		return true
	}
	if e.typ == "assault.airstrike" || e.typ == "assault.shelling" || e.typ == "clash" {
		return false
	}
	if len(e.places) > 1 || p.scattered(s, e.first, min(e.to+1, s.end), false) {
		return true
	}
	for _, m := range e.places {
		if p.places[m].Country && !p.places[m].Anaphor {
			return true
		}
	}
	return len(e.places) == 0 && p.norm(e.first-1) == "سلسله" || vague
}

// perDay tells acts counted over a day or longer: 7 مجازر خلال الساعات الماضية.
func (p *parsed) perDay(s *sentence, e *event) bool {
	for i := e.end; i < min(e.end+7, s.end); i++ {
		if k, ok := p.timeAt.at(i); ok {
			return p.longTime(&p.times[k])
		}
	}
	return false
}

// pluralAct tells a trigger in the plural.
func (p *parsed) pluralAct(e *event) bool {
	for i := e.first; i < e.end; i++ {
		if n := p.pos(i, lexicon.Noun); n != nil && p.isActNoun(i) && n.Feature&lexicon.Plural != 0 {
			return true
		}
	}
	return false
}

// twoActs tells two attacks told of for the first time: تفجيرين, هجومان انتحاريان; what
// goes back to them (التفجيران) is taken as one.
func (p *parsed) twoActs(s *sentence, e *event) bool {
	switch e.typ {
	case "assault.ied", "assault.suicide", "assault.car_bomb", "assault.attack":
	default:
		return false
	}
	n := p.pos(e.first, lexicon.Noun)
	return n != nil && p.isActNoun(e.first) && n.Feature&lexicon.Dual != 0 && !p.defined(e.first) && !p.atOneSpot(e) && !p.atOneThing(s, e)
}

// atOneThing tells an act of which right behind it one thing is told that it struck or where
// it was: انفجارين بمستودع للجيش, انفجاران هزا فندقا.
func (p *parsed) atOneThing(s *sentence, e *event) bool {
	for i := e.end; i < min(e.end+3, s.end); i++ {
		n := p.sense(i, p.class.object)
		if n == nil || n.POS != lexicon.Noun {
			continue
		}
		struck := i > e.end && (p.is(i-1, p.class.strike) || p.particle(i-1, p.class.prep) || p.verbAt(s, i-1)) || n.Pro.Has(arabic.Bi)
		return struck && n.Feature&(lexicon.Plural|lexicon.Dual) == 0
	}
	return false
}

// atOneSpot tells an act at one place that is smaller than a town.
func (p *parsed) atOneSpot(e *event) bool {
	if len(e.places) != 1 {
		return false
	}
	switch m := e.places[0]; p.grain(m) {
	case "quarter", "spot", "site":
		return !p.places[m].Anaphor && p.places[m].Relation == isnad.In
	}
	return false
}

// oneByOne tells two attacks of which the text goes on to tell each: اعتداءين، الأول
// بسيارة مفخخة والثاني بحزام ناسف.
func (p *parsed) oneByOne(s *sentence, e *event) bool {
	dual := false
	for i := e.first; i < e.end; i++ {
		n := p.pos(i, lexicon.Noun)
		dual = dual || n != nil && n.Feature&lexicon.Dual != 0
	}
	for i := e.end; dual && i < min(e.end+8, s.end); i++ {
		if n := p.norm(i); n == "الاول" || n == "الاولي" || n == "احدهما" || n == "احداهما" {
			return true
		}
	}
	return false
}

// together tells words that sum over the acts: بمجملها, مجتمعة.
func (p *parsed) together(s *sentence, e *event) bool {
	for i := e.end; i < min(e.to+3, s.end); i++ {
		switch p.norm(i) {
		case "بمجملها", "مجملها", "مجتمعه", "اجمالا", "بالمجمل":
			return true
		}
	}
	return false
}

// whole is the one place that holds all of several, as far as the report names
// it.
func (p *parsed) whole(places []int) []int {
	if len(places) < 2 {
		return places
	}
	first := p.where[places[0]]
	for m := range p.places {
		w := &p.where[m]
		if w.Name != "" && w.Name == string(first.Admin1) {
			return []int{m}
		}
	}
	return places[:1]
}

// kinds says of the claims whose figures stand under a word for a sum what kind of
// toll they give.
func (p *parsed) kinds(s *sentence) {
	for _, e := range s.events {
		if len(e.figures) == 0 {
			continue
		}
		if e.typ == "toll" {
			e.tollKind = "sum"
		}
		f := e.figures[0]
		for i := max(s.first, f.first-16); i < f.end; i++ {
			if p.sumWord(i) == "" {
				continue
			}
			switch next := p.norm(i + 1); {
			case next == "سابقه", next == "السابقه":
				e.tollKind = "earlier"
			case next == "اوليه", next == "الاوليه", next == "موقته":
				e.tollKind = "running"
			case p.rises(s, i):
				e.tollKind = "update"
			}
			break
		}
	}
}

// rises tells a sum word at token i that rose or was put higher: ارتفعت حصيلة.
func (p *parsed) rises(s *sentence, i int) bool {
	for k := max(s.first, i-3); k < min(i+8, s.end); k++ {
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "ارتفعت", "ارتفاع", "ارتفع", "ترتفع", "يرتفع", "بارتفاع":
			return true
		}
	}
	return false
}

// silences notes on the acts of a sentence what the source is said not to mention.
func (p *parsed) silences(s *sentence) {
	for _, x := range s.silences {
		var best *event
		for _, e := range s.events {
			if fits(x.outcomes[0], e.typ) && (best == nil || e.first <= x.first) {
				best = e
			}
		}
		if best != nil {
			best.silent = append(best.silent, x.outcomes...)
			best.cover(x.first, x.end)
		}
	}
}
