"""The report of a run, as a page, as Markdown and in the terminal: whole, escaped, and alike."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from markdown_it import MarkdownIt
from rich.console import Console

from pipelines.cli import main
from pipelines.reporting.digest import Digest, digest_of
from pipelines.reporting.figures import figure
from pipelines.reporting.markdown import draw_markdown
from pipelines.reporting.page import draw_page, duration
from pipelines.reporting.pages import LATEST, write_page
from pipelines.reporting.records import History
from pipelines.reporting.sections import sections_of
from pipelines.reporting.terminal import print_digest
from pipelines.store import open_store
from tests.browser import DESK, PHONE, browsing, overflow, running_browser, serious_faults
from tests.fortnight import TODAY, arrivals, history, morning, run, today
from tests.test_run_records import save

# What an outlet, a source or a position may call itself.
HOSTILE = (
    "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>",
    "\"'><svg onload=alert(1)> & </td></table>",
    "[tin](javascript:alert(1)) ![x](https://evil.example/x) | https://evil.example www.evil.example",
    "{{ 7 * 7 }} {% raw %} ${7} `x` **x** a@evil.example\u202e\x1b[31m",
)

# Whatever makes a browser fetch something, or run it.
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href"}
ACTIVE = {
    "script",
    "link",
    "iframe",
    "object",
    "embed",
    "img",
    "image",
    "base",
    "form",
    "use",
    "foreignobject",
    "audio",
}


def digest(tmp_path: Path, *, days: int = TODAY) -> Digest:
    """A morning with two warnings."""
    quiet = history(morning, days=days, news=arrivals(28, 2))
    figures = {**morning(), figure("warned", "tin", "42 articles listed; expected 50 to 100"): 1}
    return digest_of(today(figures), quiet, output=tmp_path / "out", audit="https://audit.example.vn/?view=mine&x=1")


def hostile_digest() -> Digest:
    """A morning on which all that can be named is named by an enemy."""
    figures = morning()
    for name in HOSTILE:
        figures |= {
            figure("listed", name): 3,
            figure("pulled", name, "failed"): 3,
            figure("in vain", name, f"failed: {name}"): 3,
            figure("warned", name, name): 1,
            figure("articles", name, "vi"): 1,
            figure("characters", name, "vi"): 90,
            figure("unknown title", of=name): 2,
            figure("failures", of=f"read: {name}"): 1,
            figure("doubted", of=name): 1,
        }
    return digest_of(today(figures), History(arrivals={}), output=Path("out"), audit="https://audit.example.vn/")


VOID = {"meta", "br", "hr", "img", "input", "link"}


class Elements(HTMLParser):
    """The elements of a page as a browser takes them in, and whether each is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def shown_words(page: str) -> str:
    return " ".join("".join(Elements(page).words).split())


@pytest.mark.parametrize("make", [digest, lambda path: hostile_digest(), lambda path: digest(path, days=0)])
def test_page_is_well_formed_and_loads_nothing(make: Callable[[Path], Digest], tmp_path: Path) -> None:
    told = make(tmp_path)
    assert told.output
    page = draw_page(told, told.output / "reports")
    elements = Elements(page)
    assert elements.open == []
    assert {tag for tag, _ in elements.found} & ACTIVE == set()
    assert {name for _, attributes in elements.found for name in attributes} & LOADING == set()
    assert not any(name.startswith("on") for _, attributes in elements.found for name in attributes)
    styles = [attributes["style"] or "" for _, attributes in elements.found if "style" in attributes]
    assert all(re.fullmatch(r"width: [\d.]+%", style) for style in styles)
    assert not re.search(r"url\(|@import", page)
    links = [attributes["href"] for tag, attributes in elements.found if tag == "a"]
    assert all(link and link.startswith(("../snapshots/", "https://audit.example.vn/")) for link in links)


def test_drawings_of_the_page_are_xml(tmp_path: Path) -> None:
    drawings = re.findall(r"<svg.*?</svg>", draw_page(hostile_digest(), tmp_path), re.DOTALL)
    assert len(drawings) == 8 + 3 + 2 + len(HOSTILE)
    for drawing in drawings:
        etree.fromstring(drawing)


def test_page_shows_what_an_enemy_says_as_words() -> None:
    words = shown_words(draw_page(hostile_digest(), Path("out/reports")))
    for name in HOSTILE:
        assert figure("", name).source in words
    assert "{{ 7 * 7 }}" in words


def test_page_tells_figures_warnings_and_links(tmp_path: Path) -> None:
    page = draw_page(digest(tmp_path), tmp_path / "out" / "reports")
    words = shown_words(page)
    for part in (
        "Sunday, 21 July 2024 06:00",
        "60 articles read, 97 facts found. 2 of 2 sources brought something new.",
        "tin 42 articles listed; expected 50 to 100",
        "news nothing new for 2.0 days; in 14 days it brought 28.0 articles a day",
        "officials 62 61 1,740",
        "người phát ngôn 4",
        "6 of 60 positions (10%)",
        "pull not found 2",
    ):
        assert part in words, part
    assert 'href="../snapshots/2024-07-20-3f9a0c1b/"' in page
    assert 'href="https://audit.example.vn/?view=mine&amp;x=1"' in page


def test_first_report_says_that_nothing_is_usual_yet(tmp_path: Path) -> None:
    words = shown_words(draw_page(digest(tmp_path, days=0), tmp_path))
    assert "What is usual is told from 7 earlier runs on; there are 0." in words
    assert "usually" not in words


@pytest.mark.parametrize(
    ("seconds", "told"), [(4.24, "4.2 s"), (42, "42 s"), (200, "3 min 20 s"), (3900, "1 h 5 min"), (59.7, "60 s")]
)
def test_time_is_told_in_the_units_that_matter(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def rendered(markdown: str) -> str:
    """What becomes of Markdown with tables, and with HTML let through."""
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))


def test_markdown_shows_what_an_enemy_says_as_words() -> None:
    html = rendered(markdown := draw_markdown(hostile_digest()))
    # Prefect makes links of bare addresses as well.
    assert not re.search(r"(?<!<)https?://|www[.]", markdown)
    links = re.findall(r'href="([^"]*)"', html)
    assert links == ["https://audit.example.vn/"]
    elements = Elements(html)
    assert {tag for tag, _ in elements.found} & ACTIVE == set()
    words = " ".join("".join(elements.words).split())
    for name in HOSTILE:
        assert figure("", name).source in words


def test_markdown_has_every_section_as_a_table(tmp_path: Path) -> None:
    told = digest(tmp_path)
    html = rendered(draw_markdown(told))
    assert html.count("<table>") == len(list(sections_of(told))) == 9
    assert '<td>officials</td>\n<td style="text-align:right">62</td>' in html
    assert "<li><strong>tin</strong>: 42 articles listed; expected 50 to 100</li>" in html
    assert f"<li>Tables: {tmp_path}/out/snapshots/2024-07-20-3f9a0c1b</li>" in html


def test_terminal_shows_the_same_sections_and_no_control_characters(tmp_path: Path) -> None:
    console = Console(record=True, width=200, file=io.StringIO())
    print_digest(hostile_digest(), console)
    shown = console.export_text()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", shown)
    for section in sections_of(hostile_digest()):
        assert section.title in shown
    assert "Warning: tables: {{ 7 * 7 }}" in shown


def test_pages_beyond_those_kept_are_removed_and_the_latest_is_the_last(tmp_path: Path) -> None:
    for day in range(5):
        write_page(digest_of(run(day, morning(day)), History(arrivals={})), tmp_path, keep=3)
    names = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert names == [f"202407{day:02}T230000Z-5f3a9c02.html" for day in (8, 9, 10)] + [LATEST]
    assert "Thursday, 11 July 2024" in (tmp_path / "reports" / LATEST).read_text(encoding="utf-8")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration whose store has a fortnight of runs."""
    store = open_store(f"sqlite:///{tmp_path}/congbao.db")
    for day in range(TODAY + 1):
        save(store, run(day, morning(day)))
    store.dispose()
    path = tmp_path / "news.toml"
    path.write_text('inputs = ["news/"]\noutput = "out"\ndatabase = "sqlite:///congbao.db"\n')
    return path


def report(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["report", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_command_shows_the_last_run_or_the_one_that_is_named(config: Path) -> None:
    assert "20240720T230000Z-5f3a9c02" in report("--config", str(config))
    assert "20240709T230000Z-5f3a9c02" in report("20240709", "--config", str(config))


def test_command_writes_the_page_and_json(config: Path, tmp_path: Path) -> None:
    report("--config", str(config), "--html", str(tmp_path / "again.html"))
    assert "Sunday, 21 July 2024" in (tmp_path / "again.html").read_text(encoding="utf-8")
    record = json.loads(report("--config", str(config), "--json"))
    assert (record["run_id"], len(record["runs_before"])) == ("20240720T230000Z-5f3a9c02", 14)
    officials = {"figure": "facts", "source": "Tin", "part": "officials", "value": 62.0, "usual": 61.0}
    assert officials in record["figures"]


def test_command_says_which_runs_there_are(config: Path) -> None:
    result = CliRunner().invoke(main, ["report", "1999", "--config", str(config)])
    assert (result.exit_code, result.output) == (
        1,
        "Error: no run '1999' has figures in this store: `congbao run` writes them\n",
    )


def test_page_fits_the_window_loads_nothing_and_keeps_nobody_out(tmp_path: Path) -> None:
    file = write_page(hostile_digest(), tmp_path, keep=3)
    asked: list[str] = []
    with running_browser() as browser, browsing(browser) as windows:
        for scheme in ("light", "dark"):
            page = windows.open(color_scheme=scheme)
            page.on("request", lambda request: asked.append(request.url))
            page.goto(file.as_uri())
            for summary in page.query_selector_all("summary"):
                summary.click()
            assert serious_faults(page) == []
            for size in (DESK, PHONE):
                page.set_viewport_size(size)
                assert overflow(page) <= 0
    assert set(asked) == {file.as_uri()}
    assert windows.errors == []
