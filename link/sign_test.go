package link

import (
	"strings"
	"testing"
)

func TestReadWeights(t *testing.T) {
	for _, tc := range []struct{ line, want string }{
		{"within\tplace\tsame\t\t1", ""},
		{"# a remark", ""},
		{"within\tplace\tsame\t1", "link: w.tsv:2: 4 fields, want 5"},
		{"beside\tplace\tsame\t\t1", `link: w.tsv:2: no question "beside"`},
		{"within\tplace\tsame\t\tmuch", `link: w.tsv:2: "much" is no weight`},
		{"within\tplace\tsame\t\tNaN", `link: w.tsv:2: "NaN" is no weight`},
	} {
		_, err := ReadWeights("w.tsv", strings.NewReader("\n"+tc.line+"\n"))
		if got := ""; err != nil {
			if got = err.Error(); got != tc.want {
				t.Errorf("%q: %s, want %s", tc.line, got, tc.want)
			}
		} else if tc.want != "" {
			t.Errorf("%q: no error, want %s", tc.line, tc.want)
		}
	}
	if len(usual.within) < 50 || len(usual.between) < 50 {
		t.Errorf("%d and %d weights", len(usual.within), len(usual.between))
	}
}
