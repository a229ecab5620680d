package store_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// TestMain lets the test binary be the process that is killed: it ingests
// without end and says after each report that it is in.
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
		d, claims := report(id, "دركوش", i%50)
		for j := range 4 { // several claims, so that half a report could be seen
			c := claims[0]
			c.Trigger.Start = j + 1
			c.Seal(d.Key())
			claims = append(claims, c)
		}
		if _, err := l.Add(ctx, d, claims); err != nil {
			return err
		}
		fmt.Println(id)
		if i%10 == 9 {
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
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), store.EventFilter{})
	if err != nil || len(docs) > 0 && len(events) == 0 {
		t.Errorf("%d events of %d reports, %v", len(events), len(docs), err)
	}
	return held
}

func TestKilledInTheMiddle(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	path := filepath.Join(t.TempDir(), "l.db")
	confirmed := map[string]bool{}
	for round := range 6 {
		cmd := child(path, fmt.Sprint("round", round), 0)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		kill := time.AfterFunc(10*time.Second, func() { cmd.Process.Kill() })
		// The first round dies while the file is made, the others a little later each.
		for n := 0; n < 7*round && lines.Scan(); n++ {
			confirmed[lines.Text()] = true
		}
		time.Sleep(time.Duration(round*3+1) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			confirmed[lines.Text()] = true
		}
		cmd.Wait()
		kill.Stop()
		held := whole(t, path)
		for id := range confirmed {
			if !held[id] {
				t.Errorf("round %d: %s was in and is lost", round, id)
			}
		}
	}
	if len(confirmed) < 50 {
		t.Errorf("only %d reports came in before the kills", len(confirmed))
	}
}

// judge rules on two claims without end and says each judgement that is in.
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
		j, _, err := l.Rule(ctx, isnad.Judgement{A: claims[0].ID, B: claims[1].ID, Verdict: []string{"same", "different"}[i%2], By: "Salma", Why: fmt.Sprint(i)})
		if err != nil {
			return err
		}
		fmt.Println(j.ID)
	}
}

// No judgement that was acknowledged is lost when the program is killed while
// somebody judges.
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
	for _, j := range js {
		delete(confirmed, j.ID)
	}
	if len(js) < 20 || len(confirmed) > 0 {
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
