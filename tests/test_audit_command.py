"""The command `congbao audit` as it is typed: what it serves, what it refuses, and that nothing answered is lost."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from audit.commands import audit
from pipelines.cli import main
from pipelines.database import reading
from pipelines.schema import DECISIONS
from pipelines.store import open_store
from tests.audit_server import AuditServer
from tests.audited import fill_audited


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("audit")
    url = f"sqlite:///{folder}/congbao.db"
    fill_audited(url).dispose()
    (folder / "audit.toml").write_text(f'inputs = ["none.jsonl"]\ndatabase = "{url}"\noutput = "tables"\n')
    return folder, url


def congbao(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["audit", *arguments])


def test_commands_of_the_page_are_found_by_their_entry_point() -> None:
    assert "audit" in CliRunner().invoke(main, ["--help"]).output
    assert set(audit.commands) == {"serve", "compare", "reviewers"}
    for name in ((), ("serve",), ("compare",), ("reviewers",), ("reviewers", "add")):
        help_of = congbao(*name, "--help")
        assert help_of.exit_code == 0
        assert help_of.output.startswith("Usage: ")


def test_other_commands_do_not_load_the_page() -> None:
    loaded = "import sys, pipelines.cli; pipelines.cli.main(['tables', '--help'], standalone_mode=False); "
    code = f"{loaded}assert not [name for name in sys.modules if name.partition('.')[0] in ('audit', 'starlette')]"
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_store_without_articles_is_said(tmp_path: Path) -> None:
    config = tmp_path / "audit.toml"
    config.write_text('inputs = ["none.jsonl"]\ndatabase = "sqlite:///empty.db"\n')
    result = congbao(str(config))
    assert result.exit_code == 1
    assert "empty.db has no articles yet: congbao run" in result.output


@pytest.mark.parametrize("arguments", [("--host", "0.0.0.0"), ("--address", "https://audit.example.vn")])
def test_page_for_others_without_accounts_is_refused(filled: tuple[Path, str], arguments: tuple[str, str]) -> None:
    result = congbao("serve", str(filled[0] / "audit.toml"), *arguments)
    assert result.exit_code == 1
    assert "congbao audit reviewers add NAME" in result.output


def test_address_that_is_none_is_said(filled: tuple[Path, str]) -> None:
    result = congbao(str(filled[0] / "audit.toml"), "--address", "audit.example.vn")
    assert result.exit_code == 1
    assert "'audit.example.vn', expected one as https://" in result.output


def test_reviewers_are_added_listed_and_removed(tmp_path: Path) -> None:
    config = tmp_path / "audit.toml"
    config.write_text('inputs = ["none.jsonl"]\ndatabase = "sqlite:///some.db"\n')
    added = congbao("reviewers", "add", "Lê Thu", str(config))
    assert added.exit_code == 0
    assert re.search(r"^Lê Thu logs in with this key, which is shown only now:\n\S{32,}$", added.output, flags=re.M)
    assert congbao("reviewers", "list", str(config)).output == "Lê Thu\n"
    assert congbao("reviewers", "remove", "Lê Thu", str(config)).exit_code == 0
    assert congbao("reviewers", "list", str(config)).output == ""
    gone = congbao("reviewers", "remove", "Lê Thu", str(config))
    assert gone.exit_code == 1
    assert "no reviewer is called 'Lê Thu'" in gone.output


def test_decision_that_was_answered_outlasts_the_server(filled: tuple[Path, str], tmp_path: Path) -> None:
    url = filled[1]
    with AuditServer(tmp_path, url, reviewer="Bình") as server, httpx.Client(base_url=server.address) as browser:
        page = browser.get("/articles/county").text
        found = re.search(r'<meta name="csrf-token" content="(\w+)">', page)
        assert found
        headers = {"Origin": server.address, "X-CSRF-Token": found[1]}
        mentions = browser.get("/api/articles/county").json()["mentions"]
        for number, mention in enumerate(mentions):
            choices = [{"item": "mentions", "item_id": mention["item_id"], "action": "accept"}]
            body = {"act_id": f"{number:032x}", "state": None, "choices": choices}
            answer = browser.post("/api/articles/county/decisions", json=body, headers=headers)
            assert answer.status_code == 200, answer.text
            if number in (0, len(mentions) - 1):
                server.kill()
                server.start()
        # The answer to the last one may have been lost: sent again, it is the same act.
        again = browser.post("/api/articles/county/decisions", json=body, headers=headers)
        assert again.status_code == 200
        state = browser.get("/api/articles/county").json()
        assert {mention["review"] for mention in state["mentions"]} == {"accepted"}
    engine = open_store(url)
    with reading(engine) as connection:
        decided = connection.execute(select(DECISIONS.c.item_id)).scalars().all()
    engine.dispose()
    assert sorted(decided) == sorted(mention["item_id"] for mention in mentions)
