package numeral

import (
	"math"
	"strconv"
	"strings"
)

// parseDigits reads a token of digits with inner separators: 1250, 1,250, 1.250,
// 3.5, 1,250.75. A point or comma before exactly three digits parts thousands.
// ok is false for what is no single figure (192.168.1.2).
func parseDigits(norm string) (v float64, ok bool) {
	if len(norm) > 40 {
		return 0, false
	}
	if plain, err := strconv.ParseUint(norm, 10, 63); err == nil {
		return float64(plain), len(norm) <= 15
	}
	var groups [8]string
	var seps [8]rune
	n, start := 0, 0
	for i, r := range norm {
		if r >= '0' && r <= '9' {
			continue
		}
		if n+1 == len(groups) {
			return 0, false
		}
		groups[n], seps[n] = norm[start:i], r
		n++
		start = i + len(string(r))
	}
	groups[n] = norm[start:]
	if n == 0 {
		return 0, false
	}
	last := seps[n-1]
	whole := n // groups 0..whole-1 are the whole part
	switch {
	case last == '٫':
	case n > 1 && last != seps[0] && last != '٬':
	case !thousands(groups[:n+1]):
		if n > 1 || last == '،' || last == '٬' {
			return 0, false
		}
	default:
		whole = n + 1
	}
	if whole > 1 && !thousands(groups[:whole]) {
		return 0, false
	}
	for i := 1; i < whole-1; i++ {
		if seps[i] != seps[0] {
			return 0, false
		}
	}
	s := strings.Join(groups[:whole], "")
	if whole == n {
		s += "." + groups[n]
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsInf(v, 0)
}

func thousands(groups []string) bool {
	if len(groups[0]) == 0 || len(groups[0]) > 3 || groups[0][0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}
