"""Screenshots of the editors' page for the docs: python -m tests.screenshots docs/images (`make screenshots`).

The store is that of the project's sample articles, in which two reviewers have decided on some.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine

from audit.queue.filters import Filters
from audit.queue.shown import show
from pipelines.config import SAMPLES
from pipelines.decisions.choices import Choice, Purpose
from pipelines.decisions.recording import decide
from pipelines.decisions.states import read_state
from pipelines.store import open_store
from tests.audit_server import AuditServer
from tests.browser import DESK, PHONE, Windows, running_browser
from tests.editor import Editor

SIZES: dict[int, Any] = {1280: DESK, 390: PHONE}
THEMES = ("light", "dark")

REVIEWERS = ("Minh Anh", "Lan Chi")
ARTICLE = "vi-2025-0806"
# A ward's name that was read as the beginning of the mayor's, and what is right around it.
CORRECTIONS = ("a", "a", "a", "a", "j", "Shift+ArrowRight", "k", "ArrowRight", "n")
# What both have read, and what the one and the other say of each n-th item.
READ_BY_BOTH = ("vi-2025-0417", "en-2024-0812", "en-2025-0506")
VERDICTS = ("accept",) * 6 + ("reject",) + ("accept",) * 7
SECOND_VERDICTS = ("accept",) * 12 + ("reject",) * 2
# Which articles of the queue one of them has begun with, and how much of each is done.
BEGUN = {1: 0.5, 3: 0.9, 4: 0.2}

# Keys by which each view is reached, after the page is open.
VIEWS: dict[str, tuple[str, tuple[str, ...]]] = {
    "queue": ("/", ("j", "j")),
    "article": (f"/articles/{ARTICLE}", ("n", "x")),
    "editing": (f"/articles/{ARTICLE}", ("End", "k", "2", "ArrowDown")),
    "agreement": ("/agreement", ()),
}
# Where there is room for one of them, the text is what an article begins with.
ON_PHONES = {"article": ("n",)}

# Bytes that an image may have.
LARGEST = 150_000


def main() -> None:
    """Write a picture of each view, in both themes and sizes, to the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as working, running_browser() as browser:
        database = f"sqlite:///{working}/samples.db"
        read_samples(Path(working), database)
        with AuditServer(Path(working), database) as server:
            server.add_reviewer(REVIEWERS[0])
            work(browser, server, database)
            for path, picture in pictures(browser, server):
                write(folder / path, picture)


def read_samples(working: Path, database: str) -> None:
    """Have the sample articles read into the store at a URL, and by other models as well."""
    config = working / "samples.toml"
    config.write_text(f'inputs = ["{SAMPLES}"]\ndatabase = "{database}"\noutput = "tables"\n')
    for command in (("run",), ("audit", "compare")):
        subprocess.run(
            [sys.executable, "-m", "pipelines.cli", *command, str(config)], check=True, stdout=subprocess.DEVNULL
        )


def work(browser: Browser, server: AuditServer, database: str) -> None:
    """Decide on some items, so that the pages have something to show."""
    engine = open_store(database)
    for article_id in READ_BY_BOTH:
        decide_all(engine, article_id, REVIEWERS[0], "review", VERDICTS)
        decide_all(engine, article_id, REVIEWERS[1], "second review", SECOND_VERDICTS)
    others = [row["article_id"] for row in show(engine, Filters()).articles if row["article_id"] != ARTICLE]
    for place, share in BEGUN.items():
        decide_all(engine, others[place], REVIEWERS[1], "review", VERDICTS, share)
    engine.dispose()
    windows = Windows(browser)
    editor = Editor(windows.open(), server)
    editor.log_in(REVIEWERS[0])
    editor.open(ARTICLE)
    editor.press(*CORRECTIONS)
    editor.saved()
    windows.close()


def decide_all(
    engine: Engine, article_id: str, reviewer: str, purpose: Purpose, verdicts: Sequence[Any], share: float = 1
) -> None:
    """Decide on a share of the mentions and facts of an article, each with the next of some verdicts."""
    state = read_state(engine, article_id, reviewer, purpose)
    items = [("mentions", "mention_id", row) for row in state.mentions]
    items += [(kind, "fact_id", row) for kind, rows in state.facts.items() for row in rows]
    for (item, column, row), verdict in zip(items[: round(share * len(items))], cycle(verdicts), strict=False):
        now = read_state(engine, article_id, reviewer, purpose).state
        choice = Choice(item=item, item_id=row[column], action=verdict)
        decide(engine, article_id, [choice], reviewer=reviewer, state=now, purpose=purpose)


def pictures(browser: Browser, server: AuditServer) -> Iterator[tuple[str, bytes]]:
    """Yield each view as a file's name and a PNG."""
    for theme in THEMES:
        for width, viewport in SIZES.items():
            windows = Windows(browser)
            editor = Editor(windows.open(viewport=viewport, color_scheme=theme, reduced_motion="reduce"), server)
            editor.log_in(REVIEWERS[0])
            for view, (path, keys) in VIEWS.items():
                reach(editor.page, server.address + path, ON_PHONES.get(view, keys) if viewport is PHONE else keys)
                yield f"audit-{view}-{theme}-{width}.png", editor.page.screenshot()
            assert windows.errors == [], windows.errors
            windows.close()


def reach(page: Page, address: str, keys: Sequence[str]) -> None:
    """Open a page, and press keys."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("sessionStorage.removeItem('congbao.draft')")
    page.keyboard.press("Home")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)


def write(path: Path, picture: bytes) -> None:
    """Write a picture with as many colours as a small file can have."""
    for colours in (256, 128, 64):
        small = Image.open(BytesIO(picture)).convert("RGB").quantize(colours, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
        if path.stat().st_size < LARGEST:
            break
    print(f"{path}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
