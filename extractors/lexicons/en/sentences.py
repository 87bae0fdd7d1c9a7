"""English sentence ends: "St. Petersburg", "Lt. Gen. Minh" and "No. 24-CT/TU" go on, "5 p.m. The" does not."""

from __future__ import annotations

from extractors.lexicons.sentences import SentenceLexicon

OPENERS = """
A About Above According Accordingly Additionally After All Also Although Among An And Another Any Apart As At
Authorities Because Before Besides Between Both But By Currently Despite Due During Each Earlier Every Finally First
Following For From Furthermore Given He Her Here His How However If In Instead It Its Last Later Leaders Many Meanwhile
More Moreover Most Nevertheless Next No Nobody None Not Notably Now Of On Once One Only Other Others Our Over Overall
Participants Prior Recently Regarding Several She Similarly Since Some Specifically Still Such That The Their Then There
Therefore These They This Those Though Through Thus To Today Together Two Under Until Upon We What When Where Whether
Which While Who Why With Within Without Yet You
"""

SENTENCES = SentenceLexicon(
    titles=frozenset(
        {
            *(
                "Mr",
                "Mrs",
                "Ms",
                "Mx",
                "Messrs",
                "Dr",
                "Drs",
                "Prof",
                "Assoc",
                "Asst",
                "Hon",
                "Rev",
                "Fr",
                "Pres",
                "Sen",
            ),
            *(
                "Rep",
                "Gov",
                "Amb",
                "Gen",
                "Lt",
                "Col",
                "Maj",
                "Capt",
                "Cmdr",
                "Adm",
                "Sgt",
                "Cpl",
                "Brig",
                "Insp",
                "Supt",
            ),
            *("Atty", "St", "Ste", "Mt", "Ft", "vs", "cf", "e.g", "i.e"),
        }
    ),
    abbreviations=frozenset(
        {
            *(
                "Inc",
                "Co",
                "Corp",
                "Ltd",
                "Plc",
                "Bros",
                "Jr",
                "Sr",
                "Esq",
                "Ave",
                "Blvd",
                "Rd",
                "Dept",
                "Univ",
                "Govt",
            ),
            *("a.m", "p.m", "etc", "al", "B.A", "M.A", "B.Sc", "M.Sc", "Ph.D", "D.C", "TP", "Tp"),
            *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"),
            *("Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun"),
        }
    ),
    before_numbers=frozenset(
        {
            *("No", "no", "Nos", "nos", "Art", "art", "Arts", "arts", "Sec", "sec", "Vol", "vol", "Fig", "fig", "Ch"),
            *("Para", "para", "p", "pp", "ca", "approx", "est", "Tel", "tel", "Fax", "fax"),
        }
    ),
    before_romans=frozenset(),
    headings=("Article", "Chapter", "Section", "Part", "Clause", "Question", "Appendix"),
    openers=frozenset(OPENERS.split()),
)
