package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	robotsBytes = 512 << 10        // of robots.txt that are read
	robotsLast  = 24 * time.Hour   // how long it holds
	closedLast  = 10 * time.Minute // how long a server is left alone that failed to give it
	delayMost   = 30 * time.Second
)

// robots is what one server's robots.txt says to this program (RFC 9309).
type robots struct {
	rules  []robotsRule
	delay  time.Duration
	closed string // why nothing may be asked: the file could not be had
	until  time.Time
}

type robotsRule struct {
	pattern string // percent-encoded; * is anything, $ at the end is the end
	allow   bool
}

// heed returns an error when the server's robots.txt does not allow the address.
func (c *Client) heed(ctx context.Context, u *url.URL) error {
	site := u.Scheme + "://" + u.Host
	r, known := c.robots[site]
	if !known || c.opt.Now().After(r.until) {
		var err error
		if r, err = c.readRobots(ctx, u); err != nil {
			return err
		}
		r.until = c.opt.Now().Add(robotsLast)
		if r.closed != "" {
			r.until = c.opt.Now().Add(closedLast)
		}
		c.robots[site] = r
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	switch {
	case r.closed != "":
		return fmt.Errorf("robots.txt of %s cannot be had (%s): nothing is asked there", u.Host, r.closed)
	case !r.allows(path):
		return fmt.Errorf("robots.txt of %s does not allow it", u.Host)
	}
	return nil
}

// readRobots asks a server for its robots.txt. One that has none allows all; one
// that fails to answer allows nothing.
func (c *Client) readRobots(ctx context.Context, page *url.URL) (robots, error) {
	u := &url.URL{Scheme: page.Scheme, Host: page.Host, Path: "/robots.txt"}
	anywhere := func(context.Context, *url.URL) error { return nil }
	body, _, err := c.follow(ctx, u, Since{}, robotsBytes, anywhere)
	var status *StatusError
	var private *PrivateError
	switch {
	case ctx.Err() != nil:
		return robots{}, ctx.Err()
	case errors.As(err, &private):
		return robots{}, err
	case errors.As(err, &status) && status.Status/100 == 4 && status.Status != 429:
		return robots{}, nil
	case err != nil:
		return robots{closed: err.Error()}, nil
	}
	agent, _, _ := strings.Cut(c.opt.Agent, "/")
	return parseRobots(string(body), agent), nil
}

// parseRobots reads what a robots.txt says to an agent: the groups that name it,
// else those for all.
func parseRobots(s, agent string) robots {
	var named, all robots
	var mine, everybody, inRules, found bool
	for line := range strings.Lines(strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r", "\n")) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if key == "user-agent" {
			if inRules {
				mine, everybody, inRules = false, false, false
			}
			value, _, _ = strings.Cut(value, "/")
			mine = mine || strings.EqualFold(value, agent)
			everybody = everybody || value == "*"
			found = found || mine
			continue
		}
		if key != "allow" && key != "disallow" && key != "crawl-delay" {
			continue // a map of the site stands outside of all groups
		}
		inRules = true
		if mine {
			named.add(key, value)
		}
		if everybody {
			all.add(key, value)
		}
	}
	if found {
		return named
	}
	return all
}

func (r *robots) add(key, value string) {
	switch {
	case key == "crawl-delay":
		if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 {
			r.delay = time.Duration(min(s, delayMost.Seconds()) * float64(time.Second))
		}
	case value != "": // an empty Disallow allows all
		r.rules = append(r.rules, robotsRule{escape(value), key == "allow"})
	}
}

// allows tells whether a percent-encoded path may be asked: the longest rule that
// matches decides, of equals the one that allows.
func (r *robots) allows(path string) bool {
	path = escape(path)
	allowed, length := true, -1
	for _, rule := range r.rules {
		if n := len(rule.pattern); (n > length || n == length && rule.allow) && matches(rule.pattern, path) {
			allowed, length = rule.allow, n
		}
	}
	return allowed || path == "/robots.txt"
}

// matches tells whether a pattern matches the head of a path.
func matches(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	if len(parts) == 1 {
		return !whole || rest == ""
	}
	last := parts[len(parts)-1]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(rest, part)
		if i < 0 {
			return false
		}
		rest = rest[i+len(part):]
	}
	if whole {
		return strings.HasSuffix(rest, last)
	}
	return strings.Contains(rest, last)
}

// escape writes a path in one way: what is neither a letter, a digit nor a mark of
// ASCII as %XX, and %xx as %XX.
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '%' && i+2 < len(s):
			b.WriteString(strings.ToUpper(s[i : i+3]))
			i += 2
		case s[i] <= ' ' || s[i] >= 0x7f:
			fmt.Fprintf(&b, "%%%02X", s[i])
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
