package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"time"

	"github.com/isnad-project/isnad"
)

// Options say how to ask. All but Private are to be given.
type Options struct {
	Agent   string           // the User-Agent; what stands before the first "/" is looked for in robots.txt
	Timeout time.Duration    // for one request and its answer
	Delay   time.Duration    // between two requests of one host; robots.txt may ask for more
	Private []netip.Prefix   // networks that may be asked although they are not public
	Now     func() time.Time // dates the answers
}

const maxRedirects = 5

// ErrUnchanged is returned, wrapped, for what is as it was when last asked for.
var ErrUnchanged = errors.New("unchanged since it was last asked for")

// ErrTooLarge is returned, wrapped, for what is larger than the limit.
var ErrTooLarge = errors.New("larger than")

// Since is what a server said of the version that is at hand.
type Since struct {
	ETag         string
	LastModified string
}

// Client asks servers. It is for one goroutine.
type Client struct {
	opt    Options
	http   *http.Client
	robots map[string]robots    // by scheme and host
	next   map[string]time.Time // by host: when it may be asked again
}

// New makes a client.
func New(opt Options) *Client {
	dialer := &net.Dialer{Timeout: opt.Timeout, Control: refusePrivate(opt.Private)}
	return &Client{
		opt: opt,
		http: &http.Client{
			// A proxy would look names up behind the check of addresses: there is none.
			Transport: &http.Transport{
				DialContext: dialer.DialContext, ForceAttemptHTTP2: true, TLSHandshakeTimeout: opt.Timeout,
				MaxIdleConnsPerHost: 1, IdleConnTimeout: 30 * time.Second,
				DisableCompression: true, // the bytes are kept as they were sent
			},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		robots: map[string]robots{}, next: map[string]time.Time{},
	}
}

// Get gets what stands at an address if it is not larger than limit, in bytes, or
// ErrUnchanged.
func (c *Client) Get(ctx context.Context, address string, since Since, limit int64) ([]byte, *isnad.Answer, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, nil, err
	}
	return c.follow(ctx, u, since, limit, c.heed)
}

// follow gets what stands at u or where u leads to, with each step allowed by may.
func (c *Client) follow(ctx context.Context, u *url.URL, since Since, limit int64, may func(context.Context, *url.URL) error) ([]byte, *isnad.Answer, error) {
	var through []string
	for {
		u.Fragment = ""
		if err := proper(u); err != nil {
			return nil, nil, err
		}
		if slices.Contains(through, u.String()) {
			return nil, nil, fmt.Errorf("led in a circle, back to %s", u)
		}
		if len(through) > maxRedirects {
			return nil, nil, fmt.Errorf("led on more than %d times, last to %s", maxRedirects, u)
		}
		if err := may(ctx, u); err != nil {
			return nil, nil, err
		}
		body, res, err := c.ask(ctx, u, since, limit)
		if err != nil {
			return nil, nil, err
		}
		switch res.StatusCode {
		case http.StatusOK:
			return body, &isnad.Answer{
				Address: u.String(), Through: through, At: c.opt.Now().UTC().Format(time.RFC3339),
				Status: res.StatusCode, Header: res.Header,
			}, nil
		case http.StatusNotModified:
			return nil, nil, ErrUnchanged
		case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
			through = append(through, u.String())
			if u, err = u.Parse(res.Header.Get("Location")); err != nil {
				return nil, nil, fmt.Errorf("led to no address: %w", err)
			}
		default:
			return nil, nil, &StatusError{res.StatusCode}
		}
	}
}

// StatusError is an answer that holds nothing of what was asked for.
type StatusError struct{ Status int }

func (e *StatusError) Error() string {
	return fmt.Sprintf("the server answers %d %s", e.Status, http.StatusText(e.Status))
}

// proper refuses what is no address of a page.
func proper(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%q is not an address of a page (http, https)", u)
	case u.Host == "":
		return fmt.Errorf("%q names no host", u)
	case u.User != nil:
		return fmt.Errorf("%s: an address with a user name is not asked", u.Redacted())
	}
	return nil
}

// ask makes one request when the host may be asked again. The body is read for a
// 200 alone.
func (c *Client) ask(ctx context.Context, u *url.URL, since Since, limit int64) ([]byte, *http.Response, error) {
	if err := c.wait(ctx, u.Host); err != nil {
		return nil, nil, err
	}
	timed, cancel := context.WithTimeout(ctx, c.opt.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(timed, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("User-Agent", c.opt.Agent)
	req.Header.Set("Accept-Encoding", "identity")
	if since.ETag != "" {
		req.Header.Set("If-None-Match", since.ETag)
	}
	if since.LastModified != "" {
		req.Header.Set("If-Modified-Since", since.LastModified)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return nil, nil, c.cause(ctx, err)
	}
	defer res.Body.Close()
	c.restrain(u.Host, res)
	if res.StatusCode != http.StatusOK {
		return nil, res, nil
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, limit+1))
	switch {
	case err != nil:
		return nil, nil, c.cause(ctx, err)
	case int64(len(body)) > limit:
		return nil, nil, fmt.Errorf("%w %d bytes", ErrTooLarge, limit)
	}
	return body, res, nil
}

// cause says in a word what net/http says in many.
func (c *Client) cause(ctx context.Context, err error) error {
	var private *PrivateError
	var wrapped *url.Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &private):
		return private
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("no whole answer within %s", c.opt.Timeout)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("the answer is cut off")
	case errors.As(err, &wrapped):
		return wrapped.Err
	}
	return err
}
