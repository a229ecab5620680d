package link

import (
	"regexp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// commonNouns say nothing about which party or weapon is meant: two names that
// share only these are not the same, and do not differ either.
var commonNouns = set(`قوات قوه قوي جيش عناصر عنصر مقاتلو مقاتلي مقاتلون مقاتلين مسلحون مسلحين مسلحو مسلحي مسلحه مسلح
	مجموعه مجموعات جماعه جماعات كتايب كتيبه لواء الويه تنظيم حركه فصايل فصيل ميليشيا ميليشيات افراد رجال جنود وحدات
	مواليه موالي تابعه تابع سلاح اسلحه ثقيله ثقيل مختلفه انواع نوع`)

// irregulars are men at arms of no state, whatever a narrator holds them for.
var irregulars = set(`مسلحون مسلحين مسلحه ارهابيه ارهابيون ارهابيين متمردون متمردين متمرده عصابات`)

// stopWords do not tell one happening from another.
var stopWords = set(`في من الي علي عن ان انه انها كان كانت قد ما لا لم لن هو هي هذا هذه ذلك تلك التي الذي الذين مع بعد قبل
	بين حتي ثم او و كما قال قالت اعلن اعلنت اكد اكدت ذكر ذكرت اضاف اضافت افاد افادت وفق بحسب حسب نحو حوالي عدد عده
	علي عند خلال حيث اثر جراء عقب وسط ضد كل بعض اخر اخري اخرين غير منذ امس اليوم يوم صباح مساء فجر ليل قتل قتلي قتيل
	قتيلا جرح جرحي اصيب اصابه مقتل سقوط شخص شخصا اشخاص مدينه بلده منطقه حي محافظه ريف سوريا السوري السوريه`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[bare(Fold(w))] = true
	}
	return m
}

// bare takes a leading و, ب, ل, ف or ك and the article off a folded word, as
// long as a word remains. Both sides of a comparison go through it, so that it
// need not be right, only even.
func bare(w string) string {
	for _, p := range []string{"وال", "بال", "لل", "فال", "كال", "ال"} {
		if rest, ok := strings.CutPrefix(w, p); ok && len([]rune(rest)) >= 3 {
			return rest
		}
	}
	if r := []rune(w); len(r) >= 5 && (r[0] == 'و' || r[0] == 'ب' || r[0] == 'ل') {
		return string(r[1:])
	}
	return w
}

// nameWords are the words of names that tell whom they mean, sorted, each once.
func nameWords(names ...string) []string {
	return wordsBut(commonNouns, names...)
}

// contentWords are the words of a quote that tell what it is about.
func contentWords(q isnad.Quote) []string {
	return wordsBut(stopWords, q.Exact)
}

func wordsBut(drop map[string]bool, texts ...string) []string {
	var out []string
	for _, t := range texts {
		for w := range strings.FieldsSeq(Fold(t)) {
			if w = bare(w); len([]rune(w)) > 2 && !drop[w] {
				out = append(out, w)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shared are the words that both sorted lists hold.
func shared(a, b []string) []string {
	var out []string
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			out = append(out, a[i])
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return out
}

var (
	firstWords  = set("الاول الاولي اولهما احدهما")
	secondWords = set("الثاني الثانيه ثاني ثانيه ثانيهما الثالث الثالثه الرابع الرابعه الخامس الخامسه")
)

// ordinal is 1 for a claim told as the first of several acts, 2 for a later
// one, 0 otherwise.
func ordinal(q isnad.Quote) int {
	n := 0
	for w := range strings.FieldsSeq(Fold(q.Exact)) {
		switch w = bare(w); {
		case firstWords[w] && n == 0:
			n = 1
		case secondWords[w] && n == 0:
			n = 2
		case firstWords[w] || secondWords[w]:
			return 0 // tells of several
		}
	}
	return n
}

// diedOfWounds tells a figure of dead who were counted as injured before: «وفاة اثنين من
// جرحى التفجير», «توفي ثلاثة متأثرين بجراحهم». They come to the others.
func diedOfWounds(c *isnad.Claim, n isnad.Count) bool {
	words := []rune(c.Quote.Exact)
	from, to := n.Quote.Start-c.Quote.Start, n.Quote.End-c.Quote.Start
	if n.Outcome != "killed" || from < 0 || to > len(words) || from > to {
		return false
	}
	words = words[from:min(to+30, len(words))] // the figure and a few words more
	return strings.Contains(Fold(string(words)), " متاثر") || ofWounded.MatchString(Fold(string(words)))
}

var ofWounded = regexp.MustCompile(` من (ال)?(جرحي|مصابين|مصابي)( |$)`)
