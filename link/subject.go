package link

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
)

// subject is what words speak of: each word by its number, and how much it tells.
type subject struct {
	words []uint32 // sorted
	worth []float32
	norm  float64
}

//go:embed common.tsv
var commonWords string

// common is how much each of the words that news write most tells, by the number of the word.
var common = func() map[uint32]float32 {
	m := map[uint32]float32{}
	for line := range strings.Lines(commonWords) {
		w, n, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if often, err := strconv.Atoi(n); err == nil { // a test reads the file
			m[wordNumber(w)] = float32(max(leastWorth, math.Log2(newsWords/float64(often))-9))
		}
	}
	return m
}()

// A word tells as much as it is rare: a name tells more than a word of every report. Counted
// were so many words of news.
const (
	newsWords  = 14e6
	leastWorth = 0.5
	mostWorth  = 7.5 // of a word that is not among the common ones
)

func wordNumber(w string) uint32 { return uint32(hashed(w)) }

func newSubject(words []string) *subject {
	s := &subject{words: make([]uint32, 0, len(words))}
	for _, w := range words {
		s.words = append(s.words, wordNumber(w))
	}
	slices.Sort(s.words)
	s.words = slices.Compact(s.words)
	s.worth = make([]float32, len(s.words))
	for i, w := range s.words {
		worth, ok := common[w]
		if !ok {
			worth = mostWorth
		}
		s.worth[i] = worth
		s.norm += float64(worth) * float64(worth)
	}
	s.norm = math.Sqrt(s.norm)
	return s
}

// alike is how much two subjects have in common, 0 to 1.
func (s *subject) alike(t *subject) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(s.words) && j < len(t.words); {
		switch {
		case s.words[i] < t.words[j]:
			i++
		case s.words[i] > t.words[j]:
			j++
		default:
			sum += float64(s.worth[i]) * float64(s.worth[i])
			i, j = i+1, j+1
		}
	}
	if sum == 0 {
		return 0
	}
	return sum / (s.norm * t.norm)
}

// likeness names how much two have in common.
var likeness = []struct {
	below float64
	name  string
}{{.03, "nothing"}, {.06, "hardly anything"}, {.1, "little"}, {.15, "some"}, {.2, "a fifth"}, {.3, "a quarter"}, {.45, "a third"}, {.7, "half"}, {2, "nearly all"}}

// likenessOf is the place of a share in likeness.
func likenessOf(share float64) int {
	n := 0
	for share >= likeness[n].below {
		n++
	}
	return n
}

// story is what all that a report tells is about, and the day it was published, farPast when that is
// not known.
type story struct {
	*subject
	day int
}

func storyOf(items []*item) story {
	var words []string
	for _, it := range items {
		words = append(words, it.words...)
	}
	return story{newSubject(words), items[0].originDay}
}

// alikeStories is how alike reports are that may be about one thing: then all that they tell is compared.
const alikeStories = 0.1

// NearReports is how many days apart such reports were published at most.
const NearReports = 5

// near tells whether all that two reports tell is worth comparing.
func (s *story) near(t *story) bool {
	return max(s.day-t.day, t.day-s.day) <= NearReports && s.alike(t.subject) >= alikeStories
}

// weighStories puts on the scale what the two reports as wholes have in common.
func weighStories(x, y *telling, place, kind string, s *scale) {
	if x.story == nil || y.story == nil {
		return
	}
	n := likenessOf(x.story.alike(y.story.subject))
	s.add("reports", "reports have in common: "+likeness[n].name, "")
	alike := "reports have in common about: " + likeness[n/2*2].name
	s.add("reports", alike, []string{"neither at the head", "one at the head", "both at the head"}[boolInt(x.leads())+boolInt(y.leads())])
	s.add("reports", alike, place)
	s.add("reports", alike, kind)
	if x.story.day != farPast && y.story.day != farPast {
		s.add("reports", daysBetween[min(max(x.story.day-y.story.day, y.story.day-x.story.day), len(daysBetween)-1)], "")
	}
}

var daysBetween = []string{"published on one day", "published a day apart", "published two days apart", "published three days apart",
	"published four days apart", "published five days apart", "published six days apart", "published a week apart or more"}
