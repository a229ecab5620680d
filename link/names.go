package link

// Names gives the usual name of a party or a narrator, such as
// المرصد السوري لحقوق الإنسان for المرصد, and false for a name that it does not know.
// It must always give the same answer. A nil Names knows none: then names are
// compared by their words.
type Names func(name string) (usual string, known bool)

func (n Names) usual(name string) (string, bool) {
	if n == nil || name == "" {
		return name, false
	}
	return n(name)
}

// of is the usual name where one is known, else the name itself.
func (n Names) of(name string) string {
	if usual, ok := n.usual(name); ok {
		return usual
	}
	return name
}
