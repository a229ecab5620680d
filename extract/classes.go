package extract

import (
	"github.com/isnad-project/isnad/lexicon"
)

// classes are the word classes that the code itself speaks of.
type classes struct {
	prep, that, rel, clause, cond, not, pronoun                                                                                lexicon.Class
	say, sayPart, deny, same, hedge, plan, manner                                                                              lexicon.Class
	perform, suffer, cause, aux, verb, act, fall, sum                                                                          lexicon.Class
	human, dead, hurt, armedPerson, killed, injured, casualties                                                                lexicon.Class
	stateForce, security, settlement, shell, wrong, claim, whole, wide, share, attached, sides, homeland, blame, quantity, war lexicon.Class
	weapon, vehicle, air, group, armed, body, title, object                                                                    lexicon.Class
	actor, medium, monitor, source, armedActor, person                                                                         lexicon.Class
	nisba, suicidal, artillery                                                                                                 lexicon.Class

	seize, finish, thwart, state, custody, kin, matter, light lexicon.Class

	strikes // what rules of attack and of words need

	speechClasses

	who      []whoClass // kinds of people
	force    []whoClass // kinds that the members of a force are of
	outcomes []whoClass // what may befall people
}

type whoClass struct {
	class lexicon.Class
	name  string
}

func (c *classes) bind(l *lexicon.Lexicon) error {
	if err := c.speechClasses.bind(l); err != nil {
		return err
	}
	if err := c.strikes.bind(l); err != nil {
		return err
	}
	for _, b := range []struct {
		name string
		to   *lexicon.Class
	}{
		{"prep", &c.prep}, {"that", &c.that}, {"rel", &c.rel}, {"clause", &c.clause}, {"if", &c.cond}, {"not", &c.not},
		{"pronoun", &c.pronoun}, {"say", &c.say}, {"manner", &c.manner},
		{"say_part", &c.sayPart}, {"deny", &c.deny}, {"same_source", &c.same}, {"hedge", &c.hedge},
		{"plan", &c.plan}, {"perform", &c.perform}, {"suffer", &c.suffer}, {"cause", &c.cause}, {"aux", &c.aux},
		{"verb", &c.verb}, {"act", &c.act}, {"fall", &c.fall}, {"sum", &c.sum}, {"human", &c.human}, {"dead", &c.dead},
		{"hurt", &c.hurt}, {"armed_person", &c.armedPerson}, {"out.killed", &c.killed}, {"out.injured", &c.injured},
		{"out.casualties", &c.casualties},
		{"weapon", &c.weapon}, {"vehicle", &c.vehicle}, {"air", &c.air},
		{"group_head", &c.group}, {"armed", &c.armed}, {"body", &c.body}, {"title", &c.title}, {"object", &c.object},
		{"actor", &c.actor}, {"medium", &c.medium}, {"monitor", &c.monitor}, {"source", &c.source},
		{"armed_actor", &c.armedActor}, {"person", &c.person}, {"nisba", &c.nisba},
		{"suicidal", &c.suicidal}, {"artillery", &c.artillery},
		{"settlement", &c.settlement}, {"shell", &c.shell}, {"wrong", &c.wrong}, {"claim", &c.claim}, {"whole", &c.whole}, {"wide", &c.wide}, {"share", &c.share}, {"war", &c.war}, {"quantity", &c.quantity}, {"blame", &c.blame}, {"homeland", &c.homeland}, {"sides", &c.sides}, {"attached", &c.attached}, {"state_force", &c.stateForce}, {"security_force", &c.security},
	} {
		id, err := l.Class(b.name)
		if err != nil {
			return err
		}
		*b.to = id
	}
	for _, b := range []struct {
		name string
		to   *lexicon.Class
	}{{"seize", &c.seize}, {"finish", &c.finish}, {"kin", &c.kin}, {"thwart", &c.thwart}, {"state", &c.state}, {"custody", &c.custody}, {"matter", &c.matter}, {"neutral_act", &c.light}} {
		id, err := l.Class(b.name)
		if err != nil {
			return err
		}
		*b.to = id
	}
	for _, b := range []struct {
		prefix string
		to     *[]whoClass
		names  []string
	}{
		{"who.", &c.who, []string{"civilians", "children", "women", "men", "soldiers", "officers", "police", "fighters", "leaders",
			"workers", "medics", "journalists", "students", "families", "persons"}},
		{"force.", &c.force, []string{"soldiers", "police", "security forces", "fighters"}},
		{"out.", &c.outcomes, []string{"killed", "injured", "detained", "kidnapped", "displaced", "missing", "besieged", "trapped"}},
	} {
		for _, w := range b.names {
			id, err := l.Class(b.prefix + w)
			if err != nil {
				return err
			}
			*b.to = append(*b.to, whoClass{id, w})
		}
	}
	return nil
}
