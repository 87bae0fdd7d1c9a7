"""A clock that a test sets: within, every module of the program takes its moment for now."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any

import pytest


class Clock:
    """The moment that it is, in place of the class `datetime`, of which all else is as it was."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self, tz: tzinfo | None = None) -> datetime:
        return self.moment.astimezone(tz)

    def __call__(self, *arguments: Any) -> datetime:
        return datetime(*arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(datetime, name)


@contextmanager
def set_clock(moment: datetime) -> Iterator[Clock]:
    """A clock that shows a moment until it is set to another, for all modules that have been imported."""
    clock = Clock(moment)
    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("pipelines.") and getattr(module, "datetime", None) is datetime:
                patch.setattr(module, "datetime", clock)
        yield clock
