package intake

import (
	"io"
	"os"
)

// progressStep is how many bytes pass within one file between two reports of
// progress.
const progressStep = 1 << 20

// add counts n more bytes as done.
func (r *reader) add(n int64) {
	r.done += n
	if r.done-r.told >= progressStep {
		r.tell()
	}
}

// tell calls Options.Progress if there is anything new to say.
func (r *reader) tell() {
	if r.opt.Progress != nil && r.done != r.told {
		r.told = r.done
		r.opt.Progress(r.done, r.total)
	}
}

// counter counts the bytes that pass through it. It never counts more than
// limit, the size that the total was made with; limit -1 means none.
type counter struct {
	r      *reader
	from   io.Reader
	limit  int64
	offset int64 // where the next byte lies in from
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.offset += int64(n)
	c.count(int64(n))
	return n, err
}

// count counts n more bytes.
func (c *counter) count(n int64) {
	if c.limit >= 0 {
		n = min(n, c.limit)
		c.limit -= n
	}
	c.r.add(n)
}

// rest counts what was not read as done.
func (c *counter) rest() {
	if c.limit > 0 {
		c.r.add(c.limit)
		c.limit = 0
	}
	c.r.tell()
}

// measure sums the sizes of all files that sources name; -1 when one of them is
// standard input or no regular file.
func measure(sources []string) int64 {
	var total int64
	for _, s := range sources {
		if s == "-" || IsAddress(s) {
			return -1
		}
		info, err := os.Stat(s)
		switch {
		case err != nil:
		case info.IsDir():
			total += measureFolder(s)
		case info.Mode().IsRegular():
			total += info.Size()
		default:
			return -1
		}
	}
	return total
}

func measureFolder(dir string) int64 {
	var total int64
	for e := range entries(dir) {
		switch {
		case e.err != nil:
		case e.info.IsDir():
			total += measureFolder(e.path)
		case e.info.Mode().IsRegular() && kindOf(e.path) != unknown:
			total += e.info.Size()
		}
	}
	return total
}
