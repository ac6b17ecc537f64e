# make run      open OfferCalc (in the terminal where there is no display)
# make test     run all tests
# make check    lint, format, types, layers and the rules of the house
# make cover    run all tests and report branch coverage
# make bench    run the benchmarks
# make approve  approve the present outputs as golden; read the difference before committing it
# make messages bring the translations up to date with the messages in the source
# make pictures make the pictures of the README anew
# make schema   write the JSON Schema of the offer file from the types that read it
# make dist     build wheel, source distribution and bundle, and try wheel and bundle
# make lowest   try the lowest and the newest versions that pyproject.toml allows, on every Python at hand
# make clean    remove everything that was made

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet
# The tests run on every core; `make test JOBS=0` runs one after the other.
JOBS := auto
PYTEST := $(PYTHON) -m pytest --numprocesses $(JOBS) --dist worksteal
PO := $(wildcard resources/locale/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)

.PHONY: run test check lint format types layers house cover bench approve messages pictures schema dist lowest clean
.DELETE_ON_ERROR:
.NOTPARALLEL:

run: $(VENV)/installed $(MO)
	@$(PYTHON) packaging/run.py

test: $(VENV)/installed-dev $(MO)
	$(PYTEST)

check: lint format types layers house

lint: $(VENV)/installed-dev
	$(PYTHON) -m ruff check

format: $(VENV)/installed-dev
	$(PYTHON) -m ruff format --check

types: $(VENV)/installed-dev
	$(PYTHON) -m mypy

layers: $(VENV)/installed-dev
	$(VENV)/bin/lint-imports

house: $(VENV)/installed-dev $(MO)
	$(PYTHON) -m pytest tests/architecture

cover: $(VENV)/installed-dev $(MO)
	$(PYTEST) --cov --cov-report=term

bench: $(VENV)/installed-bench $(MO)
	$(PYTHON) -m benchmarks

approve: $(VENV)/installed-dev $(MO)
	OFFERCALC_APPROVE=1 $(PYTEST) --ignore=tests/architecture
	git --no-pager diff --stat -- tests/golden

messages: $(VENV)/installed-dev
	$(PYTHON) packaging/messages.py

pictures: $(VENV)/installed-dev $(MO)
	$(PYTHON) packaging/pictures.py

schema: $(VENV)/installed-dev
	$(PYTHON) packaging/schema.py

dist: $(VENV)/installed-dev
	$(PYTHON) packaging/build.py

# TRIALS="--tests python3.11" runs the whole suite too, on one Python
lowest: $(VENV)/installed-dev
	$(PYTHON) packaging/lowest.py $(TRIALS)

clean:
	rm -rf $(VENV) build dist offercalc-comparison.pdf .coverage .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -f $(MO)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp stands for what is installed: a second run finds it and starts at once.
$(VENV)/installed: $(VENV)/created pyproject.toml offercalc/__init__.py
	@echo "Installing OfferCalc and what it needs into $(VENV); this takes a minute, once."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/created pyproject.toml offercalc/__init__.py
	@echo "Installing OfferCalc and the tools of its developers into $(VENV); this takes a minute, once."
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-bench: $(VENV)/installed-dev
	@$(PIP) install --editable '.[dev,bench]'
	@touch $@

$(VENV)/created:
	@python=$$(for name in python3.13 python3.12 python3.11 python3; do \
	    $$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; \
	done); \
	if [ -z "$$python" ]; then \
	    echo "OfferCalc needs Python 3.11 or newer, with venv (on Debian: apt install python3 python3-venv)." >&2; exit 1; \
	fi; \
	$$python -m venv --clear $(VENV)
	@touch $@

%.mo: %.po | $(VENV)/installed
	@$(PYTHON) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@
