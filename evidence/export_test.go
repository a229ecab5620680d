package evidence

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
)

// Forge writes a bundle with one thing put for another in all its files, and with a
// manifest and an archive that fit.
func Forge(path string, b []byte, from, to string) error {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	var out bytes.Buffer
	w := &bundle{zip: zip.NewWriter(&out)}
	content := (&Result{}).files(z)
	if err := json.Unmarshal(content[manifestFile], &w.manifest); err != nil {
		return err
	}
	w.manifest.Files = nil
	changed := false
	for _, f := range z.File {
		if f.Name == manifestFile {
			continue
		}
		c := bytes.ReplaceAll(content[f.Name], []byte(from), []byte(to))
		changed = changed || !bytes.Equal(c, content[f.Name])
		w.add(f.Name, c, nil)
	}
	if !changed {
		return io.ErrUnexpectedEOF
	}
	list, err := json.MarshalIndent(w.manifest, "", " ")
	w.add(manifestFile, append(list, '\n'), err)
	if w.err == nil {
		w.err = w.zip.Close()
	}
	if w.err != nil {
		return w.err
	}
	return os.WriteFile(path, out.Bytes(), 0o600)
}
