"""The sources file, its ledger, and the raw store: can they be read, and written where pages are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from pipelines.config import Config
from pipelines.database import DatabaseError, open_engine, reading
from pipelines.operating.disk_check import existing
from pipelines.operating.findings import Finding, fault, ok, warning
from pipelines.pulling.ledger import PAGES
from pipelines.pulling.raw import RawStore
from pipelines.sources.loading import SourcesError, load_sources
from pipelines.sources.settings import SourcesFile


def check_sources(config: Config) -> Iterator[Finding]:
    """Yield what is wrong with the file of sources and the ledger; nothing is asked of any site."""
    if config.sources is None:
        yield ok("sources", "none are named; only inputs are read")
        return
    try:
        settings = load_sources(config.sources)
    except SourcesError as error:
        yield fault("sources", str(error).partition("\n")[0], "mend the file; congbao sources example shows one")
        return
    enabled = [source for source in settings.sources if source.enabled]
    says = f"{config.sources} names {len(settings.sources)}, of which {len(enabled)} are pulled"
    if enabled:
        yield ok("sources", says)
    else:
        yield warning("sources", says, "congbao sources add ADDRESS")
    if untried := [source.name for source in enabled if not source.verified]:
        yield warning("sources", f"never tried: {', '.join(untried)}", "congbao sources check")
    yield from check_ledger(settings)


def check_ledger(settings: SourcesFile) -> Iterator[Finding]:
    """Yield whether the ledger can be read."""
    url = make_url(settings.ledger)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
        yield ok("sources", f"ledger {url.database} is not there yet; congbao pull makes it")
        return
    engine = open_engine(settings.ledger)
    try:
        with reading(engine) as connection:
            pages = connection.execute(select(func.count()).select_from(PAGES)).scalar()
        yield ok("sources", f"ledger {url.render_as_string(hide_password=True)} knows {pages:,} pages")
    except DatabaseError as error:
        yield fault("sources", f"ledger: {error}", "start its server, or bring a copy back: congbao restore")
    finally:
        engine.dispose()


def check_raw_pages(config: Config) -> Iterator[Finding]:
    """Yield whether the place where pages are kept can be reached, and written to where it is a folder."""
    try:
        settings = load_sources(config.sources) if config.sources else None
    except SourcesError:
        return  # said already
    if settings is None:
        return
    store = RawStore(settings.raw)
    if store.is_local:
        place = existing(Path(store.root))
        if os.access(place, os.W_OK):
            yield ok("raw pages", f"{store.location} can be written to")
        else:
            yield fault("raw pages", f"{place} can't be written to", f"give this user the folder: chown {place}")
        return
    try:
        store.files.ls(store.root)
    except FileNotFoundError:
        yield warning("raw pages", f"nothing at {store.location} yet", "make sure that the bucket is there")
    except Exception as error:  # each kind of storage has its own
        yield fault(
            "raw pages", f"{store.location} can't be reached: {error}", "check credentials, bucket and endpoint"
        )
    else:
        yield ok("raw pages", f"{store.location} can be reached")
