"""Alone: the second is refused and told of the first, and whatever ends the first lets the next one in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from pipelines.alone import BusyError, alone
from pipelines.database import open_engine

HOLDER = """
import sys, time
from pipelines.alone import alone
from pipelines.database import open_engine
engine = open_engine(sys.argv[1])
with alone(engine, "run"):
    print("alone", flush=True)
    time.sleep(600)
"""


def test_second_is_refused_and_others_are_not(database: str) -> None:
    one, other = open_engine(database), open_engine(database)
    with alone(one, "run"):
        told = r"another run is writing to .* \(.* since 20.*\): wait until it is done"
        with pytest.raises(BusyError, match=told), alone(other, "run"):
            pytest.fail("two at once")
        with alone(other, "pull"):
            pass
    with alone(other, "run"):
        pass
    one.dispose()
    other.dispose()


def test_process_that_is_killed_leaves_no_lock(database: str) -> None:
    engine = open_engine(database)
    with subprocess.Popen((sys.executable, "-c", HOLDER, database), stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "alone\n"
        with pytest.raises(BusyError), alone(engine, "run"):
            pytest.fail("two at once")
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    # A server may take a moment to see that its client is gone.
    for _ in range(600):
        try:
            with alone(engine, "run"):
                break
        except BusyError:
            signal.sigtimedwait([], 0.1)
    else:
        pytest.fail("the lock outlives its process")
    engine.dispose()


def test_error_within_lets_the_next_one_in(database: str) -> None:
    engine = open_engine(database)
    with pytest.raises(ZeroDivisionError), alone(engine, "run"):
        raise ZeroDivisionError
    with alone(engine, "run"):
        pass
    engine.dispose()
