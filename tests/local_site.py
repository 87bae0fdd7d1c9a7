"""A real HTTP server on this machine, that serves what a test gives it.

with LocalSite({"/rss": "<rss>…</rss>"}) as site:
    ...  # fetch site.url("/rss")
    assert site.requests == ["/rss"]
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self, TypeAlias

from pipelines.sources.settings import Politeness

# Without waiting, and allowed on this machine, which may be busy.
POLITENESS = Politeness(private_addresses=True, delay=0, attempts=2, timeout=60, longest=120, at_once=8)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to a request."""

    body: bytes = b""
    status: int = 200
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    breaks_after: int | None = None  # bytes of the body, the first time


Content: TypeAlias = str | bytes | Answer


class LocalSite:
    """The server. Pages can be changed while it runs; `HOST` in a page becomes its own address."""

    def __init__(self, pages: Mapping[str, Content] | None = None) -> None:
        self.pages: dict[str, Content] = dict(pages or {})
        self.requests: list[str] = []
        self.broken: set[str] = set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def url(self, path: str) -> str:
        return f"{self.host}{path}"

    def answer(self, path: str) -> Answer:
        content = self.pages.get(path, Answer(status=404))
        if isinstance(content, str):
            return Answer(content.replace("HOST", self.host).encode(), content_type="text/html; charset=utf-8")
        return Answer(content) if isinstance(content, bytes) else content

    def handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if self.path != "/robots.txt":
                    site.requests.append(self.path)
                answer = site.answer(self.path)
                status, body, start = answer.status, answer.body, 0
                asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
                if asked and "Accept-Ranges" in answer.headers:
                    status, start = 206, int(asked[1])
                self.send_response(status)
                if status == 206:
                    self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
                if answer.content_type:
                    self.send_header("Content-Type", answer.content_type)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                body = body[start:]
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if answer.breaks_after is not None and self.path not in site.broken:
                    site.broken.add(self.path)
                    self.wfile.write(body[: answer.breaks_after])
                    self.close_connection = True
                    return
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler
