"""A publisher that is killed before any of its steps leaves the latest snapshot whole, and the next one goes on.

A hook on what the interpreter does to files counts the steps, as opening, renaming and removing, and kills the process
at the one that is asked for, so that no step can be forgotten.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pipelines.publishing.publish import publish
from pipelines.publishing.snapshots import find_snapshot, snapshots_of
from pipelines.store import open_store
from tests.full_store import fill

# Publishes the store of a folder again and again, each time in a process of its own, which is killed one step later
# than the one before; prints after how many files were whole which snapshot was the latest.
PUBLISHERS = """
import json, os, signal, sqlite3, sys
from contextlib import closing
from pathlib import Path
from pipelines.publishing.data_package import check_files, read_package
from pipelines.publishing.publish import publish
from pipelines.publishing.snapshots import find_snapshot
from pipelines.store import open_store

folder = Path(sys.argv[1])
CHANGES = ("os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.utime")
steps = 0

def publish_and_die(last):
    def count(event, arguments):
        global steps
        is_change = event in CHANGES or (event == "open" and arguments[1] in ("w", "wb"))
        if is_change and "snapshots" in str(arguments[0]):
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    engine = open_store(f"sqlite:///{folder}/congbao.db")
    publish(engine, folder, keep=1)

def latest_whole():
    latest = find_snapshot(folder)
    check_files(latest, read_package(latest))
    return latest.name

killed, before, after = True, [], []
while killed:
    with closing(sqlite3.connect(folder / "congbao.db")) as store, store:
        store.execute("UPDATE people SET name = ?", (f"Trần {len(after)}",))
    before.append(latest_whole())
    child = os.fork()
    if not child:
        try:
            publish_and_die(len(after) + 1)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    killed = os.WIFSIGNALED(status)
    after.append(latest_whole())
print(json.dumps({"status": status, "before": before, "after": after}))
"""


def test_kill_at_any_step_leaves_the_latest_whole(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    fill(store, articles=1)
    publish(store, tmp_path)
    store.dispose()
    done = subprocess.run((sys.executable, "-c", PUBLISHERS, str(tmp_path)), capture_output=True, text=True)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert found["status"] == 0
    switched = [before != after for before, after in zip(found["before"], found["after"], strict=True)]
    # A step is writing one of 36 files; after the switch those of the older snapshot are removed.
    assert switched.index(True) > 36
    assert switched == sorted(switched)
    assert [path.name for path in snapshots_of(tmp_path)] == [find_snapshot(tmp_path).name] == [found["after"][-1]]
    assert {path.name for path in (tmp_path / "snapshots").iterdir()} == {".lock", found["after"][-1]}
