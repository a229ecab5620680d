package isnad

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"slices"
	"strings"
)

// Claim is one proposition about the world, made by one chain of sources and
// grounded in exact words of one document. It is content-addressed: the same
// reading of the same words has the same ID. Its JSON form is the one that
// docs/codebook.md describes.
type Claim struct {
	ID       string   `json:"id"`
	Doc      string   `json:"doc,omitempty"` // the caller's id of the document
	Type     string   `json:"type"`          // a code of the ontology, such as "assault.shelling"
	Quote    Quote    `json:"quote"`         // the shortest stretch that holds the whole claim
	Trigger  Quote    `json:"trigger"`       // the words that name the event
	Place    *Place   `json:"place"`         // nil when the text gives none
	Time     Time     `json:"time"`
	Actors   []string `json:"actors"`  // who did it, as the text calls them
	Targets  []string `json:"targets"` // whom or what it was done to
	Weapon   Known    `json:"weapon"`  // weapon or means as written, or empty
	Counts   []Count  `json:"counts"`
	Source   []string `json:"source"` // the chain of attribution, outermost first; empty when the outlet speaks itself
	Modality Modality `json:"modality"`

	Extent     string   `json:"extent,omitempty"`      // of control: full, large, partial, none or a percentage
	SilentOn   []string `json:"silent_on,omitempty"`   // outcomes that the source is said not to mention
	Issue      string   `json:"issue,omitempty"`       // what a position, threat or conference is about
	Stance     string   `json:"stance,omitempty"`      // for, against, conditional
	Condition  string   `json:"condition,omitempty"`   // the words of the condition
	PlannedFor string   `json:"planned_for,omitempty"` // a date, as Time.Value
	Victims    []Victim `json:"victims,omitempty"`
	TollKind   string   `json:"toll_kind,omitempty"` // sum, running, earlier, update

	Inferred  []string `json:"inferred,omitempty"`  // fields that the claim's own words do not state: taken from context
	Rule      string   `json:"rule"`                // the rule that proposed it
	Knowledge string   `json:"knowledge,omitempty"` // digest of the knowledge in force
}

// Modality qualifies the typed event itself.
type Modality string

// The modalities.
const (
	Asserted    Modality = "asserted"
	Denied      Modality = "denied"      // somebody denies it; the denier is the source
	Negated     Modality = "negated"     // the speaker says that it did not happen
	Hedged      Modality = "hedged"      // rumours of, seems, is said to
	Planned     Modality = "planned"     // will, scheduled, intends
	Conditional Modality = "conditional" // if, unless
)

// Time is when a claim's event happened.
type Time struct {
	Text  *Quote  `json:"text"`  // the expression that governs the claim
	Value *string `json:"value"` // ISO date, month, year or interval; relative (-P1D) when the report is undated; nil unknown
}

// Count is one figure of a claim. Low and High are nil where the text leaves
// that side open ("at least 60" has no High).
type Count struct {
	Outcome string  `json:"outcome"` // killed, injured, casualties, missing, detained, kidnapped, displaced, besieged, trapped
	Low     *int    `json:"low"`
	High    *int    `json:"high"`
	Approx  bool    `json:"approx"`
	Bound   *string `json:"bound"`   // at_least, at_most, more_than, less_than
	Who     string  `json:"who"`     // persons, civilians, children, … (docs/codebook.md)
	PartOf  *int    `json:"part_of"` // index in Claim.Counts of the figure that this one breaks down
	Quote   Quote   `json:"quote"`
}

// Victim is a person the text names.
type Victim struct {
	Name string `json:"name"`
	Age  *int   `json:"age,omitempty"`
}

// Family is the part of a type code before the first dot: "assault".
func Family(code string) string {
	head, _, _ := strings.Cut(code, ".")
	return head
}

// Happenings are the families of types that tell of events; claims of other types stay
// claims.
var Happenings = []string{"assault", "clash", "control", "coerce", "toll"}

// Happens tells whether claims of the type tell of an event.
func Happens(code string) bool { return slices.Contains(Happenings, Family(code)) }

// Origin is the innermost narrator of the claim: the last link of its chain, or
// the outlet when the newspaper speaks in its own voice.
func (c *Claim) Origin(outlet string) string {
	if n := len(c.Source); n > 0 {
		return c.Source[n-1]
	}
	return outlet
}

// Seal sets the claim's ID: the first 16 hex digits of the SHA-256 of the
// document's key and of the claim itself, without ID, Doc and the digest of the
// knowledge. A claim that is read the same way again is the same claim.
func (c *Claim) Seal(docKey string) {
	doc, knowledge := c.Doc, c.Knowledge
	c.ID, c.Doc, c.Knowledge = "", "", ""
	h := sha256.New()
	h.Write([]byte(docKey))
	if err := json.NewEncoder(sealed{h}).Encode(c); err != nil {
		panic(err) // a Claim holds nothing that JSON cannot write
	}
	c.ID, c.Doc, c.Knowledge = "c"+hex.EncodeToString(h.Sum(nil)[:8]), doc, knowledge
}

// sealed takes in what an encoder writes, without the line break at its end.
type sealed struct{ hash.Hash }

func (s sealed) Write(b []byte) (int, error) {
	_, err := s.Hash.Write(b[:len(b)-1])
	return len(b), err
}
