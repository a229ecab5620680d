package link

import (
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestSeriesToldOnceAsASum has a series as a sum, then one by one, and a day later with
// another toll and another toll of one of its acts.
func TestSeriesToldOnceAsASum(t *testing.T) {
	day := at("2031-04-07")
	bombs := func(c *isnad.Claim) { c.Trigger = isnad.Quote{Exact: "تفجيرات", Start: 1, End: 8} }
	died := func(c *isnad.Claim) {
		c.Quote.Exact = "وفاة اثنين من جرحى تفجير طرطوس"
		count("killed", 2, 2)(c)
		c.Counts[0].Quote = isnad.Quote{Exact: "اثنين", Start: 105, End: 110}
		c.TollKind = "update"
	}
	taken := func(c *isnad.Claim) { c.Inferred = []string{"place", "time"} }
	in := inputs(
		rep{id: "r1", outlet: "A", published: "2031-04-07", claims: []isnad.Claim{
			claim(ied, "سوريا", in(""), day, bombs, by("التلفزيون"), kill(22), count("injured", 20, -1)),
			claim(carBomb, "طرطوس", day, kill(11), hurt(20)),
			claim(suicide, "السلمية", in("حماة"), day, kill(4)),
			claim(ied, "القامشلي", in("الحسكة"), day, kill(6)),
			claim(ied, "الكسوة", in("ريف دمشق"), day, kill(1)),
			claim(suicide, "الكسوة", in("ريف دمشق"), day, bombs, taken, by("مدير مرصد")),
		}},
		rep{id: "r2", outlet: "B", published: "2031-04-08", claims: []isnad.Claim{
			claim(ied, "سوريا", in(""), day, bombs),
			claim("toll", "سوريا", in(""), day, kill(24)),
			claim(ied, "طرطوس", day, died),
			claim(ied, "طرطوس", day, by("مصدر"), kill(13), hurt(18)),
		}})
	for _, n := range []int{6, 7} { // one stretch of words gives both
		in[n].Claim.Quote = isnad.Quote{Exact: "التفجيرات إلى 24 قتيلا", Start: 0, End: 24}
	}
	q := &in[8].Claim
	q.Quote.Start, q.Quote.End = 100, 130
	res := build(in)
	for i := 1; i < len(res.Edges); i++ {
		if x, y := res.Edges[i-1], res.Edges[i]; x.A == y.A && x.B == y.B {
			t.Errorf("%s and %s are compared twice", x.A, x.B)
		}
	}
	sum := together(t, res, in, 0, 5, 6, 7)
	tartus := together(t, res, in, 1, 8, 9)
	if sum.Type != ied || sum.Place == nil || sum.Place.Name != "سوريا" || !sameTally(sum.Killed, 22, 22, 24) {
		t.Errorf("the series: %s at %v, killed %v", sum.Type, sum.Place, sum.Killed)
	}
	if !sameTally(tartus.Killed, 11, 11, 13) {
		t.Errorf("killed in Tartus: %v: who died later are more dead, not another toll", tartus.Killed)
	}
	if len(sum.SumOf) != 4 || !slices.Contains(sum.SumOf, tartus.ID) {
		t.Errorf("sum of %v", sum.SumOf)
	}
	if contradiction(tartus, "killed", "number") == nil {
		t.Error("11 against 13 is not told")
	}
}

func TestSeveral(t *testing.T) {
	for words, want := range map[string]bool{"تفجيرات": true, "التفجيرات الأربعة": true, "وانفجارات": true, "انفجار سيارات مفخخة": true,
		"تفجير": false, "تفجيران": false, "تفجيرين": false, "وفاة": false, "بات": false} {
		if got := several(words); got != want {
			t.Errorf("%s: several %v", words, got)
		}
	}
}
