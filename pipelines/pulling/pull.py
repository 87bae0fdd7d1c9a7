"""A pull: each source is listed, each address fetched, each page kept, read and written down, and all of it counted.

A pull that is stopped at any moment goes on where it was when it is begun again: what a source names is in the ledger
before the first of it is fetched, and a visit is made when its outcome is there.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Engine

from pipelines.alone import alone
from pipelines.fetching.client import Fetcher
from pipelines.fetching.pages import NOT_MODIFIED, BlockedError, FetchError, Page
from pipelines.periods import ALWAYS, Period
from pipelines.pulling import visits
from pipelines.pulling.ledger import open_ledger
from pipelines.pulling.outcomes import WITHOUT_ARTICLE
from pipelines.pulling.raw import RawStore, digest_of
from pipelines.pulling.reading import request_for
from pipelines.pulling.recording import Recorder, Visited
from pipelines.pulling.visits import Pull, Visit
from pipelines.pulling.workers import Workers
from pipelines.sources.listing import Finished, Listed, Unlisted, holds_pages, list_source
from pipelines.sources.loading import SourcesError
from pipelines.sources.settings import Source, SourcesFile

# Hosts that are visited at the same time, and addresses that are written down at once.
HOSTS_AT_ONCE = 32
LISTED_AT_ONCE = 500

Tell = Callable[[Visited], object]
TellListed = Callable[[str, int], object]
AsStep = Callable[[Callable[..., Any]], Callable[..., Any]]
AtHost = Callable[[str], AbstractAsyncContextManager[object]]


class Puller:
    """Pulls sources; made by `open_puller`. Its methods may run side by side."""

    def __init__(
        self,
        settings: SourcesFile,
        ledger: Engine,
        fetcher: Fetcher,
        workers: Workers,
        tell: Tell,
        period: Period = ALWAYS,
    ) -> None:
        self.sources = {source.name: source for source in settings.sources}
        self.ledger = ledger
        self.fetcher = fetcher
        self.workers = workers
        self.tell = tell
        self.period = period
        self.room = asyncio.Semaphore(4 * workers.count)  # for pages that are read or written down
        self.recorder = Recorder(ledger)

    async def list(self, source: Source) -> Pull:
        """Write down what a source names now, or read what it holds, unless an unfinished pull has done so."""
        pull = visits.begin_pull(self.ledger, source.name)
        if pull.is_listed:
            return pull
        visits.begin_listing(self.ledger, pull)
        items = list_source(source, self.fetcher, partial(visits.is_finished, self.ledger, source.name))
        while part := await self._read_part(pull, items):
            visits.add_finished(self.ledger, source.name, part.where)
        visits.add_failed_before(self.ledger, pull, source)
        visits.listing_done(self.ledger, pull)
        return pull

    async def _read_part(
        self, pull: Pull, items: AsyncIterator[Listed | Page | Unlisted | Finished]
    ) -> Finished | None:
        """Write down what a source names, up to the end of a part or of all, when all of it is written down."""
        listed: list[Listed] = []
        finished = None
        async with asyncio.TaskGroup() as reading:
            async for item in items:
                if isinstance(item, Finished):
                    finished = item
                    break
                if isinstance(item, Page):
                    await self._take(reading, pull, item)
                elif isinstance(item, Unlisted):
                    await self._finish(unlisted(pull, item))
                else:
                    listed.append(item)
                    if len(listed) == LISTED_AT_ONCE:
                        visits.add_listed(self.ledger, pull, listed, self.period)
                        listed.clear()
        visits.add_listed(self.ledger, pull, listed, self.period)
        return finished

    async def visit_host(self, pulls: Sequence[Pull], host: str) -> None:
        """Make all visits of these pulls to a host."""
        remaining = visits.visits_to_make(self.ledger, pulls, host)
        at_once = max(self.sources[pull.source].politeness.at_once for pull in pulls)
        async with asyncio.TaskGroup() as reading, asyncio.TaskGroup() as fetching:
            for _ in range(at_once):
                fetching.create_task(self._fetch_all(remaining, reading))

    async def _fetch_all(self, remaining: Iterator[Visit], reading: asyncio.TaskGroup) -> None:
        for visit in remaining:
            answer = self._without_asking(visit) or await self._fetch(visit)
            await self._later(reading, visit, answer)

    def _without_asking(self, visit: Visit) -> Visited | None:
        """The outcome of a visit that need not be made."""
        known = visit.known
        if known is None or known.failed_since:
            return None
        recheck = timedelta(days=self.sources[visit.source].recheck_days)
        if datetime.now(UTC) - datetime.fromisoformat(known.first_seen) > recheck:
            return Visited(visit=visit, outcome="known")
        return None

    async def _fetch(self, visit: Visit) -> Visited | Page:
        known = visit.known
        validators = known.validators if known and known.body_digest else None
        try:
            page = await self.fetcher.fetch(visit.url, self.sources[visit.source].politeness, validators=validators)
        except BlockedError as error:
            return Visited(visit=visit, outcome="blocked", reason=error.reason, found=error.found)
        except FetchError as error:
            return Visited(
                visit=visit, outcome="failed", reason=error.reason, found=error.found, expected=error.expected
            )
        if page.status == NOT_MODIFIED:
            return unchanged(visit, page)
        return page

    async def _take(self, reading: asyncio.TaskGroup, pull: Pull, page: Page) -> None:
        """Read a page that its source holds itself, unless this pull has done so."""
        visit = visits.visit_of(self.ledger, pull, page.url)
        if visit:
            await self._later(reading, visit, page)

    async def _later(self, reading: asyncio.TaskGroup, visit: Visit, answer: Visited | Page) -> None:
        """Have an answer read and written down while the next one is fetched, as soon as there is room."""
        await self.room.acquire()

        async def finish() -> None:
            try:
                await self._finish(await self._read(visit, answer) if isinstance(answer, Page) else answer)
            finally:
                self.room.release()

        reading.create_task(finish())

    async def _read(self, visit: Visit, page: Page) -> Visited:
        known = visit.known
        if known and known.body_digest == digest_of(page.body):
            return unchanged(visit, page)
        known_text = known.text_digest if known else None
        read = await self.workers.read(request_for(page, self.sources[visit.source], known_text))
        if read.outcome == "unchanged":
            return replace(unchanged(visit, page), read=read)
        return Visited(
            visit=visit,
            outcome=read.outcome,
            reason=read.reason,
            found=read.found,
            expected=read.expected,
            fetched=True,
            validators=page.validators,
            read=read,
        )

    async def _finish(self, visited: Visited) -> None:
        self.tell(await self.recorder.record(visited))


@asynccontextmanager
async def open_puller(
    settings: SourcesFile, tell: Tell = lambda visited: None, period: Period = ALWAYS
) -> AsyncIterator[Puller]:
    """What pulls the sources of a file; `tell` is told each visit when it is written down.

    Raises BusyError when another process pulls to the same ledger.
    """
    ledger = open_ledger(settings.ledger)
    try:
        with alone(ledger, "pull"):
            RawStore(settings.raw).clear()
            async with Fetcher() as fetcher, Workers(settings.raw) as workers:
                yield Puller(settings, ledger, fetcher, workers, tell, period)
    finally:
        ledger.dispose()


async def pull_sources(
    settings: SourcesFile,
    sources: Sequence[Source],
    *,
    period: Period = ALWAYS,
    tell: Tell = lambda visited: None,
    tell_listed: TellListed = lambda source, visits: None,
    as_step: AsStep = lambda step: step,
    at_host: AtHost = lambda host: nullcontext(),
) -> list[Pull]:
    """Pull these sources; return their pulls, which are finished.

    Addresses which their sources say were not published in the period are not visited. A pull that was stopped goes on
    with what it has listed, whatever the period.

    `tell` is told each visit when it is written down, `tell_listed` how many a source has still to make when all are
    known. The listing of a source and the visits to a host are steps, which `as_step` may wrap; a host is visited
    within what `at_host` gives for it.
    """
    async with open_puller(settings, tell, period) as puller:

        @as_step
        async def list_source(source: Source) -> Pull:
            pull = await puller.list(source)
            tell_listed(source.name, sum(visits.hosts_to_visit(puller.ledger, [pull]).values()))
            return pull

        @as_step
        async def visit_host(pulls: Sequence[Pull], host: str) -> None:
            async with some, at_host(host):
                await puller.visit_host(pulls, host)

        async def visit_all(naming: Sequence[Source]) -> list[Pull]:
            pulls: list[Pull] = await asyncio.gather(*map(list_source, naming))
            visits.mark_shared(puller.ledger, pulls)
            async with asyncio.TaskGroup() as group:
                for host in visits.hosts_to_visit(puller.ledger, pulls):
                    group.create_task(visit_host(pulls, host))
            return pulls

        some = asyncio.Semaphore(HOSTS_AT_ONCE)
        # An archive of a month takes hours; nothing waits for those that hold their pages themselves.
        holding = [source for source in sources if holds_pages(source)]
        async with asyncio.TaskGroup() as group:
            held = [group.create_task(list_source(source)) for source in holding]
            visited = group.create_task(visit_all([source for source in sources if source not in holding]))
        pulls = {pull.source: pull for pull in (*(task.result() for task in held), *visited.result())}
        for pull in pulls.values():
            visits.finish_pull(puller.ledger, pull)
    return [pulls[source.name] for source in sources]


def choose_sources(settings: SourcesFile, names: Sequence[str] = ()) -> list[Source]:
    """The sources of these names, or all that are enabled; raises SourcesError for a name that there is not."""
    by_name = {source.name: source for source in settings.sources}
    for name in names:
        if name not in by_name:
            raise SourcesError(f"no source {name!r}; there are {', '.join(by_name) or 'none'}")
    return [by_name[name] for name in names] or [source for source in settings.sources if source.enabled]


def unchanged(visit: Visit, page: Page) -> Visited:
    """The visit of a page that is as it was; one without an article still has none."""
    known = visit.known
    still = known is not None and known.outcome in WITHOUT_ARTICLE
    return Visited(
        visit=visit,
        outcome=known.outcome if known and still else "unchanged",
        reason=known.reason if known and still else None,
        fetched=page.status != NOT_MODIFIED,
        validators=page.validators,
    )


def unlisted(pull: Pull, item: Unlisted) -> Visited:
    """The visit that stands for a part of a source which could not be read."""
    visit = pull.visit(item.where)
    return Visited(visit=visit, outcome="unlisted", reason=item.reason, found=item.found, expected=item.expected)
