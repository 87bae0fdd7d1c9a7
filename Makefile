# make run    extract the sample articles into data/processed/
# make test   check and test everything
# make lint   the checks alone
# make docs   work out anew what docs/researchers.md shows of the sample articles
# make screenshots    take the pictures of docs/auditing.md anew
# make benchmark-accuracy, make benchmark-speed    beside underthesea, on GOLD=annotated.jsonl (benchmarks/README.md)
# make benchmark-robustness    the same articles written otherwise
# make benchmark-querying      the examples and views over a million facts, made in TABLES=folder
# make benchmark-store         loading 10,000 and 100,000 articles into SQLite and PostgreSQL (ARTICLES="1000 10000")
# make benchmark-flows         what Prefect costs and workers of Dask bring, over ARTICLES=5000 of CORPUS
# make benchmark-audit         the editors' page over 100,000 articles and 5 million mentions, made in STORE=file
# make benchmark-cleaning      the main text of pages, beside trafilatura, on PAGES=archive.tar.xz
# make chaos    2,000 articles whose run and database are killed a hundred times (SEED=7)
# make week     a week of hourly runs over a site that grows, by a clock of its own
# make soak     43,000 articles in one run, beside 5,000: memory, speed, size (CORPUS=articles.jsonl.xz)
# Each sets up .venv first when it is missing or older than what it is made from.

PYTHON ?= python3
BIN := .venv/bin
MADE_FROM := pyproject.toml constraints.txt
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check -c constraints.txt

# Annotated articles for the benchmarks.
GOLD ?= ../shared/gold/dev.jsonl
# Articles to serve and pull.
CORPUS ?= ../shared/corpus/news-vi.jsonl.xz
# Pages with their marked bodies.
PAGES ?= ../shared/pages/article-extraction-benchmark.tar.xz
# Where random numbers begin.
SEED ?= 7
# Where tables of a million facts are made, and kept.
TABLES ?= build/million-facts

# Where a store of 100,000 articles is made, 2.5 GB, and kept.
STORE ?= build/audit.db

.PHONY: run test lint docs chromium screenshots benchmark-accuracy benchmark-speed benchmark-robustness benchmark-cleaning \
	benchmark-pulling benchmark-flows benchmark-querying benchmark-store benchmark-audit chaos week soak clean

run: .venv/installed
	$(BIN)/congbao run

test: lint chromium
	$(BIN)/pytest

# The tests of the editors' page need a browser; where there is none and none can be installed, they are skipped.
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 -o Acquire::http::Timeout=20
CHROMIUM_HINT := the tests of the editors' page are skipped. On Debian or Ubuntu: \
	sudo apt-get install --no-install-recommends chromium
chromium:
	@for name in chromium chromium-browser google-chrome-stable google-chrome; do \
		command -v $$name >/dev/null && exit 0; \
	done; \
	if ! command -v apt-get >/dev/null || [ "$$(id -u)" != 0 ]; then \
		echo "No Chromium: $(CHROMIUM_HINT)"; exit 0; \
	fi; \
	echo "Installing Chromium for the tests of the editors' page"; \
	{ $(APT) update && $(APT) install -y --no-install-recommends chromium fonts-liberation; } >/dev/null 2>&1 || \
		echo "Chromium can't be installed: $(CHROMIUM_HINT)"

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/installed
	$(BIN)/python -m pipelines.querying.page

screenshots: .venv/installed-dev chromium
	$(BIN)/python -m tests.screenshots docs/images

benchmark-accuracy: .venv/installed
	@test -f $(GOLD) || { echo "No annotated articles at $(GOLD). Name some: make $@ GOLD=annotated.jsonl"; exit 1; }
	$(BIN)/python -m benchmarks.accuracy $(GOLD) $(TAGGERS:%=--tagger %)

benchmark-speed: .venv/installed
	$(BIN)/python -m benchmarks.speed $(GOLD)

benchmark-robustness: .venv/installed
	@test -f $(GOLD) || { echo "No annotated articles at $(GOLD). Name some: make $@ GOLD=annotated.jsonl"; exit 1; }
	$(BIN)/python -m benchmarks.robustness $(GOLD)

benchmark-cleaning: .venv/installed-dev
	@test -f $(PAGES) || { echo "No pages at $(PAGES). Name some: make $@ PAGES=archive.tar.xz"; exit 1; }
	$(BIN)/python -m benchmarks.cleaning $(PAGES)

benchmark-pulling: .venv/installed-dev
	@test -f $(CORPUS) || { echo "No articles at $(CORPUS). Name some: make $@ CORPUS=articles.jsonl"; exit 1; }
	$(BIN)/python -m benchmarks.pulling $(CORPUS)

chaos: .venv/installed-dev
	$(BIN)/python -m tests.chaos --seed $(SEED)

week: .venv/installed-dev
	$(BIN)/python -m tests.week --seed $(SEED)

soak: .venv/installed-dev
	@test -f $(CORPUS) || { echo "No articles at $(CORPUS). Name some: make $@ CORPUS=articles.jsonl"; exit 1; }
	$(BIN)/python -m benchmarks.soak $(CORPUS)

benchmark-store: .venv/installed-dev
	$(BIN)/python -m benchmarks.store $(ARTICLES)

benchmark-flows: .venv/installed-dev
	@test -f $(CORPUS) || { echo "No articles at $(CORPUS). Name some: make $@ CORPUS=articles.jsonl"; exit 1; }
	$(BIN)/python -m benchmarks.flows $(CORPUS) $(ARTICLES:%=--articles %)

benchmark-audit: .venv/installed-dev
	@mkdir -p $(dir $(STORE))
	$(BIN)/python -m benchmarks.audit $(STORE)

benchmark-querying: .venv/installed
	$(BIN)/python -m benchmarks.querying $(TABLES)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Congbao needs Python 3.11 or newer. Name one that is: make PYTHON=python3.12"; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python can't make .venv. On Debian or Ubuntu first: sudo apt install python3-venv"; exit 1; }

.venv/installed: .venv/bin/python $(MADE_FROM)
	@echo "Installing Congbao into .venv; the first time takes some minutes"
	@$(PIP) -e .
	@touch $@

# The tests also run a Hugging Face tagger, which needs torch; the default install does without it.
.venv/installed-dev: .venv/bin/python $(MADE_FROM)
	@echo "Installing Congbao and what its tests need into .venv; the first time takes some minutes"
	@$(PIP) -e '.[dev]'
	@touch .venv/installed $@

clean:
	rm -rf .venv
