"""English words around positions: "Chairman of the", "was appointed as", "Deputy Ministers A and B"."""

from __future__ import annotations

from extractors.lexicons.officials import OfficialLexicon

_ADVERB = (
    r"(?:also|now|currently|then|still|concurrently|both|previously|newly|just|officially|earlier|once|long|again|"
    r"formerly|later|until|until recently|until then)"
)
_CHOSEN = (
    r"(?:appointed|elected|re-elected|reelected|named|assigned|chosen|selected|promoted|nominated|approved|sworn in|"
    r"inaugurated|installed|designated|tasked|voted|confirmed)"
)

OFFICIALS = OfficialLexicon(
    belonging=(
        "of", "of the", "at", "at the", "for", "for the", "with", "with the", "in", "in the", "from", "from the", "to",
        "to the", "under", "under the", "on", "on the", "in charge of", "in charge of the", "of its",
    ),
    joining=(
        "and", "and concurrently", "as well as", "cum", "and also", "&", "concurrently", "who is also", "also",
        "and the", "together with", "along with", "and then", "and once",
    ),
    being_patterns=(
        rf"(?:who )?(?:is|was|are|were|has been|had been|being|be|became|becomes|become|will be|will become|to be|"
        rf"to become|as|remains|remained)(?: {_ADVERB})*"
        r"(?: as)?",
        rf"(?:who )?(?:is|was|has been|had been|were|have been|being|has just been|will be)?(?: {_ADVERB})*"
        rf" ?{_CHOSEN}(?: (?:as|to be|to|to serve as|to act as|to hold|to))?"
        r"(?: (?:the )?(?:post|position|role|office|title) of)?",
        rf"(?:who )?(?:has |had |have )?(?:{_ADVERB} )*"
        r"(?:serves|served|serving|works|worked|working|acts|acted|acting) as",
        r"(?:who )?(?:holds|held|holding|took|takes|taking|assumed|assumes|took over)(?: up| over)?(?: the)?"
        r"(?: posts?| positions?| office| titles?| role)?(?: of| as)?",
        r"in (?:his|her|their) (?:capacity|role|position)(?: as)?",
        r"(?:has |had |was |were )?(?:been )?(?:resigned|resigns|dismissed|removed|stepped down|steps down|retired)"
        r"(?: from)?(?: (?:his|her|the))?(?: posts?| positions?| duty| role)?(?: of| as)?",
        rf"(?:who is )?{_ADVERB}",
        r"to (?:the )?(?:post|position|office|role) of",
    ),
    naming_patterns=(r"is", r"was", r"are", r"being", r"named", r"called"),
    ignored_patterns=(
        r",? ?\b(?:aged )?\d{2}\b(?= ?,)", r"\(?\b\d{2} years old\)?", r"\(?\bborn in \d{4}\)?",
        r"\b(?:for |of )?the \d{4} ?[-–] ?\d{4} (?:term|tenure|period)\b",
        r"\b\d{1,2}(?:st|nd|rd|th)[ -](?:term|tenure)\b",
        r"\b(?:the|its|whose) [a-z-]+['’]s(?= *$)",
        r"\b(?:the|a|an|then|now|its|his|her|their|our|current|all|both|each)\b",
    ),
    capacity_patterns=(
        r"in (?:his|her) (?:capacity|role|position) as(?: an?| the)?", r"from (?:the|his|her) (?:posts?|positions?) of",
        r"(?:while|when) (?:serving as|holding the (?:posts?|positions?) of)(?: an?| the)?",
        r"(?:while|when) (?:he|she) was(?: an?| the)?",
        rf"(?<!\w)(?:he|she) (?:has |had )?(?:{_ADVERB} )?(?:served|worked|acted) as(?: an?| the)?",
        rf"(?<!\w)(?:he|she) (?:was|is|became|becomes|has been)(?: {_ADVERB})?(?: {_CHOSEN})?(?: as)?(?: an?| the)?",
    ),
    authorising=(
        "authorised by the", "authorized by the", "authorised by", "authorized by", "on behalf of the", "on behalf of",
        "approval of the", "request of the", "consent of the", "proposal of the",
    ),
    replacing=("replace", "replaces", "replaced", "replacing", "succeed", "succeeds", "succeeded", "succeeding",
    "over from"),
    plural_words=("two", "three", "four", "both", "five"),
    plural_endings=("men", "ers", "ors", "ies", "ads", "nts", "mps", "hes", "ves", "efs", "ans",
    "sens.", "reps.", "govs.", "ges", "ces", "sons", "irs"),
    state_titles=(
        "prime minister", "deputy prime minister", "permanent deputy prime minister", "standing deputy prime minister",
        "president", "vice president", "vice-president", "minister", "deputy minister", "pm", "deputy pm", "king",
        "queen", "emperor", "foreign minister", "defence minister", "defense minister", "finance minister",
        "interior minister", "health minister", "labour minister", "economy minister", "environment minister",
        "federal minister", "vice state president", "state president", "party general secretary", "general secretary",
        "attorney general", "chancellor", "secretary of state", "foreign secretary", "treasury secretary",
        "conservation minister", "government inspector general", "ambassador", "governor-general", "first minister",
    ),
    company_titles=("president", "vice president", "chancellor"),
    whole_titles=("pope", "senator", "senior inspector", "congressman", "congresswoman", "leader", "head of the"),
    any_body_nouns=(
        "organisation", "organization", "body", "panel", "firm", "operator", "regulator", "union", "club", "charity",
        "school", "yard", "airline", "institution", "watchdog", "utility", "court", "service", "lobby",
    ),
    bodies_of={
        "secretary": ("party committee",), "chairman": ("people's committee", "people's council", "association"),
        "chairwoman": ("people's committee", "people's council", "association"),
        "director": ("department", "centre", "center", "company", "institute", "hospital", "agency", "authority"),
        "director general": ("department", "authority", "administration", "agency", "organization", "organisation"),
        "rector": ("university",),
        "principal": ("school",), "dean": ("faculty", "school"), "ceo": ("company", "group", "corporation", "bank"),
        "chief executive": ("company", "group", "corporation", "bank"), "accountant": ("company",),
        "councillor": ("council",), "mayor": ("city", "council"), "head": ("committee", "board", "team", "group"),
        "coach": (), "assistant": (), "coaches": (), "assistants": (), "delegate": ("people's council", "assembly"),
        "deputy": ("people's council", "assembly"), "spokesman": (), "spokesperson": (), "spokeswoman": (),
        "member": ("committee", "council", "board"), "chief inspector": ("inspectorate",), "chief": ("office",),
        "justice": ("court",), "councillors": ("council",),
        "manager": ("company", "co", "corporation"),
        "inspector general": ("inspectorate",),
        "commissioner": ("commission",), "deputy minister": ("ministry",),
    },
    country_of={
        "american": "United States", "us": "US", "u.s.": "US", "british": "United Kingdom", "uk": "UK",
        "russian": "Russia", "chinese": "China", "japanese": "Japan", "korean": "Korea", "south korean": "South Korea",
        "north korean": "North Korea", "french": "France", "german": "Germany", "italian": "Italy", "spanish": "Spain",
        "portuguese": "Portugal", "dutch": "Netherlands", "belgian": "Belgium", "swiss": "Switzerland",
        "austrian": "Austria", "swedish": "Sweden", "norwegian": "Norway", "danish": "Denmark", "finnish": "Finland",
        "polish": "Poland", "czech": "Czech Republic", "slovak": "Slovakia", "hungarian": "Hungary",
        "romanian": "Romania", "bulgarian": "Bulgaria", "greek": "Greece", "turkish": "Türkiye",
        "ukrainian": "Ukraine", "belarusian": "Belarus", "serbian": "Serbia", "croatian": "Croatia",
        "irish": "Ireland", "scottish": "Scotland", "welsh": "Wales", "icelandic": "Iceland", "estonian": "Estonia",
        "latvian": "Latvia", "lithuanian": "Lithuania", "georgian": "Georgia", "armenian": "Armenia",
        "azerbaijani": "Azerbaijan", "kazakh": "Kazakhstan", "uzbek": "Uzbekistan", "tajik": "Tajikistan",
        "kyrgyz": "Kyrgyzstan", "turkmen": "Turkmenistan", "mongolian": "Mongolia", "indian": "India",
        "pakistani": "Pakistan", "bangladeshi": "Bangladesh", "sri lankan": "Sri Lanka", "nepalese": "Nepal",
        "nepali": "Nepal", "afghan": "Afghanistan", "iranian": "Iran", "iraqi": "Iraq", "syrian": "Syria",
        "israeli": "Israel", "palestinian": "Palestine", "jordanian": "Jordan", "lebanese": "Lebanon",
        "saudi": "Saudi Arabia", "emirati": "United Arab Emirates", "qatari": "Qatar", "kuwaiti": "Kuwait",
        "omani": "Oman", "yemeni": "Yemen", "egyptian": "Egypt", "libyan": "Libya", "tunisian": "Tunisia",
        "algerian": "Algeria", "moroccan": "Morocco", "sudanese": "Sudan", "ethiopian": "Ethiopia",
        "somali": "Somalia", "kenyan": "Kenya", "ugandan": "Uganda", "tanzanian": "Tanzania", "rwandan": "Rwanda",
        "nigerian": "Nigeria", "ghanaian": "Ghana", "ivorian": "Ivory Coast", "senegalese": "Senegal",
        "cameroonian": "Cameroon", "congolese": "Congo", "angolan": "Angola", "zambian": "Zambia",
        "zimbabwean": "Zimbabwe", "mozambican": "Mozambique", "south african": "South Africa", "namibian": "Namibia",
        "malagasy": "Madagascar", "mauritian": "Mauritius", "thai": "Thailand", "lao": "Laos", "laotian": "Laos",
        "cambodian": "Cambodia", "burmese": "Myanmar", "malaysian": "Malaysia", "singaporean": "Singapore",
        "indonesian": "Indonesia", "filipino": "Philippines", "philippine": "Philippines", "bruneian": "Brunei",
        "timorese": "Timor-Leste", "vietnamese": "Vietnam", "taiwanese": "Taiwan", "australian": "Australia",
        "fijian": "Fiji", "samoan": "Samoa", "canadian": "Canada", "mexican": "Mexico", "cuban": "Cuba",
        "haitian": "Haiti", "jamaican": "Jamaica", "guatemalan": "Guatemala", "honduran": "Honduras",
        "salvadoran": "El Salvador", "nicaraguan": "Nicaragua", "panamanian": "Panama", "colombian": "Colombia",
        "venezuelan": "Venezuela", "ecuadorian": "Ecuador", "peruvian": "Peru", "bolivian": "Bolivia",
        "chilean": "Chile", "uae": "UAE",
        "costa rican": "Costa Rica", "central african": "Central African Republic",
        "maltese": "Malta", "cypriot": "Cyprus", "kosovar": "Kosovo", "albanian": "Albania", "bosnian": "Bosnia",
        "macedonian": "North Macedonia", "montenegrin": "Montenegro", "slovenian": "Slovenia", "moldovan": "Moldova",
        "botswanan": "Botswana", "malian": "Mali", "burundian": "Burundi", "gabonese": "Gabon", "gambian": "Gambia",
        "liberian": "Liberia", "malawian": "Malawi", "togolese": "Togo", "beninese": "Benin", "chadian": "Chad",
        "eritrean": "Eritrea", "bahraini": "Bahrain", "maldivian": "Maldives", "bhutanese": "Bhutan",
        "dominican": "Dominican Republic", "guyanese": "Guyana", "argentine": "Argentina",
        "argentinian": "Argentina", "uruguayan": "Uruguay",
        "paraguayan": "Paraguay", "brazilian": "Brazil",
    },
    regional_titles=(
        "gov", "governor", "premier", "lieutenant governor", "lt gov", "state senator", "state sen", "state rep",
        "state representative", "governors",
    ),
    regions=frozenset((
        "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida",
        "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland",
        "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada",
        "new hampshire", "new jersey", "new mexico", "north carolina", "north dakota", "ohio", "oklahoma", "oregon",
        "pennsylvania", "rhode island", "south carolina", "south dakota", "tennessee", "texas", "utah", "vermont",
        "virginia", "west virginia", "wisconsin", "wyoming", "puerto rico", "guam", "alberta", "british columbia",
        "manitoba", "new brunswick", "newfoundland and labrador", "nova scotia", "ontario", "prince edward island",
        "quebec", "saskatchewan", "northwest territories", "nunavut", "yukon", "new south wales", "queensland",
        "south australia", "tasmania", "western australia", "northern territory", "b.c.", "nsw",
    )),
    town_titles=("mayor", "deputy mayor", "vice mayor", "acting mayor", "lord mayor"),
    countries=frozenset((
        "afghanistan", "albania", "algeria", "america", "angola", "argentina", "armenia", "australia", "austria",
        "azerbaijan", "bahrain", "bangladesh", "barbados", "belarus", "belgium", "belize", "benin", "bhutan",
        "bolivia", "bosnia and herzegovina", "botswana", "brazil", "britain", "brunei", "bulgaria", "burkina faso",
        "burundi", "cambodia", "cameroon", "canada", "central african republic", "chad", "chile", "china", "colombia",
        "congo", "costa rica", "croatia", "cuba", "cyprus", "czech republic", "czechia",
        "democratic republic of the congo", "denmark", "djibouti", "dominican republic", "ecuador", "egypt",
        "el salvador", "england", "eritrea", "estonia", "eswatini", "ethiopia", "fiji", "finland", "france", "gabon",
        "gambia", "georgia", "germany", "ghana", "great britain", "greece", "guatemala", "guinea", "guyana", "haiti",
        "honduras", "hungary", "iceland", "india", "indonesia", "iran", "iraq", "ireland", "israel", "italy",
        "ivory coast", "jamaica", "japan", "jordan", "kazakhstan", "kenya", "korea", "kosovo", "kuwait", "kyrgyzstan",
        "laos", "latvia", "lebanon", "lesotho", "liberia", "libya", "lithuania", "luxembourg", "madagascar", "malawi",
        "malaysia", "maldives", "mali", "malta", "mauritius", "mexico", "moldova", "mongolia", "montenegro", "morocco",
        "mozambique", "myanmar", "namibia", "nepal", "netherlands", "new zealand", "nicaragua", "niger", "nigeria",
        "north korea", "north macedonia", "norway", "oman", "pakistan", "palau", "palestine", "panama",
        "papua new guinea", "paraguay", "peru", "philippines", "poland", "portugal", "qatar", "romania", "russia",
        "rwanda", "samoa", "saudi arabia", "scotland", "senegal", "serbia", "sierra leone", "singapore", "slovakia",
        "slovenia", "solomon islands", "somalia", "south africa", "south korea", "south sudan", "spain", "sri lanka",
        "sudan", "suriname", "sweden", "switzerland", "syria", "taiwan", "tajikistan", "tanzania", "thailand",
        "timor-leste", "togo", "tonga", "trinidad and tobago", "tunisia", "turkey", "turkmenistan", "türkiye", "uae",
        "uganda", "uk", "ukraine", "united arab emirates", "united kingdom", "united states",
        "united states of america", "uruguay", "us", "usa", "uzbekistan", "vanuatu", "venezuela", "wales", "yemen",
        "zambia", "zimbabwe",
    )),
    forms_of_state=("the", "people's", "democratic", "islamic", "federal", "republic of", "kingdom of", "state of"),
    names_every_country=False,
    body_may_precede=True,
)  # fmt: skip
