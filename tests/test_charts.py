"""Charts: dots and bars are where their figures are, words stay words, and the file is the same every time."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from models.charts import Panel, Point, Series, build_figure, draw


def panel(*series: Series) -> Panel:
    return Panel(
        title="a < $b$",
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
    return Series(name=name, points=[Point(x=x, y=y, low=y - 0.1, high=y + 0.1) for x, y in points])


def words(svg: str) -> list[str | None]:
    return [element.text for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("text")]


def test_dots_and_bars_are_where_their_figures_are() -> None:
    [field] = build_figure([[panel(series("a", (0, 0.2), (10, 0.5)))]]).axes
    bars, dots = field.collections
    assert dots.get_offsets().tolist() == [[0, 0.2], [10, 0.5]]
    assert [bar.tolist() for bar in bars.get_segments()] == [
        [[0, 0.1], [0, 0.30000000000000004]],
        [[10, 0.4], [10, 0.6]],
    ]
    assert (field.get_xlim(), field.get_ylim()) == ((0, 10), (0, 1))


def test_key_stands_where_a_panel_has_several_series() -> None:
    two = panel(series("vi", (1, 0.5)), series("en", (1, 0.7)))
    several = words(draw([[two, two], [two]]))
    assert several.count("a < $b$") == 3
    assert several[-2:] == ["vi", "en"]
    assert "vi" not in words(draw([[panel(series("vi", (1, 0.5)))]]))


def test_a_panel_may_be_empty() -> None:
    assert "a < $b$" in words(draw([[panel(series("vi"))]]))


def test_same_figures_give_the_same_file() -> None:
    assert draw([[panel(series("a", (1, 0.5)))]]) == draw([[panel(series("a", (1, 0.5)))]])
