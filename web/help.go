package web

import (
	"html/template"
	"net/http"
	"strings"
)

// chapters are the sections of the manual, in its order: its text stands in words/help.json.
var chapters = []string{"start", "overview", "time", "map", "numbers", "event", "contradictions", "claims", "history", "report", "missed", "review", "search", "tally", "control", "positions", "exports", "jobs", "keys"}

// A chapter is one section of the manual.
type chapter struct {
	ID         string
	Title      template.HTML
	Paragraphs []string
}

// help is the manual. Every page leads to the section that explains what it shows.
func (s *server) help(_ *http.Request, l *locale) (*answer, error) {
	var out []chapter
	for _, id := range chapters {
		out = append(out, chapter{id, l.T("help." + id + ".title"), strings.Split(l.A("help."+id), "\n")})
	}
	return &answer{View: "help", Title: l.A("help.title"), Section: "help", Body: out}, nil
}
