"""Notebooks: the code of each runs over the tables of the sample articles, and its outputs are kept without errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.config import SAMPLES, Config
from pipelines.runs import model_row, started_run
from pipelines.steps import extract, publish_tables, read
from pipelines.store import open_store, save_run

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of the sample articles where a checkout has them after `make run`."""
    home = tmp_path_factory.mktemp("home")
    processed = home / "data" / "processed"
    processed.mkdir(parents=True)
    (home / "notebooks").mkdir()
    database = f"sqlite:///{processed}/congbao.db"
    config = Config(inputs=(str(SAMPLES),), output=processed, database=database)
    run = started_run(config)
    store = open_store(database)
    save_run(store, run, model_row(config.tagger))
    store.dispose()
    for batch in read(config, home).files:
        extract(batch, database, config.tagger, run["run_id"])
    publish_tables(database, processed, keep=1)
    return home


def cells(notebook: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return found


def test_there_are_notebooks() -> None:
    assert [notebook.name for notebook in NOTEBOOKS] == ["01-first-look.ipynb"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_code_runs_from_the_folder_of_notebooks(notebook: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home / "notebooks")
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells(notebook), start=1):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{notebook.name}, cell {number}", "exec"), names)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_code_cell_was_run_in_order_without_error(notebook: Path) -> None:
    code = [cell for cell in cells(notebook) if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == [*range(1, len(code) + 1)]
    assert all(cell["outputs"] for cell in code)
    assert not [output for cell in code for output in cell["outputs"] if output["output_type"] == "error"]
