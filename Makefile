# What can be done here. `make` alone reads the ## lines below.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BIN := .venv/bin
PIN := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-strip-extras
COMPILE := $(PIN) pyproject.toml --group build

# Babel passes over folders with a leading underscore unless told not to.
SAID := --mapping-file babel.toml --ignore-dirs '.*' --no-location --sort-output \
	--keywords _l --keywords lazy_gettext --keywords lazy_ngettext:1,2 \
	--project Seminar --version 1 --copyright-holder 'The Seminar authors'

# The first of these that is Python 3.11 or newer, and can make an environment, makes it.
PYTHONS := python3.13 python3.12 python3.11 python3 python

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

.PHONY: install
install: .venv/installed .venv/compressed ## Put Seminar and what it needs into .venv

.PHONY: demo
demo: install ## Play a seminar with 40 invented people and serve it
	@$(BIN)/seminar demo

.PHONY: run
run: install ## Serve Seminar as set by SEMINAR_* (docs/deploying.md)
	@$(BIN)/seminar upgrade
	@$(BIN)/seminar run

# Each process takes one file after the other, with a PostgreSQL of its own. There is one process more
# than cores, since many tests wait for a store or a browser. Coverage doubles the time of a test, so
# only those are measured that shall reach each line of the core and of the doors; `make coverage`
# measures all.
TESTS := $(filter-out tests/oracle/%, \
	$(wildcard tests/test_*.py tests/*/test_*.py tests/*/*/test_*.py))
MEASURED := $(filter tests/core/% tests/access/%, $(TESTS))
OTHERS := $(filter-out $(MEASURED), $(TESTS))
CORE_AND_DOORS := --cov=seminar.core --cov=seminar.access --cov-report=
SHARED_OUT = -n $$($(BIN)/python -c 'import os; print(min(os.cpu_count(), 4) + 1)') \
	--dist loadfile --no-loadscope-reorder

.PHONY: test
test: .venv/installed-for-development ## Run every test, on SQLite and on PostgreSQL
	@measured=0; others=0; \
	$(BIN)/python -m pytest $(SHARED_OUT) $(CORE_AND_DOORS) $(MEASURED) || measured=$$?; \
	$(BIN)/python -m pytest $(SHARED_OUT) $(OTHERS) || others=$$?; \
	exit $$((measured + others))

.PHONY: coverage
coverage: .venv/installed-for-development ## Run every test and say which lines of the package none reaches
	@COVERAGE_FILE=.coverage.all $(BIN)/python -m pytest $(SHARED_OUT) --cov --cov-report= $(TESTS)
	@COVERAGE_FILE=.coverage.all $(BIN)/coverage report --fail-under=95

.PHONY: bench
bench: .venv/installed-for-development ## Measure how many answers a second are counted
	@mkdir -p build
	@$(BIN)/python -m benchmarks.ballots --json build/ballots.json

.PHONY: oracle
oracle: .venv-oracle/installed ## Count random rooms with another library too (fetches it)
	@.venv-oracle/bin/python -m pytest -o addopts= --confcutdir=tests/oracle tests/oracle

.PHONY: attack
attack: .venv/installed-for-development ## Kill, fill, lock and race the store at full length
	@SEMINAR_FULL=1 $(BIN)/python -m pytest -p no:randomly tests/faults tests/attacks \
		tests/joining/test_races.py tests/ranking/test_races.py tests/accounts/test_entrance.py \
		tests/export/test_recount_program.py tests/facilitation/test_blind.py

.PHONY: check
check: .venv/installed-for-development .coverage ## Check form, types, imports and that tests reach the core
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/coverage report --fail-under=100

.PHONY: words
words: .venv/installed-for-development ## Bring the French catalogue up to date with the pages
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract $(SAID) --output-file build/messages.pot .
	@$(BIN)/pybabel --quiet update --input-file build/messages.pot --locale fr --init-missing \
		--output-dir seminar/translations --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date
	@$(BIN)/pybabel compile --directory seminar/translations --statistics

.PHONY: pictures
pictures: .venv/installed-for-development ## Take the pictures of the README anew (needs Chromium)
	@$(BIN)/python docs/pictures/take.py

.PHONY: lock
lock: ## Write the lock anew from pyproject.toml (needs uv)
	@$(COMPILE) --upgrade --extra development --output-file requirements-development.txt
	@$(COMPILE) --constraint requirements-development.txt --output-file requirements.txt
	@$(PIN) --upgrade --group pyproject.toml:oracle --output-file requirements-oracle.txt
	@! grep -n '://' requirements*.txt

# A test run leaves its coverage here. After any change it says nothing true any more, so that
# `make check` runs the tests again.
.coverage: $(shell find seminar templates tests migrations -type f ! -path '*/__pycache__/*')
	@$(MAKE) test

.venv/bin/python:
	@if command -v uv > /dev/null; then \
		uv venv --quiet --python '>=3.11' .venv; \
	else \
		for python in $(PYTHONS); do \
			if $$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then \
				exec $$python -m venv .venv; \
			fi; \
		done; \
		echo 'Seminar needs Python 3.11 or newer with its venv module; none was found. Install it' >&2; \
		echo '(on Debian and Ubuntu: apt-get install python3-venv) and call make again.' >&2; \
		exit 1; \
	fi

.venv/installed: requirements.txt pyproject.toml | .venv/bin/python
	@echo 'Installing Seminar into .venv ...'
	@$(call install_lock,requirements.txt)
	@$(call install_package)
	@touch $@

# WhiteNoise serves the compressed copy beside a file, so an old copy would hide a change.
.venv/compressed: $(shell find static -type f ! -name '*.br' ! -name '*.gz') | .venv/installed
	@$(BIN)/python -m whitenoise.compress --quiet static
	@touch $@

.venv/installed-for-development: requirements-development.txt | install
	@echo 'Installing the tools of development into .venv ...'
	@$(call install_lock,requirements-development.txt)
	@touch $@

# The other library wants an older numpy than Seminar runs on, hence an environment of its own.
.venv-oracle/installed: BIN := .venv-oracle/bin
.venv-oracle/installed: requirements-oracle.txt | .venv/bin/python
	@echo 'Installing another library that counts into .venv-oracle ...'
	@if command -v uv > /dev/null; then uv venv --quiet --clear --python .venv/bin/python .venv-oracle; \
	else .venv/bin/python -m venv --clear .venv-oracle; fi
	@$(call install_lock,requirements-oracle.txt)
	@touch $@

define install_lock
	if command -v uv > /dev/null; then \
		uv pip install --quiet --python $(BIN)/python --require-hashes --requirement $(1); \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(1); \
	fi
endef

# Hatchling, which builds the package, came with the lock: nothing is fetched here.
define install_package
	if command -v uv > /dev/null; then \
		uv pip install --quiet --python $(BIN)/python --offline --no-deps --no-build-isolation --editable .; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps \
			--no-build-isolation --editable .; \
	fi
endef
