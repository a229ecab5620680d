package evidence

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/isnad-project/isnad/store"
)

// Bundle verifies a bundle: every file has the hash that the manifest gives, no file
// is missing or added, the reports and claims are whole, and the archive around them
// is, byte for byte, the one that was written. An error means that the file could not
// be read at all.
func Bundle(path string) (*Result, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	r := &Result{}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		r.fault(path, "its directory is broken: %v", err)
		return r, nil
	}
	content := r.files(z)
	list, ok := content[manifestFile]
	if !ok {
		if len(r.Faults) == 0 {
			r.fault(path, "no %s: this is no bundle of evidence", manifestFile)
		}
		return r, nil
	}
	var m manifest
	if err := strict(list, &m); err != nil {
		r.fault(manifestFile, "%v", err)
		return r, nil
	}
	if m.Format != format {
		r.fault(manifestFile, "it describes %q; this program verifies %q", m.Format, format)
		return r, nil
	}
	r.hashes(&m, content)
	if len(r.Faults) == 0 {
		r.contents(content)
	}
	if len(r.Faults) == 0 {
		r.archive(z, f, &m, content)
	}
	return r, nil
}

// files reads what the archive holds, by path.
func (r *Result) files(z *zip.Reader) map[string][]byte {
	content := map[string][]byte{}
	for _, f := range z.File {
		if f.Method != zip.Store { // an archive of others could swell as it is read
			r.fault(f.Name, "it is packed; files of a bundle are stored as they are")
			continue
		}
		if _, twice := content[f.Name]; twice {
			r.fault(f.Name, "it is there twice")
			continue
		}
		rc, err := f.Open()
		var b []byte
		if err == nil {
			b, err = io.ReadAll(rc)
			rc.Close()
		}
		if err != nil {
			r.fault(f.Name, "it is not as it was written: %v", err)
			continue
		}
		content[f.Name] = b
	}
	return content
}

// hashes compares the files with the manifest.
func (r *Result) hashes(m *manifest, content map[string][]byte) {
	listed := map[string]bool{manifestFile: true}
	for _, f := range m.Files {
		listed[f.Path] = true
		b, ok := content[f.Path]
		switch {
		case !ok && !slices.ContainsFunc(r.Faults, func(x Fault) bool { return x.Where == f.Path }):
			r.fault(f.Path, "it is missing")
		case ok && (len(b) != f.Size || sum(b) != f.SHA256):
			r.fault(f.Path, "it is not as it was written: its SHA-256 is %s, not %s", sum(b), f.SHA256)
		}
	}
	for path := range content {
		if !listed[path] {
			r.fault(path, "the manifest does not list it")
		}
	}
}

// contents checks the reports and claims as those of a ledger are.
func (r *Result) contents(content map[string][]byte) {
	claims := map[string][]store.Claim{} // by key of the report
	for c, err := range lines[store.Claim](content[claimsFile]) {
		if err != nil {
			r.fault(claimsFile, "%v", err)
			return
		}
		claims[c.DocKey] = append(claims[c.DocKey], *c)
	}
	for d, err := range lines[report](content[reportsFile]) {
		if err != nil {
			r.fault(reportsFile, "%v", err)
			return
		}
		original, ok := content[originalsDir+d.Key]
		if !ok {
			r.fault(originalsDir+d.Key, "it is missing")
			continue
		}
		r.check(d, original, claims[d.Key])
		delete(claims, d.Key)
	}
	for key := range claims {
		r.fault(claimsFile, "it has claims of a report %s that is not in %s", key, reportsFile)
	}
}

// strict reads one JSON value without fields that are not known and nothing behind.
func strict(b []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("something stands behind its end")
	}
	return nil
}

// lines yields the records of JSON lines, and the error of the first that is none.
func lines[T any](b []byte) func(yield func(*T, error) bool) {
	return func(yield func(*T, error) bool) {
		n := 0
		for line := range bytes.Lines(b) {
			n++
			v := new(T)
			if err := json.Unmarshal(line, v); err != nil {
				yield(nil, fmt.Errorf("line %d: %w", n, err))
				return
			}
			if !yield(v, nil) {
				return
			}
		}
	}
}
