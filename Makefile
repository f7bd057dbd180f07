# Every command of this repository. `make` alone lists them.

PYTHON ?= python3
PORT ?= 8000
BASE ?= HEAD
ENGINES ?= all
FORMAT ?= text
UV ?= uv
# A worker a core, and a file's tests one after another, so that each site is built once or twice. ARGS=-n0 for none.
WORKERS ?= -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# A shared machine can stand still while a browser waits: one more try there, which the summary names. A fault fails twice.
RERUNS := $(if $(CI),--reruns 1 -rR)

VENV := .venv
PY := $(VENV)/bin/python
INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
# Files that say when a list of requirements was last installed.
SITE := $(VENV)/site-installed
TESTS := $(VENV)/tests-installed
BENCH := .venv-bench/installed
NODE := tests/node_modules
SCRIPTS := $(NODE)/installed
BENCH_SCRIPTS := bench/node_modules/installed
NPM := $(VENV)/bin/npm --ignore-scripts --no-audit --no-fund --loglevel=error
BIOME := $(VENV)/bin/node $(NODE)/.bin/biome check --error-on-warnings
EXERCISES := .venv-exercises/installed
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url

export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve test build check diff review bench engines exercises lint format release dist announce walk zensical pins browser clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(SITE) ## Show the site on this machine and follow every edit (PORT=8000)
	@$(PY) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: lint check browser ## Run every check and every test (ARGS="-k store" for some)
	@echo "Testing, in a browser too"
	@$(PY) -m pytest $(WORKERS) $(RERUNS) $(ARGS)

build: $(SITE) ## Build the site into site/, ready to publish
	@$(PY) -m macros downloads
	@$(PY) -m mkdocs build --strict
	@$(PY) -m macros finish site $(if $(NOTE),--note $(NOTE))

check: $(SITE) ## Say what is wrong in questions and pages, and prove the keys (FORMAT=github for annotations)
	@$(PY) -m macros check --prove --format $(FORMAT)

diff: $(SITE) ## Say what changed in the questions since a revision (BASE=HEAD)
	@$(PY) -m macros diff $(BASE) --links "$(LINKS)" --see "questions laid out=$(REVIEW)" --see "these and the site, to unpack=$(SITE_FILES)"

review: $(SITE) ## Lay out the questions changed since a revision in review.html (BASE=HEAD)
	@$(PY) -m macros review --changed-since $(BASE) -o review.html

bench: $(TESTS) $(BENCH) $(BENCH_SCRIPTS) browser ## Measure builds, pages and scripts (ARGS="--rounds 5 --write")
	@$(PY) -m bench $(ARGS)

engines: $(TESTS) browser ## Live a reader's stories through in Chromium, Firefox and WebKit (ENGINES=firefox for one)
	@$(PY) -m tests.engines.having $(ENGINES)
	@$(PY) -m pytest tests/engines --engines $(ENGINES) $(ARGS)

exercises: $(EXERCISES) ## Run what a laptop can of the exercises (ARGS="02 04 --write")
	@.venv-exercises/bin/python -m tests.module.exercises $(ARGS)

lint: $(TESTS) $(SCRIPTS) ## Check code, types, spelling, Markdown and schemas
	@echo "Linting: ruff, mypy, biome, tsc, typos, rumdl, schemas"
	@$(PY) -m ruff check --quiet
	@$(PY) -m ruff format --quiet --check
	@$(PY) -m mypy --no-error-summary
	@said=$$($(BIOME) 2>&1) || { echo "$$said"; exit 1; }
	@$(VENV)/bin/node $(NODE)/.bin/tsc --project jsconfig.json
	@$(VENV)/bin/typos
	@$(VENV)/bin/rumdl check --quiet
	@$(PY) -m macros schema --check

format: $(TESTS) $(SCRIPTS) ## Lay out code and Markdown as lint wants it
	@$(PY) -m ruff check --quiet --fix
	@$(PY) -m ruff format --quiet
	@said=$$($(BIOME) --write 2>&1) || { echo "$$said"; exit 1; }
	@$(VENV)/bin/rumdl fmt --quiet

release: $(TESTS) ## Move what changelog.d/ holds into CHANGELOG.md, under the version in macros/__init__.py
	@$(PY) -m towncrier build --yes

zensical: $(TESTS) ## Build the site with Zensical into site-zensical/, ready to publish
	@$(PY) -m macros downloads
	@SITE_DIR=site-zensical $(PY) -m zensical build --clean
	@$(PY) -m macros finish site-zensical

dist: $(TESTS) ## Build what other sites take into dist/: a wheel, its sources, a starter (TAG=v1.0.0 says which version)
	@version=$$($(PY) -m macros --version); [ -z "$(TAG)" ] || [ "$(TAG)" = "v$$version" ] \
	  || { echo "The tag is $(TAG), and macros/__init__.py says $$version"; exit 1; }
	@rm -rf dist
	@$(PY) -m hatchling build -t wheel -t sdist -d dist
	@$(PY) -m macros start dist/self-check
	@cd dist && ../$(PY) -m zipfile -c starter.zip self-check && rm -r self-check

announce: ## Attach what dist/ holds to the release of TAG on GitHub (needs gh)
	@gh release view "$(TAG)" >/dev/null 2>&1 || gh release create "$(TAG)" --verify-tag --title "$(TAG)" --notes-file CHANGELOG.md
	@gh release upload "$(TAG)" --clobber dist/*

walk: $(TESTS) $(BENCH) browser ## Follow the guides for other sites with packages from an index (ARGS="mike tags")
	@$(PY) -m tests.package $(ARGS)
	@$(PY) -m tests.package.beside

pins: ## Write requirements.txt anew from requirements.in (UPGRADE=--upgrade for newer versions)
	@command -v $(UV) >/dev/null || { echo "make pins needs uv: pip install uv"; exit 1; }
	@for list in requirements tests/requirements bench/requirements; do \
	  echo "Pinning $$list.in"; $(COMPILE) $(UPGRADE) $$list.in -o $$list.txt || exit 1; \
	done
	@$(MAKE) --no-print-directory $(TESTS)
	@for folder in tests bench; do \
	  echo "Pinning $$folder/package.json"; \
	  $(NPM) --prefix $$folder install --package-lock-only --omit-lockfile-registry-resolved >/dev/null || exit 1; \
	done
	@list=tests/module/exercises/requirements; [ ! -f $$list.in ] || { \
	  echo "Pinning $$list.in"; $(COMPILE) $(UPGRADE) --override tests/module/exercises/overrides.txt $$list.in -o $$list.txt; \
	}

browser: $(TESTS)
	@$(PY) -m tests.browser

clean: ## Remove everything that make made
	@rm -rf $(VENV) .venv-bench .venv-exercises $(NODE) bench/node_modules site site-zensical docs/downloads dist test-results .cache .mypy_cache .pytest_cache .ruff_cache .rumdl_cache
	@find macros tests bench -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.11"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $$package >/dev/null; \
	  else echo "This Python cannot make a virtual environment; on Debian: sudo apt-get install $$package"; exit 1; fi; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

$(SITE): requirements.txt $(VENV)/pyvenv.cfg
	@echo "Installing requirements.txt"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(TESTS): tests/requirements.txt $(SITE)
	@echo "Installing tests/requirements.txt"
	@$(INSTALL) -r tests/requirements.txt
	@touch $@

# No package runs a script of its own while it is installed.
$(SCRIPTS): tests/package-lock.json $(TESTS)
	@echo "Installing tests/package.json"
	@$(NPM) --prefix tests ci >/dev/null
	@touch $@

$(BENCH_SCRIPTS): bench/package-lock.json $(TESTS)
	@echo "Installing bench/package.json"
	@$(NPM) --prefix bench ci >/dev/null
	@touch $@

# What mkdocs-quiz brings along stays apart, so that it cannot change what is measured beside it.
$(BENCH): requirements.txt bench/requirements.txt $(VENV)/pyvenv.cfg
	@echo "Making .venv-bench"
	@$(PYTHON) -m venv --clear .venv-bench
	@.venv-bench/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt -r bench/requirements.txt
	@touch $@

# A model server and what trains models: several GB on Linux. The list is complete, and one package asks for more than it.
$(EXERCISES): tests/module/exercises/requirements.txt $(VENV)/pyvenv.cfg
	@echo "Making .venv-exercises, which takes 7 GB on Linux"
	@$(PYTHON) -m venv --clear .venv-exercises
	@.venv-exercises/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r tests/module/exercises/requirements.txt
	@touch $@
