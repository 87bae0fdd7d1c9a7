"""What headers say: charsets and waits, and the nonsense that servers write there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.fetching.charsets import declared_charset
from pipelines.fetching.retries import back_off, parse_retry_after

NOW = datetime(2024, 7, 19, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ("text/html;charset=UTF8", "utf-8"),
        ('text/html; charset="utf-8"', "utf-8"),
        ("text/html; charset='utf-8'", "utf-8"),
        ("text/html; Charset = windows-1258 ; q=1", "cp1258"),
        ("text/html; charset=utf-8, text/html", "utf-8"),
        ("text/html; boundary=x; charset=utf-16le", "utf-16-le"),
        ("text/html; charset=iso-8859-1", "cp1252"),
        ("text/html; charset=us-ascii", "cp1252"),
        ("text/html; charset=", None),
        ("text/html; charset=none", None),
        ("text/html; charset=utf-8utf-8", None),
        ("text/html; charset=base64", None),
        ("text/html; charset=rot13", None),
        ("text/html; charset=idna", None),
        ("text/html; charset=unicode_escape", None),
        ("text/html; charset=x-user-defined", None),
        ("text/html; charset=đ", None),
        ("text/html; charset=a\0b", None),
        ("text/html", None),
        ("", None),
        (None, None),
    ],
)
def test_declared_charset(content_type: str | None, charset: str | None) -> None:
    assert declared_charset(content_type) == charset


@given(st.text())
def test_any_declared_charset_decodes(name: str) -> None:
    charset = declared_charset(f"text/html; charset={name}")
    if charset is not None:
        b"Ha Noi".decode(charset, "replace")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("9" * 50, 999_999_999_999),
        ("Fri, 19 Jul 2024 10:31:00 GMT", 60),
        ("Friday, 19-Jul-24 10:31:00 GMT", 60),
        ("Fri, 19 Jul 2024 17:31:00 +0700", 60),
        ("Fri, 19 Jul 2024 10:31:00", 60),
        ("Fri, 19 Jul 2024 10:00:00 GMT", 0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


@given(st.text())
def test_any_retry_after_is_seconds_or_none(value: str) -> None:
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or seconds >= 0


def test_back_off_doubles_with_jitter_up_to_the_longest_wait() -> None:
    for attempt, most in enumerate((1, 2, 4, 8, 10, 10), start=1):
        waits = {back_off(attempt, 10) for _ in range(200)}
        assert most / 2 <= min(waits) < max(waits) <= most
        assert len(waits) > 100
