"""What a language says around ranks: who holds them, on which list, for when, from which points."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.lexicons.ranks import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingLexicon:
    """The words and patterns of one language; every pattern is built from the tables beside it.

    A pattern said to stand before or after something touches it: it ends with ``$`` or is matched from there.
    """

    decimal: str  # the mark between units and tenths

    attributive: Pattern  # from the start of a rank that describes what it ranks: ``index``, "No. 2 | producer"

    graded: Pattern  # up to the end of a rank that describes what it ranks: "nền kinh tế | lớn thứ hai"

    # Who is ranked.
    kind: Pattern  # everything in such a word but its kind, "province"; nothing is left of "it"
    anaphors: Pattern  # its one group: "the province", "tỉnh này", a name said before
    aside: Pattern  # before a name: who made the list, whom the subject is compared with, "theo | Bộ Nội vụ"
    scope: Pattern  # before a name: where the list holds, "in | the Mekong Delta"
    spoken: Pattern  # before a name that a stop or comma follows: "said | Hanoi's chairman,"
    no_names: Pattern  # capitals that name nothing that is ranked: "PCI", "USD", "ATP"
    speaker: Pattern  # after a name: it tells the news, "X | said"
    opens_subject: Pattern  # after a rank: the ranked names come next, "đứng đầu | là"
    fronted: Pattern  # the words of a clause before a rank whose subject comes after it, "Đứng thứ hai | là"
    attached: Pattern  # between a rank and a name right after it: "4th | -placed | West Ham"
    separator: Pattern  # between the names, or the ranks, of one list
    last_separator: Pattern  # the separator before the last of a list
    followed: Pattern  # opens the names that come next in the order, "followed by"
    belongs: Pattern  # before a top N: somebody is in it
    members: Pattern  # after a top N: its members come next
    no_record: Pattern  # before a rank in its clause: a wish, a target, a condition, a denial

    apposed: Pattern  # between a name and a rank said of it: "Nga | (xếp | thứ ba)"
    possessed: Pattern  # from a rank to the name it belongs to: "vị trí thứ tư của | West Ham"
    immediate: Pattern  # between a rank and the name that holds it, whoever is named before: "đứng thứ hai là | Huế"
    titled: Pattern  # before a rank that only describes an unnamed one: "đội | đầu bảng"
    named_kind: str  # how a place is named with its kind, as a template for ``kind``
    other_kind: str  # how a place is named with any kind, ``unit``, as a template for ``name``
    regions: Pattern  # a place too wide to be ranked: "châu Á", "the Mekong Delta"

    predicate: Pattern  # nothing but verbs between a name and a rank: "Huế | hiện đang xếp | thứ ba"
    with_unit: str  # a name with the word for its kind, as a template for ``name``: "tỉnh {name}"
    openers: Pattern  # at the start of a sentence: a capital that makes no name
    clause_opens: Pattern  # between two ranks: the words of the second begin

    # What the rank is for.
    total_behind: Pattern  # ``out_of``, from the end of the rank on
    total_ahead: Pattern  # ``out_of``, in the words before: "Among the 12 districts, Huế is first"
    total_of_list: Pattern  # ``out_of``, of the list itself: "the 37-country list", "bảng xếp hạng gồm 141 nước"
    top_index: Pattern  # ``index`` inside a top N: "10 | thị trường du lịch | hàng đầu"
    parts: Pattern  # the sentence is about parts of the list named before: "pillars"
    narrower: Pattern  # the sentence is about a smaller field than the one before: "Within the province"
    index_after: tuple[Pattern, ...]  # ``index``, from the end of the rank on
    index_before: tuple[Pattern, ...]  # ``index``, from the start of the sentence to the rank
    index_alone: Pattern  # ``index``, up to a rank without a name before it: "Institutions | ranked third"
    index_of: Pattern  # ``index``, up to the subject: "the PCI of | Hanoi"
    index_owned: Pattern  # ``index``, from the end of the subject on: "Hanoi | 's PCI"
    index_edges: Pattern  # words and marks at the edges of an index that don't belong to it
    bare_list: Pattern  # "bảng xếp hạng", which doesn't say which one
    index_name: Pattern  # ``index``: a named list wherever it stands
    topic: Pattern  # ``index``: what is fought for or compared, "the smartphone market", "giải bóng đá"
    measure: Pattern  # ``index``: what is counted or measured, "the disbursement rate", "kim ngạch xuất khẩu"
    scope_words: Pattern  # what such patterns catch that names no list: "cả nước", "the region"
    change: Pattern  # ``up`` or ``down``: the places gained or lost
    score: Pattern  # ``score``
    bare_score: Pattern  # ``score`` right after a name: "Hanoi | (66.10)"
    percent: Pattern  # ``score`` in percent, which are points of such lists as ``scored`` finds by name
    scored: Pattern  # "PAR Index", "chỉ số hài lòng"
    earlier: Pattern  # before a rank: it is an earlier place, "up from | 18th"
    other_moment: Pattern  # before a date: not the one the list is for, "so với | năm 2022"
    year_before: Pattern  # the year before the one just spoken of, "a year earlier"
    last_year: Pattern  # the year before publication, "năm ngoái"
    wider: Pattern  # before a date: it is only a part of the period, "first half of | 2024"
    spoken_period: Pattern  # a period without a year: "6 tháng đầu năm"
    as_of: Pattern  # before a day: the list is for that very day, "tính đến | ngày 30/11"
    compared: Pattern  # before a date: the moment of the earlier place, "so với | năm 2022"
    same_period: Pattern  # before a year: the same months of it, "the same period of | 2022"
    maker: Pattern  # after a date in the words of a list: who made it, "PCI năm 2023 | của VCCI"

    # Numbered tables.
    heading: Pattern  # the words before "1." that make what follows a table of ranks
