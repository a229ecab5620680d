package link

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// Input is one claim with what its report tells about it.
type Input struct {
	Claim     isnad.Claim
	Outlet    string // who published the report; empty when unknown
	Published string // ISO date (YYYY-MM-DD) of publication; empty when unknown
	Recorded  string // RFC 3339 time of ingest; may be empty
	DocKey    string // isnad.Document.Key of the report
	TextKey   string // isnad.Document.TextKey
	Printing  string // reports with one text are copies of one another: those of one printing, where the text was told as news again
	Passage   string // the same for sentences that reports have from one another; empty for a sentence of this report alone
	Seq       int    // order of arrival: gives incidents their ids and nothing else
}

// Known is the day on which the claim was known: of its report's publication, else of
// its ingest, which is then told; empty when neither is.
func (x *Input) Known() (day string, ingested bool) {
	if x.Published != "" {
		return x.Published, false
	}
	day, _, _ = strings.Cut(x.Recorded, "T")
	return day, day != ""
}

// Result is what Build computes. Incidents and Events correspond one to one by
// ID, save that incidents of which every claim is planned or conditional have
// no event.
type Result struct {
	Incidents []isnad.Incident // sorted by ID
	Events    []isnad.Event    // sorted by date; the undated last, by place and report
	Edges     []Edge           // compared pairs that scored near the threshold or above, sorted by A, B
	Conflicts []Conflict       // judgements that could not all be honoured
}

// Edge is the machine's comparison of two claims. Build gives reasons only where
// it had others than those that Compare gives.
type Edge struct {
	A       string   `json:"a"` // claim ids, A < B
	B       string   `json:"b"`
	Score   float64  `json:"score"`             // points; Threshold and above says "same"
	Verdict string   `json:"verdict"`           // same, undecided, different
	Reasons []Reason `json:"reasons,omitempty"` // what added up to Score
}

// Reason is one part of a score.
type Reason struct {
	Feature string  `json:"feature"` // type, place, time, figures, actors, targets, weapon, words, telling
	Points  float64 `json:"points"`
	Why     string  `json:"why"`
}

// Conflict is a judgement that contradicts others in force: it was not honoured.
type Conflict struct {
	Judgement string `json:"judgement"` // judgement id
	Why       string `json:"why"`
}

// IncidentID is the id that an incident takes from its first claim in arrival.
func IncidentID(claimID string) string {
	if len(claimID) > 0 && claimID[0] == 'c' {
		return "i" + claimID[1:]
	}
	return "i" + claimID
}

// Options say how claims are linked.
type Options struct {
	Rule     Rule                  // for figures; Conservative when empty
	Names    Names                 // usual names; may be nil
	Camps    Camps                 // in what role sources speak; may be nil
	Weights  *Weights              // what signs weigh; the program's own when nil
	Progress func(done, total int) // called now and then with steps done of all; may be nil
	Room     int                   // how many claims are held at a time; 0: all
}

// Build links claims that are in memory and computes the events. Claims whose type does not
// happen (isnad.Happens) and claims that a reviewer rejected are left out.
func Build(in []Input, judgements []isnad.Judgement, opt Options) Result {
	l, err := Link(held(in), judgements, opt)
	res := Result{}
	if err == nil {
		err = l.collect(&res)
	}
	if err != nil {
		panic(err) // nothing is read
	}
	slices.SortFunc(res.Incidents, func(a, b isnad.Incident) int { return strings.Compare(a.ID, b.ID) })
	sortEvents(res.Events)
	return res
}

func (l *Linked) collect(res *Result) error {
	res.Conflicts = l.Conflicts
	err1 := l.Edges(func(_, _ int, e Edge) error {
		res.Edges = append(res.Edges, e)
		return nil
	})
	at := map[string]int{}
	err2 := l.Incidents(func(f *Found) error {
		res.Incidents = append(res.Incidents, f.Incident)
		if f.Event != nil {
			at[f.Event.ID] = len(res.Events)
			res.Events = append(res.Events, *f.Event)
		}
		return nil
	})
	err3 := l.Sums(func(id string, s Sums) error {
		s.Put(&res.Events[at[id]])
		return nil
	})
	return errors.Join(err1, err2, err3)
}

// admitted are the items of claims that no reviewer rejected.
func admitted(in []Input, judgements []isnad.Judgement, names Names) []*item {
	rejected := rulingsOf(judgements, nil).rejected
	return slices.DeleteFunc(prepare(corrected(in, judgements), names), func(it *item) bool { return rejected[it.c.ID] })
}

// stages of linking: candidates, scores, clusters, events.
const stages = 4

// steps tells how far linking has come.
type steps struct {
	tell func(done, total int)
	each int // steps of one stage
	last int
}

func progressOf(tell func(done, total int), items int) *steps {
	return &steps{tell: tell, each: max(items, 1)}
}

// through says that done of total of a stage (from 0) are through; it calls
// back about a hundred times a stage.
func (s *steps) through(stage, done, total int) {
	if s.tell == nil || total == 0 {
		return
	}
	at := s.each*stage + s.each*done/total
	if at-s.last < max(s.each/100, 1) && at < s.each*stages {
		return
	}
	s.last = at
	s.tell(at, s.each*stages)
}

// incidentOf orders the members as they are read, by report and place in it,
// and names the incident after the first that arrived.
func incidentOf(members []*item) isnad.Incident {
	slices.SortFunc(members, func(a, b *item) int {
		return cmp.Or(strings.Compare(a.c.Doc, b.c.Doc), cmp.Compare(a.quoteStart, b.quoteStart),
			strings.Compare(a.c.ID, b.c.ID))
	})
	first := members[0]
	var inc isnad.Incident
	for _, it := range members {
		inc.Claims = append(inc.Claims, it.c.ID)
		if it.in.Seq < first.in.Seq {
			first = it
		}
	}
	inc.ID = IncidentID(first.c.ID)
	return inc
}

func sortEvents(events []isnad.Event) {
	keys := make(map[string]string, len(events))
	for i := range events {
		keys[events[i].ID] = SortKey(&events[i])
	}
	slices.SortFunc(events, func(a, b isnad.Event) int { return strings.Compare(keys[a.ID], keys[b.ID]) })
}

// SortKey puts events in order: by date, the undated last, by place and report.
func SortKey(e *isnad.Event) string {
	parts := []string{"1"}
	if e.Date != nil {
		parts = []string{"0", e.Date.From, e.Date.To}
	}
	parts = append(parts, sortPlace(e.Place)...)
	if e.Date == nil {
		parts = append(parts, e.Claims[0].Doc, fmt.Sprintf("%09d", e.Claims[0].Quote.Start))
	}
	return strings.Join(append(parts, e.ID), "\x01")
}

// sortPlace is what places are sorted by: country, governorate, name; the
// unknown last.
func sortPlace(p *isnad.Place) []string {
	if p == nil {
		return []string{"\U0010ffff"}
	}
	return []string{string(p.Country), Fold(string(p.Admin1)), Fold(p.Name)}
}

// Version names the way of linking; another version may link otherwise.
const Version = "link/11"
