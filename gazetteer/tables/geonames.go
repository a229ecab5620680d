package tables

import (
	"io"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
)

// geonamesColumns is how many columns the "geoname" table of GeoNames has.
const geonamesColumns = 19

// The columns of GeoNames that are read.
const (
	gnID         = 0
	gnName       = 1
	gnAlternates = 3
	gnLat        = 4
	gnLon        = 5
	gnClass      = 6
	gnCode       = 7
	gnCountry    = 8
	gnAdmin1     = 10 // and the three behind it
	gnPop        = 14
)

// geonamesKinds are the feature codes of GeoNames that news name places by.
// Abandoned and historical places are not among them, nor are single buildings.
var geonamesKinds = map[string]string{
	"A.ADM1": "governorate", "A.ADM2": "district", "A.ADM3": "subdistrict",
	"P.PPLC": "city", "P.PPLA": "city", "P.PPLA2": "town", "P.PPLA3": "town", "P.PPL": "village", "P.PPLA4": "village", "P.PPLA5": "village",
	"P.PPLL": "village", "P.PPLS": "village", "P.PPLF": "village", "P.PPLG": "city", "P.PPLX": "neighbourhood", "P.STLMT": "settlement",
	"L.RGN": "area", "L.AREA": "area", "L.LCTY": "place", "L.CMPRF": "camp", "L.OILF": "field", "L.MILB": "base", "L.INDS": "area", "L.PRT": "port",
	"S.AIRP": "airport", "S.AIRF": "airport", "S.AIRB": "base", "S.MILB": "base", "S.INSM": "base", "S.DAM": "dam", "S.PSTB": "crossing",
	"S.OILR": "plant", "S.PS": "plant", "S.PRT": "port", "S.SQR": "square", "S.BDG": "bridge",
	"T.HLL": "hill", "T.HLLS": "hill", "T.MT": "mountain", "T.MTS": "mountain", "T.PK": "mountain", "T.VAL": "valley", "T.ISL": "island",
	"H.STM": "river", "H.WAD": "valley", "H.LK": "lake", "H.RSV": "lake", "H.HBR": "port",
}

// geonames reads a country file of GeoNames.
func (t *reading) geonames(in io.Reader) error {
	t.Form = GeoNames
	divisions := map[string]string{} // SY.08.09 → id
	var codes []string               // of the divisions of each row: SY.08.09.12.
	for n, line := range t.each(in) {
		f := strings.Split(line, "\t")
		if len(f) != geonamesColumns {
			t.bad(n, "%d columns instead of %d", len(f), geonamesColumns)
			continue
		}
		before := len(t.Rows)
		t.geoname(n, f)
		if len(t.Rows) == before {
			continue
		}
		path := f[gnCountry]
		for level := range 3 {
			c := f[gnAdmin1+level]
			if c == "" || c == "00" {
				break
			}
			path += "." + c
			if f[gnClass] == "A" && f[gnCode] == "ADM"+strconv.Itoa(level+1) {
				divisions[path] = t.Rows[before].ID
			}
		}
		codes = append(codes, path)
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		r.Parent = r.Country
		for path := codes[i]; strings.Contains(path, "."); path = path[:strings.LastIndexByte(path, '.')] {
			if id, ok := divisions[path]; ok && id != r.ID {
				r.Parent = id
				break
			}
		}
	}
	return t.ctx.Err()
}

// geoname reads one line.
func (t *reading) geoname(n int, f []string) {
	id, err := strconv.Atoi(f[gnID])
	if err != nil || id <= 0 {
		t.bad(n, "geonameid %q is no number", f[gnID])
		return
	}
	r := isnad.PlaceRow{ID: "gn:" + f[gnID], Kind: geonamesKinds[f[gnClass]+"."+f[gnCode]], Country: f[gnCountry]}
	if r.Kind == "" {
		t.Others++
		return
	}
	if r.Lat, r.Lon, err = point(f[gnLat], f[gnLon]); err != nil {
		t.bad(n, "%w", err)
		return
	}
	if r.Pop, err = population(f[gnPop]); err != nil {
		t.bad(n, "%w", err)
		return
	}
	r.Kind = sized(r.Kind, r.Pop)
	for name := range strings.SplitSeq(f[gnName]+","+f[gnAlternates], ",") {
		if !strings.ContainsAny(name, elsewhere) {
			r.Names = append(r.Names, name)
		}
	}
	r.Names = Names(r.Names, r.Kind, nil)
	t.add(r, n)
}

// elsewhere are letters that Persian, Urdu and Kurdish write in place of Arabic
// ones: a name with one is theirs, since GeoNames does not say of which language a
// name is.
const elsewhere = "یکھہےۀ"

// sized is the kind of a village by the number of its people.
func sized(kind string, pop int) string {
	switch {
	case kind != "village" && kind != "town":
		return kind
	case pop >= 50_000:
		return "city"
	case pop >= 5_000:
		return "town"
	}
	return kind
}
