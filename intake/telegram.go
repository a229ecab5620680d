package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
)

// chat is what an export says of the channel or group that its messages are of.
type chat struct {
	name, kind string
	id         json.Number
}

// maxDepth is how deep the objects of an export lie in one another: chats in a
// list, that in an object, that in the whole.
const maxDepth = 3

// chat reads the object that has begun: an export of one chat, or one that holds
// others.
func (w *treeReader) chat(depth int) error {
	var c chat
	for w.json.More() {
		w.allow()
		key, err := w.json.Token()
		if err != nil {
			return err
		}
		switch key {
		case "name":
			err = w.json.Decode(&c.name)
		case "type":
			err = w.json.Decode(&c.kind)
		case "id":
			err = w.json.Decode(&c.id)
		case "messages":
			w.found = true
			if err = w.begin('['); err == nil {
				err = w.list(func() error { return w.message(&c) })
			}
		case "chats", "left_chats":
			err = w.inner(depth)
		case "list":
			if err = w.begin('['); err == nil {
				err = w.list(func() error { return w.inner(depth) })
			}
		default:
			var other json.RawMessage
			err = w.json.Decode(&other)
		}
		if err != nil {
			return err
		}
	}
	_, err := w.json.Token()
	return err
}

func (w *treeReader) inner(depth int) error {
	if depth == maxDepth {
		return errors.New("objects lie deeper in one another than in a Telegram export")
	}
	if err := w.begin('{'); err != nil {
		return err
	}
	return w.chat(depth + 1)
}

// begin reads the bracket that a value must begin with.
func (w *treeReader) begin(bracket json.Delim) error {
	token, err := w.json.Token()
	if err == nil && token != bracket {
		err = fmt.Errorf("byte %d: want %v as in a Telegram export, found %v", w.json.InputOffset(), bracket, token)
	}
	return err
}

// message is one message of a chat, as far as it is read.
type message struct {
	ID        json.Number `json:"id"`
	Type      string      `json:"type"`
	Date      string      `json:"date"`
	Edited    string      `json:"edited"`
	From      string      `json:"from"`
	Forwarded string      `json:"forwarded_from"`
	Text      pieces      `json:"text"`
}

// pieces is the text of a message: a string, or a list of strings and of objects
// that say how their text looks.
type pieces string

// UnmarshalJSON joins the pieces.
func (p *pieces) UnmarshalJSON(b []byte) error {
	if b[0] != '[' {
		return json.Unmarshal(b, (*string)(p))
	}
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	var s strings.Builder
	for _, b := range list {
		var styled struct {
			Text string `json:"text"`
		}
		to := any(&styled)
		if b[0] == '"' {
			to = &styled.Text
		}
		if err := json.Unmarshal(b, to); err != nil {
			return err
		}
		s.WriteString(styled.Text)
	}
	*p = pieces(s.String())
	return nil
}

// message reads one message. One that is of the service (a member joined, a
// photograph was pinned) or has no text is passed over.
func (w *treeReader) message(c *chat) error {
	var raw json.RawMessage
	if err := w.json.Decode(&raw); err != nil {
		return err
	}
	w.n++
	var m message
	err := json.Unmarshal(raw, &m)
	at := "#" + m.ID.String()
	if m.ID == "" {
		at = "#" + strconv.Itoa(w.n)
	}
	if err != nil {
		return w.bad(at, fmt.Errorf("not a message: %w", err))
	}
	if m.Type == "service" || strings.TrimSpace(string(m.Text)) == "" {
		w.r.skip(w.in.path + at)
		return nil
	}
	d := &isnad.Document{
		Text: string(m.Text), Outlet: c.name, URL: c.url(&m), Via: c.via(&m),
		ID: first(c.id.String(), w.in.id) + at, Origin: valid(w.in.path) + at, Raw: raw,
	}
	if m.Edited != "" {
		d.ID += "@" + m.Edited
	}
	if err := settle(d, m.Date); err != nil {
		return w.bad(at, err)
	}
	return w.wanted(w.r.document(d))
}

// url is the address of a message of a channel or a large group; those of other
// chats have none.
func (c *chat) url(m *message) string {
	if c.id == "" || m.ID == "" || !strings.HasSuffix(c.kind, "_channel") && !strings.HasSuffix(c.kind, "_supergroup") {
		return ""
	}
	return "https://t.me/c/" + c.id.String() + "/" + m.ID.String()
}

// via is who stands between the chat and the text: a member who wrote in a
// group, and the channel or person whose message was forwarded.
func (c *chat) via(m *message) []string {
	var via []string
	for _, name := range []string{m.From, m.Forwarded} {
		if name = squeeze(name); name != "" && name != squeeze(c.name) {
			via = append(via, name)
		}
	}
	return via
}
