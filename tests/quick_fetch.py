"""Fetching as tests do it: without waiting, from this machine, one page or many at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import pytest

from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import FetchError, Page, Validators
from pipelines.sources.settings import Politeness
from tests.pretend_internet import PretendInternet

T = TypeVar("T")

QUICK = Politeness(
    delay=0,
    at_once=64,
    timeout=20,  # the machine may be busy
    longest=60,
    attempts=3,
    longest_wait=0.1,
    max_bytes=4 * 2**20,
    private_addresses=True,
)

# For what never comes, and for what never ends of itself. Each tires of one of them alone, on a busy machine too.
TIRES_OF_SILENCE = QUICK.model_copy(update={"timeout": 2})
TIRES_OF_LENGTH = QUICK.model_copy(update={"longest": 1.5})


def run(use: Callable[[Fetcher], Awaitable[T]], internet: PretendInternet | None = None) -> T:
    """What `use` makes of a fetcher."""

    async def main() -> T:
        made = Fetcher(resolve=internet.resolve, network=internet) if internet else Fetcher()
        async with made as fetcher:
            return await use(fetcher)

    return asyncio.run(main())


def fetch(
    url: str,
    politeness: Politeness = QUICK,
    *,
    validators: Validators | None = None,
    internet: PretendInternet | None = None,
) -> Page:
    """The page at `url`."""
    return run(lambda fetcher: fetcher.fetch(url, politeness, validators=validators), internet)


def failure(
    url: str,
    politeness: Politeness = QUICK,
    *,
    validators: Validators | None = None,
    internet: PretendInternet | None = None,
) -> FetchError:
    """Why there is no page at `url`."""
    with pytest.raises(FetchError) as caught:
        fetch(url, politeness, validators=validators, internet=internet)
    return caught.value


async def outcome(fetcher: Fetcher, url: str, politeness: Politeness = QUICK) -> str:
    """The reason of the failure, or "fetched"."""
    try:
        await fetcher.fetch(url, politeness)
    except FetchError as error:
        return error.reason
    return "fetched"


def outcomes(urls: Sequence[str], politeness: Politeness = QUICK) -> list[str]:
    """What becomes of these addresses, all asked for at once."""

    async def use(fetcher: Fetcher) -> list[str]:
        return list(await asyncio.gather(*(outcome(fetcher, url, politeness) for url in urls)))

    return run(use)


async def happens(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds."""
    while not condition():
        await asyncio.sleep(0.01)


def with_(**changes: object) -> Politeness:
    """QUICK with these changes."""
    return QUICK.model_copy(update=changes)
