# Two commands are enough: `make site` builds this folder into dist/, `make test` judges everything.
# PYTHON=/path/to/python chooses another interpreter than the first suitable one on the PATH.
.PHONY: help site handboek beelden test trial format lock clean environment test-environment

help:
	@echo 'make site    maakt .venv en bouwt de map locations/ naar dist/'
	@echo 'make handboek maakt van docs/ het handboek als website, in dist-handboek'
	@echo 'make beelden maakt de plaatjes van het handboek opnieuw, in docs/beeld'
	@echo 'make test    zet klaar wat de tests nodig hebben en draait ze allemaal'
	@echo 'make trial   leest echte lijsten in, bouwt er sites van en schrijft de cijfers in docs/measured.md'
	@echo 'make format  zet de Python-code in de vaste vorm'
	@echo 'make lock    ververst requirements.lock en tests/requirements.lock (met uv)'
	@echo 'make clean   ruimt op wat deze opdrachten maakten, ook .venv, dist/ en dist-handboek/'

site: environment
	.venv/bin/nsp build . -o dist

handboek: environment
	NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --quiet -f scripts/handboek/mkdocs.yml

beelden: test-environment
	.venv/bin/nsp build . -o dist
	.venv/bin/nsp coverage . -o dist
	.venv/bin/python scripts/handboek/beelden.py dist docs/beeld

# Three at a time on two cores: tests in a browser wait more than they work.
test: test-environment
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/pytest -n 3 --dist worksteal

trial: test-environment
	.venv/bin/pytest -m trial
	NSP_MORE_EXAMPLES=20 .venv/bin/pytest tests/property

format: test-environment
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lock: environment
	@sh scripts/lock.sh

clean:
	rm -rf .venv dist dist-handboek .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@sh scripts/environment.sh run

# The system packages come first: on a bare Debian the virtual environment needs one of them.
test-environment:
	@sh scripts/system-packages.sh
	@sh scripts/environment.sh test
