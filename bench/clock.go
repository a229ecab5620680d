package main

import (
	"syscall"
	"time"
)

var began = time.Now()

// wallTime is the time since the start.
func wallTime() time.Duration { return time.Since(began) }

// processorTime is the time that the program has had of the processor, in itself and
// in the system for it: on a machine that others use too, the time that counts.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return wallTime()
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
