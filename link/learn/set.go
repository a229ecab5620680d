package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/link"
)

// set is judged happenings with their mentions.
type set struct {
	mentions []mention
	open     map[[2]string]bool // happenings that people could not tell apart
}

type mention struct {
	happening, kind, place string
	doc                    string
	start, end             int
}

func (s *set) read(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if s.open == nil {
		s.open = map[[2]string]bool{}
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		var h struct {
			ID, Type, Place string
			Mentions        []struct {
				Doc   string
				Quote struct{ Start, End int }
			}
			Unsure json.RawMessage `json:"unsure_same_as"`
		}
		if err := json.Unmarshal(sc.Bytes(), &h); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		for _, m := range h.Mentions {
			s.mentions = append(s.mentions, mention{h.ID, h.Type, h.Place, m.Doc, m.Quote.Start, m.Quote.End})
		}
		var others []string
		var one string
		if json.Unmarshal(h.Unsure, &one) == nil && one != "" {
			others = []string{one}
		} else if h.Unsure != nil && json.Unmarshal(h.Unsure, &others) != nil {
			return fmt.Errorf("%s:%d: unsure_same_as is neither an id nor a list", name, n)
		}
		for _, o := range others {
			s.open[[2]string{h.ID, o}], s.open[[2]string{o, h.ID}] = true, true
		}
	}
	return sc.Err()
}

func (s *set) reports() map[string]bool {
	out := map[string]bool{}
	for _, m := range s.mentions {
		out[m.doc] = true
	}
	return out
}

// judged are the mentions, each with the claim that answers for it.
type judged struct {
	*set
	answers   []string          // a mention's claim, empty when nobody read it
	happening map[string]string // of each claim that answers
}

// judge gives mentions to the claims that fit them best, a claim to one happening, as the reference
// script does.
func judge(s *set, in []link.Input) *judged {
	byDoc := map[string][]*link.Input{}
	for i := range in {
		byDoc[in[i].Claim.Doc] = append(byDoc[in[i].Claim.Doc], &in[i])
	}
	type fit struct {
		mention int
		claim   string
		overlap float64
		longer  int
	}
	var fits []fit
	for n, m := range s.mentions {
		for _, x := range byDoc[m.doc] {
			c := &x.Claim
			length, own := c.Quote.End-c.Quote.Start, m.end-m.start
			o := float64(max(0, min(m.end, c.Quote.End)-max(m.start, c.Quote.Start))) / float64(max(1, min(own, length)))
			if o < 0.3 || length > 3*own+150 {
				continue
			}
			if c.Place != nil && c.Place.Name != "" && strings.Contains(m.place, c.Place.Name) {
				o++
			}
			if c.Type == m.kind {
				o++
			}
			fits = append(fits, fit{n, c.ID, o, max(length-own, own-length)})
		}
	}
	slices.SortFunc(fits, func(a, b fit) int {
		return cmp.Or(-cmp.Compare(a.overlap, b.overlap), cmp.Compare(a.longer, b.longer), -cmp.Compare(a.mention, b.mention), strings.Compare(a.claim, b.claim))
	})
	j := &judged{set: s, answers: make([]string, len(s.mentions)), happening: map[string]string{}}
	for _, f := range fits {
		h := s.mentions[f.mention].happening
		if owner, taken := j.happening[f.claim]; j.answers[f.mention] == "" && (!taken || owner == h) {
			j.answers[f.mention], j.happening[f.claim] = f.claim, h
		}
	}
	return j
}
