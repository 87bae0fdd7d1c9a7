"""Reviewers: who may sign decisions, and with which token; the token itself is never kept."""

from __future__ import annotations

from sqlalchemy import Engine


def add_reviewer(engine: Engine, name: str) -> str:
    """Add a reviewer, or give one that is there a new token; return the token, which is shown this once."""
    raise NotImplementedError


def remove_reviewer(engine: Engine, name: str) -> bool:
    """Take a reviewer's token away; decisions stay. Return whether there was such a reviewer."""
    raise NotImplementedError


def reviewer_of(engine: Engine, token: str) -> str | None:
    """The name of the reviewer with this token."""
    raise NotImplementedError


def reviewers(engine: Engine) -> list[str]:
    """The names of all reviewers with a token, in order."""
    raise NotImplementedError
