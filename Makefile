# Works with GNU make 3.81 and any POSIX sh; nothing here needs root.

VENV = .venv
BIN = $(VENV)/bin
# Only errors and retries: a note about an extra of a locked package helps nobody.
PIP = $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL = $(PIP) install --require-hashes
EDITABLE = $(PIP) install --no-deps --no-build-isolation --editable .
LOCK = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-emit-find-links --no-header
NOT_INSTALLED = echo "make: the packages could not be installed (see above); with the network there, say it again" >&2; exit 1
NODE_TESTS = maps/viewer/test/*.test.*

.PHONY: help map test lock bench torture recognizer clean

help:
	@echo "make map     an environment in .venv, the gazetteer, and examples/out/map.html"
	@echo "make test    every check: style, types, imports, viewer, tests in Python and the browser"
	@echo "make bench   measures speed, size, accuracy and rivals, writes benchmarks/RESULTS.md"
	@echo "make torture  kills, interrupts and doubles runs by the hundred, and reads 2,000 bad files (an hour)"
	@echo "make recognizer  trains the recogniser of names, writes geo/recognize/data/model.bin"
	@echo "make lock    resolves the locked dependencies anew (needs uv)"
	@echo "make clean   removes what these made; the compiled gazetteer stays in your cache folder"
	@echo
	@echo "PYTHON=/path/to/python make map   chooses the interpreter (3.11, 3.12 or 3.13)"

map: $(VENV)/.installed
	@mkdir -p examples/out
	@$(BIN)/dateline map examples/events.csv examples/articles -o examples/out/map.html \
		--title "Invented events, real places"
	@echo "Open examples/out/map.html in a browser."

# The first interpreter that fits and can make an environment; pyenv's shims exist without one behind them,
# and Debian splits venv off, so each is tried for real.
$(VENV)/pyvenv.cfg:
	@found=; for python in $$PYTHON python3.13 python3.12 python3.11 python3; do \
		"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || continue; \
		found=$$python; \
		"$$python" -m venv $(VENV) >/dev/null 2>&1 && exit 0; \
		rm -rf $(VENV); \
	done; \
	if test -n "$$found"; then \
		echo "make: $$found cannot create environments; install its venv module (Debian, Ubuntu: python3-venv)" >&2; \
	else \
		echo "make: no Python 3.11, 3.12 or 3.13 found; install one or say PYTHON=/path/to/python make ..." >&2; \
	fi; exit 1

$(VENV)/.installed: $(VENV)/pyvenv.cfg requirements.lock pyproject.toml
	@echo "Installing the locked dependencies into $(VENV) ..."
	@$(INSTALL) --requirement requirements.lock || { $(NOT_INSTALLED); }
	@$(EDITABLE)
	@touch $@

$(VENV)/.installed-dev: $(VENV)/pyvenv.cfg requirements-dev.lock pyproject.toml
	@echo "Installing the locked dependencies and test tools into $(VENV) ..."
	@$(INSTALL) --requirement requirements-dev.lock || { $(NOT_INSTALLED); }
	@$(EDITABLE)
	@touch $@

node_modules/.package-lock.json: package-lock.json
	@echo "Installing the viewer's bundler into node_modules ..."
	@npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

# Without node the viewer's own checks are left out; the integration machine must have it.
test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if command -v npm >/dev/null 2>&1; then \
		$(MAKE) --no-print-directory node_modules/.package-lock.json || test -z "$$CI" || exit 1; \
		echo "node --test $(NODE_TESTS)"; node --test $(NODE_TESTS); \
	else \
		echo "make: node and npm are not there; the viewer's unit tests are left out" >&2; test -z "$$CI"; \
	fi
	$(BIN)/pytest -n 2

lock:
	@command -v uv >/dev/null 2>&1 || { echo "make: uv is not there; see CONTRIBUTING.md" >&2; exit 1; }
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group dev --constraints requirements.lock --output-file requirements-dev.lock

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/run.py

torture: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/faults.py

recognizer: $(VENV)/.installed-dev
	$(BIN)/python -m sources.recognizer

clean:
	rm -rf $(VENV) node_modules examples/out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
