"""Examples and views over tables of a million facts, on two threads of DuckDB: `make benchmark-querying`.

The tables are made up (benchmarks/made_tables.py) and kept in the folder that is named, since to make them takes
minutes. Told are for each example, and for the first hundred rows and the number of rows of each view, the median and
the shortest of several times by the clock, and the processor seconds of both threads.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import duckdb

from benchmarks.made_tables import FACTS_OF_ARTICLE, write_tables
from pipelines.querying.answers import open_tables
from pipelines.querying.examples import load_examples
from pipelines.views import load_views

FACTS = 1_000_000
THREADS = 2
ROUNDS = 7
FIRST_ROWS = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the tables are, or are to be made")
    parser.add_argument("--facts", type=int, default=FACTS, help=f"how many facts [{FACTS}]")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each query is asked [{ROUNDS}]")
    arguments = parser.parse_args()
    if not (arguments.folder / "articles.parquet").is_file():
        print("making the tables, which takes some minutes")
        write_tables(arguments.folder, articles=arguments.facts // FACTS_OF_ARTICLE)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before")
    print(f"{'':34}{'median':>10}{'shortest':>10}{'processor':>10}")
    with duckdb.connect() as connection:
        connection.execute(f"SET threads = {THREADS}")
        measure("open the tables, make the views", lambda: open_again(arguments.folder), arguments.rounds)
        open_tables(connection, arguments.folder)
        for example in load_examples():
            measure(example.name, asking(connection, example.sql), arguments.rounds)
        for view in load_views():
            first = f"SELECT * FROM {view.name} LIMIT {FIRST_ROWS}"
            measure(f"{view.name}, {FIRST_ROWS} rows", asking(connection, first), arguments.rounds)
            measure(f"{view.name}, count", asking(connection, f"SELECT count(*) FROM {view.name}"), arguments.rounds)
    print(f"load {os.getloadavg()[0]:.1f} after")


def open_again(folder: Path) -> None:
    """Open the tables as every command does."""
    with duckdb.connect() as connection:
        open_tables(connection, folder)


def asking(connection: duckdb.DuckDBPyConnection, sql: str) -> Callable[[], object]:
    """What asks a query and fetches its answer."""
    return lambda: connection.execute(sql).fetchall()


def measure(name: str, work: Callable[[], object], rounds: int) -> None:
    """Do some work several times after once to warm up, and print how long it took, in seconds."""
    work()
    seconds, processor = [], []
    for _ in range(rounds):
        began, cycles = time.perf_counter(), time.process_time()
        work()
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - cycles)
    print(f"{name:34}{median(seconds):10.2f}{min(seconds):10.2f}{median(processor):10.2f}", flush=True)


if __name__ == "__main__":
    main()
