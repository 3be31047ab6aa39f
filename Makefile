# Each target sets up what it needs; nothing is done twice. `make help` lists them.
# Paths are relative and quoted by being so: the folder may have blanks in its name.

python := .venv/bin/python
BRIEF ?= islamic-state-in-pakistan

.DEFAULT_GOAL := help
.PHONY: help setup brief test check accept bench docs gallery pictures lock wheel clean distclean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup:  ## make .venv ready for work on briefgen itself
	@tools/setup develop

brief:  ## build the sample brief as PDF, DOCX and HTML (BRIEF=slug for another)
	@tools/setup
	@$(python) -m briefgen build $(BRIEF) >/dev/null
	@echo "$(BRIEF), built and in step with its source:"
	@for kind in pdf docx html; do \
		file="output/$(BRIEF)/$(BRIEF).$$kind"; test -f "$$file" && echo "  $$file" || exit 1; done

test:  ## run the tests
	@tools/setup develop
	@$(python) -m pytest -n auto

check:  ## lint, format, types, imports between packages, shell scripts
	@tools/setup develop
	@tools/check

accept:  ## take the present output as the expected one, showing what changes
	@tools/setup develop
	@$(python) -m pytest tests/golden --accept

bench:  ## measure against the bare weasyprint command (benchmarks/README.md)
	@tools/setup develop
	@$(python) benchmarks/build.py

docs:  ## write the generated pages of docs/ anew
	@tools/setup
	@$(python) tools/document.py

gallery:  ## draw every page in each layout and theme as PNG into output/gallery (needs poppler)
	@tools/setup
	@tools/gallery

pictures:  ## draw the sample in each theme for docs/themes.md (needs LibreOffice)
	@tools/setup
	@$(python) tools/pictures.py

lock:  ## write the lock files anew from pyproject.toml
	@tools/lock

wheel:  ## build the sdist and the wheel into dist/
	@tools/setup
	@$(python) -m hatchling build

clean:  ## remove what builds and tools wrote; .venv stays
	@find output -mindepth 1 ! -name .gitignore -delete
	@rm -rf dist .briefgen .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean  ## and .venv
	@rm -rf .venv
