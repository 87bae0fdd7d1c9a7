"""Address shapes: what can be told of a page before it is fetched."""

from __future__ import annotations

import pytest

from extractors.pages.address_shapes import AddressShape

SITE = "https://bao.example.vn"


@pytest.mark.parametrize(
    ("path", "shape", "words", "numbered"),
    [
        ("/ra-soat-thu-tuc-196260307113426.htm", "/S-N.htm", "ra soat thu tuc", True),
        ("/xa-hoi/ha-noi/ra-soat-thu-tuc-20240719.htm", "/S/S-N.htm", "ra soat thu tuc", True),
        ("/2024/07/19/ra-soat-thu-tuc/", "/N/S", "ra soat thu tuc", True),
        ("/tin-tuc/ra-soat-thu-tuc-123.aspx", "/S/S-n.aspx", "ra soat thu tuc", True),
        ("/a/ra-soat-thu-tuc/7701234.html", "/S/N.html", "ra soat thu tuc", True),
        ("/tin/r%C3%A0-so%C3%A1t", "/S/S", "rà soát", False),
        ("/thoi-su/ra-soat-thu-tuc", "/S/S", "ra soat thu tuc", False),
        # A year is no record's number.
        ("/du-an-den-nam-2030.html", "/S.html", "du an den nam", False),
        ("/world/2024/jul/19/city-reviews-procedures", "/S/N/S/N/S", "city reviews procedures", True),
        ("/Pages/detail.aspx?ItemID=12&l=vi", "/Pages/detail.aspx?ItemID", "", True),
        ("/list.aspx?CatID=12", "/S.aspx", "list", False),
        ("/?p=12", "/?p", "", True),
    ],
)
def test_address_has_a_shape(path: str, shape: str, words: str, numbered: bool) -> None:
    address = AddressShape(SITE + path)
    assert (address.shape, " ".join(address.words), address.is_numbered) == (shape, words, numbered)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/tag/chu-tich-tinh-26482.html",
        "/topic/ha-noi-26482",
        "/tac-gia/tran-binh-36.htm",
        "/su-kien/ky-hop",
        "/trang/2",
        "/chuyen-muc/giao-duc",
        "/ha-noi-tag2648.html",
        "/thoi-su-zone12.html",
        "/chinh-sach-bao-mat-du-lieu-ca-nhan-20190514153010649.htm",
        "/anh/ra-soat-thu-tuc-hanh-chinh-123456.jpg",
        "/dang-nhap?next=/ra-soat-thu-tuc-hanh-chinh-123456.htm",
    ],
)
def test_address_is_surely_no_article(path: str) -> None:
    assert AddressShape(SITE + path).is_article_free


@pytest.mark.parametrize(
    "path",
    [
        "/ra-soat-thu-tuc-196260307113426.htm",
        "/hoi-dap/thu-tuc-cap-lai-giay-to-20240719173000.htm",
        "/comment/opinion/article/3185495/what-the-city-needs",
        "/archives/2024/07/19/2003782199",
        # Words of lists inside of names and titles.
        "/hop-cho-soc-trang-102250620175732543.htm",
        "/vung-dumping-zone-3078711",
        "/dang-nhap-bang-tai-khoan-dinh-danh-123456.htm",
    ],
)
def test_address_may_be_of_an_article(path: str) -> None:
    assert not AddressShape(SITE + path).is_article_free
