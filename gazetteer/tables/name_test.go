package tables

import (
	"slices"
	"testing"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"السُليمانية", []string{"السليمانية"}},
		{"حلبجة (قضاء)", []string{"حلبجة"}},
		{"بعلبك - الهرمل", []string{"بعلبك الهرمل"}},
		{"العزيزية/الجفارة", []string{"العزيزية", "الجفارة"}},
		{"سلێمانی", nil}, // Kurdish
		{"گرگان", nil},   // Persian
		{"ڤفصة", nil},
		{"Ru'ua", nil},
		{"کرمان", []string{"كرمان"}},
		{"", nil},
		{"ب", nil},
		{"العين، أبوظبي", []string{"العين"}},
		{"قريةحسين الحمادي", []string{"قرية حسين الحمادي"}},
		{"جلالآباد", []string{"جلال آباد"}},
		{"جلال-آباد", []string{"جلال آباد"}},
		{"ئارىش", nil}, // Uighur
		{"كةلوش", nil}, // Kurdish with ة for ە
		{"غررردس كراس", nil},
		{"لاكيووود", []string{"لاكيووود"}},
		{"الحميدية-مهاجرين", []string{"الحميدية-مهاجرين"}},
	} {
		if got := clean(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestBare(t *testing.T) {
	for in, want := range map[string]string{
		"محافظة حلب": "حلب", "ولاية الخرطوم": "الخرطوم", "مديرية المصلوب": "المصلوب", "تل رفعت": "تل رفعت", "حي": "حي",
	} {
		if got, _ := Bare(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		kind      string
		raw, want []string
	}{
		{"governorate", []string{"محافظة حلب", "حلب", "Aleppo"}, []string{"حلب"}},
		{"subdistrict", []string{"ناحية مارع", "مركز مارع"}, []string{"مارع", "مركز مارع"}},
		{"town", []string{"مارع", "مدينة مارع", "مارِع", "مر"}, []string{"مارع"}},
		{"village", []string{"حي السلام"}, []string{"حي السلام"}},
		{"bridge", []string{"مركز الجسر"}, []string{"مركز الجسر"}},
	} {
		if got := Names(c.raw, c.kind, nil); !slices.Equal(got, c.want) {
			t.Errorf("%s %q: %q, want %q", c.kind, c.raw, got, c.want)
		}
	}
	if got := Names([]string{"منشار", "ساو"}, "village", func(n string) bool { return n == "ساو" }); !slices.Equal(got, []string{"ساو"}) {
		t.Errorf("%q", got)
	}
}
