"""A slow machine, for whoever wants to know which tests of the editors' page depend on a fast one.

    CPU_SLOWER=6 ANSWERS_LATE=0.3 pytest tests/test_browser_together.py

`CPU_SLOWER` is by how much the browser's pages run slower, `ANSWERS_LATE` by how many seconds, at most, each answer of
the server comes later, half of them before the request is looked at. Run as a module this is the program with such a
server: `python -m tests.slow_machine audit serve audit.toml`.
"""

from __future__ import annotations

import asyncio
import os
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CPU_SLOWER = float(os.environ.get("CPU_SLOWER", "1"))
ANSWERS_LATE = float(os.environ.get("ANSWERS_LATE", "0"))

# The module that is the program: congbao, or this one.
PROGRAM = "tests.slow_machine" if ANSWERS_LATE else "pipelines.cli"


def slow_down(page: Page) -> None:
    """Have what a page does take as much longer as is asked for."""
    if CPU_SLOWER > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})


async def tarry() -> None:
    """Wait for up to half of what an answer may come later."""
    await asyncio.sleep(random.uniform(0, ANSWERS_LATE / 2))


class Late:
    """An application that answers late."""

    def __init__(self, application: ASGIApp) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_late(message: Message) -> None:
            if message["type"] == "http.response.start":
                await tarry()
            await send(message)

        if scope["type"] == "http":
            await tarry()
        await self.application(scope, receive, send_late)


def main() -> None:
    """The command line, whose page answers late."""
    from audit import serving
    from audit.application import make_application
    from pipelines.cli import main

    vars(serving)["make_application"] = lambda place: Late(make_application(place))
    main()


if __name__ == "__main__":
    main()
