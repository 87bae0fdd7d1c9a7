import pytest

from extractors.records import LABELS, Label
from extractors.tag_labels import LABEL_NAMES, read_label


@pytest.mark.parametrize(
    ("name", "label", "begins", "ends"),
    [
        ("B-PER", "PERSON", True, False),
        ("I-PER", "PERSON", False, False),
        ("L-Person", "PERSON", False, True),
        ("U-ORGANIZATION", "ORG", True, True),
        ("S-ORG", "ORG", True, True),
        ("E-LOC", "LOC", False, True),
        ("M-LOC", "LOC", False, False),
        ("B_GPE", "LOC", True, False),
        ("GPE", "LOC", False, False),
        ("I-JOB", "POSITION", False, False),
        ("Person_Name", "PERSON", False, False),
        ("B-LAW", "DIRECTIVE", True, False),
        ("O", None, False, False),
        ("B-MISC", None, True, False),
        ("LABEL_0", None, False, False),
        # An ordinal mostly ranks nothing: "the 11th meeting".
        ("ORDINAL", None, False, False),
    ],
)
def test_a_label_is_read_with_its_prefix(name: str, label: Label | None, begins: bool, ends: bool) -> None:
    foreign = read_label(name)
    assert (foreign.label, foreign.begins, foreign.ends) == (label, begins, ends)


def test_every_label_of_ours_has_foreign_names_and_no_name_means_two() -> None:
    names = [name for names in LABEL_NAMES.values() for name in names]
    assert set(LABEL_NAMES) == set(LABELS)
    assert len(names) == len(set(names))
