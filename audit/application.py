"""The application: which address leads to which page, behind the gate, with safe headers on every answer."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from audit import api, pages
from audit.adjudication import adjudication_page
from audit.agreement import agreement_page
from audit.errors import HANDLERS
from audit.place import Place
from audit.safety.access_log import AccessLog
from audit.safety.gate import Gate
from audit.safety.headers import SafeHeaders

STATIC = Path(__file__).parent / "static"

PAGES = (
    Route("/", pages.queue_page),
    Route("/articles/{article_id:path}", pages.article_page),
    Route("/agreement", agreement_page),
    Route("/adjudication", adjudication_page),
    Route("/keys", pages.keys_page),
    Route("/login", pages.login_page, methods=["GET"]),
    Route("/login", pages.login, methods=["POST"]),
    Route("/logout", pages.logout, methods=["POST"]),
)

API = (
    Route("/api/queue", api.get_queue),
    Route("/api/articles/{article_id:path}/decisions", api.post_decisions, methods=["POST"]),
    Route("/api/articles/{article_id:path}/undo", api.post_undo, methods=["POST"]),
    Route("/api/articles/{article_id:path}/redo", api.post_redo, methods=["POST"]),
    Route("/api/articles/{article_id:path}/lock", api.post_lock, methods=["POST"]),
    Route("/api/articles/{article_id:path}", api.get_state),
    Route("/health", api.get_health),
)


def make_application(place: Place) -> ASGIApp:
    """The application that serves the pages of a place."""
    app = Starlette(
        routes=[*PAGES, *API, Mount("/static", StaticFiles(directory=STATIC))],
        middleware=[
            Middleware(Gate, settings=place.settings, accounts=place.accounts, sessions=place.sessions),
        ],
        exception_handlers=HANDLERS,
    )
    app.state.place = place
    return AccessLog(SafeHeaders(app))
