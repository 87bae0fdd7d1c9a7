"""What tests share: one Prefect server and one of PostgreSQL for all of them."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from pipelines import prefect_settings
from tests.postgresql import Server, running_server

prefect_settings.set_defaults()


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
