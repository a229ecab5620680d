package extract

import "github.com/isnad-project/isnad/arabic"

// quotation is a pair of quotation marks. One that is never closed ends with its
// sentence.
type quotation struct {
	open, close int // tokens of the marks; close is the first token behind it when it lacks its mark
	closed      bool
}

// pairQuotes pairs the quotation marks of a text. A straight mark opens when it
// leans on the word behind it and closes when it leans on the word before it; a
// line break ends what is open. ends has the end of the sentence of each token.
// The result has an entry for the token of each opening mark.
func pairQuotes(toks []arabic.Token, ends []int) map[int]quotation {
	out := map[int]quotation{}
	var stack []int
	drop := func() {
		for _, o := range stack {
			out[o] = quotation{open: o, close: ends[o]}
		}
		stack = stack[:0]
	}
	closeAt := func(i int) {
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out[o] = quotation{open: o, close: i, closed: true}
	}
	for i := range toks {
		t := &toks[i]
		if t.Line {
			drop()
		}
		before := t.Space || t.Line || i == 0
		behind := i+1 == len(toks) || toks[i+1].Space || toks[i+1].Line || toks[i+1].Kind == arabic.Punct
		switch t.Text {
		case "«", "“":
			if len(stack) > 0 && toks[stack[len(stack)-1]].Text == t.Text && !nests(toks, i) {
				o := stack[len(stack)-1] // its closing mark was forgotten
				stack = stack[:len(stack)-1]
				out[o] = quotation{open: o, close: ends[o]}
			}
			stack = append(stack, i)
		case "»":
			if len(stack) > 0 {
				closeAt(i)
			} else if before || !behind {
				stack = append(stack, i)
			}
		case "”", "\"":
			switch {
			case len(stack) == 0:
				stack = append(stack, i)
			case before && !behind && len(stack) < 3:
				stack = append(stack, i)
			default:
				closeAt(i)
			}
		}
	}
	drop()
	return out
}

// nests tells whether the mark at i opens a quotation inside another: two closing
// marks follow before the next opening one.
func nests(toks []arabic.Token, i int) bool {
	closing := 0
	for k := i + 1; k < len(toks) && !toks[k].Line; k++ {
		switch toks[k].Text {
		case "«", "“":
			return closing > 1
		case "»", "”":
			if closing++; closing > 1 {
				return true
			}
		}
	}
	return closing > 1
}
