package store

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// packer and unpacker are safe for several goroutines as they are used here.
var (
	packer   = sync.OnceValues(func() (*zstd.Encoder, error) { return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)) })
	unpacker = sync.OnceValues(func() (*zstd.Decoder, error) { return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1)) })
)

// pack compresses bytes for the ledger.
func pack(b []byte) ([]byte, error) {
	e, err := packer()
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return e.EncodeAll(b, nil), nil
}

// unpack gives back what pack was given.
func unpack(b []byte) ([]byte, error) {
	d, err := unpacker()
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	out, err := d.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return out, nil
}
