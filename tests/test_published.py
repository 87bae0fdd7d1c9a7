"""Times of publication: every form in which pages write them, and which one counts where a page has several."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from extractors.pages.published import VIETNAM, find_published_time
from extractors.pages.times import WrittenTime, read_machine_time, read_visible_time

FRIDAY = "2024-07-19T17:30:00+07:00"


def iso(read: WrittenTime | None, *, vietnamese: bool) -> str | None:
    return read.isoformat(VIETNAM if vietnamese else None) if read else None


@pytest.mark.parametrize(
    ("written", "vietnamese", "time"),
    [
        ("2024-07-19T17:30:05+07:00", True, "2024-07-19T17:30:05+07:00"),
        ("2024-07-19T10:30:00Z", True, "2024-07-19T10:30:00+00:00"),
        ("2024-07-19T17:30:00.123+0700", False, FRIDAY),
        ("2024-07-19T17:30+07", False, FRIDAY),
        ("2024-07-19T17:30:00+7:00", False, FRIDAY),
        ("2024-07-19 17:30:00 +07:00", False, FRIDAY),
        ("2024-07-19T17:30:00 GMT+7", False, FRIDAY),
        ("2024-07-19 17:30", True, FRIDAY),
        ("20240719T173000", True, FRIDAY),
        ("20240719173000", True, FRIDAY),
        # Without a zone the hour is certain only where the page is Vietnamese.
        ("2024-07-19T17:30:00", False, "2024-07-19"),
        ("2024-07-19", True, "2024-07-19"),
        ("1721385000", True, "2024-07-19T10:30:00+00:00"),
        ("1721385000000", False, "2024-07-19T10:30:00+00:00"),
        ("Fri, 19 Jul 2024 17:30:00 +0700", False, FRIDAY),
        ("Fri, 19 Jul 2024 10:30:00 GMT", True, "2024-07-19T10:30:00+00:00"),
        ("Fri Jul 19 2024 17:30:00 GMT+0700 (Indochina Time)", False, FRIDAY),
        ("19/07/2024 17:30", True, FRIDAY),
        # .NET in its own language: the month goes first, whatever the page's language is.
        ("7/8/2024 5:30:00 PM", True, "2024-07-08T17:30:00+07:00"),
        ("07/08/2024 5:30:00 CH", True, "2024-08-07T17:30:00+07:00"),
        # What systems write for no time, and days that there are not.
        ("0001-01-01T00:00:00", True, None),
        ("0", True, None),
        ("0000000000", True, None),
        ("2024-02-30T10:00:00", True, None),
        ("2024-07-19T25:30:00", True, None),
        ("12/34/2024", True, None),
        ("", True, None),
    ],
)
def test_machine_time_is_read(written: str, vietnamese: bool, time: str | None) -> None:
    assert iso(read_machine_time(written, day_first=vietnamese), vietnamese=vietnamese) == time


@pytest.mark.parametrize(
    ("written", "vietnamese", "time"),
    [
        ("Thứ Sáu, 19/7/2024, 17:30 (GMT+7)", True, FRIDAY),
        ("Thứ sáu, ngày 19/07/2024 - 07:05", True, "2024-07-19T07:05:00+07:00"),
        ("Thứ sáu, ngày 19 tháng 7 năm 2024 - 5:30 PM", True, FRIDAY),
        ("17:30 Thứ 6, 19/07/2024", True, FRIDAY),
        ("T6, 19/07/2024 | 17:30", True, FRIDAY),
        ("19/07/2024 17:30 GMT+7", False, FRIDAY),
        ("19/07/2024 17:30 +0700", False, FRIDAY),
        ("17:30 | 19/07/2024", True, FRIDAY),
        ("17:30, 19-07-2024", True, FRIDAY),
        ("17:30 -19/07/2024", True, FRIDAY),
        ("19-07-2024 17:30", True, FRIDAY),
        ("19.7.2024 lúc 17h30", True, FRIDAY),
        ("17h30' ngày 19/7/2024", True, FRIDAY),
        ("17 giờ 30 phút, ngày 19 tháng 7, 2024", True, FRIDAY),
        ("2024/07/19 17:30", True, FRIDAY),
        ("Thứ Sáu, 19/07/2024 5:30:00 CH", True, FRIDAY),
        ("9:05 SA - Thứ 6, 19/07/2024", True, "2024-07-19T09:05:00+07:00"),
        ("Ngày 7 tháng 8 năm 2024", True, "2024-08-07"),
        ("19 Tháng Bảy, 2024", True, "2024-07-19"),
        ("17:30, 19 thg 7, 2024", True, FRIDAY),
        ("Tháng Mười Hai 19, 2024", True, "2024-12-19"),
        # "năm" is a year, and May.
        ("19 tháng năm 2024", True, "2024-05-19"),
        ("19 tháng năm năm 2024", True, "2024-05-19"),
        ("07-03-2026 - 00:01 AM", True, "2026-03-07T00:01:00+07:00"),
        ("07-03-2026 - 05:15 PM", True, "2026-03-07T17:15:00+07:00"),
        ("07-03-2026 - 17:15 PM", True, "2026-03-07T17:15:00+07:00"),
        ("July 19, 2024 | 17:30 (GMT +7)", False, FRIDAY),
        ("19 Jul 2024, 10:30 UTC-05:00", False, "2024-07-19T10:30:00-05:00"),
        ("Published 3:45 PM EDT, Fri July 19, 2024", False, "2024-07-19T15:45:00-04:00"),
        ("Fri 19 Jul 2024 10.30 GMT", False, "2024-07-19T10:30:00+00:00"),
        ("Published July 19, 2024", False, "2024-07-19"),
        # Two digits are a year only beside a time of day.
        ("19/7/24 17:30", True, FRIDAY),
        ("19/7/24", True, None),
        # Day first in Vietnam, and elsewhere only what can be read in one way.
        ("7/8/2024", True, "2024-08-07"),
        ("7/8/2024", False, None),
        ("7/7/2024", False, "2024-07-07"),
        ("19/7/2024", False, "2024-07-19"),
        ("7/19/2024", False, "2024-07-19"),
        ("31/02/2024 17:30", True, None),
        ("Số 12/34/2024", True, None),
        ("Giá 19.7 triệu", True, None),
    ],
)
def test_visible_time_is_read(written: str, vietnamese: bool, time: str | None) -> None:
    assert iso(read_visible_time(written, day_first=vietnamese), vietnamese=vietnamese) == time


TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)).map(lambda when: when.replace(microsecond=0))
OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))


@given(TIMES, OFFSETS)
def test_iso_time_comes_out_as_it_went_in(when: datetime, zone: timezone) -> None:
    written = when.replace(tzinfo=zone).isoformat()
    read = read_machine_time(written, day_first=True)
    assert read is not None
    assert datetime.fromisoformat(read.isoformat(None)) == when.replace(tzinfo=zone)


FORMS = ("{0:%d/%m/%Y %H:%M}", "{0:%H:%M} | {0:%d/%m/%Y}", "{0:%d-%m-%Y} - {0:%I:%M %p}", "{0:%d.%m.%Y} lúc {0:%Hh%M}")


@given(TIMES.map(lambda when: when.replace(second=0)), st.sampled_from(FORMS))
def test_vietnamese_time_comes_out_to_the_minute(when: datetime, form: str) -> None:
    read = read_visible_time(form.format(when), day_first=True)
    assert iso(read, vietnamese=True) == when.replace(tzinfo=VIETNAM).isoformat()


@given(st.text(max_size=60) | st.from_regex(r"[0-9/:. -]{0,30}(GMT[+-][0-9]{1,4})?", fullmatch=True))
def test_any_text_gives_a_time_of_our_days_or_none(text: str) -> None:
    for read in (read_machine_time(text, day_first=True), read_visible_time(text, day_first=False)):
        if read is not None:
            assert 1990 <= read.day.year <= 2099
            assert date.fromisoformat(read.isoformat(UTC)[:10]) == read.day
            assert isinstance(read.clock, time | None)


def published(body: str, head: str = "", **options: object) -> str | None:
    page = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return find_published_time(page, **({"vietnamese": True} | options))  # type: ignore[arg-type]


def linked(**data: str) -> str:
    pairs = "".join(f', "{name}": "{value}"' for name, value in data.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle"{pairs}}}</script>'


@pytest.mark.parametrize(
    "head",
    [
        linked(datePublished="2024-07-19T17:30:00+07:00", dateModified="2024-07-20T08:00:00+07:00"),
        # Lists of steps, typed twice, broken JSON, and JSON in a comment.
        '<script type="application/ld+json">[{"@type": "WebPage", "datePublished": "2020-01-01"},'
        '{"@graph": [{"@type": ["Article", "NewsArticle"], "datePublished": "2024-07-19T17:30:00"}]}]</script>',
        '<script type="application/ld+json">{"headline": "a "b" c", "datePublished": "2024-07-19T17:30"}</script>',
        '<script type="application/ld+json">/*<![CDATA[*/{"@type": "NewsArticle",'
        '"datePublished": "2024-07-19T17:30:00"};/*]]>*/</script>',
        '<meta property="article:published_time" content="2024-07-19T17:30:00">'
        '<meta name="lastmod" content="2024-08-01">',
        '<meta itemprop="datePublished" content="2024-07-19T17:30:00+07:00">',
        '<meta name="pubdate" content="Fri, 19 Jul 2024 17:30:00 +0700">',
        '<meta name="DC.date.issued" content="2024-07-19T17:30:00+07:00">',
        '<meta property="article:published_time" content="0001-01-01"><meta name="pubdate" content="2024-07-19 17:30">',
    ],
)
def test_time_is_found_in_the_data_of_a_page(head: str) -> None:
    assert published("<h1>A</h1>", head) == FRIDAY


@pytest.mark.parametrize(
    "body",
    [
        '<h1>A</h1><span class="date">Thứ Sáu, 19/7/2024, 17:30 (GMT+7)</span>',
        # No name says that it is a time; the text does.
        "<h1>A</h1><div><span>Thứ Sáu, 19/07/2024 17:30</span></div>",
        "<h1>A</h1><div>17:30 | 19/07/2024 - Hà An</div>",
        # The day and the time of day are apart.
        '<h1>A</h1><div class="info"><span>19/07/2024</span> <span>17:30</span></div>',
        '<h1>A</h1><div class="meta">Ngày đăng: 19/07/2024 17:30 | Cập nhật: 20/07/2024 08:00</div>',
        '<h1>A</h1><div class="meta">Cập nhật lúc 08:00, 20/07/2024 | Xuất bản lúc 17:30, 19/07/2024</div>',
        '<h1>A</h1><p class="time">Cập nhật: 20/07/2024 08:00</p><p class="time">19/07/2024 17:30</p>',
        '<h1>A</h1><time datetime="2024-07-19T17:30:00+07:00">hôm qua</time>',
        '<h1>A</h1><time class="updated" datetime="2024-07-20">hôm nay</time>'
        '<time class="entry-date published" datetime="2024-07-19T17:30:00+07:00">hôm qua</time>',
        '<h1>A</h1><time class="entry-published updated" datetime="2024-07-19T17:30:00+07:00">hôm qua</time>',
        '<h1>A</h1><p class="modified-date">20/07/2024 9:00</p><p class="date">19/07/2024 17:30</p>',
        '<h1>A</h1><p class="x"><i class="a-date"><b>19/7/2024 17:30</b></i> <b>Báo Thử và các báo khác</b></p>',
        '<input type="hidden" class="published_date" value="2024-07-19 17:30:00"><h1>A</h1>',
        # Right above the heading, but not in the head of the site, where today's date is.
        '<div class="top date">20/7/2024 9:00</div><div><p class="date">19/7/2024 17:30</p><h1>A</h1></div>',
        '<header><h1>Báo Thử</h1><p class="date">20/7/2024 9:00</p></header>'
        '<article><h1>Một cuộc họp dài</h1><p class="date">19/7/2024 17:30</p></article>',
        # Today's date is below the heading, too.
        '<h1>A</h1><time id="currentDate">24/11/2024</time><span class="x">17:30 - 19/07/2024</span>',
        '<h1>A</h1><time class="today" datetime="2024-11-24">24/11</time><span class="x">17:30 - 19/07/2024</span>',
        # At the end of the text.
        "<h1>A</h1><p>Ngày 1/7/2024, các sở đã họp để bàn việc này.</p><div>(Ngày đăng: 19/07/2024 17:30)</div>",
        # Beside it are the times of others.
        '<h1>A</h1><div class="tin-lien-quan"><span class="date">18/7/2024 9:00</span></div>'
        '<div><a href="/b">Một bài khác về việc này hôm trước</a><span class="date">18/7/2024 9:00</span></div>'
        '<aside><time datetime="2024-07-18">18/7/2024</time></aside><div class="date">19/7/2024 17:30</div>',
    ],
)
def test_time_is_found_in_what_a_page_shows(body: str) -> None:
    assert published(body) == FRIDAY


@pytest.mark.parametrize(
    "body",
    [
        # The times beside related links are theirs.
        '<h1>A</h1><span class="time-ago">18:00, 20/7/2024</span>',
        '<h1>A</h1><ul><li><a href="/b">Một bài khác về việc này</a> <span class="date">18/7/2024</span></li></ul>',
        '<h1>A</h1><div id="comments"><span class="date">18/7/2024 9:00</span></div>',
        "<h1>A</h1><p>Họp ngày 19/7/2024.</p>",
        "<h1>A</h1><p>Cuộc họp lúc 17:30 ngày 19/7/2024.</p>",
        '<h1>A</h1><span class="date">2 giờ trước</span>',
    ],
)
def test_times_of_something_else_are_none(body: str) -> None:
    assert published(body) is None


def test_title_that_is_no_heading_has_its_time_below() -> None:
    title = "Thành phố Thạch Lâm rà soát thủ tục"
    today, body = '<p class="date">24/11/2024</p>', f"<div>{title}</div><div>(Ngày đăng: 19/07/2024 17:30)</div>"
    form = f"{today}<form><table><tr><td>{body}</td></tr></table></form>"
    assert published(form, f"<title>{title} - Sở Nội vụ</title>") == FRIDAY


def test_time_of_change_is_the_last_resort() -> None:
    assert published('<h1>A</h1><p class="date">Cập nhật lúc 17:30, 19/07/2024</p>') == FRIDAY


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/07/19/ra-soat/", "2024-07-19"),
        ("/ra-soat-2024-07-19.html", "2024-07-19"),
        ("/ra-soat-20240719173005123.htm", "2024-07-19"),
        ("/ra-soat-20240719.htm", "2024-07-19"),
        ("/2024/07/ra-soat/", None),
        ("/ra-soat-2024071.htm", None),
        ("/ra-soat-20241319.htm", None),
        ("/ra-soat-120240719.htm", None),
    ],
)
def test_day_in_the_address_is_taken_where_the_page_says_none(path: str, day: str | None) -> None:
    assert published("<h1>A</h1>", url=f"https://bao.example.vn{path}") == day
    assert published(SHOWN, url=f"https://bao.example.vn{path}") == FRIDAY


SHOWN = '<h1>A</h1><p class="date">19/07/2024 17:30</p>'


@pytest.mark.parametrize(
    ("said", "shown", "time"),
    [
        # Said to be UTC, but the very time that is shown: the zone is wrong.
        ("2024-07-19T17:30:05Z", SHOWN, "2024-07-19T17:30:05+07:00"),
        ("2024-07-19T17:30:00-05:00", SHOWN, FRIDAY),
        # UTC indeed.
        ("2024-07-19T10:30:00Z", SHOWN, "2024-07-19T10:30:00+00:00"),
        # UTC that lost its zone, or was given that of Vietnam.
        ("2024-07-19T10:30:00", SHOWN, FRIDAY),
        ("2024-07-19T10:30:00+07:00", SHOWN, FRIDAY),
        # Another time altogether: the data are for machines, and count.
        ("2024-07-19T09:00:00Z", SHOWN, "2024-07-19T09:00:00+00:00"),
        ("2024-07-18T17:30:00Z", SHOWN, "2024-07-18T17:30:00+00:00"),
        ("2024-07-19T17:30:00Z", "<h1>A</h1>", "2024-07-19T17:30:00+00:00"),
        # A day or a midnight takes the time that is shown for it.
        ("2024-07-19", SHOWN, FRIDAY),
        ("2024-07-19T00:00:00+07:00", SHOWN, FRIDAY),
        ("2024-07-19T00:00:00+07:00", "<h1>A</h1>", "2024-07-19T00:00:00+07:00"),
        ("2024-07-18", SHOWN, "2024-07-18"),
    ],
)
def test_what_is_shown_decides_about_zone_and_time_of_day(said: str, shown: str, time: str) -> None:
    assert published(shown, linked(datePublished=said)) == time


def test_zone_that_is_shown_decides_on_any_page() -> None:
    shown = '<h1>A</h1><p class="date">19 July 2024, 17:30 (GMT+7)</p>'
    assert published(shown, linked(datePublished="2024-07-19T17:30:00Z"), vietnamese=False) == FRIDAY
    bare = '<h1>A</h1><p class="date">19 July 2024, 17:30</p>'
    assert (
        published(bare, linked(datePublished="2024-07-19T17:30:00Z"), vietnamese=False) == "2024-07-19T17:30:00+00:00"
    )


def test_time_beside_the_by_line_is_shown() -> None:
    by_line = '<div>By <a href="/a">Nguyen Hai An</a> &nbsp; July 19, 2024 | 05:30 pm GMT+7</div>'
    assert published(f"<h1>A</h1>{by_line}", vietnamese=False) == FRIDAY


def test_time_without_zone_is_in_the_zone_that_is_given() -> None:
    body = '<h1>A</h1><p class="date">19 July 2024, 17:30</p>'
    summer = published(body, vietnamese=False, time_zone=ZoneInfo("Europe/London"))
    assert summer == "2024-07-19T17:30:00+01:00"
    assert published(body, vietnamese=False) == "2024-07-19"


def test_zone_that_is_given_is_that_of_a_vietnamese_page() -> None:
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    assert published(SHOWN, linked(datePublished="2024-07-19T17:30:00Z"), time_zone=zone) == FRIDAY
    assert published(SHOWN, linked(datePublished="2024-07-19T10:30:00"), time_zone=zone) == FRIDAY


def test_own_article_goes_before_others_in_linked_data() -> None:
    other = linked(headline="Bài khác", datePublished="2024-07-01T08:00:00+07:00")
    own = linked(headline="Một cuộc họp", datePublished=FRIDAY)
    items = '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2024-07-01"}]}'
    script = f'<script type="application/ld+json">{items}</script>'
    assert published("<h1>Một cuộc họp</h1>", script + other + own) == FRIDAY


def test_time_after_the_page_was_fetched_is_none() -> None:
    fetched = datetime(2024, 7, 19, 12, 0, tzinfo=UTC)
    late = linked(datePublished="2024-07-19T12:30:00Z")
    assert published("<h1>A</h1>", late, not_after=fetched) is None
    assert published(SHOWN, late, not_after=fetched) == FRIDAY
    assert published("<h1>A</h1>", linked(datePublished="2024-07-19"), not_after=fetched) == "2024-07-19"
