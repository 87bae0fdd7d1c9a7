"""Outlet marks: which words before a lead say whose it is, and which say where it was or what it is about."""

from __future__ import annotations

import pytest

from extractors.clean import clean_html
from extractors.pages.outlet_marks import without_any_mark, without_outlet_mark, without_outlet_name

OUTLETS = ("Báo Thạch Lâm Mới", "thachlammoi.example.vn", "thachlammoi")
LEAD = "UBND thành phố yêu cầu các quận cắt giảm thời gian cấp phép xây dựng trước ngày 30/9."
ENGLISH_LEAD = "The city has asked all its districts to cut the time for building permits by half."


@pytest.mark.parametrize(
    "mark",
    [
        "(Báo Thử) - ",
        "(Thachlam.vn) – ",
        "(TLM) ",
        "TLM - ",
        "TLO – ",
        "TLO- ",
        "TLĐO - ",
        "TL&MĐ - ",
        "TLM Online - ",
        "Thachlammoi - ",
        "ThachLamMoi – ",
        "Baothu.vn - ",
        "BAOTHU.VN – ",
        "THACHLAMMOI ",
    ],
)
def test_mark_goes(mark: str) -> None:
    assert without_outlet_mark(mark + LEAD, OUTLETS) == LEAD


@pytest.mark.parametrize("mark", ["(TLM) - ", "TLM – ", "VGT - "])
def test_mark_of_an_english_article_goes(mark: str) -> None:
    assert without_outlet_mark(mark + ENGLISH_LEAD, OUTLETS) == ENGLISH_LEAD


@pytest.mark.parametrize(
    "lead",
    [
        f"Covid-19 - {LEAD}",
        f"Thạch Lâm - {LEAD}",
        f"Huế - {LEAD}",
        f"TPHCM - {LEAD}",
        f"EU - Việt Nam: {LEAD}",
        f"G7 - {LEAD}",
        f"Sáng 19/7 - {LEAD}",
        f"(19/7) - {LEAD}",
        f"Online - {LEAD}",
        # Capitals that the article goes on about.
        f"VKS - {LEAD} Đại diện VKS có mặt.",
        # "Thachlammoi" without a dash is its subject.
        f"Thachlammoi {LEAD}",
        # Places of English news are written so, and no outlet's capitals have vowels there.
        f"HANOI – {ENGLISH_LEAD}",
        f"CAIRO - {ENGLISH_LEAD}",
        f"Hanoi (VNT) - {ENGLISH_LEAD}",
        "TLM",
        "",
    ],
)
def test_what_the_article_says_stays(lead: str) -> None:
    assert without_outlet_mark(lead, OUTLETS) == lead


def test_capitals_that_come_again_are_no_mark() -> None:
    lead = f"CPTPP - {LEAD}"
    assert without_outlet_mark(lead, rest="Hiệp định CPTPP có hiệu lực.") == lead


def test_lines_are_compared_without_what_may_be_a_mark() -> None:
    assert {without_any_mark(mark + LEAD) for mark in ("", "TLO - ", "(TLO) ", "(Báo Thử) - ")} == {LEAD}


@pytest.mark.parametrize("mark", ["THE THACHLAMMOI TIMES — ", "Báo Thạch Lâm Mới – ", "Thachlammoi - ", "(TLM) - "])
def test_name_before_the_body_goes(mark: str) -> None:
    outlets = (*OUTLETS, "Thachlammoi Times", "TLM")
    assert without_outlet_name(mark + LEAD, outlets) == LEAD


@pytest.mark.parametrize("start", ["HUẾ - ", "Thừa Thiên Huế - ", "Huế - ", "VGT - ", "(Tiếp theo) - "])
def test_what_is_no_name_before_the_body_stays(start: str) -> None:
    outlets = ("Cổng thông tin điện tử tỉnh Thừa Thiên Huế", "hue.gov.vn", "hue")
    assert without_outlet_name(start + LEAD, outlets) == start + LEAD


@pytest.mark.parametrize("lead", [f"TLO - {LEAD}", f"<b>TLO</b> – {LEAD}", f"<span>(TLO)</span> - {LEAD}"])
def test_lead_of_a_page_is_without_its_mark(lead: str) -> None:
    first = "Theo Sở Xây dựng, thời gian cấp phép giảm từ 20 ngày xuống còn 10 ngày, bắt đầu từ quận Hòa Sơn."
    last = "Người đứng đầu đơn vị để hồ sơ quá hạn phải giải trình bằng văn bản với thành phố."
    body = f'<h1>Cắt giảm một nửa thời gian cấp phép</h1><div class="sapo">{lead}</div><p>{first}</p><p>{last}</p>'
    assert clean_html(f"<html><body>{body}</body></html>").text.split("\n") == [LEAD, first, last]
