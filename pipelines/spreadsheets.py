"""Cells that a spreadsheet must not run: "=1+1" in a CSV file becomes "'=1+1", which is shown as text.

The text comes back when the first apostrophe is taken from each cell that is apostrophes and then a sign of a formula;
so that this holds for all texts, those that are such already get one more.
See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

from typing import Any

# A cell that begins with one of these is taken for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

# The same as a regular expression, after any apostrophes.
FORMULA_PATTERN = rf"^'*[{''.join(FORMULA_STARTS).replace('-', '')}-]"


def safe_cell(value: Any) -> Any:
    """`value`, with an apostrophe before a text that a spreadsheet may take for a formula."""
    if isinstance(value, str) and value.lstrip("'").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def true_cell(value: str) -> str:
    """The text that `safe_cell` made `value` of."""
    return value[1:] if value.startswith("'") and value.lstrip("'").startswith(FORMULA_STARTS) else value
