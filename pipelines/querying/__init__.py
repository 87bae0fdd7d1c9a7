"""Querying: SQL over the published tables, what they hold, and why a row says what it says, as `congbao why 3f9a`."""
