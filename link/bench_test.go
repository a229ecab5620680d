package link

import (
	"fmt"
	"testing"
	"time"
)

// many makes n claims in reports of twenty, spread over towns and days so that
// a place sees about as much on a day whatever n is.
func many(n int) []Input {
	first := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC)
	types := []string{shelling, strike, carBomb, "clash", "control.capture", "assault.attack"}
	var reports []rep
	for i := 0; i < n; i += 20 {
		r := rep{id: fmt.Sprint("r", i), outlet: fmt.Sprint("outlet ", i%7), published: first.AddDate(0, 0, i/2000).Format(time.DateOnly)}
		for j := range 20 {
			k := i + j*7919
			town := fmt.Sprint("بلدة", k%300)
			c := claim(types[k%len(types)], town, in(fmt.Sprint("محافظة", k%300%14)), kill(k%40), who("قوات النظام"))
			c.Place.ID, c.Place.Kind = fmt.Sprint("t", k%300), "town"
			c.Place.Within = []string{fmt.Sprint("g", k%300%14), "SY"}
			if k%3 > 0 {
				at(r.published)(&c)
			}
			if k%11 == 0 {
				c = claim("toll", fmt.Sprint("محافظة", k%14), at(r.published), kill(20+k%40))
				c.Place.ID, c.Place.Kind, c.Place.Within = fmt.Sprint("g", k%14), "governorate", []string{"SY"}
			}
			r.claims = append(r.claims, c)
		}
		reports = append(reports, r)
	}
	return inputs(reports...)
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		in := many(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var res Result
			for b.Loop() {
				res = Build(in, nil, Options{})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(in)), "ns/claim")
			b.ReportMetric(float64(len(res.Edges)), "edges")
			b.ReportMetric(float64(len(res.Incidents)), "incidents")
		})
	}
}
