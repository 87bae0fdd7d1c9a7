"""A flow run that is told to a dedicated server of Prefect's on PostgreSQL."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from pipelines.flows.server import own_server
from tests.stories import TEXT

# The servers of the other tests lack pg_trgm, which Prefect asks for.
POSTGRESQL = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
HAS_TRIGRAMS = any(Path("/usr/share/postgresql").glob("*/extension/pg_trgm.control"))


@contextmanager
def server_with_trigrams() -> Iterator[str]:
    """The URL of a PostgreSQL server of this machine's, as Prefect takes it."""
    assert POSTGRESQL
    folder = Path(tempfile.mkdtemp(prefix="congbao-"))
    is_root = os.getuid() == 0  # as which PostgreSQL refuses to run
    user = "postgres" if is_root else None
    if is_root:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    control = (str(POSTGRESQL / "pg_ctl"), "-D", str(data), "-w", "-s")
    try:
        subprocess.run(
            (str(POSTGRESQL / "initdb"), "-D", str(data), "-A", "trust", "-U", "prefect", "-N"),
            check=True, capture_output=True, user=user, cwd=folder,
        )  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        subprocess.run((*control, "-o", options, "-l", str(folder / "log"), "start"), check=True, user=user, cwd=folder)
        try:
            yield f"postgresql+asyncpg://prefect@/postgres?host={folder}"
        finally:
            subprocess.run((*control, "-m", "immediate", "stop"), check=True, user=user, cwd=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.skipif(not (POSTGRESQL and HAS_TRIGRAMS), reason="no PostgreSQL with pg_trgm on this machine")
def test_run_is_told_to_a_server_on_postgresql(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
    (tmp_path / "news.toml").write_text(
        'inputs = ["news.jsonl"]\ntagger = "congbao-fast"\noutput = "out"\ndatabase = "sqlite:///out/congbao.db"\n'
    )
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    ours |= {"PREFECT_HOME": str(tmp_path / "prefect"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    with (
        server_with_trigrams() as url,
        own_server({**ours, "PREFECT_SERVER_DATABASE_CONNECTION_URL": url}) as api,
    ):
        command = (sys.executable, "-m", "pipelines.cli", "run", "news.toml")
        subprocess.run(command, cwd=tmp_path, env={**ours, "PREFECT_API_URL": api}, check=True, capture_output=True)
        runs = httpx.post(f"{api}/flow_runs/filter", json={}, timeout=60).raise_for_status().json()
    assert sorted((run["state_name"], run["parent_task_run_id"] is None) for run in runs) == [
        *[("Completed", False)] * 2,
        ("Completed", True),
    ]
    assert not (tmp_path / "prefect" / "prefect.db").exists()
