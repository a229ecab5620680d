package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
)

// row is one place. names[0] is the canonical one.
type row struct {
	id, kind, parent, country, admin1 string
	names                             []string
	latin                             []string
	lat, lon                          float64
	point                             bool
	pop                               int
	source, precision                 string
	geonames                          string // its id there, for joining
	from                              string // the table it comes from: a country code, or "world"
	first                             bool   // its names go before those of a row that it joins
}

var columns = strings.Fields("id name_ar alt_names_ar name_en alt_names_en kind parent_id admin_path_ar lat lon population pcode source licence precision")

func readPlaces(dir string) ([]*row, error) {
	files, err := filepath.Glob(filepath.Join(dir, "places_*.tsv"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no places_*.tsv", dir)
	}
	sort.Strings(files)
	var out []*row
	for _, f := range files {
		rows, err := readTable(f)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

func readTable(file string) ([]*row, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	from := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "places_"), ".tsv")
	var out []*row
	for n, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != len(columns) {
			return nil, fmt.Errorf("%s:%d: %d columns instead of %d", file, n+1, len(f), len(columns))
		}
		if n == 0 {
			continue
		}
		r := &row{id: f[0], kind: f[5], parent: f[6], from: from}
		r.names = append([]string{f[1]}, strings.Split(f[2], "|")...)
		r.latin = append([]string{f[3]}, strings.Split(f[4], "|")...)
		if f[8] != "" && f[9] != "" {
			var err1, err2 error
			r.lat, err1 = strconv.ParseFloat(f[8], 64)
			r.lon, err2 = strconv.ParseFloat(f[9], 64)
			if err1 != nil || err2 != nil {
				return nil, fmt.Errorf("%s:%d: coordinates %q %q", file, n+1, f[8], f[9])
			}
			r.point = true
		}
		if f[10] != "" {
			pop, err := strconv.ParseFloat(f[10], 64)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: population %q", file, n+1, f[10])
			}
			r.pop = int(pop)
		}
		r.source, r.geonames = origin(f[0], f[12])
		// A point from memory is no point.
		if r.source == "own" {
			r.point = false
		}
		out = append(out, r)
	}
	return out, nil
}

// origin is the short name of a row's source and its GeoNames id, if the table
// tells one.
func origin(id, source string) (short, geonames string) {
	for _, part := range strings.Split(source, "+") {
		if name, num, ok := strings.Cut(part, ":"); ok && strings.HasPrefix(name, "wof/") {
			num, _, _ = strings.Cut(num, ",")
			if _, err := strconv.Atoi(num); err == nil {
				geonames = num
			}
		}
	}
	switch {
	case strings.HasPrefix(source, "geonames"):
		return "geonames", strings.TrimPrefix(id, "gn:")
	case strings.HasPrefix(source, "ocha_neighbourhoods"):
		return "ocha-n", geonames
	case strings.HasPrefix(source, "ocha"):
		return "ocha", geonames
	case strings.HasPrefix(source, "wof"):
		return "wof", geonames
	case strings.HasPrefix(source, "ucdp"):
		return "ucdp", ""
	case strings.HasPrefix(source, "ourairports"):
		return "ourairports", ""
	case strings.HasPrefix(source, "cldr"):
		return "cldr", ""
	}
	return "own", ""
}

// division is one governorate of the closed list.
type division struct {
	country, name string
	also          []string
}

func readAdmin1(file string) ([]division, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []division
	for n, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 {
			continue
		}
		if len(f) < 2 {
			return nil, fmt.Errorf("%s:%d: %q", file, n+1, line)
		}
		d := division{country: f[0], name: f[1]}
		if len(f) > 2 && f[2] != "" {
			d.also = strings.Split(f[2], "|")
		}
		out = append(out, d)
	}
	return out, nil
}

// common is how often a word must stand in 14 million words of news to count as
// an ordinary one.
const common = 40

// readWords gives the folded words that news use often, with their counts.
func readWords(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	counts := map[string]int{}
	s := bufio.NewScanner(z)
	for n := 1; s.Scan(); n++ {
		f := strings.Split(s.Text(), "\t")
		if n == 1 {
			continue
		}
		if len(f) < 2 {
			return nil, fmt.Errorf("%s:%d: %q", file, n, s.Text())
		}
		c, err := strconv.Atoi(f[1])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		if gazetteer.ArabicName(f[0]) {
			counts[arabic.Fold(f[0])] += c
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var words []string
	for w, c := range counts {
		if c >= common {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	var out bytes.Buffer
	for _, w := range words {
		fmt.Fprintf(&out, "%s\t%d\n", w, counts[w])
	}
	return out.Bytes(), nil
}
