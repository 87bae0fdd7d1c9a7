"""The page of agreement: how far two reviewers agree, where models err, and how many items an hour are decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from audit.pages import render
from audit.place import place_of
from audit.threads import read_in_thread
from extractors.records import LABELS
from pipelines.agreement.comparing import KINDS, NOTHING
from pipelines.agreement.doubling import waiting_for
from pipelines.agreement.figures import Figures, read_figures
from pipelines.agreement.measures import Kappa, Overlap
from pipelines.agreement.throughput import PAUSE, Pace

# Days that are told unless others are asked for.
DAYS = 30

# Shades of a table's cells, from that of few items to that of the most.
SHADES = 5


async def agreement_page(request: Request) -> Response:
    """GET /agreement?since=2024-07-01&until=2024-07-31: the figures of these days, of the last thirty unless told.

    "agreement.html" is given `since` and `until`, `figures` (see `Figures`), `agreed` (a row for each label and kind),
    `confusions` (the labels, and a row of cells for each), `paces` (the kinds, and a row for each reviewer), `days`
    (see `day_columns`), `pause` (minutes), `share` (of the articles that two review), and `waiting` (the ids of those
    that wait for the reviewer as the second).
    """
    place, reviewer = place_of(request), request.state.session.reviewer
    since, until = asked_days(request)
    share = place.settings.double
    figures = await read_in_thread(read_figures, place.engine, since, until)
    waiting = await read_in_thread(waiting_for, place.engine, reviewer, share)
    return render(
        request,
        "agreement.html",
        since=since.isoformat(),
        until=until.isoformat(),
        figures=figures,
        agreed=agreed_rows(figures),
        confusions=confusion_table(figures.agreement.confusions),
        paces=pace_table(figures.paces),
        days=day_columns(figures.days, since, until),
        pause=PAUSE // 60,
        share=share,
        waiting=waiting,
    )


def asked_days(request: Request) -> tuple[date, date]:
    """The first and the last day that the address asks for; raises HTTPException."""
    today = datetime.now(UTC).date()
    asked = {}
    for name, default in (("since", today - timedelta(days=DAYS - 1)), ("until", today)):
        text = request.query_params.get(name, "").strip()
        try:
            asked[name] = date.fromisoformat(text) if text else default
        except ValueError:
            raise HTTPException(400, f"{name}: found {text!r}, expected a day as 2024-07-20") from None
    return asked["since"], asked["until"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How two reviewers agree on a label or kind."""

    kind: str
    kappa: Kappa
    overlap: Overlap


def agreed_rows(figures: Figures) -> list[Agreed]:
    """The labels and kinds of which there is anything."""
    agreement = figures.agreement
    rows = (Agreed(kind=kind, kappa=agreement.kappas[kind], overlap=agreement.overlaps[kind]) for kind in KINDS)
    return [row for row in rows if row.overlap.f1 is not None or row.kappa.value is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A count, whether it is of what both say, and its shade: 0 for none."""

    count: int
    is_same: bool
    shade: int


def confusion_table(confusions: Counter[tuple[str, str]]) -> dict[str, Any]:
    """The labels that either reviewer left, and for each of the first a row of how often the second said which."""
    said = {label for pair in confusions for label in pair}
    labels = [label for label in (*LABELS, NOTHING) if label in said]
    most = max((count for (one, other), count in confusions.items() if one != other), default=0)
    rows = [(label, [confusion_cell(confusions, label, other, most) for other in labels]) for label in labels]
    return {"labels": labels, "rows": rows}


def confusion_cell(confusions: Counter[tuple[str, str]], first: str, second: str, most: int) -> Cell:
    """How often the first reviewer said the one label and the second the other."""
    count, is_same = confusions[first, second], first == second
    return Cell(count=count, is_same=is_same, shade=0 if is_same or not count else -(-SHADES * count // most))


def pace_table(paces: dict[tuple[str, str | None], Pace]) -> dict[str, Any]:
    """The kinds that anybody decided on, and for each reviewer the pace over all and on each."""
    kinds = [kind for kind in KINDS if any(name == kind for _, name in paces)]
    reviewers = sorted({reviewer for reviewer, _ in paces})
    rows = [
        (reviewer, paces[reviewer, None], [paces.get((reviewer, kind), Pace()) for kind in kinds])
        for reviewer in reviewers
    ]
    most = max((pace.hourly or 0.0 for _, pace, _ in rows), default=0.0)
    return {"kinds": kinds, "rows": rows, "most": most}


def day_columns(days: Counter[str], since: date, until: date) -> list[dict[str, Any]]:
    """Each day with its items, and how high its column is in hundredths of the highest."""
    most = max(days.values(), default=0)
    count = max(0, (until - since).days + 1)
    names = [(since + timedelta(days=each)).isoformat() for each in range(count)]
    return [{"day": name, "items": days[name], "height": 100 * days[name] / most if most else 0} for name in names]
