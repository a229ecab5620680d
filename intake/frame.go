package intake

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// frame is one zstd frame as it lies in a stream: its Read ends with the frame,
// as the decoder's does not, so that the place of the next one is known. The
// lengths come from the headers (RFC 8878, 3.1.1).
type frame struct {
	in   *bufio.Reader
	left int64 // bytes of the header or block at hand
	more bool  // another block comes behind it
	tail int64 // bytes of the checksum behind the last block
}

func (f *frame) Read(b []byte) (int, error) {
	for f.left == 0 {
		switch {
		case f.more:
			if err := f.block(); err != nil {
				return 0, err
			}
		case f.tail > 0:
			f.left, f.tail = f.tail, 0
		default:
			return 0, io.EOF
		}
	}
	n, err := f.in.Read(b[:min(int64(len(b)), f.left)])
	f.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// newFrame is the frame that begins in in.
func newFrame(in *bufio.Reader) (*frame, error) {
	head, err := in.Peek(zstd.HeaderMaxSize)
	if err != nil && err != io.EOF {
		return nil, err
	}
	var h zstd.Header
	if err := h.Decode(head); err != nil {
		return nil, err
	}
	f := &frame{in: in, left: int64(h.HeaderSize), more: true}
	if h.HasCheckSum {
		f.tail = 4
	}
	return f, nil
}

func (f *frame) block() error {
	b, err := f.in.Peek(3)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	h := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
	f.more, f.left = h&1 == 0, 3
	if h>>1&3 == 1 { // one byte, repeated
		f.left++
	} else {
		f.left += int64(h >> 3)
	}
	return nil
}

// skippable tells whether a zstd frame that holds no data begins with head.
func skippable(head []byte) bool {
	return len(head) >= 4 && binary.LittleEndian.Uint32(head)&^0xf == 0x184d2a50
}

// skipFrames passes over frames that hold no data.
func skipFrames(in *bufio.Reader) error {
	for {
		head, err := in.Peek(8)
		if !skippable(head) {
			return nil
		}
		if err != nil {
			return errors.New("zstd: the file is cut off")
		}
		size := int64(binary.LittleEndian.Uint32(head[4:]))
		if _, err := io.CopyN(io.Discard, in, 8+size); err != nil {
			return errors.New("zstd: the file is cut off")
		}
	}
}
