package export

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// An eventRow is an event in the tables of CSV and Parquet. Lists and what is nested
// stand as JSON; a number that nobody gave is null (empty in CSV).
type eventRow struct {
	ID             string   `parquet:"id"`
	Type           string   `parquet:"type,dict"`
	TypeAr         string   `parquet:"type_ar,dict"`
	TypeEn         string   `parquet:"type_en,dict"`
	DateFrom       string   `parquet:"date_from"`
	DateTo         string   `parquet:"date_to"`
	When           string   `parquet:"when"`
	Country        string   `parquet:"country,dict"`
	Admin1         string   `parquet:"admin1,dict"`
	Place          string   `parquet:"place"`
	Relation       string   `parquet:"relation,dict"`
	PlaceID        string   `parquet:"place_id"`
	Lat            *float64 `parquet:"lat,optional"`
	Lon            *float64 `parquet:"lon,optional"`
	Precision      string   `parquet:"precision,dict"`
	WherePrec      *int64   `parquet:"where_prec,optional"`
	GeoPrecision   *int64   `parquet:"geo_precision,optional"`
	KilledLow      *int64   `parquet:"killed_low,optional"`
	KilledBest     *int64   `parquet:"killed_best,optional"`
	KilledHigh     *int64   `parquet:"killed_high,optional"`
	InjuredLow     *int64   `parquet:"injured_low,optional"`
	InjuredBest    *int64   `parquet:"injured_best,optional"`
	InjuredHigh    *int64   `parquet:"injured_high,optional"`
	Rule           string   `parquet:"rule,dict"`
	Actors         string   `parquet:"actors"`
	Weapon         string   `parquet:"weapon"`
	Happened       string   `parquet:"happened,dict"`
	Origins        string   `parquet:"origins"`
	Camps          string   `parquet:"camps"`
	ByWho          string   `parquet:"by_who"`
	ByRule         string   `parquet:"by_rule"`
	Contradictions string   `parquet:"contradictions"`
	SumOf          string   `parquet:"sum_of"`
	PartOf         string   `parquet:"part_of"`
	Sums           string   `parquet:"sums"`
	Limits         string   `parquet:"limits"`
	Claims         string   `parquet:"claims"`
}

// A claimRow is a claim in the tables.
type claimRow struct {
	ID        string   `parquet:"id"`
	Event     string   `parquet:"event"`
	Document  string   `parquet:"document"`
	Type      string   `parquet:"type,dict"`
	Modality  string   `parquet:"modality,dict"`
	Quote     string   `parquet:"quote"`
	Start     int64    `parquet:"start"`
	End       int64    `parquet:"end"`
	Trigger   string   `parquet:"trigger"`
	Country   string   `parquet:"country,dict"`
	Admin1    string   `parquet:"admin1,dict"`
	Place     string   `parquet:"place"`
	Relation  string   `parquet:"relation,dict"`
	PlaceID   string   `parquet:"place_id"`
	Lat       *float64 `parquet:"lat,optional"`
	Lon       *float64 `parquet:"lon,optional"`
	Time      string   `parquet:"time"`
	Actors    string   `parquet:"actors"`
	Targets   string   `parquet:"targets"`
	Weapon    string   `parquet:"weapon"`
	Counts    string   `parquet:"counts"`
	Source    string   `parquet:"source"`
	Inferred  string   `parquet:"inferred"`
	Rule      string   `parquet:"rule,dict"`
	Knowledge string   `parquet:"knowledge,dict"`
}

// tables writes events, claims and documents as CSV or Parquet.
type tables struct {
	ctx       context.Context
	ledger    *store.Ledger
	o         *Options
	events    table[eventRow]
	claims    table[claimRow]
	documents table[report]
	seen      map[int]bool // documents that were written, by order of arrival
}

// A table takes rows; nil is one that is not asked for.
type table[T any] interface {
	Write([]T) (int, error)
	Close() error
}

func newTables(ctx context.Context, l *store.Ledger, f Format, o *Options, files map[string]io.Writer) writer {
	return &tables{ctx: ctx, ledger: l, o: o, seen: map[int]bool{},
		events: newTable[eventRow](f, files["events"]), claims: newTable[claimRow](f, files["claims"]),
		documents: newTable[report](f, files["documents"])}
}

func newTable[T any](f Format, w io.Writer) table[T] {
	switch {
	case w == nil:
		return nil
	case f == Parquet:
		return parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowGroup))
	}
	return &csvTable[T]{w: csv.NewWriter(w)}
}

// rowGroup is how many rows are held before they are written.
const rowGroup = 20_000

func (w *tables) add(t *store.Telling) (reason, error) {
	if w.events != nil {
		if _, err := w.events.Write([]eventRow{w.eventRow(&t.Event)}); err != nil {
			return "", err
		}
	}
	if w.o.all() {
		return "", nil // all claims and documents are written in the end
	}
	for i := range t.Claims {
		c := &t.Claims[i]
		if err := w.claim(c, t.ID, t.Reports[c.ID].Key); err != nil {
			return "", err
		}
	}
	for _, d := range reports(t) {
		if err := w.document(d); err != nil {
			return "", err
		}
	}
	return "", nil
}

func (w *tables) claim(c *isnad.Claim, event, document string) error {
	if w.claims == nil {
		return nil
	}
	_, err := w.claims.Write([]claimRow{claimRowOf(c, event, document)})
	return err
}

func (w *tables) document(d *store.Entry) error {
	if w.documents == nil || w.seen[d.Seq] {
		return nil
	}
	if !w.o.all() {
		w.seen[d.Seq] = true
	}
	_, err := w.documents.Write([]report{reportOf(d)})
	return err
}

func (w *tables) close() error {
	if w.o.all() && w.claims != nil {
		for c, err := range w.ledger.AllClaims(w.ctx) {
			if err == nil {
				err = w.claim(&c.Claim.Claim, c.Event, c.DocKey)
			}
			if err != nil {
				return err
			}
		}
	}
	if w.o.all() && w.documents != nil {
		for d, err := range w.ledger.AllDocuments(w.ctx) {
			if err == nil {
				err = w.document(d)
			}
			if err != nil {
				return err
			}
		}
	}
	if w.events != nil {
		if err := w.events.Close(); err != nil {
			return err
		}
	}
	if w.claims != nil {
		if err := w.claims.Close(); err != nil {
			return err
		}
	}
	if w.documents != nil {
		return w.documents.Close()
	}
	return nil
}

func (w *tables) eventRow(e *isnad.Event) eventRow {
	r := eventRow{ID: e.ID, Type: e.Type, TypeAr: w.o.Types[e.Type].Ar, TypeEn: w.o.Types[e.Type].En, When: e.When, Rule: e.Rule,
		Weapon: e.Fields["weapon"].Value, Happened: e.Fields["happened"].Value, Actors: list(parties(e)), Origins: list(e.Origins), Camps: list(campsOf(e)),
		ByWho: list(e.ByWho), ByRule: list(e.ByRule), Contradictions: list(e.Contradictions), SumOf: list(e.SumOf), PartOf: list(e.PartOf), Sums: list(e.Sums), Limits: list(e.Limits)}
	if e.Date != nil {
		r.DateFrom, r.DateTo = e.Date.From, e.Date.To
	}
	if p := e.Place; p != nil {
		r.Country, r.Admin1, r.Place, r.Relation, r.PlaceID = string(p.Country), string(p.Admin1), p.Name, string(p.Relation), p.ID
		r.Lat, r.Lon, r.Precision = p.Lat, p.Lon, string(p.Class())
		r.WherePrec, r.GeoPrecision = known(p.UCDP()), known(p.ACLED())
	}
	if k := e.Killed; k != nil {
		r.KilledLow, r.KilledBest, r.KilledHigh = whole(k.Low), whole(k.Best), whole(k.High)
	}
	if k := e.Injured; k != nil {
		r.InjuredLow, r.InjuredBest, r.InjuredHigh = whole(k.Low), whole(k.Best), whole(k.High)
	}
	var ids []string
	for i := range e.Claims {
		ids = append(ids, e.Claims[i].ID)
	}
	r.Claims = list(ids)
	return r
}

// campsOf are the camps of the origins, in their order.
func campsOf(e *isnad.Event) (out []isnad.Camp) {
	for _, o := range e.Origins {
		if c := e.Camps[o]; c != "" {
			out = append(out, c)
		}
	}
	return out
}

func claimRowOf(c *isnad.Claim, event, document string) claimRow {
	r := claimRow{ID: c.ID, Event: event, Document: document, Type: c.Type, Modality: string(c.Modality),
		Quote: c.Quote.Exact, Start: int64(c.Quote.Start), End: int64(c.Quote.End), Trigger: c.Trigger.Exact,
		Actors: list(c.Actors), Targets: list(c.Targets), Weapon: string(c.Weapon), Counts: list(c.Counts), Source: list(c.Source),
		Inferred: list(c.Inferred), Rule: c.Rule, Knowledge: c.Knowledge}
	if p := c.Place; p != nil {
		r.Country, r.Admin1, r.Place, r.Relation, r.PlaceID = string(p.Country), string(p.Admin1), p.Name, string(p.Relation), p.ID
		r.Lat, r.Lon = p.Lat, p.Lon
	}
	if c.Time.Value != nil {
		r.Time = *c.Time.Value
	}
	return r
}

// list writes a list as JSON; the empty one as nothing.
func list[T any](items []T) string {
	if len(items) == 0 {
		return ""
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(items); err != nil {
		panic(err) // nouns hold nothing that JSON cannot write
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func whole(n int) *int64 {
	v := int64(n)
	return &v
}

// known is a code of which 0 means that there is none.
func known(n int) *int64 {
	if n == 0 {
		return nil
	}
	return whole(n)
}

// A csvTable writes rows under the names that their fields have in Parquet.
type csvTable[T any] struct {
	w     *csv.Writer
	begun bool
}

func (t *csvTable[T]) Write(rows []T) (int, error) {
	if err := t.begin(); err != nil {
		return 0, err
	}
	for i := range rows {
		v := reflect.ValueOf(&rows[i]).Elem()
		row := make([]string, v.NumField())
		for k := range row {
			row[k] = cell(v.Field(k))
		}
		if err := t.w.Write(row); err != nil {
			return i, err
		}
	}
	return len(rows), nil
}

// begin writes the heads of the columns.
func (t *csvTable[T]) begin() error {
	if t.begun {
		return nil
	}
	t.begun = true
	var names []string
	for i, typ := 0, reflect.TypeFor[T](); i < typ.NumField(); i++ {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("parquet"), ",")
		names = append(names, name)
	}
	return t.w.Write(names)
}

func (t *csvTable[T]) Close() error {
	if err := t.begin(); err != nil {
		return err
	}
	t.w.Flush()
	return t.w.Error()
}

func cell(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	}
	panic(fmt.Sprintf("export: a column of kind %s", v.Kind()))
}
