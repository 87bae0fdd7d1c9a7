"""Address shapes: what an address tells of its page, as "/tin/nhieu-tu-noi-nhau-20240719.htm" tells of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from urllib.parse import parse_qsl, unquote, urlsplit

# Parts of a path under which there are lists, people and services, in the words of Vietnamese and English sites.
NOT_ARTICLES = frozenset(
    (
        *("tag", "tags", "tu-khoa", "keyword", "keywords", "topic", "topics", "chu-de", "tac-gia", "author", "authors"),
        *("profile", "user", "users", "member", "members", "forum", "forums", "search", "tim-kiem", "rss", "feed"),
        *("feeds", "login", "signin", "signup", "logout", "register", "dang-nhap", "dang-ky", "account", "tai-khoan"),
        *("subscribe", "subscription", "newsletter", "newsletters", "lien-he", "contact", "contact-us", "about"),
        *("about-us", "gioi-thieu", "toa-soan", "privacy", "privacy-policy", "terms", "cookies", "dieu-khoan"),
        *("quang-cao", "advertise", "advertising", "ads", "sitemap", "so-do-site", "epaper", "e-paper", "dat-bao"),
        *("su-kien", "dong-su-kien", "event", "events", "chuyen-muc", "category", "categories", "danh-muc", "page"),
        *("trang", "print", "in-bai", "share", "static", "download", "careers"),
    )
)
# Parts under which there are articles on some sites: "/comment/opinion/…", "/archives/2024/…".
SELDOM_ARTICLES = frozenset(("archive", "archives", "comment", "comments", "hoi-dap", "faq", "help"))
NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|mp3|mp4|m4a|webm|avi|zip|rar|7z|docx?|xlsx?|pptx?|pdf|css|js|json|xml|rss|apk)$",
    re.IGNORECASE,
)
EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]+")
LONG_NUMBER = re.compile(r"\d{5,}")
# Not the year that ends "du-an-den-nam-2030".
LAST_NUMBER = re.compile(r"(?:^|[-_.,])[a-z]{0,6}(?!(?:19|20)\d\d$)\d{1,4}$", re.IGNORECASE)
# Pages about the site itself.
SERVICE = re.compile(
    r"chinh-sach-(?:bao-mat|quyen-rieng|cookie)|dieu-khoan-(?:su-dung|dich-vu|va)|quy-dinh-su-dung|lien-he-quang-cao"
    r"|privacy-(?:policy|notice|statement)|terms-(?:of|and)-|cookie-policy|about-us|contact-us|advertise-with",
    re.IGNORECASE,
)
# "ha-noi-tag2648", "thoi-su-zone12"; but "cho-soc-trang-2648" is an article about Sóc Trăng.
LIST_NUMBER = re.compile(r"[-_](?:tag|topic|event|zone|cate?|category|author)s?\d+$", re.IGNORECASE)
HASH = re.compile(r"(?:^|[-_.])(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{8,}$", re.IGNORECASE)
DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d([-/]?)(?:0?[1-9]|1[0-2]|[a-z]{3})(?:\1(?:0?[1-9]|[12]\d|3[01]))?(?![\da-z])", re.IGNORECASE
)
# "ItemID", "newsid", "p" of WordPress; never the ids of sections.
ID_NAME = re.compile(
    r"(?!.*(?:cat|chuyen|zone|topic|section|group|type|site|web|list|menu|tab|parent|page|lang|author|user|tag)).*id"
    r"|p|n|a|news|article",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AddressShape:
    """What can be told of a page from its address alone."""

    url: str

    @property
    def host(self) -> str | None:
        """The host, in small letters."""
        return urlsplit(self.url).hostname

    @cached_property
    def segments(self) -> list[str]:
        """The parts of the path, unescaped."""
        return [unquote(segment) for segment in urlsplit(self.url).path.split("/") if segment]

    @cached_property
    def query_ids(self) -> list[str]:
        """The names of the parameters that choose an article, as in "?ItemID=12"."""
        pairs = parse_qsl(urlsplit(self.url).query)
        return sorted(name for name, value in pairs if ID_NAME.fullmatch(name) and re.search(r"\d|[\w-]{20}", value))

    @cached_property
    def names(self) -> list[str]:
        """The parts of the path without ".html" behind them."""
        return [EXTENSION.sub("", segment) for segment in self.segments]

    @cached_property
    def words(self) -> list[str]:
        """The words of the part that is made from a title: the last one, or the one before a number."""
        if self.query_ids:
            return []  # "detail.aspx"
        for name in reversed(self.names[-2:]):
            words = LETTERS.findall(name)
            if len(words) > 1 or (words and not re.search(r"\d", name) and name.lower() not in ("index", "amp")):
                return words
        return []

    @cached_property
    def has_id(self) -> bool:
        """Whether a number or a hash as a database gives it to a record is in the address."""
        last = self.names[-2:]
        return bool(self.query_ids) or any(LONG_NUMBER.search(name) or HASH.search(name) for name in last)

    @cached_property
    def has_last_number(self) -> bool:
        """Whether the address ends in a short number, as those of small sites and of some sections do."""
        return any(LAST_NUMBER.search(name) for name in self.names[-1:])

    @cached_property
    def has_date(self) -> bool:
        """Whether a day or a month is in the path: "/2024/07/19/", "/2024/jul/19/", "-20240719"."""
        return DATE.search("/".join(self.names)) is not None

    @property
    def is_numbered(self) -> bool:
        """Whether a number, a hash or a date tells the address from those of other records."""
        return self.has_id or self.has_last_number or self.has_date

    @cached_property
    def is_article_free(self) -> bool:
        """Whether the address is surely of no article: a front page, a list by its name, an image."""
        if not self.segments:
            return not self.query_ids
        if NO_PAGE.search(self.segments[-1]):
            return True
        if (self.host or "").partition(".")[0] in NOT_ARTICLES:
            return True
        # A title may begin with such a word, or be filed below it: only whole parts count.
        names = {name.lower() for name in self.names}
        if not NOT_ARTICLES.isdisjoint(names) or any(LIST_NUMBER.search(name) or SERVICE.match(name) for name in names):
            return True
        is_record = self.has_id and (self.has_date or len(self.words) >= 3)
        return not (SELDOM_ARTICLES.isdisjoint(names) or is_record or len(self.words) >= 6)

    @cached_property
    def shape(self) -> str:
        """The address with what differs from article to article taken out: "/S/S-N.htm", however deep the section."""
        if self.query_ids:
            return f"{urlsplit(self.url).path}?{'&'.join(self.query_ids)}"
        if not self.segments:
            return "/"
        folders = ["N" if name.isdigit() else "S" for name in self.names[:-1]]
        folders = [mark for mark, _ in groupby(folders)]
        last = self.names[-1]
        marks = [mark for mark, form in (("S", LETTERS), ("N", LONG_NUMBER), ("n", LAST_NUMBER)) if form.search(last)]
        extension = EXTENSION.search(self.segments[-1])
        return "/".join(["", *folders, "-".join(marks)]) + (extension[0] if extension else "")
