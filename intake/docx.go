package intake

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/isnad-project/isnad"
)

// The parts of a DOCX (ECMA-376) that are read.
const (
	docxBody = "word/document.xml"
	docxCore = "docProps/core.xml"
)

// maxMarkup is how many times as large as a report the XML around it may be.
const maxMarkup = 16

// readDocx reads the one report that a DOCX is: a paragraph a line, and its
// title from the properties.
func (r *reader) readDocx(in input, z *zip.Reader, at io.ReaderAt, size int64) bool {
	if size > r.opt.MaxReport {
		return r.fail(in.path, 0, r.tooLarge(size))
	}
	d := &isnad.Document{ID: in.id, Raw: make([]byte, size), Origin: valid(in.path)}
	_, err := at.ReadAt(d.Raw, 0)
	if err == nil || err == io.EOF {
		d.Text, err = docxPart(z, docxBody, maxMarkup*r.opt.MaxReport, docxText)
	}
	if err == nil {
		d.Title, err = docxPart(z, docxCore, maxMarkup*r.opt.MaxReport, docxTitle)
	}
	switch {
	case errors.Is(err, ErrTooLarge):
		return r.fail(in.path, 0, r.tooLarge(-1))
	case err != nil:
		return r.fail(in.path, 0, fmt.Errorf("docx: %w", err))
	case strings.TrimSpace(d.Text) == "":
		return r.fail(in.path, 0, errors.New("docx: no text in it"))
	}
	return r.document(d)
}

// docxPart reads one part of at most limit bytes; "" when there is none.
func docxPart(z *zip.Reader, name string, limit int64, read func(*xml.Decoder) (string, error)) (string, error) {
	f, err := z.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	part := &io.LimitedReader{R: f, N: limit}
	s, err := read(xml.NewDecoder(part))
	if part.N <= 0 {
		return "", ErrTooLarge
	}
	return s, err
}

func docxTitle(x *xml.Decoder) (string, error) {
	var core struct {
		Title string `xml:"title"`
	}
	err := x.Decode(&core)
	return squeeze(core.Title), err
}

// docxText is the text of the body. What was deleted or moved away under tracked
// changes is no text, and of the two forms of a text box one is taken.
func docxText(x *xml.Decoder) (string, error) {
	var b strings.Builder
	inText := false
	for {
		token, err := x.Token()
		if err == io.EOF {
			return strings.TrimSpace(b.String()), nil
		}
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "t":
				inText = true
			case "tab":
				b.WriteByte('\t')
			case "br", "cr":
				b.WriteByte('\n')
			case "del", "moveFrom", "Fallback", "pPr", "rPr":
				if err := x.Skip(); err != nil {
					return "", err
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t":
				inText = false
			case "p":
				b.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				b.Write(e)
			}
		}
	}
}
