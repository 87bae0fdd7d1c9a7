"""spaCy without torch: it is not loaded with spaCy, and can be afterwards."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

needs_torch = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed")


@needs_torch
def test_spacy_is_imported_without_torch_which_can_be_found_afterwards() -> None:
    code = """
import importlib.util, sys
from extractors.without_torch import import_spacy
import_spacy()
print("spacy" in sys.modules, "torch" in sys.modules, importlib.util.find_spec("torch") is not None)
"""
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "True False True\n"


def test_torch_that_is_there_already_stays() -> None:
    code = """
import sys, types
torch = sys.modules["torch"] = types.ModuleType("torch")
from extractors.without_torch import import_spacy
import_spacy()
print(sys.modules["torch"] is torch)
"""
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "True\n"
