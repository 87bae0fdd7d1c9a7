"""Charts: the figures are where they should be in the SVG, the same every time."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from models.charts import HEIGHT, WIDTH, Panel, Point, Series, draw

NAMESPACE = "{http://www.w3.org/2000/svg}"


def panel(*series: Series) -> Panel:
    return Panel(
        title="a < b",
        x_label="x",
        y_label="y",
        x=(0, 10),
        y=(0, 1),
        series=series,
        x_ticks=(0, 10),
        y_ticks=(0, 1),
        has_diagonal=True,
    )


def series(name: str, *points: tuple[float, float]) -> Series:
    return Series(name=name, points=[Point(x=x, y=y, low=y, high=y) for x, y in points])


def test_points_lie_between_the_axes() -> None:
    root = ElementTree.fromstring(draw([[panel(series("a", (0, 0), (10, 1), (5, 2)))]]))
    dots = [(float(c.get("cx", "")), float(c.get("cy", ""))) for c in root.iter(f"{NAMESPACE}circle")]
    # The last one, above the field, is drawn at its edge.
    assert dots == [(0, HEIGHT), (WIDTH, 0), (WIDTH / 2, 0)]
    assert len(list(root.iter(f"{NAMESPACE}polyline"))) == 1


def test_key_stands_below_where_a_panel_has_several_series() -> None:
    two = panel(series("vi", (1, 0.5)), series("en", (1, 0.7)))
    texts = [t.text for t in ElementTree.fromstring(draw([[two, two]])).iter(f"{NAMESPACE}text")]
    assert texts.count("a < b") == 2
    assert texts[-2:] == ["vi", "en"]
    alone = [t.text for t in ElementTree.fromstring(draw([[panel(series("vi", (1, 0.5)))]])).iter(f"{NAMESPACE}text")]
    assert "vi" not in alone


def test_same_figures_give_the_same_file() -> None:
    assert draw([[panel(series("a", (1, 0.5)))]]) == draw([[panel(series("a", (1, 0.5)))]])
