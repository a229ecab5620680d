package gazetteer

import (
	"strings"
	"sync"

	"github.com/isnad-project/isnad/arabic"
)

// Find marks the phrases of a document that name places, in the order of their
// first token. sents are the sentences of toks; no phrase crosses one.
func (g *Gazetteer) Find(toks []arabic.Token, sents []arabic.Sentence) []Mention {
	return g.FindWith(toks, sents, g.known(toks))
}

// FindWith is [Gazetteer.Find] for a caller that knows what [Gazetteer.Word] says of
// each token; of one that is no word it need not be asked.
func (g *Gazetteer) FindWith(toks []arabic.Token, sents []arabic.Sentence, known []*Word) []Mention {
	room := rooms.Get().(*[]core)
	f := &finder{g: g, report: newReport(), cores: *room}
	f.open(toks, sents)
	f.read(known)
	for _, s := range f.sents {
		f.scan(s[0], s[1])
	}
	f.vote()
	f.accept()
	f.topics()
	f.overhear()
	found := f.back(f.mentions())
	if cap(f.cores) <= roomCores {
		clear(f.cores)
		*room = f.cores[:0]
		rooms.Put(room)
	}
	return found
}

// rooms have the room of cores, from report to report: most are no mention.
var rooms = sync.Pool{New: func() any { return &[]core{} }}

// roomCores is how many cores a room may be for that is kept.
const roomCores = 1 << 12

// finder holds one document while its places are sought.
type finder struct {
	g      *Gazetteer
	toks   []arabic.Token
	at     []int    // the document's number of each token, nil when they are all there
	sents  [][2]int // bounds of the sentences
	tags   [][2]int // bounds of the hashtags
	words  []*word
	cores  []core
	report *report
}

// word is what a token may be, clitics taken off.
type word struct {
	term   term
	pro    arabic.Clitics // before the term
	enc    string         // behind it
	stem   string         // of the term
	n      int            // tokens of the name that begins here, 0 none
	ref    int32          // its first ref
	namePr arabic.Clitics // before the name
	nStem  string         // first word of the name
	nisba  string         // country of an adjective
	skip   int            // tokens of a run that is no place
	usual  bool           // news use it, or what is left of it without clitics and endings
	idle   bool           // it is none of these, and too usual for the name of a place unheard of

	// Of a name of one word, where this is found out beforehand:
	refs  []int // the rows that bear it, the weightiest first when it is free
	grade grade // what evidence it needs, unless it is written with ه
	seen  int32 // how often news use it
}

// surface is the first word of the name as it stands, without و, ب and ل.
func (w *word) surface() string {
	if w.namePr.Has(arabic.Al) {
		return "ال" + w.nStem
	}
	return w.nStem
}

// run is the length of a run of words beginning at i that is listed as no place.
func (g *Gazetteer) run(toks []arabic.Token, i int, first string) int {
	for _, rest := range g.phrases[first] {
		n := 1
		for _, w := range rest {
			if i+n >= len(toks) || toks[i+n].Norm != w {
				n = 0
				break
			}
			n++
		}
		if n > 0 {
			return n
		}
	}
	return 0
}

// core is the heart of a mention: a name, or a noun that goes back to one.
type core struct {
	first, end int
	left       int // first token of its kind and relation words
	m          Mention
	refs       []int
	ordered    bool // the weightiest first
	grade      grade
	pro        arabic.Clitics // before the first token of the phrase
	unknown    bool           // the gazetteer lacks the name
	plain      bool           // and no kind word leads it
	site       bool           // its kind word belongs to the name
	kinded     bool           // a kind word stands before it
	full       bool           // and its rows bear the name with the kind word
	known      bool           // counts as a place
	body       bool           // stands in the name of a body or a person
	follows    bool           // coordinated with the core before it
	listed     bool           // member of a list that a kind word for several leads
	name       string         // when the tokens do not spell it
	words      int
	seen       int32 // how often news use the one word of the name
	right      int   // end of the adjectives behind it
}

// scan proposes the cores of one sentence.
func (f *finder) scan(start, end int) {
	for i := start; i < end; {
		w := f.words[i]
		switch {
		case w.idle:
			i++
		case w.skip > 0:
			i += w.skip
		case w.term.has(isTerritory|isBorder|isScene) && f.scanPair(i, start, end):
			i = f.cores[len(f.cores)-1].end
		case f.divisionName(i, end):
			i = f.scanDivision(i, start, end)
		case w.term.has(isKind) && (w.n < 2 || settledName(w) || facility(w) || f.cityName(i, end) || f.oldTown(i, end)):
			i = f.scanKind(i, start, end)
		case w.enc != "" && w.term.relation != "":
			i++
		case w.n > 0 && i+w.n <= end:
			i = f.scanName(i, start, end)
		case f.scanPlain(i, start, end):
			i = f.cores[len(f.cores)-1].end
		default:
			i++
		}
	}
}

// scanName proposes a name of the gazetteer.
func (f *finder) scanName(i, start, end int) int {
	w := f.words[i]
	if f.crossesLine(i, i+w.n) {
		return i + 1
	}
	c := core{first: i, end: i + w.n, words: w.n, pro: w.namePr}
	if w.refs != nil && !strings.HasSuffix(f.toks[i].Text, "ه") {
		c.refs, c.grade, c.seen, c.ordered = w.refs, w.grade, w.seen, w.grade == free
	} else {
		c.refs = f.g.chain(w.ref)
		c.grade = f.gradeOf(i, w, c.refs)
		if w.n == 1 {
			c.seen = f.g.words[w.surface()]
		}
	}
	if c.grade == strict && (w.n > 1 && !f.kindBefore(i, start) || w.term.class&^(isToponymic|isFirst) != 0) {
		return i + 1
	}
	if w.n == 1 && strings.HasSuffix(f.toks[i].Text, "ً") {
		return i + 1 // سورياً
	}
	if w.n == 1 && w.nisba != "" && w.namePr.Has(arabic.Al) && !(f.isCountry(&c) && sameArticle(f.g, c.refs, true) && !f.qualifies(i, start)) {
		return i + 1 // الحدود السورية
	}
	if w.n == 1 && w.namePr == 0 && strings.HasSuffix(f.toks[i].Norm, "يا") && i > start && f.indefinite(i-1) && f.isCountry(&c) {
		return i + 1 // جنديا سوريا, مهندسا إيطاليا
	}
	// سورية after an indefinite noun is the adjective.
	if f.toks[i].Norm == "سوريه" && w.n == 1 && i > start {
		if p := f.words[i-1]; f.toks[i-1].Kind == arabic.Word && (!p.term.has(isPlace|isKind|isRelation) || p.term.sort == "division") && !f.nounBeforeCountry(i-1) {
			return i + 1
		}
	}
	f.extendLeft(&c, i, start)
	f.extendRight(&c, end)
	f.cores = append(f.cores, c)
	return c.right
}

// indefinite tells a noun in the indefinite accusative, whose adjective a country's name in
// يا is then: the word without that ending is one too.
func (f *finder) indefinite(i int) bool {
	t := &f.toks[i]
	stem, ok := strings.CutSuffix(t.Norm, "ا")
	if !ok || t.Kind != arabic.Word || t.Line || len(stem) < 6 || strings.HasPrefix(stem, "ال") || strings.HasSuffix(stem, "ه") || strings.HasSuffix(stem, "و") {
		return false // خلالها, غادروا
	}
	w := f.words[i]
	return w.term.class == 0 && w.n == 0 && f.g.words[stem] > f.g.words[t.Norm]
}

// kindBefore tells whether a kind word stands right before token i.
func (f *finder) kindBefore(i, start int) bool {
	return i > start && f.words[i-1].term.has(isKind) && !f.toks[i].Line
}

func (f *finder) crossesLine(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if f.toks[k].Line {
			return true
		}
	}
	return false
}
