"""Addresses as sources write them: "/tin-1.html?utm_source=rss" on a page becomes "https://tin.example.vn/tin-1.html"."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from extractors.addresses import canonical_url

LONGEST = 2_000  # characters; servers and browsers take no longer address


def article_address(written: str, base: str) -> str | None:
    """The canonical address that `written` means on the page at `base`; None for what is no http or https address."""
    written = re.sub(r"[\r\n\t]", "", written).strip()
    try:
        url = canonical_url(written if written.startswith(("http://", "https://")) else urljoin(base, written))
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # "http://[news", or a port of letters
        return None
    return url if fits and len(url) <= LONGEST else None


def is_of_hosts(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether an address is of one of these hosts or their subdomains; of any host when none is named."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return False
    return not hosts or any(host == name or host.endswith(f".{name}") for name in map(str.lower, hosts))
