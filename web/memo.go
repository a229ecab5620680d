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

// several holds what was made for each of several questions about one state.
type several[T any] struct {
	mu   sync.Mutex
	from string
	made map[string]T
}

// mostHeld is how many answers are held; when there are more, all are made anew.
const mostHeld = 32

// get gives the answer to a question about a state, and makes it if need be.
func (s *several[T]) get(from, question string, make func() (T, error)) (T, error) {
	s.mu.Lock()
	if s.from != from {
		s.from, s.made = from, nil
	}
	v, ok := s.made[question]
	s.mu.Unlock()
	if ok {
		return v, nil
	}
	v, err := make()
	if err != nil {
		return v, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made == nil || len(s.made) >= mostHeld {
		s.made = map[string]T{}
	}
	if s.from == from {
		s.made[question] = v
	}
	return v, nil
}
