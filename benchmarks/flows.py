"""What Prefect and Dask cost and bring: `python -m benchmarks.flows news.jsonl --articles 5000 --tagger congbao-fast`.

Over the same articles are timed, each in a process of its own: `congbao extract`; the steps of a run without Prefect;
the flow "run", from when it has started; and the flow with one and with two workers of Dask. Printed are seconds and
ratios within one call, the median of as many rounds as are asked for, and whether all published the same tables.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from pipelines.documents import unpacked

WAYS = ("extract", "steps", "flow", "dask 1", "dask 2")

# One thread for each process, so that workers are compared with one, and the same moment for all rows of runs.
SETTINGS = {"OMP_NUM_THREADS": "1", "SOURCE_DATE_EPOCH": "1721464200"}

CHILD = (sys.executable, "-m", "benchmarks.flows_child")


def main() -> None:
    """Time all ways, and print how they compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--tagger", default="congbao-fast")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="congbao-flows-") as name:
        folder = Path(name)
        write_first(options.articles_file, options.articles, folder / "news.jsonl")
        timed = [
            {way: time_way(folder / f"{number}-{way}", way, options.tagger) for way in options.ways}
            for number in range(options.rounds)
        ]
    for line in compared(timed, options.ways):
        print(line)


def write_first(source: Path, articles: int, target: Path) -> None:
    """Write the first lines of a file of articles to another."""
    with source.open("rb") as raw, target.open("wb") as out:
        out.writelines(islice(unpacked(raw, source.name), articles))


def time_way(folder: Path, way: str, tagger: str) -> dict[str, float | str]:
    """Seconds that a way takes once started, and the snapshot that it published."""
    command = (*CHILD, way, str(folder), str(folder.parent / "news.jsonl"), tagger)
    environment = {**os.environ, **SETTINGS, "PREFECT_HOME": str(folder.parent / "prefect")}
    began = time.perf_counter()
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float | str] = json.loads(done.stdout.splitlines()[-1])
    print(f"{way}: {found['seconds']:.1f} s, with start {time.perf_counter() - began:.1f} s", flush=True)
    return found


def compared(timed: list[dict[str, dict[str, float | str]]], ways: list[str]) -> Iterator[str]:
    """Yield what is to be said of the times of some rounds."""
    for one, other in (("flow", "extract"), ("flow", "steps"), ("dask 1", "dask 2")):
        if one in ways and other in ways:
            ratio = median(float(each[one]["seconds"]) / float(each[other]["seconds"]) for each in timed)
            yield f"{one} takes {ratio:.3f} times as long as {other}"
    snapshots = {str(each[way]["snapshot"]) for each in timed for way in ways if way != "extract"}
    yield f"All published the same tables: {'yes' if len(snapshots) == 1 else 'no'}"


if __name__ == "__main__":
    main()
