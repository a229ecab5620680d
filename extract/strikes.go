package extract

import "github.com/isnad-project/isnad/lexicon"

// strikes are the word classes by which acts that are told twice, and those whose
// means is left unsaid, are known.
type strikes struct {
	strike   lexicon.Class // verbs that say only whom an attack struck
	ground   lexicon.Class // what fires from the ground
	gun      lexicon.Class // small arms
	besieged lexicon.Class // adjectives of a place under siege
	beside   lexicon.Class // participles at the side of a clause
	about    lexicon.Class // nouns that speak about an act without telling it anew
	slay     lexicon.Class // words of killing, and of no other death
	passing  lexicon.Class // words of death that say nothing of violence
	munition lexicon.Class // arms and what is sent to fight with
	accident lexicon.Class // causes of death that are no act of war
	trapped  lexicon.Class // adjectives of what carries a bomb
}

func (c *strikes) bind(l *lexicon.Lexicon) error {
	for _, b := range []struct {
		name string
		to   *lexicon.Class
	}{{"strike", &c.strike}, {"ground", &c.ground}, {"gun", &c.gun}, {"besieged", &c.besieged}, {"beside", &c.beside}, {"about", &c.about}, {"slay", &c.slay}, {"passing", &c.passing}, {"munition", &c.munition}, {"accident", &c.accident}, {"trapped", &c.trapped}} {
		id, err := l.Class(b.name)
		if err != nil {
			return err
		}
		*b.to = id
	}
	return nil
}
