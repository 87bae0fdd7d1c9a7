"""Charts as SVG: small panels side by side, each with lines or dots between axes, as for a reliability plot.

Drawn by matplotlib, so that the same figures give the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

WIDTH, HEIGHT = 3.1, 2.9  # of a panel, in inches
NAMES_A_PANEL = 3  # of the key, side by side

# Told apart by people who see no red or no green (Okabe and Ito 2008).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
GREY = "#999999"

# Words stay words, and nothing in the file depends on when and by which process it was drawn.
SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "congbao", "text.parse_math": False, "font.size": 8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A dot; `low` and `high` are the ends of the bar through it, `size` is its radius in points."""

    x: float
    y: float
    low: float
    high: float
    size: float = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Dots of one colour, joined by a line when there are no bars to be seen through it."""

    name: str
    points: Sequence[Point]
    is_joined: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A field with its series; `x` and `y` are its bounds, and `has_diagonal` draws the line on which both agree."""

    title: str
    x_label: str
    y_label: str
    x: tuple[float, float]
    y: tuple[float, float]
    series: Sequence[Series]
    x_ticks: Sequence[float]
    y_ticks: Sequence[float]
    has_diagonal: bool = False


def draw(rows: Sequence[Sequence[Panel]]) -> str:
    """The panels, row by row, with a key to the colours below when a panel has several series."""
    from matplotlib import rc_context

    with rc_context(SETTINGS):
        file = StringIO()
        build_figure(rows).savefig(file, format="svg", metadata={"Date": None})
        return file.getvalue()


def build_figure(rows: Sequence[Sequence[Panel]]) -> Any:
    """The matplotlib Figure that `draw` writes."""
    from matplotlib.figure import Figure

    names = list(dict.fromkeys(series.name for row in rows for panel in row for series in panel.series))
    colours = {name: COLOURS[at % len(COLOURS)] for at, name in enumerate(names)}
    columns = max(map(len, rows))
    figure = Figure(figsize=(columns * WIDTH, len(rows) * HEIGHT), layout="constrained")
    fields = figure.subplots(len(rows), columns, squeeze=False)
    for row, of_row in zip(rows, fields, strict=True):
        for panel, field in zip(row, of_row, strict=False):  # a shorter row leaves the last fields empty
            _fill(field, panel, colours)
        for field in of_row[len(row) :]:
            field.set_axis_off()
    if any(len(panel.series) > 1 for row in rows for panel in row):
        handles, labels = fields[0][0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower center", ncols=NAMES_A_PANEL * columns, frameon=False)
    return figure


def _fill(field: Any, panel: Panel, colours: dict[str, str]) -> None:
    field.set(title=panel.title, xlabel=panel.x_label, ylabel=panel.y_label, xlim=panel.x, ylim=panel.y)
    field.set_xticks(panel.x_ticks, [f"{tick:g}" for tick in panel.x_ticks])
    field.set_yticks(panel.y_ticks, [f"{tick:g}" for tick in panel.y_ticks])
    field.grid(axis="y", color="#e5e5e5")
    if panel.has_diagonal:
        field.axline((0, 0), slope=1, color=GREY, linestyle="--", linewidth=0.8)
    for series in panel.series:
        across, colour = [point.x for point in series.points], colours[series.name]
        heights = [point.y for point in series.points]
        if series.is_joined:
            field.plot(across, heights, color=colour, linewidth=1.2)
        field.vlines(
            across, [p.low for p in series.points], [p.high for p in series.points], color=colour, linewidth=0.8
        )
        sizes = [(2 * point.size) ** 2 for point in series.points]  # matplotlib's are areas
        field.scatter(across, heights, sizes, color=colour, label=series.name, zorder=3, clip_on=False)
