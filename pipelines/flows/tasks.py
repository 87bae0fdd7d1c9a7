"""Tasks: the steps as Prefect runs them, a host or a batch of articles each, tried again where a fault may pass.

Never one task an article: a task costs Prefect some 10 ms. Tasks are handed paths and names, never articles or tables.
Prefect is not asked to remember what they gave: what was done is in the store, article by article, known by its content
and the models that read it (`pipelines/known.py`). Batches are others as soon as there is an article more, and files
of results would grow for ever.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from pipelines import steps
from pipelines.flows.faults import BACK_OFF, JITTER, is_worth_another_try

# Seconds after which an article is given up as endless; the longest report takes some ten.
LONGEST_ARTICLE = 60
# Seconds for what looks at the whole store: a million articles take minutes.
LONGEST_STEP = 12 * 3600

OPTIONS: dict[str, Any] = {
    "cache_policy": NO_CACHE,
    "retries": len(BACK_OFF),
    "retry_delay_seconds": list(BACK_OFF),
    "retry_jitter_factor": JITTER,
    "retry_condition_fn": is_worth_another_try,
}

# A step of a pull, which takes as long as its host is polite.
as_task = partial(task, **OPTIONS)

begin = task(name="begin", **OPTIONS)(steps.begin_run)
read = task(name="read", timeout_seconds=LONGEST_STEP, **OPTIONS)(steps.read)
extract = task(name="extract", **OPTIONS)(steps.extract)
resolve = task(name="resolve", timeout_seconds=LONGEST_STEP, **OPTIONS)(steps.resolve)
finish = task(name="finish", **OPTIONS)(steps.finish_run)
save_pull_failures = task(name="save failures of the pull", **OPTIONS)(steps.save_failures_of_pull)
publish = task(name="publish", timeout_seconds=LONGEST_STEP, **OPTIONS)(steps.publish_tables)
confirm = task(name="confirm", timeout_seconds=LONGEST_STEP, **OPTIONS)(steps.confirm_published)
train = task(name="train", cache_policy=NO_CACHE)(steps.train)
promote = task(name="promote", cache_policy=NO_CACHE)(steps.promote)
