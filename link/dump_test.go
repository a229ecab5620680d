package link

import (
	"fmt"
	"os"
	"testing"

	"github.com/isnad-project/isnad"
)

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	res := Build(goldInputs(t, name), nil, Conservative, nil)
	for _, e := range res.Events {
		if len(e.Claims) < 2 && len(e.SumOf) == 0 && os.Getenv("ALL") == "" {
			continue
		}
		p := ""
		if e.Place != nil {
			p = e.Place.Name
		}
		fmt.Println("==", e.ID, e.Type, p, e.Date, e.When, "K", e.Killed, "I", e.Injured, e.Origins, "sum", e.SumOf, "part", e.PartOf, e.Fields["sum"].Value)
		for _, c := range e.Claims {
			q := c.Quote.Exact
			if r := []rune(q); len(r) > 90 {
				q = string(r[:90])
			}
			v := ""
			if c.Time.Value != nil {
				v = *c.Time.Value
			}
			pl := "-"
			if c.Place != nil {
				pl = c.Place.Name + "/" + string(c.Place.Relation)
			}
			fmt.Println("   ", c.ID, c.Doc, c.Type, c.Modality, pl, v, c.Source, "|", q)
		}
		for _, x := range e.Contradictions {
			fmt.Println("    !", x.Field, x.Kind, x.Claims)
		}
	}
	fmt.Println(len(res.Events), "events", len(res.Edges), "edges")
	_ = isnad.In
}
