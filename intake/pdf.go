package intake

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// What a PDF may cost: pages that are read, and memory in pages of 64 KiB.
const (
	maxPages  = 2000
	maxMemory = 512 << 20 >> 16
)

// pdfReader opens PDFs by PDFium, which runs as WebAssembly: without files,
// network or clock, and in memory of its own.
type pdfReader struct {
	pool pdfium.Pool
	doc  pdfium.Pdfium
}

func newPDFReader() (*pdfReader, error) {
	pool, err := webassembly.Init(webassembly.Config{
		MinIdle: 1, MaxIdle: 1, MaxTotal: 1,
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: wazero.NewRuntimeConfig().WithMemoryLimitPages(maxMemory),
	})
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	doc, err := pool.GetInstance(time.Minute)
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return &pdfReader{pool, doc}, nil
}

func (p *pdfReader) close() {
	p.doc.Close()
	p.pool.Close()
}

// readPDF fills d from the PDF in d.Raw: the text layer of its pages, in lines
// as they are printed and joined to paragraphs.
func (r *reader) readPDF(d *isnad.Document) error {
	if r.pdf == nil {
		var err error
		if r.pdf, err = newPDFReader(); err != nil {
			return err
		}
	}
	text, pages, err := r.pdf.text(d.Raw)
	if err != nil {
		r.pdf.close() // what went wrong in it must not reach the next one
		r.pdf = nil
		return fmt.Errorf("pdf: %w", err)
	}
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("pdf: none of its pages (%d) has a text layer: scanned, text recognition is needed", pages)
	}
	d.Text = text
	return nil
}

func (p *pdfReader) text(raw []byte) (text string, pages int, err error) {
	opened, err := p.doc.OpenDocument(&requests.OpenDocument{File: &raw})
	switch {
	case errors.Is(err, pdferrors.ErrFormat):
		return "", 0, errors.New("damaged, or no PDF for all its first bytes")
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return "", 0, errors.New("locked with a password: save it without one")
	case err != nil:
		return "", 0, err
	}
	defer p.doc.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: opened.Document})
	count, err := p.doc.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return "", 0, err
	}
	if count.PageCount > maxPages {
		return "", 0, fmt.Errorf("%d pages: more than %d are not read", count.PageCount, maxPages)
	}
	var paragraphs []string
	for i := range count.PageCount {
		glyphs, err := p.page(requests.Page{ByIndex: &requests.PageByIndex{Document: opened.Document, Index: i}})
		if err != nil {
			return "", 0, fmt.Errorf("page %d: %w", i+1, err)
		}
		paragraphs = append(paragraphs, layOut(glyphs)...)
	}
	return strings.Join(paragraphs, "\n"), count.PageCount, nil
}

// page is what is printed on a page.
func (p *pdfReader) page(page requests.Page) ([]glyph, error) {
	loaded, err := p.doc.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, err
	}
	t := loaded.TextPage
	defer p.doc.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: t})
	count, err := p.doc.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: t})
	if err != nil {
		return nil, err
	}
	glyphs := make([]glyph, 0, count.Count)
	for i := range count.Count {
		g, err := p.glyph(t, i)
		if err != nil {
			return nil, err
		}
		if g.text != "" {
			glyphs = append(glyphs, g)
		}
	}
	return glyphs, nil
}

// glyph is the ith character of a page; without text when nothing is printed
// there.
func (p *pdfReader) glyph(t references.FPDF_TEXTPAGE, i int) (glyph, error) {
	made, err1 := p.doc.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: t, Index: i})
	char, err2 := p.doc.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: t, Index: i})
	origin, err3 := p.doc.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t, Index: i})
	box, err4 := p.doc.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t, Index: i})
	size, err5 := p.doc.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: t, Index: i})
	if err := errors.Join(err1, err2, err5); err != nil {
		return glyph{}, err
	}
	if made.IsGenerated || err3 != nil || err4 != nil { // a break that PDFium made has no place
		return glyph{}, nil
	}
	return glyph{
		text: plainRune(rune(char.Unicode)), x: origin.X, y: origin.Y,
		left: float64(box.Rect.Left), right: float64(box.Rect.Right), size: size.FontSize,
	}, nil
}
