"""A real browser: the system's Chromium, without a window and with a fresh profile, driven by Playwright.

with running_browser() as browser, browsing(browser) as windows:
    page = windows.open("http://127.0.0.1:8000/")
    assert serious_faults(page) == []
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.slow_machine import slow_down

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Chromium takes its time on a machine that does much else. Milliseconds.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

DESK: Any = {"width": 1280, "height": 800}
PHONE: Any = {"width": 390, "height": 844}
# At 200 % zoom a window of 1280 pixels shows a page 640 wide.
ZOOMED: Any = {"width": 640, "height": 400}

# What axe-core calls a fault that keeps somebody from using the page.
SERIOUS = ("serious", "critical")


def find_chromium() -> str | None:
    """The path of the system's Chromium, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A browser; a test that asks for one is skipped where no Chromium is found.

    Until it ends, the thread has a running event loop, in which nothing else can run one.
    """
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium; on Debian or Ubuntu: sudo apt-get install --no-install-recommends chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS), timeout=PATIENCE)
        yield browser
        browser.close()


class Windows:
    """The windows that a test has open, each with cookies of its own and a list of what went wrong in its pages."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    def open(self, url: str = "about:blank", **options: Any) -> Page:
        """A page in a new window, as another person's browser would be."""
        context = self.browser.new_context(**{"viewport": DESK, "locale": "en-GB"} | options)
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self.note)
        slow_down(page)
        page.goto(url)
        return page

    def note(self, message: Any) -> None:
        """Remember what a page complains of: a script that broke, or one that the security policy kept out."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.errors.append(message.text)

    def left_behind(self, folder: Path) -> str:
        """What helps to see why a test failed: screenshots of all pages, in files of the folder."""
        kept = []
        for number, page in zip(count(1), (page for context in self.contexts for page in context.pages), strict=False):
            path = folder / f"page-{number}.png"
            page.screenshot(path=path, full_page=True)
            kept.append(f"{page.url}: {path}")
        return "\n".join(kept)

    def close(self) -> None:
        """Close all of them."""
        for context in self.contexts:
            context.close()


@contextmanager
def browsing(browser: Browser) -> Iterator[Windows]:
    """Windows of a browser, which are closed in the end; where a script in them broke, that is a failure."""
    windows = Windows(browser)
    try:
        yield windows
    finally:
        windows.close()
    assert windows.errors == []


def serious_faults(page: Page) -> list[str]:
    """The faults of accessibility that axe-core calls serious or critical, each with where it is."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: {node['html']}"
        for fault in violations
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
