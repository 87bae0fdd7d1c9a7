"""English words of tasks: "requested", "assigned", "must", "is responsible for"."""

from extractors.lexicons.tasks import TaskLexicon

# fmt: off
ORDERS = (
    "ask", "asks", "asked", "asking", "request", "requests", "requested", "requesting", "instruct", "instructs",
    "instructed", "instructing", "orders", "ordered", "ordering", "direct", "directs", "directed", "directing",
    "assign", "assigns", "assigned", "assigning", "tasked", "tasking", "urge", "urges", "urged", "urging",
    "call on", "calls on", "called on", "calling on", "call upon", "calls upon", "called upon", "calling upon",
    "call for", "calls for", "called for", "calling for", "require", "requires", "required", "requiring", "tell",
    "tells", "told", "demand", "demands", "demanded", "demanding", "entrusts", "entrusted", "mandates", "mandated",
    "commands", "commanded", "exhorted", "charged", "reminded", "suggested", "expressed his wish",
    "expressed her wish", "expressed the wish", "forbids", "forbade", "obliges", "obliged", "wanted", "wants",
    "gave instructions on", "gave instructions", "gave direction", "given direction", "given instructions",
    "pressed", "presses", "pressing", "appealed to", "appeals to", "appealing to",
    "issued instructions", "gave orders", "given instructions on", "sent a written request",
)
# Base forms also stand in a list of actions: "inspect and urge the implementation".
WEAK_ORDERS = ("direct", "urge", "request", "order", "assign", "instruct", "task", "ask", "require")
LETTER_ORDERS = ()
PASSIVE_ORDERS = (
    "asked to", "requested to", "instructed to", "ordered to", "directed to", "assigned to", "tasked to",
    "tasked with", "urged to", "called on to", "called upon to", "required to", "told to", "obliged to",
    "mandated to", "charged with", "entrusted with", "reminded to",
)
AGENT_ORDERS = (
    "asked", "requested", "instructed", "ordered", "directed", "assigned", "tasked", "urged", "required", "told",
)
DUTIES = (
    "must", "must also", "need to", "needs to", "needed to", "has to", "have to", "had to", "shall", "is to",
    "are to", "was to", "were to", "is responsible for", "are responsible for", "have the responsibility to",
    "has the responsibility to", "it is necessary to", "there must",
)
PROHIBITIONS = ()
# What is also a noun, and orders only right after who orders: "it orders", but "the lockdown orders".
NOUN_ORDERS = ("orders", "requests", "request", "demands", "demand")
ORDER_PARTICLES = ("that", "to", "of", "with", "on")
NOT_ORDERS_AFTER = (
    "as", "if", "when", "the", "a", "an", "this", "these", "those", "such", "of", "to", "will", "would", "could",
    "can", "may", "should", "not", "upon", "on", "by", "at", "with", "its", "their", "his", "her", "some", "many",
    "other", "key", "and tasks", "fulfill its", "for",
)
NOT_ORDERS_BEFORE = ("about", "by", "if", "whether", "for help", "questions")
SUBMISSIONS = ("petition", "petitions", "submission", "complaint", "complaints", "appeal letter")
NOT_PASSIVE_AFTER = ("as",)
NOT_DUTIES_AFTER = (
    "not", "no", "don't", "doesn't", "didn't", "never", "a", "the", "if", "who", "what", "will", "would", "may",
    "might", "why", "where", "goal", "aim", "purpose", "objective", "target", "content", "plan", "idea",
    "intention", "task", "solution", "way", "proposal", "amendment", "mission", "ambition", "role", "step", "time",
    "key",
)
NOT_DUTIES_BEFORE = ("have been", "have had", "be said")
TASK_NOUNS = (
    "the following", "following tasks", "following measures", "as follows", "tasks", "several tasks", "key tasks",
    "measures", "solutions", "instructions", "requirements",
)
VERBS = (
    "abide", "abolish", "abstain", "accelerate", "accept", "accommodate", "accompany", "account", "accredit",
    "achieve", "acknowledge", "acquire", "act", "adapt", "add", "adhere", "administer", "admit", "adopt", "advance",
    "advertise", "advise", "affect", "alert", "align", "allocate", "allow", "amass", "amend", "analyse", "analyze",
    "announce", "answer", "apologise", "apologize", "appeal", "apply", "appoint", "apportion", "appraise",
    "appreciate", "approve", "argue", "arrange", "arrest", "arrive", "ask", "assess", "assign", "assist", "assume",
    "attend", "attract", "auction", "audit", "authenticate", "authorise", "authorize", "avert", "avoid", "balance",
    "ban", "bar", "base", "benefit", "besiege", "bid", "block", "bolster", "boost", "borrow", "boycott", "break",
    "brief", "broaden", "build", "buy", "calculate", "call", "cancel", "cap", "capture", "carry", "cast", "catch",
    "cause", "cease", "celebrate", "certify", "chair", "challenge", "change", "check", "choose", "circulate",
    "claim", "clarify", "classify", "clear", "climb", "close", "coach", "codify", "collaborate", "collect",
    "combat", "commemorate", "commence", "commend", "comment", "commit", "communicate", "compensate", "compete",
    "compile", "complement", "complete", "comply", "compute", "concentrate", "conclude", "condemn", "conduct",
    "confirm", "confiscate", "confront", "congratulate", "connect", "conserve", "consider", "consolidate",
    "construct", "consult", "contact", "contain", "continue", "contribute", "control", "convene", "convert",
    "convey", "convince", "cooperate", "coordinate", "cope", "copy", "correct", "counsel", "counter", "cover",
    "crack", "create", "criticise", "cultivate", "curb", "curtail", "cut", "date", "deal", "debrief", "decide",
    "declare", "decline", "deepen", "defeat", "defend", "defer", "define", "delay", "delegate", "deliver",
    "demolish", "demonstrate", "denounce", "deny", "depart", "depend", "deploy", "deport", "describe", "desilt",
    "destabilize", "destroy", "detain", "detect", "deter", "determine", "develop", "digitise", "digitize", "direct",
    "disburse", "discipline", "disclose", "discuss", "disinfect", "dismantle", "dismiss", "dispatch", "dispose",
    "disrupt", "disseminate", "dissolve", "distinguish", "distribute", "diversify", "divide", "do", "donate",
    "double", "draw", "dredge", "drill", "drive", "drop", "earn", "ease", "educate", "elect", "eliminate", "embed",
    "embrace", "empower", "empty", "enable", "encourage", "endorse", "energise", "enforce", "engage", "enhance",
    "enjoy", "enrich", "enrol", "enroll", "ensure", "enter", "equalise", "equip", "eradicate", "escape", "escort",
    "establish", "evacuate", "evaluate", "evict", "examine", "execute", "exempt", "exercise", "expand", "expect",
    "expedite", "expel", "explain", "explore", "export", "extend", "extract", "face", "facilitate", "fail",
    "feature", "fence", "fight", "file", "fill", "finalise", "finalize", "finance", "find", "fine", "finish", "fix",
    "focus", "follow", "forbid", "form", "formulate", "foster", "freeze", "fulfil", "fulfill", "fund", "further",
    "gain", "galvanise", "gather", "generate", "give", "grant", "grasp", "grow", "guarantee", "guard", "guide",
    "halt", "hand", "handle", "harmonise", "hasten", "heighten", "help", "hide", "highlight", "hire", "hold",
    "honour", "hospitalise", "host", "identify", "implement", "import", "impose", "improve", "include",
    "incorporate", "increase", "index", "inform", "initiate", "innovate", "inspect", "install", "instruct",
    "insure", "integrate", "intensify", "interrogate", "intervene", "introduce", "inventory", "invest",
    "investigate", "invite", "irrigate", "isolate", "issue", "join", "justify", "keep", "launch", "lay", "lead",
    "learn", "leave", "legislate", "lend", "lengthen", "let", "leverage", "liaise", "license", "lift", "limit",
    "list", "listen", "lobby", "lock", "look", "lower", "maintain", "make", "manage", "manufacture", "map", "mark",
    "match", "maximise", "measure", "mediate", "meet", "mention", "merge", "minimise", "mitigate", "mobilise",
    "mobilize", "modernise", "modernize", "monitor", "motivate", "move", "navigate", "negotiate", "nominate",
    "note", "notify", "nurture", "observe", "obtain", "offer", "open", "operate", "oppose", "optimise", "order",
    "organise", "organize", "overcome", "oversee", "participate", "patrol", "pay", "pension", "perform", "permit",
    "persuade", "pilot", "plan", "plant", "play", "pool", "post", "postpone", "practice", "practise", "praise",
    "prepare", "present", "preserve", "preside", "press", "pressure", "prevent", "print", "prioritise",
    "prioritize", "process", "procure", "produce", "prohibit", "promote", "promulgate", "propagate", "propose",
    "prosecute", "protect", "protest", "prove", "provide", "publicise", "publicize", "publish", "pull", "punish",
    "purchase", "pursue", "push", "put", "qualify", "quarantine", "raise", "rally", "ratify", "ration",
    "re-examine", "reach", "react", "reactivate", "read", "realise", "realize", "reassess", "rebuild", "rebut",
    "recall", "receive", "recognize", "recommend", "reconcile", "recover", "recruit", "rectify", "reduce", "refer",
    "refill", "reflect", "reform", "refrain", "refund", "refuse", "refute", "register", "regulate", "rehabilitate",
    "rehearse", "reinforce", "reintroduce", "reject", "release", "relocate", "rely", "remain", "remember", "remind",
    "remove", "renegotiate", "renew", "renovate", "rent", "repair", "repay", "repeal", "replace", "reply", "report",
    "represent", "reprimand", "request", "require", "rescue", "research", "reserve", "resettle", "resign", "resist",
    "resolve", "respect", "respond", "restore", "restrain", "restrict", "restructure", "resume", "retain",
    "retaliate", "retire", "return", "reveal", "reverse", "review", "revise", "revive", "revoke", "reward", "roll",
    "rotate", "run", "safeguard", "sanction", "save", "scale", "scrap", "screen", "second", "secure", "seek",
    "seize", "self-assess", "sell", "send", "separate", "serve", "set", "settle", "shape", "share", "shift",
    "shorten", "show", "showcase", "shun", "shut", "sign", "simplify", "simulate", "slash", "solve", "speak",
    "speed", "spend", "split", "spread", "spur", "stabilise", "stabilize", "stamp", "standardise", "standardize",
    "start", "stay", "step", "stimulate", "stock", "stop", "store", "streamline", "strengthen", "stretch", "strive",
    "study", "submit", "subpoena", "subsidise", "suggest", "summarise", "summarize", "summon", "supervise",
    "supplement", "supply", "support", "survey", "survive", "suspend", "sustain", "synchronise", "tackle", "take",
    "talk", "tap", "tax", "teach", "tear", "tell", "tender", "test", "thank", "throw", "tighten", "trace", "track",
    "train", "transfer", "transform", "transport", "travel", "treat", "trial", "trigger", "trim", "try", "turn",
    "undergo", "undermine", "understand", "underwrite", "unify", "unite", "unlock", "update", "upgrade", "uphold",
    "uproot", "urge", "use", "utilise", "utilize", "vaccinate", "validate", "ventilate", "verify", "veto", "visit",
    "vote", "waive", "warehouse", "warn", "watch", "weaken", "wear", "widen", "win", "withdraw", "work", "wrap",
    "write", "yield",
)
COMPOUND_VERBS = ()
NOUNS_BEFORE_VERBS = ()
ADVERBS = (
    "also", "not", "soon", "further", "absolutely", "well", "regularly", "always", "together", "at least",
    "at the same time",
)
VERBS_NOT_AFTER = ()
NOT_IMPERATIVES = ("report of", "to date", "to be", "to this end", "to that end")
SHARING = ()
ENDINGS = (
    ", we ", ", and should", ", setting a", ", he ", ", she ", ", and was", ", and were", ", on which basis",
    ", thereby", ", thus", ", while the", ", as directed", ", as assigned", ", as requested", ", which was",
    ", which were", ", but", ", making", ", causing", ", leaving", ", according to", ", warning", ", saying",
    ", adding", ", citing",
    ", noting",
)
CONNECTIVES = (
    "accordingly", "additionally", "also", "and", "along with that", "as well as", "at the same time", "besides",
    "but", "consequently", "first", "first of all", "firstly", "second", "secondly", "third", "thirdly", "finally",
    "furthermore", "hence", "however", "in addition", "in particular", "in which", "meanwhile", "moreover",
    "on that basis", "or", "particularly", "similarly", "specifically", "therefore", "thus", "so", "then", "while",
)
INTRODUCTIONS = (
    "based on", "in case", "in the event", "where", "when", "if", "for", "to", "before", "after", "by", "within",
    "from", "in", "on", "regarding", "with", "under", "through", "with regard to", "as for", "along with", "so",
    "therefore", "particularly for", "accordingly", "previously", "earlier", "next",
)
ADDRESSES = ("as for", "for")
CONDITIONS = ()
JOINTS = ("and", "while", "but", "as well as", "who", "which")
SPEECH = (
    "said", "says", "say", "stressed", "stresses", "emphasized", "emphasised", "emphasizes", "noted", "underlined",
    "stated", "added", "affirmed", "pointed out", "told", "continued", "concluded", "explained", "opined",
    "commented", "indicates", "provides", "stipulates", "instructed", "requested", "directed", "suggested",
    "show that", "declared", "remarked", "insisted", "urged", "warned", "reiterated", "recalled", "announced",
)
PAST = ("had", "have", "has", "was", "were", "did")
PLANS = (
    "will", "would", "plan", "plans", "planned", "intends", "expected", "may", "might", "could", "can", "should",
    "hope", "hopes", "hoped", "wants",
)
COPULAS = ("is", "are", "was", "were")
PROPOSALS = (
    "proposal", "proposals", "proposed", "petition", "petitions", "submission", "complaint", "appeal", "appealed",
)
BODIES = (
    "all", "each", "every", "agencies", "authorities", "units", "localities", "ministries", "sectors",
    "departments", "provinces", "leaders", "heads", "schools", "people", "residents", "companies", "enterprises",
    "businesses", "organizations", "organisations", "delegates", "officials", "relevant", "local", "they", "the",
    "students", "households", "investors", "hospitals", "facilities",
)
NAME_LINKS = ("of", "of the", "for", "in", "and head", "mr.", "mr", "ms.", "ms", "mrs.", "dr.", "comrade", "the")
LETTERS = ("letter", "document", "dispatch", "telegram", "request", "notice", "directive")
RECIPIENT_MARKERS = ("to", "sent to")
COORDINATORS = ("and", "and also", "and has", "and had", "and then")
HONORIFICS = ("mr.", "mr", "ms.", "ms", "mrs.", "dr.", "comrade", "the")
PRONOUNS = (
    "he", "she", "it", "they", "the city", "the province", "the department", "the ministry", "the university",
    "the committee", "the authority", "the agency", "the district", "the company", "the board", "the bureau",
    "the inspectorate", "the office",
)
BODY_PRONOUNS = ("it", "they")
OBJECT_PRONOUNS = ("them", "they", "it", "him", "her")
FIRST_PERSON = ("i", "we")
PLACE_MARKERS = ("in", "at")
SUBJECT_TAILS = (
    "also", "has", "have", "had", "has also", "just", "again", "further", "likewise", "therefore", "recently",
    "strictly", "then", "and", "are", "is", "was", "were", "been", "should", "must", "shall", "need", "needs",
    "the following", "who", "which", "also been", "first of all",
)
ASSIGNEE_HEADS = ("that", "for", "of", "on", "to", "the")
PART_OPENERS = ("that", "who", "which", "and", "after", "when", "where")
THINGS = (
    "festivals", "events", "matches", "the programme", "procedures", "policies", "objective", "overall objective",
    "the objective", "the overall objective", "the aim", "the goal", "the purpose",
    "this", "that", "there", "it is", "efforts", "measures", "the content", "the process", "the results",
    "the work", "the project", "projects", "growth", "price", "prices", "the price", "the prices",
)
# Who is asked by those below him is petitioned, not ordered: the State, ministries, provinces, departments,
# districts and communes, companies and schools, citizens.
LEVELS = (
    (
        "president", "prime minister", "deputy prime minister", "government", "national assembly", "parliament",
        "politburo", "party central committee", "secretariat", "cabinet", "congress", "senate", "premier", "king",
    ),
    ("ministry", "ministries", "minister", "deputy minister", "state bank", "supreme court", "state audit"),
    (
        "province", "provinces", "provincial", "city", "governor", "mayor", "localities", "municipal", "state",
        "municipality",
    ),
    ("department", "departments", "authority", "agency", "agencies", "directorate", "bureau", "inspectorate"),
    ("district", "districts", "ward", "wards", "commune", "communes", "town", "village", "county", "council"),
    (
        "company", "companies", "enterprises", "businesses", "corporation", "bank", "banks", "school", "schools",
        "hospital", "hospitals", "contractors", "contractor", "investors", "investor", "association", "university",
    ),
    (
        "people", "residents", "citizens", "voters", "households", "family", "families", "students", "parents",
        "fishermen", "farmers", "workers", "villagers", "lawyer", "lawyers", "protesters", "readers", "activists",
    ),
)
ISSUING = (
    "issued", "has issued", "has just issued", "signed", "has signed", "has just signed", "sent", "issues",
    "promulgated",
)
ANAPHORS = (
    "letter", "document", "dispatch", "telegram", "plan", "directive", "decision", "notice", "conclusion",
    "resolution", "accordingly", "specifically",
)
CITATIONS = ("under", "in accordance with", "according to", "stipulated in", "of", "with", "to implement")
LAWS = ("law", "decree", "circular")
# Words after "to" that open no infinitive: "to the ministry".
NOT_INFINITIVES = (
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those", "all", "any", "each",
    "every", "some", "no", "whom", "which", "what", "both", "more", "one", "two", "be",
)
# Words before "to" with which it opens no order: "according to", "in order to".
NOT_BEFORE_TO = (
    "according", "related", "due", "attached", "belonging", "prior", "subject", "opposed", "thanks", "addition",
    "relating", "leading", "regard", "regards", "response", "access", "closer", "close", "up", "right", "able",
    "how", "required", "wishing", "wish", "order", "enough", "licensed", "set", "expected", "seeking",
)
# Nouns that end like a noun of action and are none: "the department of health".
NOT_NOMINAL = (
    "department", "government", "management", "association", "corporation", "organisation", "organization",
    "delegation",
)
# Participles that don't end in -ed.
PARTICIPLES = (
    "given", "taken", "done", "made", "paid", "put", "kept", "held", "dealt", "met", "built", "set", "sent", "led",
    "brought", "carried", "shown", "known", "seen", "overcome", "driven", "written", "drawn", "spent", "cut",
    "found", "torn",
)
# fmt: on

LEXICON = TaskLexicon(
    orders=ORDERS,
    weak_orders=WEAK_ORDERS,
    letter_orders=LETTER_ORDERS,
    passive_orders=PASSIVE_ORDERS,
    agent_orders=AGENT_ORDERS,
    duties=DUTIES,
    prohibitions=PROHIBITIONS,
    noun_orders=NOUN_ORDERS,
    order_particles=ORDER_PARTICLES,
    not_orders_after=NOT_ORDERS_AFTER,
    not_orders_before=NOT_ORDERS_BEFORE,
    submissions=SUBMISSIONS,
    not_passive_after=NOT_PASSIVE_AFTER,
    not_duties_after=NOT_DUTIES_AFTER,
    not_duties_before=NOT_DUTIES_BEFORE,
    task_nouns=TASK_NOUNS,
    verbs=VERBS,
    compound_verbs=COMPOUND_VERBS,
    nouns_before_verbs=NOUNS_BEFORE_VERBS,
    adverbs=ADVERBS,
    verbs_not_after=VERBS_NOT_AFTER,
    not_imperatives=NOT_IMPERATIVES,
    sharing=SHARING,
    endings=ENDINGS,
    connectives=CONNECTIVES,
    introductions=INTRODUCTIONS,
    addresses=ADDRESSES,
    conditions=CONDITIONS,
    joints=JOINTS,
    speech=SPEECH,
    past=PAST,
    plans=PLANS,
    copulas=COPULAS,
    proposals=PROPOSALS,
    bodies=BODIES,
    name_links=NAME_LINKS,
    letters=LETTERS,
    recipient_markers=RECIPIENT_MARKERS,
    coordinators=COORDINATORS,
    honorifics=HONORIFICS,
    pronouns=PRONOUNS,
    body_pronouns=BODY_PRONOUNS,
    object_pronouns=OBJECT_PRONOUNS,
    first_person=FIRST_PERSON,
    place_markers=PLACE_MARKERS,
    subject_tails=SUBJECT_TAILS,
    assignee_heads=ASSIGNEE_HEADS,
    part_openers=PART_OPENERS,
    things=THINGS,
    levels=LEVELS,
    issuing=ISSUING,
    anaphors=ANAPHORS,
    citations=CITATIONS,
    laws=LAWS,
)
