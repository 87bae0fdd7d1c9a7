"""Cells that a spreadsheet must not run: "=1+1" in a CSV file becomes "'=1+1", which is shown as text.

See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

from typing import Any

# A cell that begins with one of these is taken for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: Any) -> Any:
    """`value`, with an apostrophe before a text that a spreadsheet may take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
