package numeral

import (
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// item is one term of a number: a word, a token of digits or two or more such
// tokens parted by spaces (1 250), with the و before it.
type item struct {
	word
	figure float64 // of digits
	next   int     // the token after it
}

// at reads the term that starts at token i, a separate و included.
func at(toks []arabic.Token, i int) item {
	wa := false
	if i+1 < len(toks) && toks[i].Norm == "و" {
		wa = true
		i++
	}
	if i >= len(toks) {
		return item{}
	}
	t := &toks[i]
	if t.Kind == arabic.Number {
		v, ok := parseDigits(t.Norm)
		if !ok {
			return item{}
		}
		it := item{word: word{class: digits, wa: wa}, figure: v, next: i + 1}
		if len(t.Norm) <= 3 && t.Norm[0] != '0' {
			for it.next < len(toks) && it.next < i+5 && spacedGroup(toks, it.next) {
				g, _ := strconv.ParseFloat(toks[it.next].Norm, 64)
				it.figure = it.figure*1000 + g
				it.next++
			}
		}
		return it
	}
	if t.Kind != arabic.Word {
		return item{}
	}
	w, ok := words[t.Norm]
	if !ok || !spelled(t, &w) {
		return item{}
	}
	w.wa = w.wa || wa
	return item{word: w, next: i + 1}
}

// spacedGroup tells whether token i is three digits that a space parts from the
// digits before and that nothing else claims: 1 250.
func spacedGroup(toks []arabic.Token, i int) bool {
	t := toks[i]
	if digits, _, _ := strings.Cut(t.Norm, "."); t.Kind != arabic.Number || len(digits) != 3 || !t.Space || t.Line {
		return false
	}
	return i+1 == len(toks) || toks[i+1].Space || toks[i+1].Kind != arabic.Punct || !strings.Contains("/-:", toks[i+1].Text)
}

// spelled tells whether the word as written is the number that its folded form
// looks like, and settles what spelling alone decides.
func spelled(t *arabic.Token, w *word) bool {
	switch w.class {
	case hundreds:
		// «ميتين» without hamza is «dead».
		if w.value == 200 && !strings.HasSuffix(t.Norm, "متين") {
			return strings.Contains(t.Text, "ئ") || strings.Contains(t.Norm, "مايت")
		}
	case some:
		// «عده» is «he counted it».
		if strings.HasSuffix(t.Norm, "عده") {
			return strings.HasSuffix(t.Text, "ة") || !strings.HasSuffix(t.Text, "ه")
		}
	case half:
		// «ثمن» without its vowel is a price.
		if w.value == whole/8 {
			return strings.Contains(t.Text, "ثُ")
		}
	case tens:
		if strings.Contains(t.Text, "خُم") { // خُمسين
			*w = word{half, w.al, w.wa, w.prep, whole / 5 * 2}
		}
	case unit:
		// The vowel tells a fifth from five.
		if strings.Contains(t.Text, "خُم") || strings.Contains(t.Text, "سُب") || strings.Contains(t.Text, "تُس") {
			*w = word{half, w.al, w.wa, w.prep, whole / w.value}
		}
		// «وأحد» is و and «one of».
		if w.value == 1 && t.Norm == "واحد" && strings.Contains(t.Text, "أ") {
			*w = word{class: one, value: 1, wa: true}
		}
	case scale:
		// «ألفا» without tanwin is the dual in construct, unless a number stands
		// before; the caller sees to that.
		if strings.HasSuffix(t.Norm, "الفا") && !strings.ContainsAny(t.Text, "ًٌ") {
			w.class = dual
		}
	}
	return true
}

// The stages of a group, the part of a number below its scale word.
const (
	empty   = iota
	oneUnit // a unit, which عشر, و+tens or مئة may follow
	teens   // 10 to 99 done
	centum  // hundreds, which more may follow
	centOne // hundreds and a unit
	full    // nothing but a scale may follow
	figures // digits
)

// figure is a bare number read from tokens.
type figure struct {
	value float64
	end   int // the token after it
	scale float64
	words bool // told in words, at least in part
	def   bool
	vague bool // plural without a number: آلاف
	plain bool // a single term without scale
}

// read reads the longest bare cardinal that starts with the term it.
func read(toks []arabic.Token, start int, it item) (f figure, ok bool) {
	var total, group float64
	stage, lastScale := empty, 1e18
	f.def = it.al
	n := 0
	for pos := start; ; n++ {
		first := n == 0
		if !first {
			it = at(toks, pos)
			if it.class == none || it.prep || toks[pos].Line || it.al && !f.def && !it.wa {
				break
			}
			if it.al && !f.def {
				break
			}
		}
		wa := it.wa && !first
		v := float64(it.value)
		took := true
		switch it.class {
		case unit, one:
			switch {
			case it.class == one && !joins(toks, it), partsFollow(toks, it) && !first:
				took = false
			case stage == empty && (wa || total == 0 || lastScale == 1e3 && hundredFollows(toks, it)) && (it.value > 0 || first):
				group, stage = v, oneUnit
			case stage == centum && it.value > 0:
				group, stage = group+v, centOne
			default:
				took = false
			}
		case ten:
			switch {
			case stage == empty && (wa || total == 0):
				group, stage = 10, teens
			case stage == oneUnit && !wa && group > 0:
				group, stage = group+10, teens
			case stage == centOne && !wa:
				group, stage = group+10, full
			case stage == centum && wa:
				group, stage = group+10, full
			default:
				took = false
			}
		case teen, tens:
			switch {
			case stage == empty && (wa || total == 0):
				group, stage = v, teens
			case stage == oneUnit && wa && it.class == tens && group > 0:
				group, stage = group+v, teens
			case stage == centOne && wa && it.class == tens, stage == centum:
				group, stage = group+v, full
			default:
				took = false
			}
		case hundred:
			switch {
			case stage == empty && (wa || total == 0):
				group, stage = 100, centum
			case (stage == oneUnit || stage == figures) && !wa && group >= 1 && group < 10:
				group, stage = group*100, centum
			default:
				took = false
			}
		case hundreds:
			if stage == empty && (wa || total == 0 || lastScale == 1e3) { // ألف خمسمئة
				group, stage = v, centum
			} else {
				took = false
			}
		case scale, plural, dual:
			// «ألفا» after a number, or with و and a smaller one behind it, is the
			// accusative of one thousand.
			if it.class == dual && v == 1e3 && strings.HasSuffix(toks[pos].Norm, "الفا") && (stage != empty && !wa || rests(toks, it)) {
				it.class = scale
			}
			switch {
			case it.class == dual:
				if stage == empty && (wa || first) && v < lastScale {
					total, lastScale = total+2*v, v
				} else {
					took = false
				}
			case it.class == plural && first:
				f.vague = true
				total, lastScale = 2*v, v
			case stage != empty && !wa && v < lastScale && group > 0:
				total, lastScale = total+group*v, v
				group, stage = 0, empty
			case it.class == scale && stage == empty && (wa || first) && v < lastScale:
				total, lastScale = total+v, v
			case stage == empty && !first && !wa && v > lastScale && total < 1e6:
				total, lastScale = total*v, v
			default:
				took = false
			}
		case digits:
			if stage == empty && (first || wa || lastScale == 1e3 && hundredFollows(toks, it)) && it.figure < lastScale && (first || it.figure >= 1) {
				group, stage = it.figure, figures
			} else if stage == centum && wa && it.figure >= 1 && it.figure < 100 {
				group, stage = group+it.figure, full
			} else {
				took = false
			}
		default:
			took = false
		}
		if !took {
			break
		}
		if it.class != digits {
			f.words = true
		}
		pos, f.end, ok = it.next, it.next, true
		if f.vague {
			n++
			break
		}
	}
	f.value = total + group
	if lastScale < 1e18 {
		f.scale = lastScale
	}
	f.plain = n == 1 && f.scale == 0
	return f, ok
}

// joins tells whether عشر or و and a ten follow أحد, so that it is a unit.
func joins(toks []arabic.Token, it item) bool {
	if it.next >= len(toks) {
		return false
	}
	switch n := toks[it.next].Norm; {
	case n == "عشر":
		return true
	case n == "عشره":
		// «الأحد عشرة قتلى» is Sunday and ten.
		return !it.al || strings.HasSuffix(toks[it.next-1].Norm, "احدي")
	}
	then := at(toks, it.next)
	return then.class == tens && then.wa && then.al == it.al
}

// rests tells whether و and a number below a thousand follow: ألفا و150.
func rests(toks []arabic.Token, it item) bool {
	next := at(toks, it.next)
	switch next.class {
	case unit, one, ten, teen, tens, hundred, hundreds:
		return next.wa
	case digits:
		return next.wa && next.figure < 1e3
	}
	return false
}

// hundredFollows tells whether the unit counts hundreds: ألف خمس مئة.
func hundredFollows(toks []arabic.Token, it item) bool {
	next := at(toks, it.next)
	return next.class == hundred && !next.wa
}

// partsFollow tells whether the unit counts parts: ثلاثة أرباع.
func partsFollow(toks []arabic.Token, it item) bool {
	return it.next < len(toks) && words[toks[it.next].Norm].class == parts
}
