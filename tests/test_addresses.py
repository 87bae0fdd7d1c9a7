"""Addresses: one article has one, whoever links to it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.addresses import absolute_url, canonical_url, registered_domain, same_outlet


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Bao.Example.VN:443/Tin-1.htm", "https://bao.example.vn/Tin-1.htm"),
        ("http://bao.example.vn:80", "http://bao.example.vn/"),
        ("http://bao.example.vn:8080/a", "http://bao.example.vn:8080/a"),
        ("https://bao.example.vn./a", "https://bao.example.vn/a"),
        (" https://bao.example.vn/a\n", "https://bao.example.vn/a"),
        ("https://reader:secret@bao.example.vn/a", "https://bao.example.vn/a"),
        ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
        ("https://báo.example.vn/a", "https://xn--bo-mia.example.vn/a"),
        ("https://bao.example.vn/a.htm#box_comment", "https://bao.example.vn/a.htm"),
        ("https://bao.example.vn/a?utm_source=zalo&utm_medium=zalo&zarsrc=31", "https://bao.example.vn/a"),
        ("https://bao.example.vn/a?fbclid=Iw&id=12&gclid=x&page=2", "https://bao.example.vn/a?id=12&page=2"),
        ("https://bao.example.vn/a?id=12&amp;utm_source=rss", "https://bao.example.vn/a?id=12"),
        ("https://bao.example.vn/a?UTM_Source=x&at_medium=rss&mtm_campaign=k", "https://bao.example.vn/a"),
        ("https://bao.example.vn/a?ItemID=12&source=tw", "https://bao.example.vn/a?ItemID=12&source=tw"),
        ("https://bao.example.vn/a?&", "https://bao.example.vn/a"),
        ("https://bao.example.vn/a?12345", "https://bao.example.vn/a?12345"),
        ("https://bao.example.vn/a.do;jsessionid=0A1B?id=3", "https://bao.example.vn/a.do?id=3"),
        # One page, however its letters are escaped.
        ("https://bao.example.vn/tin/hà-nội", "https://bao.example.vn/tin/h%C3%A0-n%E1%BB%99i"),
        ("https://bao.example.vn/tin/h%c3%a0-n%e1%bb%99i", "https://bao.example.vn/tin/h%C3%A0-n%E1%BB%99i"),
        ("https://bao.example.vn/%7Etin%2Dtuc/a%2Fb", "https://bao.example.vn/~tin-tuc/a%2Fb"),
        # What only the site can know stays.
        ("https://m.bao.example.vn/a/", "https://m.bao.example.vn/a/"),
        ("https://www.bao.example.vn/a/amp", "https://www.bao.example.vn/a/amp"),
        # No addresses.
        ("javascript:;", "javascript:;"),
        ("mailto:toasoan@bao.example.vn", "mailto:toasoan@bao.example.vn"),
        ("/tin/a.htm", "/tin/a.htm"),
        ("http://[news", "http://[news"),
        ("http://bao.example.vn:8o/", "http://bao.example.vn:8o/"),
        ("https://", "https://"),
        ("", ""),
    ],
)
def test_address_has_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


HOSTS = st.sampled_from(
    ["bao.example.vn", "Bao.Example.VN:443", "báo.vn", "127.0.0.1:8000", "[::1]", "x..y", "u:p@a.vn"]
)
TEXTS = st.text(st.characters(exclude_categories=[]), max_size=30)


@given(st.builds("{}://{}/{}?{}#{}".format, st.sampled_from(["http", "https", "HTTPS"]), HOSTS, TEXTS, TEXTS, TEXTS))
def test_one_form_stays_and_is_ascii(url: str) -> None:
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical
    if canonical != url.strip():
        assert canonical.isascii()
        assert "#" not in canonical
        assert urlsplit(canonical).scheme in ("http", "https")


@given(TEXTS)
def test_any_text_has_a_form(text: str) -> None:
    assert canonical_url(canonical_url(text)) == canonical_url(text)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (" ../b.htm?fbclid=1 ", "https://bao.example.vn/tin/b.htm"),
        ("//Kinhte.example.vn/b", "https://kinhte.example.vn/b"),
        ("?page=2", "https://bao.example.vn/tin/moi/a.htm?page=2"),
        ("#a", "https://bao.example.vn/tin/moi/a.htm"),
        ("", "https://bao.example.vn/tin/moi/a.htm"),
        ("javascript:;", None),
        ("mailto:a@b.vn", None),
        ("http://[news", None),
    ],
)
def test_address_on_a_page_becomes_absolute(written: str, url: str | None) -> None:
    assert absolute_url(written, "https://bao.example.vn/tin/moi/a.htm") == url


NAMES = st.sampled_from(["id", "page", "ItemID", "cat"])
VALUES = st.text("abc123-_.~", max_size=8)
TRACKING = st.lists(st.sampled_from(["utm_source=zalo", "fbclid=Iw0", "gclid=x", "UTM_campaign=a%20b"]), max_size=3)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=4), TRACKING, st.randoms(use_true_random=False), VALUES)
def test_tracking_makes_no_other_address(pairs: list[tuple[str, str]], tracking: list[str], order, anchor: str) -> None:  # type: ignore[no-untyped-def]
    plain = [f"{name}={value}" for name, value in pairs]
    mixed = plain.copy()
    for parameter in tracking:
        mixed.insert(order.randint(0, len(mixed)), parameter)
    shared = f"https://bao.example.vn/tin-1.htm?{'&'.join(mixed)}#{anchor}"
    assert canonical_url(shared) == canonical_url(f"https://bao.example.vn/tin-1.htm?{'&'.join(plain)}")


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://kinhte.bao.com.vn/a", "bao.com.vn"),
        ("https://www.so.thanhpho.gov.vn", "thanhpho.gov.vn"),
        ("https://news.example.co.uk/", "example.co.uk"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("http://localhost/a", "localhost"),
        ("mailto:a@b.vn", None),
        ("http://[news", None),
    ],
)
def test_outlet_is_known_by_its_registered_name(url: str, domain: str | None) -> None:
    assert registered_domain(url) == domain


def test_neighbours_under_a_public_suffix_are_other_outlets() -> None:
    assert same_outlet("https://kinhte.bao.com.vn/a", "https://bao.com.vn/")
    assert not same_outlet("https://bao.com.vn/a", "https://khac.com.vn/")
    assert not same_outlet("mailto:a@b.vn", "mailto:a@b.vn")
