package store_test

import (
	"bufio"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// TestMain lets the test binary be the process that is killed: it ingests, links what
// is new and rebuilds without end, and says what it begins and after each report that it
// is in.
func TestMain(m *testing.M) {
	if path := os.Getenv("ISNAD_TEST_INGEST"); path != "" {
		if err := ingest(path, os.Getenv("ISNAD_TEST_NAME")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if path := os.Getenv("ISNAD_TEST_JUDGE"); path != "" {
		if err := judge(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func ingest(path, name string) error {
	ctx := context.Background()
	l, err := store.Open(ctx, path, clock)
	if err != nil {
		return err
	}
	defer l.Close()
	most, _ := strconv.Atoi(os.Getenv("ISNAD_TEST_MOST"))
	for i := 0; most == 0 || i < most; i++ {
		id := fmt.Sprint(name, "-", i)
		d, claims := report(id, fmt.Sprint("بلدة ", i%7), i%50)
		d.Text = "انفجار " + id // too short to be a sentence of another report
		d.Published = fmt.Sprintf("2024-%02d-%02d", 1+i%12, 1+i%28)
		for j := range 4 { // several claims, so that half a report could be seen
			c := claims[0]
			c.Trigger.Start = j + 1
			c.Seal(d.Key())
			claims = append(claims, c)
		}
		claims[0].Seal(d.Key())
		fmt.Println("ingest")
		if _, err := l.Add(ctx, d, claims); err != nil {
			return err
		}
		fmt.Println(id)
		if i%3 == 1 {
			fmt.Println("link")
			if err := l.Update(ctx, nil); err != nil {
				return err
			}
		}
		if i%6 == 5 {
			fmt.Println("rebuild")
			if err := l.Rebuild(ctx, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

func child(path, name string, most int) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ISNAD_TEST_INGEST="+path, "ISNAD_TEST_NAME="+name,
		"ISNAD_TEST_MOST="+strconv.Itoa(most))
	cmd.Stderr = os.Stderr
	return cmd
}

// whole checks that the file is sound and holds each report with all its
// claims, and gives the reports' ids.
func whole(t *testing.T, path string) map[string]bool {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("integrity: %s, %v", verdict, err)
	}
	l := open(t, path)
	docs, err := l.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	claims, err := l.Claims(t.Context(), store.ClaimFilter{})
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]int{}
	for _, c := range claims {
		of[c.Doc]++
	}
	held := map[string]bool{}
	for _, d := range docs {
		held[d.ID] = true
		if of[d.ID] != 5 {
			t.Errorf("%s has %d claims, want 5", d.ID, of[d.ID])
		}
	}
	var half int
	err = db.QueryRow(`SELECT (SELECT count(*) FROM events WHERE incident NOT IN (SELECT seq FROM incidents))
		+ (SELECT count(*) FROM incidents WHERE seq NOT IN (SELECT incident FROM incident_claims))
		+ (SELECT count(*) FROM incident_claims WHERE incident NOT IN (SELECT seq FROM incidents))
		+ (SELECT count(*) FROM event_keys WHERE event NOT IN (SELECT seq FROM events))`).Scan(&half)
	if err != nil || half > 0 {
		t.Errorf("%d halves of events, %v", half, err)
	}
	if err := l.Update(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	updated, err := l.Events(t.Context(), store.EventFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	rebuilt, err := l.Events(t.Context(), store.EventFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(rebuilt, updated); diff != "" {
		t.Errorf("what was half done does not come out whole (-rebuilt +updated):\n%s", diff)
	}
	if len(docs) > 0 && len(rebuilt) == 0 {
		t.Errorf("no events of %d reports", len(docs))
	}
	return held
}

// kills is at how many moments the process is killed.
const kills = 50

func TestKilledInTheMiddle(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	confirmed, path := map[string]bool{}, ""
	r := rand.New(rand.NewPCG(1, 1))
	for round := range kills {
		if round%5 == 0 { // a new one: small enough to be looked at as a whole each time
			confirmed, path = map[string]bool{}, filepath.Join(t.TempDir(), "l.db")
		}
		during := []string{"ingest", "link", "rebuild"}[round%3]
		cmd := child(path, fmt.Sprint("round", round), 0)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		late := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
		lines := bufio.NewScanner(out)
		reached := false
		for n := r.IntN(8); lines.Scan(); {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, "round"):
				confirmed[line] = true
				n--
			case line == during && n <= 0:
				reached = true
			}
			if reached {
				break
			}
		}
		time.Sleep(time.Duration(r.IntN(8000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			if line := lines.Text(); strings.HasPrefix(line, "round") {
				confirmed[line] = true
			}
		}
		cmd.Wait()
		late.Stop()
		if !reached {
			t.Errorf("round %d: it did not come to %s", round, during)
		}
		held := whole(t, path)
		for id := range confirmed {
			if !held[id] {
				t.Errorf("round %d: %s was in and is lost", round, id)
			}
		}
	}
}

// judge rules on two claims without end, on both of them together and on one at once, and says
// each judgement that is in.
func judge(path string) error {
	ctx := context.Background()
	l, err := store.Open(ctx, path, clock)
	if err != nil {
		return err
	}
	defer l.Close()
	claims, err := l.Claims(ctx, store.ClaimFilter{})
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		j, _, err := l.Rule(ctx, isnad.Judgement{A: claims[0].ID, B: claims[1].ID, Verdict: []string{"same", "different"}[i%2], By: "Salma", Why: fmt.Sprint(i)},
			isnad.Judgement{A: claims[0].ID, Verdict: "accept", By: "Salma", Why: fmt.Sprint(i)})
		if err != nil {
			return err
		}
		fmt.Println(j.ID)
	}
}

// No judgement that was acknowledged is lost when the program is killed while
// somebody judges, and of those made at once all are kept or none.
func TestKilledWhileJudging(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	path := filepath.Join(t.TempDir(), "l.db")
	l := open(t, path)
	for i, place := range []string{"دركوش", "سراقب"} {
		d, claims := report(fmt.Sprint("r", i), place, 10*i)
		add(t, l, d, claims)
	}
	rebuild(t, l)
	l.Close()
	confirmed := map[string]bool{}
	for round := range 5 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "ISNAD_TEST_JUDGE="+path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(10*time.Second, func() { cmd.Process.Kill() })
		lines := bufio.NewScanner(out)
		for n := 0; n < 3+round && lines.Scan(); n++ {
			confirmed[lines.Text()] = true
		}
		time.Sleep(time.Duration(round*3+1) * time.Millisecond)
		cmd.Process.Kill()
		for lines.Scan() {
			confirmed[lines.Text()] = true
		}
		cmd.Wait()
		kill.Stop()
	}
	l = open(t, path)
	js, err := l.Judgements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]int{}
	for _, j := range js {
		delete(confirmed, j.ID)
		made[cmp.Or(j.Batch, j.ID)]++
	}
	for id, n := range made {
		if n != 2 {
			t.Errorf("%d judgements are kept of the two that were made at once with %s", n, id)
		}
	}
	if len(js) < 40 || len(confirmed) > 0 {
		t.Errorf("%d judgements are kept; acknowledged and lost are %v", len(js), confirmed)
	}
	rebuild(t, l)
}

func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	var wg sync.WaitGroup
	for _, name := range []string{"one", "two"} {
		wg.Go(func() {
			if err := child(path, name, 25).Run(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	wg.Wait()
	if held := whole(t, path); len(held) != 50 {
		t.Errorf("%d reports, want 50", len(held))
	}
}
