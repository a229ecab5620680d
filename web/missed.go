package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// missedBody is the page on which a claim is added that the program did not read: first
// the words are chosen, then said what they say.
type missedBody struct {
	Desk     desk
	Address  string
	Dir      string
	Title    string
	Unread   []unread // while no words are chosen: the sentences of which nothing was read
	Quote    isnad.Quote
	Lines    []line
	Steps    []step
	Words    []isnad.Quote // of the chosen ones, to name the event
	Form     url.Values
	Types    []option
	Found    []FoundPlace
	Modality []isnad.Modality
	Asks     []string
}

// An unread is a sentence that no claim stands in.
type unread struct {
	Text    string
	Dir     string
	Href    string
	Counted bool // it has a figure
}

// A step moves one end of the chosen words by a word.
type step struct{ Key, Href string }

func missedHref(doc string, start, end int) string {
	return reportHref(doc) + "/missed?start=" + strconv.Itoa(start) + "&end=" + strconv.Itoa(end)
}

// missed shows the form for a claim in the words that the address chooses.
func (s *server) missed(r *http.Request, l *locale) (*answer, error) {
	d, b, err := s.missedIn(r, r.URL.Query())
	if err != nil {
		return nil, err
	}
	if b.Quote.End == 0 {
		b.Unread, err = s.unread(r.Context(), d, b.Address)
	}
	return b.answer(l, http.StatusOK), err
}

func (b *missedBody) answer(l *locale, status int) *answer {
	return &answer{View: "missed", Title: l.A("missed.title"), Section: "reports", Body: b, Status: status}
}

// missedIn reads which words of a report a form or an address chooses, whole letters of them.
func (s *server) missedIn(r *http.Request, form url.Values) (*store.Entry, *missedBody, error) {
	d, err := s.ledger.Document(r.Context(), r.PathValue("doc"))
	if err != nil {
		return nil, nil, err
	}
	b := &missedBody{Desk: deskOf(r), Address: r.PathValue("doc"), Dir: direction(d.Text), Title: d.Title, Form: form,
		Modality: []isnad.Modality{isnad.Asserted, isnad.Denied, isnad.Negated, isnad.Hedged, isnad.Planned, isnad.Conditional}}
	if b.Title == "" {
		b.Title = d.ID
	}
	for code := range s.types {
		b.Types = append(b.Types, option{code, code, code == form.Get("type")})
	}
	slices.SortFunc(b.Types, func(x, y option) int { return strings.Compare(x.Value, y.Value) })
	if !form.Has("start") {
		return d, b, nil
	}
	text := []rune(d.Text)
	start, err1 := strconv.Atoi(western(form.Get("start")))
	end, err2 := strconv.Atoi(western(form.Get("end")))
	start, end = whole(text, start, end)
	if err1 != nil || err2 != nil || start >= end {
		return nil, nil, problem{http.StatusBadRequest, form.Get("start") + "–" + form.Get("end")}
	}
	b.Quote = isnad.Quote{Start: start, End: end, Exact: string(text[start:end])}
	all := []stretch{{Start: start, End: end, Class: "chosen", Part: true}}
	for _, ln := range lines(text) {
		if ln[0] < end && start < ln[1] {
			b.Lines = append(b.Lines, line{Dir: b.Dir, At: ln[0], Nodes: draw(text, ln[0], ln[1], all, map[string]bool{})})
		}
	}
	words := wordsIn(text)
	for _, w := range words {
		if w[0] < end && start < w[1] {
			from, to := max(w[0], start), min(w[1], end)
			b.Words = append(b.Words, isnad.Quote{Start: from, End: to, Exact: string(text[from:to])})
		}
	}
	b.Steps = steps(b.Address, words, start, end)
	return d, b, nil
}

// whole widens a stretch of a text to whole letters (with the marks over them) and
// leaves out the blanks at its ends. Of ends that lie outside nothing is left.
func whole(text []rune, start, end int) (int, int) {
	if start < 0 || end > len(text) || start >= end {
		return 0, 0
	}
	for start < end && unicode.IsSpace(text[start]) {
		start++
	}
	for start < end && unicode.IsSpace(text[end-1]) {
		end--
	}
	joins := func(r rune) bool { return unicode.Is(unicode.M, r) || r == '\u200d' || r == 'ـ' }
	for start > 0 && joins(text[start]) {
		start--
	}
	for end > start && end < len(text) && joins(text[end]) {
		end++
	}
	return start, end
}

// wordsIn cuts a text at its blanks.
func wordsIn(text []rune) (out [][2]int) {
	from := -1
	for i := 0; i <= len(text); i++ {
		switch blank := i == len(text) || unicode.IsSpace(text[i]); {
		case blank && from >= 0:
			out, from = append(out, [2]int{from, i}), -1
		case !blank && from < 0:
			from = i
		}
	}
	return out
}

// steps are the addresses with an end a word earlier or later.
func steps(doc string, words [][2]int, start, end int) []step {
	first := slices.IndexFunc(words, func(w [2]int) bool { return w[1] > start })
	last := len(words) - 1
	for last > 0 && words[last][0] >= end {
		last--
	}
	out := []step{{Key: "missed.begin_earlier"}, {Key: "missed.begin_later"}, {Key: "missed.end_earlier"}, {Key: "missed.end_later"}}
	if first > 0 {
		out[0].Href = missedHref(doc, words[first-1][0], end)
	}
	if first < last {
		out[1].Href = missedHref(doc, words[first+1][0], end)
		out[2].Href = missedHref(doc, start, words[last-1][1])
	}
	if last+1 < len(words) {
		out[3].Href = missedHref(doc, start, words[last+1][1])
	}
	return out
}

// unread are the sentences of a report in which no claim stands and which were not printed
// before, those with a figure first.
func (s *server) unread(ctx context.Context, d *store.Entry, address string) ([]unread, error) {
	held, err := s.ledger.Claims(ctx, store.ClaimFilter{Doc: d.Key})
	if err != nil {
		return nil, err
	}
	text, ruler := []rune(d.Text), isnad.NewRuler(d.Text)
	var repeats [][2]int
	for _, m := range d.Marks {
		if m.Kind == isnad.Repeat {
			from, to := inCodePoints(ruler, m.Span)
			repeats = append(repeats, [2]int{from, to})
		}
	}
	var out []unread
	for _, at := range sentences(text) {
		again := slices.ContainsFunc(repeats, func(m [2]int) bool { return m[0] <= at[0] && at[1] <= m[1] })
		if again || slices.ContainsFunc(held, func(c store.Claim) bool { return c.Quote.Start < at[1] && at[0] < c.Quote.End }) {
			continue
		}
		words := string(text[at[0]:at[1]])
		out = append(out, unread{words, direction(words), missedHref(address, at[0], at[1]), s.counted(words)})
	}
	counted := slices.DeleteFunc(slices.Clone(out), func(u unread) bool { return !u.Counted })
	return append(counted, slices.DeleteFunc(out, func(u unread) bool { return u.Counted })...), nil
}

// sentences cuts a text at the ends of its lines and at full stops that a blank follows.
func sentences(text []rune) (out [][2]int) {
	for _, ln := range lines(text) {
		from := ln[0]
		for i := from; i < ln[1]; i++ {
			if strings.ContainsRune(".!?؟…", text[i]) && i+1 < ln[1] && unicode.IsSpace(text[i+1]) {
				out, from = append(out, [2]int{from, i + 1}), i+2
			}
		}
		if from < ln[1] {
			out = append(out, [2]int{from, ln[1]})
		}
	}
	return slices.DeleteFunc(out, func(at [2]int) bool {
		return strings.TrimFunc(string(text[at[0]:at[1]]), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) == ""
	})
}

// addMissed records the claim of the form as a judgement and shows it in its report.
func (s *server) addMissed(r *http.Request, l *locale) (*answer, error) {
	r.Body = http.MaxBytesReader(nil, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		return nil, problem{http.StatusBadRequest, ""}
	}
	d, b, err := s.missedIn(r, r.PostForm)
	if err != nil {
		return nil, err
	}
	if b.Quote.End == 0 {
		return nil, problem{http.StatusBadRequest, "start"}
	}
	j := isnad.Judgement{Verdict: "add", Why: strings.TrimSpace(r.PostFormValue("why")), By: strings.Join(strings.Fields(r.PostFormValue("by")), " ")}
	if !ours(r) {
		b.Asks = append(b.Asks, "judge.asks.again")
	}
	lacks, err := s.lacks(r.Context(), j)
	if err != nil {
		return nil, err
	}
	b.Asks = append(b.Asks, lacks...)
	claim, err := s.claimOf(b, d)
	switch {
	case errors.As(err, &problem{}):
		b.Asks = append(b.Asks, "judge.asks.value")
	case err != nil:
		return nil, err
	}
	if name := strings.TrimSpace(b.Form.Get("place")); name != "" && !b.Form.Has("place_id") && s.places != nil {
		if b.Found, err = s.places(name); err != nil {
			return nil, err
		}
		b.Asks = append(b.Asks, "missed.asks.place")
	}
	if len(b.Asks) > 0 {
		b.Desk.By = j.By
		return b.answer(l, http.StatusUnprocessableEntity), nil
	}
	value, err := json.Marshal(claim)
	if err != nil {
		return nil, err
	}
	j.Value = string(value)
	j, _, err = s.rule(r.Context(), j)
	if errors.Is(err, store.ErrJudgement) {
		b.Asks = append(b.Asks, "judge.asks.value")
		return b.answer(l, http.StatusUnprocessableEntity), nil
	}
	if err != nil {
		return nil, err
	}
	return &answer{Moved: reportHref(b.Address) + "?" + url.Values{"claim": {j.A}, "judged": {j.ID}}.Encode() + "#" + j.A, By: j.By}, nil
}
