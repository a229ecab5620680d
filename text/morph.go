package text

import (
	"strings"
	"unicode/utf8"
)

// isArticle holds what begins words and is none: the article with the clitics
// before it.
var isArticle = set("ال وال فال بال كال لل ولل فلل وبال وكال فبال ولال ولا فلا الا والا ولو")

// isParticle holds short words that stand in glued pairs, isOpening those that
// only begin them.
var isParticle = set("من عن في ان مع لا ما بعد قبل منذ ضد عند غير عبر نحو كما هذا اما اذا بين تحت فوق حتي الي علي لدي وقد بان فان")

var isOpening = set("لا ما بين كما وقد اذا هذا")

// isNameHead holds first parts of names that are written together on purpose.
var isNameHead = set("عبد العبد ابو ابي ابا ابن بن ام نور سيف شمس صلاح جمال علاء بهاء عز ضياء محيي فخر تقي زين بدر نجم سعد فضل خير حسام عماد نصر فتح جاد جار رزق هبه عطا حمد محمد ال ذو")

// isNameTail holds last parts of such names.
var isNameTail = set("الدين الله الرحمن الرحيم الاسلام الحق خان اوغلو بور اباد ستان بيك باشا زاده")

// proclitics and suffixes are what stands before and behind a stem in writing.
var (
	proclitics = strings.Fields("و ف ب ل ك س ال وال فال بال كال لل ولل وب ول وك وس فب فل فس وبال وكال فلل ا")
	suffixes   = strings.Fields("ه ها هم هما هن ك كم نا ني ي ا ان ين ون ات وا ت يه ي يا تين تان تها ته تهم تنا تهما تي اته اتها اتهم اتنا اتي اتهما ونه ونها ونهم ينه ينها ينهم انه انها انهم وه وها وهم ناه ناها ناهم يين يون يات ييه تا نيه")
)

// derived tells whether the loaded word is a known word with clitics or endings.
func (s *splitter) derived() bool {
	w := string(s.runes)
	return s.stem(w) || withoutHead(w, func(t string) bool { return s.freq(t) >= derivedCount || s.stem(t) })
}

// stem tells whether w without an ending, if need be, is a known word.
func (s *splitter) stem(w string) bool {
	for _, e := range suffixes {
		if t, ok := strings.CutSuffix(w, e); ok && len(t) >= 6 && !s.seated(len(s.runes)-utf8.RuneCountInString(e)) {
			if f := s.freq(t); f >= derivedCount || s.freq(t+"ه") >= derivedCount && strings.HasPrefix(e, "ت") {
				return true
			}
		}
	}
	return false
}

// seated tells whether the letter at is written أ or إ, with which no ending begins.
func (s *splitter) seated(at int) bool {
	r, _ := utf8.DecodeRuneInString(s.word[s.offsets[at]:])
	return r == 'أ' || r == 'إ'
}

func withoutHead(w string, known func(string) bool) bool {
	for _, p := range proclitics {
		if t, ok := strings.CutPrefix(w, p); ok && len(t) >= 6 && known(t) {
			return true
		}
	}
	return false
}

// derivedCount is how frequent a stem must be for its forms to be words.
const derivedCount = 20

// beginsEnding tells whether w begins with a letter that endings begin with; أ
// and إ begin none.
func beginsEnding(w string) bool {
	for _, head := range []string{"ا", "ي", "ت", "ن", "و", "ه"} {
		if strings.HasPrefix(w, head) {
			return true
		}
	}
	return false
}

// isSuffix tells whether letters can be nothing but an ending here (كتابا|تهم).
func isSuffix(letters string) bool {
	for _, e := range suffixes {
		if letters == e {
			return true
		}
	}
	return false
}

// trimWa takes و and prepositions of one letter off a name's head.
func trimWa(w string) string {
	for _, p := range []string{"و", "ل", "ب", "ف"} {
		if t, ok := strings.CutPrefix(w, p); ok && isNameHead[t] {
			return t
		}
	}
	return w
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
