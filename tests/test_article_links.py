"""Article links: all headlines of a section page, and nothing else, whatever system made the page."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pages.article_links import ArticleLink, find_article_links
from tests.gold import SHARED

PAGES = SHARED / "pages"

HEADLINES = (
    "Thành phố Thạch Lâm công bố chỉ số cải cách hành chính năm nay",
    "Chủ tịch tỉnh yêu cầu hoàn thành 12 nhiệm vụ trước ngày 30/9",
    "Sở Nội vụ Hoài Giang có giám đốc mới",
    "Hai phó chủ tịch nhận nhiệm vụ",
    "Hơn 500 hồ sơ trễ hạn ở quận An Khê: người đứng đầu nói gì?",
    "Xếp hạng chuyển đổi số của 11 huyện, thị xã",
    "Giá đất tăng",
    "Đề nghị các xã báo cáo kết quả rà soát thủ tục trong quý IV",
)
SECTIONS = (
    "Thời sự",
    "Kinh tế",
    "Văn hóa - Xã hội",
    "Khoa học công nghệ",
    "Người tốt việc tốt quanh ta",
    "Video",
    "Giáo dục",
    "Bạn đọc",
)


def slug(title: str) -> str:
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    return "-".join(re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode()))


def menu(addresses: dict[str, str]) -> str:
    return "<ul>" + "".join(f'<li><a href="{url}">{name}</a></li>' for name, url in addresses.items()) + "</ul>"


def card(url: str, title: str) -> str:
    return f"""<div class="item"><a href="{url}"><img src="/a.jpg" alt=""></a>
        <h3><a href="{url}" title="{title}">{title}</a></h3>
        <p>Ngày 19/7, lãnh đạo tỉnh họp với các sở, ngành để bàn việc này.</p><a href="{url}#comments">12</a></div>"""


def headline(url: str, title: str) -> str:
    return f'<li><a href="{url}">{title}</a></li>'


def whole_card(url: str, title: str) -> str:
    summary = "Hôm qua, các sở đã họp về việc này và giao nhiệm vụ."
    return f'<a class="card" href="{url}"><span>Xã hội</span><h2>{title}</h2><p>{summary}</p></a>'


# How systems make the addresses of articles, of sections and of other things that a page leads to.
STYLES = {
    "number behind the words": ("/{slug}-1962607{n:02}113426.htm", "/{slug}.htm", ("/tag/{slug}-2648{n}.htm",)),
    "section before the words": (
        "/xa-hoi/{slug}-2024071917{n:02}00.htm",
        "/{slug}.htm",
        ("/tac-gia/{slug}-36{n}.htm",),
    ),
    "post number": ("/{slug}-post8201{n:02}.html", "/{slug}/", ("/chu-de/{slug}-1.html", "/video/")),
    "short number, aspx": ("/tin-tuc/{slug}-1{n:02}.aspx", "/chuyen-muc/{slug}-{n}.aspx", ("/lien-he.aspx",)),
    "WordPress with dates": ("/2024/07/{n:02}/{slug}/", "/category/{slug}/", ("/2024/07/", "/author/tran-van-binh/")),
    "words alone": ("/{slug}.htm", "/{slug}.htm", ("/gioi-thieu.htm", "/rss.htm")),
    "words alone, no ending": ("/{slug}", "/{slug}", ("/lien-he", "/dang-nhap?next=/")),
    "SharePoint": ("/Pages/detail.aspx?ItemID=1{n:02}&l=TinTuc", "/Pages/list.aspx?CatID={n}", ("/Pages/lienhe.aspx",)),
    "number alone": ("/index.php?id={n}17&lang=vi", "/index.php?cat={n}", ("/index.php?page=2",)),
    "number in a folder": ("/chinh-tri/16590{n:02}/{slug}.html", "/{slug}/", ("/tags/{n}/{slug}.html",)),
    "hash": ("/thoi-su/202407/{slug}-0a1b{n:02}c/", "/{slug}/", ("/media/",)),
}


def section_page(style: str, item: str) -> tuple[str, list[str]]:
    """A page with a menu, the headlines in items of a kind, and a footer; and the addresses of the headlines."""
    article, section, others = STYLES[style]
    articles = [article.format(slug=slug(title), n=n + 11) for n, title in enumerate(HEADLINES)]
    sections = {name: section.format(slug=slug(name), n=n + 1) for n, name in enumerate(SECTIONS)}
    aside = {f"chỉ số {n}": other.format(slug=f"chi-so-{n}", n=n) for n, other in enumerate(others)}
    make = {"card": card, "headline": headline, "whole card": whole_card}[item]
    markup = f"""<html lang="vi"><body><header><a href="/">Báo Thử</a>{menu(sections)}</header>
    <div class="top-bar">{menu(sections)}</div><h1>Thời sự</h1>
    <div class="content"><ul>{"".join(make(url, title) for url, title in zip(articles, HEADLINES, strict=True))}</ul>
    <div class="more"><a href="?page=2">2</a> <a href="?page=3">3</a></div></div>
    <div class="cloud">{menu(aside)}</div>
    <footer>{menu(sections)}<a href="/dieu-khoan-su-dung-va-chinh-sach-bao-mat.htm">Điều khoản sử dụng và chính sách</a>
    <a href="https://khac.example/mot-bai-bao-rat-dai-cua-bao-khac-123456.htm">Một bài báo rất dài của báo khác</a>
    <a href="javascript:;">Đăng nhập</a> <a href="mailto:toasoan@bao.example.vn">Thư</a></footer></body></html>"""
    return markup, [f"https://bao.example.vn{url}" for url in articles]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("item", ["card", "headline", "whole card"])
def test_all_headlines_are_found_in_page_order_and_nothing_else(style: str, item: str) -> None:
    markup, addresses = section_page(style, item)
    links = find_article_links(markup.encode(), "https://bao.example.vn/thoi-su-trang-chu.htm")
    assert [link.url for link in links] == addresses
    assert [link.title for link in links] == list(HEADLINES)


WIRE = (
    ("/world/asia/ministry-names-first-woman-deputy-2024-07-19/", "Ministry names first woman deputy"),
    ("/world/asia/province-misses-deadline-reform-plan-2024-07-18/", "Province misses deadline on reform plan"),
    ("/world/cabinet-reshuffle-2024-07-18/", "Cabinet reshuffle"),
    ("/business/index-ranks-eleven-cities-by-services-2024-07-17/", "Index ranks eleven cities by services"),
)


def test_newswire_in_english_is_read() -> None:
    cards = "".join(
        f"<article><h3><a href='{url}?ref=home'>{title}</a></h3><a href='/authors/an-tran/'>An Tran</a>"
        f"<time>1h ago</time><a href='{url}'>Read more</a></article>"
        for url, title in WIRE
    )
    sections = {"World": "/world/", "Business": "/business/", "Asia Pacific": "/world/asia/", "Legal": "/legal/"}
    page = f"<nav>{menu(sections)}</nav><main><h1>World</h1>{cards}<a href='/world/?offset=20'>Load more</a></main>"
    links = find_article_links(page, "https://www.wire.example.com/world/")
    assert [link.title for link in links] == [title for _, title in WIRE]
    assert [link.url.partition("?")[0] for link in links] == [f"https://www.wire.example.com{url}" for url, _ in WIRE]


@pytest.mark.parametrize(
    ("anchor", "link"),
    [
        (
            '<h3><a href="//kinhte.bao.example.vn/mot-bai-bao-rat-dai-123456.htm?utm_source=zalo#a">Bài</a></h3>'
            '<a href="https://kinhte.bao.example.vn/mot-bai-bao-rat-dai-123456.htm">Một bài báo rất dài</a>',
            ("https://kinhte.bao.example.vn/mot-bai-bao-rat-dai-123456.htm", "Một bài báo rất dài"),
        ),
        (
            '<div><b>Pháp luật và đời sống</b> <a href="/tin/một-bài-báo-rất-dài.html">Một bài báo rất dài</a></div>',
            (
                "https://bao.example.vn/tin/m%E1%BB%99t-b%C3%A0i-b%C3%A1o-r%E1%BA%A5t-d%C3%A0i.html",
                "Một bài báo rất dài",
            ),
        ),
        # The label of the section, the number of comments and "read on" are no titles.
        (
            '<div><a href="/mot-bai-bao-rat-dai-123456.htm">Xem thêm</a><h4>Một bài báo rất dài</h4>'
            '<a href="/mot-bai-bao-rat-dai-123456.htm"><img alt="Ảnh"></a><a href="/kinh-te">Kinh tế</a></div>',
            ("https://bao.example.vn/mot-bai-bao-rat-dai-123456.htm", "Một bài báo rất dài"),
        ),
        ('<a href="/mot-bai-bao-rat-dai-123456.htm#box_comment">1</a>', None),
        ('<a rel="sponsored" href="/mot-bai-bao-rat-dai-123456.htm">Một bài quảng cáo rất dài</a>', None),
        ('<a href="/anh/mot-buc-anh-rat-dai-123456.jpg">Một bức ảnh rất dài và rộng</a>', None),
        ('<a href="http://[news/mot-bai-bao-rat-dai-123456.htm">Một bài báo rất dài và hay</a>', None),
        ('<a href="/thoi-su?page=2">Một trang rất dài và rộng của mục này</a>', None),
        ("<a>Một bài báo rất dài và hay</a>", None),
    ],
)
def test_one_link_is_judged(anchor: str, link: tuple[str, str] | None) -> None:
    links = find_article_links(f"<body><p>Tin</p>{anchor}</body>", "https://bao.example.vn/thoi-su")
    assert links == ([ArticleLink(url=link[0], title=link[1])] if link else [])


def test_page_without_a_number_is_no_article_where_articles_have_numbers() -> None:
    items = "".join(headline(f"/{slug(title)}-19626030{n}.htm", title) for n, title in enumerate(HEADLINES))
    offer = '<div><a href="/dang-ky-goi-ban-doc-danh-rieng.htm">Đăng ký gói bạn đọc dành riêng</a></div>'
    assert len(find_article_links(f"<body>{offer}<ul>{items}</ul></body>", "https://bao.example.vn/")) == len(HEADLINES)


def test_article_in_a_menu_is_found_by_the_shape_of_its_address() -> None:
    items = "".join(card(f"/{slug(title)}-19626030{n}.htm", title) for n, title in enumerate(HEADLINES))
    menu = '<nav><a href="/mot-su-kien-dang-duoc-ban-doc-theo-doi-196260399.htm">Sự kiện đang nóng</a></nav>'
    links = find_article_links(f"<body>{menu}{items}</body>", "https://bao.example.vn/")
    assert links[0].title == "Sự kiện đang nóng"
    assert len(links) == len(HEADLINES) + 1


def test_relative_links_begin_at_the_base() -> None:
    page = '<base href="/vi/"><h2><a href="mot-bai-bao-rat-dai-123456.htm">Một bài báo rất dài và hay</a></h2>'
    [link] = find_article_links(page, "https://bao.example.vn/thoi-su/index.htm")
    assert link.url == "https://bao.example.vn/vi/mot-bai-bao-rat-dai-123456.htm"


@pytest.mark.parametrize(
    "page", [b"", b" \n", b"<html></html>", b"<p>Trang tr\xe1\xba\xafng</p>", b'<?xml version="1.0"?>']
)
def test_page_without_links_leads_nowhere(page: bytes) -> None:
    assert find_article_links(page, "https://bao.example.vn/") == []


HREFS = st.text("/-?#=&.:[]%abc019 ", max_size=40)


@given(st.lists(st.tuples(HREFS, st.text(max_size=60)), max_size=8), HREFS)
def test_any_links_give_addresses_of_the_outlet_each_once(anchors: list[tuple[str, str]], path: str) -> None:
    body = "".join(f'<h2><a href="{href}">{text}</a></h2>' for href, text in anchors)
    urls = [link.url for link in find_article_links(f"<body>{body}</body>", f"https://bao.example.vn/{path}")]
    assert len(urls) == len(set(urls))
    assert all(re.match(r"https?://([a-z0-9.-]*\.)?example\.vn[:/]", url) for url in urls)


# What the addresses of articles are on the saved pages, as each of their links was checked by eye.
WITNESSES = (
    ("nld_list.html", "https://nld.com.vn/kinh-te.htm", r"https://nld\.com\.vn/[^/]+-19\d{16}\.htm", 37),
    ("vnexpress_list.html", "https://vnexpress.net/kinh-doanh", r"https://vnexpress\.net/[^/]+-\d{7}\.html", 50),
)


@pytest.mark.skipif(not PAGES.exists(), reason="the saved pages (../shared/pages) are not here")
@pytest.mark.parametrize(("file", "url", "form", "count"), WITNESSES, ids=[witness[0] for witness in WITNESSES])
def test_saved_section_pages_give_their_articles(file: str, url: str, form: str, count: int) -> None:
    page = (PAGES / file).read_text("utf-8")
    wanted = set(re.findall(rf'(?<=href="){form}(?=")', page)) | {
        "https://nld.com.vn" + path for path in re.findall(r'(?<=href=")/[^/"]+-19\d{16}\.htm(?=")', page)
    }
    found = [link.url for link in find_article_links(page, url)]
    assert len(wanted) == count
    assert len(wanted & set(found)) >= 0.95 * count
    assert len(set(found) - wanted) <= 0.05 * len(found)


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    "body",
    [
        "".join(f'<a href="/mot-bai-bao-rat-dai-{n}.htm">Một bài báo rất dài</a>' for n in range(2_000)),
        '<a href="/mot-bai-bao-rat-dai-123456.htm">Một bài báo rất dài</a>' * 5_000,
        "".join(f'<nav class="menu"><p><a href="/mot-bai-bao-{n}.htm">Bài báo</a></p></nav>' for n in range(2_000)),
        "<div>" * 500 + '<a href="/mot-bai-bao-rat-dai-123456.htm">Một bài báo rất dài</a>',
        f'<a class="{"a-" * 50_000}" href="/{"a-" * 50_000}.htm">{"chữ " * 50_000}</a>',
    ],
    ids=["many", "one", "menus", "deep", "long"],
)
def test_large_pages_are_read_in_time(body: str) -> None:
    for link in find_article_links(f"<body>{body}</body>", "https://bao.example.vn/"):
        assert link.url.startswith("https://bao.example.vn/")
