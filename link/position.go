package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// Position is where a party stood on an issue by one claim.
type Position struct {
	Claim     string `json:"claim"`
	Doc       string `json:"doc"`
	Stance    string `json:"stance"` // for, against, conditional
	Condition string `json:"condition,omitempty"`
	Type      string `json:"type"` // the act that took it: agree, reject, request, …
	Known     string `json:"known"`
	Ingested  bool   `json:"ingested,omitempty"` // nobody tells the day of publication: it is that of ingest
	Origin    string `json:"origin"`
	Changed   bool   `json:"changed,omitempty"` // another stance than the one before
}

// Party is what one party said on an issue, in the order of days.
type Party struct {
	Name      string     `json:"name"` // by its usual name where one is known
	Positions []Position `json:"positions"`
}

// Planned is a date that something was planned for, as one claim gives it.
type Planned struct {
	Claim    string `json:"claim"`
	Doc      string `json:"doc"`
	For      string `json:"for"` // a value as in isnad.Time
	Known    string `json:"known"`
	Ingested bool   `json:"ingested,omitempty"`
	Origin   string `json:"origin"`
	Moved    bool   `json:"moved,omitempty"` // another date than the one before
}

// Issue is a matter on which parties take sides.
type Issue struct {
	Name    string    `json:"name"` // as most claims write it
	Parties []Party   `json:"parties"`
	Planned []Planned `json:"planned,omitempty"` // the dates that it was planned for: their drift

	key  string
	says []string
}

// Key tells one issue from another.
func (i *Issue) Key() string { return i.key }

// Says are the claims that speak of it.
func (i *Issue) Says() []string { return i.says }

// CompareIssues is the order of their names.
func CompareIssues(a, b Issue) int {
	return cmp.Or(strings.Compare(Fold(a.Name), Fold(b.Name)), strings.Compare(a.key, b.key))
}

// Positions follows what each party says on each issue, and the dates that were
// planned, in the order of the issues' names. A party's own word and what others say
// of it stand side by side: Origin tells them apart.
func Positions(in []Input, judgements []isnad.Judgement, names Names) []Issue {
	rejected := rulingsOf(judgements, nil).rejected
	in = corrected(in, judgements)
	issues := map[string]*issue{}
	for i := range in {
		x := &in[i]
		c := &x.Claim
		if c.Issue == "" || rejected[c.ID] || c.Stance == "" && c.PlannedFor == "" {
			continue
		}
		key := issueKey(c.Issue)
		if issues[key] == nil {
			issues[key] = &issue{key: key, spelled: map[string]int{}, parties: map[string]*Party{}}
		}
		issues[key].add(x, names)
	}
	out := make([]Issue, 0, len(issues))
	for _, k := range issues {
		out = append(out, k.done())
	}
	slices.SortFunc(out, CompareIssues)
	return out
}

// issueKey is the same for مؤتمر جنيف2 and مؤتمر «جنيف 2».
func issueKey(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(Fold(name)) {
		b.WriteString(strings.TrimPrefix(w, "ال"))
	}
	return b.String()
}

// issue gathers what is said on one matter.
type issue struct {
	key     string
	says    []string
	spelled map[string]int
	parties map[string]*Party
	planned []Planned
}

func (k *issue) add(x *Input, names Names) {
	c := &x.Claim
	k.spelled[c.Issue]++
	k.says = append(k.says, c.ID)
	known, ingested := x.Known()
	origin := names.of(strings.TrimSpace(c.Origin(x.Outlet)), countryOf(c))
	if c.PlannedFor != "" {
		k.planned = append(k.planned, Planned{Claim: c.ID, Doc: c.Doc, For: c.PlannedFor, Known: known, Ingested: ingested, Origin: origin})
	}
	if c.Stance == "" {
		return
	}
	who := c.Actors
	if len(who) == 0 && len(c.Source) > 0 {
		who = c.Source[len(c.Source)-1:]
	}
	for _, name := range who {
		name = names.of(name, countryOf(c))
		key := Fold(name)
		if k.parties[key] == nil {
			k.parties[key] = &Party{Name: name}
		}
		p := k.parties[key]
		p.Positions = append(p.Positions, Position{Claim: c.ID, Doc: c.Doc, Stance: c.Stance, Condition: c.Condition, Type: c.Type,
			Known: known, Ingested: ingested, Origin: origin})
	}
}

func (k *issue) done() Issue {
	out := Issue{Parties: []Party{}, Planned: k.planned, key: k.key, says: k.says}
	for name, n := range k.spelled {
		if m := k.spelled[out.Name]; n > m || n == m && name < out.Name {
			out.Name = name
		}
	}
	for _, p := range k.parties {
		slices.SortFunc(p.Positions, func(a, b Position) int {
			return cmp.Or(strings.Compare(a.Known, b.Known), strings.Compare(a.Claim, b.Claim))
		})
		for i := 1; i < len(p.Positions); i++ {
			p.Positions[i].Changed = p.Positions[i].Stance != p.Positions[i-1].Stance
		}
		out.Parties = append(out.Parties, *p)
	}
	slices.SortFunc(out.Parties, func(a, b Party) int { return strings.Compare(Fold(a.Name), Fold(b.Name)) })
	slices.SortFunc(out.Planned, func(a, b Planned) int {
		return cmp.Or(strings.Compare(a.Known, b.Known), strings.Compare(a.Claim, b.Claim))
	})
	for i := 1; i < len(out.Planned); i++ {
		out.Planned[i].Moved = out.Planned[i].For != out.Planned[i-1].For
	}
	return out
}
