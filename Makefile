# Two commands: `make example` sets up and codes the bundled reports; `make test` sets up and passes the tests.
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out

.PHONY: example test lint quality speed lock clean

example: $(VENV)/installed
	@mkdir -p $(OUT)
	$(BIN)/dragoman code examples/reports -o $(OUT)/events.duckdb --table

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.quality

speed: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.speed

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

SOURCES := $(shell find src -type f -not -name '*.pyc')

$(VENV)/installed: $(VENV)/bin/python requirements.lock pyproject.toml README.md $(SOURCES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Rewrites the two lock files from pyproject.toml; needs pip-tools.
lock:
	pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-options --no-header --extra build -o requirements.lock pyproject.toml
	pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-options --no-header --extra build --extra dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) $(OUT)
