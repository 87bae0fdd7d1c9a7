"""Pages: the reports as files, such as "reports/20240720T230000Z-5f3a9c02.html"; "reports/latest.html" is the last.

Any that is gone can be written again from the store.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pipelines.files import whole_file
from pipelines.reporting.digest import Digest
from pipelines.reporting.page import draw_page

REPORTS = "reports"
LATEST = "latest.html"


def write_page(digest: Digest, output: Path, keep: int) -> Path:
    """Write the page of a run below `output`, and make it the latest; the `keep` written last stay."""
    folder = output / REPORTS
    path = folder / f"{digest.record.run_id}.html"
    with whole_file(path) as part:
        part.write_text(draw_page(digest, folder), encoding="utf-8")
    switch_latest(folder, path)
    for older in sorted(pages_of(folder), key=lambda page: page.stat().st_mtime_ns, reverse=True)[keep:]:
        older.unlink(missing_ok=True)
    return path


def pages_of(folder: Path) -> list[Path]:
    """The pages in a folder, but for the name of the latest."""
    return [path for path in folder.glob("*.html") if path.name != LATEST]


def switch_latest(folder: Path, page: Path) -> None:
    """Let "latest.html" be a page, from one moment to the next: a link, or a copy where there are no links."""
    with whole_file(folder / LATEST) as part:
        part.unlink(missing_ok=True)  # a process of the same number that was killed may have left it
        try:
            os.symlink(page.name, part)
        except OSError:
            shutil.copyfile(page, part)
