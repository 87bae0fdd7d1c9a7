"""What tests share: one Prefect server for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipelines import prefect_settings

prefect_settings.set_defaults()


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """A temporary Prefect server with a database of its own."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield
