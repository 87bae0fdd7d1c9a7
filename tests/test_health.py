"""Health: what watches the program is told whether it can work, by the status alone."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from pipelines.config import Config
from pipelines.operating.health import health_server
from pipelines.store import open_store


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(inputs=("a",), output=tmp_path, database=f"sqlite:///{tmp_path}/congbao.db")


def test_health_is_200_while_the_store_is_there_and_503_without(config: Config, tmp_path: Path) -> None:
    open_store(config.database).dispose()
    with health_server(config, 0) as url:
        answer = httpx.get(url, timeout=60)
        assert (answer.status_code, answer.json()["well"]) == (200, True)
        assert {finding["about"] for finding in answer.json()["findings"]} == {"store", "disk", "Prefect"}
        (tmp_path / "congbao.db").write_bytes(b"no database" * 1000)
        answer = httpx.get(url, timeout=60)
        assert (answer.status_code, answer.json()["well"]) == (503, False)
        assert answer.json()["findings"][0]["remedy"]
        assert httpx.get(url.replace("health", "other"), timeout=60).status_code == 404
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, timeout=60)
