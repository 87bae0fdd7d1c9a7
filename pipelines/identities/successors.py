"""Bodies that took over from others: the Ministry of Finance from that of Planning and Investment on 1 March 2025.

The reorganisation of Resolution 176/2025/QH15 and, for the Party, of February 2025. Departments of provinces followed
their ministries. A body is not the same as the one it took over from.
"""

from __future__ import annotations

from collections.abc import Mapping

MARCH_2025 = "2025-03-01"

# By the fields of ministries and of departments, as terms of `extractors.lexicons.bodies`.
FIELD_SUCCESSORS: Mapping[str, tuple[str, str]] = {
    "planning and investment": ("finance", MARCH_2025),
    "transport": ("construction", MARCH_2025),
    "agriculture and rural development": ("agriculture and environment", MARCH_2025),
    "natural resources and environment": ("agriculture and environment", MARCH_2025),
    "information and communications": ("science and technology", MARCH_2025),
    "labor, war invalids and social affairs": ("home affairs", MARCH_2025),
    "ethnic minority affairs": ("ethnic minorities and religious affairs", MARCH_2025),
}
# By what the body is.
TERM_SUCCESSORS: Mapping[str, tuple[str, str]] = {
    "central propaganda department": ("central commission for propaganda and mass mobilization", "2025-02-03"),
    "central mass mobilization commission": ("central commission for propaganda and mass mobilization", "2025-02-03"),
    "central economic commission": ("central commission for policies and strategies", "2025-02-03"),
}
SUCCEEDING_HEADS = frozenset({"bộ", "sở"})
