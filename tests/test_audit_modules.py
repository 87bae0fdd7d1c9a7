"""The modules of the editors' page, run where they run: in a browser. Python says what code points are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser import Windows, running_browser
from tests.local_site import Answer, LocalSite

STATIC = Path(__file__).parents[1] / "audit" / "static"

Run: TypeAlias = Callable[..., Any]

# Letters with marks of their own, characters of two units in UTF-16, several that are one, and lines.
TEXT = "📣 Sáng 12/3/2025, bà Ngụy Thị Ngẫm\u0300 (Sở Y tế) ký Chỉ thị 08-CT/TU.\n👩‍👧 đến TP.HCM… 🇻🇳"


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """An empty page of a site that has the modules."""
    pages = {
        f"/static/{path.name}": Answer(path.read_bytes(), content_type="text/javascript")
        for path in STATIC.glob("*.js")
    }
    with LocalSite({"/": "<!doctype html><title>modules</title>", **pages}) as site, running_browser() as browser:
        windows = Windows(browser)
        yield windows.open(site.url("/"))
        windows.close()


@pytest.fixture
def run(page: Page) -> Run:
    """A function that runs JavaScript with a module as `m` and values as `v`, and returns what it returns."""
    page.evaluate("sessionStorage.clear(); localStorage.clear()")

    def run_in_page(module: str, script: str, **values: Any) -> Any:
        load = f"async (v) => {{ const m = await import('/static/{module}'); {script} }}"
        return page.evaluate(load, values)

    return run_in_page


def units(text: str, point: int) -> int:
    """The units of UTF-16 before a code point."""
    return len(text[:point].encode("utf-16-le", "surrogatepass")) // 2


# Offsets


def test_units_and_code_points_are_converted_both_ways(run: Run) -> None:
    points = list(range(len(TEXT) + 1))
    expected = [units(TEXT, point) for point in points]
    script = """
        const offsets = new m.Offsets(v.text, "vi");
        return [v.points.map((point) => offsets.toUnits(point)), v.units.map((unit) => offsets.toPoints(unit))];
    """
    assert run("offsets.js", script, text=TEXT, points=points, units=expected) == [expected, points]


def test_any_text_is_converted(page: Page) -> None:
    page.evaluate("import('/static/offsets.js').then((module) => (window.Offsets = module.Offsets))")

    @settings(max_examples=60, deadline=None)
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
    def check(text: str) -> None:
        points = list(range(len(text) + 1))
        expected = [units(text, point) for point in points]
        script = "(v) => { const o = new Offsets(v.text, 'vi'); return v.points.map((point) => o.toUnits(point)); }"
        assert page.evaluate(script, {"text": text, "points": points}) == expected
        script = "(v) => { const o = new Offsets(v.text, 'vi'); return v.units.map((unit) => o.toPoints(unit)); }"
        assert page.evaluate(script, {"text": text, "units": expected}) == points

    check()


def test_half_a_character_counts_as_its_beginning(run: Run) -> None:
    assert run("offsets.js", "return new m.Offsets('a📣b', 'en').toPoints(2)") == 1


def test_words_keep_numbers_and_dates_whole_and_leave_out_commas_and_brackets(run: Run) -> None:
    script = "return new m.Offsets(v.text, 'vi').words.map(({start, end}) => v.text.slice(start, end))"
    found = run("offsets.js", script, text=TEXT)
    assert found == [
        *("Sáng", "12/3/2025", "bà", "Ngụy", "Thị", "Ngẫm\u0300", "Sở", "Y", "tế", "ký", "Chỉ", "thị", "08-CT/TU"),
        *("đến", "TP.HCM"),
    ]


@pytest.mark.parametrize(
    ("call", "start", "expected"),
    [
        ("nextWordEnd", "Sở| Y tế", "Sở Y| tế"),
        ("nextWordEnd", "Sở Y tế|", "Sở Y tế|"),
        ("previousWordEnd", "Sở Y tế|", "Sở Y| tế"),
        ("previousWordEnd", "Sở|", "|Sở"),
        ("nextWordStart", "|Sở Y tế", "Sở |Y tế"),
        ("previousWordStart", "Sở |Y tế", "|Sở Y tế"),
        ("nextCharacter", "a|m\u0300b", "am\u0300|b"),
        ("previousCharacter", "am\u0300|b", "a|m\u0300b"),
        ("nextCharacter", "|👩‍👧b", "👩‍👧|b"),
        ("previousCharacter", "🇻🇳|", "|🇻🇳"),
        ("nextCharacter", "a|", "a|"),
    ],
)
def test_steps_go_by_words_and_whole_characters(run: Run, call: str, start: str, expected: str) -> None:
    text = start.replace("|", "")
    at = units(start, start.index("|"))
    reached = run("offsets.js", f"return new m.Offsets(v.text, 'vi').{call}(v.at)", text=text, at=at)
    assert reached == units(expected, expected.index("|"))


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("bà  Én  nói", (2, 8), "Én"),
        ("Ngẫm\u0300 nói", (3, 4), "m\u0300"),
        ("a👩‍👧b", (2, 3), "👩‍👧"),
        ("a   b", (1, 3), None),
        ("ab", (0, 2), "ab"),
    ],
)
def test_a_selection_loses_its_spaces_and_gets_whole_characters(
    run: Run, text: str, span: tuple[int, int], expected: str | None
) -> None:
    script = """
        const span = new m.Offsets(v.text, "vi").whole(...v.span);
        return span && v.text.slice(span.start, span.end);
    """
    assert run("offsets.js", script, text=text, span=span) == expected


def test_a_sentence_ends_with_its_line(run: Run) -> None:
    text = "Bà Én nói. Ông Tán nghe\nBà Sỏi ký."
    script = """
        const { start, end } = new m.Offsets(v.text, "vi").sentenceAt(v.text.indexOf("Tán"));
        return v.text.slice(start, end);
    """
    assert run("offsets.js", script, text=text) == "Ông Tán nghe"


# Spans


def test_overlapping_spans_become_pieces_side_by_side(run: Run) -> None:
    spans = [{"id": "b", "start": 3, "end": 9}, {"id": "a", "start": 0, "end": 6}, {"id": "c", "start": 4, "end": 5}]
    script = "return m.piecesOf(0, 12, v.spans, [11]).map(({start, end, within}) => [start, end, within.join('')])"
    assert run("spans.js", script, spans=spans) == [
        [0, 3, "a"],
        [3, 4, "ab"],
        [4, 5, "abc"],
        [5, 6, "ab"],
        [6, 9, "b"],
        [9, 11, ""],
        [11, 12, ""],
    ]


def test_lines_without_words_are_no_paragraphs(run: Run) -> None:
    assert run("spans.js", "return m.linesOf('a\\n\\nbc\\n')") == [{"start": 0, "end": 1}, {"start": 3, "end": 5}]


# The filter


ITEM = {
    "item": "mentions",
    "key": "mentions/1",
    "row": {"label": "ORG", "text": "Sở Y tế Đà Nẵng", "confidence": 0.62, "review": "unreviewed", "source": "vi@1"},
}


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("", True),
        ("org", True),
        ("da nang", True),
        ("sở", True),
        ("sơ", False),
        ("person", False),
        ("<0.7", True),
        ("<60%", False),
        (">0,6 open", True),
        ("-org", False),
        ("accepted", False),
        ("differ", False),
    ],
)
def test_a_filter_leaves_what_has_all_its_words(run: Run, query: str, is_shown: bool) -> None:
    assert run("filter.js", "return m.filterOf(v.query)(v.item)", query=query, item=ITEM) is is_shown


# Dates


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("ngày 30/4/2025", "vi", "2025-04-30"),
        ("30.04.2025", "vi", "2025-04-30"),
        ("ngày 1 tháng 12 năm 2025", "vi", "2025-12-01"),
        ("30 April 2025", "en", "2025-04-30"),
        ("April 30, 2025", "en", "2025-04-30"),
        ("31/2/2025", "vi", None),
        ("tháng 4/2025", "vi", None),
        ("hôm qua", "vi", None),
    ],
)
def test_words_that_are_a_day_become_one(run: Run, words: str, language: str, day: str | None) -> None:
    assert run("dates.js", "return m.dayOf(v.words, v.language)", words=words, language=language) == day


# Keys


NO_MODIFIERS = {"ctrlKey": False, "metaKey": False, "altKey": False, "shiftKey": False}


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        ("a", {}, "a"),
        ("A", {"shiftKey": True}, "A"),
        ("A", {}, "a"),  # caps lock
        ("?", {"shiftKey": True}, "?"),
        ("ArrowLeft", {"shiftKey": True, "ctrlKey": True}, "Ctrl+Shift+ArrowLeft"),
        ("z", {"metaKey": True}, "Ctrl+z"),
        ("Shift", {"shiftKey": True}, None),
    ],
)
def test_keys_have_names(run: Run, key: str, modifiers: dict[str, bool], name: str | None) -> None:
    assert run("keymap.js", "return m.keyName(v)", key=key, **{**NO_MODIFIERS, **modifiers}) == name


def test_no_key_does_two_things_in_one_place(run: Run) -> None:
    script = """
        const actions = m.actionsFor({ labels: v.labels });
        const bindings = m.bindingsOf(actions, {});
        return actions.flatMap((action) => bindings[action.name].flatMap((key) =>
            m.conflictsOf(actions, bindings, action, key).map((other) => `${key}: ${action.name}, ${other.name}`)));
    """
    labels = ["PERSON", "POSITION", "ORG", "LOC", "DIRECTIVE", "DATE", "RANK"]
    assert run("keymap.js", script, labels=labels) == []


def test_every_action_has_a_key(run: Run) -> None:
    script = "return m.actionsFor({ labels: ['PERSON'] }).filter(({ keys }) => !keys.length).map(({ name }) => name)"
    assert run("keymap.js", script) == []


# Replay


def state() -> dict[str, Any]:
    """An article with a mention and an official."""
    mention = {
        "item_id": "m1",
        "start": 2,
        "end": 5,
        "label": "LOC",
        "text": "Sở",
        "confidence": 0.6,
        "source": "vi@1",
        "review": "unreviewed",
        "extracted": None,
    }
    evidence = {"start": 0, "end": 5, "quote": "📣 Sở"}
    official = {
        "item_id": "f1",
        "person": "Én",
        "position": "Giám đốc",
        "evidence": evidence,
        "confidence": 0.9,
        "rule": "r@1",
        "review": "unreviewed",
        "extracted": None,
    }
    return {
        "article": {"article_id": "a", "text": "📣 Sở Y tế", "language": "vi"},
        "state": "s0",
        "reviewer": "An",
        "purpose": "review",
        "lock": None,
        "comments": [],
        "mentions": [mention],
        "facts": {"officials": [official]},
    }


PLAY = """
    const act = { act_id: "1", type: "decide", choices: v.choices, before: m.touched(v.state, "1", v.choices) };
    const after = m.replay(v.state, [act]);
    const undone = m.replay(v.state, [act, { ...act, type: "undo" }]);
    return { after, isUndone: JSON.stringify(undone) === JSON.stringify(v.state) };
"""


def play(run: Run, *choices: dict[str, Any]) -> dict[str, Any]:
    """The state after an act, which was undone without a trace as well."""
    complete = [{"item_id": None, "after": None, "comment": None, **choice} for choice in choices]
    played = run("replay.js", PLAY, state=state(), choices=complete)
    assert played["isUndone"]
    after: dict[str, Any] = played["after"]
    return after


def test_a_corrected_row_keeps_what_models_read(run: Run) -> None:
    after = play(run, {"item": "mentions", "item_id": "m1", "action": "correct", "after": {"label": "ORG", "end": 7}})
    (mention,) = after["mentions"]
    assert (mention["label"], mention["text"], mention["review"]) == ("ORG", "Sở Y ", "corrected")
    assert mention["extracted"] == {"label": "LOC", "end": 5}


def test_rejected_rows_stay_and_merged_ones_are_rejected(run: Run) -> None:
    assert play(run, {"item": "officials", "item_id": "f1", "action": "reject"})["facts"]["officials"][0]["review"] == (
        "rejected"
    )
    merged = play(run, {"item": "mentions", "item_id": "m1", "action": "merge", "after": {"into": "m2"}})
    assert merged["mentions"][0]["review"] == "rejected"


def test_an_added_row_has_the_words_of_its_span(run: Run) -> None:
    after = play(run, {"item": "mentions", "action": "add", "after": {"start": 5, "end": 9, "label": "ORG"}})
    added = after["mentions"][1]
    assert (added["text"], added["review"], added["source"]) == ("Y tế", "added", "editor")


def test_comments_are_shown_at_once(run: Run) -> None:
    after = play(run, {"item": "articles", "item_id": "a", "action": "comment", "comment": "Đọc lại"})
    assert after["comments"] == [{"item": "articles", "item_id": "a", "reviewer": "An", "comment": "Đọc lại"}]


@pytest.mark.parametrize(
    ("after", "version", "is_other"),
    [({"start": 0, "end": 3}, 2, True), ({"label": "ORG"}, 2, False), ({"start": 0, "end": 3}, 1, False)],
)
def test_places_in_an_older_text_are_not_those_in_the_text_now(
    run: Run, after: dict[str, Any], version: int, is_other: bool
) -> None:
    article = state()
    article["article"]["version"] = version
    act = {"type": "decide", "version": 1, "choices": [{"after": after}]}
    assert run("replay.js", "return m.isOfOtherText(v.act, v.state)", act=act, state=article) is is_other


# What other models read otherwise


def otherwise(item_id: str | None, start: int, end: int, **fields: Any) -> dict[str, Any]:
    """What other models say of a mention."""
    words = state()["article"]["text"][start:end]
    place = {"item": "mentions", "item_id": item_id, "start": start, "end": end, "text": words}
    return {**place, "fields": fields or None, "tagger": "fast"}


@pytest.mark.parametrize(
    ("other", "review", "differs"),
    [
        (otherwise("m1", 2, 9, label="ORG"), "unreviewed", "ORG “Sở Y tế”, says fast"),
        (otherwise("m1", 2, 5), "unreviewed", "nothing here, says fast"),
        (otherwise("m1", 2, 9, label="ORG"), "accepted", None),
        (otherwise(None, 5, 9, label="ORG"), "unreviewed", None),
    ],
)
def test_open_items_say_what_other_models_read(
    run: Run, other: dict[str, Any], review: str, differs: str | None
) -> None:
    article = state() | {"disagreements": [other]}
    article["mentions"][0]["review"] = review
    script = "return m.withDisagreements(v.state).mentions[0].differs ?? null"
    assert run("disagreements.js", script, state=article) == differs


def test_what_other_models_alone_have_is_offered_until_something_stands_there(run: Run) -> None:
    article = state() | {"disagreements": [otherwise(None, 5, 9, label="ORG"), otherwise(None, 2, 5, label="ORG")]}
    script = "return m.suggestionsFor(v.state).map(m.wordsOf)"
    assert run("disagreements.js", script, state=article) == ["ORG “Y tế”"]


# The outbox


OUTBOX = """
    const sent = [];
    const answers = v.answers;
    const send = async (act, state) => {
        sent.push([act.act_id, state]);
        return answers.shift() ?? { status: 0, body: {} };
    };
    const outbox = new m.Outbox(send);
    const told = [];
    for (const name of ["confirmed", "stale", "refused", "signed-out"]) {
        outbox.addEventListener(name, () => told.push(name));
    }
    const act = (id) => ({ act_id: id, article_id: "a", type: "decide", choices: [], before: [], state: "s0" });
    const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
    const report = () => ({ sent, told, left: outbox.acts.map(({ act_id }) => act_id) });
"""


def answer(status: int, state: str = "") -> dict[str, Any]:
    """What a server says to an act."""
    return {"status": status, "body": {"state": {"state": state}, "message": "no", "item_ids": []}}


def test_acts_are_sent_in_order_each_with_the_state_before_it(run: Run) -> None:
    script = OUTBOX + "outbox.add(act('1')); outbox.add(act('2')); await settled(); return report();"
    found = run("outbox.js", script, answers=[answer(200, "s1"), answer(200, "s2")])
    assert found == {"sent": [["1", "s0"], ["2", "s1"]], "told": ["confirmed", "confirmed"], "left": []}


def test_what_was_not_answered_is_sent_again_after_a_reload_as_the_same_act(run: Run) -> None:
    found = run(
        "outbox.js",
        OUTBOX + "outbox.add(act('1')); outbox.add(act('2')); await settled(); return report();",
        answers=[],
    )
    assert found == {"sent": [["1", "s0"]], "told": [], "left": ["1", "2"]}
    again = run(
        "outbox.js",
        OUTBOX + "outbox.flush(); await settled(); return report();",
        answers=[answer(200, "s1"), answer(200, "s2")],
    )
    assert again["sent"] == [["1", "s0"], ["2", "s1"]]
    assert again["left"] == []


def test_a_stale_act_holds_those_after_it_until_it_is_repeated(run: Run) -> None:
    script = OUTBOX + (
        "outbox.add(act('1')); outbox.add(act('2')); await settled(); const before = structuredClone(report());"
        "outbox.repeat(); await settled(); return [before, report()];"
    )
    before, after = run("outbox.js", script, answers=[answer(409, "t1"), answer(200, "t2"), answer(200, "t3")])
    assert before == {"sent": [["1", "s0"]], "told": ["stale"], "left": ["1", "2"]}
    assert after["sent"] == [["1", "s0"], ["1", "t1"], ["2", "t2"]]
    assert after["left"] == []


def test_what_is_given_up_takes_with_it_what_came_after(run: Run) -> None:
    script = OUTBOX + "outbox.add(act('1')); outbox.add(act('2')); await settled(); outbox.drop(); return report();"
    assert run("outbox.js", script, answers=[answer(409, "t1")])["left"] == []


def test_a_refused_act_leaves_and_the_next_one_has_its_state(run: Run) -> None:
    script = OUTBOX + "outbox.add(act('1')); outbox.add(act('2')); await settled(); return report();"
    found = run("outbox.js", script, answers=[answer(422), answer(200, "s1")])
    assert found == {"sent": [["1", "s0"], ["2", "s0"]], "told": ["refused", "confirmed"], "left": []}


@pytest.mark.parametrize("status", [401, 403])
def test_nothing_is_lost_by_those_who_are_signed_out(run: Run, status: int) -> None:
    script = OUTBOX + "outbox.add(act('1')); await settled(); return report();"
    assert run("outbox.js", script, answers=[answer(status)]) == {
        "sent": [["1", "s0"]],
        "told": ["signed-out"],
        "left": ["1"],
    }


# What comes next


def test_an_article_that_was_taken_is_not_listed_again(run: Run) -> None:
    script = """
        const lists = [];
        const fetched = window.fetch;
        window.fetch = async (path) => {
            if (path.startsWith("/api/queue")) return new Promise((resolve) => lists.push(resolve));
            return Response.json({ path });
        };
        const articles = [{ article_id: "b", after: "1" }, { article_id: "c", after: "2" }];
        const answer = () => lists.pop()?.(Response.json({ articles }));
        const ahead = new m.Ahead("", "");
        const looking = ahead.look("a");
        const taking = ahead.take("a"); // before there is an answer to what is looked for
        answer();
        const first = await taking;
        answer();
        await looking;
        const second = await ahead.take("b");
        window.fetch = fetched;
        return [first.state.path, second.state.path];
    """
    assert run("ahead.js", script) == ["/api/articles/b", "/api/articles/c"]


# The history


def test_history_outlives_a_reload_and_has_no_end(run: Run) -> None:
    script = """
        const history = new m.History();
        for (let number = 0; number < 300; number++) history.push({ act_id: `${number}`, said: "" });
        for (let number = 0; number < 200; number++) history.undo();
        const again = new m.History();
        again.redo("new");
        return [again.done.length, again.done.at(-1).act_id, again.undone.length];
    """
    assert run("history.js", script) == [101, "new", 199]


def test_a_history_that_is_too_long_for_the_browser_is_kept_without_its_rows(run: Run) -> None:
    script = """
        const history = new m.History();
        const row = "x".repeat(1_000_000);
        for (let number = 0; number < 12; number++) {
            history.push({ act_id: `${number}`, before: [{ item: "tasks", item_id: "1", row }] });
        }
        return new m.History().done.map(({ act_id }) => act_id);
    """
    assert run("history.js", script) == [str(number) for number in range(12)]


# What the modules are written as


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_a_module_says_what_it_knows_and_holds_on_one_screen_or_a_few(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/**\n * ")
    assert len(text.splitlines()) <= 350
    assert "innerHTML" not in text
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")


def test_templates_have_no_script_or_style_of_their_own() -> None:
    for path in (STATIC.parent / "templates").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<style" not in text, path
        assert " style=" not in text, path
        assert "javascript:" not in text, path
        assert not any(f" on{event}=" in text for event in ("click", "load", "submit", "input", "change")), path
        for script in text.split("<script")[1:]:
            assert 'src="/static/' in script.split(">")[0] or 'type="application/json"' in script.split(">")[0], path
