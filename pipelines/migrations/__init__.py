"""Migrations of the store: a step for each change of its schema, run by Alembic when an older store is opened.

A step describes tables as they were when it was written, and so imports nothing of the schema as it is now.
"""
