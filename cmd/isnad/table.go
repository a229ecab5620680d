package main

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// cells is a table of text; long cells wrap.
type cells struct {
	t table.Writer
}

// Widths of a column in characters.
const (
	widest    = 40
	narrowest = 12
)

// newTable makes a table with the given heads. On a terminal the columns share
// its width; off one they are as wide as they like, up to widest.
func newTable(a *app, heads ...string) *cells {
	c := &cells{table.NewWriter()}
	c.t.SetStyle(table.StyleLight)
	c.t.Style().Format.Header = text.FormatDefault
	c.t.Style().Options.SeparateRows = true
	wide := widest
	if a.width > 0 {
		wide = max(narrowest, min(widest, a.width/len(heads)-3))
	}
	var configs []table.ColumnConfig
	for i := range heads {
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: wide, WidthMaxEnforcer: wrap})
	}
	c.t.SetColumnConfigs(configs)
	c.t.AppendHeader(rowOf(heads))
	return c
}

// dense takes the lines between rows away: for rows of one line.
func (c *cells) dense() { c.t.Style().Options.SeparateRows = false }

// wrap breaks each line of a cell between words.
func wrap(cell string, width int) string {
	lines := strings.Split(cell, "\n")
	for i, l := range lines {
		lines[i] = text.WrapSoft(l, width)
	}
	return strings.Join(lines, "\n")
}

// row adds a row; a dash stands where there is nothing.
func (c *cells) row(values ...string) {
	for i, v := range values {
		if v == "" {
			values[i] = "—"
		}
	}
	c.t.AppendRow(rowOf(values))
}

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
