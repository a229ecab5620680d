package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// call asks the API.
func call(t *testing.T, h http.Handler, method, path, body string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, escapeArabic(path), strings.NewReader(body))
	r.Host = "127.0.0.1:8080"
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var example = regexp.MustCompile("(?s)```http\n(GET|POST) (\\S+)\n(.*?)```")

// Every example of docs/api.md is answered as it says.
func TestAPIExamples(t *testing.T) {
	b, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	h := handler(t, sampleLedger(t))
	all := example.FindAllStringSubmatch(string(b), -1)
	if len(all) < 10 || len(all) != strings.Count(string(b), "```http") {
		t.Fatalf("%d examples of %d can be read", len(all), strings.Count(string(b), "```http"))
	}
	for _, m := range all {
		lines := strings.Split(strings.TrimSpace(m[3]), "\n")
		body := ""
		if m[1] == "POST" {
			body, lines = lines[0], lines[1:]
		}
		status, err := strconv.Atoi(lines[0])
		if err != nil {
			t.Fatalf("%s: no status: %q", m[2], lines[0])
		}
		w := call(t, h, m[1], m[2], body)
		var want, got any
		if err := json.Unmarshal([]byte(strings.Join(lines[1:], "\n")), &want); err != nil {
			t.Fatalf("%s: %v", m[2], err)
		}
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Fatalf("%s: %v: %s", m[2], err, w.Body)
		}
		if w.Code != status {
			t.Errorf("%s %s: status %d, want %d: %.300s", m[1], m[2], w.Code, status, w.Body)
		}
		if fault := lacks("", want, got); fault != "" {
			t.Errorf("%s %s: %s", m[1], m[2], fault)
		}
	}
}

// lacks says what of an example an answer does not have.
func lacks(at string, want, got any) string {
	switch want := want.(type) {
	case map[string]any:
		have, ok := got.(map[string]any)
		if !ok {
			return fmt.Sprintf("%s is %v", at, got)
		}
		for _, k := range slices.Sorted(maps.Keys(want)) {
			if fault := lacks(at+"."+k, want[k], have[k]); fault != "" {
				return fault
			}
		}
		return ""
	case []any:
		have, ok := got.([]any)
		if !ok || len(have) < len(want) || len(want) == 0 && len(have) > 0 {
			return fmt.Sprintf("%s is %v", at, got)
		}
		for i := range want {
			if fault := lacks(fmt.Sprint(at, "[", i, "]"), want[i], have[i]); fault != "" {
				return fault
			}
		}
		return ""
	}
	if want != got {
		return fmt.Sprintf("%s is %v, want %v", at, got, want)
	}
	return ""
}

// The description names every address of the API that the server answers, and every answer
// has what its schema requires.
func TestOpenAPI(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	var doc struct {
		OpenAPI    string
		Paths      map[string]map[string]map[string]any
		Components struct{ Schemas map[string]map[string]any }
	}
	if err := json.Unmarshal(call(t, h, "GET", "/api/v1/openapi.json", "").Body.Bytes(), &doc); err != nil || doc.OpenAPI != "3.1.0" {
		t.Fatal(doc.OpenAPI, err)
	}
	source, err := os.ReadFile("server.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`HandleFunc\("(GET|POST) (/api/v1[^"]*|/export[^"]*|/search\.atom)"`).FindAllStringSubmatch(string(source), -1) {
		path := strings.ReplaceAll(m[2], "{doc}", "{id}")
		if doc.Paths[path][strings.ToLower(m[1])] == nil {
			t.Errorf("%s %s is not described", m[1], m[2])
		}
	}
	e := eventOf(t, l, "market", "assault.car_bomb")
	address := strings.NewReplacer("/events/{id}", eventHref(e.ID), "/reports/{id}", "/reports/market", "/claims/{id}", "/claims/"+e.Claims[0].ID, "{version}", "2.0")
	asked := 0
	for path, ways := range doc.Paths {
		if !strings.HasPrefix(path, "/api/") || ways["get"] == nil || strings.HasSuffix(path, "/place") {
			continue
		}
		asking := address.Replace(path)
		w := call(t, h, "GET", asking, "")
		var got any
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK {
			t.Errorf("%s: status %d, %v", path, w.Code, err)
			continue
		}
		asked++
		schema := ways["get"]["responses"].(map[string]any)["200"].(map[string]any)["content"].(map[string]any)["application/json"].(map[string]any)["schema"]
		if fault := misfit(doc.Components.Schemas, "", schema.(map[string]any), got); fault != "" {
			t.Errorf("%s: %s", path, fault)
		}
		tag := w.Header().Get("ETag")
		if again := call(t, h, "GET", asking, "", "If-None-Match", tag); tag == "" || again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s: with its ETag %q status %d", path, tag, again.Code)
		}
	}
	if asked < 10 {
		t.Errorf("%d addresses were asked", asked)
	}
}

// misfit says where a value is not as a schema has it: as much of JSON Schema as the
// description uses.
func misfit(refs map[string]map[string]any, at string, schema map[string]any, v any) string {
	if ref, ok := schema["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/components/schemas/")
		if refs[name] == nil {
			return fmt.Sprintf("%s: no schema %s", at, ref)
		}
		return misfit(refs, at, refs[name], v)
	}
	kinds := map[bool]string{}
	switch x := v.(type) {
	case nil:
		kinds[true] = "null"
	case bool:
		kinds[true] = "boolean"
	case string:
		kinds[true] = "string"
	case float64:
		kinds[true] = "integer"
	case []any:
		kinds[true] = "array"
		items, _ := schema["items"].(map[string]any)
		for i, e := range x {
			if fault := misfit(refs, fmt.Sprint(at, "[", i, "]"), items, e); items != nil && fault != "" {
				return fault
			}
		}
	case map[string]any:
		kinds[true] = "object"
		required, _ := schema["required"].([]any)
		for _, k := range required {
			if _, ok := x[k.(string)]; !ok {
				return fmt.Sprintf("%s has no %s", at, k)
			}
		}
		properties, _ := schema["properties"].(map[string]any)
		for k, s := range properties {
			if e, ok := x[k]; ok {
				if fault := misfit(refs, at+"."+k, s.(map[string]any), e); fault != "" {
					return fault
				}
			}
		}
	}
	switch want := schema["type"].(type) {
	case string:
		if want != kinds[true] {
			return fmt.Sprintf("%s is %s, want %s", at, kinds[true], want)
		}
	case []any:
		if !slices.Contains(want, any(kinds[true])) {
			return fmt.Sprintf("%s is %s, want one of %v", at, kinds[true], want)
		}
	}
	return ""
}

// Whoever writes without waiting for answers is told to, in words; reading goes on meanwhile.
func TestWritesAreLimited(t *testing.T) {
	h := handler(t, sampleLedger(t))
	for n := 0; ; n++ {
		w := call(t, h, "POST", "/api/v1/searches", `{"name": "", "query": "", "by": ""}`)
		if w.Code == http.StatusUnprocessableEntity && n < 10*writesAtOnce {
			continue
		}
		if n < writesAtOnce || w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "wait") {
			t.Errorf("after %d requests: %d %s", n, w.Code, w.Body)
		}
		break
	}
	if w := call(t, h, "POST", "/judge", ""); w.Code != http.StatusTooManyRequests || !strings.Contains(w.Body.String(), "<main") {
		t.Errorf("a form is answered with %d", w.Code)
	}
	if w := call(t, h, "GET", "/api/v1/events", ""); w.Code != http.StatusOK {
		t.Errorf("reading: %d", w.Code)
	}
	if w := call(t, h, "GET", "/api/v1/nothing", ""); w.Code != http.StatusNotFound || !json.Valid(w.Body.Bytes()) {
		t.Errorf("an address that is none: %d %s", w.Code, w.Body)
	}
}

// Whoever follows the changes from cursor to cursor sees each report, judgement and event.
func TestChanges(t *testing.T) {
	l := reviewLedger(t)
	h := handler(t, l)
	type answer struct {
		Cursor     string
		More       bool
		Reports    []struct{ ID string }
		Judgements []struct{ ID string }
		Events     []string
	}
	ask := func(since string) (a answer) {
		t.Helper()
		w := call(t, h, "GET", "/api/v1/changes?since="+since, "")
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != http.StatusOK {
			t.Fatal(w.Code, err)
		}
		return a
	}
	all := ask("")
	if len(all.Reports) != 6 || len(all.Events) == 0 || all.More {
		t.Fatalf("%+v", all)
	}
	if again := ask(all.Cursor); len(again.Reports)+len(again.Judgements)+len(again.Events) > 0 || again.Cursor != all.Cursor {
		t.Errorf("nothing came, and it tells of %+v", again)
	}
	bomb := eventOf(t, l, "market", "assault.car_bomb")
	w := call(t, h, "POST", "/api/v1/judgements", fmt.Sprintf(`{"a": %q, "verdict": "correct", "field": "killed", "value": "{\"low\":61}", "by": "Salma", "why": "a digit"}`, bomb.Claims[0].ID))
	if w.Code != http.StatusCreated {
		t.Fatal(w.Code, w.Body)
	}
	now := ask(all.Cursor)
	if len(now.Reports) != 0 || len(now.Judgements) != 1 || !slices.Contains(now.Events, bomb.ID) {
		t.Errorf("after a correction: %+v", now)
	}
	for _, bad := range []string{"1", "1.2", "1.2.3.4", "-1.0.0", "a.b.c", "1.2.3x"} {
		if w := call(t, h, "GET", "/api/v1/changes?since="+bad, ""); w.Code != http.StatusBadRequest {
			t.Errorf("the cursor %q is taken: %d", bad, w.Code)
		}
	}
}
