package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
	"github.com/isnad-project/isnad/timex"
)

// parsed is a document with everything that was marked in it. Token indices count
// the tokens of the document.
type parsed struct {
	*Reader
	doc   *isnad.Document
	ruler *isnad.Ruler
	from  int // byte before which it is read only for what is behind it
	desk  *desk
	*scratch
	toks     []arabic.Token
	words    []*grammar.Word // those of the readings, where the token has nothing of its own
	readings []*reading      // of the words, nil for other tokens
	sents    []sentence
	places   []gazetteer.Mention
	where    []gazetteer.Resolution // of each mention
	placeAt  index                  // first token of a place phrase → mention
	nums     []numeral.Number       // of the document, document token indices
	numAt    index                  // token of a number → its index
	times    []timex.Time
	anchor   string // the day of the report, or its weekday, or empty
	written  string // the day that it calls today, as anchor
	timeAt   index  // token of a time expression → its index
	names    names
	named    []bool // the token is part of a place's name
	spoken
	aside      []bool                      // the token stands in a repetition, a credit or page furniture
	told       told                        // what figures have told so far
	explains   bool                        // every choice is to be accounted for
	within     []bool                      // the token stands inside quotation marks
	nation     int                         // mention of the country that the report speaks of most, or -1
	war        []bool                      // the token is a word of war
	martial    string                      // how thickly these stand
	most       *int                        // the place that the report names most, once asked for
	surveyed   bool                        // who and what the report speaks of is known
	holding    []bool                      // places that are stated to hold another
	titles     []*chunk                    // noun phrases that begin with a title, once asked for
	byNoun     map[*lexicon.Entry][]*chunk // those of several words by their first noun, once asked for
	solos      solos                       // parties of the sentence at hand,
	conference string                      // the last one that a claim was about, by its name
}

type sentence struct {
	arabic.Sentence
	first, end int // tokens
	chunks     []chunk
	places     []int  // the mentions that stand in it
	times      [2]int // and the bounds of its time expressions
	skip       bool   // repeated, a caption without a verb, page furniture
	events     []*event
	dropped    []*event // proposed by a rule, and found to be no claim
	figures    []*figure
	speeches   []speech
	also       []speech // of further speakers who say the same
	silences   []silence
}

// parse reads the whole of a document at once, and sets its marks.
func (r *Reader) parse(d *isnad.Document) *parsed {
	d.Marks = r.marks(d.Text)
	return r.parsePart(d, isnad.NewRuler(d.Text), stretch{given: []isnad.Span{{End: len(d.Text)}}})
}

// parsePart reads a part of a document whose marks are known.
func (r *Reader) parsePart(d *isnad.Document, ruler *isnad.Ruler, part stretch) *parsed {
	p := &parsed{Reader: r, doc: d, ruler: ruler, from: part.from}
	p.desk = desks.Get().(*desk)
	p.scratch = &p.desk.scratch
	if p.ids == nil {
		p.ids = make(map[uint64]int32, 64)
	}
	p.desk.toks = p.desk.toks[:0]
	for _, given := range part.given {
		p.desk.toks = tokens(p.desk.toks, d, given, &p.desk.folds)
	}
	p.desk.spread()
	p.toks, p.words, p.readings = p.desk.toks, p.desk.words, p.desk.readings
	p.placeAt, p.numAt, p.timeAt, p.names.first = p.desk.at[0], p.desk.at[1], p.desk.at[2], p.desk.at[3]
	known := p.desk.known
	others := map[string]*grammar.Word{} // what is no word
	for i := range p.toks {
		t := &p.toks[i]
		if t.Kind != arabic.Word {
			w := others[t.Norm]
			if w == nil {
				w = &grammar.Word{Norm: t.Norm}
				r.rules.Prepare(w)
				others[t.Norm] = w
			}
			p.words[i] = w
			continue
		}
		p.readings[i] = p.desk.reading(r, t.Norm)
		p.words[i] = &p.readings[i].word
		known[i] = p.readings[i].place
		if p.writtenOtherwise(p.words[i].Senses, t.Text) {
			p.ownWord(i).Read(r.lex.WithTa(t.Norm))
		}
	}
	sents := arabic.Sentences(p.toks)
	p.places = r.gaz.FindWith(p.toks, sents, known)
	p.where = r.gaz.Resolve(p.places)
	marked := make([]bool, 2*len(p.toks))
	p.named, p.aside = marked[:len(p.toks)], marked[len(p.toks):]
	for i, m := range p.places {
		for k := m.First; k < m.End && !m.Anaphor; k++ {
			p.named[k] = true
		}
		if _, ok := p.placeAt.at(m.Phrase[0]); !ok {
			p.placeAt.put(m.Phrase[0], i)
		}
	}
	p.anchor = d.Published
	at := 0
	for _, m := range d.Marks {
		if m.Kind == isnad.Glued || m.Kind == isnad.Caption {
			continue
		}
		for at > 0 && p.toks[at-1].Start >= m.Start {
			at--
		}
		for ; at < len(p.toks) && p.toks[at].Start < m.End; at++ {
			p.aside[at] = p.aside[at] || p.toks[at].Start >= m.Start
		}
	}
	p.sents = make([]sentence, 0, len(sents))
	for _, s := range sents {
		n := sentence{Sentence: s, first: s.First, end: s.First + len(s.Tokens)}
		n.skip = p.aside[n.first] && p.aside[n.end-1]
		if !n.skip {
			p.markNumbers(&n)
			p.markNames(&n)
			for i := n.first; i < n.end; i++ {
				if p.pos(i, lexicon.Verb) != nil && !p.isVerb(i, &n) {
					p.ownWord(i).Nounal = true
				}
			}
			n.chunks = p.chunk(&n)
		}
		p.sents = append(p.sents, n)
	}
	for m := range p.places {
		p.notePlace(m)
	}
	p.written = p.anchor
	for i := range p.times {
		if w := p.times[i].Implies(); w != "" {
			if p.anchor == "" {
				p.anchor = w // اليوم الأربعاء: the weekday of an undated report
			}
			p.written = writtenOn(p.anchor, w)
			break
		}
	}
	p.offsets()
	p.listen()
	return p
}

// tokens appends the tokens of a span of a document, whose marks cut glued words.
func tokens(toks []arabic.Token, d *isnad.Document, given isnad.Span, late *arabic.Folds) []arabic.Token {
	var cuts []int
	for _, m := range d.Marks {
		if m.Kind == isnad.Glued && given.Start <= m.Start && m.Start < given.End {
			cuts = append(cuts, m.Start-given.Start)
		}
	}
	before := len(toks)
	toks = arabic.AppendTokens(slices.Grow(toks, given.Len()/9+4), given.Of(d.Text), cuts, late)
	for i := before; i < len(toks) && given.Start > 0; i++ {
		toks[i].Start += given.Start
		toks[i].End += given.Start
	}
	return toks
}

// ownWord is the word of token i, which need not be like that of another.
func (p *parsed) ownWord(i int) *grammar.Word {
	if p.readings[i] != nil && p.words[i] == &p.readings[i].word {
		own := *p.words[i]
		p.words[i] = &own
	}
	return p.words[i]
}

func (p *parsed) markNumbers(s *sentence) {
	s.times[0] = len(p.times)
	nums := numeral.FindWith(s.Tokens, func(i int) bool { return p.readings[s.first+i].number })
	p.timed = p.timed[:0]
	for i := s.first; i < s.end; i++ {
		var w timex.Word
		if r := p.readings[i]; r != nil {
			w = r.time
		}
		p.timed = append(p.timed, w)
	}
	for _, t := range timex.FindWith(s.Tokens, nums, p.timed) {
		t.First += s.first
		t.End += s.first
		if t.Own > 0 {
			t.Own += s.first
		}
		for i := p.dated(&t); i < t.End; i++ {
			p.timeAt.put(i, len(p.times))
		}
		p.times = append(p.times, t)
	}
	s.times[1] = len(p.times)
	for _, n := range nums {
		n.First, n.End, n.Core, n.Post, n.PostEnd = n.First+s.first, n.End+s.first, n.Core+s.first, n.Post+s.first, n.PostEnd+s.first
		if _, ok := p.timeAt.at(n.Core); ok {
			continue
		}
		for i := n.First; i < n.End; i++ {
			p.numAt.put(i, len(p.nums))
		}
		p.nums = append(p.nums, n)
	}
}

// markNames finds the names of the lists, longest first, in the words of a
// sentence; clitics may stand on the first word, and quotation marks between.
func (p *parsed) markNames(s *sentence) {
	for i := s.first; i < s.end; i++ {
		t := &p.toks[i]
		if t.Kind != arabic.Word || !p.readings[i].names {
			continue
		}
		var best nameMention
		for split := range arabic.Splits(t.Norm) {
			if split.Enc != "" {
				break
			}
			at := i
			entry, n := p.lex.NameAt(firstWord(split), func(k int) (string, bool) {
				if k == 0 {
					at = i
				}
				for at++; at < s.end && p.toks[at].Kind == arabic.Punct && isQuote(p.toks[at].Text); at++ {
				}
				if at >= s.end {
					return "", false
				}
				return p.toks[at].Norm, true
			})
			if entry == nil {
				continue
			}
			end := i + 1
			for k := 0; k < n; end++ {
				if p.toks[end].Kind != arabic.Punct {
					k++
				}
			}
			if end > best.end {
				best = nameMention{entry, end, split.Pro &^ arabic.Al}
			}
		}
		if best.entry == nil {
			for k := range p.words[i].Senses {
				if sense := &p.words[i].Senses[k]; sense.POS == lexicon.Name && sense.Enc == "" {
					best = nameMention{sense.Entry, i + 1, sense.Pro}
					break
				}
			}
		}
		if best.entry == nil {
			best = p.nameUnderLam(i)
		}
		if best.entry == nil || best.end == i+1 && p.afterThat(s, i) && p.pos(i, lexicon.Verb) != nil {
			continue
		}
		if best.end < s.end && best.end > i+1 && isQuote(p.toks[best.end].Text) && !p.toks[best.end].Space {
			// the quotation mark that closes «تنظيم "داعش"» belongs to the name
			best.end++
		}
		p.names.put(i, best)
		if best.end > i+1 && best.entry.POS == lexicon.Noun {
			w := p.ownWord(i)
			// the patterns of rules see a noun of several words at its first
			w.Read(append(slices.Clip(w.Senses), lexicon.Sense{Entry: best.entry, Pro: best.pro}))
			p.rules.Prepare(w)
		}
		i = best.end - 1
	}
}

// afterThat tells a word behind بعد أن and its like, where a verb stands: بعد أن فتح
// is no word of the movement.
func (p *parsed) afterThat(s *sentence, i int) bool {
	if i < s.first+2 || p.norm(i-1) != "ان" {
		return false
	}
	switch strings.TrimPrefix(p.norm(i-2), "و") {
	case "بعد", "قبل", "منذ":
		return true
	}
	return false
}

// firstWord is the spelling under which a name is listed when its first word was
// split so.
func firstWord(s arabic.Split) string {
	if s.Pro.Has(arabic.Al) {
		return "ال" + s.Stem
	}
	return s.Stem
}

func isQuote(s string) bool { return strings.Contains("«»\"“”'‘’()", s) }

// writtenOtherwise tells readings, of the folded word, that its letters rule out: طالبة is no
// «طالبه», آلية no «إليه».
func (p *parsed) writtenOtherwise(senses []lexicon.Sense, written string) bool {
	if !strings.HasSuffix(strings.TrimRight(written, "ًٌٍَُِّْ"), "ة") {
		return false
	}
	return slices.ContainsFunc(senses, func(s lexicon.Sense) bool {
		return s.Enc == "ه" || s.POS == lexicon.Particle && s.Classes.Has(p.class.pronoun)
	})
}

// is tells whether a reading of token i is of the class.
func (p *parsed) is(i int, c lexicon.Class) bool {
	return i >= 0 && i < len(p.words) && p.words[i].Is(c)
}

// sense returns the first reading of token i of the class, or nil.
func (p *parsed) sense(i int, c lexicon.Class) *lexicon.Sense {
	if i < 0 || i >= len(p.words) {
		return nil
	}
	return p.words[i].Sense(c)
}

// pos returns the first reading of token i with the part of speech, or nil.
func (p *parsed) pos(i int, pos lexicon.POS) *lexicon.Sense { return p.words[i].POS(pos) }

func (p *parsed) norm(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return p.toks[i].Norm
}

// span covers tokens first to end-1.
func (p *parsed) span(first, end int) isnad.Span {
	return isnad.Span{Start: p.toks[first].Start, End: p.toks[end-1].End}
}

func (p *parsed) text(first, end int) string { return p.span(first, end).Of(p.doc.Text) }
