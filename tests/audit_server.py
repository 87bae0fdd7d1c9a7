"""The editors' page as it is served: a process of `congbao audit`, which a test can kill and start again.

with AuditServer(tmp_path, url, reviewer="An") as server:
    page = windows.open(server.address)
    server.kill()
    server.start()
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from pipelines.decisions.reviewers import add_reviewer
from pipelines.store import open_store
from tests.slow_machine import PROGRAM

COMMAND = (sys.executable, "-m", PROGRAM, "audit")

# Seconds after which a server that doesn't answer is given up.
PATIENCE = 300

# From here on Linux gives ports to those who don't care which.
FIRST_GIVEN_AWAY = 32_768


class AuditServer:
    """A server of the store at a URL; it keeps its address when it is started again.

    Without a `reviewer` whoever opens the page logs in, with one of the `keys`. `double` is the share of the articles
    that two review.
    """

    def __init__(self, folder: Path, database: str, reviewer: str | None = None, *, double: float = 0.1) -> None:
        self.folder = folder
        self.database = database
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.keys: dict[str, str] = {}
        self.config = folder / "audit.toml"
        self.config.write_text(
            f'inputs = ["none.jsonl"]\ndatabase = "{database}"\noutput = "tables"\naudit.double = {double}\n'
        )
        self.arguments = ["--port", str(self.port), *(["--reviewer", reviewer] if reviewer else [])]
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def add_reviewer(self, name: str) -> None:
        """Give a reviewer a key."""
        engine = open_store(self.database)
        self.keys[name] = add_reviewer(engine, name)
        engine.dispose()

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*COMMAND, "serve", str(self.config), *self.arguments],
                cwd=self.folder,  # where it writes its journal
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise AssertionError(f"the server doesn't start:\n{self.log}")
            time.sleep(0.05)

    def answers(self) -> bool:
        """Whether the server takes requests."""
        try:
            return httpx.get(f"{self.address}/health", timeout=60).status_code < 500
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """End the process at once, as a power failure does."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        """End the process, which may finish what it has begun."""
        self.end(signal.SIGTERM)

    def end(self, how: signal.Signals) -> None:
        """Send the process a signal, and wait until it is gone."""
        if self.process:
            self.process.send_signal(how)
            self.process.wait(timeout=PATIENCE)
            self.process = None

    def left_behind(self, folder: Path) -> str:
        """What helps to see why a test failed: the last lines that the server said."""
        return "\n".join(self.log.splitlines()[-20:])

    @property
    def log(self) -> str:
        """What the server has said."""
        return (self.folder / "server.log").read_text(errors="replace")


def free_port() -> int:
    """A port of this machine that nobody listens at, nor is given to anybody who doesn't ask for just this one.

    Those that the system gives away may be taken while the server is down: as the near end of a browser's connection.
    """
    for port in random.sample(range(10_000, FIRST_GIVEN_AWAY), FIRST_GIVEN_AWAY - 10_000):
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")
