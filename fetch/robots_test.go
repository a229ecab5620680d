package fetch_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/fetch"
)

// TestRobots asks a server for pages that its robots.txt allows and does not allow.
func TestRobots(t *testing.T) {
	const groups = `
User-agent: *
Disallow: /

User-agent: other
User-agent: Isnad/1.0   # us
Disallow: /private
Allow: /private/open
Disallow: /*.php$
Disallow: /أرشيف/
Disallow: /a%3cb

User-agent: third
Allow: /

Sitemap: https://example.org/sitemap.xml
`
	for _, tc := range []struct {
		status int
		robots string
		path   string
		ok     bool
	}{
		{200, groups, "/", true},
		{200, groups, "/private/x", false},
		{200, groups, "/private/open/x", true},
		{200, groups, "/a/b.php", false},
		{200, groups, "/a/b.php?x=1", true},
		{200, groups, "/%D8%A3%D8%B1%D8%B4%D9%8A%D9%81/1", false},
		{200, groups, "/%d8%a3%d8%b1%d8%b4%d9%8a%d9%81/1", false},
		{200, groups, "/a%3Cb", false},
		{200, "User-agent: *\r\nDisallow: /x\r\n", "/x/1", false},
		{200, "User-agent: *\rDisallow: /x\r", "/y", true},
		{200, "User-agent: *\nDisallow:\n", "/x", true},
		{200, "User-agent: *\nDisallow: /x\nAllow: /x\n", "/x", true},
		{200, "<html>no robots here</html>", "/x", true},
		{404, "", "/x", true},
		{403, "", "/x", true},
		{500, "", "/x", false},
		{429, "", "/x", false},
	} {
		asked := false
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/robots.txt" {
				asked = true
				return
			}
			w.WriteHeader(tc.status)
			fmt.Fprint(w, tc.robots)
		}))
		_, _, err := fetch.New(options()).Get(t.Context(), s.URL+tc.path, fetch.Since{}, 1<<16)
		s.Close()
		if (err == nil) != tc.ok || asked != tc.ok || err != nil && !strings.Contains(err.Error(), "robots.txt of ") {
			t.Errorf("%d %q: %s: %v; asked for: %v", tc.status, tc.robots, tc.path, err, asked)
		}
	}
}
