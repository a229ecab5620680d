package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestOffsets reads which way and how far from a place the text points.
func TestOffsets(t *testing.T) {
	for text, want := range map[string]string{
		"قتل خمسة مدنيين في قصف على بعد 20 كيلومترا غرب حمص.":                                "حمص area 20 W",
		"قتل خمسة مدنيين في قصف على بعد نحو عشرة كيلومترات إلى الشمال الغربي من مدينة إدلب.": "إدلب in 10 NW",
		"قتل جندي بانفجار لغم على مسافة ٣٫٥ كلم جنوبي تدمر.":                                 "تدمر area 3.5 S",
		"قصف الطيران مواقع على بعد كيلومترين من مدينة الباب.":                                "الباب in 2 ",
		"قتل جندي بانفجار لغم على بعد 15 ميلا شرقي الفلوجة.":                                 "الفلوجة area 24.135 E",
		"قصفت طائرات أطراف داريا الغربية.":                                                   "داريا outskirts 0 W",
		"قصفت قوات النظام ريف حماة الشمالي الغربي.":                                          "حماة countryside 0 NW",
		"قصفت قوات النظام شمال شرقي حلب.":                                                    "حلب area 0 NE",
		"انفجرت سيارة مفخخة في بلدة الطارمية على بعد حوالى 25 كيلومترا شمال بغداد.":          "الطارمية in",
		"قصف الطيران مواقع على بعد بضعة كيلومترات من مدينة الباب.":                           "الباب in",
		"سيطر الجيش على 30 كيلومترا من حلب.":                                                 "حلب in",
		"اندلعت اشتباكات بين جرابلس وأعزاز.":                                                 "جرابلس وأعزاز between [C2227 C1564]",
		"قتل جنديان بانفجار لغم على طريق حمص - طرطوس.":                                       "طريق حمص طرطوس in [C2528 C5221]",
		"قتل جنديان بانفجار لغم على الطريق الدولي دمشق - حلب.":                               "الطريق الدولي دمشق حلب in [C1001 C1007]",
	} {
		claims := newReader(t).Read(&isnad.Document{Text: text})
		if len(claims) == 0 || claims[0].Place == nil {
			t.Errorf("%s: no claim with a place", text)
			continue
		}
		p := claims[0].Place
		got := p.Name + " " + string(p.Relation)
		if o := p.Offset; o != nil {
			got += fmt.Sprintf(" %g %s", o.Km, o.Bearing)
		}
		if p.Ends != nil {
			var ids []string
			for _, e := range p.Ends {
				ids = append(ids, e.ID)
			}
			got += " [" + strings.Join(ids, " ") + "]"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestOffsetFrom keeps the distance from another place for a name that the
// gazetteer lacks.
func TestOffsetFrom(t *testing.T) {
	claims := newReader(t).Read(&isnad.Document{Text: "قتل ثلاثة مدنيين في قصف على قرية القرنفلية الواقعة على بعد 12 كلم جنوب شرق حمص."})
	if len(claims) != 1 || claims[0].Place == nil || claims[0].Place.Offset == nil || claims[0].Place.Offset.From == nil {
		t.Fatalf("%+v", claims)
	}
	p := claims[0].Place
	if o := p.Offset; p.Name != "القرنفلية" || p.Lat != nil || o.Km != 12 || o.Bearing != "SE" || o.From.Name != "حمص" || p.Class() != isnad.Around {
		t.Errorf("%+v %+v", p, o)
	}
}
