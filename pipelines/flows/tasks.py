"""Tasks: the steps as Prefect runs them, a host or a batch of articles each, tried again where a fault may pass.

Never one task an article: a task costs Prefect some 10 ms. Tasks are handed paths and names, never articles.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from pipelines import steps

# What a run has done is in the store, article by article; a second memory of it could only be wrong.
OPTIONS: dict[str, Any] = {"cache_policy": NO_CACHE}

as_task = partial(task, **OPTIONS)

read = task(name="read", **OPTIONS)(steps.read)
extract = task(name="extract", **OPTIONS)(steps.extract)
resolve = task(name="resolve", **OPTIONS)(steps.resolve)
publish = task(name="publish", **OPTIONS)(steps.publish_tables)
train = task(name="train", **OPTIONS)(steps.train)
