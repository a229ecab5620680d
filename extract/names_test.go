package extract_test

import "testing"

func TestUsualName(t *testing.T) {
	r := newReader(t)
	for name, want := range map[string]string{
		"المرصد السوري": "المرصد السوري لحقوق الإنسان", "جيش النظام": "الجيش السوري", "داعش": "داعش", "تنظيم الدولة": "داعش", "قتيل": "",
	} {
		if got, _, _ := r.UsualName(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if _, kind, _ := r.UsualName("رويترز"); kind != "medium" {
		t.Errorf("رويترز is %q", kind)
	}
}
