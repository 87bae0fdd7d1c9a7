"""English rankings: "ranking 11th out of 22 departments (up 11 places compared to 2022)"."""

from __future__ import annotations

import re

from extractors.lexicons.rankings import RankingLexicon, any_of, ignoring_case

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
TOTAL = rf"(?:(?: {PLACE})? (?:out of|of|among|in a field of) {CARDINAL}| ?/ ?\d{{1,4}})"

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
    "|claimed|won|wins|got|now|still|only|just|currently|up|down|put|puts|putting|listed"
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
    r"|up|down|ranked|placed))* "
)
NAMED = r"(?-i:\b[A-Z][^\W\d]*(?: (?:province|city|district|town|ward|commune))?)"
ENDS = (
    r"(?=\s*(?:$|[.,;:)\"”(–—-]|in\b|on\b|among|with\b|nationwide|national|nationally|globally|worldwide|overall"
    r"|and\b|but\b"
    r"|behind|from\b|at\b|for\b|ahead|respectively|out of|of the|to\b|when|while|after|last\b|this\b|regionally"
    r"|countrywide|a year|a month|the year|the previous|only to|only behind|again))"
    r"(?! (?:to (?-i:[a-z]+)(?<!th)(?<!st)(?<!nd)(?<!rd)\b(?! place)|in (?:a row|this|these"
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
    rf"(?:['’]s |\()(?P<rank>{NUMBER})(?!-)\b",
    rf"(?<=[,–—-] )(?P<rank>{NUMBER})(?= (?:in|among|on|of|nationwide|overall|for)\b)",
    r"\b(?:rank|ranking|rankings|position|places?|spots?)\b[^.;\d]{0,40} from (?P<rank>\d{1,3})(?= to \d{1,3}\b)",
    r"\b(?:rank|ranking|rankings|position|places?"
    r"|spots?)\b[^.;\d]{0,40} from \d{1,3} to (?P<rank>\d{1,3})(?![.,]?\d|%| points)\b",
    rf"\b(?P<rank>(?:top|bottom)[- ]{CARDINAL})(?![- ](?:year|day|week))",
    rf"\b(?:{RANKING}|is|was|are|were|and)(?: {STEP}){{0,2}} (?P<rank>(?:last|bottom)(?: (?:place"
    r"|position))?)(?=\s*(?:$|[.,;:)(]|among\b|in the\b|on the\b|of the\b|nationwide|with\b|at\b|on \d))",
    rf"\b(?P<rank>last (?:place|position)|bottom(?: (?:place|position|spot)| of the {TABLE}))\b",
    rf"\b(?P<rank>(?:top|leading|number-one) {PLACE})\b",
    rf"\b(?P<rank>on top)(?= of the {TABLE}\b)",
    rf"(?:{LED}|{BEING})(?P<rank>on top)(?=\s*[.,;:)]| (?:with|in|for|after|again|this|at|on)\b)",
    rf"\b(?P<rank>{LEADS})(?= (?:the )?(?:[^\W\d][\w’'-]* ){{0,4}}?(?:{TABLE}\b|{FIELD} (?:in|with|on|for)\b))",
    r"\b(?P<rank>leads|led|leading)(?= with \d|, followed by|, ahead of| on \d| at \d)",
    rf"\b(?P<rank>heads|headed|heading)(?= (?:the )?(?:[^\W\d][\w’'-]* ){{0,4}}?{TABLE}\b)",
    rf"{NAMED} (?P<rank>last)(?=[.,;]| in the\b| among\b)",
    rf"\b(?P<rank>{CARDINAL} (?:leading|top|top-performing|best-performing|best|highest-ranked"
    rf"|top-ranked))(?= (?:[a-z-]+ )?{RANKED}\b)",
    rf"\b(?P<rank>top)(?= of the {TABLE}\b)",
)
CHAINED = (
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
    rf"(?P<place>{ORDINAL}|{NUMBER})(?: {PLACE})? ?(?:out of|of|among|in a field of|/) ?(?P<out_of>{CARDINAL})",
    r"(?P<last>\b(?:last|bottom)\b)",
    rf"(?P<place>{ORDINAL}|{NUMBER})",
    r"^(?P<place>\d{1,4})$",
)

ATTRIBUTIVE = (
    rf"(?:{ORDINAL}[- ]{SUPERLATIVE}|{NUMBER})"
    r"(?= (?!in\b|on\b|and\b|for\b|with\b|at\b|of\b|among\b|nationwide|overall|by\b|but\b|to\b|from\b|while\b"
    r"|when\b)(?P<index>[a-z][^.,;:()\n–—]{2,60}?)(?=\s*(?:$|[.,;:()\n–—]|\b(?:in|among|of|with|after|behind"
    r"|while|when|as|but|which|that|by|said|to|and|for|from|at|on|was|is|has|worldwide|nationwide|globally)\b)))"
)

# Who is ranked.
BODIES = any_of(
    "province|city|district|ward|commune|town|township|department|ministry|company|group|bank|university|hospital"
    "|team|club"
    "|country|nation|locality|agency|capital|school|port|airport|side|institution|firm|region|municipality"
    "|council|state"
)
ANAPHORS = "|".join(
    (
        rf"\b(?P<noun>(?:the|this|that) {BODIES})\b(?!['’]s|-| of\b| [^\W\d]+['’]s| (?:{RANKED})\b)",
        r"(?:^|[.,;:“\"] |\b(?:when|that|and|as) )(?P<pronoun>it|they|he|she|we)\b",
    )
)
KIND = r"^(?:the|this|that) |^(?:it|they|he|she|we)$"
ASIDE = (
    r"\b(?:according to|by|behind|after|above|below|than|ahead of|over|for|against|before|like|with|from"
    r"|alongside|to|beating"
    r"|overtaking|overtook|surpassed|surpassing|trailing|trails|as|passing|passed|under|versus|vs\.?|follows"
    r"|following|edging|besides"
    r"|near|around|says|said|told|including|between|towards?|source:|photo:|via|outside)(?: (?:the|both"
    r"|neighbouring|Mr\.?|Ms\.?))? ?$"
)
SCOPE = (
    r"\b(?:in|at|within|across|of|on|among|throughout|inside|into|into the|world|(?<=['’]s))(?: (?:the|all"
    r"|southern|northern|central))?(?: (?:province|city|district|region) of)? ?$"
)
SPEAKER = (
    r"^(?: \([^)]{0,40}\))?,? (?:has |have |had |on \w+ |also |just |recently )?(?:said|says|told|announced"
    r"|announces|published|released|stated|reported|disclosed"
    r"|noted|informed|revealed|ranked|ranks|put|puts|placed|places|compiled|unveiled|made public|warned"
    rf"|commented|added|explained)\b(?! (?:only |at |in |as |the |a |joint )*(?:{ORDINAL}|{NUMBER}"
    r"|last|among|top|bottom))"
)
OPENS_SUBJECT = (
    rf"(?: {PLACE})?(?: (?:in|on|of|for|among|overall|nationwide)[^.;:!?\n,]{{0,50}})?,? (?:was|is|were|are"
    r"|went to|goes to|belongs to|belonged to|came|comes|stands|stood|sits|sat|went)(?: (?:the|both))? "
)
FRONTED = (
    r"^[\s“\"(,]*(?:(?:in|at|ranking|ranked|placed|the|and|while|coming|finishing|sitting|standing|joint|equal"
    r"|on|occupying|taking|then|followed|with|but"
    r"|holding|rounding|out|now|currently|still|came|at the|placing|rising|climbing|completing)\b[\s,:]*){0,6}$"
)
ATTACHED = (
    r"[- ](?:placed |ranked |seeded |seed |seeds |spot |position |place )?(?:holders |team |side |leaders |were "
    r"|club )?"
)
SEPARATOR = r"(?: ?\([^)]{1,40}\))?(?:,| and| &|, and|;| as well as|, then|, followed by)(?: (?:the|both|also))?\s*"
LAST_SEPARATOR = r"(?:\band\b|&|as well as)"
FOLLOWED = (
    r"\b(?:followed(?: closely)? by|trailed by|(?<!points )(?<!point )(?<!clear )(?<!well )(?<!places )ahead of"
    r"|then(?: came| comes)?|next (?:is|are|was|were|come|comes|came)|and then|tailed by)(?: the)? "
)
BELONGS = (
    r"\b(?:among|in|into|within|entered|enters|enter|entering|joined|joins|cracked|made|make|makes|one of|reached"
    r"|reach|is|are|was|were|inside|retained|stayed)(?: \S+){0,3} ?$"
)
MEMBERS = (
    r"[^.;\n]{0,120}?(?:\binclud\w+|\bare|\bwere|\bcomprised?|\bconsist(?:s|ed)? of|:|\bbelong(?:ed)? to"
    r"|\bwent to|\bnamely|[–—]|,)(?: the)? "
)
NO_RECORD = (
    r"\b(?:target\w*|aim\w*|strive\w*|striving|goal|hope\w*|wants?|wanted|seeks?|seeking|will|should|must"
    r"|expect\w*|forecast\w*|if|could|would|(?-i:may|might)|unless|need\w*|wish\w*"
    r"|objective|ambition|dream\w*|plan(?:s|ned|ning)? to|not|never|no longer|failed to|outside|(?-i:can)|cannot"
    r"|vow\w*|pledge\w*|determined|without|bid|race|battle|to be|to enter|to reach|to break into"
    r"|resolve[sd]? to|intends?|try|tries|trying|whoever|any|fight\w*|chance|risk\w*|threat\w*)\b[^.;:!?\n]{0,80}$"
    r"|\b(?:for|of|to|by|with|from|in|on|against|between|over|into) (?:the |its )?(?:world|country|region|nation"
    r"|continent|territory)[’']s $"
)

# What the rank is for.
STOP = (
    r"(?=\s*(?:$|[.,;:()\n“”\"–—]|\s-\s|\b(?:with|like|covering|after|behind|while|when|as|compared|up|down|but"
    r"|which|that|since|thanks|from|last|this|ahead|where|according|having"
    r"|and (?:ranked|ranks|stood|came|was|is|has|\d+(?:st|nd|rd|th)|(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth)\b)|before|following|because|despite|at \d|for the|for a|in (?:19|20)\d\d"
    r"|in (?:January|February|March|April|May|June|July|August|September|October|November|December)|by (?:the )?"
    r"|is|are|was|were|has|have|had|said|says|rose|fell|to|then|between|during|over|under|improving|two|three"
    r"|four|five)\b))"
)
LISTS = any_of(
    "index|ranking|rankings|table|list|league|standings|dashboard|board|scoreboard|leaderboard|chart|charts"
    "|survey|scorecard|report|medal table|tally|championship"
)
ACRONYMS = any_of("PCI|PAPI|PAR ?INDEX|SIPAS|DDCI|DTI|PII|GII|HDI|ICT ?INDEX|PGI|EGDI|GCI|LPI")
WHERE = (
    r"(?:nationwide|nationally|globally|worldwide|overall|regionally|in the (?:region|country|world|nation"
    r"|province|city|south|north|area|group|state)|across the \w+"
    r"|(?-i:in (?:the )?[A-Z][^\W\d]*(?: [A-Z][^\W\d]*)*)|of all|among (?:all )?(?:the )?(?:\d+ "
    rf"|{CARDINAL} )?[^.,;:()]{{0,60}}?(?= (?:in|on|for|by|with) |[.,;:()]|$))"
)
DETERMINER = (
    r"(?:the |its |their |this year['’]s |the (?:city|province|country|region|ministry|department)['’]s |a |an "
    r"|last year['’]s )?"
)
NP = r"[^.,;:()\n“”\"–—]{3,110}?"
INDEX_EDGES = r"^(?:[\s,;:–“”\"-]|(?:the|its|their|a|an) )+|(?:[\s,;:–“”\"-]|\b(?:and|in|of|for|the|year)(?=\s*$))+$"
INDEX_AFTER = (
    rf" the (?P<index>(?:[^\W\d][\w’'-]* |\d{{4}} ){{0,6}}?{LISTS}(?: (?:of|for) (?!the \w+ (?:year|time"
    rf"|month))[^.,;:()\n]{{3,60}}?)?){STOP}",
    rf"(?: (?:and )?{WHERE},?)* (?:in|on|for|by|in terms of|when it comes to|at) {DETERMINER}(?P<index>{NP}){STOP}",
    rf"(?: {RANKED}(?:(?:,| and|, and)? {RANKED})*)?(?: (?:and )?{WHERE},?)* (?:in|on|for|by"
    rf"|in terms of) {DETERMINER}(?P<index>{NP}){STOP}",
    rf"(?: among| of| for| in)? {DETERMINER}(?P<index>(?:(?:largest|biggest|highest|most|best|leading|fastest"
    rf"|richest|top)[- ]|[^.,;:()\n]{{0,40}}\b(?:most|with the|best)\b){NP}){STOP}",
    rf" (?P<index>{RANKED}(?:(?:,| and|, and)? {RANKED})* (?!nationwide|in the\b|across"
    rf"|(?-i:in [A-Z]))[^.,;:()\n]{{4,90}}?){STOP}",
)
INDEX_BEFORE = (
    r"(?:^|[.;:“\"] ?|\bbut )(?:in terms of|in|on"
    rf"|for) {DETERMINER}(?P<index>(?-i:[a-z])[^,;:\n]{{3,80}}?)(?= (?-i:[A-Z])| the [^\W\d]+ |,)",
    r"(?:^|[.;:“\"] ?)(?:in terms of|in|on|for|by|regarding|as for"
    rf"|as regards) {DETERMINER}(?P<index>(?!{DATE_WORD})[^,;:\n]{{3,90}}?),[^;:]*$",
    rf"(?:^|[.;:“\"] ?)(?:in|on) {DETERMINER}(?P<index>(?-i:[A-Z]{{2,}}"
    rf"|[A-Z][\w-]* [A-Z])[^,;:\n]{{0,60}}?) (?:the [^\W\d]+|it|(?-i:[A-Z])\w+) [^;:]*$",
    rf"\b(?:in|on|for) {DETERMINER}(?P<index>(?!{DATE_WORD})[^,;:\n]{{3,80}}?)(?:,| and)(?: (?:ranking|ranked"
    r"|placing|placed|standing|making it|putting it|coming|finishing|good for|which ranked it"
    r"|earning it))?(?: in| at)?(?: the)? ?$",
    r"\b(?:its|their|(?:the|this) (?:province|city|district|ward|commune|department|country|ministry"
    rf"|town)['’]s) (?P<index>(?-i:[a-z])[^,;:\n]{{2,80}}?) (?:{RANKING}|is|was|has|are|were)\b[^;:]*$",
    r"\b(?:in|on|of|by|under"
    rf"|to) {DETERMINER}(?P<index>(?:\d{{4}} )?(?:[^\W\d][\w-]*[’']?s? ){{0,6}}{LISTS}(?: of (?-i:[A-Z])\w+(?:"
    r" \d+)?)?)\b[^;:]*$",
)
NO_NOUN = any_of(
    f"{RANKING}|up|down|from|is|was|are|were|then|to|in|on|at|and|but|with|while|it|they|he|she|we|which|who|that|has"
    "|had|have|where|when|after|before|now|still|only|just|out|good|making|the|this|as|by|of|for|both|or|also|again"
    "|finally|here|there|later|joint|equal|over|behind"
)
INDEX_ALONE = (
    r"(?:^|[,;:(–—] ?|\band )(?:the |its "
    rf"|in )?(?P<index>(?!{NO_NOUN}\b)(?-i:[^\W\d])[\w’'-]*(?: (?!{NO_NOUN}\b(?! [^\W\d]))"
    rf"[^\W\d][\w’'-]*){{0,5}}) (?:was |is |came |ranked |at |in |stood )*(?:the )?$|"
    r"(?:^|[.;:“\"–—] ?|, (?:and|but|while) )(?:the |in "
    rf"|on )?(?P<index_>(?!{NO_NOUN}\b)(?-i:[^\W\d])[^,;:“”\"\n.()–—]{{3,80}}?(?: \([^)]*\))?) (?:{RANKING}|is"
    r"|was|are|were|has|had|told|tells)\b[^;]*$"
)
INDEX_OF = (
    r"(?:^|[.;:“\"] ?)(?:The |Its |Their )?(?P<index>[^,;:“”\"–—\n.]{3,90}?) (?:put|puts|placed|places|has|had"
    r"|ranks|ranked|shows?|showed|lists?|listed|saw|sees|gives|gave|rated|rates)(?: the)? $|"
    r"(?:^|[,;:“”\"–—\n.] ?|\b(?:that|and|helped|put|puts|the|while|but|its) )(?P<index_>(?!the "
    r"|a )[^,;:“”\"–—\n.]{3,90}?) (?:of|in|for) (?:the )?$"
)
INDEX_OWNED = (
    r"['’]s? (?P<index>(?:\d{4} )?[^,;:\n.“”\"]{2,90}?(?: \([^)]{2,20}\))?)(?= (?:rank|ranks|ranked"
    r"|climb\w*|rose|rise\w*|fell|fall\w*|is|was|stood|stands|stand|came|jumped|jump|dropped|slipped|has|had"
    r"|improved|improve|reached|currently|now|placed|moved|finished|remained)\b|, )"
)
INDEX_NAME = (
    r"\b(?P<index>(?-i:(?:[A-Z][\w-]*(?:[’']s)? )(?:(?:[A-Z][\w-]*|of|and|for|on|the|in) ){0,8}"
    r"(?:Index|Ranking|Rankings|League|Standings|Table|List|Report|Survey|Cup|Championship)\b)(?: (?:20"
    r"|19)\d\d\b)?(?: \([^)]{2,20}\))?"
    r"|(?:(?!(?:the|a|an|this|its|their|of|in|on|to|for|by|and|that|put|puts|tops|topped|led"
    rf"|leads) )[^\W\d][\w-]* ){{1,5}}(?:index|ranking|rankings|dashboard|scoreboard|leaderboard|league table"
    r"|emulation table)\b(?: of (?-i:[A-Z])\w+(?: \d+)?)?"
    rf"|(?-i:{ACRONYMS})\b)"
)
SCOPE_WORDS = (
    r"^(?:respectively|economy|position|place|spot|slot|addition|managing|number)$|^(?:needed|times|ever|only"
    r"|globally|overall|have|has|is|are|was|that|this|these"
    r"|which|it|them|and|aims?|here|there)\b"
    r"|^(?:\w+ )?(?:straight|consecutive|successive|time|year)\b|^(?:\s|,|and|the|of|in|all"
    r"|among|on|at|across|nationwide|national|region|country|world|province|city|whole|group|area|its|their|year"
    rf"|table|list|rankings?|{RANKED}|vietnam|first time|third|row|total|south|north|delta|\d+)+$"
)
STEPS = any_of("places|spots|positions|ranks|rungs|notches|place|spot|position|notch|rung|slots|steps|step")
COUNT = any_of("|".join((r"\d{1,3}", "a", *CARDINALS)))
GAINED = any_of(
    "up|rose|rise|rises|rising|risen|climbed|climb|climbs|climbing|gained|gain|gains|gaining|jumped|jump|jumping"
    "|jumps|moved up|moving up|improved|improving|improve|improvement|advanced|advancing"
    "|leapt|leaping|leap|increase|surged|went up|better|added|move up|edged up|soared|shot up|vaulted|ascended"
)
LOST = any_of(
    "down|fell|fall|falls|falling|fallen|dropped|drop|drops|dropping|slipped|slip|slips|slipping|lost|losing"
    "|loses|loss|sank|sinking|slid|sliding|slide|decline|declined|declining|plunged|tumbled|moved down|went down"
    "|decrease"
)
BETWEEN = r"(?: (?:by|of|up|another|a further|as many as|some|in all|back|a))*"
CHANGE = (
    rf"\b(?:{LOST}{BETWEEN} (?P<down>{COUNT}) {STEPS}(?! (?:above|higher|behind|ahead))"
    rf"|{GAINED}{BETWEEN} (?P<up>{COUNT}) {STEPS}(?! (?:above|behind|ahead))"
    rf"|(?P<up_>{COUNT}) {STEPS} (?:higher|up|better|above)(?: than)?\b"
    rf"|(?P<down_>{COUNT}) {STEPS} (?:lower|down|worse|below)(?: than)?)\b"
)
SCORE = (
    r"(?:(?P<score>\d{1,4}(?:\.\d{1,3})?)[ -](?:points?|marks?)\b(?! (?:behind|ahead|clear|adrift|above|below|off"
    r"|more|less|higher|lower))|\b(?:score|scores|scored|scoring|result|rating|mark)(?: of| is| was"
    r"|:)? (?P<score_>\d{1,4}(?:\.\d{1,3})?)%?)"
)
BARE_SCORE = r" \((?:with )?(?P<score>\d{1,4}(?:\.\d{1,3})?)(?: points?)?%?\)"
EARLIER = (
    r"\b(?:up from|down from|from|compared (?:to|with)|previously|formerly|having been|after finishing"
    r"|after being ranked|after ranking|against)(?: (?:the|in|a|at|its))? ?$"
)
OTHER_MOMENT = (
    r"\b(?:same (?:period|quarter|month|time)(?: of| in)?|than in|than|compared to|compared with|since|on|from"
    r"|published|released|announced|before|by|until"
    r"|against|as against)(?: (?:the|in|that of|those of))? ?$"
)
LAST_YEAR = r"\b(?:last year|the previous year|a year earlier|the year before|a year ago)\b"
PREDICATE_GAP = (
    rf"(?: ?\([^)]{{1,40}}\))?,?(?: (?:{RANKING}|{STEP}|is|was|are|were|has|have|had|be|been|being|also|again"
    r"|which|who|both|all|now|respectively))* "
)
OPENERS = (
    r"(?:The|In|On|At|With|After|From|For|By|As|And|But|While|Last|This|Meanwhile|However|Ranking|Ranked|Behind"
    r"|Among|Of|First|Second|Third|Only|Both|Next|To"
    r"|Within|Its|It|They|He|She|That|Those|These|When|Since|According|Also|Then|Top|Although|Despite|Here|There"
    r"|A|An|No|We|I|You|Our|My|His|Her|Their|So|Yet|Now|Still|What|Who|Where|Why|How|One|Two|All|Some|Most|Many"
    r"|Each|Every)"
    r"\b ?"
)
CLAUSE_OPENS = r"; |, (?:while|but|whereas|with|and)\b"
TOTAL_BEHIND = (
    rf"[^.,;:()\n]{{0,60}}? (?:among|out of|of"
    rf"|in a field of)(?: all)?(?: the)?(?: \w+['’]s)? (?P<out_of>{CARDINAL})(?= (?:[\w-]+ )?{RANKED}\b)"
)
TOP_INDEX = r"(?!)"
APPOSED = (
    r"(?: \(|, |,? [–—-] )(?:(?:which (?:is|was|ranked|ranks|came|stands|stood|finished|placed)|who (?:is|was"
    r"|ranked|came|finished)|in|at|currently|now|the|a|its|which is|which ranks|ranked|placed|world"
    r"|[^\W\d]+['’]s)[ ]?)*"
)
TITLED = r"(?!)"
POSSESSED = r"(?!)"
IMMEDIATE = r"(?!)"
NAMED_KIND = r"\b(?P<name>(?-i:[A-Z][^\W\d]+(?: [A-Z][^\W\d]+){{0,3}}) {kind})\b"
REGIONS = (
    r"^(?:the )?(?:.*\b(?:delta|highlands|region|southeast|northwest|north|south|coast|midlands)|asia"
    r"|southeast asia|europe|africa|asean|the world|world|eu|america|latin america|asia-pacific|oceania)$"
)
PARTS = r"\b(?:pillars?|sub-?ind(?:ex|ices|exes)|components?|criteria|criterion|sub-?indicators?)\b"
NARROWER = (
    r"^[\s“\"]*(?:within (?:the|its)|inside the|among (?:the )?(?:districts|communes|wards|towns|departments)"
    r"|at (?:the )?(?:district|commune|ward) level|(?:locally|internally))\b"
)
HEADING = r"(?:rankings?|top|list|table|standings|league|index|leaderboard)\b[^.;!?]{0,90}$"

LEXICON = RankingLexicon(
    numbers=NUMBERS,
    multipliers=MULTIPLIERS,
    decimal=".",
    ranks=tuple(map(ignoring_case, RANKS)),
    chained_ranks=tuple(map(ignoring_case, CHAINED)),
    not_ranks=ignoring_case(NOT_RANKS),
    group=ignoring_case(r"(?!)"),
    grammar=tuple(map(ignoring_case, GRAMMAR)),
    attributive=ignoring_case(ATTRIBUTIVE),
    anaphors=ignoring_case(ANAPHORS),
    aside=ignoring_case(ASIDE),
    scope=ignoring_case(SCOPE),
    speaker=ignoring_case(SPEAKER),
    opens_subject=ignoring_case(OPENS_SUBJECT),
    fronted=ignoring_case(FRONTED),
    attached=ignoring_case(ATTACHED),
    separator=ignoring_case(SEPARATOR),
    last_separator=ignoring_case(LAST_SEPARATOR),
    followed=ignoring_case(FOLLOWED),
    belongs=ignoring_case(BELONGS),
    members=ignoring_case(MEMBERS),
    no_record=ignoring_case(NO_RECORD),
    predicate=ignoring_case(PREDICATE_GAP),
    with_unit=r"{name}(?: (?:province|city|district|ward|commune|town|University|team)\b)?",
    openers=re.compile(OPENERS),
    clause_opens=ignoring_case(CLAUSE_OPENS),
    total_behind=ignoring_case(TOTAL_BEHIND),
    top_index=ignoring_case(TOP_INDEX),
    apposed=ignoring_case(APPOSED),
    possessed=ignoring_case(POSSESSED),
    immediate=ignoring_case(IMMEDIATE),
    titled=ignoring_case(TITLED),
    named_kind=NAMED_KIND,
    regions=ignoring_case(REGIONS),
    parts=ignoring_case(PARTS),
    narrower=ignoring_case(NARROWER),
    index_after=tuple(map(ignoring_case, INDEX_AFTER)),
    index_before=tuple(map(ignoring_case, INDEX_BEFORE)),
    index_alone=ignoring_case(INDEX_ALONE),
    index_of=ignoring_case(INDEX_OF),
    index_owned=ignoring_case(INDEX_OWNED),
    kind=ignoring_case(KIND),
    index_edges=ignoring_case(INDEX_EDGES),
    bare_list=ignoring_case(rf"{LISTS}"),
    index_name=ignoring_case(INDEX_NAME),
    scope_words=ignoring_case(SCOPE_WORDS),
    change=ignoring_case(CHANGE),
    score=ignoring_case(SCORE),
    bare_score=ignoring_case(BARE_SCORE),
    earlier=ignoring_case(EARLIER),
    other_moment=ignoring_case(OTHER_MOMENT),
    last_year=ignoring_case(LAST_YEAR),
    heading=ignoring_case(HEADING),
)
