package gazetteer

import (
	"cmp"
	"slices"
)

// neighbours finds the governorate around a point by the settlements there. Its
// grid is made when it is first asked for.
type neighbours struct {
	g    *Gazetteer
	grid map[cell][]int32
}

// cell is a square of degrees in one country.
type cell struct {
	country  string
	lat, lon int
}

// around is how many kilometres a settlement may be away, side the length of a
// cell in degrees, which is more than that at the latitudes of Arab countries.
const (
	around = 25
	side   = 0.4
)

func cellOf(r *Row) cell { return cell{r.Country, int(r.Lat / side), int(r.Lon / side)} }

func (n *neighbours) fill() {
	n.grid = map[cell][]int32{}
	for i := range n.g.rows {
		if r := &n.g.rows[i]; r.Point && r.Admin1 != "" && settled(r.Kind) {
			n.grid[cellOf(r)] = append(n.grid[cellOf(r)], int32(i))
		}
	}
}

// admin1 is the governorate of the three settlements that are nearest to r, when
// they agree.
func (n *neighbours) admin1(r *Row) string {
	if !r.Point || !n.g.divided[r.Country] {
		return ""
	}
	if n.grid == nil {
		n.fill()
	}
	type near struct {
		km  float64
		row int32
	}
	var ns []near
	c := cellOf(r)
	for lat := -1; lat <= 1; lat++ {
		for lon := -1; lon <= 1; lon++ {
			for _, i := range n.grid[cell{c.country, c.lat + lat, c.lon + lon}] {
				if d := km(r, &n.g.rows[i]); d <= around {
					ns = append(ns, near{d, i})
				}
			}
		}
	}
	slices.SortFunc(ns, func(a, b near) int { return cmp.Or(cmp.Compare(a.km, b.km), cmp.Compare(a.row, b.row)) })
	if len(ns) < 3 {
		return ""
	}
	first := n.g.rows[ns[0].row].Admin1
	if n.g.rows[ns[1].row].Admin1 != first || n.g.rows[ns[2].row].Admin1 != first {
		return ""
	}
	return first
}
