package main

import (
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// cells is a table of text; long cells wrap.
type cells struct {
	t table.Writer
}

// widest is the widest a column gets, in characters.
const widest = 36

func newTable(a *app, heads ...string) *cells {
	c := &cells{table.NewWriter()}
	c.t.SetStyle(table.StyleLight)
	c.t.Style().Format.Header = text.FormatDefault
	c.t.Style().Options.SeparateRows = true
	if a.width > 0 {
		c.t.Style().Size.WidthMax = a.width
	}
	var configs []table.ColumnConfig
	for i := range heads {
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: widest, WidthMaxEnforcer: text.WrapSoft})
	}
	c.t.SetColumnConfigs(configs)
	c.t.AppendHeader(rowOf(heads))
	return c
}

func (c *cells) row(values ...string)    { c.t.AppendRow(rowOf(values)) }
func (c *cells) footer(values ...string) { c.t.AppendFooter(rowOf(values)) }

func (c *cells) write(w io.Writer) {
	c.t.SetOutputMirror(w)
	c.t.Render()
}

func rowOf(values []string) table.Row {
	r := make(table.Row, len(values))
	for i, v := range values {
		r[i] = v
	}
	return r
}
