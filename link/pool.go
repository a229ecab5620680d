package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// Claims is where a linking reads claims, as often as it wants them: always the same.
type Claims interface {
	// Each gives every claim, those of one text side by side, and ends with the first error.
	Each(do func(*Input) error) error
	// Some gives the claims that arrived as these, in any order.
	Some(seqs []int) ([]Input, error)
}

// held is claims in memory.
type held []Input

func (h held) Each(do func(*Input) error) error {
	order := make([]int, len(h))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return strings.Compare(report(&h[i]), report(&h[j])) })
	for _, i := range order {
		if err := do(&h[i]); err != nil {
			return err
		}
	}
	return nil
}

// Some is never asked: who holds all has room for all.
func (h held) Some([]int) ([]Input, error) { return nil, nil }

// pool gives the items of a linking by number, in the order of their claims' ids. There is
// room for some: the others are read again when they are asked for.
type pool struct {
	claims  Claims
	names   Names
	fix     map[string][]isnad.Judgement // corrections, by claim
	outlets firsts
	origins map[string]string // names of narrators, each once

	ids   []string
	seqs  []int
	texts []string // see report
	text  []int32  // of each item, its place in texts
	items []*item
	in    []int32 // the numbers of those that there are
	room  int
}

// readError is a panic of a pool: its items are asked for deep in reckoning. It is an error again
// in what others call.
type readError struct{ err error }

func recovered(err *error) {
	switch r := recover().(type) {
	case nil:
	case readError:
		*err = r.err
	default:
		panic(r)
	}
}

// newPool numbers the claims that happen and that no reviewer rejected.
func newPool(claims Claims, js []isnad.Judgement, opt Options) (*pool, error) {
	p := &pool{claims: claims, names: opt.Names, fix: Corrections(js), room: opt.Room, outlets: firsts{}, origins: map[string]string{}}
	rejected := rulingsOf(js, nil).rejected
	type known struct {
		id   string
		seq  int
		text int32
	}
	var all []known
	last := ""
	err := claims.Each(func(x *Input) error {
		if x = p.corrected(x); !isnad.Happens(x.Claim.Type) {
			return nil
		}
		if rejected[x.Claim.ID] {
			return nil // nor does it say who had the words first: an update does not see it
		}
		if r := report(x); r != last {
			p.outlets.alone(last)
			last = r
		}
		p.outlets.see(x)
		if n := len(p.texts); n == 0 || p.texts[n-1] != report(x) {
			p.texts = append(p.texts, report(x))
		}
		all = append(all, known{x.Claim.ID, x.Seq, int32(len(p.texts) - 1)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b known) int { return cmp.Or(strings.Compare(a.id, b.id), cmp.Compare(a.seq, b.seq)) })
	all = slices.CompactFunc(all, func(a, b known) bool { return a.id == b.id })
	n := len(all)
	p.ids, p.seqs, p.text, p.items = make([]string, n), make([]int, n), make([]int32, n), make([]*item, n)
	for i, k := range all {
		p.ids[i], p.seqs[i], p.text[i] = k.id, k.seq, k.text
	}
	if p.room == 0 || p.room > n {
		p.room = n
	}
	return p, nil
}

// corrected is a claim as it is to be linked.
func (p *pool) corrected(x *Input) *Input {
	fix := p.fix[x.Claim.ID]
	if len(fix) == 0 {
		return x
	}
	y := *x
	y.Claim = Correct(y.Claim, fix)
	return &y
}

// number is that of a claim, -1 for one that is not linked.
func (p *pool) number(x *Input) int32 {
	i, ok := slices.BinarySearch(p.ids, x.Claim.ID)
	if !ok || p.seqs[i] != x.Seq {
		return -1
	}
	return int32(i)
}

// put makes an item of a claim, which is to stay as it is.
func (p *pool) put(i int32, x *Input) *item {
	x = p.corrected(x)
	it := newItem(x, p.outlets.of(x), p.names)
	it.claim, it.report = p.ids[i], p.texts[p.text[i]] // what of an item may be held for long is held once
	it.origin, it.originKey = kept(p.origins, it.origin, it.origin), kept(p.origins, it.originKey, it.originKey)
	if it.when.frame != "" {
		it.when.frame = it.report
	}
	p.items[i] = it
	p.in = append(p.in, i)
	return it
}

// clear makes room for so many items; those that are wanted stay.
func (p *pool) clear(more int, wanted []int32) {
	if len(p.in)+more <= p.room {
		return
	}
	stays := make(map[int32]bool, len(wanted))
	for _, i := range wanted {
		stays[i] = true
	}
	p.in = slices.DeleteFunc(p.in, func(i int32) bool {
		if !stays[i] {
			p.items[i] = nil
		}
		return !stays[i]
	})
}

// hold has items ready to be asked for, all at once.
func (p *pool) hold(want []int32) {
	var missing []int
	for _, i := range want {
		if p.items[i] == nil {
			missing = append(missing, p.seqs[i])
		}
	}
	if len(missing) == 0 {
		return
	}
	p.clear(len(missing), want)
	in, err := p.claims.Some(missing)
	if err != nil {
		panic(readError{err})
	}
	for n := range in {
		if i := p.number(&in[n]); i >= 0 && p.items[i] == nil {
			x := in[n] // by itself: others of these are let go before it
			p.put(i, &x)
		}
	}
}

// at gives an item.
func (p *pool) at(i int32) *item {
	if p.items[i] == nil {
		p.hold([]int32{i})
	}
	return p.items[i]
}

// all gives several items.
func (p *pool) all(is []int32) []*item {
	p.hold(is)
	out := make([]*item, len(is))
	for n, i := range is {
		out[n] = p.at(i)
	}
	return out
}

// together tells whether two items stand in one report.
func (p *pool) together(i, j int32) bool { return p.text[i] == p.text[j] }
