"""Annotated articles written by hand: mentions marked in the text, as "[Sở Y tế Hà Nam|ORG]", facts below a line "---".

`python -m models.annotated_text data/raw/annotated OUT.jsonl` writes them in the form that `read_annotated` and
`congbao evaluate` read. data/raw/annotated/README.md describes the files.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias, cast, get_args

from extractors.records import LABELS, Article, Label, Language, Mention
from models.corpus import AnnotatedArticle, AnnotationError

Fact: TypeAlias = dict[str, Any]

HEADER_FIELDS = ("lang", "date")
FACTS_LINE = "---"

# Where a fact goes by its "fact" field, and its fields; "quote" is a string copied from the text.
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "official": ("officials", {"person": "quote", "position": "quote", "organization": "quote"}),
    "directive": (
        "directives",
        {"kind": "kind", "number": "quote", "title": "quote", "issuer": "quote", "issued": "date"},
    ),
    "ranking": (
        "rankings",
        {
            "subject": "quote",
            "index": "quote",
            "rank": "count",
            "out_of": "count",
            "top": "count",
            "period": "date",
            "change": "count",
            "score": "points",
        },
    ),
    "task": (
        "tasks",
        {"assigner": "quote", "assignee": "quote", "action": "quote", "deadline": "date", "directive": "quote"},
    ),
}

# A fact without these is none; a directive has one of the two, a ranking a rank, a top or points.
NEEDED = {
    "official": ("person", "position"),
    "directive": ("kind",),
    "ranking": ("subject",),
    "task": ("action",),
}

DIRECTIVE_KINDS = frozenset(
    {
        "constitution", "law", "ordinance", "decree", "decision", "resolution", "directive", "circular", "conclusion",
        "regulation", "plan", "program", "scheme", "telegram", "letter", "notice", "guideline", "planning", "other",
    }
)  # fmt: skip

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Za-z]+)\]")
ISO_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4])?"
ISO_DATE = re.compile(rf"{ISO_DAY}(?:/{ISO_DAY})?")


def read_marked(path: Path) -> AnnotatedArticle:
    """The annotated article in a file; its id is the file's name, its text the title and the paragraphs, one a line.

    Raises AnnotationError with the first thing that is wrong; `problems_in` gives them all.
    """
    annotated, problems = _read(path)
    if annotated is None or problems:
        raise AnnotationError(f"{path}: {problems[0]}")
    return annotated


def problems_in(path: Path) -> list[str]:
    """What is wrong with a file: empty for an annotated article."""
    return [f"{path}: {problem}" for problem in _read(path)[1]]


def marked_files(folder: Path) -> list[Path]:
    """The annotated articles in a folder, by name."""
    return sorted(folder.glob("??-*.txt"))


def _read(path: Path) -> tuple[AnnotatedArticle | None, list[str]]:
    content = path.read_text(encoding="utf-8")
    if not unicodedata.is_normalized("NFC", content):
        return None, ["not NFC; normalise it"]
    head, blank, rest = content.partition("\n\n")
    marked, line, below = rest.partition(f"\n{FACTS_LINE}\n")
    if not blank or not line:
        return None, [f'expected a header, an empty line, the article, a line "{FACTS_LINE}" and the facts']
    header, problems = _parse_header(head)
    paragraphs = [paragraph for paragraph in map(str.strip, marked.splitlines()) if paragraph]
    text, mentions = _unmark("\n".join(paragraphs))
    problems += _problems_of_mentions(text, mentions)
    facts, wrong = _parse_facts(below, text)
    problems += wrong
    problems += [problem for kind, fact in facts for problem in _problems_of_fact(kind, fact, mentions)]
    problems += _problems_of_documents(facts, mentions)
    if "lang" not in header:
        return None, problems
    return _annotated(path.stem, header, text, mentions, facts), problems


def _parse_header(head: str) -> tuple[dict[str, str], list[str]]:
    """The header's fields that can be used, and what is wrong with the others."""
    header = {}
    problems = []
    for line in head.splitlines():
        name, _, value = line.partition(":")
        if name not in HEADER_FIELDS:
            problems.append(f"header line {line!r}; expected {' and '.join(HEADER_FIELDS)}")
        header[name] = value.strip()
    if header.get("lang") not in get_args(Language):
        problems.append(f"language {header.pop('lang', None)!r}; expected {' or '.join(get_args(Language))}")
    if "date" in header:
        try:
            date.fromisoformat(header["date"])
        except ValueError:
            problems.append(f"date {header.pop('date')!r}; expected YYYY-MM-DD, or no such line")
    return header, problems


def _unmark(marked: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and the mentions that they were."""
    pieces: list[str] = []
    mentions = []
    at = length = 0
    for mark in MARK.finditer(marked):
        plain, name = marked[at : mark.start()], mark[1]
        pieces += [plain, name]
        start = length + len(plain)
        length = start + len(name)
        label = cast(Label, mark[2])
        mentions.append(
            Mention(start=start, end=length, label=label, text=name, confidence=1.0, source="annotated"),
        )
        at = mark.end()
    return "".join(pieces) + marked[at:], mentions


def _problems_of_mentions(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    for stray in re.finditer(r".{0,20}[\[\]|].{0,20}", text):
        yield f"a mark that doesn't close or has no label, at {stray[0]!r}"
    for mention in mentions:
        if mention.label not in LABELS:
            yield f"{mention.text!r} has the label {mention.label!r}; expected {', '.join(LABELS)}"
        if mention.text != mention.text.strip():
            yield f"{mention.text!r} is marked with white space around it"
        for at in (mention.start, mention.end):
            if re.match(r"\w\w", text[max(0, at - 1) : at + 1]) and at:
                yield f"the mark of {mention.text!r} begins or ends inside a word"


def _parse_facts(lines: str, text: str) -> tuple[list[tuple[str, Fact]], list[str]]:
    """The facts with all their fields, null where a line has none, and what is wrong with their lines."""
    facts = []
    problems = []
    for line in lines.splitlines():
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            kind = given.pop("fact")
            _, fields = KINDS[kind]
        except (ValueError, KeyError, AttributeError, TypeError):
            problems.append(f'{line!r} is no fact; expected a JSON object with "fact" one of {", ".join(KINDS)}')
            continue
        problems += [f"{kind} has a field {name!r}; expected {', '.join(fields)}" for name in given.keys() - fields]
        fact = {name: given.get(name) for name in fields}
        problems += [f"{kind} without {name!r}: {line}" for name in NEEDED[kind] if fact[name] is None]
        for name, form in fields.items():
            if fact[name] is not None and (expected := _expected(form, fact[name], text)):
                problems.append(f"{kind} with {name} {fact[name]!r}; expected {expected}")
        facts.append((kind, fact))
    return facts, problems


def _expected(form: str, value: object, text: str) -> str | None:
    """What should stand in a field of this form, if the value isn't that."""
    match form:
        case "quote" if not isinstance(value, str) or not value.strip() or value not in text:
            return "words of the text"
        case "date" if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
            return "an ISO date, YYYY-Qn or a period YYYY/YYYY"
        case "kind" if value not in DIRECTIVE_KINDS:
            return f"one of {', '.join(sorted(DIRECTIVE_KINDS))}"
        case "count" if type(value) is not int:
            return "a whole number"
        case "points" if type(value) not in (int, float):
            return "a number"
    return None


def _problems_of_fact(kind: str, fact: Fact, mentions: Sequence[Mention]) -> Iterator[str]:
    """What the marks of the text say against a fact."""
    names = {label: {mention.text for mention in mentions if mention.label == label} for label in LABELS}
    match kind:
        case "official":
            for field, label in (("person", "PERSON"), ("position", "POSITION")):
                if fact[field] not in names[cast(Label, label)]:
                    yield f"official with {field} {fact[field]!r}, which is nowhere marked {label}"
        case "directive":
            key = fact["number"] or fact["title"] or ""
            if not key or not any(key in name for name in names["DIRECTIVE"]):
                yield f"directive {key!r} is nowhere marked DIRECTIVE"
        case "ranking" if all(fact[field] is None for field in ("rank", "top", "score")):
            yield f"ranking of {fact['subject']!r} without rank, top and score"


def _problems_of_documents(facts: Sequence[tuple[str, Fact]], mentions: Sequence[Mention]) -> Iterator[str]:
    """Documents that are marked and no fact, or that a task names and no fact."""
    documents = [fact for kind, fact in facts if kind == "directive"]
    keys = {key for fact in documents for key in (fact["number"], fact["title"]) if key}
    for mention in mentions:
        if mention.label == "DIRECTIVE" and not any(_may_name(mention.text, key) for key in keys):
            yield f"{mention.text!r} is marked DIRECTIVE, but no directive has its number or title"
    for kind, fact in facts:
        if kind == "task" and fact["directive"] and fact["directive"] not in keys:
            yield f"task with directive {fact['directive']!r}, which no directive has for its number or title"


def _may_name(name: str, key: str) -> bool:
    """Whether `name` ("Nghị định 23") may be short for the document with number or title `key` ("23/2020/NĐ-CP")."""
    name, key = name.casefold(), key.casefold()
    number, of_key = re.search(r"\d+", name), re.match(r"\d+", key)
    return key in name or name in key or bool(number and of_key and number[0] == of_key[0])


def _annotated(
    id_: str, header: dict[str, str], text: str, mentions: Sequence[Mention], facts: Iterable[tuple[str, Fact]]
) -> AnnotatedArticle:
    row: dict[str, Any] = {
        "id": id_,
        "lang": header["lang"],
        "title": text.partition("\n")[0],
        "date": header.get("date"),
        "text": text,
        "mentions": [{"start": m.start, "end": m.end, "label": m.label, "text": m.text} for m in mentions],
        **{field: [] for field, _ in KINDS.values()},
    }
    for kind, fact in facts:
        row[KINDS[kind][0]].append(fact)
    article = Article(
        id=id_,
        text=text,
        language=cast(Language, header["lang"]),
        title=row["title"],
        published_at=row["date"],
    )
    return AnnotatedArticle(article=article, mentions=tuple(mentions), row=row)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the articles of a folder as JSONL, or name all that is wrong with them; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m models.annotated_text", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    files = marked_files(options.folder)
    problems = [problem for file in files for problem in problems_in(file)]
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    lines = [json.dumps(read_marked(file).row, ensure_ascii=False) + "\n" for file in files]
    options.output.write_text("".join(lines), encoding="utf-8")
    print(f"{len(files)} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
