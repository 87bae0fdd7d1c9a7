"""The journal: decisions are on the disk before they count, and none is lost, doubled or made up."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from pipelines.decisions.journal import DamagedJournalError, Journal


def decision(decision_id: str, day: str = "2024-07-19", **fields: Any) -> dict[str, Any]:
    names = ("reviewer", "article_id", "item", "item_id", "action", "before", "after", "comment", "act_id", "purpose")
    row = dict.fromkeys((*names, "model_id", "undoes"))
    return {**row, "decision_id": decision_id, "decided_at": f"{day}T08:00:00+00:00", "version": 1, **fields}


def ids(journal: Journal) -> list[str]:
    return [row["decision_id"] for row in journal.read()]


def test_decisions_are_read_as_they_were_written_day_by_day(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "decisions")
    written = [decision("b", comment="đúng\n«rồi» 📣"), decision("a")]
    journal.append(written)
    journal.append([decision("c", "2024-07-18")])
    assert list(journal.read()) == [decision("c", "2024-07-18"), *written]
    assert sorted(path.name for path in journal.folder.iterdir()) == ["2024-07-18.jsonl", "2024-07-19.jsonl"]


def test_folder_that_is_not_there_has_no_decisions(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "none")
    journal.append([])
    assert ids(journal) == []
    assert not journal.folder.exists()


def test_decision_that_is_there_twice_is_read_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for words in ("first", "again"):
        journal.append([decision("a", comment=words)])
    journal.append([decision("a", "2024-07-20")])
    assert [(row["decision_id"], row["comment"]) for row in journal.read()] == [("a", "again")]


def test_line_that_was_cut_short_is_passed_over_and_written_after(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append([decision("a"), decision("b")])
    path = tmp_path / "2024-07-19.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    assert ids(journal) == ["a"]
    journal.append([decision("c")])
    assert ids(journal) == ["a", "c"]


@pytest.mark.parametrize("line", ["[]", '{"decision_id": "a", "colour": "red"}', '{"reviewer": "An"}'])
def test_line_that_is_no_decision_is_told(tmp_path: Path, line: str) -> None:
    journal = Journal(tmp_path)
    journal.append([decision("a")])
    with (tmp_path / "2024-07-19.jsonl").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(
        DamagedJournalError, match=r"2024-07-19.jsonl, line 2: expected a decision, with the columns decision_id"
    ):
        ids(journal)


def test_those_who_write_at_once_write_whole_lines(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: journal.append([decision(f"{number}-{part}") for part in "abc"]), range(40)))
    assert sorted(ids(journal)) == sorted(f"{number}-{part}" for number in range(40) for part in "abc")


def test_disk_that_takes_no_more_has_none_of_the_act(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append([decision("a")])
    size = (tmp_path / "2024-07-19.jsonl").stat().st_size
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from pipelines.decisions.journal import Journal\n"
        "from tests.test_journal import decision\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size + 100}, {size + 100}))\n"
        f"Journal(Path({str(tmp_path)!r})).append([decision('b'), decision('c')])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "File too large" in done.stderr
    assert ids(journal) == ["a"]
    journal.append([decision("d")])
    assert ids(journal) == ["a", "d"]


def test_writer_that_is_killed_leaves_whole_decisions(tmp_path: Path) -> None:
    program = (
        "from itertools import count\n"
        "from pathlib import Path\n"
        "from pipelines.decisions.journal import Journal\n"
        "from tests.test_journal import decision\n"
        f"journal = Journal(Path({str(tmp_path)!r}))\n"
        "for number in count():\n"
        "    journal.append([decision(f'{number}-a'), decision(f'{number}-b')])\n"
        "    print(number, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        told = [int(writer.stdout.readline()) for _ in range(20)]
        writer.send_signal(signal.SIGKILL)
        told += [int(line) for line in writer.stdout if line.endswith("\n")]
    there = set(ids(Journal(tmp_path)))
    assert there >= {f"{number}-{part}" for number in told for part in "ab"}
