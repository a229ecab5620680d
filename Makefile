# make demo   build, read the samples, serve them on http://127.0.0.1:8080
# make test   all set-up and all tests
# make build  the program, ./isnad
# make clean  take away what the others made
# make figures GOLD=FOLDER  score the reading against NAME.gold.jsonl and NAME.texts.jsonl in a folder

SHELL       := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
ADDR        ?= 127.0.0.1:8080
export CGO_ENABLED := 0

.PHONY: demo build test clean figures go

go:
	@command -v go >/dev/null || { echo "Go 1.26 or newer is needed: https://go.dev/dl/ (or your system's package golang)"; exit 1; }

build: go
	go build -trimpath -o isnad ./cmd/isnad

demo: build
	@if (exec 3<>/dev/tcp/$(subst :,/,$(ADDR))) 2>/dev/null; then \
		echo "$(ADDR) is taken by another program: stop that one, or take another port, such as: make demo ADDR=127.0.0.1:9090"; exit 1; fi
	@rm -rf .demo && mkdir -p .demo
	./isnad ingest samples --db .demo/isnad.db
	@echo "The samples (invented reports) are on http://$(ADDR) - Ctrl-C stops."
	@exec ./isnad serve --db .demo/isnad.db --addr $(ADDR)

# The pages are tested in a real Chromium. Where none is found, root installs one.
test: go
	@if ! command -v chromium chromium-browser google-chrome google-chrome-stable headless-shell chrome >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
		else \
			echo "The tests of the pages need Chromium: sudo apt-get install chromium"; exit 1; \
		fi; fi
	go vet ./...
	go test -timeout 9m ./...

GOLD ?= ../shared/gold

figures: build
	@for gold in $(GOLD)/*.gold.jsonl $(wildcard extract/testdata/*.gold.jsonl); do \
		name=$${gold%.gold.jsonl}; texts=$$name.texts.jsonl; \
		if [ ! -f $$texts ]; then texts=$$(mktemp --suffix=.jsonl); go run ./extract/learn -texts $$name >$$texts 2>/dev/null || continue; fi; \
		echo "== $$(basename $$name)"; \
		./isnad score $$gold <(./isnad extract --format jsonl $$texts 2>/dev/null) --texts $$texts; \
	done

clean:
	rm -rf isnad .demo
