# Two commands: `make example` sets up and codes the bundled reports; `make test` sets up and passes the tests.
# `make serve` opens the bundled reports in the explorer; `make docs` builds the documentation in out/docs.
PYTHON ?= $(or $(shell for one in python3.11 python3.12 python3.13; do \
	$$one -c "" 2>/dev/null && echo $$one && break; done),$(error Dragoman needs Python 3.11, 3.12 or 3.13: \
	install one, or say where it is with make PYTHON=…))
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out

.PHONY: example serve test docs lint quality speed lock clean

example: $(VENV)/installed
	@mkdir -p $(OUT)
	@rm -f $(OUT)/events.duckdb  # a run on a store adds nothing that is already there, and would show nothing
	$(BIN)/dragoman code examples/reports -o $(OUT)/events.duckdb --table

serve: example $(VENV)/installed-web
	$(BIN)/dragoman serve $(OUT)/events.duckdb

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

docs: $(VENV)/installed-dev
	$(BIN)/sphinx-build -W --keep-going -b html docs $(OUT)/docs

lint: $(VENV)/installed-dev
	$(BIN)/ruff check src tests benchmarks fuzz tools
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.quality

speed: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.speed

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

SOURCES := $(shell find src -type f -not -name '*.pyc')

# The lock files name every package, so that pip has nothing to look for beside them.
$(VENV)/installed: $(VENV)/bin/python requirements.lock pyproject.toml README.md $(SOURCES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall .
	@touch $@

$(VENV)/installed-web: $(VENV)/installed requirements-web.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-web.lock
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# Rewrites the lock files from pyproject.toml; needs pip-tools, run with the oldest Python that we support.
# --allow-unsafe pins setuptools, which spaCy needs and which environments from Python 3.12 on do not bring.
LOCK := pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-options pyproject.toml --extra build

lock:
	$(LOCK) --extra dev --extra archives --extra charts --extra excel --extra frames --extra fuzz --extra ray --extra watch --extra web \
		-o requirements-dev.lock
	$(LOCK) --constraint requirements-dev.lock -o requirements.lock
	$(LOCK) --constraint requirements-dev.lock --extra charts --extra web -o requirements-web.lock

clean:
	rm -rf $(VENV) $(OUT)
