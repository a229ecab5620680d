package gazetteer

import "github.com/isnad-project/isnad"

// Mention is a phrase of a report that names a place. Token numbers count the
// tokens of the whole document.
type Mention struct {
	First, End int    // half-open token range of the bare name, or of the noun of an anaphor
	Phrase     [2]int // half-open token range with relation and kind words and a stated container: محيط بلدة بيت سحم بريف دمشق الجنوبي
	Name       string // the plain name as the text writes it, in common spelling: no kind word (save of a facility: مسجد القباب), no clitic, سوريا for سورية; empty when Anaphor
	Kind       string // what the kind word says: city, town, village, neighbourhood, countryside, governorate, camp, …; empty without one
	Relation   isnad.Relation
	Prep       string // the preposition that governs the phrase, folded: ب في من الي علي نحو …; empty without one

	Candidates []int // rows of the gazetteer that bear the name and fit the kind, most important first; empty when it lacks the name
	Container  int   // mention that the text states to hold this one (سراقب بريف إدلب), or -1
	List       int   // mentions with the same number above 0 stand in one coordinated list (أحياء برزة والقابون وجوبر); 0 alone
	Joint      []int // the two mentions that a joint one stands for («بين جرابلس وأعزاز»: relation between, name جرابلس وأعزاز); nil otherwise

	Anaphor bool // المدينة, البلدة, العاصمة, البلاد: no name of its own; Resolve says what it goes back to
	Country bool // the name of a country, so perhaps of its government
	Capital bool // the name of a capital, so perhaps of a government (قالت موسكو)
	Bare    bool // one word with neither kind word nor place preposition: the weakest evidence

	nisba   string // country whose adjective stands at the name (طرابلس الليبية)
	adjoins bool   // the place before lies at it (قاعدة حرير المجاورة لأربيل)
	across  bool   // a border with the country of nisba
	of      string // country whose border it is (حدود تركيا مع سوريا)
	inner   []int  // rows of the place inside the name of a facility (مطار عدن)
	far     []int  // rows of the second place in the name of a road (طريق حمص - طرطوس)
	enc     bool   // an anaphor by a pronoun: ريفها
	strip   bool   // القطاع: no region of another sort
	plural  bool   // its kind word stands for several
	first   bool   // a و is to be cut off an unknown name
	given   bool   // somebody says that it is a place
	report  *report
}

// report is what Find saw of a document besides its places.
type report struct {
	votes   map[string]float64 // country → weight of its names and adjectives
	besides map[string]float64 // country → how often named or alluded to where no mention is
}

func newReport() *report {
	return &report{votes: map[string]float64{}, besides: map[string]float64{}}
}

// Resolution is what a mention was resolved to. Place.Text is left to the
// caller. Place.Name is empty when an anaphor goes back to nothing.
type Resolution struct {
	isnad.Place
	Row   int     // row of the gazetteer, or -1
	Of    int     // the mention that an anaphor goes back to, or -1
	Score float64 // of the chosen row; comparable within one mention only
}
