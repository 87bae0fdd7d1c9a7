"""One exchange: what a request says, and what becomes of its answer, as "404" becomes the reason "not found"."""

from __future__ import annotations

import asyncio
import os
import re
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import httpcore
import httpx

from pipelines.failures import excerpt
from pipelines.fetching.bodies import check_length, read_body
from pipelines.fetching.encodings import OFFERED
from pipelines.fetching.pages import NOT_MODIFIED, FetchError, Page, Validators
from pipelines.fetching.reasons import Reason
from pipelines.fetching.retries import PASSING_STATUSES, PassingError, parse_retry_after
from pipelines.sources.settings import Politeness

OK = {200, 203}  # 203: a proxy changed it on its way
NO_CONTENT = {204, 205}
REDIRECTS = {301, 302, 303, 307, 308}
TOO_MANY_REQUESTS = 429

REASONS_OF_STATUS: dict[int, Reason] = {
    401: "forbidden",
    403: "forbidden",
    404: "not found",
    407: "forbidden",
    410: "gone",
    TOO_MANY_REQUESTS: "too many requests",
    451: "forbidden",
}

# A new connection costs more than reading so much, and so long.
DRAINED = 2**14  # bytes
DRAINING = 1.0  # seconds

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ACCEPT_LANGUAGE = "vi,en;q=0.8,*;q=0.5"

# What a header may not hold (RFC 9110, 5.5).
UNSENDABLE = re.compile(r"[^\x20-\x7e\x80-\xff]")

# What goes wrong between a request and the end of its answer, and is no mistake of ours.
FAULTS = (
    TimeoutError,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.RemoteProtocolError,
    httpcore.ProxyError,
)

# These end a TLS connection without there being anything wrong with its keys.
BROKEN_TLS = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)


def make_request(address: httpx.URL, politeness: Politeness, validators: Validators | None) -> httpcore.Request:
    """The request for this address. Cookies are neither kept nor sent."""
    headers = {
        "Host": address.netloc.decode("ascii"),
        "User-Agent": politeness.user_agent,
        "Accept": ACCEPT,
        "Accept-Language": ACCEPT_LANGUAGE,
        "Accept-Encoding": OFFERED,
        "If-None-Match": validators.etag if validators else None,
        "If-Modified-Since": validators.last_modified if validators else None,
    }
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), politeness.timeout)
    return httpcore.Request(
        method=b"GET",
        url=httpcore.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path),
        headers=[(name, UNSENDABLE.sub("", value).encode("latin-1")) for name, value in headers.items() if value],
        extensions={"timeout": timeouts},
    )


async def receive(
    address: httpx.URL, response: httpcore.Response, politeness: Politeness, *, conditional: bool, cut: int | None
) -> Page:
    """The page of an answer, or a redirect as a page of its status without a body; raises FetchError for the rest.

    A body is cut off after `cut` bytes, or must not have more than `politeness.max_bytes`.
    """
    page = Page(
        url=str(address),
        final_url=str(address),
        status=response.status,
        # Latin-1 keeps every byte, whatever it was meant as.
        headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers),
        body=b"",
        fetched_at=datetime.now(UTC),
    )
    if page.status not in OK:
        await drain(page, response)
    if page.status in REDIRECTS or (page.status == NOT_MODIFIED and conditional):
        return page
    check_status(page)
    if cut is None:
        check_length(page.header("Content-Length"), politeness.max_bytes)
    encodings = ",".join(value for name, value in page.headers if name.lower() == "content-encoding")
    try:
        body = await read_body(
            response.aiter_stream(), encodings, limit=cut or politeness.max_bytes, cut=cut is not None
        )
    except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
        raise PassingError("cut short", found=str(error) or "the connection broke") from error
    if not body:
        raise FetchError("empty body", found="no bytes")
    return replace(page, status=200, body=body)


async def drain(page: Page, response: httpcore.Response) -> None:
    """Read away a small body that nobody needs, so that the connection can be used again."""
    length = page.header("Content-Length") or ""
    is_small = length.isdigit() and int(length) <= DRAINED
    # It has no body, whatever length it gives.
    if is_small or page.status == NOT_MODIFIED:
        with suppress(*FAULTS):
            async with asyncio.timeout(DRAINING):
                async for _ in response.aiter_stream():
                    pass


def check_status(page: Page) -> None:
    """Raise FetchError for a status that brings no page."""
    if page.status in OK:
        return
    found = f"status {page.status}"
    if page.status in NO_CONTENT:
        raise FetchError("empty body", found=found)
    reason: Reason = "server error" if page.status in range(500, 600) else "unexpected status"
    reason = REASONS_OF_STATUS.get(page.status, reason)
    if page.status not in PASSING_STATUSES:
        raise FetchError(reason, found=found)
    retry_after = parse_retry_after(page.header("Retry-After"), page.fetched_at)
    asks_to_wait = page.status == TOO_MANY_REQUESTS or retry_after is not None
    raise PassingError(reason, found=found, retry_after=retry_after, asks_to_wait=asks_to_wait)


def explain(error: Exception, politeness: Politeness) -> FetchError:
    """Why there was no answer, from what the network or the HTTP library raised."""
    if isinstance(error, TimeoutError):
        return FetchError("too slow", found="no end of the answer", expected=f"within {politeness.longest:g} s")
    if isinstance(error, httpcore.TimeoutException):
        found = "no connection" if isinstance(error, httpcore.ConnectTimeout) else "silence"
        return PassingError("timed out", found=found, expected=f"within {politeness.timeout:g} s")
    causes = list(causes_of(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, BROKEN_TLS):
            return FetchError("TLS failed", found=getattr(cause, "verify_message", None) or cause.reason or str(cause))
    # What h11 could not parse has its error as cause; a connection closed before the answer has none. It passes when it
    # is the rest of the page before, whose server counted characters instead of bytes.
    if isinstance(error, httpcore.RemoteProtocolError) and len(causes) > 1:
        return PassingError("garbled answer", found=excerpt(str(error)), expected="HTTP")
    return PassingError("connection failed", found=describe(causes[-1]))


def describe(error: BaseException) -> str:
    """What the system says of an error, without the address, which differs from one time to the next."""
    number = getattr(error, "errno", None)
    return os.strerror(number) if number else excerpt(str(error) or type(error).__name__)


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """Yield the error, what it was raised from, and so on."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
