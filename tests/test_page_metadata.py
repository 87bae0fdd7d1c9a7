"""Page metadata: title, author, section, address, language and outlet, as many systems write them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from extractors.pages.authors import find_author, read_names
from extractors.pages.metadata import PageMetadata, find_address, find_language, read_metadata
from extractors.pages.sections import find_section
from extractors.pages.titles import find_title
from tests.gold import SHARED

PAGES = SHARED / "pages"
TITLE = "Thành phố Thạch Lâm rà soát thủ tục"
OUTLETS = ("Báo Thạch Lâm", "thachlam.example.vn", "thachlam")
LONG = "Tại cuộc họp sáng 19/7, Chủ tịch UBND thành phố giao Sở Nội vụ chủ trì, phối hợp với các quận rà soát thủ tục."


def page(body: str = "", head: str = "", attributes: str = "") -> Any:
    return html.document_fromstring(f"<html {attributes}><head>{head}</head><body>{body}</body></html>")


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | data)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        (f"<title>{TITLE} - Báo Thạch Lâm</title>", ""),
        (f"<title>{TITLE} | Xã hội | Báo điện tử Thạch Lâm</title>", TITLE),
        (f"<title>Báo Thạch Lâm | {TITLE}</title>", ""),
        (meta("og:title", f"{TITLE} – thachlam.example.vn"), ""),
        # What the page says to networks goes before its heading, where they are of one kind.
        (meta("og:title", TITLE), f"{TITLE} hành chính"),
        (linked(headline=TITLE) + f"<title>{TITLE} - Trang tin</title>", "Xã hội"),
        # A slogan, or the outlet's name on all pages.
        (meta("og:title", "Báo Thạch Lâm - Tin tức") + f"<title>{TITLE}</title>", TITLE),
        (meta("og:title", "Đọc báo mỗi ngày") + f"<title>{TITLE} - Báo Thạch Lâm</title>", f"<span>{TITLE}</span>"),
        # Escaped twice, with tags, cut off.
        (meta("og:title", "Thành phố Th&amp;#7841;ch L&amp;acirc;m &lt;b&gt;rà soát&lt;/b&gt; thủ tục"), ""),
        (meta("og:title", "Thành phố Thạch Lâm rà soát…"), TITLE),
        ("", TITLE),
    ],
)
def test_title_has_no_outlet(head: str, heading: str) -> None:
    assert find_title(page(f"<h1>{heading}</h1>", head), OUTLETS) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "TP THẠCH LÂM: RÀ SOÁT THỦ TỤC",  # capitals stay
        "Thạch Lâm - thành phố bên sông",
        "Chỉ số PCI 2024 | Thạch Lâm tăng ba bậc",
        "Hội nghị APEC-2024 họp tại Thạch Lâm",
        "Bắt đầu từ con số 0...",
        "Vì sao “nóng” ở 5 < 6 quận?",
    ],
)
def test_title_stays_as_it_is_written(title: str) -> None:
    escaped = title.replace("<", "&lt;")
    assert find_title(page(f"<h1>{escaped}</h1>", f"<title>{escaped} - Báo Thạch Lâm</title>"), OUTLETS) == title


def test_heading_of_the_site_is_no_title() -> None:
    body = f"<header><h1>Báo Thạch Lâm</h1></header><article><h2>{TITLE}</h2><p>{LONG}</p></article>"
    assert find_title(page(body, f"<title>{TITLE}</title>"), OUTLETS) == TITLE
    assert find_title(page("<p>Chữ</p>"), OUTLETS) is None


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Hà Thu", ["Hà Thu"]),
        ("Theo An Bình", ["An Bình"]),
        ("Nguyễn An - Trần Bình", ["Nguyễn An", "Trần Bình"]),
        ("Bài và ảnh: NGUYỄN AN, TRẦN BÌNH", ["NGUYỄN AN", "TRẦN BÌNH"]),
        ("Hà Thu (Theo Reuters)", ["Hà Thu"]),
        ("Thu Hà/TTXVN", ["Thu Hà", "TTXVN"]),
        ("Tác giả: Lê Minh và Phạm Hoa", ["Lê Minh", "Phạm Hoa"]),
        ("By Jane van Doe and John O'Neil | Staff Writer", ["Jane van Doe", "John O'Neil"]),
        ("Jane Doe\nJuly 19, 2024", ["Jane Doe"]),
        ("Nguyễn An 19/7/2024 8h05", ["Nguyễn An"]),
        ("toasoan@thachlam.example.vn", []),
        ("https://www.facebook.com/thachlam", []),
        ("admin", []),
        ("Ban biên tập", []),
        ("PV", []),
        ("jdoe_2", []),
        ("Một câu văn có nhiều chữ hơn một cái tên rất nhiều.", []),
        ("", []),
    ],
)
def test_names_are_read_from_a_line(written: str, names: list[str]) -> None:
    assert read_names(written) == names


@pytest.mark.parametrize(
    "head",
    [
        linked(author={"@type": "Person", "name": "Hà Thu"}),
        linked(author=[{"@type": "Person", "name": ["Hà Thu"]}, {"@type": "Organization", "name": "Báo Thạch Lâm"}]),
        linked(author="Hà Thu"),
        linked(author={"@id": "#1"}) + '<script type="application/ld+json">{"@id": "#1", "name": "Hà Thu"}</script>',
        linked(author={"name": ""}) + meta("article:author", "Hà Thu"),
        meta("article:author", "https://www.facebook.com/bao") + meta("author", "Hà Thu"),
        linked(author="thachlam.example.vn") + meta("dc.creator", "Theo Hà Thu"),
    ],
)
def test_author_is_found_in_the_data_of_a_page(head: str) -> None:
    assert find_author(page(f"<h1>{TITLE}</h1>", head), OUTLETS) == "Hà Thu"


@pytest.mark.parametrize(
    ("body", "author"),
    [
        (f'<div class="author-info"><a rel="author" href="/tg">Hà Thu</a></div><p>{LONG}</p>', "Hà Thu"),
        ('<span itemprop="author"><b itemprop="name">Hà Thu</b> 19/7</span>', "Hà Thu"),
        ('<p class="tac-gia">Nguyễn An - Trần Bình</p>', "Nguyễn An, Trần Bình"),
        ('<div class="byline">By <a>Hà Thu</a> <span>July 19</span></div>', "Hà Thu"),
        ('<div><a href="/tac-gia/ha-thu-1.htm"><img></a> <a href="/tac-gia/ha-thu-1.htm">Hà Thu</a></div>', "Hà Thu"),
        # What is called the author's has no name.
        ('<div class="x-author">17:30 | Chia sẻ</div><p class="author">Hà Thu <i>(Theo Báo Thử)</i></p>', "Hà Thu"),
        # Others than the author.
        (f'<p>{LONG}</p><div class="comments"><b class="author">Bạn Đọc</b></div>', None),
        (f'<p>{LONG}</p><aside><span class="author">Lê Hoa</span></aside>', None),
        (f'<p class="author">Báo Thạch Lâm</p><p>{LONG}</p>', None),
    ],
)
def test_author_is_found_beside_the_heading(body: str, author: str | None) -> None:
    assert find_author(page(f"<h1>{TITLE}</h1>{body}"), OUTLETS) == author


@pytest.mark.parametrize(
    ("end", "author"),
    [
        ("<p><strong>Hà Thu</strong></p>", "Hà Thu"),
        ("<p>Nguyễn An - Trần Bình (Theo TTXVN)</p>", "Nguyễn An, Trần Bình"),
        ("<p style='text-align: right'>Theo An Bình</p>", "An Bình"),
        ("<p>Thu Hà/TTXVN</p>", "Thu Hà"),
        ("<p>BÀI VÀ ẢNH: NGUYỄN AN</p>", "NGUYỄN AN"),
        (f"<p>{LONG}<br><b>Theo An Bình</b></p>", "An Bình"),
        ("<p>Theo đó, các quận báo cáo trước ngày 30/9.</p><p>Hà Thu</p>", "Hà Thu"),
        ("<div><a href='/tac-gia/ha-thu'>Hà Thu</a></div>", "Hà Thu"),
        # Below it is a box of others, which are as long as a paragraph.
        (f"<p><b>Hà Thu</b></p><div><ul><li><a href='/b'>{3 * LONG}</a></li></ul></div>", "Hà Thu"),
        # No names of authors.
        ("<p>Kết luận</p><p>Xem thêm</p>", None),
        ("<p>TTXVN</p>", None),
        ("<p>Ông Trần Văn Bình</p>", None),
        ("<p>Ảnh: Nguyễn An</p>", None),
        ("<div><a href='/tag/ha-noi'>Hà Nội</a></div>", None),
        ("<ul><li>Chia Sẻ</li></ul>", None),
        ("<figure>Nguyễn An</figure>", None),
        ("", None),
    ],
)
def test_author_is_found_at_the_end_of_the_text(end: str, author: str | None) -> None:
    assert find_author(page(f"<h1>{TITLE}</h1><div><p>{LONG}</p><p>{LONG}</p>{end}</div>"), OUTLETS) == author


def test_author_is_found_at_the_end_of_a_text_without_paragraphs() -> None:
    text = "".join(f"<div><span>{text}</span></div>" for text in (LONG, LONG, "HÀ THU"))
    assert find_author(page(f"<h3>{TITLE}</h3><div>{text}</div>"), OUTLETS) == "HÀ THU"


TRAIL = [("Trang chủ", "/"), ("Tin tức", "/tin"), ("Kinh tế", "/kinh-te"), ("Thuế", "/thue"), (TITLE, "/a.htm")]
STEPS = [{"@type": "ListItem", "position": n, "name": name, "item": url} for n, (name, url) in enumerate(TRAIL)]
OLD_STEPS = [{"@type": "ListItem", "item": {"@id": url, "name": name}} for name, url in TRAIL]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked(**{"@type": "BreadcrumbList", "itemListElement": STEPS}), ""),
        (linked(**{"@type": "BreadcrumbList", "itemListElement": OLD_STEPS}), ""),
        (linked(**{"@type": "BreadcrumbList", "itemListElement": [[step] for step in STEPS]}), ""),
        # The trail alone says what is above what.
        (
            linked(**{"@graph": [{"@type": "BreadcrumbList", "itemListElement": STEPS}]})
            + meta("article:section", "Thuế"),
            "",
        ),
        (meta("article:section", "Kinh tế"), ""),
        (linked(articleSection="Kinh tế, Thuế"), ""),
        (linked(articleSection=["Kinh tế", "Thuế"]), ""),
        ('<meta itemprop="articleSection" content="Kinh tế">', ""),
        ("", '<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/kinh-te">Kinh tế</a></li></ul>'),
        ("", '<div class="cate"><a href="/kinh-te">Kinh tế</a></div>'),
        ("", '<nav aria-label="Breadcrumb"><a href="/">Báo Thạch Lâm</a> › <a href="/kinh-te">Kinh tế</a></nav>'),
    ],
)
def test_section_is_the_most_general_one(head: str, body: str) -> None:
    assert find_section(page(f"{body}<h1>{TITLE}</h1>", head), TITLE, OUTLETS) == "Kinh tế"


def test_page_without_trail_has_no_section() -> None:
    assert find_section(page(f"<nav><a href='/'>Kinh tế</a></nav><h1>{TITLE}</h1>"), TITLE, OUTLETS) is None


URL = "https://www.thachlam.example.vn/tin/ra-soat-thu-tuc-123.htm"


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


@pytest.mark.parametrize(
    ("head", "came_from", "address"),
    [
        (canonical(URL), URL + "?utm_source=zalo", URL),
        (canonical("/tin/ra-soat-thu-tuc-123.htm"), URL + "?page=2", URL),
        (canonical("//www.thachlam.example.vn/tin/ra-soat-thu-tuc-123.htm#top"), URL, URL),
        (f'<link rel="Canonical" href=" {URL}?fbclid=Iw ">', URL, URL),
        (meta("og:url", URL), "https://m.thachlam.example.vn/tin/ra-soat-thu-tuc-123.htm", URL),
        (canonical(URL), "https://thachlam.example.vn/amp/tin/ra-soat-thu-tuc-123.htm", URL),
        (linked(mainEntityOfPage={"@id": URL}), None, URL),
        (linked(url=URL), URL + "#binh-luan", URL),
        # The front page, a login, a host of one's own network, no address.
        (canonical("https://www.thachlam.example.vn/"), URL, URL),
        (canonical("https://www.thachlam.example.vn/index.html") + meta("og:url", URL), URL + "?a=1", URL),
        (canonical("https://www.thachlam.example.vn/dang-nhap?next=/tin"), URL, URL),
        (canonical("http://localhost:3000/tin/ra-soat-thu-tuc-123.htm"), URL, URL),
        (canonical("javascript:void(0)"), URL, URL),
        (canonical("http://[news"), URL, URL),
        (canonical(""), URL, URL),
        (canonical(URL) + '<base href="http://[news">', URL, URL),
        # A title with such a word.
        (canonical("/huong-dan-dang-nhap-1.htm"), URL, "https://www.thachlam.example.vn/huong-dan-dang-nhap-1.htm"),
        # Another outlet: one word is not enough, two are.
        (canonical("https://sso.khac.example.com/session/1"), URL, URL),
        (canonical(URL), "https://copy.example.com/p/1", "https://copy.example.com/p/1"),
        (canonical(URL) + meta("og:url", URL), "https://copy.example.com/p/1", URL),
        # A mirror of one's own, and a file.
        (canonical(URL), "http://127.0.0.1:8000/1", URL),
        (canonical(URL), "http://localhost:8000/1", URL),
        (canonical(URL), None, URL),
        ("", None, None),
        (canonical("/tin/a.htm"), None, None),
        ("", "https://Thachlam.example.vn:443/tin?id=1&utm_medium=x", "https://thachlam.example.vn/tin?id=1"),
    ],
)
def test_address_is_the_one_that_can_be_believed(head: str, came_from: str | None, address: str | None) -> None:
    assert find_address(page(f"<h1>{TITLE}</h1>", head), came_from) == address


def test_relative_address_begins_at_the_base() -> None:
    head = '<base href="https://www.thachlam.example.vn/tin/">' + canonical("ra-soat-thu-tuc-123.htm")
    assert find_address(page("", head), None) == URL


VIETNAMESE = meta("og:title", TITLE) + meta("og:description", LONG)
ENGLISH = meta("og:title", "City reviews its procedures") + meta(
    "og:description", "The chairman of the city spoke on it."
)
FRENCH = meta("og:title", "La ville revoit ses démarches") + meta(
    "og:description", "Le maire de la ville en a parlé hier."
)


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ('lang="vi"', "", "vi"),
        ('lang="vi-VN"', VIETNAMESE, "vi"),
        ('lang="EN_us"', ENGLISH, "en"),
        ('xml:lang="en"', "", "en"),
        ("", meta("og:locale", "vi_VN"), "vi"),
        ("", '<meta http-equiv="Content-Language" content="en">', "en"),
        ("", linked(inLanguage="en-GB"), "en"),
        ("", VIETNAMESE, "vi"),
        ("", "", None),
        ('lang="fr"', FRENCH, None),
        # What the system wrote by itself is wrong; the words show it.
        ('lang="en-US"', VIETNAMESE, "vi"),
        ('lang="vi"', ENGLISH, "en"),
        ('lang="vi"', FRENCH, "vi"),
    ],
)
def test_language_is_the_one_that_the_page_says(attributes: str, head: str, language: str | None) -> None:
    assert find_language(page("", head, attributes)) == language


def test_metadata_are_read_together() -> None:
    head = linked(
        headline=TITLE,
        author={"name": "Hà Thu"},
        datePublished="2024-07-19T17:30:00",
        articleSection="Kinh tế",
        publisher={"@type": "Organization", "name": "Báo Thạch Lâm"},
    )
    assert read_metadata(page(f"<h1>{TITLE}</h1>", head + canonical(URL), 'lang="vi"'), None) == PageMetadata(
        title=TITLE,
        author="Hà Thu",
        section="Kinh tế",
        url=URL,
        published_at="2024-07-19T17:30:00+07:00",
        language="vi",
        outlet="Báo Thạch Lâm",
    )


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "@graph",
                        "@id",
                        "name",
                        "author",
                        "headline",
                        "datePublished",
                        "articleSection",
                        "item",
                        "itemListElement",
                        "mainEntityOfPage",
                        "url",
                        "publisher",
                        "inLanguage",
                        "description",
                    ]
                ),
                inner | st.sampled_from(["NewsArticle", "BreadcrumbList", "Organization"]),
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_any_linked_data_are_survived(data: object) -> None:
    script = f'<script type="application/ld+json">{json.dumps(data).replace("<", "")}</script>'
    read = read_metadata(page(f"<h1>{TITLE}</h1>", script), URL)
    assert read.title is not None
    assert read.url is not None


def _expected_pages() -> list[dict[str, Any]]:
    listing = PAGES / "expected.jsonl"
    return [json.loads(line) for line in listing.read_text("utf-8").splitlines()] if listing.exists() else []


@pytest.mark.skipif(not _expected_pages(), reason="the saved pages (../shared/pages) are not here")
@pytest.mark.parametrize("expected", _expected_pages(), ids=lambda expected: expected["file"])
@pytest.mark.parametrize("came_from", ["{url}?utm_source=zalo#box", "http://127.0.0.1:8000/1", None])
def test_saved_pages_say_what_they_are(expected: dict[str, Any], came_from: str | None) -> None:
    parsed = html.document_fromstring((PAGES / expected["file"]).read_text("utf-8"))
    read = read_metadata(parsed, came_from and came_from.format(url=expected["url"]))
    said = (read.title, read.published_at, read.url, read.language)
    assert said == (expected["title"], expected["published_at"], expected["url"], "vi")
    assert None not in (read.author, read.section, read.outlet)


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    "body",
    [
        "<p class='date'>19/7/2024 17:30 và nhiều chữ khác</p>" * 5_000,
        "<table>" + "<tr><td>19/7/2024</td><td>17:30</td></tr>" * 5_000 + "</table>",
        "<div class='comments'>" + "<b class='author'>Hà Thu</b><p>Hay.</p>" * 5_000 + "</div>",
        f"<div class='author'>{'a' * 200_000}</div>",
        f"<h1>{'chữ - ' * 50_000}</h1>",
        "<div>" * 2_000 + "19/7/2024 17:30",
    ],
    ids=["times", "table", "comments", "long name", "long title", "deep"],
)
def test_large_pages_are_read_in_time(body: str) -> None:
    head = meta("author", "x" * 200_000) + meta("og:title", f"{TITLE}{' ' * 200_000}|")
    assert read_metadata(page(f"<h1>{TITLE}</h1>{body}", head), URL).url == URL
