"""Charts as SVG: small panels side by side, each with lines or dots between axes, as for a reliability plot.

Written by hand, since what is drawn is little: the same figures give the same file, and a browser shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 250, 200  # of the field between the axes of a panel, in pixels
LEFT, TOP, RIGHT, BOTTOM = 52, 34, 14, 46  # around it
KEY_LINE = 16

# Told apart by people who see no red or no green (Okabe and Ito 2008).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
GREY = "#999999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A dot; `low` and `high` are the ends of the bar through it, `size` is its radius in pixels."""

    x: float
    y: float
    low: float
    high: float
    size: float = 3.0


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
    names = list(dict.fromkeys(s.name for row in rows for panel in row for s in panel.series))
    colours = {name: COLOURS[at % len(COLOURS)] for at, name in enumerate(names)}
    wide, high = LEFT + WIDTH + RIGHT, TOP + HEIGHT + BOTTOM
    key = names if any(len(panel.series) > 1 for row in rows for panel in row) else []
    size = max(map(len, rows)) * wide, len(rows) * high + len(key) * KEY_LINE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"'
        f' viewBox="0 0 {size[0]} {size[1]}" font-family="sans-serif" font-size="11">',
        f'<rect width="{size[0]}" height="{size[1]}" fill="white"/>',
    ]
    for down, row in enumerate(rows):
        for along, panel in enumerate(row):
            lines.append(f'<g transform="translate({along * wide + LEFT},{down * high + TOP})">')
            lines += _panel_lines(panel, colours)
            lines.append("</g>")
    for at, name in enumerate(key):
        y = len(rows) * high + at * KEY_LINE
        lines.append(f'<circle cx="{LEFT + 6}" cy="{y}" r="4" fill="{colours[name]}"/>')
        lines.append(f'<text x="{LEFT + 16}" y="{y + 4}">{escape(name)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel_lines(panel: Panel, colours: dict[str, str]) -> Iterator[str]:
    def across(x: float) -> str:
        return _number((x - panel.x[0]) / (panel.x[1] - panel.x[0]) * WIDTH)

    def down(y: float) -> str:
        return _number(HEIGHT - (min(max(y, panel.y[0]), panel.y[1]) - panel.y[0]) / (panel.y[1] - panel.y[0]) * HEIGHT)

    yield f'<text x="{WIDTH / 2:.0f}" y="-12" text-anchor="middle" font-weight="bold">{escape(panel.title)}</text>'
    yield f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT + 34}" text-anchor="middle">{escape(panel.x_label)}</text>'
    turned = f'transform="translate(-38,{HEIGHT / 2:.0f}) rotate(-90)"'
    yield f'<text {turned} text-anchor="middle">{escape(panel.y_label)}</text>'
    for tick in panel.y_ticks:
        yield f'<line x1="0" x2="{WIDTH}" y1="{down(tick)}" y2="{down(tick)}" stroke="#e5e5e5"/>'
        yield f'<text x="-6" y="{down(tick)}" dy="4" text-anchor="end">{tick:g}</text>'
    for tick in panel.x_ticks:
        yield f'<text x="{across(tick)}" y="{HEIGHT + 16}" text-anchor="middle">{tick:g}</text>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="{GREY}"/>'
    if panel.has_diagonal:
        low, high = max(panel.x[0], panel.y[0]), min(panel.x[1], panel.y[1])
        ends = f'x1="{across(low)}" y1="{down(low)}" x2="{across(high)}" y2="{down(high)}"'
        yield f'<line {ends} stroke="{GREY}" stroke-dasharray="4 3"/>'
    for series in panel.series:
        colour = colours[series.name]
        if series.is_joined and len(series.points) > 1:
            path = " ".join(f"{across(p.x)},{down(p.y)}" for p in series.points)
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
        for p in series.points:
            bar = f'x1="{across(p.x)}" x2="{across(p.x)}" y1="{down(p.low)}" y2="{down(p.high)}"'
            yield f'<line {bar} stroke="{colour}"/>'
            yield f'<circle cx="{across(p.x)}" cy="{down(p.y)}" r="{_number(p.size)}" fill="{colour}"/>'


def _number(value: float) -> str:
    return f"{value:.1f}"
