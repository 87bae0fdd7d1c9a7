"""A server of Prefect's of one's own: a process beside this one, at "http://127.0.0.1:4200", for as long as this runs.

Schedules need a server that stays; the temporary one that a single run starts plans nothing.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from urllib.error import URLError

HOST = "127.0.0.1"
PORT = 4200  # Prefect's own

# Seconds that a server may take until it answers, and until it has ended. A busy machine takes a minute.
LONGEST_START = 300
LONGEST_STOP = 30


class ServerError(Exception):
    """A server that does not start; the message has its last words."""


@contextmanager
def own_server(environment: Mapping[str, str] = os.environ, port: int | None = None) -> Iterator[str]:
    """The address of the API of a server that runs meanwhile; its database is the one that Prefect's settings name."""
    port = port or free_port()
    settings = {
        # Who held a limit is still known after a restart; in memory it would be forgotten, and the limit held for ever.
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
        **environment,
    }
    command = (sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port))
    # In a session of its own, since Ctrl-C is for the flows, which have still something to tell it.
    server = subprocess.Popen(
        command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        url = f"http://{HOST}:{port}/api"
        wait_for(server, url)
        yield url
    finally:
        stop(server)


def wait_for(server: subprocess.Popen[bytes], url: str) -> None:
    """Wait until a server answers; raises ServerError."""
    began = time.monotonic()
    while not answers(url):
        if server.poll() is not None or time.monotonic() - began > LONGEST_START:
            server.kill()
            words = server.communicate()[0].decode(errors="replace").strip().splitlines()
            raise ServerError("Prefect's server does not start: " + (words[-1] if words else "it says nothing"))
        time.sleep(0.2)


def answers(url: str) -> bool:
    """Whether a server answers that it is well."""
    with suppress(OSError, URLError), urllib.request.urlopen(f"{url}/health", timeout=5) as answer:
        return bool(answer.status == 200)
    return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """End a server."""
    server.terminate()
    try:
        server.communicate(timeout=LONGEST_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.communicate()


def free_port() -> int:
    """Prefect's own port, or another one if that is taken."""
    for port in (PORT, 0):
        with closing(socket.socket()) as tried, suppress(OSError):
            tried.bind((HOST, port))
            return int(tried.getsockname()[1])
    raise ServerError(f"no port of {HOST} is free")
