package extract

import "github.com/isnad-project/isnad/lexicon"

// speechClasses are the word classes that reading who says so and modality speak
// of.
type speechClasses struct {
	sayNoun, sayThat, sayCount, sayAct, witness               lexicon.Class // verbs of saying by what they take
	document, rumour, utterance, setting, footage             lexicon.Class // what is said, and where
	mediumHead, reporter, honorific, bound, stateName, teller lexicon.Class // who says it
	according, as, sayOn                                      lexicon.Class // words before a source
	compel, copula, clear                                     lexicon.Class
}

func (c *speechClasses) bind(l *lexicon.Lexicon) error {
	for name, to := range map[string]*lexicon.Class{
		"according": &c.according, "say_on": &c.sayOn, "as": &c.as, "say_noun": &c.sayNoun, "say_that": &c.sayThat, "say_count": &c.sayCount, "say_act": &c.sayAct, "witness": &c.witness,
		"document": &c.document, "rumour": &c.rumour, "utterance": &c.utterance, "footage": &c.footage, "setting": &c.setting,
		"medium_head": &c.mediumHead, "reporter": &c.reporter, "honorific": &c.honorific, "bound": &c.bound, "state_office": &c.stateName,
		"teller": &c.teller, "compel": &c.compel, "copula": &c.copula, "clear": &c.clear,
	} {
		id, err := l.Class(name)
		if err != nil {
			return err
		}
		*to = id
	}
	return nil
}
