# make run     talk with the bot at this terminal       make serve   run the Telegram bot
# make test    run the tests                            make check   tests, lint, formatting, types
# make pictures   draw the pictures of README.md        make transcript   print its conversations
# make chaos   kill the bot, break its network, send it nonsense and many people; half an hour
# make bench   measure speed, memory and what is found, beside other search engines;
#              SIZES=1,1000,1000000 for other sizes, BUDGET=600 for more seconds a part
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run serve test check bench chaos pictures transcript

run: $(VENV)/installed
	$(BIN)/hoidap console

serve: $(VENV)/installed
	$(BIN)/hoidap serve

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/python -m pytest

bench: $(VENV)/installed-bench
	$(BIN)/python -m pytest tests/benchmarks $(if $(SIZES),--sizes $(SIZES)) \
	  $(if $(BUDGET),--budget $(BUDGET)) $(if $(SHARED),--shared $(SHARED))

chaos: $(VENV)/installed-dev
	@for trial in kills faults nonsense load worst; do \
	  PYTHONPATH=.:tests $(BIN)/python tests/chaos/$$trial.py 2>/dev/null || exit 1; done

pictures: $(VENV)/installed-dev
	mkdir -p bot/pictures
	$(BIN)/hoidap --articles seeds chart "Bao nhiêu xã đạt chuẩn nông thôn mới?" \
	  -o bot/pictures/chart.png
	$(BIN)/python tests/answer_picture.py bot/pictures/answer.png
	$(BIN)/python tests/console_picture.py bot/pictures/console.png

transcript: $(VENV)/installed-dev
	@$(BIN)/python tests/conversations.py

# The stamps say what was installed when; a changed pyproject.toml makes them old. What is installed
# is compiled at once: where Python is told to keep no compiled files, each start would do it again.
$(VENV)/installed: pyproject.toml | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[documents,charts]'
	@$(BIN)/python -m compileall -q faq bot
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q faq bot
	@touch $@ $(VENV)/installed

$(VENV)/installed-bench: pyproject.toml | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@$(BIN)/python -m compileall -q faq bot
	@touch $@ $(VENV)/installed-dev $(VENV)/installed

# Debian ships venv apart from Python; an environment without pip is one that failed half-way.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is missing or older than 3.11; name another: make PYTHON=python3.12 …" >&2; \
	  exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m virtualenv --quiet $(VENV) || { \
	  echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu:" >&2; \
	  echo "  sudo apt install python3-venv" >&2; \
	  exit 1; }
