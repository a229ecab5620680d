package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// name is the plain name of a core: the gazetteer's spelling where it differs
// from the text's by hamza, dots or marks alone.
func (f *finder) name(c *core) string {
	if c.name != "" {
		return c.name
	}
	text := f.written(c)
	fold := arabic.Fold(text)
	for _, r := range c.m.Candidates {
		row := &f.g.rows[r]
		for _, n := range row.Names {
			if arabic.Fold(n) == fold {
				if row.Kind == "country" && !strings.Contains(n, " ") && near(n, row.Names[0]) {
					return row.Names[0]
				}
				return n
			}
		}
	}
	if c.words == 1 && c.end == c.first+1 {
		for _, r := range c.m.Candidates {
			for _, n := range f.g.rows[r].Names {
				if !strings.HasPrefix(n, "آل ") && strings.ReplaceAll(arabic.Fold(n), " ", "") == fold {
					return n // حفر الباطن, written as one word
				}
			}
		}
	}
	return text
}

// near tells whether two spellings differ in their last letter alone: سورية, سوريا.
func near(a, b string) bool {
	x, y := []rune(arabic.Fold(a)), []rune(arabic.Fold(b))
	return len(x) == len(y) && len(x) > 3 && string(x[:len(x)-1]) == string(y[:len(y)-1])
}

// written is the core as the text has it, without clitics and marks.
func (f *finder) written(c *core) string {
	var parts []string
	for k := c.first; k < c.end; k++ {
		if f.toks[k].Kind == arabic.Punct {
			continue
		}
		t := plain(f.toks[k].Text)
		if k == c.first {
			pro := f.words[k].namePr
			switch {
			case c.site:
				pro = f.words[k].pro
			case c.m.first:
				pro = arabic.Wa
			case c.unknown:
				pro = 0
			}
			t = cut(t, pro)
		}
		parts = append(parts, t)
	}
	return strings.Join(parts, " ")
}

// cut takes proclitics off a word as written.
func cut(t string, pro arabic.Clitics) string {
	r := []rune(t)
	n := 0
	if pro.Has(arabic.Wa | arabic.Fa) {
		n++
	}
	if pro.Has(arabic.Li) && pro.Has(arabic.Al) {
		if n+2 <= len(r) {
			return "ال" + string(r[n+2:])
		}
	}
	if pro.Has(arabic.Bi | arabic.Li | arabic.Ka) {
		n++
	}
	return string(r[min(n, len(r)):])
}

// plain is a word without vowel marks and tatweel.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 'ـ' || r >= 0x64b && r <= 0x65f || r == 0x670 {
			return -1
		}
		return r
	}, s)
}
