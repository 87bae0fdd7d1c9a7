"""Headers that each answer has: browsers run no script but ours, show the page in no frame and keep no copy of it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # The address of the page has the filters in it; outlets whose pages are opened needn't know them. Our own forms,
    # though, must say where they come from: with "no-referrer" browsers send them with "Origin: null".
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    # For browsers that don't know frame-ancestors.
    "X-Frame-Options": "DENY",
}


class SafeHeaders:
    """Adds the headers to each answer, also to those that say that something went wrong."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                # What is static is asked for again each time, and sent only if it changed.
                headers.setdefault("Cache-Control", "no-cache" if is_static(scope) else "no-store")
            await send(message)

        await self.app(scope, receive, send_with_headers)


def is_static(scope: Scope) -> bool:
    """Whether a request is for a style or a script, which is the same for everybody."""
    path: str = scope["path"]
    return path.startswith("/static/")
