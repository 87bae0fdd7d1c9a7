"""Notifying: people are told of a run by notification blocks of Prefect, as `notify = ["slack-webhook/desk"]` names.

What can't be told is logged, and fails no run.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prefect.blocks import notifications
from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.core import Block

from pipelines.config import Config, configured
from pipelines.reporting import mail
from pipelines.reporting.digest import Digest
from pipelines.reporting.page import counted, sentence

# Where the types of blocks are that can tell somebody. A block is loaded by the name of its type, which Prefect knows
# once its module is imported.
BLOCK_TYPES = (notifications, mail)

logger = logging.getLogger(__name__)


def notify_of(digest: Digest, config: Config, page: Path | None = None) -> None:
    """Tell of a run those whom the configuration names; only of one to look at, if it says so."""
    if digest.warnings or config.notify_when == "always":
        notify(config.notify, subject_of(digest), "\n".join(body_lines(digest, page)))


def subject_of(digest: Digest) -> str:
    """What happened, for a subject line."""
    things = f"; {counted(len(digest.warnings), 'thing')} to look at" if digest.warnings else ""
    return f"Congbao: {sentence(digest).partition('.')[0]}{things}"


def body_lines(digest: Digest, page: Path | None = None) -> Iterator[str]:
    """Yield the lines of a message, plain text."""
    yield sentence(digest)
    if digest.warnings:
        yield ""
        yield "To look at:"
        yield from (f"- {warning}" for warning in digest.warnings)
    yield ""
    yield f"Run: {digest.record.run_id}"
    if digest.record.snapshot:
        yield f"Tables: {digest.snapshot or digest.record.snapshot}"
    if page:
        yield f"Report: {page}"
    if digest.audit:
        yield f"Audit queue: {digest.audit}"


def notify_of_failure(flow: Any, flow_run: Any, state: Any) -> None:
    """Tell that a flow run failed or crashed, as the hooks `on_failure` and `on_crashed` of the flow do."""
    given = flow_run.parameters.get("config")
    try:
        config = configured(Path(given)) if isinstance(given, str | Path) else Config.model_validate(given)
    except Exception as error:  # what is wrong with the configuration may be why the run failed
        logger.warning("nobody is told that %s failed: no configuration to tell whom: %s", flow_run.name, error)
        return
    message = f"{state.message or state.name}\n\nFlow run: {flow_run.name} ({flow_run.id})"
    notify(config.notify, f"Congbao: the flow {flow.name!r} has failed", message)


def notify(blocks: tuple[str, ...], subject: str, body: str) -> None:
    """Send a message through each of these blocks; what can't be sent is logged."""
    for name in blocks:
        try:
            block = Block.load(name)
            if not isinstance(block, NotificationBlock):
                raise TypeError(f"a {type(block).__name__} tells nobody anything")
            send: Any = block.notify  # a coroutine where a loop runs, and here none does
            with block.raise_on_failure():
                send(body, subject)
        except Exception as error:  # a mail server, the network, a block that isn't there: whatever it is
            logger.warning("%s is not told: %s", name, error)
