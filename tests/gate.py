"""Floors of F1 on the dev articles: `python -m tests.gate raise` pins what the models and rules reach now.

A floor lies a little below what was measured, and none falls unless `--lower "why"` says why; the reasons are kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from extractors.records import Language
from models.score import score
from tests.gold import GOLD, read_gold
from tests.shipped import dev_predictions

DEV = GOLD / "dev.jsonl"
FLOORS = Path(__file__).parent / "floors.json"

LANGUAGES: tuple[Language, ...] = ("vi", "en")

# Between a measured figure and its floor: another machine may round a mention away.
MARGIN = 0.005
DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least F1 by language and kind, the articles they were measured on, and the reasons why some were lowered."""

    dev_sha256: str
    f1: Mapping[str, Mapping[str, float]]
    lowered: tuple[str, ...] = ()


def read_floors(path: Path = FLOORS) -> Floors:
    record = json.loads(path.read_text(encoding="utf-8"))
    return Floors(dev_sha256=record["dev_sha256"], f1=record["f1"], lowered=tuple(record["lowered"]))


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    path.write_text(json.dumps(asdict(floors), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def measure(language: Language) -> dict[str, float]:
    """F1 by kind on the dev articles of a language."""
    report = score(read_gold("dev", language), dev_predictions(language))
    return {kind: figures.f1 for kind, figures in report.kinds.items()}


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def new_floors(
    old: Floors | None, measured: Mapping[str, Mapping[str, float]], dev_sha256: str, lower: str | None = None
) -> Floors:
    """The floors for what was measured; those that would fall stay, unless `lower` says why they may.

    Raises SystemExit when the old floors belong to other articles and no reason is given.
    """
    if old and old.dev_sha256 != dev_sha256 and not lower:
        raise SystemExit('the floors belong to other dev articles; to replace them give --lower "why"')
    f1: dict[str, dict[str, float]] = {}
    lowered = list(old.lowered if old else ())
    for language, kinds in measured.items():
        f1[language] = {}
        for kind, value in kinds.items():
            floor = round(max(0.0, value - MARGIN), DIGITS)
            before = old.f1.get(language, {}).get(kind, 0.0) if old else 0.0
            if floor < before and lower:
                lowered.append(f"{language} {kind} {before} to {floor}: {lower}")
            f1[language][kind] = floor if lower else max(floor, before)
    return Floors(dev_sha256=dev_sha256, f1=f1, lowered=tuple(lowered))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the new floors."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description=__doc__)
    parser.add_argument("command", choices=["raise"])
    parser.add_argument("--lower", metavar="WHY", help="lower floors too, for this reason")
    options = parser.parse_args(arguments)
    old = read_floors() if FLOORS.exists() else None
    measured: dict[str, dict[str, float]] = {language: measure(language) for language in LANGUAGES}
    floors = new_floors(old, measured, digest(DEV), options.lower)
    write_floors(floors)
    for language, kinds in floors.f1.items():
        for kind, floor in kinds.items():
            before = old.f1.get(language, {}).get(kind, 0.0) if old else 0.0
            print(f"{language} {kind:20} measured {measured[language][kind]:.4f}  floor {before:.4f} -> {floor:.4f}")


if __name__ == "__main__":
    main()
