package gazetteer

import (
	"math"
	"slices"
)

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
		if f.words[i].term.has(isParty) {
			f.report.besides[f.words[i].term.country] += 0.5
		}
	}
}

// poll counts what the names of a report speak for: a country, a governorate. A
// name does not speak for itself, so that طرابلس in a report of Lebanon is not
// Libya's because the larger city voted for its own country.
type poll struct {
	all map[string]float64
	by  [][]vote // what its mentions voted, by the number of the name
}

type vote struct {
	what   string
	weight float64
}

func newPoll(names int) *poll { return &poll{map[string]float64{}, make([][]vote, names)} }

func (p *poll) vote(name int32, what string, weight float64) {
	p.all[what] += weight
	own := p.by[name]
	for i := range own {
		if own[i].what == what {
			own[i].weight += weight
			return
		}
	}
	p.by[name] = append(own, vote{what, weight})
}

// without is what all say for something but those of one name.
func (p *poll) without(name int32, what string) float64 {
	v := p.all[what]
	for _, o := range p.by[name] {
		if o.what == what {
			v -= o.weight
		}
	}
	return v
}

// few is the votes below which something is not spoken for.
const few = 0.01

// others is what all other names than the given one speak for.
func (p *poll) others(name int32) shares {
	s := shares{p, name, 1, false}
	for what := range p.all {
		if v := p.without(name, what); v > few {
			s.top, s.any = max(s.top, v), true
		}
	}
	return s
}

// shares is what the names of a report but one speak for, as shares of the most; less
// than one vote is a share of one.
type shares struct {
	poll *poll
	name int32
	top  float64
	any  bool
}

func (s *shares) of(what string) float64 {
	if s.any {
		if v := s.poll.without(s.name, what); v > few {
			return v / s.top
		}
	}
	return 0
}

// each lists what has a share, in the order of the alphabet.
func (s *shares) each() []string {
	if !s.any {
		return nil
	}
	return slices.DeleteFunc(sortedKeys(s.poll.all), func(what string) bool { return s.of(what) == 0 })
}

// spoken is what the names of a report speak for besides one name.
type spoken struct {
	country shares
	admin1  shares // country and governorate
}

// hold counts the votes of one pass: each name has one, and a little more when it
// stands often, divided among its rows by how likely each is meant.
func (r *resolver) hold() {
	countries, admin1s := newPoll(len(r.named)), newPoll(len(r.named))
	if len(r.ms) > 0 && r.ms[0].report != nil {
		for code, v := range r.ms[0].report.besides {
			countries.vote(unnamed, code, v)
		}
	}
	for i := range r.ms {
		s, name := r.scored[i], r.names[i]
		if len(s) == 0 {
			continue
		}
		weight := 1 / math.Sqrt(float64(len(r.named[name])))
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
				countries.vote(name, p.Country, v)
			}
			if p.Admin1 != "" {
				admin1s.vote(name, p.Country+p.Admin1, v)
			}
		}
	}
	for name := range r.spoken {
		r.spoken[name] = spoken{countries.others(int32(name)), admin1s.others(int32(name))}
	}
}
