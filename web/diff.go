package web

import (
	"cmp"
	"slices"
	"unicode"
)

// A compared is a sentence of one report beside that of another which says the same; one of
// the two may be missing.
type compared struct {
	A, B []piece // Hit: words that the other one lacks
	Same bool    // word for word
}

// A sentence is a stretch of a text with its words, folded.
type sentence struct {
	text  string
	words []string // folded, without punctuation
	at    [][2]int // of each word, in bytes of text
}

// cutSentences cuts a text into sentences with their words.
func cutSentences(text string, fold func(string) string) []sentence {
	runes := []rune(text)
	var out []sentence
	for _, at := range sentences(runes) {
		out = append(out, cutWords(string(runes[at[0]:at[1]]), fold))
	}
	return out
}

// cutWords finds the words of a text.
func cutWords(text string, fold func(string) string) sentence {
	s := sentence{text: text}
	from := -1
	for i, r := range s.text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
		switch {
		case inside && from < 0:
			from = i
		case !inside && from >= 0:
			s.words, s.at, from = append(s.words, fold(s.text[from:i])), append(s.at, [2]int{from, i}), -1
		}
	}
	return s
}

// alikeFrom is the share of words in common from which two sentences stand side by side.
const alikeFrom = 0.5

// common counts the words that two sentences share, and gives their share of the longer one.
func common(a, b *sentence) float64 {
	left := map[string]int{}
	for _, w := range a.words {
		left[w]++
	}
	n := 0
	for _, w := range b.words {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return float64(n) / float64(max(len(a.words), len(b.words), 1))
}

// beside puts the sentences of two texts side by side: each with that of the other text which
// it has most words in common with, in the order of the first; what only the second has
// stands behind what it follows there.
func beside(a, b []sentence) []compared {
	type match struct {
		i, j  int
		share float64
	}
	var all []match
	for i := range a {
		for j := range b {
			if share := common(&a[i], &b[j]); share >= alikeFrom {
				all = append(all, match{i, j, share})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y match) int { return cmp.Compare(y.share, x.share) })
	of, to := map[int]int{}, map[int]int{} // sentence of a → of b, and back
	for _, m := range all {
		_, used := of[m.i]
		if _, taken := to[m.j]; !used && !taken {
			of[m.i], to[m.j] = m.j, m.i
		}
	}
	var out []compared
	alone := func(j int) { // what only the second has, from j on
		for ; j < len(b); j++ {
			if _, ok := to[j]; ok {
				return
			}
			out = append(out, compared{B: []piece{{b[j].text, true}}})
		}
	}
	alone(0)
	for i := range a {
		j, ok := of[i]
		if !ok {
			out = append(out, compared{A: []piece{{a[i].text, true}}})
			continue
		}
		keepA, keepB := together(a[i].words, b[j].words)
		row := compared{A: marked(&a[i], keepA), B: marked(&b[j], keepB)}
		row.Same = !slices.Contains(keepA, false) && !slices.Contains(keepB, false)
		out = append(out, row)
		alone(j + 1)
	}
	return out
}

// together tells which words of two sentences belong to their longest common sequence.
func together(a, b []string) (inA, inB []bool) {
	best := make([][]int, len(a)+1)
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if best[i][j] = max(best[i+1][j], best[i][j+1]); a[i] == b[j] {
				best[i][j] = best[i+1][j+1] + 1
			}
		}
	}
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}

// marked cuts a sentence into pieces, those of which the other lacks the words marked whole.
func marked(s *sentence, kept []bool) []piece {
	var out []piece
	at := 0
	for i := 0; i < len(kept); i++ {
		if kept[i] {
			continue
		}
		k := i
		for k+1 < len(kept) && !kept[k+1] {
			k++
		}
		if s.at[i][0] > at {
			out = append(out, piece{s.text[at:s.at[i][0]], false})
		}
		out = append(out, piece{s.text[s.at[i][0]:s.at[k][1]], true})
		at, i = s.at[k][1], k
	}
	if rest := s.text[at:]; rest != "" {
		out = append(out, piece{rest, false})
	}
	return out
}
