"""One browser per worker and one build per variant of the example, shared by all workers."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.once import made_once, shared_folder

from .offline_host import Host
from .support import Example, Served, build_example, serve

Site = Callable[[str, Example], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here that asks for a page opens a browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone of somebody who was never here before, and that keeps no copy (that has tests of its own)."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on that phone."""
    return context.new_page()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Builds a variant of the example, once for all workers: `site("proef", Example(aard="proef"))`. Only to read."""
    shared = shared_folder(tmp_path_factory)

    def build_once(name: str, example: Example) -> Path:
        return made_once(shared / f"site-{name}", partial(build_example, example)) / "uit" / "site"

    return build_once


@pytest.fixture(scope="session")
def markerwaard(site: Site) -> Path:
    """The example municipality as it is."""
    return site("markerwaard", Example())


@pytest.fixture(scope="session")
def served(markerwaard: Path) -> Iterator[Served]:
    """The example municipality at an address."""
    with serve(markerwaard) as served:
        yield served


@pytest.fixture
def host(markerwaard: Path) -> Iterator[Host]:
    """The example municipality on a host of its own."""
    host = Host(markerwaard)
    host.start()
    yield host
    host.stop()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that was never here before."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()
