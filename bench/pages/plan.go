package main

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// plan chooses the addresses that are asked for.
func (a *asked) plan() error {
	var places, reports, events, beside []string
	var list struct {
		Pages  int
		Events []isnad.Event
	}
	for n := range rounds {
		if err := read(a.h, fmt.Sprintf("/api/v1/events?page=%d", 1+n*max(list.Pages-1, 0)/rounds), &list); err != nil {
			return err
		}
		e := list.Events[n%len(list.Events)]
		doc := e.Claims[0].Doc
		events, reports, a.claims = append(events, e.ID), append(reports, doc), append(a.claims, e.Claims[0].ID)
		for _, e := range list.Events {
			if e.Place != nil && e.Place.Admin1 != "" {
				places = append(places, string(e.Place.Admin1))
				break
			}
		}
		beside = append(beside, "/reports/"+url.PathEscape(doc)+"/beside/"+url.PathEscape(reports[0]))
	}
	large, err := a.large()
	if err != nil {
		return err
	}
	claims := a.claims
	pick := func(s []string, n int) string { return url.PathEscape(s[n%len(s)]) }
	fixed := func(path string) func(int) string { return func(int) string { return path } }
	listed := func(path string) func(n int) string {
		full := 0
		return func(n int) string {
			if n == 0 {
				return path
			}
			if full == 0 {
				full = fullPages(a.h, path)
			}
			return fmt.Sprintf("%s?page=%d", path, 1+n*full/rounds)
		}
	}
	words := func(path string) func(n int) string {
		return func(n int) string {
			return path + url.QueryEscape([]string{"قصف", "غارة حلب", "مقتل"}[n%3])
		}
	}
	a.kinds = []*kind{
		{name: "overview", at: func(n int) string { return []string{"/", "/?type=assault", "/?lang=en&disputed=1"}[n%3] }},
		{name: "overview, some", at: func(n int) string { return "/?admin1=" + pick(places, n) }},
		{name: "events", at: listed("/events")},
		{name: "events, some", at: func(n int) string { return "/events?sort=killed&type=assault&admin1=" + pick(places, n) }},
		{name: "event", at: func(n int) string { return "/events/" + pick(events, n) }},
		{name: "event of most reports", at: func(n int) string { return "/events/" + pick(large, n) }},
		{name: "history", at: func(n int) string { return "/events/" + pick(events, n) + "/history" }},
		{name: "history of the same", at: func(n int) string { return "/events/" + pick(large, n) + "/history" }},
		{name: "reports", at: listed("/reports")},
		{name: "report", at: func(n int) string { return "/reports/" + pick(reports, n) }},
		{name: "two reports", at: func(n int) string { return beside[n%len(beside)] }},
		{name: "missed", at: func(n int) string { return "/reports/" + pick(reports, n) + "/missed" }},
		{name: "add", at: fixed("/add")},
		{name: "search", at: words("/search?q=")},
		{name: "feed", at: words("/search.atom?q=")},
		{name: "tally", at: func(n int) string { return "/tally?by=" + []string{"place", "month", "type"}[n%3] }},
		{name: "control", at: listed("/control")},
		{name: "control on a day", at: func(n int) string { return fmt.Sprintf("/control?as_of=2017-%02d-15", 1+n%12) }},
		{name: "positions", at: listed("/positions")},
		{name: "review", at: func(n int) string { return fmt.Sprintf("/review?at=%d", 1+n) }},
		{name: "review log", at: fixed("/review/log")},
		{name: "victims", at: listed("/victims")},
		{name: "claims", at: func(n int) string { return "/claims?before=" + pick(claims, n) }},
		{name: "claim", at: func(n int) string { return "/claims/" + pick(claims, n) }},
		{name: "jobs", at: fixed("/jobs")},
		{name: "help", at: fixed("/help")},
	}
	return nil
}

// large are the events that most reports tell of.
func (a *asked) large() (ids []string, err error) {
	facts, err := a.l.Facts(context.Background())
	if err != nil {
		return nil, err
	}
	most := slices.SortedFunc(slices.Values(facts.All), func(x, y *store.Fact) int {
		return cmp.Or(cmp.Compare(len(y.Docs), len(x.Docs)), strings.Compare(x.ID, y.ID))
	})
	for _, f := range most[:min(rounds, len(most))] {
		ids = append(ids, f.ID)
	}
	return ids, nil
}

// fullPages is how many pages of a list are full; of a list that is all on one page, that one.
func fullPages(h http.Handler, path string) int {
	_, _, body, err := get(h, path+"?lang=en")
	m := pageOf.FindStringSubmatch(tags.ReplaceAllString(string(body), ""))
	if err != nil || m == nil {
		return 1
	}
	n, _ := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
	return max(n-1, 1)
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	pageOf = regexp.MustCompile(`Page [0-9,]+ of ([0-9,]+)`)
)
