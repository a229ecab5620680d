package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// historyBody is how an event came to stand as it does: its versions, and two of them field by field.
type historyBody struct {
	Event    eventRow
	Versions []versionRow // newest first
	Count    int
	Pager    pager
	A, B     *versionRow // the two that are compared; nil where there is one version
	Changed  []fieldPair
	Same     []fieldPair
}

// A versionRow is one version with what made it.
type versionRow struct {
	store.Version
	Nth     int
	When    template.HTML
	Row     *eventRow     // nil: no event
	Reports []store.Entry // some of those that came
	Made    []entry       // the judgements
}

// MoreReports is how many reports came that are not shown.
func (v *versionRow) MoreReports() int { return len(v.Version.Reports) - len(v.Reports) }

// history shows the versions of an event, and two of them that the address chooses, else the
// last two, field by field.
func (s *server) history(r *http.Request, l *locale) (*answer, error) {
	ctx := r.Context()
	e, versions, err := s.versionsOf(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	if e.ID != r.PathValue("id") {
		return &answer{Moved: historyHref(e.ID)}, nil
	}
	page, err := readPage(r.URL.Query())
	if err != nil {
		return nil, err
	}
	b := historyBody{Event: l.row(e), Count: len(versions)}
	from, to, p := cutPage(len(versions), page, perPage, r.URL)
	b.Pager = p
	js, err := s.ledger.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	row := func(i int) (versionRow, error) { return s.versionRow(ctx, l, versions, i, deskOf(r), js) }
	for i := len(versions) - 1 - from; i >= len(versions)-to; i-- {
		v, err := row(i)
		if err != nil {
			return nil, err
		}
		b.Versions = append(b.Versions, v)
	}
	if len(versions) > 1 {
		var chosen [2]versionRow
		for i, name := range []string{"a", "b"} {
			at := len(versions) - 2 + i
			if id := r.URL.Query().Get(name); id != "" {
				if at = versionAt(versions, id); at < 0 {
					return nil, problem{http.StatusBadRequest, id}
				}
			}
			if chosen[i], err = row(at); err != nil {
				return nil, err
			}
		}
		b.A, b.B = &chosen[0], &chosen[1]
		for _, f := range l.differences(b.A.Event, b.B.Event, s.fold) {
			if f.Same {
				b.Same = append(b.Same, f)
			} else {
				b.Changed = append(b.Changed, f)
			}
		}
	}
	return &answer{View: "history", Title: l.A("history.title", l.Type(e.Type)), Section: "events", Body: b}, nil
}

// versionsOf are the versions of an event. They are remembered for as long as nothing is recorded.
func (s *server) versionsOf(ctx context.Context, id string) (*isnad.Event, []store.Version, error) {
	e, err := s.ledger.Event(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	state, err := s.ledger.State(ctx)
	if err != nil {
		return nil, nil, err
	}
	versions, err := s.histories.get(state, e.ID, func() ([]store.Version, error) { return s.ledger.History(ctx, e) })
	return e, versions, err
}

func versionAt(all []store.Version, id string) int {
	return slices.IndexFunc(all, func(v store.Version) bool { return v.ID == id })
}

func (s *server) versionRow(ctx context.Context, l *locale, all []store.Version, i int, d desk, js []isnad.Judgement) (versionRow, error) {
	out := versionRow{Version: all[i], Nth: i + 1, When: l.Clock(all[i].At)}
	if all[i].Event != nil {
		row := l.row(all[i].Event)
		out.Row = &row
	}
	for _, c := range all[i].Reports[:min(len(all[i].Reports), mostRefs)] {
		report, err := s.ledger.Document(ctx, c.Key)
		if err != nil {
			return out, err
		}
		report.Address = c.Key
		out.Reports = append(out.Reports, *report)
	}
	var at []int
	for _, j := range all[i].Judgements {
		at = append(at, slices.IndexFunc(js, func(x isnad.Judgement) bool { return x.ID == j.ID }))
	}
	var err error
	out.Made, err = s.entries(ctx, l, d, js, at)
	return out, err
}

func historyHref(id string) string { return eventHref(id) + "/history" }

// apiVersions answers with the versions of an event, the first one first.
func (s *server) apiVersions(w http.ResponseWriter, r *http.Request) {
	e, versions, err := s.versionsOf(r.Context(), r.PathValue("id"))
	if err == nil && e.ID != r.PathValue("id") {
		http.Redirect(w, r, "/api/v1"+historyHref(e.ID), http.StatusFound)
		return
	}
	out := make([]versionHead, len(versions))
	for i, v := range versions {
		out[i] = headOf(v)
	}
	pageOf(s, w, r, "versions", out, err)
}

// A versionHead is a version without the claims of its event.
type versionHead struct {
	store.Version
	Event *store.Standing `json:"event"`
}

func headOf(v store.Version) versionHead {
	out := versionHead{Version: v}
	if e := v.Event; e != nil {
		out.Event = &store.Standing{Event: e.ID, Type: e.Type, Place: e.Place, Claims: len(e.Claims), Killed: e.Killed, Injured: e.Injured}
	}
	return out
}

// apiVersion answers with one version, and if asked for with what of it is otherwise in
// another.
func (s *server) apiVersion(w http.ResponseWriter, r *http.Request) {
	_, versions, err := s.versionsOf(r.Context(), r.PathValue("id"))
	at, other := versionAt(versions, r.PathValue("version")), -1
	against := r.URL.Query().Get("against")
	if err == nil && at < 0 {
		err = store.ErrNotFound
	}
	if err == nil && against != "" {
		if other = versionAt(versions, against); other < 0 {
			err = problem{http.StatusBadRequest, against}
		}
	}
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	out := struct {
		store.Version
		Differs []apiDifference `json:"differs"` // null: nobody asked against what
	}{Version: versions[at]}
	if other >= 0 {
		out.Differs = []apiDifference{}
		english := s.locales[[2]string{string(English), "western"}]
		for _, f := range english.differences(versions[other].Event, versions[at].Event, s.fold) {
			if !f.Same {
				out.Differs = append(out.Differs, apiDifference{f.Field, texts(f.A), texts(f.B)})
			}
		}
	}
	s.writeJSON(w, r, http.StatusOK, out)
}

// An apiDifference is a field that two versions have otherwise, in words.
type apiDifference struct {
	Field  string   `json:"field"`
	Before []string `json:"before"` // in the other version
	After  []string `json:"after"`
}
