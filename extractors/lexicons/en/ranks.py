"""English ranks: "11th out of 22", "on top", "top 10", "twenty-first", "fourth-highest"."""

from __future__ import annotations

from extractors.lexicons.ranks import RankLexicon, any_of, ignoring_case

CARDINALS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TENTHS = ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"]
NUMBERS = {
    **{word: number for words in (CARDINALS, ORDINALS) for number, word in enumerate(words, 1)},
    **{word: 10 * number for words in (TENS, TENTHS) for number, word in enumerate(words, 2)},
}
MULTIPLIERS = {"hundred": 100}

SUPERLATIVES = (
    "largest|biggest|highest|lowest|best|worst|longest|tallest|richest|fastest|busiest|poorest|smallest|strongest"
    "|oldest"
    "|deadliest|heaviest|wealthiest|safest|cleanest|happiest|greatest|youngest|deepest|shortest|hottest|coldest"
    "|cheapest"
)

TEN = any_of("|".join(TENS))
ORDINAL = (
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)\b|{TEN}[- ]{any_of('|'.join(ORDINALS[:9]))}\b"
    rf"|{any_of('|'.join((*ORDINALS, *TENTHS)))}\b)"
)
CARDINAL = (
    rf"(?:\d{{1,4}}(?![.,]?\d)\b|{TEN}(?:[- ]{any_of('|'.join(CARDINALS[:9]))})?\b|{any_of('|'.join(CARDINALS))}\b)"
)
NUMBER = rf"(?:(?-i:No|NO)\.? ?|number |#)(?:\d{{1,4}}(?![.,/–-]?\d|%)|{any_of('|'.join(CARDINALS[:10]))}\b)"
PLACE = any_of("place|position|spot|rank|slot")
TOTAL = rf"(?:(?: {PLACE})? (?:out of|of|among|in a field of)(?: all)?(?: the)? {CARDINAL}| ?/ ?\d{{1,4}})"

SUPERLATIVE = rf"(?:{any_of(SUPERLATIVES)}\b|(?:most|least)(?=[ -]))"
TABLE = any_of(
    "table|list|ranking|rankings|standings|index|chart|charts|leaderboard|scoreboard|board|league|pile|dashboard|poll"
)
FIELD = any_of(
    "country|nation|region|world|pack|field|province|city|delta|provinces|cities|localities|departments|districts"
)
LEADS = any_of("leads|led|tops|topped|topping|leading")
RANKING = any_of(
    "rank|ranks|ranked|ranking|stand|stands|stood|standing|placed|places|placing|place|finish|finished|finishes"
    "|finishing"
    "|came|come|comes|coming|came in|coming in|comes in|come in|sits|sit|sat|sitting|lies|lay|lie|remain|remains"
    "|remained"
    "|remaining|stayed|stays|held|holds|hold|holding|took|takes|take|taking|kept|keeps|keep|keeping|climb|climbs"
    "|climbed"
    "|climbing|rise|rose|rises|risen|rising|jumped|jumps|jump|jumping|moved|moves|moving|improved|improving"
    "|improves|fell"
    "|falls|fall|fallen|falling|dropped|drops|drop|dropping|slipped|slips|slipping|slid|sliding|sank|plunged|tumbled"
    "|advanced|leapt|secured|secures|securing|clinched|retained|retains|retaining|occupied|occupies|occupying|earned"
    "|held steady|holds steady|holding steady|unchanged|steady|claimed|won|wins|got|now|still|only|just|currently"
    "|up|down|put|puts|putting|listed"
    "|rated|rates|went|goes|back|returned|returning|scored|tied|joint|seeded|overall|ended|ends|debuted"
)
STEP = any_of(
    "in|at|as|to|from|for|into|on|the|a|its|their|joint|overall|only|just|now|still|currently|equal|tied|up|down"
    "|back|world|it|them|him|her|us"
)
LED = rf"\b{RANKING}(?: {STEP}){{0,3}} "
# "was third" is a place, "was the third to resign" is a turn.
BEING = (
    r"\b(?:is|was|are|were|be|been|being|['’]s|['’]re)(?: (?:now|still|only|just|currently|in|at|joint|tied|back"
    r"|up|down|ranked|placed|a close|a distant|a clear))* "
)
NAMED = r"(?-i:\b[A-Z][^\W\d]*(?: (?:province|city|district|town|ward|commune))?)"
ENDS = (
    r"(?=\s*(?:$|[.,;:)\"”(–—-]|in\b|on\b|among|with\b|nationwide|national|nationally|globally|worldwide|overall"
    r"|and\b|but\b|is\b|was\b|are\b|were\b"
    r"|behind|from\b|at\b|for\b|ahead|respectively|out of|of the|to\b|when|while|after|last\b|this\b|regionally"
    r"|countrywide|a year|a month|the year|the previous|only to|only behind|again))"
    r"(?! (?:and final\b|to (?-i:[a-z]+)(?<!th)(?<!st)(?<!nd)(?<!rd)\b(?! place)|in (?:a row|this|these"
    r"|that)\b))"
)
NOT_COUNTED = (
    r"(?! (?:time|times|day|year|month|week|quarter|half|session|term|floor|of (?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December)\b))"
)

RANKED = any_of(
    "provinces|cities|countries|nations|territories|departments|branches|sectors|units|districts|communes|wards"
    "|towns|agencies"
    "|ministries|localities|economies|universities|institutions|schools|enterprises|companies|banks|teams|clubs"
    "|members|bodies"
    "|hospitals|district-level|municipalities|regions|states|centrally-run|government|markets|participants"
    "|competitors|airports"
)
DATE_WORD = any_of(
    r"January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|the (?:first"
    r"|second|third|fourth|last|same|past)|first|the period|recent|addition|fact|particular|this|that|general|all"
    r"|return"
)

RANKS = (
    rf"(?<!the )\b(?P<rank>{ORDINAL}{TOTAL}){NOT_COUNTED}",
    rf"(?<!in the )\b(?P<rank>{ORDINAL} (?:place|position|spot|slot|rank)\b)",
    rf"{LED}(?P<rank>{ORDINAL})(?!-){NOT_COUNTED}{ENDS}",
    rf"\b{RANKING}(?: [^\W\d]+){{0,2}} from (?P<rank>{ORDINAL})(?= (?:in|to|place|position|last|on|a year)\b)",
    rf"{NAMED}, (?P<rank>{ORDINAL})(?= (?:the year before|a year (?:earlier|ago|before)|last year|in (?:19|20)\d\d)\b)",
    rf"{BEING}(?P<rank>{ORDINAL})(?!-){NOT_COUNTED}{ENDS}",
    rf"{BEING}(?P<rank>{NUMBER})(?! (?-i:[A-Z]))",
    rf"\b(?P<rank>{ORDINAL})(?=[- ](?:placed|ranked|seeded)\b)",
    rf"\b(?P<rank>{ORDINAL}[- ]{SUPERLATIVE})",
    rf"(?:: |[–—-] )(?!first,|second,)(?P<rank>{ORDINAL})(?=[.,;] )",
    rf"{NAMED} (?P<rank>\d{{1,3}}(?:st|nd|rd|th)\b){NOT_COUNTED}(?=\s*(?:[.,;()]|$)| (?:in|on|for|with|nationwide"
    r"|overall|among|and|at|behind|from|last|this)\b)",
    rf"{NAMED} (?P<rank>{ORDINAL})(?= (?:nationwide|overall|among)\b| in the (?:region|country|province|city)\b"
    r"| with \d| \(\d)",
    rf"{LED}(?P<rank>{NUMBER})(?! (?-i:[A-Z]))",
    # "jumped six spots to No. 4", "made its debut at No. 1"
    rf"\b(?:to|hit|hits|reached|reaches|in at|up at|debut at|debuted at"
    rf"|opened at) (?P<rank>{NUMBER})(?! (?-i:[A-Z]))(?!-)",
    rf"{LED}(?P<rank>\d{{1,4}} (?:out of|of) \d{{1,4}})\b(?! (?:points|votes|per))",
    rf"\b(?:rank|ranks|ranked|put|puts|placed|places|rate|rates|rated|list|lists|listed)(?: (?:the|of"
    rf"|(?-i:[A-Z][\w’'-]*))){{1,6}} (?P<rank>{ORDINAL})(?!-){NOT_COUNTED}{ENDS}",
    rf"(?:['’]s |\()(?P<rank>{NUMBER})(?!-)\b",
    rf"(?<=[,–—-] )(?P<rank>{NUMBER})(?= (?:in|among|on|of|nationwide|overall|for)\b)",
    r"\b(?:rank|ranking|rankings|position|places?|spots?)\b[^.;\d]{0,40} from (?P<rank>\d{1,3})(?= to \d{1,3}\b)",
    r"\b(?:rank|ranking|rankings|position|places?"
    r"|spots?)\b[^.;\d]{0,40} from \d{1,3} to (?P<rank>\d{1,3})(?![.,]?\d|%| points)\b",
    rf"\b(?P<rank>(?:top|bottom)[- ]{CARDINAL})(?![- ](?:year|day|week))",
    rf"\b(?:{RANKING}|is|was|are|were|and)(?: {STEP}){{0,2}} (?P<rank>(?:last|bottom)(?: (?:place"
    r"|position))?)(?=\s*(?:$|[.,;:)(]|among\b|in the\b|on the\b|of the\b|nationwide|with\b|at\b|on \d))",
    rf"\b(?P<rank>last (?:place|position)|bottom(?: (?:place|position|spot)| of the {TABLE}))\b",
    r"\b(?P<rank>second[- ](?:to|from)[- ]last|next to last|second from bottom|penultimate)\b",
    r"\b(?P<rank>runners?-up)\b",
    r"\b(?:put|puts|placed|places|rate|rates|rated|list|lists|listed)(?: (?:the|of|(?-i:[A-Z][\w’'-]*))){1,6}"
    r" (?:at|in) (?P<rank>\d{1,4} (?:out of|of) \d{1,4})\b",
    rf"\b(?P<rank>{LEADS})(?= (?:all )?(?:the )?{CARDINAL} (?:[a-z-]+ )?{RANKED}\b)",
    rf"\b(?P<rank>(?:top|leading|number-one) {PLACE})\b",
    rf"\b(?P<rank>on top)(?= of the {TABLE}\b)",
    rf"(?:{LED}|{BEING})(?P<rank>on top)(?=\s*[.,;:)]| (?:with|in|for|after|again|this|at|on)\b)",
    rf"\b(?P<rank>{LEADS})(?= (?:the )?(?:[^\W\d][\w’'-]* ){{0,4}}?(?:{TABLE}\b|{FIELD} (?:in|with|on|for)\b))",
    r"\b(?P<rank>leads|led|leading)(?= with \d|, followed by|, ahead of| on \d| at \d)",
    rf"\b(?P<rank>heads|headed|heading)(?= (?:the )?(?:[^\W\d][\w’'-]* ){{0,4}}?{TABLE}\b)",
    rf"{NAMED} (?P<rank>last)(?=[.,;]| in the\b| among\b)",
    rf"\b(?P<rank>{CARDINAL} (?:leading|top|top-performing|best-performing|best|highest-ranked"
    rf"|top-ranked))(?= (?:[a-z-]+ )?{RANKED}\b)",
    r"\b(?:came|come|comes|coming|finished|ranked|ranks) (?P<rank>top)(?=[.,;]| (?:among|of|in|with|for|on"
    r"|nationwide)\b)",
    rf"\b(?P<rank>top)(?= of the (?:[^\W\d][\w’'-]* ){{0,5}}?{TABLE}\b)",
)
CHAINED = (
    r"\((?P<rank>\d{1,3}(?:st|nd|rd|th))\)",
    rf"(?P<rank>(?<=[\w),;] ){ORDINAL}){NOT_COUNTED}(?=\s*(?:$|[.,;:)(]|and\b|in\b|with\b|on\b|nationwide"
    r"|respectively|from\b|for\b|overall|among\b|at\b|last year|this year|by\b|behind\b|to\b))",
)
NOT_RANKS = "|".join(
    (
        r"(?:Team|Group|Company|Enterprise|Corporation|Directive|Decree|Decision|Resolution|Circular|Law|Plan"
        r"|Document|Notice"
        r"|Conclusion|Regulation|Dispatch|Project|Article|Clause|Unit|Plant|Reactor|Line|Phase|Road|Highway|Zone"
        r"|Typhoon"
        r"|Storm|Act|Provision|Telegram|Order|Program|Programme|Instruction|Guideline|Letter|Bill|Case|Gate|Ward"
        r"|District"
        r"|School|Hospital|Factory|Berth|Route|Chapter|Room|Block|Lane|Alley|Street|Mine|Bridge) (?:No\.?|number"
        r"|#) ?\w+$",
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) [^ ]+$",
        r"\b(?:for|at) (?:the )?(?:first|second|third|fourth|fifth|last)$",
    )
)
GRAMMAR = (
    rf"^(?P<top>{CARDINAL}) (?:leading|top|top-performing|best-performing|best|highest-ranked|top-ranked)$",
    rf"^(?P<first>{LEADS}|heads|headed|heading|on top|top|(?:top|leading|number-one) {PLACE})$",
    rf"^top[- ](?P<top>{CARDINAL})",
    rf"^bottom[- ]{CARDINAL}(?P<bottom>)",
    r"^(?P<place>\d{1,4}) (?:out of|of) (?P<out_of>\d{1,4})$",
    rf"(?P<place>{ORDINAL}|{NUMBER})(?: {PLACE})? ?(?:out of|of|among|in a field of|/)(?: all)?(?: the)?"
    rf" ?(?P<out_of>{CARDINAL})",
    r"(?P<second_last>^(?:second[- ](?:to|from)[- ]last|next to last|second from bottom|penultimate)$)",
    r"(?P<second>^runners?-up$)",
    r"(?P<last>\b(?:last|bottom)\b)",
    rf"(?P<place>{ORDINAL}|{NUMBER})",
    r"^(?P<place>\d{1,4})$",
)

LEXICON = RankLexicon(
    numbers=NUMBERS,
    multipliers=MULTIPLIERS,
    ranks=tuple(map(ignoring_case, RANKS)),
    chained_ranks=tuple(map(ignoring_case, CHAINED)),
    not_ranks=ignoring_case(NOT_RANKS),
    group=ignoring_case(r"(?!)"),
    grammar=tuple(map(ignoring_case, GRAMMAR)),
)
