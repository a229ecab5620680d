package extract

import (
	"fmt"
	"io/fs"

	"github.com/goccy/go-yaml"
)

// Type is one kind of event of the ontology.
type Type struct {
	Code     string   `yaml:"code"`
	Ar       string   `yaml:"ar"`     // its Arabic name
	En       string   `yaml:"en"`     // its English name
	Says     string   `yaml:"says"`   // what it holds
	Acled    string   `yaml:"acled"`  // ACLED's sub-event type, or empty
	Plover   string   `yaml:"plover"` // PLOVER's event, or empty
	Examples []string `yaml:"examples"`
}

func loadTypes(fsys fs.FS, name string) ([]Type, error) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	var types []Type
	if err := yaml.UnmarshalWithOptions(b, &types, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("extract: %s: %w", name, err)
	}
	seen := map[string]bool{}
	for _, t := range types {
		if t.Code == "" || t.Ar == "" || t.En == "" || t.Says == "" || len(t.Examples) == 0 || seen[t.Code] {
			return nil, fmt.Errorf("extract: %s: type %q needs code, ar, en, says and examples, once", name, t.Code)
		}
		seen[t.Code] = true
	}
	return types, nil
}
