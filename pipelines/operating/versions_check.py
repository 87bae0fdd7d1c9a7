"""Versions: is every package that Congbao needs there, in a version that it works with, as "prefect 3.8.8"."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from pipelines.config import Config
from pipelines.operating.findings import Finding, fault, ok


def check_versions(config: Config) -> Iterator[Finding]:
    """Yield a fault for each package that is missing or of another version, and who is there."""
    yield ok("versions", f"congbao {version('congbao')}, Python {platform.python_version()}, {platform.platform()}")
    needed = [requirement for requirement in map(Requirement, requires("congbao") or ()) if is_needed(requirement)]
    faults = [found for requirement in needed if (found := fault_of(requirement))]
    yield from faults
    if not faults:
        yield ok("versions", f"{len(needed)} packages that it needs are there, Prefect {version('prefect')} among them")


def is_needed(requirement: Requirement) -> bool:
    """Whether a package is needed here whatever extras were asked for."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def fault_of(requirement: Requirement) -> Finding | None:
    """What is wrong with a package; None where it fits."""
    remedy = f"pip install '{requirement}' -c constraints.txt"
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return fault("versions", f"package {requirement.name} is missing", remedy)
    if requirement.specifier.contains(found, prereleases=True):
        return None
    return fault("versions", f"package {requirement.name} is {found}, not {requirement.specifier}", remedy)
