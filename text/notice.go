package text

import "strings"

// isAddress tells whether a line is nothing but an address of the web or of mail.
func isAddress(w []word, line string) bool {
	return len(w) <= 30 && !strings.ContainsAny(line, " \t") && (strings.Contains(line, "://") || strings.HasPrefix(line, "www.") || strings.Contains(line, "@") && strings.Contains(line, "."))
}

// isCarrier tells whether a line is a short code and a telephone company.
func isCarrier(w []string) bool {
	return len(w) == 2 && isNumber(w[0]) && len(w[0]) >= 4 && len(w[0]) <= 6 && carriers[w[1]]
}

// isClock tells whether a line is the hour that a list of headlines shows.
func isClock(w []string) bool {
	return len(w) == 3 && w[0] == "اليوم" && isNumber(w[1]) && isNumber(w[2]) && len(w[1]) <= 2 && len(w[2]) == 2
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isDisclaimer tells whether a line says whose opinion an article is.
func isDisclaimer(w []string) bool {
	opinion, denies := false, false
	for i, x := range w {
		switch x {
		case "الاراء", "اراء", "المقال", "المقاله", "المقالات":
			opinion = true
		case "تعبر", "يعبر", "تمثل", "يمثل":
			if i > 0 && (w[i-1] == "لا" || w[i-1] == "ولا") || i+2 < len(w) && (w[i+2] == "راي" || w[i+2] == "اراء") {
				denies = true
			}
		}
	}
	return opinion && denies && (opinionHeads[w[0]] || len(w) > 1 && opinionHeads[w[1]])
}

// isSMS tells whether a line says how to write to the author by telephone.
func isSMS(w []string) bool {
	if w[0] != "للتواصل" && w[0] != "للتعليق" {
		return false
	}
	for i, x := range w {
		if x == "sms" || x == "نصيه" && i > 0 && w[i-1] == "رساله" {
			return true
		}
	}
	return false
}
