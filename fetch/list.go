package fetch

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"time"

	"github.com/BurntSushi/toml"
)

// Source is a feed or sitemap that is to be watched.
type Source struct {
	Address string        // of the feed
	Outlet  string        // who publishes its pages; empty: as the pages say
	Every   time.Duration // between two polls
	From    time.Time     // the day in UTC before which pages are left out; zero: none
}

const (
	everyUsual = 15 * time.Minute
	everyLeast = time.Minute
)

// ReadSources reads a list of feeds, a TOML file:
//
//	every = "15m"
//
//	[[feed]]
//	address = "https://example.org/rss.xml"
//	outlet = "وكالة المثال"
//	every = "1h"
//	from = 2031-03-01
func ReadSources(path string) ([]Source, error) {
	var list struct {
		Every duration
		Feed  []struct {
			Address, Outlet string
			Every           duration
			From            time.Time
		}
	}
	list.Every = duration(everyUsual)
	meta, err := toml.DecodeFile(path, &list)
	var broken toml.ParseError
	switch {
	case errors.As(err, &broken):
		return nil, fmt.Errorf("%s:%d: %s", path, broken.Position.Line, broken.Message)
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: no such file: it lists the feeds and sitemaps, \"isnad watch --help\" shows how", path)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, err)
	case len(meta.Undecoded()) > 0:
		return nil, fmt.Errorf("%s: %q is no setting: want every, and feed with address, outlet, every and from", path, meta.Undecoded()[0])
	case len(list.Feed) == 0:
		return nil, fmt.Errorf("%s: it lists no [[feed]]", path)
	}
	var out []Source
	for i, f := range list.Feed {
		s := Source{Address: f.Address, Outlet: f.Outlet, Every: time.Duration(f.Every)}
		if s.Every == 0 {
			s.Every = time.Duration(list.Every)
		}
		if y, m, d := f.From.Date(); !f.From.IsZero() {
			s.From = time.Date(y, m, d, 0, 0, 0, 0, time.UTC) // TOML gives it in this computer's time
		}
		u, err := url.Parse(s.Address)
		if err == nil {
			err = proper(u)
		}
		switch {
		case err != nil:
		case s.Every < everyLeast:
			err = fmt.Errorf("every %s is too often: want %s or more", s.Every, everyLeast)
		case slices.ContainsFunc(out, func(t Source) bool { return t.Address == s.Address }):
			err = fmt.Errorf("%s is listed twice", s.Address)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: feed %d: %w", path, i+1, err)
		}
		out = append(out, s)
	}
	return out, nil
}

// duration is a length of time as Go writes it: 15m, 1h30m.
type duration time.Duration

// UnmarshalText reads it.
func (d *duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(string(b))
	*d = duration(v)
	return err
}
