# make run      start OfferCalc (in the terminal if there is no display)
# make test     run all tests
# make check    lint, format, types, layers and the project's own rules
# make cover    run all tests and report branch coverage
# make bench    run the benchmarks
# make approve  approve the current outputs as golden files; review the diff before committing it
# make messages update the translations from the messages in the source
# make pictures regenerate the screenshots of the README
# make screens  measure every screen against the design
# make schema   generate the JSON Schema of the offer file from the types that parse it
# make dist     build wheel, source distribution and bundle, and test wheel and bundle
# make lowest   test the lowest and the newest versions that pyproject.toml allows, on every available Python
# make clean    remove all generated files

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet
# The tests run on every core; `make test JOBS=0` runs them one at a time.
JOBS := auto
PYTEST := $(PYTHON) -m pytest --numprocesses $(JOBS) --dist worksteal
PO := $(wildcard resources/locale/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)

.PHONY: run test check lint format types layers house cover bench approve messages pictures screens schema dist lowest clean
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

# SHOWN="--beside FOLDER" also saves the screens beside pictures of the design
screens: $(VENV)/installed-dev $(MO)
	$(PYTHON) packaging/screens.py $(SHOWN)

schema: $(VENV)/installed-dev
	$(PYTHON) packaging/schema.py

dist: $(VENV)/installed-dev
	$(PYTHON) packaging/build.py

# TRIALS="--tests python3.11" also runs the whole suite, on one Python
lowest: $(VENV)/installed-dev
	$(PYTHON) packaging/lowest.py $(TRIALS)

clean:
	rm -rf $(VENV) build dist offercalc-comparison.pdf .coverage .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -f $(MO)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamp files record what is installed, so that later runs start immediately.
$(VENV)/installed: $(VENV)/created pyproject.toml offercalc/__init__.py
	@echo "Installing OfferCalc and its dependencies into $(VENV); this takes a minute, once."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/created pyproject.toml offercalc/__init__.py
	@echo "Installing OfferCalc and its development tools into $(VENV); this takes a minute, once."
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

# Babel's own command takes texts such as "% of salary" for formats and complains.
COMPILE := import sys; from babel.messages import mofile, pofile; \
    mofile.write_mo(sys.stdout.buffer, pofile.read_po(sys.stdin.buffer, locale=sys.argv[1]))

%.mo: %.po | $(VENV)/installed
	@$(PYTHON) -c '$(COMPILE)' $(word 3,$(subst /, ,$@)) < $< > $@
