package gazetteer

import "sort"

// State is the usual Arabic name of the country whose adjective the folded word
// is: إسرائيل for اسراييلي or اسراييليه; empty for any other word.
func (g *Gazetteer) State(adjective string) string {
	code, ok := g.nisba[adjective]
	if !ok {
		return ""
	}
	if i, ok := g.ByID(code); ok {
		return g.rows[i].Names[0]
	}
	return ""
}

// States are the usual names of the countries that have an adjective.
func (g *Gazetteer) States() []string {
	var out []string
	for _, code := range sortedCodes(g.nisba) {
		if i, ok := g.ByID(code); ok {
			out = append(out, g.rows[i].Names[0])
		}
	}
	return out
}

func sortedCodes(m map[string]string) []string {
	seen := map[string]bool{}
	var out []string
	for _, c := range m {
		if !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	sort.Strings(out)
	return out
}
