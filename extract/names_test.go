package extract_test

import "testing"

func TestUsualName(t *testing.T) {
	r := newReader(t)
	for name, want := range map[string]string{
		"المرصد السوري": "المرصد السوري لحقوق الإنسان", "جيش النظام": "الجيش السوري", "داعش": "داعش", "تنظيم الدولة": "داعش", "قتيل": "",
	} {
		if got, _, _ := r.UsualName(name, "SY"); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for _, c := range []struct{ name, country, want string }{
		{"القوات الحكومية", "SY", "الجيش السوري"}, {"القوات الحكومية", "", "الجيش السوري"}, {"القوات الحكومية", "YE", ""},
		{"المعارضة", "VE", ""}, {"جيش الأسد", "LB", "الجيش السوري"}, {"المعارضة السورية", "TR", "المعارضة السورية"}, {"الحوثيون", "SA", "الحوثيون"},
	} {
		if got, _, _ := r.UsualName(c.name, c.country); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.name, c.country, got, c.want)
		}
	}
	if _, kind, _ := r.UsualName("رويترز", ""); kind != "medium" {
		t.Errorf("رويترز is %q", kind)
	}
}
