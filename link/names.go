package link

import "github.com/isnad-project/isnad"

// Names gives the usual name of a party or a narrator, such as
// المرصد السوري لحقوق الإنسان for المرصد, and false for a name that it does not know.
// What some names mean depends on the country (ISO 3166-1 alpha-2, empty when
// unknown) that is spoken of: القوات الحكومية. It must always give the same answer.
// A nil Names knows none: then names are compared by their words.
type Names func(name, country string) (usual string, known bool)

func (n Names) usual(name, country string) (string, bool) {
	if n == nil || name == "" {
		return name, false
	}
	return n(name, country)
}

// of is the usual name where one is known, else the name itself.
func (n Names) of(name, country string) string {
	if usual, ok := n.usual(name, country); ok {
		return usual
	}
	return name
}

// countryOf is the country that a claim speaks of, or empty.
func countryOf(c *isnad.Claim) string {
	if c.Place == nil {
		return ""
	}
	return string(c.Place.Country)
}
