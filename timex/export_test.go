package timex

import "fmt"

// Length is the length of a time as ISO 8601 writes it: PT48H, P3D. Empty if it has
// none that its words tell.
func (t Time) Length() string {
	if t.from.n == 0 || t.from.shape != last && t.from.shape != next {
		return ""
	}
	return fmt.Sprintf([...]string{second: "PT%dS", minute: "PT%dM", hour: "PT%dH", day: "P%dD", week: "P%dW", monthUnit: "P%dM", year: "P%dY", decadeUnit: "P%d0Y", century: "P%d00Y"}[t.from.unit], t.from.n)
}
