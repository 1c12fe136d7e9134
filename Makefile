# Needed beforehand: Node 20.19 or later, and make. Everything else is installed into node_modules on first use.

SOURCES ?= sources
OUTPUT ?= output
SHAPES ?=
# Handed over by the environment, so that quotation marks in them stay as they are.
export SQL FORMER CHANGES

# The code as one bundle, which starts in a third of the time that the files take. Made again when one of them is newer.
PROGRAM = .build/main.js
CODE = $(wildcard pipeline/*.ts pipeline/*/*.ts pipeline/*/*/*.ts schemas/*.ts)
RUN = @node $(PROGRAM)
READ = --sources "$(SOURCES)"
FOLDERS = $(READ) --output "$(OUTPUT)"
KEEPING = $(if $(KEEP_GOING),--keep-going)
INSTALLED = node_modules/.package-lock.json
PYTHON ?= python3
READERS = .venv/readers-installed

.DEFAULT_GOAL := help
.PHONY: help install build query read parse correct normalize validate export diff prepare release registers identifiers review docs conformance interop bench test test-deep fuzz patterns check clean FORCE

help: ## List the targets
	@awk -F ':.*## ' '/^#:/ { print substr($$0, 4) } /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

#: Use
build: $(PROGRAM) ## Build every export from the source texts
	$(RUN) build $(FOLDERS) $(KEEPING)
query: $(PROGRAM) ## Run SQL="SELECT ..." over the exports
	$(RUN) query --output "$(OUTPUT)" $(if $(FORMAT),--$(FORMAT))
export: $(PROGRAM) ## Build, and list the files with their sizes and hashes
	$(RUN) export $(FOLDERS) $(KEEPING)

#:
#: Look at a stage; nothing is written
read: $(PROGRAM) ## Show the source texts: length and hash
parse: $(PROGRAM) ## Show what the parser makes of the texts, line by line
correct: $(PROGRAM) ## Show the corrections of the ledgers
normalize: $(PROGRAM) ## Show the rows that the texts give
validate: $(PROGRAM) ## Check everything and show all findings
read parse correct normalize validate:
	$(RUN) $@ $(READ)

#:
#: Maintain
review: $(PROGRAM) ## Walk through open suspects and unresolved names, one by one
	$(RUN) review $(READ)
diff: $(PROGRAM) ## Show what would be published differently, and why
	$(RUN) diff $(READ)
identifiers: $(PROGRAM) ## Record the identifiers of the present build as published
	$(RUN) identifiers $(READ)
docs: $(PROGRAM) ## Write the made parts of the documentation, after make build
	$(RUN) docs $(FOLDERS)
prepare: $(PROGRAM) ## Make what a release asks for: VERSION=1.2.3 RELEASED=YYYY-MM-DD
	$(RUN) prepare $(FOLDERS) --version "$(VERSION)" --released "$(RELEASED)"
release: $(PROGRAM) ## Write the archive of a release, its notes and checksums into release/
	$(RUN) release $(FOLDERS)
registers: $(PROGRAM) ## Derive the country register from its origins
	$(RUN) registers $(READ)
conformance: $(PROGRAM) ## Check the exports against their shapes, and those of DCAT-AP in SHAPES=folder
	$(RUN) conformance --output "$(OUTPUT)" --shapes "$(SHAPES)"

#:
#: Develop
test: $(PROGRAM) ## Run the tests
	@npx vitest run
test-deep: $(PROGRAM) ## Run all tests, the long proofs too; SEED=n takes other random values
	@DEEP=1 npx vitest run
fuzz: $(INSTALLED) ## Damage texts and curated files at random: SEED=n, and CASES=n or SECONDS=n
	@DEEP=1 npx vitest run tests/fuzz
patterns: $(INSTALLED) ## Prove that no pattern hangs, with recheck
	@DEEP=1 npx vitest run tests/patterns.deep.test.ts
check: $(INSTALLED) ## Check the types, the style and the format of the code
	npx tsc --project .
	npx oxlint --deny-warnings
	npx prettier --check --log-level=warn 'pipeline/**/*.{ts,cjs}' 'schemas/**/*.ts' 'tests/**/*.ts' '*.ts'
bench: $(PROGRAM) ## Measure a build against a plain script, its stages, and a build of 100 generated texts
	@node tests/bench/bench.mjs "$(SOURCES)"
	@npx esbuild tests/support/generate/write.ts --bundle --outfile=.build/generate.mjs --platform=node --format=esm --log-level=warning
	@rm -rf .build/generated && node .build/generate.mjs .build/generated 100 1 && node tests/bench/bench.mjs .build/generated 1
interop: $(READERS) ## Read the exports with pandas, polars, Arrow, DuckDB, rdflib and others (needs Python 3.11)
	@test "$(OUTPUT)/iscm.duckdb" -nt "$(OUTPUT)/csv/datapackage.json" || $(MAKE) --no-print-directory build
	@OUTPUT="$(OUTPUT)" PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest --quiet -c tests/interop/pytest.ini tests/interop
install: $(INSTALLED) ## Install the packages that the lock file names
clean: ## Remove what was installed or bundled, and the database file
	rm -rf node_modules .build coverage .venv output/iscm.duckdb

#:
#: SOURCES=folder and OUTPUT=folder choose other folders than sources/ and output/.
#: FORMER=revision, folder or archive chooses what diff and release compare with, CHANGES=file.csv where diff lists all cells,
#: FORMAT=csv or json how query prints its rows. KEEP_GOING=1 lets build and export leave out texts with errors.

# Run each time: what is installed is compared with the lock file by content. Only an installation makes the file newer.
$(INSTALLED): FORCE
	@node pipeline/install.cjs
FORCE:

# Packages that find files of their own beside their code, or that only developers have, stay where they are.
$(PROGRAM): $(CODE) $(INSTALLED) Makefile
	@rm -rf $(@D)
	@npx esbuild pipeline/commands/main.ts --bundle --splitting --outdir=$(@D) --platform=node --target=node20 --format=esm --sourcemap --sources-content=false --log-level=warning \
	  --banner:js="import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);" \
	  $(EXTERNAL:%=--external:%)
	@touch $@
EXTERNAL = @duckdb/node-bindings* dictionary-en d3-geo iso-3166 jsonld polylabel rdf-validate-shacl topojson-client

$(READERS): tests/interop/requirements.txt
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo 'make interop needs Python 3.11 or later with venv, which is not here as $(PYTHON). It reads the finished exports; make build and make test do without it.' >&2; exit 1; }
	@echo 'Installing the readers into .venv'
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes --requirement $<
	@touch $@
