# Every command of the project. Each sets up what it needs and is quick when that is already there.
#
#   make run            the commune with demonstration data on http://127.0.0.1:8080, the app under /app
#   make test           everything that CI runs
#   make bench          what the office's pages cost beside reading the same rows once
#   make app            the app in a window of its own
#   make check-mobile   the phone build type-checks for Android and iOS
#   make web            the browser app alone, into platforms/web/dist
#   make android, ios   phone bundles; need dx (cargo install dioxus-cli) and the platform's SDK
#   make fmt, lint      formatting; clippy with each set of features

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: run test bench app check-mobile web android ios fmt lint setup-web setup-desktop setup-test

LISTEN ?= 127.0.0.1:8080
DATA ?= var/demo

# The dev profile: its dependencies are optimised, it builds in a third of release's time, and the tests share it.
# Without the browser app the commune still starts; build.sh has said why.
run: setup-web
	platforms/web/build.sh || [ $$? -eq 3 ]
	cargo run --features server --bin commune -- demo --dir "$(DATA)" --listen "$(LISTEN)" --app-dir platforms/web/dist

web: setup-web
	platforms/web/build.sh

app: setup-desktop
	cargo run --features desktop --bin so-thon

test: setup-test
	.ci/checks

# Builds with optimisations first, which takes some minutes.
bench:
	cargo bench --features server,testing --bench office

check-mobile: setup-test
	platforms/check-mobile.sh

android ios:
	@command -v dx >/dev/null || { echo "make $@ needs dx: cargo install dioxus-cli --version 0.7.10"; exit 2; }
	dx bundle --platform $@ --release --no-default-features --features mobile

fmt:
	cargo fmt

lint:
	.ci/checks lint

setup-web:
	@platforms/setup.sh web

setup-desktop:
	@platforms/setup.sh desktop

setup-test:
	@platforms/setup.sh test
