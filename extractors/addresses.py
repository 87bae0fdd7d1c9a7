"""Addresses: one for one article, as "https://bao.vn/tin-1.htm" for "https://Bao.vn:443/tin-1.htm?fbclid=Iw#binh-luan"."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that say where the reader came from, or who the reader is, and nothing about what is shown. "ref", "source"
# and "from" are none of them: there are sites on which they choose the page.
TRACKING_NAMES = frozenset(
    (
        # Clicks in adverts and social networks.
        *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "gad_source", "msclkid", "yclid", "ysclid", "twclid"),
        *("ttclid", "zarsrc", "gidzl", "igsh", "igshid", "mibextid", "srsltid", "li_fat_id", "__twitter_impression"),
        *("ref_src", "ref_url", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref"),
        # Newsletters, counters and sessions.
        *("mkt_tok", "_hsenc", "_hsmi", "mc_cid", "mc_eid", "_ga", "_gl", "xtor", "cmp", "cmpid", "ncid", "ocid"),
        *("smid", "smtyp", "s_cid", "guccounter", "guce_referrer", "guce_referrer_sig", "phpsessid", "jsessionid"),
    )
)
# "utm_campaign", and the same words behind other short prefixes: "at_medium", "mtm_source".
TRACKING_FORM = re.compile(
    r"utm_.*|(?:[a-z]{2,4}_)(?:source|medium|campaign|term|content|mchannel|linkname)|wt\.[a-z_]+", re.IGNORECASE
)
SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
# Escapes of characters that need none (RFC 3986, 6.2.2.2).
NEEDLESS_ESCAPE = re.compile(r"%(?:2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])")
ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
PATH_CHARACTERS, QUERY_CHARACTERS = "%/:@!$&'()*+,;=~", "%/:@!$&'()*+,;=~?"


def canonical_url(url: str) -> str:
    """The one form of an absolute http or https address; anything else comes back as it is, without outer white space.

    Scheme and host are in small letters, the default port, the fragment, passwords, sessions and tracking parameters
    are gone, and escapes are uniform (RFC 3986, 6.2.2). Other parameters keep their order; "www.", "m." and a slash
    at the end stay, as only the site knows whether they matter.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        place = _host_and_port(parts)
    except ValueError:  # "http://[news" and ports such as "8o"
        return url
    if parts.scheme not in DEFAULT_PORTS or not place:
        return url
    path = SESSION.sub("", _uniform(parts.path, PATH_CHARACTERS)) or "/"
    return urlunsplit((parts.scheme, place, path, _without_tracking(parts.query), ""))


def absolute_url(written: str, base: str) -> str | None:
    """The canonical form of what is `written` on the page at `base`; None for what is no http or https address."""
    try:
        url = canonical_url(urljoin(base, written.strip()))
    except ValueError:  # "http://[news"
        return None
    return url if url.startswith(("http://", "https://")) and urlsplit(url).hostname else None


def _host_and_port(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")  # UnicodeError is a ValueError
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    return host if not host or port in (None, DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"


def _uniform(written: str, characters: str) -> str:
    """`written` with every character escaped that has to be, and no other."""
    plain = NEEDLESS_ESCAPE.sub(lambda escape: unquote(escape[0]), written)
    return ESCAPE.sub(lambda escape: escape[0].upper(), quote(plain, safe=characters, errors="replace"))


def _without_tracking(query: str) -> str:
    # "&amp;" where "&" was meant is common in feeds.
    pairs = (pair.removeprefix("amp;") for pair in query.split("&"))
    return "&".join(_uniform(pair, QUERY_CHARACTERS) for pair in pairs if pair and not _is_tracking(pair))


def _is_tracking(pair: str) -> bool:
    name = unquote(pair.partition("=")[0]).lower()
    return name in TRACKING_NAMES or TRACKING_FORM.fullmatch(name) is not None


def same_outlet(url: str, other: str) -> bool:
    """Whether both addresses are under one registered name, as "kinhte.bao.com.vn" and "www.bao.com.vn" are."""
    domain = registered_domain(url)
    return domain is not None and domain == registered_domain(other)


def registered_domain(url: str) -> str | None:
    """The name under which the host is registered ("bao.com.vn"), by the Public Suffix List, else the host itself."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return None
    return _registered(host) if host else None


@lru_cache(maxsize=4096)
def _registered(host: str) -> str:
    # Only here, as the list takes a moment to load.
    from tld import get_fld

    return get_fld(f"http://{host}/", fail_silently=True) or host
