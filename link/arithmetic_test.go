package link

import (
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

func TestSums(t *testing.T) {
	day := at("2016-09-05")
	toll := func(place string, edits ...edit) isnad.Claim {
		return claim("toll", place, append([]edit{day, by("لجان التنسيق")}, edits...)...)
	}
	one := inputs(rep{id: "r1", published: "2016-09-06", claims: []isnad.Claim{
		toll("سوريا", in(""), kill(36)),
		toll("حمص", kill(30)),
		toll("درعا", kill(5)),
	}})
	whole := together(t, build(one), one, 0)
	if got := sumsOf(whole, "killed"); !slices.Equal(got, []string{"30 + 5 = 35 by parts, 36 stated"}) || whole.Sums[0].Finding != isnad.Short {
		t.Errorf("sums %q", got)
	}

	// Another report has more dead in one of the places than the whole has room for.
	more := inputs(
		rep{id: "r1", outlet: "A", published: "2016-09-06", claims: []isnad.Claim{toll("سوريا", in(""), kill(36)), toll("حمص", kill(30)), toll("درعا", count("killed", 2, -1))}},
		rep{id: "r2", outlet: "B", published: "2016-09-06", claims: []isnad.Claim{claim("toll", "درعا", day, by("ناشط"), count("killed", 7, -1))}})
	res := build(more)
	whole, daraa := together(t, res, more, 0), together(t, res, more, 2, 3)
	if got := sumsOf(whole, "killed"); !slices.Equal(got, []string{"30 + 2+ = 32+ by parts, 36 stated: fits"}) {
		t.Errorf("sums %q", got)
	}
	six := 6
	want := isnad.Limit{Outcome: "killed", Bounds: isnad.Bounds{Low: 2, High: &six}, HighBy: whole.ID}
	if len(daraa.Limits) != 1 || *daraa.Limits[0].High != 6 || daraa.Limits[0].Low != want.Low || daraa.Limits[0].HighBy != want.HighBy || daraa.Limits[0].LowBy != "" {
		t.Errorf("limits %+v, want %+v", daraa.Limits, want)
	}

	// More children than dead: no such two figures.
	odd := inputs(rep{id: "r1", outlet: "A", claims: []isnad.Claim{claim(shelling, "حمص", at("P0D"), kill(4), count("killed", 6, 6, of("children", -1)))}})
	e := together(t, build(odd), odd, 0)
	if got := sumsOf(e, "killed"); !slices.Equal(got, []string{"6 children by parts, 4 stated"}) || e.Sums[0].Finding != isnad.Over {
		t.Errorf("sums %q", got)
	}
}
