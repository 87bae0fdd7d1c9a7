"""The access log: a line for each request, "GET /articles/3f9a 200 12.3 ms 127.0.0.1 Bình", through logging."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from audit.safety.marks import marked

LOG = logging.getLogger(__name__)


class AccessLog:
    """Logs each request when it has been answered; the query string, in which people search, is left out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def send_noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting_status)
        finally:
            LOG.info(
                "%s %s %d %.1f ms %s %s",
                scope["method"],
                # A path is what the browser says it is: line ends in it would begin another line of the log.
                marked(scope["path"]).replace("\n", "␊").replace("\t", "␉"),
                status,
                (time.perf_counter() - started) * 1000,
                scope["client"][0] if scope["client"] else "-",
                reviewer_of(scope),
            )


def reviewer_of(scope: Scope) -> str:
    """Who made a request, or "-"."""
    session = scope.get("state", {}).get("session")
    return (session.reviewer if session else None) or "-"
