package extract

import (
	"fmt"
	"strings"

	"github.com/isnad-project/isnad/gazetteer"
)

// weighedPlaces is how many of the places that bear a name are shown.
const weighedPlaces = 5

// explainPlaces writes for each mention of a place in the sentence what it was
// resolved to, and the places that were weighed for it with their signs.
func (p *parsed) explainPlaces(b *strings.Builder, s *sentence, weighed [][]gazetteer.Weighed) {
	head := "  places\n"
	for m := range p.places {
		pl := &p.places[m]
		if pl.First < s.first || pl.First >= s.end {
			continue
		}
		fmt.Fprintf(b, "%s    «%s»  %s\n", head, p.text(pl.Phrase[0], pl.Phrase[1]), p.placeOutcome(m))
		head = ""
		for n, w := range weighed[m] {
			if n == weighedPlaces {
				fmt.Fprintf(b, "      and %d more\n", len(weighed[m])-n)
				break
			}
			fmt.Fprintf(b, "      %6.2f  %s, %s  (%s)\n", w.Score, p.gaz.Path(w.Row), p.gaz.Row(w.Row).Kind, w.Why())
		}
	}
}

// placeOutcome tells what became of a mention.
func (p *parsed) placeOutcome(m int) string {
	w := &p.where[m]
	switch {
	case w.Name == "" && p.places[m].Anaphor:
		return "goes back to nothing"
	case w.Of >= 0 && p.where[w.Of].Name != "":
		return "goes back to " + p.where[w.Of].Name
	case len(w.Ambiguous) > 1:
		return fmt.Sprintf("%s: ambiguous, %d places", w.Name, len(w.Ambiguous))
	case w.Row >= 0:
		return fmt.Sprintf("%s: %s", w.Name, p.gaz.Path(w.Row))
	}
	return strings.TrimSpace(fmt.Sprintf("%s: a place that the gazetteer lacks, %s %s", w.Name, w.Admin1, w.Country))
}
