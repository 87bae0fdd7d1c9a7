"""A pull of a period leaves what its source says is of other days to later pulls, and counts it."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from pipelines.alone import BusyError, alone
from pipelines.periods import Period
from pipelines.pulling.ledger import open_ledger
from pipelines.pulling.pull import pull_sources
from tests.hostile_site import HostileSite, page
from tests.test_pull import Place, html

ITEM = "<item><link>{url}</link>{day}</item>"
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
DAYS = ("Fri, 19 Jul 2024 10:30:00 +0700", "Sat, 20 Jul 2024 23:30:00 +0700", None)


def feed_of(site: HostileSite) -> dict[str, object]:
    """A source with a page for each of DAYS."""
    urls = [site.add(f"/{number}", page(html(number))) for number in range(len(DAYS))]
    days = [f"<pubDate>{day}</pubDate>" if day else "" for day in DAYS]
    items = "".join(ITEM.format(url=url, day=day) for url, day in zip(urls, days, strict=True))
    site.add("/rss", page(FEED.format(items=items).encode(), {"Content-Type": "text/xml"}))
    return {"name": "tin", "kind": "feed", "urls": [site.url("/rss")]}


def test_pull_of_a_period_visits_its_days_and_those_that_are_not_told(tmp_path: Path) -> None:
    with HostileSite() as site:
        place = Place(tmp_path, feed_of(site))
        period = Period(since=date(2024, 7, 20), until=date(2024, 7, 20))
        asyncio.run(pull_sources(place.settings, place.settings.sources, period=period))
        assert [site.count(f"/{number}") for number in range(3)] == [0, 1, 1]
        assert place.outcomes() == {"new": 1, "unchanged": 2}


def test_second_pull_to_a_ledger_is_refused(tmp_path: Path) -> None:
    with HostileSite() as site:
        place = Place(tmp_path, feed_of(site))
        ledger = open_ledger(place.settings.ledger)
        with alone(ledger, "pull"), pytest.raises(BusyError, match="another pull is writing to"):
            place.pull()
        ledger.dispose()
        assert site.count("/rss") == 0
        assert place.outcomes() == {"new": 3}
