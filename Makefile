# What a newcomer can type. `make` alone lists it. Nothing has to be prepared by hand: the first use
# of a target makes .venv, with only Python 3.11 or newer (another one: PYTHON=python3.12 make test).

PYTHON ?= python3
NAME ?= breaks/60-seconds
# More than cores: many tests wait for a session that plays in real time.
WORKERS ?= 4

BIN := .venv/bin

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help play test lint types floors pytest nightly bench words live clean

help: ## list what can be typed
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1	/' | expand -t 14

play: .venv/.ready-to-play ## play a one-minute break, in your language (another: make play NAME=neck/short)
	@$(BIN)/soepel play $(NAME)
	@case "$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}" in \
	nl*) echo; \
	  echo "Alles wat je kunt spelen:     $(BIN)/soepel list"; \
	  echo "Een sessie voor je nek:       $(BIN)/soepel play neck/short"; \
	  echo "Wat je hebt gedaan:           $(BIN)/soepel log" ;; \
	*) echo; \
	  echo "All you can play:             $(BIN)/soepel list"; \
	  echo "A session for your neck:      $(BIN)/soepel play neck/short"; \
	  echo "What you have done:           $(BIN)/soepel log" ;; \
	esac

test: lint types floors pytest ## everything: lint, types, floors, and all tests

lint: .venv/.ready-to-test ## style: ruff's rules and its formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/.ready-to-test ## types: mypy, strict
	$(BIN)/mypy

floors: .venv/.ready-to-test ## the house: imports go down only
	$(BIN)/lint-imports

pytest: .venv/.ready-to-test ## the tests alone, several at once (another number: make pytest WORKERS=8)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

nightly: .venv/.ready-to-test ## every slip in every shipped file, 20,000 random programs, and twelve made people; a quarter of an hour
	SOEPEL_NIGHTLY=1 SOEPEL_EXAMPLES=20000 $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/program tests/people

bench: .venv/.ready-to-test ## measure rendering and starting beside bare prototypes, a journal of 100,000 sessions, and how often the line over the weeks is right
	$(BIN)/python tests/bench/render.py
	$(BIN)/python tests/bench/start.py
	$(BIN)/python tests/bench/journal.py
	$(BIN)/python -m tests.bench.recovery

words: .venv/.ready-to-test ## measure spoken commands: makes hours of speech first; takes an hour or two
	$(BIN)/python tests/bench/words.py

live: .venv/.ready-to-test ## what reaches a sound device, in real time; takes minutes
	$(BIN)/python -m pytest tests/live/live_*.py

clean: ## take away .venv and everything else that was made here
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp says for which pyproject.toml the folder was set up; it is written last, so that a set-up
# that was broken off begins again.
.venv/.ready-to-play: pyproject.toml | .venv/bin/pip
	@echo "Getting ready, once: this takes a minute."
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.ready-to-test: pyproject.toml | .venv/bin/pip
	@echo "Getting ready for the tests, once: this takes a minute or two."
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.ready-to-play

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Soepel needs Python 3.11 or newer. Name one that you have: PYTHON=python3.12 make" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "Python cannot make a .venv. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
