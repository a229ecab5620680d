package main

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"isnad": main})
}

// TestScripts runs the commands as a user would: testdata/script holds one file
// for each command and each kind of trouble.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			samples, err := os.ReadFile("../../samples/reports.jsonl")
			if err != nil {
				return err
			}
			return os.WriteFile(e.Cd+"/samples.jsonl", samples, 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"unhex":   unhex,
			"cp1256":  cp1256,
			"fill":    fill,
			"eventof": eventOf,
			"spoil":   spoil,
		},
	})
}

// unhex FROM TO writes the bytes that FROM spells in hexadecimal.
func unhex(ts *testscript.TestScript, _ bool, args []string) {
	b, err := hex.DecodeString(strings.Join(strings.Fields(ts.ReadFile(args[0])), ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o600))
}

// cp1256 FROM TO writes the text of FROM in Windows-1256.
func cp1256(ts *testscript.TestScript, _ bool, args []string) {
	s, err := charmap.Windows1256.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(s), 0o600))
}

// fill FILE N writes a report of at least N bytes.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	line := "وصلت قافلة إلى البلدة صباح اليوم. "
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(line, n/len(line)+1)), 0o600))
}

// eventof CLAIMS sets $EVENT to the id of the first claim, which its event is found by.
func eventOf(ts *testscript.TestScript, _ bool, args []string) {
	var claim struct{ ID string }
	ts.Check(json.NewDecoder(strings.NewReader(ts.ReadFile(args[0]))).Decode(&claim))
	ts.Setenv("EVENT", claim.ID)
}

// spoil FILE changes one byte of the first file in a zip.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	b, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	b[500] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}
