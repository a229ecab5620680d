package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// packed is a stream as it lies in a file, cut into members: a gzip member or a
// zstd frame each, or one member that is the whole of a stream that is not
// compressed. Read reads the members behind one another.
type packed struct {
	in    *bufio.Reader // the bytes as they are
	from  *counter      // what in reads
	form  form
	gz    *gzip.Reader
	zst   *zstd.Decoder
	cur   io.Reader     // unpacks the member at hand; nil between two
	out   *bufio.Reader // what it holds
	start int64         // where it begins
	got   int64         // bytes of it that out has taken
	err   error         // why no more can be unpacked
}

// form is how a stream is compressed.
type form string

const (
	bare     form = ""
	gzipped  form = "gzip"
	zstdForm form = "zstd"
)

var (
	gzipMagic = []byte("\x1f\x8b")
	zstdMagic = []byte("\x28\xb5\x2f\xfd")
)

// unpack looks at how a stream begins and unpacks it if it is compressed.
func unpack(c *counter) *packed {
	p := &packed{in: bufio.NewReaderSize(c, 64<<10), from: c, out: bufio.NewReaderSize(nil, 64<<10)}
	head, _ := p.in.Peek(4) // what cannot be read is met again by Read
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		p.form = gzipped
	case bytes.Equal(head, zstdMagic) || skippable(head):
		p.form = zstdForm
	}
	return p
}

// most is how many first bytes are looked at to tell the kind of a stream.
const most = 512

// kind is the kind of what the stream holds, told from as few of its first bytes as will do, since
// the next may be long in coming; some tells that it holds any.
func (p *packed) kind(named kind) (k kind, some bool, err error) {
	k = named
	if err = p.next(); err != nil {
		return k, false, err
	}
	for n, sure := 1, false; n <= most && !sure && err == nil; n++ {
		var head []byte
		head, err = p.out.Peek(n)
		if some = len(head) > 0; some {
			k, sure = sniff(head, named)
		}
	}
	return k, some, err
}

// next goes to the next member; io.EOF when there is none.
func (p *packed) next() error {
	p.cur = nil
	err := p.open()
	if err != nil && err != io.EOF {
		p.err = err
	}
	return err
}

func (p *packed) open() error {
	if p.form == zstdForm {
		if err := skipFrames(p.in); err != nil {
			return err
		}
	}
	if _, err := p.in.Peek(1); err != nil {
		return err
	}
	p.start, p.got = p.from.offset-int64(p.in.Buffered()), 0
	p.out.Reset(member{p})
	var err error
	switch p.form {
	case bare:
		p.cur = p.in
	case gzipped:
		if p.gz == nil {
			p.gz, err = gzip.NewReader(p.in)
		} else {
			err = p.gz.Reset(p.in)
		}
		if err == nil {
			p.gz.Multistream(false)
			p.cur = p.gz
		}
	case zstdForm:
		if p.zst == nil {
			p.zst, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderMaxWindow(128<<20))
		}
		var f *frame
		if err == nil {
			f, err = newFrame(p.in)
		}
		if err == nil {
			err = p.zst.Reset(f)
			p.cur = p.zst
		}
	}
	return p.cause(err)
}

// member is the reader of the member at hand.
type member struct{ p *packed }

func (m member) Read(b []byte) (int, error) {
	n, err := m.p.cur.Read(b)
	m.p.got += int64(n)
	if err != nil && err != io.EOF {
		err = m.p.cause(err)
		m.p.err = err
	}
	return n, err
}

// place is where the next byte lies that nobody has read: where its member
// begins, and how far into that.
func (p *packed) place() (start, within int64) {
	if within = p.got - int64(p.out.Buffered()); p.form == bare {
		return p.start + within, 0
	}
	return p.start, within
}

// Read reads through all members.
func (p *packed) Read(b []byte) (int, error) {
	for {
		if p.cur == nil {
			if err := p.next(); err != nil {
				return 0, err
			}
		}
		n, err := p.out.Read(b)
		if err == io.EOF {
			p.cur, err = nil, nil
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
}

// close gives back what unpacking holds.
func (p *packed) close() {
	if p.zst != nil {
		p.zst.Close()
	}
}

// cause names the compression in an error.
func (p *packed) cause(err error) error {
	switch {
	case err == nil || p.form == bare:
		return err
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("%s: the file is cut off", p.form)
	case errors.Is(err, gzip.ErrHeader):
		return errors.New("gzip: what follows is not gzip")
	case errors.Is(err, zstd.ErrUnknownDictionary):
		return errors.New("zstd: packed with a dictionary, which is not read")
	}
	if p.form == gzipped {
		return fmt.Errorf("gzip: %w", err)
	}
	return fmt.Errorf("zstd: %w", err)
}
