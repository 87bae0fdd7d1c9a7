"""prefect.yaml deploys every flow, with parameters that the flow takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect.flows import load_flow_from_entrypoint
from prefect.schedules import Cron
from ruamel.yaml import YAML

from pipelines.config import CHECKOUT

DEPLOYED = YAML(typ="safe").load((CHECKOUT / "prefect.yaml").read_text())["deployments"]


def test_every_flow_is_deployed_with_what_it_takes() -> None:
    flows: list[Any] = [load_flow_from_entrypoint(str(CHECKOUT / deployment["entrypoint"])) for deployment in DEPLOYED]
    assert [flow.name for flow in flows] == ["run", "pull", "extract", "publish", "train"]
    for flow, deployment in zip(flows, DEPLOYED, strict=True):
        taken = flow.validate_parameters(deployment["parameters"])
        assert taken.get("config", Path("congbao.toml")) == Path("congbao.toml")


def test_run_has_a_schedule_of_its_country_and_comes_alone() -> None:
    (schedule,) = DEPLOYED[0]["schedules"]
    assert Cron(schedule["cron"], timezone=schedule["timezone"]).timezone == "Asia/Ho_Chi_Minh"
    assert DEPLOYED[0]["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
