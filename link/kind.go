package link

import "github.com/isnad-project/isnad"

// group is the coarse kind of a type: claims of different groups never tell of
// one happening.
func group(code string) string {
	switch f := isnad.Family(code); f {
	case "assault", "clash":
		return "violence"
	default:
		return f
	}
}

// refinements gives, for pairs of codes that differ, how well both can be said
// of one happening: 1 as if they were equal, 0 (and missing) never. Reports
// drift: an explosion becomes a car bomb and the car bomb a suicide attack.
var refinements = map[[2]string]float64{
	{"assault.car_bomb", "assault.suicide"}:   0.85,
	{"assault.car_bomb", "assault.ied"}:       0.85,
	{"assault.ied", "assault.suicide"}:        0.85,
	{"assault.airstrike", "assault.shelling"}: 0.5,
	{"assault.airstrike", "assault.chemical"}: 0.6,
	{"assault.chemical", "assault.shelling"}:  0.6,
	{"assault.kill", "assault.shooting"}:      0.7,
	{"assault.attack", "assault.car_bomb"}:    0.6,
	{"assault.attack", "assault.suicide"}:     0.6,
	{"assault.attack", "assault.ied"}:         0.6,
	{"assault.attack", "assault.shelling"}:    0.6,
	{"assault.airstrike", "assault.attack"}:   0.5,
	{"assault.attack", "assault.chemical"}:    0.5,
	{"assault.attack", "assault.shooting"}:    0.7,
	{"assault.attack", "assault.kill"}:        0.7,
	{"assault.car_bomb", "assault.kill"}:      0.5,
	{"assault.kill", "assault.suicide"}:       0.5,
	{"assault.ied", "assault.kill"}:           0.5,
	{"assault.kill", "assault.shelling"}:      0.4,
	{"assault.airstrike", "assault.kill"}:     0.4,
	{"assault.chemical", "assault.kill"}:      0.5,
	{"assault.attack", "clash"}:               0.5,
	{"assault.shooting", "clash"}:             0.5,
	{"control.capture", "control.lose"}:       0.8,
	{"control.capture", "control.hold"}:       0.5,
	{"control.advance", "control.capture"}:    0.6,
	{"control.hold", "control.lose"}:          0.4,
	{"coerce.abduct", "coerce.arrest"}:        0.5,
}

// kinship is how well both codes can be said of one happening, 0 to 1.
func kinship(a, b string) float64 {
	if a == b {
		return 1
	}
	if a > b {
		a, b = b, a
	}
	return refinements[[2]string{a, b}]
}

// specificity ranks codes of one happening: the event takes the highest among
// its asserted claims.
func specificity(code string) int {
	switch code {
	case "toll":
		return 0 // of an attack that another claim names
	case "assault.attack", "clash", "control.advance":
		return 1
	case "assault.kill", "assault.ied", "control.hold", "coerce.arrest":
		return 2
	case "assault.shelling", "assault.shooting", "control.lose", "coerce.abduct":
		return 3
	case "assault.airstrike", "assault.car_bomb", "control.capture":
		return 4
	case "assault.suicide", "assault.chemical":
		return 5
	}
	return 2
}

// singular tells types of which one act is a distinct, rare happening; the
// others (shelling, fighting, presence) go on for days at one place.
func singular(code string) bool {
	switch code {
	case "assault.car_bomb", "assault.suicide", "assault.ied", "assault.chemical", "assault.kill", "control.capture",
		"control.lose":
		return true
	}
	return false
}

// means names the way of attacking that a code asserts, for contradictions:
// codes of one means refine one another, and a general code asserts none.
func means(code string) string {
	switch code {
	case "assault.car_bomb", "assault.suicide", "assault.ied":
		return "explosion"
	case "assault.shelling", "assault.airstrike", "assault.chemical", "assault.shooting":
		return code
	}
	return ""
}
