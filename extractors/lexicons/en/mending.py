"""English words of positions, and capital words that are no names."""

from __future__ import annotations

from extractors.lexicons.mending import MendingLexicon

MENDING = MendingLexicon(
    offices=(
        "president", "vice president", "vice-president", "prime minister", "minister", "secretary", "chairman",
        "chairwoman", "chairperson", "director", "director general", "ceo", "chief executive", "head", "member",
        "governor", "mayor", "senator", "councillor", "councilor", "congressman", "congresswoman", "ambassador",
        "consul general", "commissioner", "chancellor", "king", "queen", "emperor", "pope", "coach", "manager",
        "spokesman", "spokesperson", "spokeswoman", "leader", "general secretary", "party secretary", "chief",
        "inspector general", "chief inspector", "treasurer", "accountant", "rector", "dean", "principal", "delegate",
        "deputy", "mp", "lawmaker", "speaker", "commander", "editor-in-chief", "chief justice", "attorney general",
        "treasury secretary", "secretary general", "secretary-general", "chief of staff", "chief of office",
        "prosecutor", "inspector", "premier", "general director", "pm", "committee chair", "assistants", "coaches",
        "mps", "chair", "judge", "police chief", "fire chief", "sheriff", "undersecretary", "special envoy", "envoy",
        "solicitor general", "surgeon general", "ombudsman", "comptroller", "co-chair", "senators", "deputies",
        "lawmakers", "ministers", "procurator general", "auditor general", "vice-chair",
    ),
    heads_of_bodies=frozenset({"head", "member"}),
    before_office=(
        "deputy", "vice", "former", "acting", "permanent", "standing", "federal", "senior", "assistant", "associate",
        "first", "executive", "managing", "regional", "interim", "general", "foreign", "interior", "labour", "labor",
        "finance", "health", "defence", "defense", "education", "transport", "agriculture", "trade", "home", "justice",
        "economy", "environment", "energy", "ex-", "outgoing", "party", "cell", "head",
    ),
    after_office=("general", "in charge"),
    no_offices=frozenset({"formerly", "former", "currently", "now", "appointed", "elected", "named", "his", "her"}),
    ends_of_titles=frozenset(),
    particles=("bin", "bint", "van", "von", "de", "der", "al", "el", "ibn", "binti", "da", "dos", "del", "la", "ap",
    "o"),
    openers=frozenset((
        "the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "we", "this", "that", "but", "and", "also",
        "according", "after", "before", "his", "her", "photo", "read", "mr", "ms", "mrs", "dr", "however", "speaking",
        "meanwhile",
    )),
    not_names=frozenset((
        "committee", "party", "ministry", "department", "council", "board", "company", "group", "bank", "university",
        "people", "national", "assembly", "government", "city", "province", "provincial", "district", "commune",
        "ward", "town", "republic", "commission", "office", "agency", "authority", "association", "union", "police",
        "court", "congress", "center", "centre", "hospital", "school", "institute", "team", "delegation", "vietnam",
        "viet", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "resolution", "directive", "decree", "law", "decision", "circular", "politburo", "secretariat", "central",
        "north", "south", "east", "west", "street", "project", "plan", "conference", "festival", "award", "cup",
        "league", "club", "standing", "steering", "front", "fatherland", "inspectorate", "corporation", "limited",
        "newspaper", "state", "general", "health", "finance", "affairs", "security", "trade", "industry",
        "development", "environment", "defense", "defence", "resources", "education", "training", "technology",
        "science", "communications", "transport", "construction", "agriculture", "culture", "sports", "tourism",
        "labor", "labour", "invalids", "social", "home", "foreign", "justice", "planning", "investment", "information",
        "public", "natural", "rural", "branch", "region", "bureau", "division", "section", "hotel", "complex", "hall",
        "guest", "highness", "excellency", "majesty",
    )),
    head_of_body="",
    head_of_bare_body=r"(?:deputy |vice )?(?:head|chief|leader|chairman|chairwoman) of the (?:inspection|working|"
    r"audit|supervision|steering)"
    r" (?:team|delegation|group|committee|board)(?! (?:of|for|on|to)\b)(?! [A-Z])\b"
    r"|(?:deputy |vice )?(?:chairman|chairwoman|chairperson|chair|member) of the"
    r" (?:board of directors|members['’] council|board|management board)(?! of\b)\b",
    committee_of_title=r"(?:Standing|Executive) Committee [Mm]ember",
    needs_surname=False,
)  # fmt: skip
