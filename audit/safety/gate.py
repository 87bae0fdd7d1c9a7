"""The gate: each request passes it, or is told why not, before any of it reaches a page.

It is from a browser that asked for this site by name (against DNS rebinding), within the limits, of a known session,
and, where it changes something, sent by our own page (Origin, and the session's token).
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from audit.accounts import Accounts
from audit.errors import error_response
from audit.safety.limits import LOGINS, REQUESTS, RateLimit, limited
from audit.safety.sessions import Session, Sessions
from audit.settings import Settings
from audit.threads import read_in_thread

# Open to those who have not logged in.
OPEN = ("/login", "/health")
# Forms, which have the token in their body and check it themselves.
FORMS = ("/login", "/logout")
SAFE_METHODS = ("GET", "HEAD")


class Gate:
    """Lets requests through to `app`, with the session in the state of each."""

    def __init__(self, app: ASGIApp, *, settings: Settings, accounts: Accounts, sessions: Sessions) -> None:
        self.app = app
        self.settings = settings
        self.accounts = accounts
        self.sessions = sessions
        self.requests = RateLimit(REQUESTS)
        self.logins = RateLimit(LOGINS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            self.check_host(request)
            self.check_rate(request)
            receive = limited(scope, receive)
            session, is_new = await self.session_of(request)
            self.check_sender(request, session)
        except HTTPException as error:
            await error_response(request, error.status_code, str(error.detail))(scope, receive, send)
            return
        if session.reviewer is None and not is_open(request.url.path):
            await to_login(request)(scope, receive, send)
            return
        scope.setdefault("state", {}).update(session=session, token=self.sessions.token(session))
        await self.app(scope, receive, self.with_cookie(send, session) if is_new else send)

    def check_host(self, request: Request) -> None:
        """Raise HTTPException for a request that came by a name that isn't ours."""
        host = request.headers.get("host", "").lower()
        # What looks after the server, as a proxy does, asks for it by whichever name.
        if host not in self.settings.hosts and request.url.path != "/health":
            raise HTTPException(421, f"This page is at {self.settings.address}, not at {host or 'an unnamed host'}")

    def check_rate(self, request: Request) -> None:
        """Raise HTTPException for requests that come too fast."""
        address = request.client.host if request.client else ""
        is_login = request.method == "POST" and request.url.path == "/login"
        if not self.requests.admits(address) or (is_login and not self.logins.admits(address)):
            raise HTTPException(429, "Too many requests: wait some seconds")

    async def session_of(self, request: Request) -> tuple[Session, bool]:
        """The session of a request, and whether it is new, as where there was none or its account is gone."""
        session = self.sessions.read(request)
        known = await read_in_thread(self.accounts.known, session)
        return known, known is not session

    def check_sender(self, request: Request, session: Session) -> None:
        """Raise HTTPException for what changes something and was not sent by our own page."""
        if request.method in SAFE_METHODS:
            return
        origin = request.headers.get("origin")
        if origin not in self.settings.origins:
            raise HTTPException(403, f"Sent from {origin or 'an unnamed page'}, not from {self.settings.address}")
        token = request.headers.get("x-csrf-token", "")
        if request.url.path not in FORMS and not self.sessions.accepts(session, token):
            raise HTTPException(403, "The session has changed: load the page again")

    def with_cookie(self, send: Send, session: Session) -> Send:
        """`send`, which gives the browser the cookie of a new session, unless the page gives it another."""

        async def send_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Set-Cookie", self.sessions.header(session))
            await send(message)

        return send_cookie


def is_open(path: str) -> bool:
    """Whether a path is there for those who have not logged in."""
    return path in OPEN or path.startswith("/static/")


def to_login(request: Request) -> Response:
    """What answers those who have to log in first."""
    if request.url.path.startswith("/api/"):
        return error_response(request, 401, "Log in first")
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?next={quote(wanted, safe='')}", status_code=303)
