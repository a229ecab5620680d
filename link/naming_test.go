package link

import (
	"testing"

	"pgregory.net/rapid"
)

func TestLikeNames(t *testing.T) {
	for _, tc := range []struct{ a, b, want string }{
		{"أحمد علي الخطيب", "احمد على الخطيب", sameSpelling},
		{"فاطمة الحسن", "فاطمه حسن", sameSpelling},
		{"عبد الله محمد", "عبدالله محمّد", sameSpelling},
		{"عبد الرحمن بن خالد", "عبدالرحمن خالد", sameSpelling},
		{"خالد ابن الوليد", "خالد الوليد", sameSpelling},
		{"نور الدين زنكي", "نورالدين زنكي", sameSpelling},
		{"نصر الله سالم", "نصرالله سالم", sameSpelling},
		{"أبي إياد القاسم", "أبو إياد القاسم", sameSpelling},
		{"علاء رائد", "علا رايد", sameSpelling},
		{"الطفلة هدى سالم", "هدي سالم", sameSpelling},
		{"محمد علي حسن الخطيب", "محمد حسن علي الخطيب", sameEnds},
		{"محمد علي الخطيب", "محمد الخطيب", sameEnds},
		{"محمد علي الخطيب", "محمد علي", shorterName},
		{"أبو إياد", "أبو إياد القاسم", shorterName},
		{"محمد", "محمد علي", ""},
		{"محمد علي", "علي محمد", ""},
		{"أحمد علي", "أحمد حسن", ""},
		{"حسن علي", "حسين علي", ""},
		{"عبد الله", "عبد الرحمن", ""},
		{"", "محمد", ""},
	} {
		if got := likeNames(nameParts(tc.a), nameParts(tc.b)); got != tc.want {
			t.Errorf("%s and %s: %q, want %q (%q, %q)", tc.a, tc.b, got, tc.want, nameParts(tc.a), nameParts(tc.b))
		}
	}
}

func TestLikenessIsSymmetric(t *testing.T) {
	name := rapid.SliceOfN(rapid.SampledFrom([]string{"محمد", "علي", "عبد", "الله", "عبدالله", "أبو", "بن", "ابن", "الدين", "نور", "الشهيد", "ال", "ء"}), 0, 5)
	rapid.Check(t, func(t *rapid.T) {
		var a, b string
		for _, w := range name.Draw(t, "a") {
			a += w + " "
		}
		for _, w := range name.Draw(t, "b") {
			b += w + " "
		}
		x, y := nameParts(a), nameParts(b)
		if likeNames(x, y) != likeNames(y, x) {
			t.Fatalf("%q and %q: %q, %q", a, b, likeNames(x, y), likeNames(y, x))
		}
		if got := likeNames(x, x); len(x) > 0 && got != sameSpelling {
			t.Fatalf("%q and itself: %q", a, got)
		}
	})
}
