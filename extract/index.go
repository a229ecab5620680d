package extract

import (
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// index says which of a list (places, numbers, times, names) is at a token: one more
// than its number there, and 0 for none.
type index []int32

func (x index) put(i, n int) { x[i] = int32(n + 1) }

// at is the number of what is at token i, and whether anything is.
func (x index) at(i int) (int, bool) {
	if uint(i) >= uint(len(x)) || x[i] == 0 {
		return 0, false
	}
	return int(x[i]) - 1, true
}

// nameMention is a name of the lists that starts at a token.
type nameMention struct {
	entry *lexicon.Entry
	end   int
	pro   arabic.Clitics
}

// names are those of a report, by the tokens that they start at.
type names struct {
	first index
	list  []nameMention
}

func (n *names) put(i int, m nameMention) {
	n.first.put(i, len(n.list))
	n.list = append(n.list, m)
}

func (n *names) at(i int) (nameMention, bool) {
	if k, ok := n.first.at(i); ok {
		return n.list[k], true
	}
	return nameMention{}, false
}

// entry is the name that starts at token i, or nil.
func (n *names) entry(i int) *lexicon.Entry {
	if k, ok := n.first.at(i); ok {
		return n.list[k].entry
	}
	return nil
}
