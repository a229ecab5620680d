package intake

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
)

// What an archive may unpack to: mostly, so many times its own size, and never
// more than maxUnpacked. Text rarely packs to a twentieth.
const (
	maxRatio    = 200
	maxUnpacked = 64 << 30
)

var errBomb = fmt.Errorf("zip: here the archive has unpacked to more than %d times its size: nothing more of it is read", maxRatio)

var errNested = errors.New("zip: an archive in an archive is not opened")

// readArchive reads the files in a zip, in the order they lie in it, or the one
// report that a DOCX is.
func (r *reader) readArchive(in input, c *counter, from io.Reader) bool {
	if in.inner && strings.ToLower(path.Ext(unpackedName(in.path))) != ".docx" {
		return r.fail(in.path, 0, errNested)
	}
	at, size, done, err := random(in, from)
	if err != nil {
		return r.fail(in.path, 0, cause(err))
	}
	defer done()
	z, err := zip.NewReader(at, size)
	if err != nil {
		return r.fail(in.path, 0, err)
	}
	if slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == docxBody }) {
		return r.readDocx(in, z, at, size)
	}
	if in.inner {
		return r.fail(in.path, 0, errNested)
	}
	budget := &budget{left: min(maxUnpacked, max(1<<20, size*maxRatio))}
	reports := 0
	for _, f := range z.File {
		name := valid(f.Name)
		if f.FileInfo().IsDir() {
			continue
		}
		inner := input{path: in.path + "/" + name, id: base(name), kind: kindOf(name), inner: true}
		if inner.kind == unknown || hidden(name) || !f.Mode().IsRegular() {
			r.skip(inner.path)
			continue
		}
		reports++
		if !r.packedFile(inner, f, budget) {
			return false
		}
		if budget.spent {
			return true // that was said of the file
		}
		if in.file != nil && in.form == bare {
			c.count(int64(min(f.CompressedSize64, uint64(size))))
			r.tell()
		}
	}
	if reports == 0 {
		return r.fail(in.path, 0, errors.New("zip: no file in it is of a known kind"))
	}
	return true
}

// packedFile reads one file of an archive.
func (r *reader) packedFile(in input, f *zip.File, budget *budget) bool {
	if f.Flags&1 != 0 {
		return r.fail(in.path, 0, errors.New("zip: encrypted"))
	}
	body, err := f.Open()
	if err != nil {
		return r.fail(in.path, 0, err)
	}
	defer body.Close()
	return r.stream(in, &counter{r: r, from: &allowed{body, budget}, limit: 0})
}

// budget is how many bytes an archive may still unpack to, all its files
// together: files may lie over one another.
type budget struct {
	left  int64
	spent bool // more was wanted
}

// allowed reads what a budget allows.
type allowed struct {
	from   io.Reader
	budget *budget
}

func (a *allowed) Read(p []byte) (int, error) {
	if a.budget.left <= 0 {
		a.budget.spent = true
		return 0, errBomb
	}
	n, err := a.from.Read(p[:min(int64(len(p)), a.budget.left)])
	a.budget.left -= int64(n)
	return n, err
}

// random is a stream as a thing that can be read anywhere, as zip needs it: the
// file itself, or a copy in a temporary one, which done takes away.
func random(in input, from io.Reader) (at io.ReaderAt, size int64, done func(), err error) {
	if in.file != nil && in.form == bare {
		return in.file, in.size, func() {}, nil
	}
	tmp, err := os.CreateTemp("", "isnad-*.zip")
	if err != nil {
		return nil, 0, nil, err
	}
	done = func() {
		tmp.Close()
		os.Remove(tmp.Name())
	}
	if size, err = io.Copy(tmp, io.LimitReader(from, maxUnpacked)); err != nil {
		done()
		return nil, 0, nil, err
	}
	return tmp, size, done, nil
}

// hidden tells whether a file or a folder that it lies in is hidden, or made by
// the packing program.
func hidden(name string) bool {
	for part := range strings.SplitSeq(path.Clean(name), "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}
