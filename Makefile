# The same commands for people and for CI. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test check nightly texts translations gallery bench bench-sync lock dist clean

PYTEST := .venv/bin/python -m pytest
# Whole modules go to one worker, so that a database cluster or a Qt scene starts once.
PARALLEL := -n auto --dist loadscope

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: ## Make .venv with everything that Lyssna needs (safe to repeat)
	@tools/setup.sh

run: setup ## Open the kiosk on the sample campaign; without a screen, play the whole loop
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then .venv/bin/lyssna try; else .venv/bin/lyssna demo; fi

test: ## All checks and all tests but the nightly ones
	@tools/setup.sh --test
	@$(MAKE) --no-print-directory check
	@$(PYTEST) $(PARALLEL)

check: setup ## Style, types, QML and the direction of imports
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@tools/qmllint.sh
	@$(PYTEST) -q tests/test_architecture.py

nightly: ## Everything, with the slow tests
	@tools/setup.sh --nightly
	@$(MAKE) --no-print-directory check
	@$(PYTEST) $(PARALLEL) -m "nightly or not nightly"

texts: setup ## Collect the screens' texts for the translators; NEW=uk begins a language
	@tools/translations.sh update $(NEW)

translations: setup ## Compile the translations that changed (setup does it too)
	@tools/translations.sh

gallery: setup ## A picture of every page, language and size, and one sheet of all: build/gallery
	@.venv/bin/python -m ui.gallery $(CAMPAIGN)

bench: setup ## How long a tap, a page and a start take, beside bare ones; a quiet machine, please
	@.venv/bin/python -m tests.bench

bench-sync: setup ## What a save and a sync into PostgreSQL cost, beside bare ones; a quiet machine
	@.venv/bin/python -m tests.bench.sync

lock: ## Resolve pyproject.toml anew into requirements.lock
	@.venv/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--no-emit-find-links --quiet --output-file requirements.lock
	@! grep -nE '://|^--(index|extra|find)' requirements.lock

dist: setup ## Build the wheel into dist/
	@rm -rf dist
	@.venv/bin/python -m build --wheel --no-isolation --outdir dist

clean: ## Remove everything that was made here, .venv too
	@rm -rf .venv build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find resources ui -name '*.qm' -delete 2>/dev/null || true
