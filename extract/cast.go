package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// spoken is what reading who says so keeps of a report.
type spoken struct {
	quotes map[int]quotation // by the token of the opening mark
	ends   []int             // of each token, the end of its sentence
	cast   cast              // who has appeared
	now    int               // the sentence at hand
	onward []speech          // speeches whose quotation goes on behind it
	taken  map[int]bool      // words of attribution that a verb of saying has taken
}

// listen pairs the quotation marks of a report and meets its people.
func (p *parsed) listen() {
	p.taken = map[int]bool{}
	p.ends = make([]int, len(p.toks))
	for i := range p.sents {
		for k := p.sents[i].first; k < p.sents[i].end; k++ {
			p.ends[k] = p.sents[i].end
		}
	}
	p.quotes = pairQuotes(p.toks, p.ends)
	p.meet()
}

// nameUnderLam is the one-word name that للجزيرة hides: its article is written as a
// second ل.
func (p *parsed) nameUnderLam(i int) nameMention {
	rest, ok := strings.CutPrefix(p.toks[i].Norm, "لل")
	if !ok {
		return nameMention{}
	}
	for _, sense := range p.sensesOf("ال" + rest) {
		if sense.POS == lexicon.Name && sense.Enc == "" && sense.Pro == 0 {
			return nameMention{sense.Entry, i + 1, arabic.Li}
		}
	}
	return nameMention{}
}

// cast is who has appeared in a report so far, so that short forms go back to
// full ones: كارتر to اشتون كارتر, الشبكة to الشبكة السورية لحقوق الإنسان.
type cast struct {
	people []member
	voices []voice
}

// member is a person of the report.
type member struct {
	name   string
	words  []string // of the name, folded
	title  string   // key of his title
	office []string // folded words of his office, without articles; nationalities as the state
	body   string
}

// voice is somebody who has spoken, or acted by words, in the report.
type voice struct {
	chain     []string
	media     int      // how many of the chain, from its start, only pass on
	title     string   // of a person
	words     []string // folded words of what he was called, without articles
	keys      []string // what its head may be called again by: شبكة, مصدر
	gender    byte     // m, f or 0
	document  bool     // he spoke in a statement: البيان goes back to him
	relayed   bool     // a person, no medium, passed his words on
	performed bool     // he acted by words; nobody said that he said
	sentence  int
}

// inner is the last name of a chain: who said it first.
func (v *voice) inner() string { return v.chain[len(v.chain)-1] }

// meet collects the people whom a report names with a title, wherever they stand,
// so that a headline's «وزير الدفاع» finds its name in the text.
func (p *parsed) meet() {
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		for j := s.first; j < s.end; j++ {
			n, named := p.names[j]
			if named && !n.entry.Classes.Has(p.class.person) {
				j = n.end - 1
				continue
			}
			if !named && !p.titleAt(j, s.end) {
				continue
			}
			q, ok := p.partyAt(j, s.end)
			if !ok {
				continue
			}
			p.know(&q)
			if q.name != "" {
				j = max(j, q.nameAt[1]-1)
			}
		}
	}
}

// know adds a named person to the cast, or what is new about one it has.
func (p *parsed) know(q *party) {
	if q.name == "" {
		return
	}
	m := member{name: q.name, words: strings.Fields(arabic.Fold(q.name)), title: q.title, body: q.body}
	if q.title != "" {
		m.office = p.officeWords(q.office[0], q.office[1])
	}
	for k := range p.cast.people {
		have := &p.cast.people[k]
		if strings.Join(have.words, " ") != strings.Join(m.words, " ") {
			continue
		}
		if have.title == "" {
			have.title, have.office = m.title, m.office
		}
		if have.body == "" {
			have.body = m.body
		}
		return
	}
	p.cast.people = append(p.cast.people, m)
}

// officeWords are the words of an office, comparable between «رئيس وزراء تركيا»
// and «رئيس الوزراء التركي»: folded, without articles, states by their usual name.
func (p *parsed) officeWords(first, end int) []string {
	var out []string
	for i := first; i < end; i++ {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		w := strings.TrimPrefix(p.norm(i), "ال")
		if m, ok := p.placeAt[i]; ok && p.places[m].Country {
			out = append(out, bare(p.places[m].Name))
			i = max(i, p.places[m].End-1)
			continue
		}
		if state := p.gaz.State(w); state != "" {
			w = bare(state)
		}
		out = append(out, w)
	}
	return out
}

// bare is a name folded, its words without articles.
func bare(name string) string {
	words := strings.Fields(arabic.Fold(name))
	for i := range words {
		words[i] = strings.TrimPrefix(words[i], "ال")
	}
	return strings.Join(words, " ")
}

// full is the longest name in the cast that name is a part of, with the body that
// person speaks for.
func (p *parsed) full(name string) (string, string) {
	words := strings.Fields(arabic.Fold(name))
	best, body := name, ""
	size := 0
	for _, m := range p.cast.people {
		if len(m.words) < size || !covers(m.words, words) {
			continue
		}
		if len(words) == 1 && len(m.words) > 1 && m.words[0] == words[0] && !strings.HasPrefix(words[0], "ال") && len(m.words) > 2 {
			continue
		}
		if len(m.words) >= size {
			size, best = len(m.words), m.name
		}
		if m.body != "" {
			body = m.body
		}
	}
	return best, body
}

// covers tells whether all of words stand in long.
func covers(long, words []string) bool {
	for _, w := range words {
		found := false
		for _, l := range long {
			if l == w || strings.TrimPrefix(l, "ال") == strings.TrimPrefix(w, "ال") {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return len(words) > 0
}

// holder is the person in the cast who has the office that q names without a
// name: الوزير الروسي. nil when there is none.
func (p *parsed) holder(q *party) *member {
	words := p.officeWords(q.office[0], q.office[1])
	if len(words) == 0 || q.title == "" || spokesmen[q.title] && len(words) < 2 {
		return nil
	}
	if !q.definite && len(words) < 2 {
		return nil
	}
	if q.definite { // whoever spoke last under this title
		for k := len(p.cast.voices) - 1; k >= 0; k-- {
			v := &p.cast.voices[k]
			m := p.memberNamed(v.inner())
			if m == nil || !p.compatible(m.office, words[1:]) {
				continue
			}
			if m.title == q.title || q.title == "مسوول" && m.title != "" {
				return m
			}
		}
	}
	for k := range p.cast.people {
		m := &p.cast.people[k]
		if m.title == q.title && covers(m.office, words) {
			return m
		}
	}
	return nil
}

func (p *parsed) memberNamed(name string) *member {
	for k := range p.cast.people {
		if p.cast.people[k].name == name {
			return &p.cast.people[k]
		}
	}
	return nil
}

// compatible tells whether a person can be meant by the words of a definite title:
// they stand in his office, or are a nationality where it names none.
func (p *parsed) compatible(office, words []string) bool {
	for _, w := range words {
		if !covers(office, []string{w}) && !(p.isState(w) && !p.anyState(office)) {
			return false
		}
	}
	return true
}

func (p *parsed) isState(w string) bool { return p.states[w] }

func (p *parsed) anyState(words []string) bool {
	for _, w := range words {
		if p.isState(w) {
			return true
		}
	}
	return false
}

// chainOf is the chain that a party stands for at this point of the report: a
// body and the person who speaks for it, or one name, in full. back is the voice
// that it goes back to, or nil.
func (p *parsed) chainOf(q *party) (chain []string, back *voice) {
	if q.name != "" {
		p.know(q)
		name, body := p.full(q.name)
		if q.body != "" {
			body = q.body
		}
		if body != "" {
			body = p.fullBody(body)
			chain = []string{body, name}
		} else {
			chain = []string{name}
		}
		return chain, p.voiceNamed(name)
	}
	if q.title != "" {
		if m := p.holder(q); m != nil {
			name, body := p.full(m.name)
			if body != "" {
				return []string{p.fullBody(body), name}, p.voiceNamed(name)
			}
			return []string{name}, p.voiceNamed(name)
		}
	}
	if p.is(q.first, p.class.rumour) {
		return []string{strings.TrimPrefix(q.text, "ال")}, nil
	}
	if o, ok := p.ownerOf(q); ok && o.first > q.first {
		return p.chainOf(&o)
	}
	if v := p.voiceBack(q); v != nil {
		return v.chain[v.media:], v
	}
	if v := p.teamOf(q); v != nil {
		return v.chain[v.media:], v
	}
	if q.definite && q.title == "" {
		if b := p.fullBody(q.text); b != q.text {
			return []string{b}, nil
		}
	}
	return []string{q.text}, nil
}

// teamOf is the voice whose team, staff or office q is: فريق الشبكة.
func (p *parsed) teamOf(q *party) *voice {
	if q.end-q.first != 2 || !p.article(q.first+1) || q.definite {
		return nil
	}
	switch p.norm(q.first) {
	case "فريق", "طاقم", "ادارة", "قياده":
	default:
		return nil
	}
	inner := party{first: q.first + 1, end: q.end, definite: true, text: p.plain(q.first+1, q.end)}
	return p.voiceBack(&inner)
}

// voiceNamed is the last voice whose inner name is name, or nil.
func (p *parsed) voiceNamed(name string) *voice {
	for k := len(p.cast.voices) - 1; k >= 0; k-- {
		if p.cast.voices[k].inner() == name {
			return &p.cast.voices[k]
		}
	}
	return nil
}

// voiceBack is the voice that a definite phrase goes back to: المصدر, الوزارة,
// الشهود, البيان; or nil.
func (p *parsed) voiceBack(q *party) *voice {
	if n := len(p.cast.voices); n > 0 && p.anaphor(q) {
		return &p.cast.voices[n-1]
	}
	if !q.definite {
		return nil
	}
	words := p.wordsOf(q.first, q.end)
	keys := p.keysOf(q.first)
	if p.is(q.first, p.class.document) {
		for k := len(p.cast.voices) - 1; k >= 0; k-- {
			if v := &p.cast.voices[k]; v.document || anyOf(v.keys, keys) {
				return v
			}
		}
		if n := len(p.cast.voices); n > 0 {
			return &p.cast.voices[n-1]
		}
		return nil
	}
	for k := len(p.cast.voices) - 1; k >= 0; k-- {
		v := &p.cast.voices[k]
		if q.title == "" && v.title != "" && !anyOf(v.keys, keys) {
			continue
		}
		if !anyOf(v.keys, keys) {
			continue
		}
		if q.title != "" && v.title != "" && v.title != q.title {
			continue
		}
		if covers(v.words, words) || len(words) == 1 {
			return v
		}
	}
	return nil
}

// anaphor tells a phrase for whoever was quoted last: المصدر ذاته, الحركة نفسها
// excepted, which names what it goes back to.
func (p *parsed) anaphor(q *party) bool {
	n, ok := p.names[q.first]
	return ok && n.entry.Classes.Has(p.class.same) && n.end > q.first+1
}

func anyOf(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// keysOf are the lemmas under which the head at i can be meant again.
func (p *parsed) keysOf(i int) []string {
	var out []string
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.POS == lexicon.Noun || s.POS == lexicon.Name {
			out = append(out, s.Key)
		}
	}
	return append(out, strings.TrimPrefix(p.norm(i), "ال"))
}

// wordsOf are the folded words of a phrase without articles and without ذاته and
// its like.
func (p *parsed) wordsOf(first, end int) []string {
	var out []string
	for i := first; i < end; i++ {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		switch n := strings.TrimPrefix(p.norm(i), "ال"); n {
		case "ذاته", "ذاتها", "نفسه", "نفسها", "ذاتهم", "نفسهم":
		default:
			out = append(out, n)
		}
	}
	return out
}

// fullBody is the fuller name under which the report has spoken of a body before:
// the voice or the listed name that starts with the same words.
func (p *parsed) fullBody(text string) string {
	words := strings.Fields(arabic.Fold(text))
	for i := range words {
		words[i] = strings.TrimPrefix(words[i], "ال")
	}
	for k := len(p.cast.voices) - 1; k >= 0; k-- {
		v := &p.cast.voices[k]
		for _, c := range v.chain {
			long := strings.Fields(arabic.Fold(c))
			if len(long) <= len(words) || len(words) == 0 {
				continue
			}
			if strings.TrimPrefix(long[0], "ال") == words[0] && covers(long, words) {
				return c
			}
		}
	}
	return text
}
