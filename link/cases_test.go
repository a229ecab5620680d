package link

import (
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

const carBomb, suicide, ied, shelling, strike = "assault.car_bomb", "assault.suicide", "assault.ied", "assault.shelling", "assault.airstrike"

func TestTwoTollsForOneBomb(t *testing.T) {
	in := inputs(rep{id: "r1", outlet: "A", claims: []isnad.Claim{
		claim(carBomb, "دركوش", in("إدلب"), weapon("سيارة مفخخة"), count("killed", 60, -1), hurt(90)),
		claim(carBomb, "دركوش", in("إدلب"), weapon("سيارة مفخخة"), by("شبكة")),
		claim(strike, "دركوش", in("إدلب"), by("شبكة"), who("النظام")),
		claim(carBomb, "دركوش", in("إدلب"), by("المرصد"), kill(19), count("killed", 1, 1, of("children", 0))),
	}})
	e := together(t, build(in), in, 0, 1, 3)
	if !sameTally(e.Killed, 19, 19, 60) || !sameTally(e.Injured, 90, 90, 90) {
		t.Errorf("killed %v, injured %v", e.Killed, e.Injured)
	}
	c := contradiction(e, "killed", "number")
	if c == nil || !slices.Equal(c.Claims[0], []string{in[3].Claim.ID}) || !slices.Equal(c.Claims[1], []string{in[0].Claim.ID}) {
		t.Errorf("contradictions: %v", e.Contradictions)
	}
	if !slices.Equal(e.Origins, []string{"A", "المرصد", "شبكة"}) {
		t.Errorf("origins %q", e.Origins)
	}
	if f := e.Fields["killed"]; f.Value != "19" || len(f.Supports) != 1 || len(f.Disputes) != 1 {
		t.Errorf("field killed: %+v", f)
	}
	if len(e.ByWho) != 1 || e.ByWho[0].Who != "children" || e.ByWho[0].Best != 1 {
		t.Errorf("by who: %v", e.ByWho)
	}
}

func TestNoLosses(t *testing.T) {
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim(carBomb, "مبنى البريد", in("دمشق"), lies(isnad.Near), weapon("سيارتين مفخختين"), kill(7)),
		claim(suicide, "ساحة النجمة", in("دمشق"), lies(isnad.Near), weapon("سيارتين مفخختين"), by("الوكالة")),
		claim(carBomb, "دمشق", by("الوزير"), count("casualties", 0, 0)),
	}})
	e := together(t, build(in), in, 0, 1, 2)
	if !sameTally(e.Killed, 0, 0, 7) || !sameTally(e.Injured, 0, 0, 0) {
		t.Errorf("killed %v, injured %v", e.Killed, e.Injured)
	}
	if c := contradiction(e, "killed", "none_some"); c == nil || !slices.Equal(c.Claims[0], []string{in[2].Claim.ID}) {
		t.Errorf("contradictions: %v", e.Contradictions)
	}
	if e.Type != suicide || e.Place == nil || e.Place.Name != "دمشق" {
		t.Errorf("type %s, place %v: the finest place without contradiction is the city", e.Type, e.Place)
	}
}

func TestSilenceIsNotZero(t *testing.T) {
	in := inputs(rep{id: "r1", claims: []isnad.Claim{claim(carBomb, "حمص")}})
	if e := eventWith(t, build(in), in[0].Claim.ID); e.Killed != nil || e.Injured != nil {
		t.Errorf("nobody said anything: %v %v", e.Killed, e.Injured)
	}
}

func TestCaptureClaimedPartlyDenied(t *testing.T) {
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim("control.capture", "قارة", mood(isnad.Denied), by("المعارضة"), who("قوات الأسد")),
		claim("control.advance", "قارة", mood(isnad.Denied), by("المركز"), who("الجيش")),
		claim("control.capture", "قارة", by("سانا"), who("الجيش السوري"), extent("full")),
		claim("control.capture", "قارة", by("صحيفة"), who("الجيش"), extent("large")),
		claim("coerce.siege", "قارة", by("المركز")),
	}})
	e := together(t, build(in), in, 0, 1, 2, 3)
	happened := contradiction(e, "happened", "happened")
	if happened == nil || len(happened.Claims[0]) != 2 || len(happened.Claims[1]) != 2 {
		t.Errorf("happened: %v", happened)
	}
	full := false
	for _, c := range e.Contradictions {
		if c.Kind == "control" && slices.Equal(c.Claims[0], []string{in[2].Claim.ID}) && slices.Equal(c.Claims[1], []string{in[3].Claim.ID}) ||
			c.Kind == "control" && slices.Equal(c.Claims[1], []string{in[2].Claim.ID}) && slices.Equal(c.Claims[0], []string{in[3].Claim.ID}) {
			full = true
		}
	}
	if !full || contradiction(e, "control", "control") == nil {
		t.Errorf("full against large control is not told: %v", e.Contradictions)
	}
	if f := e.Fields["happened"]; f.Value != "yes" || len(f.Supports) != 2 || len(f.Disputes) != 2 {
		t.Errorf("field happened: %+v", f)
	}
}

func TestOnlyDenied(t *testing.T) {
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim(carBomb, "حمص", mood(isnad.Denied), kill(5)),
		claim(strike, "حلب", mood(isnad.Planned)),
	}})
	res := build(in)
	e := eventWith(t, res, in[0].Claim.ID)
	if e.Fields["happened"].Value != "no" || e.Killed != nil {
		t.Errorf("a denied claim gives figures: %v, %v", e.Fields["happened"], e.Killed)
	}
	if len(res.Incidents) != 2 || len(res.Events) != 1 {
		t.Errorf("%d incidents and %d events: a plan is no event", len(res.Incidents), len(res.Events))
	}
}

// series is a report of four attacks and their sum, one of them a toll of two.
func series() rep {
	day := at("-P1D")
	return rep{id: "r1", outlet: "A", claims: []isnad.Claim{
		claim("toll", "سوريا", in(""), day, kill(48), count("injured", 20, -1)),
		claim(carBomb, "الزهراء", in("حمص"), at("-P1DTMO"), kill(4)),
		claim("toll", "طرطوس", day, by("الإعلام الرسمي"), kill(35), hurt(43)),
		claim(carBomb, "طرطوس", day, lies(isnad.Near), words("اعتداءين الأول بسيارة مفخخة")),
		claim(suicide, "طرطوس", day, lies(isnad.Near), words("والثاني انتحاري فجر نفسه")),
		claim(ied, "الصبورة", in("ريف دمشق"), day, kill(1)),
		claim(ied, "الحسكة", day, kill(8), count("killed", 6, 6, of("police", 0))),
	}}
}

func TestSeriesAndItsSum(t *testing.T) {
	in := inputs(series())
	res := build(in)
	for i := range in {
		together(t, res, in, i)
	}
	sum, tartus := eventWith(t, res, in[0].Claim.ID), eventWith(t, res, in[2].Claim.ID)
	ids := func(numbers ...int) (out []string) {
		for _, n := range numbers {
			out = append(out, eventWith(t, res, in[n].Claim.ID).ID)
		}
		slices.Sort(out)
		return out
	}
	if !slices.Equal(sum.SumOf, ids(1, 2, 5, 6)) {
		t.Errorf("sum of %v, want %v", sum.SumOf, ids(1, 2, 5, 6))
	}
	if !slices.Equal(tartus.SumOf, ids(3, 4)) || !slices.Equal(tartus.PartOf, ids(0)) {
		t.Errorf("Tartus: sum of %v, part of %v", tartus.SumOf, tartus.PartOf)
	}
	if got := sumsOf(sum, "killed"); !slices.Equal(got, []string{"35 + 8 + 4 + 1 = 48: adds up"}) || len(sum.Sums[0].Claims) != 5 {
		t.Errorf("sums: %q", got)
	}
	rows := Tally(res.Events)
	if len(rows) != 1 || !sameTally(rows[0].Killed, 48, 48, 48) || !sameTally(rows[0].Injured, 43, 43, 43) {
		t.Fatalf("tally: %+v", rows)
	}
	if n := len(rows[0].SetAside); n != 2 || rows[0].SetAside[0].Event != sum.ID || rows[0].SetAside[0].Why == "" {
		t.Errorf("set aside: %+v", rows[0].SetAside)
	}
	got := map[string]int{}
	for _, r := range Tally(res.Events, ByPlace) {
		if r.Killed != nil {
			got[r.Key[0]] = r.Killed.Best
		}
	}
	want := map[string]int{"حمص": 4, "طرطوس": 35, "ريف دمشق": 1, "الحسكة": 8}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("killed in %s: %d, want %d", k, got[k], v)
		}
	}
	if len(got) != len(want) {
		t.Errorf("rows %v, want %v", got, want)
	}
}

func TestSeriesToldAsOneAttack(t *testing.T) {
	r := series()
	r.claims[0].Type = ied
	r.claims = slices.Delete(r.claims, 2, 5)
	r.claims = append(r.claims, claim(ied, "طرطوس", by("الإعلام الرسمي"), kill(35)))
	in := inputs(r)
	res := build(in)
	if e := together(t, res, in, 0); len(e.SumOf) != 4 || !slices.Equal(sumsOf(e, "killed"), []string{"35 + 8 + 4 + 1 = 48: adds up"}) {
		t.Errorf("sum of %v, %v", e.SumOf, e.Sums)
	}
	if rows := Tally(res.Events); !sameTally(rows[0].Killed, 48, 48, 48) {
		t.Errorf("killed %v", rows[0].Killed)
	}
	*r.claims[0].Counts[0].Low = 50
	r.claims[0].Counts[0].High = r.claims[0].Counts[0].Low
	in = inputs(r)
	res = build(in)
	if e := together(t, res, in, 0); sumsOf(e, "killed")[0] != "35 + 8 + 4 + 1 = 48 by parts, 50 stated" {
		t.Errorf("sums: %v", e.Sums)
	}
	if rows := Tally(res.Events); !sameTally(rows[0].Killed, 50, 50, 50) {
		t.Errorf("killed %v: parts and whole are both counted", rows[0].Killed)
	}
}

func TestPartsThatFallShort(t *testing.T) {
	r := series()
	r.claims[6] = claim(ied, "الحسكة", at("-P1D"), kill(3))
	in := inputs(r)
	rows := Tally(build(in).Events)
	if !sameTally(rows[0].Killed, 48, 48, 48) {
		t.Errorf("killed %v: the whole is greater than its parts", rows[0].Killed)
	}
	if len(rows[0].SetAside) != 5 { // four parts, and the sum's injured
		t.Errorf("set aside: %+v", rows[0].SetAside)
	}
}

func TestGovernorateTolls(t *testing.T) {
	lcc := by("لجان التنسيق")
	day := at("-P1D")
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim(shelling, "حمص", at("P0D"), count("killed", 50, -1), count("killed", 20, 20, of("children", 0))),
		claim("toll", "سوريا", in(""), day, lcc, kill(35), count("killed", 4, 4, of("women", 0))),
		claim("toll", "حمص", day, lcc, kill(19)),
		claim("toll", "ريف دمشق", day, lcc, kill(10)),
		claim("toll", "إدلب", day, lcc, kill(2)),
		claim("toll", "درعا", day, lcc, kill(2)),
		claim("toll", "حلب", day, lcc, kill(2)),
	}})
	res := build(in)
	whole := together(t, res, in, 1)
	if len(whole.SumOf) != 5 || !slices.Equal(sumsOf(whole, "killed"), []string{"19 + 10 + 2 + 2 + 2 = 35: adds up"}) {
		t.Errorf("sum of %v: %v", whole.SumOf, whole.Sums)
	}
	if e := together(t, res, in, 0); len(e.PartOf) != 0 {
		t.Errorf("the fifty of the next day are counted into the day before: %v", e.PartOf)
	}
	if r := Tally(res.Events); !sameTally(r[0].Killed, 85, 85, 85) {
		t.Errorf("killed %v, want 35 and 50", r[0].Killed)
	}
}

func TestTollOverALongTime(t *testing.T) {
	in := inputs(
		rep{id: "r1", published: "2016-09-06", claims: []isnad.Claim{
			claim("toll", "سوريا", in(""), at("2011-03/2016-09-06"), kill(300000))}},
		rep{id: "r2", published: "2016-09-06", claims: []isnad.Claim{claim(carBomb, "حمص", at("2016-09-05"), kill(4))}})
	rows := Tally(build(in).Events)
	if !sameTally(rows[0].Killed, 4, 4, 4) || len(rows[0].SetAside) != 1 {
		t.Errorf("%+v", rows[0])
	}
}

func TestCampaignsAndDays(t *testing.T) {
	day, months := at("2023-12-01"), at("2023-10-07/2024-02-25")
	for _, tc := range []struct {
		name string
		a, b isnad.Claim
		same bool
	}{
		{"a raid and a campaign", claim(strike, "غزة", city, day), claim(strike, "غزة", city, months), false},
		{"an undated raid and a campaign", claim(strike, "غزة", city), claim(strike, "غزة", city, months), false},
		{"one campaign", claim(strike, "غزة", city, months), claim(strike, "غزة", city, months), true},
		{"two tolls of a day", claim("toll", "غزة", city, day, kill(35)), claim("toll", "غزة", city, day, kill(19)), true},
		{"a day's toll and one since long", claim("toll", "غزة", city, day, kill(35)), claim("toll", "غزة", city, day, kill(32490)), false},
		{"some dead and one since long", claim("toll", "غزة", city, day, count("killed", 2, -1)), claim("toll", "غزة", city, day, kill(32490)), false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			in := inputs(rep{id: "r1", outlet: "A", published: "2023-12-02", claims: []isnad.Claim{tc.a}},
				rep{id: "r2", outlet: "B", published: "2023-12-02", claims: []isnad.Claim{tc.b}})
			if got := len(build(in).Incidents) == 1; got != tc.same {
				t.Errorf("joined: %v, want %v", got, tc.same)
			}
		})
	}
}

func TestCopiesAreOneOrigin(t *testing.T) {
	c := []isnad.Claim{claim(carBomb, "دركوش", in("إدلب"), kill(19))}
	in := inputs(
		rep{id: "r1", outlet: "B", published: "2013-10-15", text: "one", claims: c},
		rep{id: "r2", outlet: "A", published: "2013-10-16", text: "one", claims: c},
		rep{id: "r3", outlet: "C", published: "2013-10-15", text: "other", claims: []isnad.Claim{
			claim(carBomb, "دركوش", in("إدلب"), kill(30))}})
	e := together(t, build(in), in, 0, 1, 2)
	if !slices.Equal(e.Origins, []string{"B", "C"}) {
		t.Errorf("origins %q: the copy speaks with the voice of the first outlet", e.Origins)
	}
}

func TestUndatedReportsNeedMoreThanTime(t *testing.T) {
	for _, tc := range []struct {
		name string
		a, b isnad.Claim
		same bool
	}{
		{"shelling of one town", claim(shelling, "داريا", in("ريف دمشق"), at("P0D")), claim(shelling, "داريا", in("ريف دمشق"), at("P0D")), false},
		{"one party shells one town", claim(shelling, "داريا", in("ريف دمشق"), who("قوات النظام")), claim(shelling, "داريا", in("ريف دمشق"), who("قوات النظام")), false},
		{"the same figure", claim(shelling, "داريا", in("ريف دمشق"), kill(17)), claim(shelling, "داريا", in("ريف دمشق"), kill(17)), true},
		{"a car bomb in a town", claim(carBomb, "دركوش", in("إدلب"), weapon("سيارة مفخخة"), kill(19)), claim(carBomb, "دركوش", in("إدلب"), weapon("سيارة مفخخة")), true},
		{"the same figure elsewhere", claim(carBomb, "دركوش", in("إدلب"), kill(17)), claim(carBomb, "سراقب", in("إدلب"), kill(17)), false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			in := inputs(rep{id: "r1", claims: []isnad.Claim{tc.a}}, rep{id: "r2", claims: []isnad.Claim{tc.b}})
			if got := len(build(in).Incidents) == 1; got != tc.same {
				t.Errorf("joined: %v, want %v", got, tc.same)
			}
		})
	}
}

func TestDifferentActs(t *testing.T) {
	day := at("2016-09-05")
	for _, tc := range []struct {
		name string
		rep  rep
		want int
	}{
		{"one verb, three places", rep{claims: []isnad.Claim{
			claim(shelling, "برزة", in("دمشق"), trigger(0, 4)), claim(shelling, "القابون", in("دمشق"), trigger(0, 4)),
			claim(shelling, "دمشق", trigger(0, 4))}}, 3},
		{"first and second", rep{claims: []isnad.Claim{
			claim(carBomb, "طرطوس", day, words("الأول بسيارة")), claim(carBomb, "طرطوس", day, words("والثاني بسيارة"))}}, 2},
		{"a car bomb, then a bomber among those who came to help", rep{claims: []isnad.Claim{
			claim(carBomb, "طرطوس", day, kill(20)), claim(suicide, "طرطوس", day, kill(15))}}, 2},
		{"a car bomb that a bomber drove, and nobody counts twice", rep{claims: []isnad.Claim{
			claim(carBomb, "طرطوس", day, kill(20)), claim(suicide, "طرطوس", day, kill(20))}}, 1},
		{"two figures from one narrator", rep{claims: []isnad.Claim{
			claim(shelling, "دوما", in("ريف دمشق"), by("المرصد"), kill(30), weapon("هاون")),
			claim(shelling, "دوما", in("ريف دمشق"), by("المرصد"), kill(2), weapon("دبابات"))}}, 2},
		{"a town and its countryside", rep{claims: []isnad.Claim{
			claim("clash", "حلب"), claim("clash", "حلب", lies(isnad.Countryside))}}, 2},
		{"two days", rep{claims: []isnad.Claim{
			claim(shelling, "داريا", in("ريف دمشق"), at("-P1D")), claim(shelling, "داريا", in("ريف دمشق"), at("P0D"))}}, 2},
		{"fighting in a city and in a quarter", rep{claims: []isnad.Claim{
			claim("clash", "حلب", day), claim("clash", "صلاح الدين", in("حلب"), day)}}, 2},
		{"headline and lead", rep{claims: []isnad.Claim{
			claim(ied, "مقديشو"), claim(ied, "مقديشو", at("2015-07-26"), kill(6))}}, 1},
		{"headline says where less exactly", rep{claims: []isnad.Claim{
			claim("clash", "سوريا", in(""), kill(7)), claim("assault.attack", "تلكلخ", in("حمص"), day, kill(7))}}, 1},
		{"the type drifts", rep{claims: []isnad.Claim{
			claim(ied, "سروج", day), claim(carBomb, "سروج", day, by("شهود")), claim(suicide, "سروج", day, by("الشرطة"))}}, 1},
		{"an attack by two parties", rep{claims: []isnad.Claim{
			claim(shelling, "حمص", who("قوات الأسد"), by("نشطاء")), claim(shelling, "حمص", who("مجموعة إرهابية مسلحة"), by("الوكالة"))}}, 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.rep.id = "r1"
			if res := build(inputs(tc.rep)); len(res.Incidents) != tc.want {
				t.Errorf("%d incidents, want %d", len(res.Incidents), tc.want)
				for _, e := range res.Edges {
					t.Log(e)
				}
			}
		})
	}
}

func TestCityAndQuarterOverReports(t *testing.T) {
	id := func(id string, within ...string) edit {
		return func(c *isnad.Claim) { c.Place.ID, c.Place.Within = id, within }
	}
	kindOf := func(k string) edit { return func(c *isnad.Claim) { c.Place.Kind = k } }
	in := inputs(
		rep{id: "r1", published: "2016-09-05", outlet: "A", claims: []isnad.Claim{
			claim(carBomb, "الزهراء", in("حمص"), id("q1", "t1", "g1", "SY"), kindOf("neighbourhood"), at("2016-09-05"), kill(4))}},
		rep{id: "r2", published: "2016-09-06", outlet: "B", claims: []isnad.Claim{
			claim(ied, "حمص", id("t1", "g1", "SY"), kindOf("city"), at("2016-09-05"), kill(4))}},
		rep{id: "r3", published: "2016-09-06", outlet: "C", claims: []isnad.Claim{
			claim(ied, "تلكلخ", in("حمص"), id("t2", "g1", "SY"), kindOf("city"), at("2016-09-05"), kill(4))}})
	e := together(t, build(in), in, 0, 1)
	if e.Place.ID != "q1" || e.Type != carBomb || e.Date == nil || e.Date.From != "2016-09-05" {
		t.Errorf("%+v %s %v", e.Place, e.Type, e.Date)
	}
}

func TestSumWithoutPlace(t *testing.T) {
	r := series()
	r.claims[0] = claim(ied, "", at("-P1D"), kill(48), trigger(0, 5))
	r.claims[0].Trigger.Exact = "سلسلة تفجيرات"
	in := inputs(r)
	res := build(in)
	if e := together(t, res, in, 0); len(e.SumOf) != 4 {
		t.Errorf("sum of %v", e.SumOf)
	}
	n := 47
	r.claims[0].Counts[0].Low, r.claims[0].Counts[0].High = &n, &n
	in = inputs(r)
	if e := together(t, build(in), in, 0); len(e.SumOf) != 0 {
		t.Errorf("without place and without adding up: sum of %v", e.SumOf)
	}
}

func TestMentionByTheWay(t *testing.T) {
	quarter := func(c *isnad.Claim) {
		c.Place.ID, c.Place.Kind, c.Place.Within = "q1", "neighbourhood", []string{"t1", "g1", "SY"}
	}
	for _, tc := range []struct {
		name string
		a, b isnad.Claim
		want int
	}{
		{"shelling of a quarter, toll of the city", claim(shelling, "الخالدية", in("حمص"), quarter, by("ناشط")), claim(shelling, "حمص", city, at("P0D"), by("مصدر"), count("killed", 15, -1)), 2},
		{"shelling of a quarter, killing in the city", claim(shelling, "الخالدية", in("حمص"), quarter, by("ناشط")), claim("assault.kill", "حمص", city, by("لجان"), kill(12)), 2},
		{"killing in a quarter, killing in the city", claim("assault.kill", "الخالدية", in("حمص"), quarter), claim("assault.kill", "حمص", city, kill(12)), 2},
		{"shelling of a city, killing in it", claim(shelling, "حمص", city, by("ناشط")), claim("assault.kill", "حمص", city, by("لجان"), kill(12)), 2},
		{"a bomb in a quarter and in the city", claim(ied, "الخالدية", in("حمص"), quarter, by("ناشط")), claim(carBomb, "حمص", city, kill(12)), 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			res := build(inputs(rep{id: "r1", claims: []isnad.Claim{tc.a, tc.b}}))
			if len(res.Incidents) != tc.want {
				t.Errorf("%d incidents, want %d: %v", len(res.Incidents), tc.want, res.Edges)
			}
		})
	}
}

func TestFresherTollIsBest(t *testing.T) {
	bomb := func(n int) []isnad.Claim {
		return []isnad.Claim{claim(carBomb, "دركوش", in("إدلب"), at("2013-10-14"), by("المرصد"), kill(n))}
	}
	in := inputs(rep{id: "r2", published: "2013-10-16", claims: bomb(39)}, rep{id: "r1", published: "2013-10-15", claims: bomb(19)})
	e := together(t, build(in), in, 0, 1)
	if !sameTally(e.Killed, 19, 39, 39) {
		t.Errorf("killed %v", e.Killed)
	}
	if contradiction(e, "killed", "number") != nil {
		t.Error("an update is no contradiction")
	}
}
