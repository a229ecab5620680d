package evidence

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
)

// archive writes the files as Write does, and compares the bytes.
func (r *Result) archive(z *zip.Reader, f io.ReaderAt, m *manifest, content map[string][]byte) {
	c := &comparer{with: f}
	w := zip.NewWriter(c)
	for _, e := range z.File {
		out, err := w.CreateHeader(header(e.Name, m.Made))
		if err == nil {
			_, err = out.Write(content[e.Name])
		}
		if err != nil {
			break // that of the comparer, or of what Close finds
		}
	}
	err := w.Close()
	if err == nil {
		err = c.end()
	}
	if err != nil {
		r.fault("the archive", "its files are whole, what stands around them is not as it was written: %v", err)
	}
}

// comparer is a writer that fails at the first byte that is not the one it compares
// with.
type comparer struct {
	with io.ReaderAt
	at   int64
	err  error
}

func (c *comparer) Write(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	have := make([]byte, len(p))
	n, err := c.with.ReadAt(have, c.at)
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
		return 0, err
	}
	for i := range p {
		if i >= n || have[i] != p[i] {
			c.err = fmt.Errorf("byte %d differs", c.at+int64(i))
			return i, c.err
		}
	}
	c.at += int64(len(p))
	return len(p), nil
}

// end tells whether nothing stands behind what was compared.
func (c *comparer) end() error {
	if c.err != nil {
		return c.err
	}
	if n, _ := c.with.ReadAt(make([]byte, 1), c.at); n > 0 {
		return fmt.Errorf("something stands behind byte %d", c.at)
	}
	return nil
}
