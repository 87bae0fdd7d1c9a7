"""English words of tasks: "requested", "assigned", "must", "is responsible for"."""

from extractors.lexicons.tasks import TaskLexicon

ORDERS = (
    "ask",
    "asks",
    "asked",
    "asking",
    "request",
    "requests",
    "requested",
    "requesting",
    "instruct",
    "instructs",
    "instructed",
    "instructing",
    "orders",
    "ordered",
    "ordering",
    "direct",
    "directs",
    "directed",
    "directing",
    "assign",
    "assigns",
    "assigned",
    "assigning",
    "task",
    "tasks",
    "tasked",
    "tasking",
    "urge",
    "urges",
    "urged",
    "urging",
    "call on",
    "calls on",
    "called on",
    "calling on",
    "call upon",
    "calls upon",
    "called upon",
    "calling upon",
    "call for",
    "calls for",
    "called for",
    "calling for",
    "require",
    "requires",
    "required",
    "requiring",
    "tell",
    "tells",
    "told",
    "demand",
    "demands",
    "demanded",
    "demanding",
    "entrusts",
    "entrusted",
    "mandates",
    "mandated",
    "commands",
    "commanded",
    "exhorted",
    "charged",
    "reminded",
    "suggested",
    "expressed his wish",
    "expressed her wish",
    "expressed the wish",
    "forbids",
    "forbade",
    "obliges",
    "obliged",
    "wanted",
    "wants",
    "gave instructions on",
    "given instructions on",
    "sent a written request",
)

# Verbs that also stand in a list of actions: "inspect and urge the implementation".
WEAK_ORDERS = ("direct", "urge", "request", "order", "assign", "instruct", "task", "ask", "require")

PASSIVE_ORDERS = (
    "asked to",
    "requested to",
    "instructed to",
    "ordered to",
    "directed to",
    "assigned to",
    "tasked to",
    "tasked with",
    "urged to",
    "called on to",
    "called upon to",
    "required to",
    "told to",
    "obliged to",
    "mandated to",
    "charged with",
    "entrusted with",
    "reminded to",
)

DUTIES = (
    "must",
    "must also",
    "need to",
    "needs to",
    "needed to",
    "has to",
    "have to",
    "had to",
    "shall",
    "is to",
    "are to",
    "was to",
    "were to",
    "is responsible for",
    "are responsible for",
    "have the responsibility to",
    "has the responsibility to",
    "it is necessary to",
    "there must",
)

NOT_ORDERS_AFTER = (
    "as",
    "if",
    "when",
    "the",
    "a",
    "an",
    "this",
    "these",
    "those",
    "such",
    "of",
    "to",
    "will",
    "would",
    "could",
    "can",
    "may",
    "should",
    "not",
    "upon",
    "on",
    "by",
    "at",
    "with",
    "its",
    "their",
    "his",
    "her",
    "some",
    "many",
    "other",
    "key",
    "and tasks",
    "fulfill its",
    "for",
)

NOT_DUTIES_AFTER = (
    "not",
    "no",
    "don't",
    "doesn't",
    "didn't",
    "never",
    "a",
    "the",
    "if",
    "who",
    "what",
    "will",
    "would",
    "may",
    "might",
    "why",
    "where",
)

NOT_DUTIES_BEFORE = ("have been", "have had", "be said")

NOT_ORDERS_BEFORE = ("about", "by", "if", "whether", "for help", "questions")

NOT_IMPERATIVES = ("report of",)

ORDER_PARTICLES = ("that", "to", "of", "with", "on")

ACTION_MARKERS = ("to", "must", "need to", "needs to", "should", "not to")

VERBS = tuple(
    """
    abide accelerate accept accommodate accompany achieve acknowledge acquire act adapt add adhere administer admit
    adopt advance advertise advise affect align allocate allow amass amend analyse analyze announce answer apologize
    apply appoint appraise appreciate approve argue arrange arrest arrive ask assess assign assist assume attend
    attract audit authorise authorize avert avoid bar base benefit besiege block bolster boost break broaden build
    buy calculate call cancel capture carry cast catch cause cease celebrate challenge change check choose circulate
    claim clarify classify climb close collaborate collect combat commemorate commence comment commit communicate
    compensate compete compile complement complete comply compute concentrate conclude conduct confirm confront
    congratulate connect conserve consider consolidate construct consult contact contain continue contribute control
    convene convert convey convince cooperate coordinate cope copy correct counter cover create criticise cultivate
    curb curtail cut date deal decide declare deepen defeat defend define delegate deliver demonstrate denounce deny
    depart depend deploy deport describe destabilize destroy detain detect determine develop digitise digitize
    direct disburse discipline disclose discuss dismantle dispatch dispose disrupt disseminate dissolve distinguish
    distribute diversify divide do donate double draw dredge drive drop earn ease educate elect eliminate embed
    embrace empower enable encourage energise enforce engage enhance enjoy enrich enrol enroll ensure enter equip
    eradicate escape establish evacuate evaluate examine execute exempt exercise expand expect expedite expel
    explain explore export extend extract face facilitate fail feature fence fight file fill finalise finalize
    finance find fine finish fix focus follow form formulate foster fulfil fulfill fund further gain gather generate
    give grant grasp grow guarantee guide halt hand handle harmonise heighten help hide highlight hire hold honour host
    identify implement import impose improve include incorporate increase inform initiate innovate inspect install
    instruct integrate intensify intervene introduce invest investigate invite issue join justify keep launch lay
    lead learn leave lend let leverage liaise lift limit list listen lock look lower maintain make manage
    manufacture mark match measure meet mention merge mitigate mobilise mobilize modernise modernize monitor move
    navigate negotiate note notify nurture observe obtain offer open operate optimise order organise organize
    overcome oversee participate patrol pay perform plan plant play pool post practice practise prepare present
    preserve prevent print prioritise prioritize process procure produce promote promulgate propagate propose
    prosecute protect protest prove provide publicise publicize publish pull punish purchase pursue push put qualify
    quarantine raise re-examine reach reactivate read realise realize reassess rebuild recall receive recognize
    recommend reconcile recover rectify reduce refer reflect reform refrain refund register regulate rehabilitate
    reinforce reintroduce release relocate rely remain remember remind remove renegotiate renew renovate rent repair
    replace reply report represent request require rescue research reserve resign resist resolve respect respond
    restore restrain restrict restructure resume retain retaliate return reveal reverse review revise revive revoke
    roll run safeguard save scale scrap screen second secure seek self-assess sell send separate serve set settle
    shape share shift shorten show showcase shut sign simplify solve speak speed spend spread spur stabilise
    stabilize stamp standardise standardize start stay step stimulate stop store streamline strengthen stretch
    strive study submit suggest summarise summarize supervise supplement supply support survive suspend sustain
    synchronise tackle take talk tap teach tell test thank throw tighten trace track train transfer transform
    transport travel treat trigger try turn undergo undermine understand unify unite unlock update upgrade uphold
    urge use utilise utilize vaccinate ventilate verify visit vote warn watch weaken wear widen win withdraw work
    write yield
    """.split()  # noqa: SIM905
)

ADVERBS = (
    "also",
    "not",
    "soon",
    "further",
    "absolutely",
    "well",
    "regularly",
    "always",
    "together",
    "at least",
    "at the same time",
)

VERBS_NOT_AFTER = ()
NOUNS_BEFORE_VERBS = ()

CONNECTIVES = (
    "accordingly",
    "additionally",
    "also",
    "and",
    "along with that",
    "as well as",
    "at the same time",
    "besides",
    "but",
    "consequently",
    "first",
    "first of all",
    "firstly",
    "second",
    "secondly",
    "third",
    "thirdly",
    "finally",
    "furthermore",
    "hence",
    "however",
    "in addition",
    "in particular",
    "in which",
    "meanwhile",
    "moreover",
    "on that basis",
    "or",
    "particularly",
    "similarly",
    "specifically",
    "therefore",
    "thus",
    "so",
    "then",
    "while",
)

INTRODUCTIONS = (
    "based on",
    "in case",
    "in the event",
    "where",
    "when",
    "if",
    "for",
    "to",
    "before",
    "after",
    "by",
    "within",
    "from",
    "in",
    "on",
    "regarding",
    "with",
)

SPEECH = (
    "said",
    "says",
    "say",
    "stressed",
    "stresses",
    "emphasized",
    "emphasised",
    "emphasizes",
    "noted",
    "underlined",
    "stated",
    "added",
    "affirmed",
    "pointed out",
    "told",
    "continued",
    "concluded",
    "explained",
    "opined",
    "commented",
    "indicates",
    "provides",
    "stipulates",
    "instructed",
    "requested",
    "directed",
    "suggested",
    "show that",
    "declared",
    "remarked",
    "insisted",
    "urged",
    "warned",
    "reiterated",
    "recalled",
    "announced",
)

ENDINGS = (
    ", and was",
    ", and were",
    ", on which basis",
    ", thereby",
    ", thus",
    ", while the",
    ", as directed",
    ", as assigned",
    ", as requested",
    ", which was",
    ", which were",
    ", but",
)

PAST = ("had", "have", "has", "was", "were", "did")
PLANS = (
    "will",
    "would",
    "plan",
    "plans",
    "planned",
    "intends",
    "expected",
    "may",
    "might",
    "could",
    "can",
    "should",
    "hope",
    "hopes",
    "hoped",
    "wants",
)
JOINTS = ("and", "while", "but", "as well as", "who", "which")

BODIES = (
    "all",
    "each",
    "every",
    "agencies",
    "authorities",
    "units",
    "localities",
    "ministries",
    "sectors",
    "departments",
    "provinces",
    "leaders",
    "heads",
    "schools",
    "people",
    "residents",
    "companies",
    "enterprises",
    "businesses",
    "organizations",
    "organisations",
    "delegates",
    "officials",
    "relevant",
    "local",
    "they",
    "the",
    "students",
    "households",
    "investors",
    "hospitals",
    "facilities",
)

NAME_LINKS = ("of", "of the", "for", "in", "and head", "mr.", "mr", "ms.", "ms", "mrs.", "dr.", "comrade", "the")
LETTERS = ("letter", "document", "dispatch", "telegram", "request", "notice", "directive")
COORDINATORS = ("and", "and also", "and has", "and had", "and then")
RECIPIENT_MARKERS = ("to", "sent to")
PRONOUNS = (
    "he",
    "she",
    "it",
    "they",
    "the city",
    "the province",
    "the department",
    "the ministry",
    "the university",
    "the committee",
    "the authority",
    "the agency",
    "the district",
    "the company",
    "the board",
    "the bureau",
    "the inspectorate",
    "the office",
)
FIRST_PERSON = ("i", "we")
SUBJECT_TAILS = (
    "also",
    "has",
    "have",
    "had",
    "has also",
    "just",
    "again",
    "further",
    "likewise",
    "therefore",
    "recently",
    "strictly",
    "then",
    "and",
    "are",
    "is",
    "was",
    "were",
    "been",
    "should",
    "must",
    "shall",
    "need",
    "needs",
    "the following",
    "who",
    "which",
    "also been",
    "first of all",
)
ASSIGNEE_HEADS = ("that", "for", "of", "on", "to", "the")
PART_OPENERS = ("that", "who", "which", "and", "after", "when", "where")
ISSUING = (
    "issued",
    "has issued",
    "has just issued",
    "signed",
    "has signed",
    "has just signed",
    "sent",
    "issues",
    "promulgated",
)
THINGS = (
    "this",
    "that",
    "there",
    "efforts",
    "the content",
    "measures",
    "the process",
    "the revocation",
    "the organization of",
    "the organisation of",
    "the implementation",
    "the zoning",
    "price management",
    "price",
    "prices",
    "growth",
    "the price",
    "it is",
    "the work",
    "the project",
    "projects",
    "the results",
)

LEXICON = TaskLexicon(
    orders=ORDERS,
    weak_orders=WEAK_ORDERS,
    passive_orders=PASSIVE_ORDERS,
    duties=DUTIES,
    not_orders_after=NOT_ORDERS_AFTER,
    not_orders_before=NOT_ORDERS_BEFORE,
    not_imperatives=NOT_IMPERATIVES,
    not_duties_after=NOT_DUTIES_AFTER,
    not_duties_before=NOT_DUTIES_BEFORE,
    order_particles=ORDER_PARTICLES,
    action_markers=ACTION_MARKERS,
    verbs=VERBS,
    compound_verbs=(),
    adverbs=ADVERBS,
    verbs_not_after=VERBS_NOT_AFTER,
    nouns_before_verbs=NOUNS_BEFORE_VERBS,
    connectives=CONNECTIVES,
    introductions=INTRODUCTIONS,
    speech=SPEECH,
    endings=ENDINGS,
    past=PAST,
    plans=PLANS,
    joints=JOINTS,
    bodies=BODIES,
    name_links=NAME_LINKS,
    letters=LETTERS,
    coordinators=COORDINATORS,
    recipient_markers=RECIPIENT_MARKERS,
    pronouns=PRONOUNS,
    first_person=FIRST_PERSON,
    subject_tails=SUBJECT_TAILS,
    assignee_heads=ASSIGNEE_HEADS,
    part_openers=PART_OPENERS,
    issuing=ISSUING,
    things=THINGS,
)
