package export

import (
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// dataset is the name that statements go under.
const dataset = "isnad"

// An ftmWriter writes entities of the FollowTheMoney model, and the statements that
// each is made of. Ids come from the event, the key of the report, the id of the place
// and the name of the party alone: another export gives the same ids.
type ftmWriter struct {
	entities, statements *lines // nil: not asked for
	o                    *Options
	seen                 map[string]bool // entities but events, by id
}

type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`

	order []string // of the properties as they were added
	since string   // when its first report was ingested
}

type statement struct {
	Canonical string  `json:"canonical_id"`
	Entity    string  `json:"entity_id"`
	Prop      string  `json:"prop"`
	Schema    string  `json:"schema"`
	Value     string  `json:"value"`
	Dataset   string  `json:"dataset"`
	Lang      *string `json:"lang"`
	Original  *string `json:"original_value"`
	First     *string `json:"first_seen"`
	Last      *string `json:"last_seen"`
	External  bool    `json:"external"`
	Origin    *string `json:"origin"`
	ID        string  `json:"id"`
}

func newFTMWriter(files map[string]io.Writer, o *Options) writer {
	w := &ftmWriter{o: o, seen: map[string]bool{}}
	if f := files["entities"]; f != nil {
		w.entities = newLines(f)
	}
	if f := files["statements"]; f != nil {
		w.statements = newLines(f)
	}
	return w
}

func (e *entity) set(prop string, values ...string) {
	for _, v := range values {
		if v == "" || slices.Contains(e.Properties[prop], v) {
			continue
		}
		if e.Properties[prop] == nil {
			e.order = append(e.order, prop)
		}
		e.Properties[prop] = append(e.Properties[prop], v)
	}
}

func newEntity(id, schema, since string) *entity {
	return &entity{ID: id, Schema: schema, Properties: map[string][]string{}, since: since}
}

// hashed makes an id from a name.
func hashed(kind, name string) string {
	h := sha1.Sum([]byte(name))
	return dataset + "-" + kind + "-" + hex.EncodeToString(h[:])
}

func (w *ftmWriter) add(t *store.Telling) (reason, error) {
	docs := reports(t)
	since := t.Recorded
	for _, d := range docs {
		since = min(since, d.Recorded)
	}
	e := newEntity(dataset+"-event-"+t.ID, "Event", since)
	e.set("name", w.name(&t.Event))
	if t.Date != nil {
		if t.Date.From == t.Date.To {
			e.set("date", t.Date.From)
		} else {
			e.set("startDate", t.Date.From)
			e.set("endDate", t.Date.To)
		}
	}
	e.set("summary", figuresOf(&t.Event))
	e.set("recordId", t.ID)
	e.set("keywords", t.Type)
	parts := []*entity{e}
	if p := t.Place; p != nil {
		e.set("location", p.Name)
		e.set("country", strings.ToLower(string(p.Country)))
		if p.ID != "" {
			a := w.address(&t.Event, since)
			e.set("addressEntity", a.ID)
			parts = append(parts, a)
		}
	}
	for _, name := range parties(&t.Event) {
		if usual, known := w.party(name, t.Place); known {
			a := newEntity(hashed("party", usual), "LegalEntity", since)
			a.set("name", usual)
			e.set("involved", a.ID)
			parts = append(parts, a)
		}
	}
	for _, d := range docs {
		a := newEntity(dataset+"-report-"+d.Key, "Article", d.Recorded)
		a.set("name", cmp.Or(d.Title, d.ID, d.Key))
		a.set("title", d.Title)
		a.set("fileName", d.ID)
		a.set("publisher", d.Outlet)
		a.set("publishedAt", d.Published)
		a.set("sourceUrl", d.URL)
		e.set("proof", a.ID)
		parts = append(parts, a)
	}
	for i := range t.Claims {
		e.set("notes", words(&t.Claims[i]))
	}
	for _, x := range parts {
		if err := w.write(x, x == e); err != nil {
			return "", err
		}
	}
	return "", nil
}

// party is the usual name of a party that is known by name where it acted: «مسلحون» is
// none.
func (w *ftmWriter) party(name string, at *isnad.Place) (usual string, known bool) {
	if w.o.Names == nil {
		return "", false
	}
	code, _, _ := country(at)
	return w.o.Names(name, code)
}

// name is what an event is called: its type, place and first day.
func (w *ftmWriter) name(e *isnad.Event) string {
	name := w.o.Types[e.Type].Ar
	if name == "" {
		name = e.Type
	}
	return each([]string{name, placeName(e.Place), first(e)}, " - ", strings.TrimSpace)
}

// figuresOf says the figures in words that a search finds.
func figuresOf(e *isnad.Event) string {
	three := func(name string, t *isnad.Tally) string {
		if t == nil {
			return ""
		}
		return name + " " + number(t, low) + "/" + number(t, best) + "/" + number(t, high)
	}
	return each([]string{three("killed", e.Killed), three("injured", e.Injured)}, ", ", strings.TrimSpace)
}

func (w *ftmWriter) address(e *isnad.Event, since string) *entity {
	p := e.Place
	a := newEntity(dataset+"-place-"+p.ID, "Address", since)
	a.set("full", each([]string{p.Name, string(p.Admin1)}, "، ", strings.TrimSpace))
	a.set("region", string(p.Admin1))
	a.set("country", strings.ToLower(string(p.Country)))
	if p.Lat != nil && p.Lon != nil {
		a.set("latitude", degrees(*p.Lat))
		a.set("longitude", degrees(*p.Lon))
	}
	return a
}

// write writes an entity; but events, each once.
func (w *ftmWriter) write(e *entity, event bool) error {
	if !event {
		if w.seen[e.ID] {
			return nil
		}
		w.seen[e.ID] = true
	}
	if w.entities != nil {
		if err := w.entities.enc.Encode(e); err != nil {
			return err
		}
	}
	if w.statements == nil {
		return nil
	}
	if err := w.statements.enc.Encode(stated(e, "id", e.ID)); err != nil {
		return err
	}
	for _, prop := range e.order {
		for _, v := range e.Properties[prop] {
			if err := w.statements.enc.Encode(stated(e, prop, v)); err != nil {
				return err
			}
		}
	}
	return nil
}

// stated is the statement that an entity has a value. Its id is the SHA-1 of dataset,
// entity, property and value, as FollowTheMoney makes it.
func stated(e *entity, prop, value string) statement {
	h := sha1.Sum([]byte(dataset + "." + e.ID + "." + prop + "." + value))
	return statement{Canonical: e.ID, Entity: e.ID, Prop: prop, Schema: e.Schema, Value: value, Dataset: dataset,
		First: &e.since, Last: &e.since, ID: hex.EncodeToString(h[:])}
}

func (w *ftmWriter) close() error {
	for _, l := range []*lines{w.entities, w.statements} {
		if l != nil {
			if err := l.close(); err != nil {
				return err
			}
		}
	}
	return nil
}
