"""Faults: whatever happens to a writer, the store is as it was before or as it is to be, and one message says why."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import make_url

from pipelines.database import DatabaseError, reading, writing
from pipelines.resolving import resolve_entities
from pipelines.schema import ARTICLES, FACTS, MENTIONS, RUNS
from pipelines.store import open_store, save_articles
from pipelines.table_rows import extraction_rows
from tests.first_release import first_store
from tests.postgresql import Server
from tests.stories import found_in, story
from tests.test_store import later

State = dict[str, list[tuple[Any, ...]]]


def state(url: str) -> State:
    """All that a database has, as any program would read it."""
    engine = create_engine(url)
    with engine.connect() as connection:
        names = sorted(inspect(connection).get_table_names())
        tables = {name: connection.execute(text(f"SELECT * FROM {name}")).all() for name in names}
    engine.dispose()
    return {name: sorted(map(tuple, rows), key=repr) for name, rows in tables.items()}


def save(url: str, *article_ids: str) -> None:
    engine = open_store(url)
    save_articles(engine, [extraction_rows(story(name), found_in(story(name))) for name in article_ids])
    engine.dispose()


def load(url: str) -> None:
    """Save a new article, one that is there in another version, and one that is there and says nothing any more."""
    changed, silent = later(story("a")), extraction_rows(story("b"), found_in(story("b")))
    engine = open_store(url)
    articles = [extraction_rows(changed, found_in(changed)), extraction_rows(story("c"), found_in(story("c")))]
    save_articles(engine, [*articles, {**silent, MENTIONS: [], **{table: [] for table in FACTS.values()}}])
    engine.dispose()


def resolve(url: str) -> None:
    engine = open_store(url)
    resolve_entities(engine)
    engine.dispose()


def migrate(url: str) -> None:
    open_store(url, lambda message: None).dispose()


WORK: dict[str, Callable[[str], None]] = {"load": load, "resolve": resolve, "migrate": migrate}

# A migration has so many steps that only one in eight is tried.
STRIDES = {"load": 1, "resolve": 1, "migrate": 8}

# What changes nothing, or nothing that a program reads.
READING = ("SELECT", "PRAGMA", "COMMENT", "SHOW")


def die_at(step: int) -> None:
    """Have this process killed when it comes to a statement that writes, or to the end of a transaction."""
    steps = iter(range(1, sys.maxsize))

    def count(*args: Any) -> None:
        statement = args[2] if len(args) > 2 else "COMMIT"
        if not statement.strip().startswith(READING) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, count)


def kill_at_each_step(url: str, work: str) -> None:
    """Do some work in process after process, each of which dies a step later, until one is done.

    Prints how many died.
    """
    before = state(url)
    for died, step in enumerate(range(1, sys.maxsize, STRIDES[work])):
        child = os.fork()
        if not child:
            die_at(step)
            WORK[work](url)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == 0:
            assert state(url) != before
            print(died)
            return
        assert code == -signal.SIGKILL
        assert state(url) == before, f"after a kill at step {step}"


def in_new_process(call: str) -> str:
    """Call a function of this module in a process without threads; return what it prints."""
    code = f"from tests import test_store_faults as faults; faults.{call}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("work", WORK)
def test_work_that_is_killed_at_any_step_is_done_whole_or_not_at_all(database: str, work: str) -> None:
    if work == "migrate":
        first_store(database)
    else:
        save(database, "a", "b")
    assert int(in_new_process(f"kill_at_each_step({database!r}, {work!r})")) > 3


def test_two_writers_and_a_reader_at_once(postgresql: Server) -> None:
    url = postgresql.new_database()
    names = [f"a{number:02}" for number in range(30)]
    engine = open_store(url)

    def write(order: list[str]) -> None:
        for name in order:
            for document in (story(name), later(story(name))):
                save_articles(engine, [extraction_rows(document, found_in(document))])
            resolve_entities(engine)

    with ThreadPoolExecutor() as pool:
        writers = [pool.submit(write, names), pool.submit(write, names[::-1])]
        looks = 0
        while not all(writer.done() for writer in writers):
            assert_whole(engine)
            looks += 1
        for writer in writers:
            writer.result()
    assert looks > 5
    assert_whole(engine)
    with reading(engine) as connection:
        found = connection.execute(select(ARTICLES.c.article_id).order_by(ARTICLES.c.article_id)).scalars().all()
    assert found == names
    engine.dispose()


def assert_whole(engine: Engine) -> None:
    """Every article has all that hangs on it, of one version, and no fact names somebody who isn't there."""
    with reading(engine) as connection:
        articles = {tuple(row) for row in connection.execute(select(ARTICLES.c.article_id, ARTICLES.c.version))}
        for table in FACTS.values():
            found = sorted(tuple(row) for row in connection.execute(select(table.c.article_id, table.c.version)))
            assert found == sorted(articles)
        lost = "SELECT count(person_id) FROM officials WHERE person_id NOT IN (SELECT person_id FROM people)"
        assert connection.execute(text(lost)).scalar() == 0


def fill_disk(url: str, limit: int) -> None:
    """Load an article where no file may grow beyond a size, and print what is said."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        load(url)
    except DatabaseError as error:
        print(error, end="")


def test_full_disk_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/congbao.db"
    save(url, "a", "b")
    before = state(url)
    said = in_new_process(f"fill_disk({url!r}, 40_000)")
    assert said in [f"database {url} can't be written: {why}" for why in ("database or disk is full", "disk I/O error")]
    assert state(url) == before
    load(url)
    assert len(state(url)["articles"]) == 3


def test_disk_too_full_for_a_copy_leaves_an_older_store_as_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/congbao.db"
    first_store(url)
    before = state(url)
    said = in_new_process(f"fill_disk({url!r}, 40_000)")
    assert said.startswith(f"database {url} can't be copied: ")
    assert state(url) == before
    assert [path.name for path in tmp_path.iterdir() if "schema" in path.name] == []


@pytest.fixture
def damaged(tmp_path: Path) -> str:
    """A store whose file has lost some pages in the middle."""
    url = f"sqlite:///{tmp_path}/congbao.db"
    save(url, *(f"a{number}" for number in range(50)))
    path = tmp_path / "congbao.db"
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xff" * (len(data) - 12288) + data[-4096:])
    return url


def test_damaged_file_is_named_and_left_alone(damaged: str, tmp_path: Path) -> None:
    before = (tmp_path / "congbao.db").read_bytes()
    with pytest.raises(DatabaseError, match=r"can't be \w+: database disk image is malformed$"):
        load(damaged)
    assert (tmp_path / "congbao.db").read_bytes() == before


def test_wrong_password_is_said_without_it(postgresql: Server) -> None:
    url = make_url(postgresql.new_database()).set(username=postgresql.user_with_password("right"), password="wrong")
    with pytest.raises(DatabaseError, match=r"can't be opened: .*password authentication failed") as caught:
        open_store(url.render_as_string(hide_password=False))
    assert "wrong" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://postgres@/none?host={tmp_path}"
    with pytest.raises(DatabaseError, match=r"can't be opened: .*No such file or directory"):
        open_store(url)


def test_store_goes_on_when_its_server_was_restarted(postgresql: Server) -> None:
    engine = open_store(postgresql.new_database())
    save_articles(engine, [extraction_rows(story("a"), found_in(story("a")))])
    postgresql.restart()
    save_articles(engine, [extraction_rows(story("b"), found_in(story("b")))])
    with pytest.raises(DatabaseError, match="can't be written: "):
        delete_while_restarted(engine, postgresql)
    assert_whole(engine)
    engine.dispose()


def delete_while_restarted(engine: Engine, server: Server) -> None:
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM sentences"))
        server.restart()
        connection.execute(select(RUNS))
