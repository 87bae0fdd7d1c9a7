"""Templates: HTML in which all that articles bring is escaped, and what can't be seen is marked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.templating import Jinja2Templates

from audit.safety.marks import marked

FOLDER = Path(__file__).parent


def load_templates() -> Jinja2Templates:
    """The templates of the page; a name that a template asks for and nobody gave is an error."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["marked"] = marked
    environment.filters["web_address"] = web_address
    return Jinja2Templates(env=environment)


def web_address(url: str | None) -> str | None:
    """`url` if it is one of the web; a link of another scheme would run in the editor's name."""
    try:
        parts = urlsplit(url or "")
    except ValueError:  # "http://[news" is no URL
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


TEMPLATES = load_templates()
