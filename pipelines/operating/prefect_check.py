"""Prefect: does the server that its settings name answer, as http://127.0.0.1:4200/api."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import httpx

from pipelines import prefect_settings
from pipelines.config import Config
from pipelines.operating.findings import Finding, fault, ok, warning

SECONDS = 10


def check_prefect(config: Config) -> Iterator[Finding]:
    """Yield whether the server can be reached; without one each run starts its own."""
    prefect_settings.set_defaults()
    from prefect.settings import PREFECT_API_URL

    url = PREFECT_API_URL.value()
    if not url:
        yield ok("Prefect", "no server is named; a run starts one of its own for as long as it takes")
        return
    remedy = f"start it (prefect server start), or forget it: unset PREFECT_API_URL; it is {url}"
    try:
        healthy = httpx.get(f"{url}/health", timeout=SECONDS).raise_for_status().json()
        found = httpx.get(f"{url}/admin/version", timeout=SECONDS).raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        yield fault("Prefect", f"the server doesn't answer: {error or type(error).__name__}", remedy)
        return
    ours = version("prefect")
    if healthy is not True:
        yield fault("Prefect", f"the server is not well: {healthy}", remedy)
    elif found != ours:
        yield warning(
            "Prefect", f"the server is {found}, and here is {ours}", "install the same version in both places"
        )
    else:
        yield ok("Prefect", f"the server at {url} answers, version {found}")
