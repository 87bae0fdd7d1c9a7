"""English words around positions: "Chairman of the", "was appointed as", "Deputy Ministers A and B"."""

from __future__ import annotations

from extractors.lexicons.officials import OfficialLexicon

OFFICIALS = OfficialLexicon(
    belonging=(
        "of", "of the", "at", "at the", "for", "for the", "with", "with the", "in", "in the", "from", "from the",
        "to the",
        "to", "under", "under the", "on", "on the", "in charge of", "in charge of the", "of its",
    ),
    joining=(
        "and", "and concurrently", "as well as", "cum", "and also", "&", "concurrently", "who is also", "also",
        "and the",
        "together with", "along with", "and then",
    ),
    being_patterns=(
        r"(?:who )?(?:is|was|are|were|has been|had been|being|be|became|becomes|as|remains|remained)(?: also| now|"
        r" currently|"
        r" then| still| concurrently| both| previously)*(?: as)?",
        r"(?:who )?(?:is|was|has been|had been|were|have been|being|has just been|will be)?(?: also| newly| re-|"
        r" just| officially)*"
        r"(?:appointed|elected|re-elected|reelected|named|assigned|chosen|selected|promoted|nominated|approved|"
        r"sworn in|"
        r"inaugurated|installed|designated|tasked|voted|confirmed)(?: (?:as|to be|to|to the post of|to the position of|"
        r"to serve as|to act as|to hold the post of|to hold the position of|to the role of))?",
        r"(?:who )?(?:has |had |have )?(?:also |earlier |previously |currently |once |now |long )*(?:serves|served|"
        r"serving|works|worked|working|acts|"
        r"acted|acting) as",
        r"(?:who )?(?:holds|held|holding|took|takes|taking|assumed|assumes|took over)(?: up| over)?(?: the)?"
        r"(?: posts?| positions?| office| titles?| role)?(?: of| as)?",
        r"in (?:his|her|their) (?:capacity|role|position)(?: as)?",
        r"(?:has |had |was |were )?(?:been )?(?:resigned|resigns|dismissed|removed|stepped down|steps down|retired|"
        r"relieved)"
        r"(?: from)?(?: (?:his|her|the))?(?: posts?| positions?| duty| role)?(?: of| as)?",
    ),
    naming_patterns=(r"is", r"was", r"are", r"being", r"named", r"called", r"led by", r"under", r"by", r"for"),
    ignored_patterns=(
        r",? ?\b(?:aged )?\d{2}\b(?= ?,)", r"\(\d{2}\)", r"\(?\b\d{2} years old\)?", r"\(?\bborn in \d{4}\)?",
        r"\b(?:for |of )?the \d{4} ?[-–] ?\d{4} (?:term|tenure|period)\b",
        r"\b\d{1,2}(?:st|nd|rd|th)[ -](?:term|tenure)\b",
        r"\((?:left|right|centre|center|standing|sitting|pictured|seated)[^()]{0,25}\)",
        r"\b(?:the|a|an|then|now|its|his|her|their|our|current)\b",
    ),
    plural_words=("two", "three", "four", "both", "five"),
    plural_endings=("men", "ers", "ors", "ies", "ads", "nts", "ies", "mps", "hes", "ves", "efs", "ans"),
    authorising=(
        "authorised by the", "authorized by the", "authorised by", "authorized by", "on behalf of the", "on behalf of",
        "approval of the", "request of the", "consent of the", "proposal of the",
    ),
    capacity_patterns=(
        r"in (?:his|her) (?:capacity|role|position) as(?: an?| the)?", r"from (?:the|his|her) (?:posts?|positions?) of",
        r"(?:while|when) (?:serving as|holding the (?:posts?|positions?) of)(?: an?| the)?",
        r"when (?:he|she) was(?: an?| the)?",
    ),
    whole_titles=(
        "prime minister", "deputy prime minister", "permanent deputy prime minister", "standing deputy prime minister",
        "president", "vice president", "minister", "deputy minister", "former minister", "pm", "deputy pm", "king",
        "queen",
        "emperor", "pope", "foreign minister", "defence minister", "finance minister", "interior minister",
        "vice state president",
        "state president", "party general secretary", "general secretary", "attorney general", "coach", "chancellor",
        "senator",
        "senior inspector", "health minister", "federal minister", "secretary of state", "congressman", "congresswoman",
    ),
    country_of={
        "american": "United States", "us": "US", "u.s.": "US", "british": "United Kingdom", "uk": "UK",
        "russian": "Russia",
        "chinese": "China", "japanese": "Japan", "korean": "Korea", "south korean": "South Korea",
        "north korean": "North Korea",
        "french": "France", "german": "Germany", "italian": "Italy", "spanish": "Spain", "portuguese": "Portugal",
        "dutch": "Netherlands", "belgian": "Belgium", "swiss": "Switzerland", "austrian": "Austria",
        "swedish": "Sweden",
        "norwegian": "Norway", "danish": "Denmark", "finnish": "Finland", "polish": "Poland", "czech": "Czech Republic",
        "slovak": "Slovakia", "hungarian": "Hungary", "romanian": "Romania", "bulgarian": "Bulgaria", "greek": "Greece",
        "turkish": "Türkiye", "ukrainian": "Ukraine", "belarusian": "Belarus", "serbian": "Serbia",
        "croatian": "Croatia",
        "irish": "Ireland", "scottish": "Scotland", "welsh": "Wales", "icelandic": "Iceland", "estonian": "Estonia",
        "latvian": "Latvia", "lithuanian": "Lithuania", "georgian": "Georgia", "armenian": "Armenia",
        "azerbaijani": "Azerbaijan", "kazakh": "Kazakhstan", "uzbek": "Uzbekistan", "tajik": "Tajikistan",
        "kyrgyz": "Kyrgyzstan", "turkmen": "Turkmenistan", "mongolian": "Mongolia", "indian": "India",
        "pakistani": "Pakistan", "bangladeshi": "Bangladesh", "sri lankan": "Sri Lanka", "nepalese": "Nepal",
        "nepali": "Nepal", "afghan": "Afghanistan", "iranian": "Iran", "iraqi": "Iraq", "syrian": "Syria",
        "israeli": "Israel", "palestinian": "Palestine", "jordanian": "Jordan", "lebanese": "Lebanon",
        "saudi": "Saudi Arabia", "emirati": "United Arab Emirates", "qatari": "Qatar", "kuwaiti": "Kuwait",
        "omani": "Oman", "yemeni": "Yemen", "egyptian": "Egypt", "libyan": "Libya", "tunisian": "Tunisia",
        "algerian": "Algeria", "moroccan": "Morocco", "sudanese": "Sudan", "ethiopian": "Ethiopia", "somali": "Somalia",
        "kenyan": "Kenya", "ugandan": "Uganda", "tanzanian": "Tanzania", "rwandan": "Rwanda", "nigerian": "Nigeria",
        "ghanaian": "Ghana", "ivorian": "Ivory Coast", "senegalese": "Senegal", "cameroonian": "Cameroon",
        "congolese": "Congo", "angolan": "Angola", "zambian": "Zambia", "zimbabwean": "Zimbabwe",
        "mozambican": "Mozambique", "south african": "South Africa", "namibian": "Namibia", "malagasy": "Madagascar",
        "mauritian": "Mauritius", "thai": "Thailand", "lao": "Laos", "laotian": "Laos", "cambodian": "Cambodia",
        "burmese": "Myanmar", "malaysian": "Malaysia", "singaporean": "Singapore", "indonesian": "Indonesia",
        "filipino": "Philippines", "philippine": "Philippines", "bruneian": "Brunei", "timorese": "Timor-Leste",
        "vietnamese": "Vietnam", "taiwanese": "Taiwan", "australian": "Australia", "fijian": "Fiji", "samoan": "Samoa",
        "canadian": "Canada", "mexican": "Mexico", "cuban": "Cuba", "haitian": "Haiti", "jamaican": "Jamaica",
        "guatemalan": "Guatemala", "honduran": "Honduras", "salvadoran": "El Salvador", "nicaraguan": "Nicaragua",
        "panamanian": "Panama", "colombian": "Colombia", "venezuelan": "Venezuela", "ecuadorian": "Ecuador",
        "peruvian": "Peru", "bolivian": "Bolivia", "chilean": "Chile", "argentine": "Argentina",
        "argentinian": "Argentina", "uruguayan": "Uruguay", "paraguayan": "Paraguay", "brazilian": "Brazil",
    },
    body_may_precede=True,
)  # fmt: skip
