"""Main text: pages as content systems of many kinds build them, with text and names of our own."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from string import Template

import pytest

from extractors.clean import NoTextError, clean_html

TITLE = "Thạch Lâm cắt giảm một nửa thời gian cấp phép xây dựng"
LEAD = "UBND thành phố Thạch Lâm yêu cầu các quận hoàn thành việc cắt giảm thời gian cấp phép trước ngày 30/9."
FIRST = "Sáng 19/7, Chủ tịch UBND thành phố Trần Quốc Bình chủ trì cuộc họp về cải cách thủ tục hành chính quý III."
SECOND = "Theo ông Bình, thời gian cấp phép xây dựng phải giảm từ 20 ngày xuống còn 10 ngày, bắt đầu từ quận Hòa Sơn."
HEADING = "Giao việc cho từng sở"
THIRD = "Sở Xây dựng được giao rà soát 14 thủ tục, báo cáo UBND thành phố trước ngày 15/8; Sở Nội vụ kiểm tra việc này."
LAST = "Người đứng đầu đơn vị để hồ sơ quá hạn phải giải trình bằng văn bản và chịu trách nhiệm trước thành phố."
BODY = (FIRST, SECOND, HEADING, THIRD, LAST)
ARTICLE = (LEAD, *BODY)

OTHERS = (
    "Quận Hòa Sơn đưa vào hoạt động trung tâm phục vụ người dân",
    "Hơn 300 hồ sơ đất đai quá hạn được giải quyết trong tháng 6",
    "Thành phố công bố chỉ số hài lòng của người dân năm 2023",
)
PICTURE = "Quang cảnh cuộc họp sáng 19/7 tại trụ sở UBND thành phố Thạch Lâm"


NAMES = ("TITLE", "PICTURE", "LEAD", "FIRST", "SECOND", "HEADING", "THIRD", "LAST")
# Each is a page as another content system builds it, with names for the lines of the article.
TEMPLATES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def links(*titles: str, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/tin-{place}.html">{title}</a></{tag}>' for place, title in enumerate(titles))


def page(body: str, *, head: str = "", title: str = TITLE, description: str = LEAD) -> str:
    """A page with the menus, the sidebar and the footer that all have."""
    menu = links("Thời sự", "Kinh tế", "Văn hóa", "Giáo dục", "Y tế", "Thể thao", "Bạn đọc")
    return f"""<!DOCTYPE html><html lang="vi"><head><title>{title} | Báo Thử</title>
<meta property="og:title" content="{title}"><meta property="og:description" content="{description}">{head}</head><body>
<header><div class="logo"><a href="/">Báo Thử</a></div><ul class="main-menu">{menu}</ul></header>
{body}
<div class="box-right"><h3>Đọc nhiều</h3><ul>{links(*OTHERS)}</ul></div>
<div id="page-bottom"><p>Cơ quan của Đảng bộ thành phố Thạch Lâm. Giấy phép số 12/GP-BTTTT cấp ngày 3/4/2020.</p>
<p>Điện thoại: 0123 456 789. Địa chỉ: số 1 đường Sông Lam, quận Hòa Sơn.</p></div></body></html>"""


def paragraphs(*texts: str) -> str:
    return "".join(f"<p><strong>{text}</strong></p>" if text == HEADING else f"<p>{text}</p>" for text in texts)


def fill(template: Path) -> str:
    others = {f"OTHER_{place}": other for place, other in enumerate(OTHERS, start=1)}
    lines = dict(zip(NAMES, (TITLE, PICTURE, *ARTICLE), strict=True))
    return Template(template.read_text("utf-8")).substitute(lines, **others)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.stem)
def test_article_is_its_lead_and_paragraphs(template: Path) -> None:
    assert clean_html(fill(template)).text.split("\n") == list(ARTICLE)


RANKING = """<table border="1"><caption>Bảng xếp hạng</caption><thead><tr><th>Hạng</th><th>Quận, huyện</th>
<th>Điểm</th></tr></thead><tbody>
<tr><td>1</td><td><a href="/hs">Quận Hòa Sơn</a></td><td>92,18</td></tr>
<tr><td>2</td><td>Huyện <b>Sông</b> Lam</td><td>90,05</td></tr>
<tr><td>3</td><td>Quận Bắc<br>Bình</td><td>88,4</td></tr></tbody></table>"""


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        pytest.param(
            RANKING,
            [
                "Hạng | Quận, huyện | Điểm",
                "1 | Quận Hòa Sơn | 92,18",
                "2 | Huyện Sông Lam | 90,05",
                "3 | Quận Bắc Bình | 88,4",
            ],
            id="table of data",
        ),
        pytest.param(
            "<ol><li>Quận Hòa Sơn</li><li><p>Huyện Sông Lam</p></li></ol>",
            ["1. Quận Hòa Sơn", "2. Huyện Sông Lam"],
            id="ordered list",
        ),
        pytest.param('<ol start="4"><li>Quận Bắc Bình;</li></ol>', ["4. Quận Bắc Bình;"], id="list that goes on"),
        pytest.param(
            "<ul><li>Rà soát 14 thủ tục;</li><li>Báo cáo trước 15/8.</li></ul>",
            ["Rà soát 14 thủ tục;", "Báo cáo trước 15/8."],
            id="list",
        ),
        pytest.param(
            "<p>Sở <b>Nội</b><i> vụ</i> chủ<span><span> trì</span></span>,<wbr> phối<!-- x --> hợp với<br>"
            "các quận.</p>",
            ["Sở Nội vụ chủ trì, phối hợp với các quận."],
            id="inline elements",
        ),
        pytest.param(
            "<p>Tăng 5<sup>%</sup> so với<script>x()</script> năm&nbsp;2023, theo báo&shy;&#8203; cáo.</p>",
            ["Tăng 5% so với năm 2023, theo báo cáo."],
            id="scripts and invisible letters",
        ),
        pytest.param(
            "<blockquote><p>“Chúng tôi sẽ làm đúng hạn.”</p></blockquote>",
            ["“Chúng tôi sẽ làm đúng hạn.”"],
            id="quotation",
        ),
        pytest.param(
            "<div>Một đoạn đứng riêng trong thẻ div, không có p.</div>",
            ["Một đoạn đứng riêng trong thẻ div, không có p."],
            id="div",
        ),
        pytest.param("<p>- Thưa ông, bao giờ xong?</p>", ["- Thưa ông, bao giờ xong?"], id="short question"),
        pytest.param(
            "Chữ đứng trần giữa các đoạn, không thẻ nào bao quanh.",
            ["Chữ đứng trần giữa các đoạn, không thẻ nào bao quanh."],
            id="bare text",
        ),
        pytest.param(f'<p><img src="a.jpg">{THIRD}</p>', [], id="same paragraph twice"),
        pytest.param(
            '<p><img src="a.jpg"></p><p>Ngay sau cuộc họp, các quận bắt đầu rà soát hồ sơ tồn đọng từ đầu năm.</p>',
            ["Ngay sau cuộc họp, các quận bắt đầu rà soát hồ sơ tồn đọng từ đầu năm."],
            id="prose below a picture",
        ),
        pytest.param(f'<p><img src="a.jpg"></p><p><em>{PICTURE}.</em></p>', [], id="slanted caption"),
        pytest.param(
            f'<div class="img-box"><img src="a.jpg"><span>{PICTURE}.</span></div>',
            [],
            id="caption in a box with its picture",
        ),
        pytest.param(f"<p>{PICTURE}. Ảnh: An Bình/Báo Thử</p>", [], id="caption with a credit"),
        pytest.param(
            '<p>Xem thêm: <a href="/x">Quận Hòa Sơn đưa vào hoạt động trung tâm</a> và các tin khác</p>',
            [],
            id="prompt",
        ),
        pytest.param(
            f'<div class="box"><div class="title">Tin liên quan</div><ul>{links(*OTHERS)}</ul></div>',
            [],
            id="box of related news without a telling class",
        ),
        pytest.param('<p><a href="/x">Toàn văn Quyết định số 15/2024/QĐ-UBND</a></p>', [], id="link by itself"),
        pytest.param(
            '<p>Theo <a href="/a">Quyết định 15/2024/QĐ-UBND</a> và <a href="/b">Nghị quyết 24-NQ/TU</a>,'
            " hạn là 30/9.</p>",
            ["Theo Quyết định 15/2024/QĐ-UBND và Nghị quyết 24-NQ/TU, hạn là 30/9."],
            id="sentence with links",
        ),
        pytest.param(
            '<div class="ads"><p>Mua căn hộ cao cấp ven sông với giá chỉ từ 2 tỉ đồng, gọi ngay hôm nay.</p></div>',
            [],
            id="advert",
        ),
    ],
)
def test_lines_between_paragraphs(inner: str, lines: list[str]) -> None:
    markup = page(
        f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, FIRST, SECOND, THIRD)}{inner}{paragraphs(LAST)}</article>"
    )
    assert clean_html(markup).text.split("\n") == [LEAD, FIRST, SECOND, THIRD, *lines, LAST]


@pytest.mark.parametrize(
    "end",
    [
        "<p><b>Minh An</b></p>", "<p>Theo Reuters</p>", "<p><strong>Hà Vi (tổng hợp)</strong></p>",
        "<p>(Theo TTXVN/Báo Thử)</p>",
        "<p>Bài và ảnh: Minh An</p>", "<p>Reporting by Ann Lee; Editing by Tom Hall</p>", "<h3>Tags</h3>",
        "<p>Nguồn: Báo Thử.</p>",
        '<p>Tags: <a href="/t">cấp phép</a></p>', "<p>Copyright © 2024 Báo Thử. All rights reserved.</p>",
        "<p>Bình luận (12)</p>",
        "<div><p>Bình luận</p><p>Tôi rất đồng ý với việc này, mong các quận khác cũng làm theo.</p></div>",
        "<p>Bài viết này có hữu ích với bạn không?</p>",
        "<p>* Đừng bỏ lỡ tin nào của thành phố, hãy theo dõi Báo Thử trên Google News.</p>",
        "<p>Quý độc giả có thể gửi bài viết và ý kiến về hộp thư toasoan@baothu.vn.</p>",
        f"<p>Bạn đang đọc bài viết {TITLE} tại chuyên mục Thời sự. Mọi góp ý xin gửi về hotline 0123 456 789.</p>",
        "<p>* Mọi ý kiến đóng góp của các bạn về cải cách hành chính xin gửi về hộp thư bandoc@baothu.vn.</p>",
        "<p>Hiện chưa có bình luận nào, hãy là người đầu tiên bình luận.</p><p>Lấy link!</p>",
        "<p>Nội dung: Hà Vi | Ảnh: Minh An | Thiết kế: Lê Hoa</p>",
        "<p><b>Bài 2: Gỡ những nút thắt còn lại trong cấp phép xây dựng</b></p>",
        "<p>Stay updated with our newsletter.</p><p>./.</p>",
    ],
)  # fmt: skip
def test_article_ends_with_its_last_sentence(end: str) -> None:
    markup = page(f"<article><h1>{TITLE}</h1>{paragraphs(*ARTICLE)}{end}</article>")
    assert clean_html(markup).text.split("\n") == list(ARTICLE)


@pytest.mark.parametrize(
    "last",
    [
        "Theo kế hoạch, dự án hoàn thành trong quý II.",
        "Theo ông Bình, mọi việc sẽ xong trước Tết.",
        "Nguồn vốn đã được bố trí đủ.",
        "Ông không trả lời.",
        "Cuộc họp kết thúc lúc 17 giờ.",
        "Bạn đọc có thể nộp hồ sơ tại 12 phường.",
        "Mọi thông tin về hồ sơ được công khai.",
        "Thành phố sẽ theo dõi tiến độ trên từng địa bàn.",
        "Nội dung: cắt giảm mười thủ tục.",
    ],
)
def test_short_last_sentence_stays(last: str) -> None:
    markup = page(f"<article><h1>{TITLE}</h1>{paragraphs(*ARTICLE, last)}</article>")
    assert clean_html(markup).text.split("\n") == [*ARTICLE, last]


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ tại đây, ông Bình cho biết mọi việc đúng hạn.",
        "Tải ứng dụng của thành phố về điện thoại rồi nộp hồ sơ.",
        "Xem thêm hồ sơ cũ là việc mà các quận phải làm.",
        "(c) Sở Nội vụ kiểm tra việc thực hiện.",
        "Bình luận về việc này, ông Bình nói sẽ làm đến cùng.",
        "More than 300 files were settled in June.",
        "Share prices fell by 3% on Friday.",
        "Register to vote by 30 September, the city said.",
        "Tin vào người dân, thành phố bỏ hai lần kiểm tra.",
        "Địa chỉ nhận hồ sơ: số 1 đường Sông Lam.",
        # Readers are told so at the end alone.
        "Bạn đọc gửi về tòa soạn hơn 300 ý kiến trong một tuần.",
    ],
)
def test_sentence_that_looks_like_furniture_stays(line: str) -> None:
    markup = page(f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, FIRST, line, SECOND, LAST)}</article>")
    assert clean_html(markup).text.split("\n") == [LEAD, FIRST, line, SECOND, LAST]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param("<html><body></body></html>", "no article text", id="empty body"),
        pytest.param(
            page("<h1>404</h1><p>Trang không tồn tại hoặc đã bị xóa. Mời bạn quay lại trang chủ.</p>", title="404"),
            "an error page",
            id="404",
        ),
        pytest.param(
            page(
                "<h1>Page not found</h1><p>Sorry, the page that you are looking for does not exist any more.</p>",
                title="Page not found",
            ),
            "an error page",
            id="page not found",
        ),
        pytest.param(
            "<title>Just a moment...</title><p>Checking your browser before you can go on to the site.</p>",
            "an error page",
            id="browser check",
        ),
        pytest.param(
            page(
                "<div><h1>Thời sự</h1>"
                + "".join(
                    f'<div class="item"><h3><a href="/x{n}">{other} lần {n}</a></h3>'
                    f"<p>{other} lần thứ {n}, theo thông tin của UBND thành phố hôm nay.</p></div>"
                    for n in range(4)
                    for other in OTHERS
                )
                + "</div>",
                title="Thời sự",
            ),
            "a list of",
            id="section",
        ),
        pytest.param(
            page(f"<div><h1>Thời sự</h1><ul>{links(*OTHERS * 5)}</ul></div>", title="Thời sự"),
            "no article text|a list of",
            id="section of headlines",
        ),
        pytest.param(
            page(
                f'<h1>{TITLE}</h1><video src="a.mp4"></video><p>{LEAD}</p>',
                head='<meta property="og:type" content="video.other">',
            ),
            "a video with a line",
            id="video",
        ),
        pytest.param(
            page("<p>Bạn cần đăng nhập để đọc tiếp nội dung này. Đăng ký tài khoản miễn phí tại đây.</p>"),
            "no article text",
            id="log in",
        ),
        pytest.param(
            page("<div><p>We use cookies to offer you a better experience. Accept all cookies to go on.</p></div>"),
            "a notice to log in|no article text",
            id="cookies",
        ),
    ],
)
def test_page_that_is_no_article_says_what_it_is(markup: str, found: str) -> None:
    with pytest.raises(NoTextError, match=found):
        clean_html(markup)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<h1>{TITLE}</h1><p>{FIRST}</p>", id="one paragraph"),
        pytest.param(f"<h1>{TITLE}</h1><div>{FIRST}</div><p>Minh An</p>", id="one div"),
        pytest.param(
            f"<h1>{TITLE}</h1><p>{FIRST}</p><p>Đăng nhập để đọc tiếp.</p><ul>{links(*OTHERS * 3)}</ul>",
            id="beginning before a wall",
        ),
        pytest.param(
            f'<h1>{TITLE}</h1><div class="cookie-bar"><p>Có dùng cookie.</p></div><div class="text">{FIRST}</div>',
            id="cookie bar",
        ),
    ],
)
def test_short_article_is_one(body: str) -> None:
    assert clean_html(page(body, description="")).text == FIRST


def test_video_page_with_an_article_is_one() -> None:
    head = '<meta property="og:type" content="video.other">'
    markup = page(f"<h1>{TITLE}</h1><video src='a.mp4'></video>{paragraphs(*ARTICLE)}", head=head)
    assert clean_html(markup).text.split("\n") == list(ARTICLE)


def test_text_that_only_scripts_would_show_is_read_from_the_data() -> None:
    body = "\\n".join(ARTICLE)
    data = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{body}"}}'
    data = f'<script type="application/ld+json">{data}</script>'
    assert clean_html(page('<div id="app">Đang tải…</div>', head=data)).text.split("\n") == list(ARTICLE)


def test_live_page_keeps_its_entries() -> None:
    entries = "".join(
        f'<div class="entry"><time>{hour}:00</time><h3>Diễn biến lúc {hour} giờ</h3><p>{text}</p></div>'
        for hour, text in enumerate((FIRST, SECOND, THIRD, LAST), start=8)
    )
    text = clean_html(
        page(f"<article><h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><div class='live'>{entries}</div></article>")
    ).text
    assert [line for line in text.split("\n") if line in ARTICLE] == [LEAD, FIRST, SECOND, THIRD, LAST]
    assert "Diễn biến lúc 11 giờ" in text


@pytest.mark.parametrize("tag", ["font", "div", "b"])
def test_article_below_hundreds_of_open_tags_is_read(tag: str) -> None:
    assert clean_html(f"<body>{f'<{tag}>' * 500}{paragraphs(*ARTICLE)}").text.split("\n") == list(ARTICLE)


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    "unit", [f"<h1>{HEADING}</h1>", f"<li>{FIRST}</li>", "<img><p>a b</p>", "a<br><img>", "<p>Tin liên quan</p>"]
)
def test_time_grows_with_the_page_and_no_faster(unit: str) -> None:
    with suppress(NoTextError):
        clean_html(f"<body>{'<div>' * 1500}{unit * 3_000}")


def test_lead_in_a_box_of_its_own_is_not_taken_for_a_short_body() -> None:
    boxes = "".join(f"<div>{paragraphs(text)}</div>" for text in (FIRST, SECOND, LAST))
    markup = page(f"<h1>{TITLE}</h1><div class='top'>{LEAD}</div><div>{boxes}</div>", description="")
    assert clean_html(markup).text.split("\n") == [LEAD, FIRST, SECOND, LAST]


def test_table_alone_is_a_text() -> None:
    assert clean_html(page(f"<div><h1>{TITLE}</h1>{RANKING}</div>", description="")).text.startswith(
        "Hạng | Quận, huyện"
    )
