"""English documents: "Directive No. 31-CT/TU dated May 4, 2022 of the Standing Committee on …", "2013 Land Law"."""

from __future__ import annotations

from extractors.lexicons.directives import DirectiveLexicon

TYPES = {
    r"constitution": "constitution",
    r"building codes?|codes? of (?:practice|conduct)": "regulation",
    r"laws?|codes?|acts?|bills?|statutes?": "law",
    r"(?:executive|administrative)\s+orders?|directions?|bulletins?": "other",
    r"ordinances?": "ordinance",
    r"(?:executive\s+)?decrees?|decree-laws?": "decree",
    r"(?:joint\s+)?resolutions?": "resolution",
    r"decisions?|orders?": "decision",
    r"directives?|instructions?": "directive",
    r"(?:joint\s+)?circulars?": "circular",
    r"(?:inspection\s+)?conclusions?": "conclusion",
    r"regulations?|rules?|charters?|(?:technical\s+)?standards?": "regulation",
    r"master\s+plans?|plannings?|zoning\s+plans?": "planning",
    r"plans?": "plan",
    r"(?:action\s+)?program(?:me)?s?": "program",
    r"schemes?|projects?": "scheme",
    r"(?:official\s+)?telegrams?": "telegram",
    r"official\s+(?:letters?|dispatch(?:es)?)|dispatch(?:es)?|letters?": "letter",
    r"notices?|announcements?|notifications?": "notice",
    r"guidelines?|guidances?": "guideline",
    r"documents?|submissions?|proposals?|reports?|judg(?:e?)ments?|statements?|approvals?|minutes|permits?|agreements?"
    r"|strateg(?:y|ies)|treat(?:y|ies)|conventions?|declarations?|protocols?|memorand(?:um|a)"
    r"|indictments?": "other",
}
ABBREVIATIONS = {"QCVN": "regulation", "TCVN": "regulation"}

# Words of a name in title case, with the small words between them: "Prevention and Control of Tobacco Harms". Of "the
# Law on Tourism and Decree …" and "the Law on Minerals, the Government …" the rest is no part of the name.
_TYPE_AHEAD = rf"(?:{'|'.join(TYPES)}|articles?|clauses?)\s+(?:No\b|\d)"
_TITLE = rf"(?!{_TYPE_AHEAD})(?-i:[A-Z][\w&-]*(?:['’]s)?)"
_SMALL = r"\s+(?:(?:of|for|to)(?:\s+the)?|against|and(?:\s+(?:of|for))?)"
_NAME = rf"(?:the\s+)?{_TITLE}(?:(?:{_SMALL})?\s+{_TITLE}|,\s+{_TITLE}(?=(?:,\s+{_TITLE}){{0,6}},?\s+and\s+{_TITLE}))*"
# A plan or scheme has a longer name than a law: "Scheme on Turning Rural Districts into Urban Districts".
_LONG_NAME = rf"{_NAME}(?:\s+(?:in|into|on|with|up)(?:\s+the)?\s+{_NAME})*"
# Fields of law, not laws.
_NO_LAW = r"(?:civil|common|constitutional|corporate|criminal|crown|international|islamic|martial|public|sharia)\s+law"
_LAW_ON = rf"(?-i:Law|Act|Code|Ordinance)\s+on\s+{_NAME}"

_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_ADVERB = (
    rf"has|have|had|just|also|recently|already|then|subsequently|officially|formally|later|earlier|yesterday|jointly"
    rf"|unanimously|overwhelmingly|finally|(?:on\s+)?(?:{_WEEKDAY})|(?:this|last)\s+(?:week|month|year)"
)

LEXICON = DirectiveLexicon(
    types=TYPES,
    titles=r"pacts?|accords?|covenants?|communiqu[eé]s?|manifestos?|blueprints?|roadmaps?|frameworks?|platform|vision",
    abbreviations=ABBREVIATIONS,
    mark=r"(?:(?:No|Nos|Number|numbered)\b\.?\s*)",
    bill=r"(?-i:[HSA]B|H\.?R\.?|[HSA]\.B\.|S\.)\s?\d{1,5}(?:-(?-i:[A-Z]))?",
    epithet="",
    before_number=(
        r"(?:(?-i:Administrative|Appellate|Cassation|First-instance|Inspection|Investment|Joint|Land Recovery|Temporary"
        r"|Urgent)\s+)?"
    ),
    subject_breaker=r"\w",  # the subject stands before the type word
    after_serial=(
        r"\s*(?:$|[.,;:)”\"']|(?:of|on|and|is|was|has|had|to|by|dated|for|in|under|which|that|clearly|provides?|states?|with"
        r"|from|requires?|took|takes|came|also|are|were|will|must|or|as|because|at|signed|issued|regulating)\b)"
    ),
    not_bare=r"(?=law |code |act |constitution |bill |rule |report |plan )|(?<= for )(?=scheme)|(?<= on )(?=project)",
    laws=(
        rf"(?:(?:(?-i:Law)\s+Amending\s+and\s+Supplementing\s+a\s+Number\s+of\s+Articles\s+of\s+the\s+)?{_LAW_ON}"
        r"|(?-i:Penal|Civil|Labou?r|Criminal|Maritime|Criminal Procedure|Civil Procedure)\s+(?-i:Code)"
        rf"|(?<!-)(?!{_NO_LAW})(?:(?!the\s)(?-i:[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*)[ ]){{1,4}}"
        r"(?-i:Law|Act)(?!\s+(?:on\b|(?-i:[A-Z])))"
        r"|(?<=\bthe )(?:\d{4}[ ])?(?-i:Constitution)(?![ ](?:Day|Court|Hill|Square|Avenue))"
        r"|Resolution\s+of\s+the\s+\d+\w\w\s+(?:National\s+)?(?:Party\s+)?Congress)"
    ),
    formal=(
        rf"(?:(?:\d{{4}}|\d+-year)[ ])?(?:(?!(?:A|The|This|Under)\b){_TITLE}[ ]){{0,4}}"
        r"(?-i:(?:Strategy|Planning|Program(?:me)?s?|Schemes?|Projects?|Regulations?|Guidelines?|Charter)[ ]on"
        r"|(?:Master[ ]|Action[ ])?Plan[ ](?:on|for))"
        rf"[ ]{_LONG_NAME}(?:[ ]of[ ](?-i:[A-Z]\w+)[ ]\d{{1,4}}(?!\w))?"
        r"(?:[ ]to[ ]\d{4}(?:,[ ]with[ ]a[ ]vision[ ]to[ ]\d{4})?|[ ]\d{4}-\d{4})?"
        r"|(?:executive[ ]order|resolution)[ ](?:No\.?[ ])?(?-i:[A-Z]{1,2})-\d{1,4}(?:[-/]\d{1,4})*(?-i:[A-Z]?)"
        r"|(?-i:Regulation|Directive|Decision)[ ]\((?:EU|EC)\)[ ]\d{4}/\d{1,4}"
    ),
    title_head=(
        r"(?<!committee for the )(?<!group on the )(?<! on the )"
        r"(?:(?:(?-i:Temporary|Master|Framework|General|Detailed|Joint|National)\s+)?"
        r"(?-i:Project|Scheme|Guidelines?|Regulations?|Program(?:me)?|Strategy|Agreement|Convention|Report)\s+on\s"
        r"|(?:(?:\d{4}|\d+-year)[ ])?(?:(?!(?:The|This|In|Under)\b)(?-i:[A-Z][\w-]+)[ ]){1,4}"
        r"(?-i:Planning|Strategy|Agreement|Convention|Treaty|Statement|Code|Accord|Pact|Declaration)"
        r"(?!\s+(?-i:[A-Z]|and\b|Commi)))"
    ),
    title_end=(
        r"\s+(?:at|issued|for\s+the\s+\w+\s|in|on\s+\w{3,9}\.?\s+\d|together|which|that|who|with\s+(?!a\b|orient)|where|when|would|has"
        r"|talks|and\s+current|to\s+be|was|is|by\s+the|into\s+force|came|under)\b"
        r"|,?\s*[“(‘”'\"]|,(?!\s+with\s+a)"
    ),
    law_year=r"(?:19|20)\d\d",
    aims=r"strateg|plan|vision|roadmap|blueprint|program|report|goal",
    amended=r"(?:\s*\((?:amended|revised)\))",
    quoted=r"(?<=scheme [“\"])(?-i:[A-Z])[^“”\"\n]{15,200}(?=[”\"])",
    many_kinds=frozenset({"dispatch", "dispatches", "official dispatch", "official dispatches"}),
    by_code={"telegram": "telegram"},
    no_subject=frozenset({"house", "senate", "assembly", "republic", "public"}),
    subject_words=2,
    common_noun=(
        rf"(?:the|this|that|these|a|an|its|new|draft|such)?\s*(?:action\s+)?(?:{'|'.join(TYPES)})"
        r"(?:\s+of\s+the\s+(?:Government|Prime Minister|President|National Assembly|Politburo|Secretariat|Party))?"
    ),
    draft=r"draft\s+",
    main_clause=(
        r",\s+(?=[^,.;]{2,80}?\s(?:must|shall|will|may|can|cannot|is|are|was|were|has|have|had|would|should|carr(?:y|ies)"
        r"|faces?|needs?|gets?)\b)"
    ),
    head_end=r"\s+(?:on|of|to|for|from|in|regarding|amending|between|against)\s",
    last_of_law=r"\s(?:Act|Bill|Law|Code)$",
    head_last=True,
    conjunction=r"(?:,|\s+and|\s+or|,\s+and)\s+(?:No\.?\s+)?",
    subject=(
        r"(?:on|regarding|concerning|relating\s+to|related\s+to|about)\s+"
        rf"(?!(?:the\s+)?(?:grounds?|basis|behalf|condition|occasion|{_WEEKDAY})\b)(?:the\s+)?"
    ),
    far_subject=r"(?:regarding|concerning)\s+(?:the\s+)?",
    # What a document does is its subject, what its author does with it ("requesting", "urging") is not.
    subject_verb=(
        r"(?!(?:according|agreeing|allowing|asking|assigning|beginning|being|calling|coming|concerning|confirming"
        r"|directing|during|following|giving|having|including|informing|instructing|notifying|ordering|pending|proposing"
        r"|recommending|regarding|relating|replying|reporting|requesting|requiring|responding|saying|sending|starting"
        r"|stating|taking|urging)\b)[a-z]{3,}ing\s+"
    ),
    recipient=r"(?:sent\s+to|to|reporting\s+to|informing|addressed\s+to)\s+",
    subject_end=(
        r"(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!No)(?<!St)[.;:!?…](?=[\s”\"]|$)|\n|[”\"](?=[\s.,;]|$)"
        r"|,\s+and\s+that\b|,\s+(?:which|who|the|a|an|under|whose|saying|he|she|it|they|with(?!\s+(?:orientations?|a\s+vision))|while|in|at"
        r"|according|signed|issued|to|as|had|has|was|is|said|new|by|on|owners?|linked|also|headed|an?|\d+)\b"
        r"|\s+(?:is|was|has|had|are|were|will|states|sets|stipulates|provides|and\s+ha(?:ve|s|d)|took\s+effect|came\s+into|clearly|and\s+Decree"
        r"|and\s+Decision|and\s+Directive|and\s+Circular|and\s+Resolution)\b"
        r"|\s+(?:a|one|two|three)\s+(?:week|month|day)s?\s+(?:before|after|ago)\b"
    ),
    issuer=r"(?:of|by|from)\s+(?:the\s+)?(?:\d+\w\w[- ](?:tenure|term)\s+)?",
    issued=(
        r"(?:(?:(?:was|were|has\s+been)\s+)?(?:dated|issued|signed|promulgated|adopted|passed|approved|sent)\s+)?(?:on\s+|of\s+)?"
    ),
    on_day=r"\b(?:early\s+|late\s+)?on\s+",
    signer=(
        r"(?:(?:which\s+)?(?:was|were|has\s+been)\s+)?"
        r"(?:signed|issued|adopted|passed|promulgated|approved|released|published|sent)\s+by\s+(?:the\s+)?"
    ),
    passive=r"which(?:\s+the)?",
    done=r"signed|issued|adopted|passed|promulgated|approved",
    issuing=(
        rf"(?:(?:{_ADVERB})\s+)*"
        r"(?:issued|signed|adopted|passed|sent|promulgated|released|approved|enacted|published|ratified"
        r"|(?:had\s+to|must|will)\s+(?:issue|promulgate|sign))"
        r"(?:\s+\w+\s+(?:laws|bills|resolutions|decrees|decisions|documents)(?:,?\s+(?:including|namely))?\s*:?)?"
        r"(?:\s+(?:the|a|an|its|new|urgent|amended|revised|draft|and\s+(?:issued|promulgated)))*"
    ),
    source=r"\b(?:by|of|from)\s+(?:the\s+)?",
    quoting=r"in",
    opinion=r"(?:opinion|request|direction|instruction|proposal|guidance)s?\s+of\s+(?:the\s+)?",
    announcing=rf"(?:(?:{_ADVERB})\s+)*(?:announced|publici[sz]ed|unveiled)(?:\s+(?:the|a|an|its))*",
    behalf=r"on\s+behalf\s+of\s+(?:the\s+)?",
    also=r"(?:and|then)(?:\s+at\s+the\s+same\s+time)?",
    clause=r"that|said|says|which|who|when|while|because|if|after|before|where",
    within=r"in(?:\s+(?:the|its|an?))?",
    following=r"according\s+to(?:\s+(?:the|its|an?))?",
    saying=(
        rf"(?:(?:{_ADVERB})\s+)*"
        r"(?:asked|requested|ordered|directed|assigned|urged|instructed|told|required|tasked|said|stated|stressed|agreed"
        r"|approved|allowed|conveyed|announced|informed|confirmed|proposed|warned|noted|suggested|recommended|decided|asks|requests|requires|orders|assigns)"
    ),
    just_issued=r"(?:just\s+|newly\s+)?(?:issued|signed|released|published)(?:\s+(?:the same day|today|yesterday))?",
    in_which=r",?\s+in\s+which,?\s+(?:the\s+)?",
    possessive=r"(?:['’]s?)?\s+",
    joint=r"\s+|\s+of\s+(?:the\s+)?",
    grounds=r"pursuant to|based on|under|following|at the|considering|in accordance with|acting on|in line with|on the",
    body_in_name=r"resolution\s+of\s+(?:the\s+)?(?P<body>.*(?:congress|plenum|conference|session).*)",
    aside=r"\([^()]{1,60}\)",
)
