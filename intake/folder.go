package intake

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// folder reads what a folder holds, in the order of names.
func (r *reader) folder(dir string) bool {
	for e := range entries(dir) {
		ok := true
		switch {
		case e.err != nil:
			ok = r.fail(e.path, 0, cause(e.err))
		case e.info.IsDir():
			ok = r.alive() && r.folder(e.path)
		case !e.info.Mode().IsRegular() || kindOf(e.path) == unknown:
			r.skip(e.path)
		default:
			ok = r.file(e.path, e.info)
		}
		if !ok {
			return false
		}
	}
	return true
}

// entry is a file or folder inside a folder, or the error of looking at it.
type entry struct {
	path string
	info fs.FileInfo
	err  error
}

// entries yields what a folder holds, in the order of names, without hidden
// files. A link to a file is that file; a link to a folder is passed over as no
// regular file, so that no circle can arise.
func entries(dir string) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		list, err := os.ReadDir(dir)
		if err != nil && !yield(entry{path: dir, err: err}) {
			return
		}
		for _, d := range list {
			if strings.HasPrefix(d.Name(), ".") {
				continue
			}
			e := entry{path: filepath.Join(dir, d.Name())}
			e.info, e.err = d.Info()
			if e.err == nil && e.info.Mode()&fs.ModeSymlink != 0 {
				target, err := os.Stat(e.path)
				if err != nil {
					e.err = err
				} else if !target.IsDir() {
					e.info = target
				}
			}
			if !yield(e) {
				return
			}
		}
	}
}
