package link

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// find gives the one event of the type and place that the test accepts.
func find(t *testing.T, events []isnad.Event, code, place string, accept func(*isnad.Event) bool) *isnad.Event {
	t.Helper()
	var found *isnad.Event
	for i := range events {
		e := &events[i]
		if e.Type == code && e.Place != nil && Fold(e.Place.Name) == Fold(place) && accept(e) {
			if found != nil {
				t.Errorf("%s in %s twice: %s and %s", code, place, found.ID, e.ID)
			}
			found = e
		}
	}
	if found == nil {
		t.Fatalf("no %s in %s", code, place)
	}
	return found
}

func hasKilled(best int) func(*isnad.Event) bool {
	return func(e *isnad.Event) bool { return e.Killed != nil && e.Killed.Best == best }
}

func anyEvent(*isnad.Event) bool { return true }

// TestFiveReports reads the annotated claims of five real reports, which are no
// part of the project, and asks for what they hold.
func TestFiveReports(t *testing.T) {
	in := goldInputs(t, "seeds")
	res := build(in)
	claimsOf := map[string]*isnad.Claim{}
	for i := range in {
		claimsOf[in[i].Claim.ID] = &in[i].Claim
	}
	sources := func(ids []string) (out []string) {
		for _, id := range ids {
			out = append(out, strings.Join(claimsOf[id].Source, " > "))
		}
		return out
	}

	t.Run("Darkush", func(t *testing.T) {
		e := find(t, res.Events, carBomb, "دركوش", anyEvent)
		if !sameTally(e.Killed, 19, 19, 60) || !sameTally(e.Injured, 90, 90, 90) {
			t.Errorf("killed %v, injured %v", e.Killed, e.Injured)
		}
		c := contradiction(e, "killed", "number")
		if c == nil || !slices.Equal(sources(c.Claims[0]), []string{"الشبكة السورية لحقوق الإنسان"}) ||
			!slices.Equal(sources(c.Claims[1]), []string{""}) {
			t.Errorf("who says which: %v", e.Contradictions)
		}
	})
	t.Run("Damascus", func(t *testing.T) {
		e := find(t, res.Events, suicide, "دمشق", anyEvent)
		if len(e.Claims) < 4 || !sameTally(e.Killed, 0, 0, 0) {
			t.Errorf("%d claims, killed %v", len(e.Claims), e.Killed)
		}
		if s := sources(e.Fields["killed"].Supports); !slices.Equal(s, []string{"التلفزيون الرسمي > عمران الزعبي"}) {
			t.Errorf("no losses, says %v", s)
		}
	})
	t.Run("Qara", func(t *testing.T) {
		e := find(t, res.Events, "control.capture", "قارة", anyEvent)
		if contradiction(e, "happened", "happened") == nil || contradiction(e, "control", "control") == nil {
			t.Errorf("contradictions: %v", e.Contradictions)
		}
		if !slices.Contains(e.Origins, "المركز الاعلامي السوري في القلمون") || !slices.Contains(e.Origins, "مصدر عسكري") {
			t.Errorf("origins: %q", e.Origins)
		}
	})
	t.Run("Homs", func(t *testing.T) {
		e := find(t, res.Events, shelling, "حمص", hasKilled(50))
		if !sameTally(e.Killed, 50, 50, 50) || len(e.ByWho) != 1 || e.ByWho[0].Who != "children" || e.ByWho[0].Best != 20 {
			t.Errorf("killed %v, by who %v", e.Killed, e.ByWho)
		}
		if !slices.Contains(e.Origins, "نشطاء") || len(e.SumOf)+len(e.PartOf) > 0 {
			t.Errorf("origins %q, sum of %v, part of %v", e.Origins, e.SumOf, e.PartOf)
		}
		army := func(name, _ string) (string, bool) {
			return "الجيش السوري", name == "جيش الأسد" || strings.HasPrefix(name, "قوات مدرعة")
		}
		e = find(t, Build(in, nil, Options{Names: army}).Events, shelling, "حمص", hasKilled(50))
		c := contradiction(e, "actors", "perpetrator")
		if c == nil || !slices.Contains(sources(c.Claims[0]), "نشطاء") || !slices.Contains(sources(c.Claims[1]), "الوكالة العربية السورية للأنباء") ||
			len(e.Contradictions) > 1 {
			t.Errorf("who fires, say activists and the agency: %v", e.Contradictions)
		}
	})
	t.Run("Raqqa", func(t *testing.T) {
		held := find(t, res.Events, "control.hold", "الرقة", anyEvent)
		if !slices.Equal(held.Origins, []string{"تنظيم الدولة الإسلامية"}) || len(held.Contradictions) > 0 {
			t.Errorf("held, say %q, against %v", held.Origins, held.Contradictions)
		}
	})
	t.Run("Tel Abyad", func(t *testing.T) {
		e := find(t, res.Events, "control.advance", "تل أبيض", anyEvent)
		if e.Fields["actors"].Value != "الجبهة الإسلامية" || len(e.Contradictions) > 0 {
			t.Errorf("who strengthens its hold: %v, against %v", e.Fields["actors"], e.Contradictions)
		}
		fight := find(t, res.Events, "clash", "تل أبيض", anyEvent)
		if !slices.Equal(fight.Origins, []string{"شبكة شام"}) || len(fight.Contradictions) > 0 {
			t.Errorf("fighting at the border, say %q, against %v: it is another than that in Raqqa's quarters", fight.Origins, fight.Contradictions)
		}
		quarters := find(t, res.Events, "clash", "الفردوس", anyEvent)
		if len(quarters.Contradictions) > 0 {
			t.Errorf("fighting in two quarters, against %v", quarters.Contradictions)
		}
	})
	t.Run("four bombings", func(t *testing.T) {
		sum := find(t, res.Events, "toll", "سوريا", hasKilled(48))
		var parts []string
		for _, p := range []*isnad.Event{
			find(t, res.Events, "toll", "طرطوس", hasKilled(35)),
			find(t, res.Events, carBomb, "الزهراء", hasKilled(4)),
			find(t, res.Events, ied, "الحسكة", hasKilled(8)),
			find(t, res.Events, ied, "الصبورة", hasKilled(1)),
		} {
			parts = append(parts, p.ID)
		}
		slices.Sort(parts)
		if !slices.Equal(sum.SumOf, parts) {
			t.Errorf("sum of %v, want %v", sum.SumOf, parts)
		}
		if e := find(t, res.Events, "toll", "طرطوس", hasKilled(35)); !sameTally(e.Injured, 43, 43, 43) || len(e.SumOf) != 2 {
			t.Errorf("Tartus: %v", e)
		}
		var told []isnad.Event
		for _, e := range res.Events {
			if e.Claims[0].Doc == sum.Claims[0].Doc {
				told = append(told, e)
			}
		}
		if r := Tally(told); !sameTally(r[0].Killed, 48, 48, 48) {
			t.Errorf("the report counts %v dead", r[0].Killed)
		}
	})
	t.Run("a day by governorate", func(t *testing.T) {
		day := find(t, res.Events, "toll", "سوريا", hasKilled(35))
		if len(day.SumOf) != 5 || !slices.Equal(sumsOf(day, "killed"), []string{"19 + 10 + 2 + 2 + 2 = 35: adds up"}) {
			t.Errorf("sum of %v: %v", day.SumOf, day.Sums)
		}
		next := find(t, res.Events, shelling, "حمص", hasKilled(50))
		if len(next.PartOf) != 0 || day.When == next.When {
			t.Errorf("the next day's fifty: part of %v, %s and %s", next.PartOf, day.When, next.When)
		}
	})
}
