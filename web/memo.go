package web

import "sync"

// A memo holds what was made last, for as long as what it was made from stays the same.
type memo[T any] struct {
	mu   sync.Mutex
	from string
	made T
}

// get gives what was made from a state, and makes it if need be; who asks meanwhile waits.
func (m *memo[T]) get(from string, make func() (T, error)) (T, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.from == from && from != "" {
		return m.made, nil
	}
	v, err := make()
	if err == nil {
		m.from, m.made = from, v
	}
	return v, err
}
