package gazetteer

import "math"

// overhear counts the adjectives of countries and the names in what is no mention:
// القوات العراقية, #سيول_الأردن.
func (f *finder) overhear() {
	taken := make([]bool, len(f.toks))
	for i := range f.cores {
		c := &f.cores[i]
		if c.known && !c.unknown {
			for k := c.first; k < c.end; k++ {
				taken[k] = true
			}
		} else if c.grade == free && len(c.refs) > 0 {
			if code := f.g.rows[c.refs[0]].Country; code != "" {
				f.report.besides[code]++
			}
		}
	}
	for i := range f.words {
		if n := f.words[i].nisba; n != "" && !taken[i] {
			f.report.besides[n]++
		}
	}
}

// poll counts what the names of a report speak for: a country, a governorate. A
// name does not speak for itself, so that طرابلس in a report of Lebanon is not
// Libya's because the larger city voted for its own country.
type poll struct {
	all map[string]float64
	by  map[string]map[string]float64 // name → what its mentions voted
}

func newPoll() poll { return poll{map[string]float64{}, map[string]map[string]float64{}} }

func (p *poll) vote(name, what string, weight float64) {
	p.all[what] += weight
	own := p.by[name]
	if own == nil {
		own = map[string]float64{}
		p.by[name] = own
	}
	own[what] += weight
}

// others gives what all other names than the given one speak for, as shares of the
// most; less than one vote is a share of one.
func (p *poll) others(name string) map[string]float64 {
	own := p.by[name]
	out := make(map[string]float64, len(p.all))
	top := 1.0
	for what, v := range p.all {
		if v -= own[what]; v > 0.01 {
			out[what] = v
			top = max(top, v)
		}
	}
	for what := range out {
		out[what] /= top
	}
	return out
}

// spoken is what the names of a report speak for besides one name, as shares.
type spoken struct {
	country map[string]float64
	admin1  map[string]float64 // country and governorate
}

// hold counts the votes of one pass: each name has one, and a little more when it
// stands often, divided among its rows by how likely each is meant.
func (r *resolver) hold() {
	countries, admin1s := newPoll(), newPoll()
	if len(r.ms) > 0 && r.ms[0].report != nil {
		for code, v := range r.ms[0].report.besides {
			countries.vote("", code, v)
		}
	}
	for i := range r.ms {
		s := r.scored[i]
		if len(s) == 0 {
			continue
		}
		weight := 1 / math.Sqrt(float64(len(r.named[r.keys[i]])))
		sum := 0.0
		for k := range s {
			if s[0].score-s[k].score > 5 {
				s = s[:k]
				break
			}
			sum += math.Exp(s[k].score - s[0].score)
		}
		for _, o := range s {
			p := &r.g.rows[o.row]
			v := weight * math.Exp(o.score-s[0].score) / sum
			if p.Country != "" {
				countries.vote(r.keys[i], p.Country, v)
			}
			if p.Admin1 != "" {
				admin1s.vote(r.keys[i], p.Country+p.Admin1, v)
			}
		}
	}
	r.spoken = map[string]spoken{}
	for name := range r.named {
		r.spoken[name] = spoken{countries.others(name), admin1s.others(name)}
	}
}
