package fetch

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// maxWait is the longest wait: a host that wants to be left alone for longer is an error.
const maxWait = time.Minute

// wait waits until a host may be asked again.
func (c *Client) wait(ctx context.Context, host string) error {
	rest := time.Until(c.next[host])
	if rest > maxWait {
		return fmt.Errorf("%s wants to be left alone until %s", host, c.next[host].UTC().Format(time.RFC3339))
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(rest):
		return nil
	}
}

// restrain sets when the host may be asked again.
func (c *Client) restrain(host string, res *http.Response) {
	pause := c.opt.Delay
	for _, scheme := range []string{"http://", "https://"} {
		pause = max(pause, c.robots[scheme+host].delay)
	}
	if res.StatusCode == http.StatusTooManyRequests || res.StatusCode == http.StatusServiceUnavailable {
		if s, err := strconv.Atoi(res.Header.Get("Retry-After")); err == nil && s > 0 {
			pause = max(pause, time.Duration(min(s, 86400))*time.Second)
		}
	}
	c.next[host] = time.Now().Add(pause)
}
