# Two commands are all a newcomer needs: `make brief` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
ARTICLES ?= $(wildcard examples/*)

.PHONY: brief test venv lint bench constraints clean

brief: venv  ## brief ARTICLES (the examples, unless told otherwise) and print the briefs
	$(BIN)/vibrief brief $(ARTICLES)

test: $(VENV)/.test  ## run every test
	$(BIN)/python -m pytest

venv: $(VENV)/.installed  ## make the environment alone

lint: $(VENV)/.lint $(VENV)/.test  ## style and types (of the tests, too)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.bench  ## print every figure that the README publishes
	$(BIN)/python benchmarks/all.py

# Each stamp stands for one set of packages; a changed pyproject.toml or constraint renews it.
# pip is raised first because older ones do not know dependency groups.
$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip==26.1
	$(PIP) --editable .
	@touch $@

$(VENV)/.%: $(VENV)/.installed
	$(PIP) --group $*
	@touch $@

constraints: pyproject.toml  ## resolve the newest versions again, for all Pythons at once (needs uv)
	uv pip compile --universal --python-version 3.10 --no-header --no-annotate pyproject.toml \
	  --all-extras --group test --group lint --group bench --output-file constraints.new
	{ head -1 constraints.txt; grep -vE '^(nvidia-|cuda-|triton)' constraints.new; } > constraints.tmp
	rm constraints.new && mv constraints.tmp constraints.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache build dist
