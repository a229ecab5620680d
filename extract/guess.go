package extract

import "github.com/isnad-project/isnad/arabic"

// looksLikeVerb guesses for a word of no list whether it is a verb, from how the
// words of news relate: a verb never takes ال, and its other persons occur.
func (p *parsed) looksLikeVerb(i int) bool {
	if len(p.words[i].Senses) > 0 || p.toks[i].Kind != arabic.Word {
		return false
	}
	return p.readings[i].verbal
}
