"""Sessions: who a browser is, in a signed cookie, and the token against forged requests that goes with it.

The cookie holds the reviewer's name, a random id and the mark of the account's key, so that a new key or a removed
account ends all sessions at once.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import HTTPConnection

from audit.settings import Settings

# Seconds: a week, after which an editor logs in again.
LIFETIME = 7 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser's session; without a `reviewer` until somebody has logged in."""

    id: str
    reviewer: str | None = None
    mark: str | None = None  # of the account's key


def new_session(reviewer: str | None = None, mark: str | None = None) -> Session:
    """A session with an id of its own."""
    return Session(id=secrets.token_urlsafe(16), reviewer=reviewer, mark=mark)


class Sessions:
    """Reads and writes the cookies of sessions."""

    def __init__(self, settings: Settings) -> None:
        self.is_secure = settings.is_secure
        # Cookies of one host are shared by all its ports: another page on this machine has a cookie of another name.
        self.cookie = "__Host-congbao" if self.is_secure else f"congbao-{settings.port}"
        self.key = session_key(settings.secrets)
        self.serializer = URLSafeTimedSerializer(self.key, salt="session")

    def read(self, connection: HTTPConnection) -> Session | None:
        """The session of a request, or None where it has none of ours."""
        try:
            values = self.serializer.loads(connection.cookies.get(self.cookie, ""), max_age=LIFETIME)
            return Session(id=values["id"], reviewer=values["reviewer"], mark=values["mark"])
        except (BadSignature, KeyError, TypeError):
            return None

    def header(self, session: Session) -> str:
        """The value of the header Set-Cookie that gives a browser its session."""
        values = {"id": session.id, "reviewer": session.reviewer, "mark": session.mark}
        options = "Path=/; HttpOnly; SameSite=Strict" + ("; Secure" if self.is_secure else "")
        return f"{self.cookie}={self.serializer.dumps(values)}; Max-Age={LIFETIME}; {options}"

    def token(self, session: Session) -> str:
        """The token that each request of the session which changes something must bring."""
        return hmac.new(self.key, f"token {session.id}".encode(), hashlib.sha256).hexdigest()

    def accepts(self, session: Session, token: str) -> bool:
        """Whether a request brought the token of its session."""
        return hmac.compare_digest(self.token(session).encode(), token.encode())


def session_key(folder: Path) -> bytes:
    """The key that signs sessions, made once, so that they outlast a restart; only the owner may read its file."""
    path = folder / "audit.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder) as file:  # which only the owner may read
            file.write(secrets.token_bytes(32))
            file.flush()
            # Another server that starts at this moment may have been faster: its key is ours then.
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_bytes()
