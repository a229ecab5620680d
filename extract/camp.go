package extract

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// camps tell in what role sources speak (knowledge/camps.tsv).
type camps struct {
	names map[string]campRow // by usual name, folded
	words map[string]int     // by word without article → the row, the first of those that fit
	rows  []campRow
}

type campRow struct{ camp, country string }

func loadCamps(fsys fs.FS, name string) (*camps, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	defer f.Close()
	c := &camps{names: map[string]campRow{}, words: map[string]int{}}
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		q := strings.Split(sc.Text(), "\t")
		if len(q) != 4 || !slices.Contains(isnad.Camps, isnad.Camp(q[0])) || q[1] != "name" && q[1] != "word" {
			return nil, fmt.Errorf("extract: %s:%d: want a camp, name or word, a country or -, and entries", name, line)
		}
		row := campRow{q[0], strings.Trim(q[2], "-")}
		c.rows = append(c.rows, row)
		for e := range strings.SplitSeq(q[3], ",") {
			key := bare(e)
			_, twice := c.names[key]
			if q[1] == "word" {
				_, twice = c.words[key]
				c.words[key] = len(c.rows) - 1
			} else {
				c.names[key] = row
			}
			if key == "" || twice {
				return nil, fmt.Errorf("extract: %s:%d: %q is empty or stands twice", name, line, e)
			}
		}
	}
	return c, sc.Err()
}

// Camp is the role in which a source speaks of what happens in a country (ISO 3166-1
// alpha-2, empty when unknown): of a state, of its opposition, of another party, as a
// monitor, a medium or a witness. It is empty where neither lists nor words tell.
func (r *Reader) Camp(name, country string) isnad.Camp {
	usual, kind, known := r.UsualName(name, country)
	row, ok := r.camps.names[bare(name)]
	if !ok && known {
		row, ok = r.camps.names[bare(usual)]
	}
	var nation string
	words := strings.Fields(bare(name))
	for _, w := range words {
		if n, ok := r.gaz.Country(strings.TrimSuffix(w, "ه")); ok {
			nation = string(n.Country)
		}
	}
	switch {
	case ok:
	case kind == "monitor", kind == "medium":
		row.camp = map[string]string{"monitor": "monitor", "medium": "media"}[kind]
	case kind == "armed":
		row.camp = "party"
		if slices.Contains(words, "جيش") || slices.Contains(words, "قوات") {
			row.camp = "state" // an army that is called by its country alone
		}
	default:
		first := len(r.camps.rows)
		for _, w := range words {
			if i, ok := r.camps.words[w]; ok {
				first = min(first, i)
			}
		}
		if first == len(r.camps.rows) {
			return ""
		}
		row = r.camps.rows[first]
	}
	if row.country == "" {
		row.country = nation
	}
	if row.camp == "state" && row.country != "" && country != "" && row.country != country {
		return isnad.ForeignState
	}
	return isnad.Camp(row.camp)
}
