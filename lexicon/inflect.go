package lexicon

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

type inflected struct {
	text    string
	feature Feature
}

// verbForms are the written forms of a verb from its past and present, third
// person singular masculine, as written: the persons and numbers that news use.
// Vowels are not written, so the passive falls together with the active, save in
// verbs like هاجم, whose passive is هوجم (not in those like واصل: ووصل is وصل behind و), and in hollow verbs, which list it as a verb
// of its own (أصيب).
func verbForms(rawPast, rawPresent string) []inflected {
	past, present := arabic.Fold(rawPast), arabic.Fold(rawPresent)
	out := []inflected{{past, Past}}
	add := func(s string, f Feature) { out = append(out, inflected{s, f}) }
	if stem, weak := cutWeak(past); weak && !strings.HasSuffix(rawPast, "أ") {
		glide := "ي"
		if _, ok := strings.CutSuffix(present, "و"); ok {
			glide = "و"
		}
		add(stem+"ت", Past|Feminine)
		add(stem+"تا", Past|Feminine|Dual)
		add(stem+"وا", Past|Plural)
		add(stem+glide+"ا", Past|Dual)
		add(stem+glide+"نا", Past|Plural|First)
		add(stem+glide+"ت", Past|First)
		if strings.HasSuffix(past, "ي") {
			add(stem+"ا", Past) // before a pronoun: تبناها
		}
	} else {
		add(past+"ت", Past|Feminine)
		add(past+"تا", Past|Feminine|Dual)
		add(past+"وا", Past|Plural)
		add(past+"ا", Past|Dual)
		add(past+"نا", Past|Plural|First)
		add(past+"ن", Past|Plural|Feminine)
	}
	if r := []rune(past); len(r) == 4 && r[0] != 'و' && r[1] == 'ا' && r[3] != 'ي' && r[3] != 'ا' {
		r[1] = 'و'
		passive := string(r)
		add(passive, Past)
		add(passive+"ت", Past|Feminine)
		add(passive+"وا", Past|Plural)
		add(passive+"ا", Past|Dual)
		add(passive+"تا", Past|Feminine|Dual)
	}
	body, ok := strings.CutPrefix(present, "ي")
	if !ok {
		return out
	}
	stem, weak := cutWeak(body)
	if strings.HasSuffix(rawPresent, "أ") || strings.HasSuffix(rawPresent, "ئ") {
		stem, weak = body, false // يبدأون, ينشئون
	}
	add("ي"+body, Present)
	add("ت"+body, Present|Feminine)
	add("ن"+body, Present|Plural|First)
	add("ا"+body, Present|First)
	for _, p := range []string{"ي", "ت"} {
		add(p+stem+"ون", Present|Plural)
		add(p+stem+"وا", Present|Plural)
		if weak {
			add(p+body+"ان", Present|Dual)
			if len(stem) >= 6 {
				add(p+stem, Present|Jussive)
			}
		} else {
			add(p+stem+"ان", Present|Dual)
			add(p+stem+"ا", Present|Dual|Jussive)
			add(p+stem+"ن", Present|Plural|Feminine)
			if h, ok := shortened(body); ok {
				add(p+h, Present|Jussive)
			}
		}
	}
	return out
}

// cutWeak takes a final weak letter off.
func cutWeak(s string) (string, bool) {
	for _, w := range []string{"ا", "ي", "و"} {
		if t, ok := strings.CutSuffix(s, w); ok && len(t) >= 2 {
			return t, true
		}
	}
	return s, false
}

// shortened is the jussive of a hollow verb: صيب (of يصيب) is صب.
func shortened(body string) (string, bool) {
	r := []rune(body)
	n := len(r)
	if n < 3 {
		return "", false
	}
	switch r[n-2] {
	case 'ا', 'ي', 'و':
		return string(r[:n-2]) + string(r[n-1:]), true
	}
	return "", false
}

// nounForms are the written forms of one number of a noun, folded: as it stands,
// indefinite accusative, dual, and before a pronoun.
func nounForms(s string) []inflected {
	out := []inflected{{s, 0}}
	add := func(t string, f Feature) { out = append(out, inflected{t, f}) }
	switch {
	case strings.HasSuffix(s, "ه"):
		t := strings.TrimSuffix(s, "ه")
		add(t+"تان", Dual)
		add(t+"تين", Dual)
		add(t+"تا", Dual)
		add(t+"تي", Dual)
	case strings.HasSuffix(s, "ون"):
		t := strings.TrimSuffix(s, "ون")
		add(t+"ين", Plural)
		add(t+"و", Plural)
		add(t+"ي", Plural)
	case strings.HasSuffix(s, "اء"):
		t := strings.TrimSuffix(s, "ء")
		add(t+"ت", Plural)
		add(s+"ان", Dual)
		add(s+"ين", Dual)
	case strings.HasSuffix(s, "ا"), strings.HasSuffix(s, "ات"):
	default:
		add(s+"ا", Tanwin)
		add(s+"ان", Dual)
		add(s+"ين", Dual)
	}
	return out
}

// adjectiveForms adds the feminine and the sound plurals.
func adjectiveForms(s string) []inflected {
	out := nounForms(s)
	add := func(t string, f Feature) { out = append(out, inflected{t, f}) }
	if !strings.HasSuffix(s, "ه") && !strings.HasSuffix(s, "ون") {
		for _, f := range nounForms(s + "ه") {
			add(f.text, f.feature|Feminine)
		}
		add(s+"ون", Plural)
		add(s+"ات", Plural|Feminine)
	}
	return out
}
