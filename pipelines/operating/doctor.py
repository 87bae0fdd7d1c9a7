"""The doctor: looks at all that a run needs, and says what is wrong and what to do, as `congbao doctor` does.

It changes nothing: an older store is not migrated, and what is missing is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipelines.config import Config
from pipelines.operating.disk_check import check_disk
from pipelines.operating.findings import Finding, fault
from pipelines.operating.models_check import check_models
from pipelines.operating.prefect_check import check_prefect
from pipelines.operating.snapshots_check import check_snapshots
from pipelines.operating.sources_check import check_raw_pages, check_sources
from pipelines.operating.store_check import check_store
from pipelines.operating.versions_check import check_versions

# What is looked at, in this order; each yields one finding or more.
CHECKS: dict[str, Callable[[Config], Iterator[Finding]]] = {
    "versions": check_versions,
    "models": check_models,
    "store": check_store,
    "disk": check_disk,
    "sources": check_sources,
    "raw pages": check_raw_pages,
    "snapshots": check_snapshots,
    "Prefect": check_prefect,
}


def examine(config: Config) -> Iterator[Finding]:
    """Yield what each check finds; one that fails itself is a fault, and the others go on."""
    for about, check in CHECKS.items():
        try:
            yield from check(config)
        except Exception as error:  # whatever is broken, the rest is to be known
            yield fault(about, f"{type(error).__name__}: {error}", "set CONGBAO_DEBUG=1 and run the command that fails")
