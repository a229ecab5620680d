package gazetteer

import (
	"testing"

	"github.com/isnad-project/isnad/arabic"
)

func TestCountry(t *testing.T) {
	g := load(t)
	for word, want := range map[string]string{"ليبي": "LY", "يمنيه": "YE", "كتاب": ""} {
		r, ok := g.Country(word)
		if string(r.Country) != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v, want %q", word, r.Country, ok, want)
		}
	}
}

func TestHolding(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ text, want string }{
		{"دارت اشتباكات في بلدتي مارع وحريتان", "حلب"},
		{"سقطت قذائف على بلدتي الرستن ومعرة النعمان", "سوريا"},
		{"عقدت لقاءات في بغداد وباريس", ""},
	} {
		toks := arabic.Tokenize(c.text, nil)
		r, ok := g.Holding(g.Resolve(g.Find(toks, arabic.Sentences(toks))))
		if r.Name != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q, %v, want %q", c.text, r.Name, ok, c.want)
		}
	}
}
