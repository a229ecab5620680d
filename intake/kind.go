package intake

import (
	"bytes"
	"path/filepath"
	"strings"
)

// kind is what a file holds once it is unpacked.
type kind uint8

const (
	unknown kind = iota
	plain        // one report as text
	page         // one report as HTML
	lines        // a report a line, JSON
	table        // a report a row, CSV or TSV
	tree         // one JSON value: a list of reports, or what Telegram exports
	warc         // a web archive
	printed      // one report as PDF
	archive      // a zip of files, or one report as DOCX, which is a zip too
)

// kinds are the kinds by the ending of a file's name; [Options.As] takes the
// same words.
var kinds = map[string]kind{
	"txt": plain, "html": page, "htm": page, "jsonl": lines, "ndjson": lines, "csv": table, "tsv": table,
	"json": tree, "warc": warc, "pdf": printed, "zip": archive, "docx": archive,
}

// kindNames is what the kinds are called in errors and in help.
const kindNames = "txt, html, jsonl, csv, tsv, json, warc, pdf, docx or zip, the first seven also as .gz or .zst"

// kindOf is the kind of a file by its name.
func kindOf(path string) kind {
	return kinds[strings.TrimPrefix(strings.ToLower(filepath.Ext(unpackedName(path))), ".")]
}

// unpackedName is a file's name without what its packing adds to it.
func unpackedName(path string) string {
	switch ext := filepath.Ext(path); strings.ToLower(ext) {
	case ".gz", ".zst", ".zstd":
		return strings.TrimSuffix(path, ext)
	}
	return path
}

// signatures are first bytes that only one kind begins with.
var signatures = []struct {
	bytes []byte
	kind  kind
}{
	{[]byte("WARC/"), warc}, {[]byte("%PDF-"), printed}, {[]byte("PK\x03\x04"), archive}, {[]byte("PK\x05\x06"), archive},
}

// sniff is the kind of what begins with head, sure unless more of it may say otherwise. Bytes
// that only one kind begins with outweigh the name; else the name holds, and where it says nothing
// the beginning of the text decides.
func sniff(head []byte, named kind) (k kind, sure bool) {
	for _, s := range signatures {
		switch {
		case bytes.HasPrefix(head, s.bytes):
			return s.kind, true
		case bytes.HasPrefix(s.bytes, head):
			return named, false
		}
	}
	if named != unknown {
		return named, true
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(text) == 0 {
		return unknown, false
	}
	switch text[0] {
	case '<':
		return page, true
	case '[':
		return tree, true
	case '{':
		rest := bytes.TrimLeft(text[1:], " \t\r")
		if len(rest) > 0 && rest[0] == '\n' {
			return tree, true // a report a line has its fields on the same line
		}
		return lines, len(rest) > 0
	}
	return unknown, !bytes.HasPrefix([]byte("\xef\xbb\xbf"), head)
}
