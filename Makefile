# Needed beforehand: Node 20.19 or later, and make. Everything else is installed into node_modules on first use.

SOURCES ?= sources
OUTPUT ?= output
SHAPES ?=
# Handed over by the environment, so that quotation marks in them stay as they are.
export SQL FORMER CHANGES

RUN = node --import tsx pipeline/commands/run.ts
FOLDERS = --sources "$(SOURCES)" --output "$(OUTPUT)"
INSTALLED = node_modules/.package-lock.json
PYTHON ?= python3
READERS = .venv/readers-installed

.DEFAULT_GOAL := help
.PHONY: help install build query read parse correct normalize validate export diff release registers identifiers review docs conformance interop test check clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo '  SOURCES=folder and OUTPUT=folder choose other folders than sources/ and output/, for building and looking;'
	@echo '  FORMER=revision, folder or archive chooses what diff and release compare with, CHANGES=file.csv where diff lists all cells'

install: $(INSTALLED) ## Install the packages that the lock file names

$(INSTALLED): package.json package-lock.json
	npm ci --no-fund --no-audit
	@touch $@

build: $(INSTALLED) ## Build every export from the source texts
	@$(RUN) build $(FOLDERS)

query: $(INSTALLED) ## Run SQL="SELECT ..." over the exports
	@node --import tsx pipeline/commands/query.ts --output "$(OUTPUT)"

read: $(INSTALLED) ## Show the source texts: length and hash
parse: $(INSTALLED) ## Show what the parser makes of the texts, line by line
correct: $(INSTALLED) ## Show the corrections of the ledgers
normalize: $(INSTALLED) ## Show the rows that the texts give
validate: $(INSTALLED) ## Check everything, show the findings, write nothing
export: $(INSTALLED) ## Build, and list the files with their sizes and hashes
read parse correct normalize validate export:
	@$(RUN) $@ $(FOLDERS)

diff: $(INSTALLED) ## Show what would be published otherwise than at FORMER=revision or folder, and why
	@node --import tsx pipeline/commands/diff.ts

release: $(INSTALLED) ## Write the archive of a release, its notes and checksums into release/
	@node --import tsx pipeline/commands/release.ts

registers: $(INSTALLED) ## Make the country register anew from its origins
	@node --import tsx pipeline/commands/derive-countries.ts

review: $(INSTALLED) ## Walk through open suspects and unresolved names, one by one
	@node --import tsx pipeline/commands/review.ts --sources "$(SOURCES)"

identifiers: $(INSTALLED) ## Record the identifiers of the present build as published
	@node --import tsx pipeline/commands/identifiers.ts

docs: $(INSTALLED) ## Write CITATION.cff, and what the README has from the schemas and dataset.yaml, anew
	@node --import tsx pipeline/commands/docs.ts

conformance: $(INSTALLED) ## Check the catalogue against the DCAT-AP shapes in SHAPES=folder
	@node --import tsx pipeline/commands/conformance.ts --output "$(OUTPUT)" --shapes "$(SHAPES)"

interop: $(READERS) ## Read the exports with pandas, polars, Arrow, DuckDB, rdflib and others (needs Python 3.11)
	@test "$(OUTPUT)/iscm.duckdb" -nt "$(OUTPUT)/csv/datapackage.json" || $(MAKE) --no-print-directory build
	@OUTPUT="$(OUTPUT)" PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest --quiet -c tests/interop/pytest.ini tests/interop

$(READERS): tests/interop/requirements.txt
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo 'make interop needs Python 3.11 or later with venv, which is not here as $(PYTHON). It reads the finished exports; make build and make test do without it.' >&2; exit 1; }
	@echo 'Installing the readers into .venv'
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

test: $(INSTALLED) ## Run the tests
	@npx vitest run

check: $(INSTALLED) ## Check the types and the style of the code
	npx tsc --project .
	npx oxlint --deny-warnings

clean: ## Remove what was installed and the database file
	rm -rf node_modules coverage .venv output/iscm.duckdb
