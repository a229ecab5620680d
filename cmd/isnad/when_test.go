package main

import "testing"

func TestInWords(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"P0D", "day of the report"},
		{"-P1D", "day before the report"},
		{"-P1DTMO", "day before the report, morning"},
		{"-P3W", "3 weeks before the report"},
		{"P1M", "month after the report"},
		{"-P1W/P0D", "week before the report – day of the report"},
		{"/P0D", "until day of the report"},
		{"XXXX-WXX-7", "a Sunday"},
		{"XXXX-01-17", "XXXX-01-17"},
		{"P9X", "P9X"},
		{"P", "P"},
		{"", ""},
	} {
		if got := inWords(c.value); got != c.want {
			t.Errorf("%q is %q, want %q", c.value, got, c.want)
		}
	}
}
