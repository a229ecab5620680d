package arabic

import (
	"strings"
	"testing"
)

// TestSieve puts words of all lengths through a sieve: those of the set pass, and of
// others hardly any.
func TestSieve(t *testing.T) {
	set := map[string]bool{"": true, "و": true, "a": true, "سنه": true, "ثلاثه": true, "خمسمائه": true, "واربعمائه": true, "a b": true}
	s := NewSieve(set)
	for word := range set {
		if !s.May(word) {
			t.Errorf("%q is in the set", word)
		}
	}
	passed, tried := 0, 0
	for _, a := range "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" {
		for _, b := range "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" {
			for n := range 6 {
				if word := string(a) + strings.Repeat(string(b), n+1); !set[word] {
					if tried++; s.May(word) {
						passed++
					}
				}
			}
		}
	}
	if passed*100 > tried {
		t.Errorf("%d of %d others passed", passed, tried)
	}
}
