"""Page vocabulary: what the builders of pages call their furniture, as "related-news", "tinlienquan" and "box-tag"."""

from __future__ import annotations

import re

# Nothing in these is read by a person.
UNREAD_TAGS = (
    *("head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "map"),
    *("button", "input", "select", "textarea", "datalist", "audio", "video", "picture", "link", "meta"),
)
FURNITURE_TAGS = ("nav", "aside", "footer", "dialog", "menu", "figcaption", "figure")
PICTURES = frozenset(("figure", "picture", "video", "img"))
# A figure that holds one of these is a table or a quotation with a caption.
FIGURE_CONTENT = "descendant::table or descendant::blockquote or descendant::pre"
# Their classes tell what a row is about: "player".
TABLE_TAGS = frozenset(("tr", "td", "th", "tbody", "thead", "tfoot"))

ROLES = "navigation banner complementary contentinfo search dialog alertdialog alert menu menubar toolbar tablist"
FURNITURE_ROLES = frozenset(ROLES.split())

# Whole words of a class or id: "box-tag", "ArticleTags" and "post_tags" have the word, "stage" has not.
FURNITURE_NAMES = {
    "talk about the article": (
        "share shares sharing sharebar social socials addthis sharethis comment comments disqus livefyre reply replies"
        " respond rating ratings vote poll reaction reactions like likes emoji feedback"
    ),
    "where it belongs": (
        "tag tags hashtag hashtags tagbox keyword keywords tukhoa breadcrumb breadcrumbs crumb crumbs kicker eyebrow"
        " pager pagination paging prevnext toc menu submenu navbar navigation nav topnav subnav sidebar toolbar footer"
    ),
    "other articles": (
        "related relate recommended recommend recommendation recommendations suggestion suggestions popular trending"
        " mostread lienquan tinlienquan docthem xemthem tinkhac tinmoi tincungchuyenmuc readmore readalso seealso"
        " morenews relatednews relatedbox teaser teasers outbrain taboola zergnet dable mgid"
    ),
    "by whom and when": (
        "byline bylines author authors tacgia signature contributor contributors bio timestamp meta copyright"
    ),
    "adverts": (
        "ad ads adv advert adverts advertise advertisement advertisements advertising adsense adbox qc quangcao sponsor"
        " sponsored sponsors banner promo promos promotion"
    ),
    "what asks for something": (
        "newsletter newsletters subscribe subscription signup signin login register paywall regwall donate donation"
        " cookie cookies consent gdpr popup modal lightbox overlay tooltip appdownload"
    ),
    "pictures, sound and their words": (
        "caption captions credit credits photocredit imagecaption photocaption chuthich player podcast audio tts"
        " slideshow gallery carousel"
    ),
    "for machines and printers": "noprint printonly visuallyhidden screenreader",
}
FURNITURE_WORDS = frozenset(word for words in FURNITURE_NAMES.values() for word in words.split())
# Parts of words, and words that are written together or apart.
FURNITURE_PARTS = re.compile(
    r"breadcrumb|newsletter|(?<!un)related(?!ness)|relate[-_]|lien-?_?quan|tin-(?:khac|moi|doc)|xem-?them|doc-?them"
    r"|cung-?chuyen-?muc|read-?_?(?:more|also|next)|see-?also|most-?_?(?:read|viewed|popular)|more-?(?:news|stories)"
    r"|sr-only|visually-hidden|screen-reader|share-?(?:box|bar|button|icon|tool|link)|social-?(?:share|media)"
    r"|comment(?:s|list|form|box|area)|caption$|_caption|-caption|caption-|post-?tags|tag-?list"
    r"|author-?(?:box|bio|info|name)|google-?news|app-?download|download-?app|follow-?us|advert|sponsor"
)
# Readers' letters are prose like an article's, and may be longer: their share of the page tells nothing.
TALK = re.compile(r"(?<![a-z])comments?(?![a-z])|disqus|commentlist|binh-?luan")

HIDDEN_CLASSES = frozenset(("hidden", "hide", "is-hidden", "sr-only"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
