package extract_test

import "testing"

// TestKnowledgeProvesItself runs every example and counterexample of the word lists,
// the rules and the ontology, in all variants, against the whole knowledge.
func TestKnowledgeProvesItself(t *testing.T) {
	for _, f := range newReader(t).Check() {
		t.Error(f)
	}
}
