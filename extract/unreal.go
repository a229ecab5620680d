package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// rumoured are words right before أن with which nobody vouches for what follows.
var rumoured = map[string]bool{"يقال": true, "قيل": true, "تردد": true, "يتردد": true, "يشاع": true}

// averting are words that say of the act behind them, under the preposition, that it did not
// come about: فشلوا في اقتحام, منعته من تفجير, تجنبا لوقوع.
var averting = map[string]string{
	"فشل": "في", "فشلت": "في", "فشلوا": "في", "يفشل": "في", "تفشل": "في", "اخفق": "في", "اخفقت": "في", "اخفقوا": "في", "فشله": "في", "فشلها": "في",
	"عجز": "عن", "عجزت": "عن", "عجزوا": "عن", "يعجز": "عن", "تعجز": "عن", "عجزه": "عن", "عجزها": "عن",
	"منع": "من", "منعت": "من", "منعوا": "من", "منعه": "من", "منعته": "من", "منعتها": "من", "منعتهم": "من", "يمنع": "من", "تمنع": "من", "لمنع": "من",
	"تجنب": "", "تجنبت": "", "تجنبا": "", "لتجنب": "", "تفادي": "", "تفادت": "", "تفاديا": "", "لتفادي": "",
}

// cancelling are words for calling off what was to be held.
var cancelling = map[string]bool{"الغي": true, "الغت": true, "الغيت": true, "يلغي": true, "تلغي": true, "الغاء": true, "بالغاء": true}

// fearing are words for fear of what may come.
var fearing = map[string]bool{"خوفا": true, "خشيه": true, "مخاوف": true, "المخاوف": true, "تخوف": true, "تخوفا": true, "يخشي": true, "تخشي": true, "نخشي": true,
	"يخشون": true, "خشيت": true}

// unreal reads the words before an act, back to another act or verb, that tell that
// it was averted, called off or only feared.
func (p *parsed) unreal(s *sentence, e *event) isnad.Modality {
	if !p.isActNoun(e.first) {
		return ""
	}
	prep := ""
	if c := s.chunkOf(e.first); c >= 0 {
		prep = s.chunks[c].prep
	}
	for j := e.first - 1; j >= s.first && j >= e.first-6; j-- {
		n := strings.TrimPrefix(p.norm(j), "و")
		want, averts := averting[n]
		switch d := e.first - j; {
		case p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text), p.particle(j, p.class.that), p.particle(j, p.class.rel), p.particle(j, p.class.clause):
			return ""
		case averts && (want == "" && d <= 3 || want == prep && want != ""):
			if p.notBefore(j) >= 0 {
				return ""
			}
			return isnad.Negated
		case cancelling[n] && isnad.Family(e.typ) == "consult":
			return isnad.Negated
		case fearing[n] && d <= 3:
			return isnad.Hedged
		case n == "غير" && d <= 3 && p.norm(j-1) == "من":
			return isnad.Negated
		case n == "صحه" && (p.norm(j-1) == "لا" || p.norm(j-1) == "ولا"):
			return isnad.Denied
		case n == "وقوع" || n == "حدوث":
		case p.isActNoun(j), p.pos(j, lexicon.Verb) != nil && p.isVerb(j, s):
			return ""
		}
	}
	return ""
}

// calledFalse tells an act of which the clause goes on to say that it is not so: ما تردد عن
// مقتله عار عن الصحة.
func (p *parsed) calledFalse(s *sentence, e *event) bool {
	for j := e.end; j+1 < s.end && j < e.end+10; j++ {
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			return false
		}
		a, b := p.norm(j), p.norm(j+1)
		if (a == "عار" || a == "عاريه" || a == "عاري") && (b == "عن" || b == "من") || a == "لا" && b == "اساس" || a == "غير" && (b == "صحيح" || b == "صحيحه") {
			return true
		}
	}
	return false
}

// perhaps tells an adjective of doubt at the act: هجوم محتمل.
func (p *parsed) perhaps(s *sentence, e *event) bool {
	for j := e.first + 1; j < s.end && j <= e.end; j++ {
		switch p.norm(j) {
		case "محتمل", "محتمله", "محتملا", "المحتمل", "المحتمله", "مزعوم", "مزعومه", "المزعوم", "المزعومه", "مفترض", "المفترض":
			return true
		}
	}
	return false
}
