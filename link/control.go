package link

import (
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
)

// sides leaves out what a denier itself says of the happening beside its denial
// ("no raid on the town; our aircraft struck positions outside it"): nobody
// contradicts himself.
func sides(items []*item) []*item {
	denies := map[string]bool{}
	for _, it := range items {
		if it.stance == against {
			denies[it.originKey] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(items), func(it *item) bool { return it.stance == says && denies[it.originKey] })
}

// happenedConflicts tells that b denies what a says: the same act, or the
// lesser one without which it cannot be (no advance, so no capture).
func happenedConflicts(a, b *item) bool {
	if a.stance != says || b.stance != against {
		return false
	}
	if isnad.Family(a.c.Type) == "control" && a.c.Type != b.c.Type {
		return a.c.Type == "control.capture" && b.c.Type == "control.advance" ||
			a.c.Type == "control.hold" && b.c.Type == "control.capture"
	}
	return true
}

// controlConflicts tells two extents of control, or control against its denial.
func controlConflicts(a, b *item) bool {
	if !takes(a) || !takes(b) {
		return false
	}
	if happenedConflicts(a, b) {
		return true
	}
	if a.stance != says || b.stance != says {
		return false
	}
	x, y := extentOf(a), extentOf(b)
	return x != "" && y != "" && x != y && a.originKey != b.originKey
}

func takes(it *item) bool {
	switch it.c.Type {
	case "control.capture", "control.hold":
		return true
	case "control.advance":
		return it.stance == against
	}
	return false
}

// extentOf is full, partial, none or empty; a percentage is one of them.
func extentOf(it *item) string {
	e := strings.TrimSpace(it.c.Extent)
	switch e {
	case "large":
		return "partial"
	case "", "full", "partial", "none":
		return e
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(e, "%"), 64)
	switch {
	case err != nil:
		return ""
	case n >= 100:
		return "full"
	case n <= 0:
		return "none"
	}
	return "partial"
}
