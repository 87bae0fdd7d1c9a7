"""The editors' page without a network: its application, asked as a browser asks it.

with audit_client(url, tmp_path, reviewer="An") as client:
    client.open("/articles/county")
    client.post("/api/articles/county/undo", {"act_id": "…"})
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from audit.application import make_application
from audit.place import Place
from audit.serving import opened_place
from audit.settings import Settings

TOKEN = re.compile(r'<meta name="csrf-token" content="(\w+)">')


class AuditClient:
    """A browser that knows the token of the page that it opened last."""

    def __init__(self, place: Place, http: TestClient) -> None:
        self.place = place
        self.http = http
        self.origin = place.settings.address
        self.token = ""

    def open(self, path: str) -> str:
        """The HTML of a page, whose token goes with what is posted from now on."""
        page = self.http.get(path)
        assert page.status_code == 200, page.text
        found = TOKEN.search(page.text)
        assert found
        self.token = found[1]
        return page.text

    def get(self, path: str) -> Any:
        """The JSON of an address."""
        answer = self.http.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """What answers JSON that is posted as the page does it."""
        ours = {"Origin": self.origin, "X-CSRF-Token": self.token}
        return self.http.post(path, json=body, headers={**ours, **{k.replace("_", "-"): v for k, v in headers.items()}})

    def log_in(self, key: str, next_page: str = "/") -> Any:
        """What answers the form of the page for logging in."""
        self.open("/login")
        form = {"key": key, "next": next_page, "token": self.token}
        return self.http.post("/login", data=form, headers={"Origin": self.origin}, follow_redirects=False)


@contextmanager
def audit_client(database: str, folder: Path, **options: Any) -> Iterator[AuditClient]:
    """A browser before the page of the store at a URL."""
    settings = Settings(database=database, secrets=folder / "secrets", journal=folder / "decisions", **options)
    with (
        opened_place(settings) as place,
        TestClient(
            make_application(place),
            base_url=settings.address,
            raise_server_exceptions=False,
            client=("192.0.2.7", 50000),
            follow_redirects=False,
        ) as http,
    ):
        yield AuditClient(place, http)
