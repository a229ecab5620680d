// Pack makes the table that package gazetteer loads from the raw ones: it
// cleans names, joins rows that mean one place, links parents, names the
// governorate of every row by the closed list and writes one sorted, compressed
// file. The same input gives the same bytes.
//
//	go run ./gazetteer/pack ../shared knowledge/gazetteer
//
// reads gazetteer/places_*.tsv, gold/admin1.tsv and corpus/counts/words.tsv.gz
// of the first folder and writes places.tsv.zst and words.tsv.zst into the
// second.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pack SHARED OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(shared, out string) error {
	places, words, err := pack(shared)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "places.tsv.zst"), places, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "words.tsv.zst"), words, 0o644)
}

// pack gives the two compressed tables.
func pack(shared string) (places, words []byte, err error) {
	raw, err := readPlaces(filepath.Join(shared, "gazetteer"))
	if err != nil {
		return nil, nil, err
	}
	list, err := readAdmin1(filepath.Join(shared, "gold", "admin1.tsv"))
	if err != nil {
		return nil, nil, err
	}
	borders := filepath.Join(shared, "gazetteer", "boundaries")
	regions, err := readOutlines(filepath.Join(borders, "wof_mena_region.topojson"), func(g geometry) string { return fmt.Sprint("wof:", g.Properties.ID) })
	if err != nil {
		return nil, nil, err
	}
	subdistricts, err := readOutlines(filepath.Join(borders, "syr_adm3.topojson"), func(g geometry) string { return g.Properties.PCODE })
	if err != nil {
		return nil, nil, err
	}
	countries, err := readOutlines(filepath.Join(borders, "world-atlas-countries-50m.json"), func(g geometry) string { return alpha2(g.ID) })
	if err != nil {
		return nil, nil, err
	}
	t := newTable(raw)
	if err := errors.Join(t.add(), t.fix()); err != nil {
		return nil, nil, err
	}
	t.cleanNames()
	t.occupied(regions)
	t.divide(list)
	t.join()
	t.relink()
	t.fillAdmin1()
	t.locate(append(regions, subdistricts...))
	t.centre(countries)
	t.dropBorrowed()
	if places, err = compress(t.write()); err != nil {
		return nil, nil, err
	}
	w, err := readWords(filepath.Join(shared, "corpus", "counts", "words.tsv.gz"))
	if err != nil {
		return nil, nil, err
	}
	words, err = compress(w)
	return places, words, err
}

func compress(b []byte) ([]byte, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	return w.EncodeAll(b, nil), w.Close()
}
