# make run   the tutor on the embedded model (installs the runtime into .venv; no torch)
# make test  everything the tests need, then linters and tests
# make nano  makes sansu-nano again from its seed (one to two hours on 2 cores)
# make bench the figures that the README quotes (but python -m benchmarks.convert, which needs 20 GB of disk)
PYTHON ?= python3
BIN := .venv/bin
# llama-cpp-python is a source package: its first build takes 5 to 8 minutes, pip keeps the wheel afterwards.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test nano bench lint clean

run: .venv/.runtime
	$(BIN)/sansu-tui

test: .venv/.dev build/llama.cpp lint
	$(BIN)/python -m pytest

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

nano: .venv/.dev
	$(BIN)/python -m training.nano --out build/nano

bench: .venv/.dev
	$(BIN)/python -m benchmarks.posed
	$(BIN)/python -m benchmarks.shared_problems
	$(BIN)/python -m benchmarks.startup

# llama.cpp's own converter, the oracle of convert's tests. They skip, with the reason, where it can't be fetched.
build/llama.cpp: .venv/.dev
	-$(BIN)/python -m benchmarks.peers --fetch

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.runtime: pyproject.toml | .venv/bin/python
	@echo "Installing the runtime; building llama.cpp takes 5 to 8 minutes the first time."
	$(PIP) -e .
	@touch $@

# torch first: a plain `torch` in the extras would pull the CUDA build of several gigabytes.
.venv/.dev: pyproject.toml | .venv/bin/python
	@echo "Installing everything that the tests need; building llama.cpp takes 5 to 8 minutes the first time."
	$(PIP) torch==2.13.0
	$(PIP) -e '.[dev]'
	@touch $@ .venv/.runtime

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
