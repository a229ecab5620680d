package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
)

// eventDate is when an event happened; of an undated one the relative time, if
// there is any, or when it was told, and the first report that tells of it.
func eventDate(e *isnad.Event) string {
	switch {
	case e.Date == nil:
		value, doc, known := strings.Cut(strings.TrimSuffix(e.When, ")"), " (")
		if known {
			return inWords(value) + "\n" + doc
		}
		doc = e.Claims[0].Doc
		if e.Told != nil {
			return "undated, told " + e.Told.From + "\n" + doc
		}
		return "undated\n" + doc
	case e.Date.From == e.Date.To:
		return e.Date.From
	case e.Date.From == "":
		return "until " + e.Date.To
	case e.Date.To == "":
		return "since " + e.Date.From
	}
	return e.Date.From + " – " + e.Date.To
}

var partsOfDay = map[string]string{"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}

// inWords writes a relative time, such as -P1DTMO or P0W, in words; another
// value stays as it is.
func inWords(value string) string {
	if from, to, ok := strings.Cut(value, "/"); ok {
		switch {
		case from == "":
			return "until " + inWords(to)
		case to == "":
			return "since " + inWords(from)
		}
		return inWords(from) + " – " + inWords(to)
	}
	day, part, _ := strings.Cut(value, "T")
	words := day
	if n, ok := strings.CutPrefix(day, "XXXX-WXX-"); ok {
		if d, err := strconv.Atoi(n); err == nil && d >= 1 && d <= 7 {
			words = "a " + time.Weekday(d%7).String()
		}
	} else if digits, ok := strings.CutPrefix(strings.TrimPrefix(day, "-"), "P"); ok && len(digits) > 1 {
		unit := map[byte]string{'D': "day", 'W': "week", 'M': "month", 'Y': "year"}[digits[len(digits)-1]]
		n, err := strconv.Atoi(digits[:len(digits)-1])
		if err != nil || unit == "" {
			return value
		}
		side := "after"
		if strings.HasPrefix(day, "-") {
			side = "before"
		}
		switch {
		case n == 0:
			words = unit + " of the report"
		case n == 1:
			words = unit + " " + side + " the report"
		default:
			words = fmt.Sprintf("%d %ss %s the report", n, unit, side)
		}
	}
	if p := partsOfDay[part]; p != "" {
		words += ", " + p
	}
	return words
}
