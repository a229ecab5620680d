package score

import (
	"strings"
	"testing"
)

// FuzzLoad reads any bytes as gold and as prediction: an error or a report, never
// more hits than there is gold.
func FuzzLoad(f *testing.F) {
	f.Add(`{"id":"a","text":"قتل شخصان","claims":[{"type":"toll","quote":"قتل","trigger":"قتل","counts":[{"outcome":"killed","low":2,"high":null,"quote":"شخصان","part_of":0}],"actors":["الجيش",{"name":"x"}],"source":null,"place":{"name":"حمص"}}]}`)
	f.Add(`{"id":"a","text":"x","claims":[{"type":"clash.","quote":{"start":-5,"end":9,"exact":"x"},"trigger":{"start":3,"end":1}}]}`)
	f.Add(`{"id":"a"}` + "\n" + `{"id":"a","claims":null,"text":null}`)
	f.Fuzz(func(t *testing.T, in string) {
		file, err := Load(strings.NewReader(in), "in")
		if err != nil {
			return
		}
		r, err := Compare(file, file, file)
		if err != nil {
			return
		}
		for _, x := range r.Figures {
			if x.Hit > x.Gold || x.P > 1 || x.R > 1 {
				t.Errorf("%+v", x)
			}
		}
	})
}
