package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// sampleCases asks of the events of the samples what their texts say, case by case. The
// five reports that are no part of the project are asked in link.TestFiveReports.
func sampleCases(t *testing.T, events []isnad.Event) {
	for _, tc := range []struct {
		name, code, place string
		date              string
		killed, injured   string   // low/best/high; empty: nobody said
		disputes          []string // kind of field: origins / origins
		sums              []string
		parts             int
	}{
		{"one car bomb, two tolls", "assault.car_bomb", "سلقين", "2031-03-03", "19/19/60", "90/90/90",
			[]string{"number of killed: شبكة أخبار الشمال / وكالة العينة"}, nil, 0},
		{"nobody hurt, says a minister", "assault.car_bomb", "مبنى الجمارك", "2031-03-06", "0/0/0", "0/0/0", nil, nil, 0},
		{"damage told and denied", "coerce.destroy", "مبنى الجمارك", "2031-03-06", "", "",
			[]string{"happened of happened: ناشطون / مراسل التلفزيون"}, nil, 0},
		{"a town taken, largely, not at all", "control.capture", "دير عطية", "", "", "", []string{
			"control of control: مصدر عسكري / صحيفة المدينة القريبة من الحكومة", "control of control: مصدر عسكري / مركز القلمون الإعلامي",
			"control of control: صحيفة المدينة القريبة من الحكومة / مركز القلمون الإعلامي",
			"happened of happened: صحيفة المدينة القريبة من الحكومة, مصدر عسكري / مركز القلمون الإعلامي"}, nil, 0},
		{"a day's toll by governorate", "toll", "سوريا", "2031-03-11", "27/27/27", "", nil, []string{"12 + 8 + 4 + 2 + 1 = 27: adds up"}, 5},
		{"an attack in a governorate's toll", "toll", "حمص", "2031-03-11", "12/12/12", "", nil, nil, 1},
		{"the next day's fifteen", "assault.shelling", "حمص", "2031-03-12", "15/15/15", "", nil, nil, 0},
		{"four bombings, as a sum and one by one", "assault.ied", "سوريا", "2031-04-07", "22/22/24", "20/20/20",
			[]string{"number of killed: التلفزيون السوري / وكالة العينة"},
			[]string{"11 + 6 + 4 + 1 = 22: adds up", "11–13 + 6 + 4 + 1 = 22–24 by parts, 22–24 stated: fits"}, 4},
		{"one of them, whose toll rose", "assault.car_bomb", "طرطوس", "2031-04-07", "11/11/13", "18/18/20",
			[]string{"number of killed: شبكة النموذج الإخبارية / مصدر في مديرية الصحة", "number of injured: مصدر في مديرية الصحة / شبكة النموذج الإخبارية"}, nil, 0},
		{"another, of whose dead five were of the forces", "assault.ied", "القامشلي", "2031-04-07", "6/6/6", "", nil, nil, 0},
		{"another, claimed", "assault.suicide", "السلمية", "2031-04-07", "4/4/4", "", nil, nil, 0},
		{"the last, of one dead", "assault.ied", "الكسوة", "2031-04-07", "1/1/1", "", nil, nil, 0},
		{"a strike told by two and denied by a ministry", "assault.airstrike", "الأتارب", "2031-03-25", "0/7/9", "0/0/20", []string{
			"none_some of killed: وزارة الدفاع / ناشطون", "number of killed: ناشطون / مرصد الشمال لحقوق الإنسان",
			"none_some of injured: وزارة الدفاع / مرصد الشمال لحقوق الإنسان",
			"happened of happened: مدير المرصد, مرصد الشمال لحقوق الإنسان, ناشطون / وزارة الدفاع"}, nil, 0},
		{"a siege named and denied", "coerce.siege", "سوريا", "2031-03-29", "", "",
			[]string{"happened of happened: المبعوث الدولي / الحكومة"}, nil, 0},
		{"a checkpoint taken, eight soldiers dead", "assault.kill", "عتمان", "", "8/8/8", "", nil, nil, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var found []isnad.Event
			for _, e := range events {
				if e.Type == tc.code && e.Place != nil && link.Fold(e.Place.Name) == link.Fold(tc.place) && (e.Date == nil && tc.date == "" || e.Date != nil && e.Date.From == tc.date) {
					found = append(found, e)
				}
			}
			if len(found) != 1 {
				t.Fatalf("%d events of %s in %s", len(found), tc.code, tc.place)
			}
			e := found[0]
			three := func(x *isnad.Tally) string {
				if x == nil {
					return ""
				}
				return fmt.Sprintf("%d/%d/%d", x.Low, x.Best, x.High)
			}
			if k, i := three(e.Killed), three(e.Injured); k != tc.killed || i != tc.injured {
				t.Errorf("killed %q, injured %q; want %q, %q", k, i, tc.killed, tc.injured)
			}
			var disputes, sums []string
			for _, c := range e.Contradictions {
				var sides [2]string
				for i, ids := range c.Claims {
					var names []string
					for _, id := range ids {
						names = append(names, e.OriginOf[id])
					}
					slices.Sort(names)
					sides[i] = strings.Join(slices.Compact(names), ", ")
				}
				disputes = append(disputes, c.Kind+" of "+c.Field+": "+sides[0]+" / "+sides[1])
			}
			for _, s := range e.Sums {
				sums = append(sums, s.String())
			}
			if !slices.Equal(disputes, tc.disputes) {
				t.Errorf("contradictions %q, want %q", disputes, tc.disputes)
			}
			if !slices.Equal(sums, tc.sums) || len(e.SumOf) != tc.parts {
				t.Errorf("sums %q of %d parts, want %q of %d", sums, len(e.SumOf), tc.sums, tc.parts)
			}
		})
	}
}
