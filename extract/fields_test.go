package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestAppendFields cuts names as strings.Fields does, whatever white space is in them.
func TestAppendFields(t *testing.T) {
	for _, name := range []string{"", " ", "لواء", "  لواء  الصخر ", "لواء\tالصخر", "لواء\u00a0الصخر الأول", "لواء \u2003 الصخر", "Sky \u200fلواء", "ß ö\u0085ü"} {
		got := appendFields([]string{"before"}, name)
		if want := append([]string{"before"}, strings.Fields(name)...); !slices.Equal(got, want) {
			t.Errorf("%q is cut into %q, want %q", name, got, want)
		}
	}
}
