"""English rankings: "ranking 11th out of 22 departments (up 11 places compared to 2022)"."""

from __future__ import annotations

import re

from extractors.lexicons.en.ranks import (
    CARDINAL,
    CARDINALS,
    DATE_WORD,
    FIELD,
    NUMBER,
    ORDINAL,
    PLACE,
    RANKED,
    RANKING,
    STEP,
    SUPERLATIVE,
)
from extractors.lexicons.rankings import RankingLexicon
from extractors.lexicons.ranks import any_of, ignoring_case

ATTRIBUTIVE = (
    rf"top[- ]{CARDINAL} (?P<index_>(?!in\b|on\b|and\b|for\b|with\b|at\b|of\b|among\b|nationwide|overall|by\b|but\b"
    r"|to\b|from\b|while\b|when\b|spots?\b|places?\b|positions?\b|last\b|this\b|globally|finish|again|list\b)"
    r"[A-Za-z][^.,;:()\n–—“”]{3,80}?)(?=\s*(?:$|[.,;:()\n–—“”]|\b(?:with|after|behind|while|when|as|but|which|that|by"
    r"|said|from|was|were|is|are|has|have|led|including|include|and|last|this|in (?:19|20)\d\d)\b))|"
    rf"(?:{ORDINAL}[- ]{SUPERLATIVE}|{NUMBER})"
    r"(?= (?!in\b|on\b|and\b|for\b|with\b|at\b|of\b|among\b|nationwide|overall|by\b|but\b|to\b|from\b|while\b"
    r"|when\b)(?P<index>[a-z][^.,;:()\n–—]{2,60}?)(?=\s*(?:$|[.,;:()\n–—]|of (?-i:[A-Z]|the\b|all\b)"
    r"|\b(?:in|among|with|after|behind|while|when|as|but|which|that|by|said|to|and|for|from|at|on|was|is|has|worldwide|nationwide|globally)\b)))"
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
    r"|near|around|including|between|towards?|source:|photo:|via|outside)(?: (?:the|both"
    r"|neighbouring|Mr\.?|Ms\.?))? ?$"
)
SCOPE = (
    r"\b(?:in|at|within|across|of|on|among|throughout|inside|into|into the|world|(?<=['’]s))(?: (?:the|all"
    r"|southern|northern|central))?(?: (?:province|city|district|region) of)? ?$"
)
SPOKEN = r"\b(?:says?|said|told|added|noted)(?: (?:the|Mr\.?|Ms\.?|Mrs\.?|Dr\.?))? ?$"
# Lists, their makers, currencies, and the people of a country as an adjective.
NO_NAMES = (
    r"(?:(?:[A-Z][\w-]* |of |and )+(?:Index|Survey|Rankings?|Report|Olympiad|Scoreboard)"
    r"|PCI|PAPI|PAR|PAR ?Index|SIPAS|DDCI|DTI|PII|GII|HDI|PGI|EGDI|GCI|LPI|ICT(?: Index)?|GDP|GRDP|FDI|ODA|USD?|VND"
    r"|EUR|ATP|WTA|FIFA|QS|PISA|IELTS|SAT|CEO|COVID(?:-19)?|AI|IT|EV|EVs|Forbes|Henley|Billboard|Mr|Ms|Mrs|Dr"
    r"|[A-Z][a-z]+(?:ese|ish|ians?|(?<!Iv)eans?|nch|tch)|Thais?|Greek|American|Americans|Moroccan|German|Germans|Swiss)"
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
    r"(?=\s*(?:$|[.,;:()\n“”\"–—]|\s-\s|(?<!-)\b(?:among|compiled|published|released|issued|drawn|with|like|covering|after|behind|while|when|as|compared|up|down|but"
    r"|which|that|since|thanks|from|last|this|ahead|where|according|having"
    r"|and (?:ranked|ranks|stood|came|was|is|has|\d+(?:st|nd|rd|th)|(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth)\b)|before|following|because|despite|at \d+|for the|for a|in (?:19|20)\d\d"
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
INDEX_EDGES = (
    r"^(?:[\s,;:–“”\"-]|['’]s |same year['’]s |terms of |(?:the|its|their|a|an|on|in|of|at|by) )+"
    r"|(?:[\s,;:–“”\"-]|\b(?:compiled|and|in|of|for|on|at|by|the|year)\b(?=(?:\s|\b(?:in|of|for|on|the)\b)*$))+$"
)
INDEX_AFTER = (
    rf" (?:only )?(?:to|behind|after) (?:the )?(?-i:[A-Z])[\w’'-]*(?: (?-i:[A-Z])[\w’'-]*)*,?"
    rf" (?:in|on|for|by|in terms of) {DETERMINER}(?P<index>{NP}){STOP}",
    rf" the (?P<index>(?:[^\W\d][\w’'-]* |\d{{4}} ){{0,6}}?{LISTS}(?: (?:of|for) (?!the \w+ (?:year|time"
    rf"|month))[^.,;:()\n]{{3,60}}?)?){STOP}",
    rf"(?: (?:the |its |all |other )?(?:[\w-]+ ){{0,3}}?(?:{FIELD}|{RANKED}))?(?: (?:and )?{WHERE},?)* (?:in|on|for"
    rf"|by|in terms of|when it comes to"
    rf"|at) {DETERMINER}(?P<index>{NP}){STOP}",
    rf"(?: {RANKED}(?:(?:,| and|, and)? {RANKED})*)?(?: (?:and )?{WHERE},?)* (?:in|on|for|by"
    rf"|in terms of) {DETERMINER}(?P<index>{NP}){STOP}",
    rf"(?: among| of| for| in)? {DETERMINER}(?P<index>(?:(?:largest|biggest|highest|most|best|leading|fastest"
    rf"|richest|top)[- ]|[^.,;:()\n]{{0,40}}\b(?:most|with the|best)\b){NP}){STOP}",
    rf" (?P<index>{RANKED}(?:(?:,| and|, and)? {RANKED})* (?!nationwide|were\b|are\b|is\b|was\b|include|in the\b|across"
    rf"|(?-i:in [A-Z]))[^.,;:()\n]{{4,90}}?){STOP}",
)
INDEX_BEFORE = (
    r"(?:^|[.;:“\"] ?|\bbut )(?:in terms of|in|on"
    rf"|for) {DETERMINER}(?P<index>(?!{DETERMINER}(?-i:[A-Z]))(?-i:[a-z])[^,;:\n]{{3,80}}?)"
    r"(?= (?-i:[A-Z])| the [^\W\d]+ |,)",
    r"(?:^|[.;:“\"] ?)(?:in terms of|in|on|for|by|regarding|as for"
    rf"|as regards) {DETERMINER}(?P<index>(?!{DATE_WORD})[^,;:\n]{{3,90}}?),[^;:]*$",
    rf"(?:^|[.;:“\"] ?)(?:in|on) {DETERMINER}(?P<index>(?-i:[A-Z]{{2,}}"
    rf"|[A-Z][\w-]* [A-Z])[^,;:\n]{{0,60}}?) (?:the [^\W\d]+|it|(?-i:[A-Z])\w+) [^;:]*$",
    rf"\b(?:in|on|for) {DETERMINER}(?P<index>(?!{DATE_WORD})[^,;:\n]{{3,80}}?)(?:,| and)(?: (?:ranking|ranked"
    r"|placing|placed|standing|making it|putting it|coming|finishing|good for|which ranked it"
    r"|earning it))?(?: (?:it|them|the (?:country|province|city|district|team|school)|(?-i:[A-Z])\w+))?(?: in| at)?"
    r"(?: the)? ?$",
    r"\b(?:its|their|(?:the|this) (?:province|city|district|ward|commune|department|country|ministry"
    rf"|town)['’]s) (?P<index>(?-i:[a-z])[^,;:\n]{{2,80}}?) (?:{RANKING}|is|was|has|are|were)\b[^;:]*$",
    r"\b(?:in|on|of|by|under"
    rf"|to) {DETERMINER}(?P<index>(?:\d{{4}} )?(?:[^\W\d][\w-]*[’']?s? ){{0,6}}{LISTS}(?: of (?-i:[A-Z])\w+(?:"
    r" \d+)?)?)\b[^;:]*$",
)
NO_NOUN = any_of(
    f"{RANKING}|up|down|from|is|was|are|were|then|to|in|on|at|and|but|with|while|it|they|he|she|we|which|who|that|has"
    "|had|have|where|when|after|before|now|still|only|just|out|good|making|the|this|as|by|of|for|both|or|also|again"
    "|finally|here|there|later|joint|equal|over|behind|having|been|being"
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
    r"|(?<![’'])(?:(?!(?:the|a|an|this|its|their|of|in|on|to|for|by|and|that|put|puts|tops|topped|led"
    rf"|leads) )[^\W\d][\w-]* ){{1,5}}(?:index|ranking|rankings|dashboard|scoreboard|leaderboard|league table"
    rf"|emulation table)\b(?! (?:{ORDINAL}|{NUMBER}))(?: of (?-i:[A-Z])\w+(?: \d+)?)?"
    rf"|(?-i:{ACRONYMS})\b)"
)
TOPIC = (
    rf"\b(?:in|on|for|of|at|by|during|to|into) {DETERMINER}(?P<index>(?:(?!the\b|in\b|of\b|by\b|and\b)[\w’'-]+ ){{1,4}}"
    r"(?:market|election|elections|tournament|championships?|contest|competition|race|marathon|survey|poll|cup|games"
    r"|olympiad|exam|exams|box office|film festival|qualifiers|grand prix))\b(?! share)"
    r"|[“\"](?P<index_>[^“”\"]{4,80})[”\"],? (?:contest|competition|tournament|campaign|ranking|index|award|awards)\b"
)
MEASURES = any_of(
    "rate|index|exports|imports|revenues?|growth|output|production|income|investment|capital|disbursement|spending"
    "|sales|turnover|arrivals|emissions|yields?|debt|GDP|GRDP|population|satisfaction|competitiveness"
    "|performance|transformation|collection|consumption|enrolment|reserves|reform"
)
UNMEASURED = any_of(
    "the|a|an|of|in|on|at|by|for|to|and|or|with|from|its|their|this|that|his|her|our|as|than|is|are|was|were|has"
    "|have|had|be|been|which|who|it|they|also|more|most|less|some|all|total|percent|million|billion|said|says|put"
    "|while|but|when|after|before|led|leads|topped|tops|ranked|ranks|under|over|into|new|other|up|down|rose|grew|fell"
)
MEASURE = (
    # "the districts were assessed on timely settlement of complaints"
    r"\b(?:assess|rank|rat|grad|scor|compar|evaluat|measur)(?:es|ed|e|s|ing|ment|ments|ation|ings)?\b"
    rf"[^.,;:()\n]{{0,60}}? (?:on|by|for) {DETERMINER}(?P<index_>(?!{DATE_WORD})(?-i:[a-z]){NP})(?: on)?{STOP}"
    rf"|\b(?:figures|results|statistics|data|table|list|report) (?:on|for|of) {DETERMINER}"
    rf"(?P<index__>(?!{DATE_WORD})(?-i:[a-z]){NP}){STOP}"
    rf"|(?<![’'])\b(?P<index>(?:(?!(?:{UNMEASURED})\b)[^\W\d][\w’'-]* ){{0,3}}(?!(?:{UNMEASURED})\b)(?:{MEASURES})\b"
    r"(?: of (?-i:[a-z])[\w-]+(?: (?-i:[a-z])[\w-]+)?(?= (?:in|at|was|is|grew|rose|fell|reached)\b|[,.;)]))?)"
)
SCOPE_WORDS = (
    r"^\d+(?:st|nd|rd|th)$|^(?:end|start|beginning|half|middle|wake|face|same|first|second|third|fourth|past|previous|terms?|least|lead"
    r"|early|late|time|times)\b(?: (?:quarter|half|period|months?|years?|time))?(?: of)?(?: \d+)?$"
    r"|^(?:[a-z]+ed|broke|made|makes|went|came|got|has|had|now|still) (?:into|in|to|up|out)\b"
    r"|^(?:a )?closer look\b|^.*\b(?:is|are|was|were|has|have|had|into|said|says)$"
    r"|^(?:against|versus|contest|tournament|competition|championship|race|survey|poll|market|election|exam|cup|games)$"
    r"|^(?:respectively|economy|position|place|spot|slot|addition|managing|number)$|^(?:needed|times|ever|only"
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
    r"(?:(?P<score>\d{1,4}(?:\.\d{1,4})?)[ -](?:points?|marks?)\b(?! (?:behind|ahead|clear|adrift|above|below|off|over"
    r"|more|less|higher|lower))|\b(?:score|scores|scored|scoring|result|rating|mark)(?: of| is| was| stood at"
    r"| reached| hit| at"
    r"|:)? (?P<score_>\d{1,4}(?:\.\d{1,4})?)%?)"
)
BARE_SCORE = (
    r" \((?:with )?(?P<score>\d{1,4}(?:\.\d{1,3})?)(?: points?)?%?\)"
    r"| (?:with|on) (?P<score_>\d{1,4}(?:\.\d{1,3})?)(?= points?\b|[,;]|\.(?!\d)| and\b|$)"
)
PERCENT = (
    r"\b(?:at|with|scor(?:ed|ing)|achiev(?:ed|ing)|reach(?:ed|ing)) (?P<score>\d{1,3}(?:\.\d{1,4})?)(?:%| percent)"
)
SCORED = rf"\b(?:(?-i:{ACRONYMS})|administrative reform|satisfaction|digital transformation)\b"
EARLIER = (
    r"\b(?:up from|down from|from|compared (?:to|with)|previously|formerly|having been|after finishing"
    r"|after being ranked|after ranking|against)(?: (?:the|in|a|at|its))? ?$"
)
OTHER_MOMENT = (
    r"\b(?:(?<!(?-i:In) the )same (?:period|quarter|month|time)(?: of| in)?|than in|than|compared to|compared with"
    r"|since|on|from"
    r"|published|released|announced|before|by|until"
    r"|against|as against)(?: (?:the|in|that of|those of))? ?$"
)
YEAR_BEFORE = r"\b(?:(?:a|one) year (?:earlier|before)|the (?:previous|preceding) year|the year before)\b"
LAST_YEAR = r"\b(?:last year|the previous year|a year earlier|the year before|a year ago)\b"
WIDER = rf"\b(?:the )?(?:first|second|third|fourth|last|final) (?:half|quarter|{CARDINAL} months) of (?:the year )?$"
SPOKEN_PERIOD = (
    rf"\b(?:first|last|final|second|third|fourth) (?:half|quarter|{CARDINAL} months) of (?:the|this) year\b"
    rf"|\b(?:first|last|final) {CARDINAL} months\b(?! of\b)"
)
AS_OF = r"\bas of $"
COMPARED = (
    r"\b(?:compared (?:to|with)|than in|than|from|against|over)(?: (?:the|in|same period of|those of|that of))* $"
)
SAME_PERIOD = r"\bsame (?:period|months|time)(?: (?:of|in))?(?: the year)? $"
MAKER = r" (?:of|by|from|compiled|published)\b"
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
    rf"|in a field of)(?: all)?(?: the)?(?: \w+['’]s)? (?P<out_of>{CARDINAL})(?= (?:[\w-]+ ){{0,3}}?{RANKED}\b)"
)
TOTAL_AHEAD = (
    rf"(?:^|[.;:] ?)(?:among|of|out of|in) (?:all )?the (?P<out_of>{CARDINAL}) (?:[\w’'-]+ ){{0,2}}?{RANKED}\b"
)
TOTAL_OF_LIST = (
    rf"\b(?P<out_of>{CARDINAL})-(?:country|nation|member|team|province|economy|city|university|state)\b"
    rf"|\b(?:leads|led|tops|topped|topping|leading) (?:all )?(?:the )?(?P<out_of_>{CARDINAL}) (?:[a-z-]+ )?{RANKED}\b"
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
    decimal=".",
    graded=ignoring_case(rf"\b{ORDINAL}[- ]{SUPERLATIVE}[- ]?$"),
    attributive=ignoring_case(ATTRIBUTIVE),
    anaphors=ignoring_case(ANAPHORS),
    aside=ignoring_case(ASIDE),
    scope=ignoring_case(SCOPE),
    spoken=ignoring_case(SPOKEN),
    no_names=re.compile(NO_NAMES),
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
    total_ahead=ignoring_case(TOTAL_AHEAD),
    total_of_list=ignoring_case(TOTAL_OF_LIST),
    top_index=ignoring_case(TOP_INDEX),
    apposed=ignoring_case(APPOSED),
    possessed=ignoring_case(POSSESSED),
    immediate=ignoring_case(IMMEDIATE),
    titled=ignoring_case(TITLED),
    named_kind=NAMED_KIND,
    other_kind=r"\b{name} (?P<unit>province|district|ward|commune|town|township|city)\b",
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
    # "the third-highest rise": of what, the words before say.
    bare_list=ignoring_case(rf"{LISTS}|(?:rise|rate|increase|decrease|drop|level|figure|total|number|growth|share)"),
    index_name=ignoring_case(INDEX_NAME),
    topic=ignoring_case(TOPIC),
    measure=ignoring_case(MEASURE),
    scope_words=ignoring_case(SCOPE_WORDS),
    change=ignoring_case(CHANGE),
    score=ignoring_case(SCORE),
    bare_score=ignoring_case(BARE_SCORE),
    percent=ignoring_case(PERCENT),
    scored=ignoring_case(SCORED),
    earlier=ignoring_case(EARLIER),
    other_moment=ignoring_case(OTHER_MOMENT),
    year_before=ignoring_case(YEAR_BEFORE),
    last_year=ignoring_case(LAST_YEAR),
    wider=ignoring_case(WIDER),
    spoken_period=ignoring_case(SPOKEN_PERIOD),
    as_of=ignoring_case(AS_OF),
    compared=ignoring_case(COMPARED),
    same_period=ignoring_case(SAME_PERIOD),
    maker=ignoring_case(MAKER),
    heading=ignoring_case(HEADING),
)
