package link

import (
	"slices"
	"strings"
)

// titles say who somebody is, and are no part of the name.
var titles = set(`الشهيد الشهيده الطفل الطفله الحاج الحاجه الدكتور الشيخ السيد السيده المواطن المواطنه الشاب الشابه الاستاذ المهندس`)

// nameParts are the parts of a person's name in the form in which names are compared: as
// [Fold] has them, without hamza, article, titles, بن and ابن, and with what belongs together
// in one part: عبد الله, أبو بكر, نور الدين.
func nameParts(name string) []string {
	var out []string
	join := "" // what the next word belongs to
	for w := range strings.FieldsSeq(Fold(strings.ReplaceAll(name, "ء", ""))) {
		if join == "" && len(out) == 0 && titles[bare(w)] && strings.HasPrefix(w, "ال") {
			continue
		}
		switch w {
		case "بن", "ابن", "بنت":
			continue
		case "عبد", "ام":
			out, join = flush(out, join), w
			continue
		case "ابو", "ابي", "ابا":
			out, join = flush(out, join), "ابو"
			continue
		}
		for _, whole := range []string{"عبدال", "ابوال"} { // عبدالله, ابوالخير
			if rest, ok := strings.CutPrefix(w, whole); ok && rest != "" {
				w = whole[:len(whole)-len("ال")] + rest
			}
		}
		second := w == "الدين" || w == "الله"
		if rest, ok := strings.CutPrefix(w, "ال"); ok && len([]rune(rest)) > 1 {
			w = rest
		}
		for _, end := range []string{"الدين", "الله"} { // نورالدين
			if rest, ok := strings.CutSuffix(w, end); ok && rest != "" {
				w = rest + strings.TrimPrefix(end, "ال")
			}
		}
		switch {
		case join != "":
			out, join = append(out, join+w), ""
		case second && len(out) > 0:
			out[len(out)-1] += w
		default:
			out = append(out, w)
		}
	}
	return flush(out, join)
}

func flush(out []string, join string) []string {
	if join == "" {
		return out
	}
	return append(out, join)
}

// How two names can be one person's.
const (
	sameSpelling = "spelling" // the same parts, written otherwise or not
	sameEnds     = "middle"   // one has names between first and last that the other leaves out or orders otherwise
	shorterName  = "shorter"  // one is the other without its last parts
)

// likeNames tells how the parts of two names can be one person's; empty when they cannot.
// A first name alone says nothing of a full one.
func likeNames(a, b []string) string {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 || a[0] != b[0] {
		return ""
	}
	if slices.Equal(a, b) {
		return sameSpelling
	}
	kunya := strings.HasPrefix(a[0], "ابو") || strings.HasPrefix(a[0], "ام")
	left := slices.Clone(b)
	for _, w := range a {
		i := slices.Index(left, w)
		if i < 0 {
			return ""
		}
		left = slices.Delete(left, i, i+1)
	}
	switch {
	case len(a) > 1 && a[len(a)-1] == b[len(b)-1]:
		return sameEnds
	case len(a) > 1 || kunya && len([]rune(a[0])) > 4:
		return shorterName
	}
	return ""
}
