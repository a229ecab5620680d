package timex_test

import (
	"strings"
	"testing"
	"time"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/timex"
)

const isoDay = "2006-01-02"

// values are the values of the times of a text.
func values(text, published string) []string {
	var out []string
	for _, x := range timex.Find(arabic.Tokenize(text, nil)) {
		if v := x.Value(published); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// TestCalendars reads dates that ICU wrote for 14 Arabic-speaking countries. A
// Hijri date is right if its day is one of the three that are given.
func TestCalendars(t *testing.T) {
	right, all := map[string]int{}, map[string]int{}
	total := 0
	lines(t, "peers/icu_dates_ar.jsonl", func(d struct{ Text, Date, Calendar string }) {
		all[d.Calendar]++
		got := values(d.Text, "")
		ok := false
		if len(got) == 1 {
			a, b, span := strings.Cut(got[0], "/")
			if span && d.Calendar != "gregorian" {
				ok = a <= d.Date && d.Date <= b && within(a, b, 2)
			} else {
				ok = got[0] == d.Date
			}
		}
		if ok {
			right[d.Calendar]++
			total++
		} else if all[d.Calendar]-right[d.Calendar] < 20 {
			t.Logf("%s: %v, want %s", d.Text, got, d.Date)
		}
	})
	n := 0
	for c, k := range all {
		t.Logf("%s: %d of %d", c, right[c], k)
		n += k
	}
	floor(t, "ICU dates", total, n, 2386)
}

func within(a, b string, days int) bool {
	x, err := time.Parse(isoDay, a)
	y, err2 := time.Parse(isoDay, b)
	return err == nil && err2 == nil && y.Sub(x) <= time.Duration(days)*24*time.Hour
}

// TestDucklingTime compares days and longer; of a clock time only that it is
// found. Their weekday is the next one where ours, of news, is the last one: both
// are taken.
func TestDucklingTime(t *testing.T) {
	right, all := 0, 0
	lines(t, "peers/duckling_time_ar.jsonl", func(d struct {
		Text, Reference string
		Expected        *struct {
			Start, Grain string
			End          string `json:"end_exclusive"`
		}
	}) {
		if d.Expected == nil {
			return
		}
		all++
		toks := arabic.Tokenize(d.Text, nil)
		var got []string
		ok := false
		for _, x := range timex.Find(toks) {
			v := x.Value(d.Reference[:10])
			got = append(got, v)
			switch d.Expected.Grain {
			case "second", "minute", "hour":
				ok = ok || x.Kind == timex.Clock || v != "" && strings.HasPrefix(v, d.Expected.Start[:10])
			default:
				ok = ok || agreesWith(v, d.Expected.Start[:10], d.Expected.End, d.Expected.Grain)
			}
		}
		if ok {
			right++
		} else {
			t.Logf("%s: %v, want %s %s", d.Text, got, d.Expected.Start, d.Expected.Grain)
		}
	})
	floor(t, "duckling times", right, all, 121)
}

// agreesWith compares a value with an instant of a grain or an interval.
func agreesWith(v, start, end, grain string) bool {
	a, b, span := strings.Cut(v, "/")
	if v == "" || !strings.HasPrefix(start, a) {
		return false
	}
	if end == "" {
		return !span || grain == "week"
	}
	e, err := time.Parse(isoDay, end[:10])
	if err != nil {
		return false
	}
	lastDay := e.AddDate(0, 0, -1).Format(isoDay)
	return !span && strings.HasPrefix(lastDay, a) || span && (b == lastDay || b == end[:10])
}

// TestRecognizersTime compares the words and, where the corpus gives one, the
// value of dates.
func TestRecognizersTime(t *testing.T) {
	right, all := map[string]int{}, map[string]int{}
	total, n := 0, 0
	lines(t, "peers/recognizers_datetime_ar_open.jsonl", func(d struct {
		Text, Model string
		Reference   *string
		Expected    []struct {
			Text  string
			Value any
		}
	}) {
		ref := ""
		if d.Reference != nil && len(*d.Reference) >= 10 {
			ref = (*d.Reference)[:10]
		}
		toks := arabic.Tokenize(d.Text, nil)
		got := timex.Find(toks)
		for _, e := range d.Expected {
			all[d.Model]++
			n++
			ok := false
			for _, x := range got {
				words := d.Text[toks[x.First].Start:toks[x.End-1].End]
				if !overlaps(words, e.Text) {
					continue
				}
				want := pastDate(e.Value)
				v := x.Value(ref)
				ok = ok || want == "" || v == want || strings.HasPrefix(v, want+"/") || v != "" && len(v) < 10 && strings.HasPrefix(want, v)
			}
			if ok {
				right[d.Model]++
				total++
			} else {
				t.Logf("%s: %s on %s: %d times, want %s %s", d.Model, d.Text, ref, len(got), e.Text, pastDate(e.Value))
			}
		}
	})
	for m, k := range all {
		t.Logf("%s: %d of %d", m, right[m], k)
	}
	floor(t, "Recognizers times", total, n, 537)
}

// overlaps tells whether one text is most of the other.
func overlaps(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return strings.Contains(a, b) || strings.Contains(b, a) && 2*len(a) >= len(b)
}

// pastDate is the date of an expected value, past rather than future, or empty.
func pastDate(v any) string {
	m, ok := v.(map[string]any)
	if !ok {
		return ""
	}
	p, _ := m["PastResolution"].(map[string]any)
	for _, k := range []string{"date", "startDate"} {
		if s, ok := p[k].(string); ok && len(s) >= 10 {
			return s[:10]
		}
	}
	return ""
}
