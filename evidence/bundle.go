package evidence

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// The files of a bundle, in their order; the originals stand before the manifest.
const (
	pageFile       = "index.html"
	eventFile      = "event.json"
	reportsFile    = "reports.jsonl"
	claimsFile     = "claims.jsonl"
	judgementsFile = "judgements.jsonl"
	originalsDir   = "originals/"
	manifestFile   = "manifest.json"
)

// format names what a manifest describes.
const format = "isnad evidence 1"

// manifest lists what a bundle holds.
type manifest struct {
	Format string    `json:"format"`
	Tool   string    `json:"tool"`
	Made   time.Time `json:"made"`
	Event  string    `json:"event"`
	Files  []file    `json:"files"`
}

type file struct {
	Path   string `json:"path"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// Write writes the bundle of an event: a zip with a page to read, the event, its
// reports with their custody, its claims, what was judged of them, the bytes of the
// reports as retrieved, and the hashes of all of these. tool is the program that
// writes it and now the time.
func Write(ctx context.Context, out io.Writer, l *store.Ledger, event, tool string, now time.Time) error {
	e, err := l.Event(ctx, event)
	if err != nil {
		return err
	}
	ids := make([]string, len(e.Claims))
	for i := range e.Claims {
		ids[i] = e.Claims[i].ID
	}
	claims, err := l.Claims(ctx, store.ClaimFilter{IDs: ids})
	if err != nil {
		return err
	}
	judgements, err := judged(ctx, l, ids)
	if err != nil {
		return err
	}
	var reports []*report
	of := map[string]*report{} // by key
	for i := range claims {
		key := claims[i].DocKey
		if of[key] != nil {
			continue
		}
		if of[key], err = load(ctx, l, key); err != nil {
			return err
		}
		reports = append(reports, of[key])
	}

	b := &bundle{zip: zip.NewWriter(out), manifest: manifest{Format: format, Tool: tool, Made: now.UTC().Truncate(time.Second), Event: e.ID}}
	page, err := b.page(e, claims, reports, of)
	b.add(pageFile, page, err)
	b.addLines(eventFile, e)
	b.addLines(reportsFile, anys(reports)...)
	b.addLines(claimsFile, anys(claims)...)
	b.addLines(judgementsFile, anys(judgements)...)
	for _, d := range reports {
		original, err := l.Original(ctx, d.Key)
		b.add(originalsDir+d.Key, original, err)
	}
	list, err := json.MarshalIndent(b.manifest, "", " ")
	b.add(manifestFile, append(list, '\n'), err)
	if b.err != nil {
		return fmt.Errorf("evidence: %w", b.err)
	}
	return b.zip.Close()
}

// judged is what was judged of the claims, in order of recording.
func judged(ctx context.Context, l *store.Ledger, claims []string) ([]isnad.Judgement, error) {
	all, err := l.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	of := map[string]bool{}
	for _, id := range claims {
		of[id] = true
	}
	var out []isnad.Judgement
	for _, j := range all {
		if of[j.A] || of[j.B] || of[j.Retracts] {
			of[j.ID] = true // what takes it back belongs to it
			out = append(out, j)
		}
	}
	return out, nil
}

// bundle is a bundle that is being written. After an error nothing more is written.
type bundle struct {
	zip      *zip.Writer
	manifest manifest
	err      error
}

// add writes a file, unless it could not be made.
func (b *bundle) add(path string, content []byte, err error) {
	if b.err == nil {
		b.err = err
	}
	if b.err != nil {
		return
	}
	w, err := b.zip.CreateHeader(header(path, b.manifest.Made))
	if err == nil {
		_, err = w.Write(content)
	}
	b.err = err
	b.manifest.Files = append(b.manifest.Files, file{path, len(content), sum(content)})
}

// header is that of a file in a bundle. Files are stored as they are: then the same
// files give the same archive, byte for byte.
func header(path string, made time.Time) *zip.FileHeader {
	return &zip.FileHeader{Name: path, Method: zip.Store, Modified: made}
}

// addLines writes records as JSON lines.
func (b *bundle) addLines(path string, records ...any) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	for _, r := range records {
		if err := enc.Encode(r); err != nil {
			b.add(path, nil, err)
			return
		}
	}
	b.add(path, buf.Bytes(), nil)
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i := range list {
		out[i] = list[i]
	}
	return out
}
