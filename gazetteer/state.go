package gazetteer

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
