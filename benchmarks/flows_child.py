"""One way of reading articles, timed in a process of its own for `benchmarks/flows.py`; prints a line of JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from extractors.without_torch import import_spacy
from pipelines import prefect_settings, steps
from pipelines.config import Config, DaskOptions
from pipelines.streaming import extract_to


def main(way: str, folder: Path, news: Path, tagger: str) -> None:
    """Read articles one way, with the models loaded beforehand where it is this process that reads."""
    prefect_settings.set_defaults()
    folder.mkdir()
    workers = int(way.removeprefix("dask ")) if way.startswith("dask") else None
    config = Config(
        inputs=(str(news),),
        output=folder,
        database=f"sqlite:///{folder}/congbao.db",
        tagger=tagger,
        run_id="benchmark",
        dask=DaskOptions(workers=workers) if workers else None,
    )
    import_spacy()
    extractor = steps.loaded_extractor(tagger)
    snapshot = ""
    if way == "extract":
        began = time.perf_counter()
        extract_to((str(news),), folder / "facts.jsonl", "auto", lambda: extractor)
    elif way == "steps":
        began = time.perf_counter()
        snapshot = run_steps(config, folder)
    else:
        from prefect import flow

        from pipelines.flows.run import run

        @flow(name="start")
        def start() -> None:
            """Start the server, which is not what is measured."""

        start()
        began = time.perf_counter()
        snapshot = run(config).published.snapshot.name
    print(json.dumps({"seconds": time.perf_counter() - began, "snapshot": snapshot}), flush=True)


def run_steps(config: Config, folder: Path) -> str:
    """What the flow "run" does, without Prefect and without a report."""
    row = steps.begin_run(config)
    batches = steps.read(config, folder)
    articles = 0
    for batch in batches.files:
        articles += steps.extract(batch, config.database, config.tagger, row["run_id"]).articles.total()
    steps.resolve(config.database)
    steps.finish_run(config.database, row, articles, len(batches.failures))
    return steps.publish_tables(config.database, config.output, config.keep).snapshot.name


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
