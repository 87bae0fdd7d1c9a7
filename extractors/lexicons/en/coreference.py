"""English words that point back: "he", "the Department", "the City"."""

from __future__ import annotations

from extractors.lexicons.coreference import CoreferenceLexicon

_RANKS = (
    "general", "gen", "gen.", "lieutenant general", "lt gen", "lt. gen.", "major general", "maj gen", "maj. gen.",
    "senior lieutenant general", "sen. lt. gen.", "brigadier", "brigadier general", "colonel", "col", "col.",
    "senior colonel", "sr. col.", "lieutenant colonel", "lt col", "lt. col.", "major", "maj", "maj.", "captain",
    "capt", "capt.", "lieutenant", "lt", "lt.", "admiral", "rear admiral", "vice admiral", "sergeant", "sgt",
    "professor", "prof", "prof.", "associate professor", "assoc", "assoc.", "assoc. prof.", "assoc. prof",
    "assoc prof", "dr", "dr.", "doctor", "phd", "ph.d", "msc", "eng", "eng.", "lawyer", "architect", "engineer",
)  # fmt: skip

_COMPANIES = ("company", "corporation", "limited", "jsc", "ltd", "group", "holdings", "co.", "corp.", "inc.", "plc")

COREFERENCE = CoreferenceLexicon(
    honorifics=(
        "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "madam", "madame", "mdm", "sir", "dame", "lord", "lady",
        "comrade", "comrades", "hon", "hon.", "honourable", "honorable", "the hon", "rt hon", "right honourable",
        "his excellency", "her excellency", "his highness", "her highness", "his majesty", "her majesty", "h.e.",
        "he.", "datuk", "datuk seri", "dato", "dato'", "dato’", "dato seri", "tan sri", "tun", "khun", "u", "daw",
        "alhaji", "sheikh", "prince", "princess", "begum", "hajjat", "hajiya", "engr", "engr.", "barrister",
        "crown prince", "vice-admiral", "lieutenant-general", "major-general", "shri", "smt", "rev", "rev.", *_RANKS,
    ),
    gender={
        "mr": "m", "mr.": "m", "sir": "m", "he": "m", "him": "m", "his": "m", "mrs": "f", "mrs.": "f", "ms": "f",
        "ms.": "f", "miss": "f", "madam": "f", "she": "f", "her": "f",
    },
    person_pronouns=("he", "she", "him", "her", "his"),
    body_pronouns=("it", "its"),
    articles=("the", "a", "an", "this", "that"),
    pointing=(),
    body_nouns={
        "ministry": ("ministry",), "department": ("department",), "authority": ("authority",), "agency": ("agency",),
        "committee": ("committee",), "commission": ("commission",), "council": ("council",), "board": ("board",),
        "company": _COMPANIES, "firm": _COMPANIES, "corporation": ("corporation", "company"),
        "legislature": ("national assembly", "parliament", "congress"),
        "group": ("group",), "bank": ("bank",), "university": ("university",), "hospital": ("hospital",),
        "centre": ("centre", "center"), "center": ("center", "centre"), "association": ("association",),
        "inspectorate": ("inspectorate",), "police": ("police",), "office": ("office",), "division": ("division",),
        "sub-department": ("sub-department",), "steering committee": ("steering committee",), "court": ("court",),
        "people's committee": ("people's committee",), "party committee": ("party committee",),
        "provincial people's committee": ("provincial people's committee",),
        "city people's committee": ("city people's committee",), "inspection team": ("inspection team",),
        "administration": ("administration",), "institute": ("institute",), "party": ("party",), "army": ("army",),
    },
    place_nouns={
        "city": ("city", "capital"), "province": ("province",), "district": ("district",), "commune": ("commune",),
        "ward": ("ward",), "town": ("town",), "township": ("township",), "capital": ("capital", "hanoi"),
        "state": ("state",), "county": ("county",), "locality": ("city", "province", "district"),
    },
    abbreviations={"dept": "department", "govt": "government", "hcm": "ho chi minh", "hcmc": "ho chi minh city"},
    linking_words=("of", "the", "and", "for", "in", "under"),
    credits=("photo", "photos", "source", "image", "illustration", "by", "credit", "picture", "photo by", "video"),
    complete_bodies=("government", "national assembly", "politburo", "party central committee"),
    title_synonyms={
        "pm": "prime minister", "dpm": "deputy prime minister", "chairwoman": "chairman", "chairperson": "chairman",
        "chair": "chairman", "spokeswoman": "spokesman", "spokesperson": "spokesman", "mp": "member of parliament",
        "vice-chairman": "vice chairman", "permanent": "standing", "cr": "councillor", "congresswoman": "congressman",
    },
    lesser_titles=(
        "deputy", "vice", "assistant", "associate", "shadow", "under", "honorary", "prime", "first", "acting", "co",
        "general",
    ),
    past_titles=frozenset({"former", "ex", "late", "then", "formerly"}),
    place_comes_last=False,
)  # fmt: skip
