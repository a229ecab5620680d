package passage

import (
	"slices"
	"strings"
	"testing"
)

const (
	lead  = "أعلنت شرطة المدينة أمس مقتل أربعة عشر شخصا وإصابة سبعين آخرين في انفجار وقع قرب السوق القديم"
	again = "أعلنت شرطة المدينة أمس مقتل أربعة عشر شخصاً وإصابة سبعين آخرين في انفجارٍ وقع قرب السوق القديم"
	cut   = "أعلنت شرطة المدينة أمس مقتل أربعة عشر شخصا وإصابة سبعين آخرين في انفجار وقع قرب السوق"
	other = "أعلنت شرطة المدينة أمس توقيف ثلاثة رجال يشتبه في أنهم سرقوا سيارة من مرأب قرب الجامعة الجديدة"
)

func TestCopies(t *testing.T) {
	sig := func(s string) *Signature {
		ps := Of(s)
		if len(ps) != 1 {
			t.Fatalf("%d passages in %q", len(ps), s)
		}
		return &ps[0].Sig
	}
	for _, c := range []struct {
		a, b string
		copy bool
	}{{lead, again, true}, {lead, cut, true}, {lead, other, false}, {lead, lead, true}} {
		if r := Resemblance(sig(c.a), sig(c.b)); (r >= Alike) != c.copy {
			t.Errorf("resemblance %.2f of\n%s\n%s", r, c.a, c.b)
		}
	}
	g := NewGroups()
	var got []int
	for _, s := range []string{other, lead, again, other, cut} {
		got = append(got, g.Add(*sig(s)))
	}
	for i := range got {
		got[i] = g.Of(got[i])
	}
	if !slices.Equal(got, []int{0, 1, 1, 0, 1}) {
		t.Errorf("groups %v", got)
	}
}

func TestSpans(t *testing.T) {
	text := "عنوان قصير\n\n" + lead + ". " + other + "."
	ps := Of(text)
	if len(ps) != 2 {
		t.Fatalf("%d passages", len(ps))
	}
	runes := []rune(text)
	if s := string(runes[ps[0].Start:ps[0].End]); s != lead+"." {
		t.Errorf("%q", s)
	}
	back, err := Unmarshal(Marshal(ps))
	if err != nil || !slices.Equal(back, ps) {
		t.Errorf("%v, %v", back, err)
	}
	if _, err := Unmarshal(Marshal(ps)[1:]); err == nil {
		t.Error("half a passage was read")
	}
}

// Sentences of one set form are no copies of one another, though each is like the next.
func TestSetForm(t *testing.T) {
	words := strings.Fields(lead)
	g := NewGroups()
	var last int
	for i := range words {
		changed := slices.Clone(words)
		for k := range i + 1 {
			changed[k] = "كلمة" // one word more than before
		}
		last = g.Add(Of(strings.Join(changed, " "))[0].Sig)
	}
	if first := g.Of(0); g.Of(1) != first || g.Of(last) == first {
		t.Errorf("groups %d, %d, …, %d", first, g.Of(1), g.Of(last))
	}
}

func TestSeenTellsWhatMayBeCopied(t *testing.T) {
	const alone = "قال صاحب المخبز إن الطحين لم يصل منذ ثلاثة أيام وإن الناس يقفون في الطابور قبل الفجر"
	seen := NewSeen()
	sigs := map[string]Signature{}
	for _, s := range []string{lead, again, cut, alone} {
		p := Of(s)[0]
		sigs[s] = p.Sig
		seen.Add(&p.Sig)
	}
	for s, want := range map[string]bool{lead: true, again: true, cut: true, alone: false} {
		sig := sigs[s]
		if got := seen.Again(&sig); got != want {
			t.Errorf("may be copied: %v, want %v: %s", got, want, s)
		}
	}
}
