"""Locations: places that fsspec knows beside the folders of this machine, as "s3://bucket/congbao".

Credentials and endpoints are those of the environment, of S3 AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for storage
of others than Amazon, AWS_ENDPOINT_URL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import fsspec

# The extra that brings what speaks with a kind of storage.
EXTRAS = {"s3": "congbao[s3]", "s3a": "congbao[s3]"}


class LocationError(Exception):
    """A location that can't be reached, read or written; the message says what to check."""


def is_address(path: str) -> bool:
    """Whether a file or folder is named by its address, as "https://…" or "s3://…"."""
    return "://" in path


def open_location(location: str) -> tuple[Any, str]:
    """The file system of a location, and the path that the location has there; raises LocationError."""
    with plain_errors(location):
        files, root = fsspec.core.url_to_fs(location.rstrip("/"))
    return files, root


@contextmanager
def plain_errors(location: str) -> Iterator[None]:
    """Turn what a file system fails at into a LocationError; each kind has errors of its own."""
    try:
        yield
    except ImportError as error:
        extra = EXTRAS.get(location.partition("://")[0])
        remedy = f"pip install '{extra}'" if extra else str(error)
        raise LocationError(f"{location} can't be reached: a package is missing; {remedy}") from None
    except FileNotFoundError as error:
        raise LocationError(f"{location}: not there, or no such bucket ({first_line(error)})") from None
    except Exception as error:
        if type(error).__module__.startswith("pipelines."):
            raise  # has its words already
        remedy = "check credentials, bucket and endpoint"
        raise LocationError(f"{location} can't be reached: {first_line(error)}; {remedy}") from None


def first_line(error: Exception) -> str:
    """What an error says, on one line."""
    return str(error).strip().partition("\n")[0] or type(error).__name__
