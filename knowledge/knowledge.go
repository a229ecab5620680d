// Package knowledge is the data that the reader runs on: the ontology of event
// types, word lists, rules and places, embedded in the program. Every list and
// every rule carries examples that run («قصفت قوات النظام حي جوبر» must give
// assault.shelling at جوبر).
package knowledge

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"sync"
)

// FS holds the files of this folder.
//
//go:embed ontology.yaml words.tsv.gz weights.tsv camps.tsv lexicon grammar gazetteer
var FS embed.FS

// Digest identifies the knowledge in force: the first 12 hex digits of the
// SHA-256 of all files with their names, in order.
var Digest = sync.OnceValue(func() string {
	h := sha256.New()
	err := fs.WalkDir(FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := FS.ReadFile(path)
		h.Write([]byte(path))
		h.Write([]byte{0})
		h.Write(b)
		return err
	})
	if err != nil {
		panic(err) // the files are part of the program
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
})
