"""What tests share: one Prefect server and one of PostgreSQL for all of them."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings

from pipelines import prefect_settings
from tests.postgresql import Server, running_server

prefect_settings.set_defaults()

# The same code is tried with the same examples each time; HYPOTHESIS_PROFILE=default looks for new ones.
settings.register_profile("repeatable", derandomize=True)
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
