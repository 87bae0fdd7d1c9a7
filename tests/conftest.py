"""What tests share: one Prefect server and one of PostgreSQL for all of them, browsers, and a desk of decisions."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

from pipelines import prefect_settings
from pipelines.store import open_store
from tests.decided import Desk, new_database, new_desk
from tests.postgresql import Server, running_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser import Windows

prefect_settings.set_defaults()

# The same code is tried with the same examples each time; HYPOTHESIS_PROFILE=default looks for new ones.
# How long an example takes says how busy the machine is, and is no reason to fail.
settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add to the report of a test that failed what its servers and browsers left behind: logs, screenshots."""
    report = yield
    if report.when == "call" and report.failed:
        for name, fixture in item.funcargs.items():
            if hasattr(fixture, "left_behind"):
                report.sections.append((name, fixture.left_behind(Path(mkdtemp(prefix="congbao-")))))
    return report


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """A temporary Prefect server with a database of its own."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new folder/congbao.db"
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An empty store, once in each kind of database, which the tests of a module share."""
    engine = open_store(new_database(request, tmp_path_factory))
    yield engine
    engine.dispose()


@pytest.fixture
def desk(store: Engine, tmp_path: Path) -> Desk:
    """A desk with an article of its own in the `store`."""
    return new_desk(store, tmp_path)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a module: while it is there, its loop stands in the way of others."""
    from tests.browser import running_browser

    with running_browser() as browser:
        yield browser


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    """Windows of the browser, which are closed after the test."""
    from tests.browser import browsing

    with browsing(browser) as windows:
        yield windows
