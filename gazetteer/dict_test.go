package gazetteer

import (
	"strconv"
	"testing"
)

// TestDict puts more strings in than there is room for, each twice.
func TestDict(t *testing.T) {
	d := newDict(4)
	if n := d.find([]byte("0")); n != -1 {
		t.Errorf("an empty dict knows a string as %d", n)
	}
	for _, fresh := range []bool{true, false} {
		for i := range 10_000 {
			if n, f := d.add([]byte(strconv.Itoa(i))); n != i || f != fresh {
				t.Fatalf("%d is number %d, fresh %v", i, n, f)
			}
		}
	}
	for i := range 10_000 {
		s := strconv.Itoa(i)
		if n := d.find([]byte(s)); n != i || string(d.at(i)) != s {
			t.Fatalf("%d is found as %d, %q", i, n, d.at(i))
		}
	}
	if n := d.find([]byte("10000")); n != -1 {
		t.Errorf("a string that is not there is found as %d", n)
	}
}
