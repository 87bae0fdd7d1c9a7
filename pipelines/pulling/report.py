"""Reports of pulls and of changes, for people to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.pulling.accounts import Account
from pipelines.pulling.changes import Change, Kind, changed_fields, changed_paragraphs
from pipelines.pulling.outcomes import OUTCOMES
from pipelines.pulling.versions import Version

# Reasons shown for a source, the most frequent first.
REASONS_SHOWN = 5

STYLES: dict[Kind, str] = {"same": "", "removed": "red strike", "added": "green"}
# So that changes can be told apart without colour.
MARKS: dict[Kind, tuple[str, str]] = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def print_accounts(accounts: Sequence[Account], console: Console) -> None:
    """Print what became of each source's addresses, then the warnings."""
    console.print(accounts_table(accounts))
    for account in accounts:
        shown = sorted(account.reasons.items(), key=lambda item: -item[1])[:REASONS_SHOWN]
        for (outcome, reason), count in shown:
            console.print(Text(f"{account.source.name}: {count:,} {outcome}: {reason}"), soft_wrap=True)
    for account in accounts:
        for warning in account.warnings:
            console.print(Text(f"Warning: {account.source.name}: {warning}", style="bold yellow"), soft_wrap=True)


def accounts_table(accounts: Sequence[Account]) -> Table:
    """A row for each source, a column for each outcome that any of them has."""
    shown = [outcome for outcome in OUTCOMES if any(account.outcomes[outcome] for account in accounts)]
    table = Table(title="Pulled", title_justify="left")
    table.add_column("source")
    for name in ("listed", "carried", "fetched", *shown):
        table.add_column(name, justify="right")
    for account in accounts:
        counts = (account.listed, account.carried, account.fetched, *(account.outcomes[outcome] for outcome in shown))
        table.add_row(Text(account.source.name), *(f"{count:,}" for count in counts))
    return table


def print_difference(versions: Sequence[Version], pair: tuple[Version, Version] | None) -> None:
    """Print the versions of an article, and what changed between two of them."""
    console = Console(highlight=False)
    console.print(versions_table(versions))
    if pair is None:
        console.print("There is one version: nothing has changed since the article was first pulled.")
        return
    old, new = pair
    console.print(f"From version {old.number} to version {new.number}:")
    for name, (before, after) in changed_fields(old.article, new.article).items():
        console.print(
            Text(f"{name}: ").append(
                shown_change(
                    [Change(kind="removed", words=before or "none"), Change(kind="added", words=after or "none")]
                )
            ),
            soft_wrap=True,
        )
    for changes in changed_paragraphs(old.article, new.article):
        console.print(shown_change(changes), soft_wrap=True)


def versions_table(versions: Sequence[Version]) -> Table:
    """A row for each version of an article."""
    table = Table(title=versions[-1].article.id, title_justify="left")
    for name in ("version", "seen at", "source", "characters", "document"):
        table.add_column(name, justify="right" if name in ("version", "characters") else "left")
    for version in versions:
        row = (version.seen_at, version.source, f"{len(version.article.text):,}", version.document)
        table.add_row(str(version.number), *map(Text, row))
    return table


def shown_change(changes: Sequence[Change]) -> Text:
    """A paragraph with what is gone in red and [-struck-], and what is new in green and {+marked+}."""
    text = Text()
    for change in changes:
        opening, closing = MARKS[change.kind]
        text.append(f"{opening}{change.words}{closing}", style=STYLES[change.kind])
    return text


def difference_record(versions: Sequence[Version], pair: tuple[Version, Version] | None) -> dict[str, Any]:
    """The versions of an article, and what changed between two of them, as JSON has it."""
    record: dict[str, Any] = {
        "article_id": versions[-1].article.id,
        "versions": [
            {
                "version": version.number,
                "seen_at": version.seen_at,
                "source": version.source,
                "document": version.document,
            }
            for version in versions
        ],
    }
    if pair:
        old, new = pair
        record |= {
            "from": old.number,
            "to": new.number,
            "fields": {name: list(values) for name, values in changed_fields(old.article, new.article).items()},
            "paragraphs": [
                [{"kind": change.kind, "words": change.words} for change in changes]
                for changes in changed_paragraphs(old.article, new.article)
            ],
        }
    return record
