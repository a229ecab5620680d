package gazetteer

import (
	"slices"

	"github.com/isnad-project/isnad/arabic"
)

// open gives the finder the tokens of a document and the bounds of its sentences.
// The marks of hashtags are left out: «محافظة #ريف_دمشق» is read as محافظة ريف دمشق.
func (f *finder) open(toks []arabic.Token, sents []arabic.Sentence) {
	f.sents = make([][2]int, len(sents))
	if !slices.ContainsFunc(toks, mark) {
		f.toks = toks
		for i, s := range sents {
			f.sents[i] = [2]int{s.First, s.First + len(s.Tokens)}
		}
		return
	}
	for i, s := range sents {
		f.sents[i][0] = len(f.toks)
		tag := -1 // first token of the hashtag that is being read
		done := func() {
			if tag >= 0 && tag < len(f.toks) {
				f.tags = append(f.tags, [2]int{tag, len(f.toks)})
			}
			tag = -1
		}
		for k, t := range s.Tokens {
			if t.Space || t.Kind == arabic.Punct && t.Text != "_" {
				done()
			}
			if t.Text == "#" {
				tag = len(f.toks)
			}
			if mark(t) {
				continue
			}
			if k > 0 && mark(s.Tokens[k-1]) {
				t.Space, t.Line = true, s.Tokens[k-1].Line
			}
			f.toks = append(f.toks, t)
			f.at = append(f.at, s.First+k)
		}
		done()
		f.sents[i][1] = len(f.toks)
	}
}

// mark tells whether a token makes one word of others: # before them, _ between.
func mark(t arabic.Token) bool { return t.Text == "#" || t.Text == "_" && !t.Space }

// tag is the end of the hashtag that begins at token i, 0 when none does.
func (f *finder) tag(i int) int {
	k, ok := slices.BinarySearchFunc(f.tags, i, func(tag [2]int, i int) int { return tag[0] - i })
	if !ok {
		return 0
	}
	return f.tags[k][1]
}

// tagged tells whether the core, with its kind and relation words, is all that a
// hashtag says: #ريف_إدلب.
func (f *finder) tagged(c *core) bool {
	end := f.tag(c.left)
	return end > 0 && c.right >= end
}

// topics takes back the places in hashtags that say more than places:
// #فيضانات_درنة names what the report is about.
func (f *finder) topics() {
	i := 0
	for _, tag := range f.tags {
		for i < len(f.cores) && f.cores[i].first < tag[0] {
			i++
		}
		first, rest := i, tag[1]-tag[0]
		for ; i < len(f.cores) && f.cores[i].first < tag[1]; i++ {
			if c := &f.cores[i]; c.known {
				rest -= c.right - max(c.left, tag[0])
			}
		}
		for k := first; k < i && rest > 0; k++ {
			f.cores[k].known = false
		}
	}
}

// back counts the tokens of mentions as the document does.
func (f *finder) back(ms []Mention) []Mention {
	if f.at == nil {
		return ms
	}
	for i := range ms {
		m := &ms[i]
		m.First, m.End = f.at[m.First], f.at[m.End-1]+1
		m.Phrase = [2]int{f.at[m.Phrase[0]], f.at[m.Phrase[1]-1] + 1}
	}
	return ms
}
